"""Who covers whom in the sample council: a head of service who is away part of each week has a colleague to act for her, for a year."""

from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta

from moothall.access.viewer import THE_CLOCK
from moothall.authority import actions, queries
from moothall.web.demo.telling.cast import Cast, at

Happening = tuple[datetime, Callable[[datetime], object]]
AWAY, COVERING = "Head of Planning", "Head of Coast and Harbour"
A_YEAR = timedelta(days=364)


def happenings(cast: Cast, adopted: date) -> Iterator[Happening]:
    """An hour after the register of risks is begun."""
    yield at(adopted, 14), lambda moment: cover(cast, moment)


def cover(cast: Cast, moment: datetime) -> None:
    day = moment.date()
    away, covering = (queries.offices_chosen(THE_CLOCK, cast.home, day, title, former=False).first() for title in (AWAY, COVERING))
    if away and covering:
        actions.name_deputy(away, viewer=THE_CLOCK, at=moment, person=covering.person, since=day, until=day + A_YEAR)
