"""What could not wait: key decisions made as specially urgent, and decisions that could not be called in, by quarter."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from moothall.access.viewer import Viewer
from moothall.authority.models import Organisation
from moothall.decisions.models import Decision
from moothall.decisions.queries.notices import urgencies
from moothall.decisions.queries.register import register
from moothall.decisions.rules import notices as law

QUARTERS = 8


@dataclass(frozen=True)
class Quarter:
    """How many there were of each in one quarter, and of how many specially urgent ones Council has been told."""

    first: date
    special: int
    reported: int
    waived: int


def not_to_be_called_in(viewer: Viewer, organisation: Organisation) -> QuerySet[Decision]:
    """The published decisions of a council that were too urgent to be called in, the newest first."""
    return register(viewer).filter(organisation=organisation, is_urgent=True).exclude(published_at=None, is_published_elsewhere=False)


def by_quarter(viewer: Viewer, organisation: Organisation, today: date) -> list[Quarter]:
    """The last eight quarters, this one first: counted from the notices and decisions themselves."""
    quarters = law.last_quarters(today, QUARTERS)
    since = quarters[-1]
    rows = urgencies(viewer, organisation).filter(agreed_on__gte=since).values_list("agreed_on", "reported_on")
    special = [(day, reported) for day, reported in rows if day]
    days = not_to_be_called_in(viewer, organisation).filter(decided_on__gte=since).order_by().values_list("decided_on", flat=True)
    made = Counter(law.quarter_of(day) for day, _ in special)
    told = Counter(law.quarter_of(day) for day, reported in special if reported)
    waived = Counter(law.quarter_of(day) for day in days if day)
    return [Quarter(first, made[first], told[first], waived[first]) for first in quarters]
