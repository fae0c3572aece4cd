"""A decision and the meeting at which it was taken name each other: they are joined once both are here, whichever came first."""

from moothall.access.viewer import THE_CLOCK
from moothall.authority.models import Body
from moothall.decisions import actions, queries as decisions
from moothall.decisions.models import Decision, TakenAt
from moothall.exchange.ledger import key_of
from moothall.exchange.moderngov.pages import MeetingNamed
from moothall.meetings import queries as meetings
from moothall.meetings.models import Item, Meeting

from .council import LISTED_MEETING, MEETING, Council, number_of


def join_what_names(meeting: Meeting, council: Council) -> None:
    """Join to a meeting the decisions that name it, each to its item if one alone bears its title."""
    taken = {row.decision_id: row for row in decisions.taken_at_meeting(THE_CLOCK, meeting)}
    named = [row.decision for row in taken.values()]
    waiting = list(decisions.awaiting_meeting(THE_CLOCK, meeting.body_id, meeting.held_on))
    if waiting and only_meeting(meeting.body, meeting):
        named += waiting
    items = items_by_title(meeting) if named else {}
    for decision in named:
        join(decision, meeting, taken.get(decision.pk), items, council)


def join_to_meeting(decision: Decision, named: MeetingNamed | None, council: Council) -> None:
    """Join a decision to the meeting that its page names, if that is here. Nothing is invented if it is not."""
    if meeting := meeting_named(named, decision.body, council):
        join(decision, meeting, decisions.taken_at(THE_CLOCK, decision), items_by_title(meeting), council)


def join(decision: Decision, meeting: Meeting, taken: TakenAt | None, items: dict[str, list[Item]], council: Council) -> None:
    """An item that is known already stays until another bears the title."""
    found = items.get(key_of(decision.title), [])
    item = found[0] if len(found) == 1 else taken.item if taken and taken.meeting_id == meeting.pk else None
    if taken is None or (taken.meeting_id, taken.item_id) != (meeting.pk, item.pk if item else None):
        actions.join_meeting(decision, viewer=THE_CLOCK, at=council.at, meeting=meeting, item=item)


def meeting_named(named: MeetingNamed | None, body: Body | None, council: Council) -> Meeting | None:
    """The meeting by its key; else the only one of its body on that day."""
    if named is None:
        return None
    if named.meeting_id and (reference := council.ledger.reference(named.meeting_id, MEETING, LISTED_MEETING)):
        return meetings.meeting(THE_CLOCK, council.organisation.slug, number_of(reference))
    if body is None or named.on is None:
        return None
    found = list(meetings.of_body(THE_CLOCK, body).filter(held_on=named.on)[:2])
    return found[0] if len(found) == 1 else None


def only_meeting(body: Body, meeting: Meeting) -> bool:
    return not meetings.of_body(THE_CLOCK, body).filter(held_on=meeting.held_on).exclude(pk=meeting.pk).exists()


def items_by_title(meeting: Meeting) -> dict[str, list[Item]]:
    found: dict[str, list[Item]] = {}
    for item in meetings.agenda(THE_CLOCK, meeting).prefetch_related(None):
        found.setdefault(key_of(item.title), []).append(item)
    return found
