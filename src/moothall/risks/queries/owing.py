"""What somebody answers for: the risks of the offices that they hold or act in, and what is owed of them."""

from datetime import date, timedelta

from django.db.models import Q, QuerySet

from moothall.access.viewer import Viewer
from moothall.authority.models import Deputy, Office, Organisation, Person
from moothall.decisions.queries import any_of, holders
from moothall.decisions.queries.commitments import SAME_OFFICE
from moothall.post import queries as outbox
from moothall.post.rules import To
from moothall.risks.models import Risk
from moothall.risks.permissions import READERS
from moothall.risks.queries.registers import all_risks

AHEAD = timedelta(days=90)  # nobody is reminded earlier than the longest time that a council can set


def owned(viewer: Viewer, day: date) -> QuerySet[Risk]:
    """The risks that somebody owns on a day, or for whose owner they act; the next review first. An office goes from hand to hand."""
    if not viewer.person:
        return Risk.objects.none()
    acting = Deputy.objects.filter(Deputy.on(day), person=viewer.person).values("office")
    held = Office.objects.filter(Q(person=viewer.person) | Q(pk__in=acting), Office.on(day)).values(*SAME_OFFICE)
    each = [Q(**{f"owner__{name}": value for name, value in office.items()}) for office in held]
    return all_risks(viewer).filter(any_of(each), closed_at=None).order_by("review_on", "number", "pk") if each else Risk.objects.none()


def reviews(viewer: Viewer, organisation: Organisation, day: date) -> list[Risk]:
    """The risks of a council that are to be looked at soon, or should have been."""
    rows = all_risks(viewer).filter(organisation=organisation, closed_at=None, owner__isnull=False, review_on__lte=day + AHEAD)
    return list(rows.select_related("organisation", "owner__department", "owner__person"))


def whom(viewer: Viewer, row: Risk, day: date) -> dict[To, Person | None]:
    """Who is reminded: whoever holds the office now, who acts for them, who is over them."""
    held = holder_of(viewer, row.owner, day)
    return outbox.whom(held, day) if held else {}


def holder_of(viewer: Viewer, office: Office | None, day: date) -> Office | None:
    """Who holds an office on a day: each hand is a row."""
    return holders(viewer, [office], day).get(office.pk) if office else None


def offices(viewer: Viewer, organisation: int, day: date, also: int | None = None) -> QuerySet[Office]:
    """Who can own a risk: the offices held on a day whose role opens the register to them, and one that stands there."""
    rows = Office.objects.filter(Office.on(day) | Q(pk=also), organisation=organisation).filter(Q(role__in=READERS) | Q(pk=also))
    return rows.select_related("person", "department").order_by("title", "person__name", "pk")


def people(viewer: Viewer, organisation: int, day: date) -> QuerySet[Person]:
    """Who can accept a risk by name: whoever holds an office of the council on a day."""
    held = Office.objects.filter(Office.on(day), organisation=organisation).values("person")
    return Person.objects.filter(pk__in=held).order_by("name", "pk")
