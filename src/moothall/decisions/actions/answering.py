"""What comes back for a commitment: it stands on an agenda, the meeting has it, and so it is closed. And conditions that are met."""

from datetime import date, datetime

from moothall.access.acts import Refused, add_facts, performs
from moothall.access.viewer import THE_CLOCK, Viewer
from moothall.authority.words import capitalised, day_in_words
from moothall.decisions import permissions, queries, rules
from moothall.decisions.models import Commitment, ConditionMet, DecisionPart, ReportedBack
from moothall.meetings import actions as meetings
from moothall.meetings.models import Item, Meeting

LONGEST_TITLE = 500


@performs(permissions.REPORT_BACK)
def report_back(commitment: Commitment, *, viewer: Viewer, at: datetime, item: Item) -> Commitment:
    """The report that was asked for came to a meeting as this item, or is to come there."""
    refuse_answer(commitment, item.meeting)
    if ReportedBack.objects.visible_to(THE_CLOCK).filter(commitment=commitment, item=item).exists():
        raise Refused("That item is joined to this commitment already.")
    ReportedBack.objects.create(commitment=commitment, item=item)
    return commitment


@performs(permissions.PUT_ANSWER_ON_AGENDA)
def put_answer_on_agenda(commitment: Commitment, *, viewer: Viewer, at: datetime, meeting: Meeting, title: str = "") -> Commitment:
    """Put an item on the agenda of a meeting to which this reports back; each leads to the other."""
    refuse_answer(commitment, meeting)
    if meeting.cancelled_at:
        raise Refused("That meeting was cancelled. Choose another.")
    if meeting.held_on < rules.day_of(at):
        raise Refused("The day of that meeting has passed. If the report came to it, choose the item by which it came.")
    called = (title or capitalised(commitment.what))[:LONGEST_TITLE]
    about = {"title": called, "purpose": Item.Purpose.REPORT, "background": asked_in_words(commitment)}
    item = meetings.add_item(meeting, viewer=viewer, at=at, **about)
    ReportedBack.objects.create(commitment=commitment, item=item)
    add_facts(item=item.reference)
    return commitment


def asked_in_words(commitment: Commitment) -> str:
    """By whom it was asked and when, as the agenda says it under the title; nothing of what is closed."""
    if commitment.is_closed or not (commitment.asked_by and commitment.asked_on):
        return ""
    return f"{commitment.asked_by} asked for this on {day_in_words(commitment.asked_on, weekday=False)}."


def refuse_answer(commitment: Commitment, meeting: Meeting) -> None:
    if meeting.organisation_id != commitment.organisation_id:
        raise Refused("That meeting belongs to another council.")
    if commitment.asked_on and meeting.held_on < commitment.asked_on:
        raise Refused("That meeting was before the day on which it was asked, so it cannot have had the answer.")


@performs(permissions.NOTE_HAD)
def note_had(commitment: Commitment, *, viewer: Viewer, at: datetime) -> Commitment:
    """The meeting has had it: closed, ahead of the minutes that will say so too."""
    came = queries.came_back(THE_CLOCK, commitment, rules.day_of(at))
    if came is None:
        raise Refused("Nothing has come back to a meeting yet, so no meeting can have had it.")
    if came.had_at:
        raise Refused("That the meeting has had it has been noted already.")
    came.had_at = at
    came.save(update_fields=["had_at"])
    return commitment


@performs(permissions.MEET_CONDITION)
def meet_condition(part: DecisionPart, *, viewer: Viewer, at: datetime, met_on: date, evidence: str) -> DecisionPart:
    """What a part was subject to has happened: when, and how it is known. A part follows those on which it is conditional."""
    if met_on > rules.day_of(at):
        raise Refused("That day has not come yet. Enter the day on which the condition was met.")
    if part.decision.decided_on and met_on < part.decision.decided_on:
        raise Refused("That day is before the decision was taken. Enter the day on which the condition was met.")
    if waiting := queries.parts_before(THE_CLOCK, part):
        raise Refused(f"It is conditional on part ({waiting[0]}), which waits for its own condition. Note that first.")
    part.condition_met_at = at
    part.save(update_fields=["condition_met_at"])
    ConditionMet.objects.create(part=part, met_on=met_on, evidence=evidence, noted_at=at)
    return part
