"""Commitments are proposed from the words of resolutions, of decisions and of what was undertaken; a clerk then says what they mean."""

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any

from moothall.access.acts import performs
from moothall.access.viewer import THE_CLOCK, Viewer
from moothall.authority.numbering import next_numbers
from moothall.decisions import permissions
from moothall.decisions.models import Commitment, Decision
from moothall.decisions.queries.proposing import Asking, asked_first, asked_in, new_in, proposed_before
from moothall.meetings.models import Meeting


@performs(permissions.PROPOSE_COMMITMENTS)
def propose_commitments(source: Meeting | Decision, *, viewer: Viewer, at: datetime, is_new: bool = False) -> Meeting | Decision:
    """Read what a meeting's resolutions, or a decision's parts, ask of whom; and what was undertaken at the meeting.

    What was proposed before is not proposed again, nor what the decision and the minutes both say; a proposal that nobody
    has confirmed or dismissed goes with its words. Of what `is_new` nothing can have been proposed, so nothing is looked for.
    """
    on = source.held_on if isinstance(source, Meeting) else source.decided_on
    asked = {"organisation": source.organisation, "asked_by": source.body, "asked_on": on, "proposed_at": at}
    for key, found in (asked_first(THE_CLOCK, source) if is_new else asked_in(THE_CLOCK, source)).items():
        rows = {} if is_new else proposed_before(THE_CLOCK, key, found)
        forget_what_is_asked_no_longer(rows, {(origin.pk, said.phrase) for origin, said, _ in found.asked})
        propose(key, new_in(key, found, rows), asked)
    return source


def propose(key: str, new: list[Asking], asked: dict[str, Any]) -> None:
    numbers = next_numbers(asked["organisation"], "commitment", len(new)) if new else range(0)
    Commitment.objects.bulk_create(
        Commitment(
            number=number, who=said.who, what=said.what, said=said.phrase, due_words=said.due_words, due_on=due_on, **{key: origin}, **asked
        )
        for number, (origin, said, due_on) in zip(numbers, new, strict=True)
    )


def forget_what_is_asked_no_longer(rows: Mapping[tuple[int, str], Commitment], asked: Collection[tuple[int, str]]) -> None:
    gone = [row.pk for where, row in rows.items() if where not in asked and not (row.confirmed_at or row.dismissed_at)]
    if gone:
        Commitment.objects.visible_to(THE_CLOCK).filter(pk__in=gone).delete()
