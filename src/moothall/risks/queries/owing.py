"""What somebody answers for: the risks of the offices that they hold or act in, and what is owed of them."""

from datetime import date

from django.db.models import Count, Min, Q, QuerySet

from moothall.access.viewer import Viewer
from moothall.authority import queries as authority
from moothall.authority.models import Office, Person
from moothall.decisions.queries import holders
from moothall.risks.models import Risk
from moothall.risks.permissions import READERS
from moothall.risks.queries.registers import all_risks


def owned(viewer: Viewer, day: date) -> QuerySet[Risk]:
    """The risks that somebody owns on a day, or for whose owner they act; the next review first. An office goes from hand to hand."""
    return all_risks(viewer).filter(owner__in=authority.hands_of(viewer, day), closed_at=None).order_by("review_on", "number", "pk")


def first_of(viewer: Viewer, day: date) -> tuple[int, int, date | None]:
    """How many risks somebody owns, how many should have been looked at before a day, and when the next one is to be."""
    late = Count("pk", filter=Q(review_on__lt=day))
    found = owned(viewer, day).order_by().aggregate(number=Count("pk"), late=late, next_on=Min("review_on"))
    return found["number"], found["late"], found["next_on"]


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
