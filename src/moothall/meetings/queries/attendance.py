"""Who is expected at a meeting by the seats of its day, who came, and how often each member did over a year."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db.models import Count, Q, QuerySet

from moothall.access.viewer import Viewer
from moothall.authority import queries as authority
from moothall.authority.models import Body, Person, Seat
from moothall.authority.rules import CouncilYears
from moothall.meetings.models import Attendance, Meeting
from moothall.meetings.rules import attending

CAPACITY = {
    Seat.Kind.SUBSTITUTE: Attendance.Capacity.SUBSTITUTE,
    Seat.Kind.DECIDER: Attendance.Capacity.DECIDER,
    Seat.Kind.SPOKESPERSON: Attendance.Capacity.SPOKESPERSON,
}
# Those who are expected: a substitute comes only in somebody's place, officers and speakers are not counted.
EXPECTED = (Attendance.Capacity.MEMBER, Attendance.Capacity.DECIDER, Attendance.Capacity.OTHER)


def seats_of_the_day(viewer: Viewer, meeting: Meeting) -> list[Seat]:
    """Who sits on the body on the day of the meeting, the chair first, each person once."""
    seats: dict[int, Seat] = {}
    for seat in authority.seats_on(viewer, meeting.body).filter(Seat.on(meeting.held_on)):
        seats.setdefault(seat.person_id, seat)
    return list(seats.values())


def capacity_of(seat: Seat) -> str:
    return CAPACITY.get(Seat.Kind(seat.kind), Attendance.Capacity.MEMBER).value


def attended(rows: Sequence[Attendance]) -> list[attending.Attended]:
    """The rows as the rules count them."""
    return [
        attending.Attended(
            name=row.name,
            came=row.attended if row.attended in Attendance.Came.values else "",
            has_a_vote=row.has_a_vote,
            arrived_at=row.arrived_at,
            left_at=row.left_at,
        )
        for row in rows
    ]


def quorum_in_words(viewer: Viewer, meeting: Meeting, rows: Sequence[Attendance]) -> str:
    """Whether the meeting was quorate, and when it was not; nothing where one member decides alone or its hour is not known."""
    if meeting.body.kind == Body.Kind.SINGLE_MEMBER or not any(row.recorded_at for row in rows):
        return ""
    begins, ends = (moment(meeting, hour) for hour in (meeting.starts_at, meeting.ends_at))
    members = sum(capacity_of(seat) == Attendance.Capacity.MEMBER for seat in seats_of_the_day(viewer, meeting))
    return attending.quorum_words(attended(rows), members, meeting.body.quorum, begins, ends)


def moment(meeting: Meeting, hour: object) -> datetime | None:
    return datetime.combine(meeting.held_on, hour, ZoneInfo(settings.TIME_ZONE)) if hour else None  # type: ignore[arg-type]


@dataclass(frozen=True, slots=True)
class Tally:
    """How often one member was expected and came over a year, and how often in another's place."""

    person: Person
    expected: int
    came: int
    apologies: int
    as_substitute: int

    @property
    def in_words(self) -> str:
        return attending.share_in_words(self.came, self.expected)


def attendance_register(viewer: Viewer, first: date, last: date, body: Body | None = None) -> list[Tally]:
    """Each member's attendance over a stretch of days, by name. Meetings that were cancelled or lie ahead do not count."""
    rows = of_held_meetings(viewer, first, last).filter(person__isnull=False)
    rows = rows.filter(meeting__body=body) if body else rows
    expected = Q(capacity__in=EXPECTED)
    found = (
        rows.order_by()
        .values("person")
        .annotate(
            expected=Count("pk", filter=expected),
            came=Count("pk", filter=expected & Q(attended__iexact=Attendance.Came.PRESENT)),
            apologies=Count("pk", filter=expected & Q(attended__istartswith=Attendance.Came.APOLOGIES[:6])),
            as_substitute=Count("pk", filter=Q(capacity=Attendance.Capacity.SUBSTITUTE, attended__iexact=Attendance.Came.PRESENT)),
        )
    )
    counts = {row.pop("person"): row for row in found if row["expected"] or row["as_substitute"]}
    people = Person.objects.filter(pk__in=counts).select_related("organisation").order_by("name", "pk")
    return [Tally(person, **counts[person.pk]) for person in people]


def of_held_meetings(viewer: Viewer, first: date, last: date) -> QuerySet[Attendance]:
    """What was noted of meetings that were held in a stretch of days."""
    held = Q(meeting__held_on__range=(first, last), meeting__cancelled_at__isnull=True, meeting__minutes_published_at__isnull=False)
    return Attendance.objects.visible_to(viewer).filter(held).exclude(attended="")


def years_attended(viewer: Viewer, years: CouncilYears) -> list[int]:
    """The council years of which attendance is here, the newest first."""
    held = Meeting.objects.visible_to(viewer).filter(minutes_published_at__isnull=False).order_by()
    days = held.dates("held_on", "month")
    return sorted({years.of(day) for day in days}, reverse=True)


def attendance_of(viewer: Viewer, person: Person, first: date, last: date) -> QuerySet[Attendance]:
    """Each meeting of a stretch of days at which somebody was expected or came, the newest first."""
    rows = of_held_meetings(viewer, first, last).filter(person=person).select_related("meeting__organisation", "meeting__body")
    return rows.order_by("-meeting__held_on", "-meeting", "pk")
