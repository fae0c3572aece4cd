"""Topics and work programmes of scrutiny: what was suggested, what comes to which meeting, what waits for whom."""

from collections.abc import Collection
from datetime import date

from django.db.models import F, Min, Q, QuerySet

from moothall.access.viewer import Viewer
from moothall.authority import queries as authority
from moothall.authority.models import Body, Organisation, Person, Seat
from moothall.decisions.models import (
    EntryMoved,
    EntryOnAgenda,
    Notice,
    ProgrammeEntry,
    ScrutinyRecommendation,
    TaskMember,
    Topic,
    TopicAnswer,
    TopicLink,
)
from moothall.decisions.queries.notices import Coming, coming_decisions
from moothall.decisions.queries.threads import Names, of_these
from moothall.decisions.rules.scrutiny import Outcome
from moothall.meetings.models import Meeting
from moothall.meetings.permissions import CLERKS

MOST = 30


def bodies(viewer: Viewer) -> QuerySet[Body]:
    """The scrutiny bodies that there are, those of the home council first."""
    return authority.bodies(viewer).filter(kind=Body.Kind.SCRUTINY, expired=False)


def body(viewer: Viewer, slug: str, number: int) -> Body | None:
    """A scrutiny body; one that is no more keeps its programme."""
    return authority.bodies(viewer).filter(kind=Body.Kind.SCRUTINY, organisation__slug=slug, number=number).first()


def topics(viewer: Viewer) -> QuerySet[Topic]:
    rows = Topic.objects.visible_to(viewer).select_related("organisation", "body__organisation", "lead__organisation", "suggested_by")
    return rows.order_by("-suggested_at", "-pk")


def topic(viewer: Viewer, slug: str, number: int) -> Topic | None:
    return topics(viewer).filter(organisation__slug=slug, number=number).first()


def topics_chosen(viewer: Viewer, words: str = "", body: Body | None = None, outcome: str = "") -> QuerySet[Topic]:
    rows = topics(viewer)
    if words:
        rows = rows.filter(Q(title__icontains=words) | Q(about__icontains=words))
    rows = rows.filter(body=body) if body else rows
    return rows.filter(outcome="" if outcome == "suggested" else outcome) if outcome else rows


def topics_to_settle(viewer: Viewer, day: date) -> QuerySet[Topic]:
    """What was suggested and waits for an answer, or was deferred to a day that has come, at the viewer's own council."""
    waits = Q(outcome="") | Q(outcome=Outcome.DEFERRED, look_again_on__lte=day)
    return topics(viewer).filter(waits, organisation__in=viewer.organisations(*CLERKS)).order_by("suggested_at", "pk")


def topics_of(viewer: Viewer) -> QuerySet[Topic]:
    """What the viewer suggested."""
    return topics(viewer).filter(suggested_by=viewer.person) if viewer.person else Topic.objects.none()


def reviews_of(viewer: Viewer) -> QuerySet[Topic]:
    """The reviews that the viewer leads, or belongs to, and that have not ended."""
    if not viewer.person:
        return Topic.objects.none()
    groups = TaskMember.objects.visible_to(viewer).filter(person=viewer.person).values("topic")
    return topics(viewer).filter(Q(lead=viewer.person) | Q(pk__in=groups), outcome=Outcome.TAKEN_UP)


def reported_on(viewer: Viewer, topics: Collection[Topic]) -> dict[int, date]:
    """On which day the first recommendation came of each of these."""
    rows = ScrutinyRecommendation.objects.visible_to(viewer).filter(topic__in=topics).order_by()
    return dict(rows.values_list("topic").annotate(Min("made_on")))


def answers(viewer: Viewer, topic: Topic) -> QuerySet[TopicAnswer]:
    return TopicAnswer.objects.visible_to(viewer).filter(topic=topic).order_by("answered_at", "pk")


def task_group(viewer: Viewer, topic: Topic) -> QuerySet[TaskMember]:
    return TaskMember.objects.visible_to(viewer).filter(topic=topic).select_related("person__organisation").order_by("person__name", "pk")


def links(viewer: Viewer, topic: Topic) -> QuerySet[TopicLink]:
    return with_links(viewer).filter(topic=topic)


def with_links(viewer: Viewer) -> QuerySet[TopicLink]:
    related = ("topic__organisation", *(f"{kind}__organisation" for kind in ("matter", "decision", "notice")))
    return TopicLink.objects.visible_to(viewer).select_related(*related).order_by("pk")


def entries(viewer: Viewer) -> QuerySet[ProgrammeEntry]:
    """What stands on work programmes, by the days of the meetings; what has no meeting yet comes last."""
    related = ("organisation", "body__organisation", "meeting__organisation", "meeting__body", "topic__organisation", "owner__person")
    rows = ProgrammeEntry.objects.visible_to(viewer).select_related(*related, "notice__organisation")
    return rows.order_by(F("meeting__held_on").asc(nulls_last=True), "number")


def entry(viewer: Viewer, slug: str, number: int) -> ProgrammeEntry | None:
    return entries(viewer).filter(organisation__slug=slug, number=number).first()


def programme(viewer: Viewer, body: Body, year: int, first: date, last: date) -> QuerySet[ProgrammeEntry]:
    """What comes to the meetings of a body in a council year, and what is meant for that year and has no meeting yet."""
    in_year = Q(meeting__held_on__range=(first, last)) | Q(meeting=None, year=year)
    return entries(viewer).filter(in_year, body=body, taken_off_at=None)


def coming_entries(viewer: Viewer, day: date) -> QuerySet[ProgrammeEntry]:
    return entries(viewer).filter(meeting__held_on__gte=day, meeting__cancelled_at=None, taken_off_at=None)


def entries_of_topic(viewer: Viewer, topic: Topic) -> QuerySet[ProgrammeEntry]:
    return entries(viewer).filter(topic=topic)


def entries_to_place(viewer: Viewer, day: date) -> QuerySet[ProgrammeEntry]:
    """What has no meeting, or whose meeting was cancelled, at the viewer's own council."""
    waits = Q(meeting=None) | Q(meeting__cancelled_at__isnull=False, meeting__held_on__gte=day)
    return entries(viewer).filter(waits, taken_off_at=None, organisation__in=viewer.organisations(*CLERKS))


def moves(viewer: Viewer, entry: ProgrammeEntry) -> QuerySet[EntryMoved]:
    return EntryMoved.objects.visible_to(viewer).filter(entry=entry).order_by("moved_at", "pk")


def on_agendas(viewer: Viewer, entries: Collection[ProgrammeEntry]) -> dict[int, EntryOnAgenda]:
    """As which item each of these stands on the agenda of its meeting, where it does."""
    rows = EntryOnAgenda.objects.visible_to(viewer).filter(entry__in=entries, item__withdrawn_at=None, item__meeting=F("entry__meeting"))
    return {row.entry_id: row for row in rows.select_related("item__meeting__organisation", "item__meeting__body").order_by("pk")}


def meetings_of(viewer: Viewer, body: Body, first: date, last: date) -> QuerySet[Meeting]:
    """The meetings of a body in some time that stand in the calendar."""
    rows = Meeting.objects.visible_to(viewer).filter(body=body, held_on__range=(first, last), is_briefing=False)
    rows = rows.filter(announced_at__isnull=False).select_related("organisation", "body")
    return rows.order_by("held_on", "starts_at", "pk")


def meetings_to_come(viewer: Viewer, body: Body, day: date) -> list[Meeting]:
    """At which something can be planned, the soonest first."""
    rows = meetings_of(viewer, body, day, date.max).filter(cancelled_at=None)
    return list(rows[:MOST])


def notices_to_pick(viewer: Viewer, organisation: Organisation, day: date) -> QuerySet[Notice]:
    """The coming decisions of a council that stand on no work programme yet, the soonest first."""
    planned = ProgrammeEntry.objects.visible_to(viewer).filter(notice__isnull=False, taken_off_at=None).values("notice")
    return coming_decisions(viewer, Coming(council=organisation, first=day)).exclude(pk__in=planned)


def entries_at(viewer: Viewer, names: Names) -> QuerySet[ProgrammeEntry]:
    """What the programmes plan for these meetings."""
    return entries(viewer).filter(of_these("meeting__", names), taken_off_at=None)


def entries_about(viewer: Viewer, names: Names) -> QuerySet[ProgrammeEntry]:
    """What the programmes plan of these notices."""
    return entries(viewer).filter(of_these("notice__", names), taken_off_at=None)


def about_matters(viewer: Viewer, names: Names) -> QuerySet[TopicLink]:
    """Which topics are about these matters."""
    return with_links(viewer).filter(of_these("matter__", names))


def about_decisions(viewer: Viewer, names: Names) -> QuerySet[TopicLink]:
    return with_links(viewer).filter(of_these("decision__", names))


def about_notices(viewer: Viewer, names: Names) -> QuerySet[TopicLink]:
    return with_links(viewer).filter(of_these("notice__", names))


def scrutineers(viewer: Viewer, organisation: Organisation, day: date) -> list[Person]:
    """Who can lead a review or belong to a task group: whoever sits on a scrutiny body of the council on a day."""
    seats = Seat.objects.filter(Seat.on(day), body__organisation=organisation, body__kind=Body.Kind.SCRUTINY)
    return list(authority.people(viewer).filter(pk__in=seats.values("person")).order_by("name", "pk"))
