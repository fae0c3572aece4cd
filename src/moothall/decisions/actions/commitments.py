"""Commitments: written down by hand, confirmed, dismissed, handed over or ended by a clerk."""

from datetime import date, datetime
from typing import Any

from moothall.access.acts import Refused, performs
from moothall.access.viewer import Viewer
from moothall.authority.models import Body, Office, Organisation
from moothall.authority.numbering import next_number
from moothall.decisions import permissions, rules
from moothall.decisions.actions.due_days import set_due
from moothall.decisions.models import Commitment
from moothall.meetings.models import Item


@performs(permissions.ASK_BY_HAND)
def ask_by_hand(
    organisation: Organisation,
    *,
    viewer: Viewer,
    at: datetime,
    asked_by: Body,
    asked_on: date,
    said: str,
    what: str,
    item: Item | None = None,
    owner: Office | None = None,
    is_closed: bool = False,
    **due: Any,
) -> Commitment:
    """Write down what a body asked for and no resolution says: by which body, on which day, in its own words. It needs no confirming."""
    if asked_by.organisation_id != organisation.pk:
        raise Refused("That body belongs to another council.")
    if item and (item.meeting.body_id, item.meeting.held_on) != (asked_by.pk, asked_on):
        raise Refused("That item is of another meeting than the one at which it was asked.")
    row = Commitment(organisation=organisation, asked_by=asked_by, asked_on=asked_on, item=item, is_closed=is_closed)
    row.number, row.who = next_number(organisation, "commitment"), owner.title if owner else ""
    row.what, row.said, row.owner, row.proposed_at, row.confirmed_at = what, said, owner, at, at
    row.save()
    set_due(row, at=at, **due)
    return row


@performs(permissions.CONFIRM_COMMITMENT)
def confirm_commitment(
    commitment: Commitment,
    *,
    viewer: Viewer,
    at: datetime,
    version: int,
    what: str,
    owner: Office | None = None,
    **due: Any,
) -> Commitment:
    """A clerk confirms what is asked of whom, and by when: by a day, at a meeting, at the next meeting of a body, or by none."""
    take_version(commitment, version)
    commitment.what, commitment.owner, commitment.confirmed_at = what, owner, at
    commitment.save()
    set_due(commitment, at=at, **due)
    return commitment


@performs(permissions.DISMISS_COMMITMENT)
def dismiss_commitment(commitment: Commitment, *, viewer: Viewer, at: datetime, version: int, because: str) -> Commitment:
    """A clerk says that the words commit nobody to anything, and why."""
    take_version(commitment, version)
    commitment.dismissed_at, commitment.dismissed_because = at, because
    commitment.save()
    return commitment


@performs(permissions.END_COMMITMENT)
def end_commitment(commitment: Commitment, *, viewer: Viewer, at: datetime, version: int, how: str, because: str) -> Commitment:
    """Nothing will come back for it: it was overtaken, withdrawn, or answered in another way. Everybody reads why."""
    if how not in set(rules.Ending):
        raise Refused(f"A commitment is overtaken, withdrawn or answered in another way, and “{how}” is none of these.")
    take_version(commitment, version)
    commitment.ended_at, commitment.ended_how, commitment.ended_because = at, how, because
    commitment.save()
    return commitment


@performs(permissions.HAND_OVER_COMMITMENT)
def hand_over_commitment(commitment: Commitment, *, viewer: Viewer, at: datetime, version: int, owner: Office) -> Commitment:
    """Another office owns it from now on. Who was asked at first stays as it was said."""
    if owner.organisation_id != commitment.organisation_id:
        raise Refused("That office belongs to another council.")
    if owner.pk == commitment.owner_id:
        raise Refused("Nothing was changed: that office owns it already.")
    take_version(commitment, version)
    commitment.owner = owner
    commitment.save()
    return commitment


def take_version(commitment: Commitment, version: int) -> None:
    """The change is to what stood there when the form was opened, and nothing else."""
    if commitment.version != version:
        raise Refused("Somebody else has changed this commitment since you opened it. Open it again to see what it says now.")
    commitment.version += 1
