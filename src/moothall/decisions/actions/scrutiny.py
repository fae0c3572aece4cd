"""Topics are suggested, weighed, taken up or refused, and scoped; what comes to which meeting is planned, moved, taken off."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from moothall.access.acts import Refused, add_facts, performs
from moothall.access.viewer import THE_CLOCK, Viewer
from moothall.authority.models import Body, Office, Organisation, Person
from moothall.authority.numbering import next_number
from moothall.decisions import scrutiny_permissions as permissions
from moothall.decisions.actions.due_days import office_of
from moothall.decisions.models import EntryMoved, EntryOnAgenda, Notice, ProgrammeEntry, TaskMember, Topic, TopicAnswer, TopicLink
from moothall.decisions.queries import scrutiny as queries
from moothall.decisions.rules import day_of, scrutiny as rules
from moothall.meetings import actions as meetings
from moothall.meetings.models import Item, Meeting

WEIGHED = ("importance", "influence", "elsewhere")
LONGEST_TITLE = 500


@performs(permissions.SUGGEST_TOPIC)
def suggest_topic(
    organisation: Organisation,
    *,
    viewer: Viewer,
    at: datetime,
    title: str,
    about: str,
    body: Body,
    source: str = rules.Source.MEMBER,
    source_words: str = "",
    suggested_by: Person | None = None,
    notice: Notice | None = None,
    **weighed: str,
) -> Topic:
    """Suggest something that scrutiny should look at. Until it is taken up, whoever suggested it, the body and the clerks read it."""
    refuse_no_scrutiny_body(body, organisation.pk)
    told = {"title": title, "about": about, "body": body, "source": source, "source_words": source_words, "suggested_by": suggested_by}
    row = Topic.objects.create(organisation=organisation, number=next_number(organisation, "topic"), suggested_at=at, **told, **weighed)
    if notice:
        TopicLink.objects.create(topic=row, notice=notice)
    return row


@performs(permissions.CHANGE_TOPIC)
def change_topic(topic: Topic, *, viewer: Viewer, at: datetime, title: str, about: str, body: Body) -> Topic:
    """Say it in other words, or to another body: a private name must not come out with it."""
    refuse_no_scrutiny_body(body, topic.organisation_id)
    topic.title, topic.about, topic.body = title, about, body
    topic.save(update_fields=["title", "about", "body"])
    return topic


@performs(permissions.WEIGH_TOPIC)
def weigh_topic(topic: Topic, *, viewer: Viewer, at: datetime, importance: str, influence: str, elsewhere: str) -> Topic:
    """How important it is, whether scrutiny can change anything, and whether somebody else is doing it: in words, not in points."""
    topic.importance, topic.influence, topic.elsewhere = importance, influence, elsewhere
    topic.save(update_fields=[*WEIGHED])
    return topic


@performs(permissions.SETTLE_TOPIC)
def settle_topic(topic: Topic, *, viewer: Viewer, at: datetime, outcome: str, because: str, look_again_on: date | None = None) -> Topic:
    """Take it up, defer it, refuse it, or end its review, with the reason that whoever suggested it reads."""
    if why := rules.why_not_said(topic.outcome, outcome, look_again_on, day_of(at)):
        raise Refused(why)
    said = {"outcome": outcome, "because": because, "look_again_on": look_again_on}
    TopicAnswer.objects.create(topic=topic, answered_at=at, answered_by=office_of(viewer, at)[:300], **said)
    topic.outcome, topic.look_again_on = outcome, look_again_on
    if outcome == rules.Outcome.TAKEN_UP:
        topic.published_at = topic.published_at or at
    topic.save(update_fields=["outcome", "look_again_on", "published_at"])
    return topic


@performs(permissions.SCOPE_REVIEW)
def scope_review(
    topic: Topic,
    *,
    viewer: Viewer,
    at: datetime,
    questions: str,
    lead: Person | None = None,
    members: Sequence[Person] = (),
    witnesses: str = "",
    report_by: date | None = None,
) -> Topic:
    """What the review is to answer, who leads it, who belongs to its task group, whom it hears, and when it reports."""
    if report_by and report_by < day_of(topic.suggested_at):
        raise Refused("That day is before the topic was suggested. Enter the day by which the review is to report.")
    topic.questions, topic.lead, topic.witnesses, topic.report_by = questions, lead, witnesses, report_by
    topic.scoped_at = topic.scoped_at or at
    topic.save(update_fields=["questions", "lead", "witnesses", "report_by", "scoped_at"])
    TaskMember.objects.visible_to(THE_CLOCK).filter(topic=topic).delete()
    TaskMember.objects.bulk_create(TaskMember(topic=topic, person=person) for person in dict.fromkeys(members))
    return topic


@performs(permissions.LINK_TOPIC)
def link_topic(topic: Topic, *, viewer: Viewer, at: datetime, kind: str, thing: Any) -> Topic:
    """Say that a topic is about a matter, a decision or a coming decision."""
    refuse_other_council(thing, topic.organisation_id)
    _, is_new = TopicLink.objects.visible_to(THE_CLOCK).get_or_create(topic=topic, **{kind: thing})
    if not is_new:
        raise Refused("That is joined to this topic already.")
    return topic


@performs(permissions.PLAN_ENTRY)
def plan_entry(
    body: Body,
    *,
    viewer: Viewer,
    at: datetime,
    title: str,
    purpose: str,
    year: int,
    meeting: Meeting | None = None,
    topic: Topic | None = None,
    notice: Notice | None = None,
    owner: Office | None = None,
    note: str = "",
) -> ProgrammeEntry:
    """Put something on the work programme of a scrutiny body: for one of its meetings, or for a council year."""
    for thing in (topic, notice, owner):
        refuse_other_council(thing, body.organisation_id)
    if meeting:
        refuse_meeting(body, meeting, at)
    row = ProgrammeEntry(organisation=body.organisation, body=body, title=title, purpose=purpose, year=year, meeting=meeting, note=note)
    row.number, row.planned_at = next_number(body.organisation, "programme entry"), at
    row.topic, row.notice, row.owner = topic, notice, owner
    row.save()
    return row


@performs(permissions.CHANGE_ENTRY)
def change_entry(
    entry: ProgrammeEntry, *, viewer: Viewer, at: datetime, title: str, purpose: str, owner: Office | None = None, note: str = ""
) -> ProgrammeEntry:
    """Say in other words what is to come, for what purpose, and who brings it."""
    refuse_other_council(owner, entry.organisation_id)
    entry.title, entry.purpose, entry.owner, entry.note = title, purpose, owner, note
    entry.save(update_fields=["title", "purpose", "owner", "note"])
    return entry


@performs(permissions.MOVE_ENTRY)
def move_entry(entry: ProgrammeEntry, *, viewer: Viewer, at: datetime, meeting: Meeting | None, because: str) -> ProgrammeEntry:
    """Move it to another meeting of the body, or to none for now. The old day stays, with the reason."""
    if (meeting and meeting.pk) == entry.meeting_id:
        raise Refused("Nothing was changed: it is planned for that already.")
    if meeting:
        refuse_meeting(entry.body, meeting, at)
    days = {"was_on": entry.meeting.held_on if entry.meeting else None, "is_on": meeting.held_on if meeting else None}
    EntryMoved.objects.create(entry=entry, because=because, moved_at=at, moved_by=office_of(viewer, at)[:300], **days)
    entry.meeting = meeting
    entry.save(update_fields=["meeting"])
    return entry


@performs(permissions.TAKE_ENTRY_OFF)
def take_entry_off(entry: ProgrammeEntry, *, viewer: Viewer, at: datetime, because: str) -> ProgrammeEntry:
    """Take it off the programme. Its page stays, with the reason."""
    entry.taken_off_at, entry.taken_off_because = at, because
    entry.save(update_fields=["taken_off_at", "taken_off_because"])
    return entry


@performs(permissions.PUT_ENTRY_ON_AGENDA)
def put_entry_on_agenda(entry: ProgrammeEntry, *, viewer: Viewer, at: datetime) -> ProgrammeEntry:
    """Put an item on the agenda of its meeting; each leads to the other."""
    meeting = entry.meeting
    if meeting is None:
        raise Refused("It has no meeting yet. Move it to a meeting first.")
    refuse_meeting(entry.body, meeting, at)
    if queries.on_agendas(THE_CLOCK, [entry]):
        raise Refused("It stands on the agenda of this meeting already.")
    about = {"title": entry.title[:LONGEST_TITLE], "purpose": Item.Purpose.REPORT, "background": f"{entry.purpose}."}
    item = meetings.add_item(meeting, viewer=viewer, at=at, **about)
    EntryOnAgenda.objects.create(entry=entry, item=item)
    add_facts(item=item.reference)
    return entry


def refuse_meeting(body: Body, meeting: Meeting, at: datetime) -> None:
    if meeting.body_id != body.pk:
        raise Refused("That is another body's meeting. Choose one of this body.")
    if meeting.cancelled_at or meeting.is_briefing or not meeting.announced_at:
        raise Refused("Nothing can be planned for that meeting: it was cancelled, or it is not in the calendar that everybody reads.")
    if meeting.held_on < day_of(at):
        raise Refused("The day of that meeting has passed. Choose one that is to come.")


def refuse_no_scrutiny_body(body: Body, organisation: int) -> None:
    refuse_other_council(body, organisation)
    if body.kind != permissions.SCRUTINY:
        raise Refused("Choose a scrutiny body: only these look at topics.")


def refuse_other_council(thing: Any, organisation: int) -> None:
    if thing is not None and thing.organisation_id != organisation:
        raise Refused("That belongs to another council.")
