"""What may be asked about questions from the public."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import QuerySet

from moothall.access.viewer import THE_CLOCK, Viewer
from moothall.authority import queries as authority
from moothall.authority.rules import definition
from moothall.meetings.models import Asker, Item, Meeting, Question
from moothall.meetings.queries.reading import coming
from moothall.meetings.rules import asking

DAYS = "public_question_working_days"


def questions(viewer: Viewer) -> QuerySet[Question]:
    """In the order in which they came."""
    return (
        Question.objects.visible_to(viewer)
        .select_related("organisation", "meeting__body", "meeting__organisation", "ward")
        .order_by("asked_at", "pk")
    )


def questions_of(viewer: Viewer, meeting: Meeting) -> QuerySet[Question]:
    return questions(viewer).filter(meeting=meeting)


def question(viewer: Viewer, slug: str, number: int) -> Question | None:
    return questions(viewer).filter(organisation__slug=slug, number=number).first()


def questions_to_read(viewer: Viewer, today: date) -> QuerySet[Question]:
    """Those that wait for a clerk of this viewer's council, of meetings that have not been held."""
    waiting = questions(viewer).filter(accepted_at=None, refused_at=None, withdrawn_at=None, meeting__held_on__gte=today)
    return waiting.order_by("meeting__held_on", "asked_at", "pk")


def address_of(viewer: Viewer, question: Question) -> str:
    """Where to write to whoever asked; nothing for whoever may not know."""
    return Asker.objects.visible_to(viewer).filter(question=question).values_list("email", flat=True).first() or ""


def asked_from(reference: str, email: str) -> Question | None:
    """A question by its reference, if it came from this address: for a letter to whoever asked it."""
    _, slug, _, number = reference.split("/")
    row = questions(THE_CLOCK).filter(organisation__slug=slug, number=int(number)).first()
    return row if row and email and address_of(THE_CLOCK, row) == email else None


def last_day_to_ask(viewer: Viewer, meeting: Meeting) -> date:
    """By the rule of the council on the day of the meeting."""
    days = authority.setting(viewer, meeting.organisation_id, DAYS, meeting.held_on)
    return asking.last_day_to_ask(meeting.held_on, int(days), authority.closure_days(viewer, meeting.organisation_id))


def meetings_to_ask(viewer: Viewer, organisation: int, today: date, most: int) -> list[tuple[Meeting, date]]:
    """The next meetings of a council of which something can be asked today, each with the last day to ask, in three queries."""
    rows = coming(viewer, today).filter(organisation=organisation, announced_at__isnull=False, cancelled_at=None, is_briefing=False)
    own = authority.through_time(viewer, [organisation], [DAYS])
    closed = authority.closure_days(viewer, organisation)
    dated = [(row, asking.last_day_to_ask(row.held_on, days_on(own, row.held_on), closed)) for row in rows[: most * 3]]
    return [(row, last) for row, last in dated if last >= today][:most]


def days_on(own: Iterable[Any], day: date) -> int:
    """How many working days before a meeting of this day a question must be here."""
    return int(next((row.value for row in reversed(list(own)) if row.holds_on(day)), definition(DAYS).default))


def asked_so_far(meeting: Meeting, email: str) -> tuple[int, int]:
    """How many questions of one person, and of everybody, wait for a meeting: counted for the limit, and shown to nobody."""
    waiting = Question.objects.visible_to(THE_CLOCK).filter(meeting=meeting, withdrawn_at=None, refused_at=None)
    mine = Asker.objects.visible_to(THE_CLOCK).filter(question__in=waiting, email__iexact=email)
    return mine.count(), waiting.count()


def items_for_questions(viewer: Viewer, meeting: Meeting) -> QuerySet[Item]:
    """The items at which questions can be taken: the one for that purpose first."""
    rows = Item.objects.visible_to(viewer).filter(meeting=meeting, is_heading=False).select_related("meeting__organisation")
    return rows.order_by("position")
