"""Commitments: proposed from the words of resolutions, confirmed or dismissed by a clerk, answered by an item of a meeting."""

from collections.abc import Collection, Mapping
from datetime import date, datetime

from moothall.access.acts import Refused, performs
from moothall.access.viewer import THE_CLOCK, Viewer
from moothall.authority.models import Office
from moothall.authority.numbering import next_numbers
from moothall.decisions import permissions, rules
from moothall.decisions.models import Commitment, Decision, DecisionPart, ReportedBack
from moothall.meetings.models import Item, Meeting, ResolutionPart


@performs(permissions.PROPOSE_COMMITMENTS)
def propose_commitments(source: Meeting | Decision, *, viewer: Viewer, at: datetime) -> Meeting | Decision:
    """Read what a meeting's resolutions, or a decision's parts, ask of whom.

    What was proposed before is not proposed again; a proposal that nobody has confirmed or dismissed goes with its words.
    """
    key, parts = parts_that_ask(source)
    asked_for = [(part, asked) for part in parts for asked in rules.commitments_in(part.text)]
    rows = {(getattr(row, f"{key}_id"), row.said): row for row in Commitment.objects.visible_to(THE_CLOCK).filter(**{f"{key}__in": parts})}
    forget_what_is_asked_no_longer(rows, {(part.pk, asked.phrase) for part, asked in asked_for})
    new = [(part, asked) for part, asked in asked_for if (part.pk, asked.phrase) not in rows]
    numbers = next_numbers(source.organisation, "commitment", len(new)) if new else range(0)
    Commitment.objects.bulk_create(
        Commitment(
            organisation=source.organisation,
            number=number,
            who=asked.who,
            what=asked.what,
            said=asked.phrase,
            due_words=asked.due_words,
            proposed_at=at,
            **{key: part},
        )
        for number, (part, asked) in zip(numbers, new, strict=True)
    )
    return source


def forget_what_is_asked_no_longer(rows: Mapping[tuple[int, str], Commitment], asked: Collection[tuple[int, str]]) -> None:
    gone = [row.pk for where, row in rows.items() if where not in asked and not (row.confirmed_at or row.dismissed_at)]
    if gone:
        Commitment.objects.visible_to(THE_CLOCK).filter(pk__in=gone).delete()


def parts_that_ask(source: Meeting | Decision) -> tuple[str, list]:
    if isinstance(source, Meeting):
        parts = ResolutionPart.objects.visible_to(THE_CLOCK).filter(resolution__item__meeting=source, is_closed=False)
        return "resolution_part", list(parts.order_by("pk"))
    return "decision_part", list(DecisionPart.objects.visible_to(THE_CLOCK).filter(decision=source, is_closed=False).order_by("number"))


@performs(permissions.CONFIRM_COMMITMENT)
def confirm_commitment(
    commitment: Commitment,
    *,
    viewer: Viewer,
    at: datetime,
    version: int,
    what: str,
    owner: Office | None = None,
    due_on: date | None = None,
) -> Commitment:
    """A clerk confirms what is asked of whom, and by when if a day was set."""
    refuse_what_changed(commitment, version)
    commitment.what, commitment.owner, commitment.due_on = what, owner, due_on
    commitment.confirmed_at = at
    commitment.version += 1
    commitment.save()
    return commitment


@performs(permissions.DISMISS_COMMITMENT)
def dismiss_commitment(commitment: Commitment, *, viewer: Viewer, at: datetime, version: int, because: str) -> Commitment:
    """A clerk says that the words commit nobody to anything, and why."""
    refuse_what_changed(commitment, version)
    commitment.dismissed_at, commitment.dismissed_because = at, because
    commitment.version += 1
    commitment.save()
    return commitment


def refuse_what_changed(commitment: Commitment, version: int) -> None:
    if commitment.version != version:
        raise Refused("Somebody else has changed this commitment since you opened it. Open it again to see what it says now.")


@performs(permissions.REPORT_BACK)
def report_back(commitment: Commitment, *, viewer: Viewer, at: datetime, item: Item) -> Commitment:
    """The report that was asked for came to a meeting as this item."""
    ReportedBack.objects.create(commitment=commitment, item=item)
    return commitment
