"""Whether something concerns what somebody asked for, when they are told, and how often they are written to. No Django."""

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

HERE = ZoneInfo("Europe/London")
GATHERED = timedelta(minutes=1)  # what comes out together is told together
MORNING = time(7)
CONFIRMED_WITHIN = timedelta(days=3)
A_DAY, LETTERS_A_DAY = timedelta(days=1), 3  # to one address that has not asked for more
MOST_ASKED_AN_HOUR = 300  # of the whole place: nobody makes it write to everybody
MOST_WANTED = 50  # by one subscriber


class Frequency(StrEnum):
    AT_ONCE = "at once"
    DAILY = "daily"


FREQUENCIES = ((Frequency.AT_ONCE.value, "At once"), (Frequency.DAILY.value, "Once a day, in the morning"))


@dataclass(frozen=True, slots=True)
class Wanted:
    """What somebody asked to be told of; what is empty is not asked for, and what is asked for must all be so."""

    organisation: int
    body: int | None = None
    ward: int | None = None
    department: int | None = None
    matter: int | None = None
    portfolio: int | None = None
    plan: int | None = None
    programme: int | None = None


@dataclass(frozen=True, slots=True)
class Thing:
    """Something that was published, as one reader may see it."""

    reference: str
    organisation: int
    title: str
    line: str = ""
    on: date | None = None
    bodies: frozenset[int] = field(default=frozenset())
    wards: frozenset[int] = field(default=frozenset())
    departments: frozenset[int] = field(default=frozenset())
    matters: frozenset[int] = field(default=frozenset())
    portfolios: frozenset[int] = field(default=frozenset())
    plans: frozenset[int] = field(default=frozenset())
    programmes: frozenset[int] = field(default=frozenset())
    is_all_wards: bool = False


def concerns(thing: Thing, wanted: Wanted) -> bool:
    """Whether it is of this council, this body, this ward and whatever else was asked for."""
    asked = (
        (wanted.body, thing.bodies),
        (wanted.department, thing.departments),
        (wanted.matter, thing.matters),
        (wanted.portfolio, thing.portfolios),
        (wanted.plan, thing.plans),
        (wanted.programme, thing.programmes),
    )
    is_there = wanted.ward is None or thing.is_all_wards or wanted.ward in thing.wards
    return thing.organisation == wanted.organisation and is_there and all(key is None or key in keys for key, keys in asked)


def due_at(frequency: Frequency, at: datetime) -> datetime:
    """When a letter goes about what came out at a moment: soon, or the next morning.

    >>> due_at(Frequency.DAILY, datetime(2026, 11, 20, 9, tzinfo=HERE)).isoformat()
    '2026-11-21T07:00:00+00:00'
    """
    if frequency is Frequency.AT_ONCE:
        return at + GATHERED
    here = at.astimezone(HERE)
    morning = datetime.combine(here.date(), MORNING, HERE)
    return morning if here < morning else datetime.combine(here.date() + timedelta(days=1), MORNING, HERE)


def day_of(at: datetime) -> date:
    """The day here on which a moment falls."""
    return at.astimezone(HERE).date()


def letters_after(letters: int, since: datetime | None, at: datetime) -> tuple[int, datetime] | None:
    """How many letters an address has had in a day once it is sent another, and since when; nothing if that is one too many."""
    if since is None or at - since >= A_DAY:
        return 1, at
    return (letters + 1, since) if letters < LETTERS_A_DAY else None


def hidden_address(address: str) -> str:
    """An address by which its owner knows it, and nobody else.

    >>> hidden_address("resident@example.org")
    'r…@example.org'
    """
    name, _, host = address.partition("@")
    return f"{name[:1]}…@{host}"
