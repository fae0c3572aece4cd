"""A decision and the meeting at which it was taken name each other: they are joined once both are here, whichever came first."""

from collections.abc import Sequence

from moothall.access.viewer import THE_CLOCK
from moothall.decisions import actions, queries as decisions
from moothall.decisions.models import Decision, TakenAt
from moothall.exchange.ledger import key_of
from moothall.exchange.moderngov.pages import MeetingNamed
from moothall.meetings import queries as meetings
from moothall.meetings.models import Item, Meeting

from .council import LISTED_MEETING, MEETING, Council, number_of


def join_what_names(meeting: Meeting, council: Council) -> None:
    """Join to a meeting the decisions that name its body and its day."""
    if (meeting.body_id, meeting.held_on) not in council.days_awaited:
        return
    named = list(decisions.register(THE_CLOCK).filter(body=meeting.body_id, meeting_on=meeting.held_on))
    taken = {row.decision_id: row for row in decisions.taken_at_any(THE_CLOCK, named)}
    is_the_only_one = meetings.of_body(THE_CLOCK, meeting.body).filter(held_on=meeting.held_on).count() == 1
    titles = items_by_title(meeting)
    for decision in named:
        row, item = taken.get(decision.pk), the_item(decision, titles)
        is_settled = row is not None and row.meeting_id != meeting.pk and row.item_id is not None
        is_meant = item is not None or (row.meeting_id == meeting.pk if row else is_the_only_one)
        if is_meant and not is_settled:
            join(decision, meeting, item, row, council)


def join_to_meeting(decision: Decision, named: MeetingNamed | None, council: Council) -> None:
    """Join a decision to the meeting that its page names, if that is here. Nothing is invented if it is not."""
    if named is None:
        return
    found = meetings_named(decision, named, council)
    titled = [meeting for meeting in found if the_item(decision, items_by_title(meeting))] if len(found) > 1 else found
    if len(titled) == 1:
        item = the_item(decision, items_by_title(titled[0]))
        join(decision, titled[0], item, decisions.taken_at(THE_CLOCK, decision), council)


def join(decision: Decision, meeting: Meeting, item: Item | None, taken: TakenAt | None, council: Council) -> None:
    """An item that is known already stays until another bears the title."""
    if item is None and taken and taken.meeting_id == meeting.pk:
        item = taken.item
    if taken is None or (taken.meeting_id, taken.item_id) != (meeting.pk, item.pk if item else None):
        actions.join_meeting(decision, viewer=THE_CLOCK, at=council.at, meeting=meeting, item=item)


def meetings_named(decision: Decision, named: MeetingNamed, council: Council) -> Sequence[Meeting]:
    """The meeting by its key; else those of its body on that day."""
    if named.meeting_id and (reference := council.ledger.reference(named.meeting_id, MEETING, LISTED_MEETING)):
        found = meetings.meeting(THE_CLOCK, council.organisation.slug, number_of(reference))
        return [found] if found else []
    return list(meetings.meetings(THE_CLOCK).filter(body=decision.body_id, held_on=named.on)) if decision.body_id and named.on else []


def items_by_title(meeting: Meeting) -> dict[str, list[Item]]:
    found: dict[str, list[Item]] = {}
    for item in meetings.bare_items(THE_CLOCK, meeting):
        found.setdefault(key_of(item.title), []).append(item)
    return found


def the_item(decision: Decision, titles: dict[str, list[Item]]) -> Item | None:
    """The item that alone bears the decision's title."""
    found = titles.get(key_of(decision.title), [])
    return found[0] if len(found) == 1 else None
