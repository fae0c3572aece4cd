"""What comes before each meeting: steps of the long stories, what was called in, and what is routine."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from itertools import count

from moothall.web.demo.calendar import CYCLES, MONTHS, TUESDAY, Calendar
from moothall.web.demo.matters import civic, coast, homes, yearly
from moothall.web.demo.measures import Spoken
from moothall.web.demo.places import STREETS
from moothall.web.demo.routine import appointments, callins, committees, executive, regulatory
from moothall.web.demo.routine.contested import CONTESTED, Contested
from moothall.web.demo.subjects import Matter, Step, Subject, filled
from moothall.web.demo.words import financial_year, in_words, number_from, pounds

MATTERS = (
    homes.DAMP, homes.DEPOT, homes.CUSTOMS_HOUSE, coast.PARKING, coast.WALL, coast.ACCESS,
    civic.LIBRARY, civic.MAPPING, civic.SHARING, civic.ONE_STOP,
)  # fmt: skip
ROUTINE = {
    "cabinet": executive.CABINET,
    "homes": executive.HOMES_ROUTINE,
    "streets": executive.STREETS_ROUTINE,
    "performance": executive.PERFORMANCE_ROUTINE,
    "scrutiny": committees.SCRUTINY,
    "safer": committees.SAFER,
    "council": committees.COUNCIL,
}
# How many routine subjects are always taken, and below how many subjects in all another is.
ALWAYS, AT_LEAST = (
    {"homes": 1, "streets": 1, "safer": 1, "council": 0},
    {"cabinet": 3, "homes": 2, "streets": 2, "performance": 2, "safer": 2, "council": 2},
)


@dataclass(frozen=True, slots=True)
class Slot:
    """A meeting that the calendar asks for."""

    body: str
    year: int
    month: str
    on: date

    @property
    def key(self) -> str:
        return f"{self.body}-{self.on.isoformat()}"


@dataclass(frozen=True, slots=True)
class Placed:
    """A subject with every word filled, at the meeting (or on the day) where it is taken."""

    subject: Subject
    matter: str = ""
    step: str = ""
    answers: tuple[str, str, int] | None = None
    contest: Contested | None = None
    hears: str = ""
    supersedes: str = ""
    withdrawn_after: int = 0
    withdrawn_because: str = ""
    decides: bool = True


Programme = dict[str, list[Placed]]


def slots(calendar: Calendar, until: date) -> list[Slot]:
    """Every meeting up to a day, in order."""
    found = [
        Slot(body, year, month, calendar.meeting(body, year, month))
        for year in range(1, calendar.year_of(until) + 1)
        for body, months in CYCLES.items()
        for month in months
    ]
    return sorted((slot for slot in found if slot.on <= until), key=lambda slot: (slot.on, slot.body))


def programme(calendar: Calendar, until: date) -> Programme:
    """The subjects of each meeting by its key; what an officer decides alone stands under `officer-` and the day."""
    found: Programme = defaultdict(list)
    meetings = slots(calendar, until)
    for year in range(1, calendar.year_of(until) + 1):
        for matter in (*MATTERS, *yearly.matters(year)):
            _place_matter(found, matter, calendar, year)
        _place_contests(found, calendar, year)
    _place_routine(found, meetings, calendar)
    return found


def common_words(on: date) -> dict[str, object]:
    """The words that every subject may use: years, the month, the end of the financial year."""
    march = date(on.year + (on.month > 3), 3, 31)
    years = {"year": 0, "next_year": 1, "last_year": -1}
    return {"month": f"{on:%B %Y}", "march": in_words(march), **{name: financial_year(on, ahead) for name, ahead in years.items()}}


def day_of(step: Step, calendar: Calendar) -> date:
    """The day of a step: its body's meeting in that month, or the third Tuesday for an officer."""
    if step.body == "officer":
        return calendar.day(step.year, step.month, 3, TUESDAY)
    return calendar.meeting(step.body, step.year, step.month)


def _place_matter(found: Programme, matter: Matter, calendar: Calendar, year: int) -> None:
    days = {step.name: day_of(step, calendar) for step in matter.steps}
    told = {f"on_{name}": in_words(day) for name, day in days.items()} | {f"in_{name}": f"{day:%B %Y}" for name, day in days.items()}
    for step in matter.steps:
        if step.year == year:
            words = common_words(days[step.name]) | told | {"cost": pounds(step.subject.cost)} | dict(step.words)
            placed = Placed(
                filled(step.subject, **words),
                matter.key,
                step.name,
                answers=(matter.key, *step.answers) if step.answers else None,
                supersedes=step.supersedes,
                withdrawn_after=step.withdrawn_after,
                withdrawn_because=step.withdrawn_because,
            )
            found[f"{step.body}-{days[step.name].isoformat()}"].append(placed)


def _place_contests(found: Programme, calendar: Calendar, year: int) -> None:
    """Each contested decision is placed three times: decided, heard by scrutiny, decided again."""
    for contest in CONTESTED:
        place = contest.places[(year - 1) % len(contest.places)]
        on = calendar.meeting("cabinet", year, contest.month)
        heard, again = (
            calendar.meeting(body, year + ahead, month)
            for body, (ahead, month) in (("scrutiny", contest.heard), ("cabinet", contest.again))
        )
        cost = int(str(place["cost_now"]))
        subject = filled(contest.subject, cost=pounds(cost), **place, **common_words(on))
        subject = replace(subject, cost=cost, money=f"The cost is {pounds(cost)}, which is met from the budget that has been agreed.")
        key = f"{contest.month}-{year}"
        found[f"cabinet-{on.isoformat()}"].append(Placed(subject, f"called-in-{key}".lower(), "decided", contest=contest))
        change = callins.is_changed(contest, year)
        found[f"scrutiny-{heard.isoformat()}"].append(
            Placed(callins.heard(contest, subject, on), f"called-in-{key}".lower(), "heard", hears=f"cabinet-{on.isoformat()}")
        )
        found[f"cabinet-{again.isoformat()}"].append(
            Placed(
                callins.again(contest, subject, on, heard, change), f"called-in-{key}".lower(), "again", hears=f"cabinet-{on.isoformat()}"
            )
        )


def _place_routine(found: Programme, meetings: list[Slot], calendar: Calendar) -> None:
    counters = {body: count() for body in CYCLES}
    for slot in meetings:
        mine = found[slot.key]
        mine.extend(Placed(subject) for subject in _own_business(slot, counters, calendar))
        # The annual meeting fills offices and does nothing else.
        if (subjects := ROUTINE.get(slot.body)) and (slot.body, slot.month) != ("council", "May"):
            wanted = max(ALWAYS.get(slot.body, 1), AT_LEAST.get(slot.body, 0) - len(mine))
            mine.extend(Placed(_told(subjects, next(counters[slot.body]), slot)) for _ in range(wanted))


def _own_business(slot: Slot, counters: Mapping[str, Iterator[int]], calendar: Calendar) -> list[Subject]:
    """What a body does that no other does."""
    numbers = counters[slot.body]
    match slot.body:
        case "planning":
            return [regulatory.planning(next(numbers), slot.body) for _ in range(3 + number_from(slot.year, slot.month) % 3)]
        case "licensing":
            return [
                regulatory.premises(next(numbers)),
                regulatory.premises(next(numbers)),
                regulatory.driver(slot.year * 3 + MONTHS.index(slot.month) // 4),
            ]
        case "audit":
            return [_told((subject,), slot.year, slot) for subject in committees.AUDIT[slot.month]]
        case "council":
            return appointments.at(slot.year, slot.month, calendar)
    return []


def _told(subjects: tuple[Subject, ...], index: int, slot: Slot) -> Subject:
    """A routine subject with its facts for this time."""
    figures = Spoken((slot.year - 1) * len(MONTHS) + MONTHS.index(slot.month) + 1)
    return with_facts(subjects[index % len(subjects)], index // len(subjects), slot.on, slot.body, figures=figures)


def with_facts(subject: Subject, turn: int, on: date, seed: str, **more: object) -> Subject:
    """Street, ward, number and cost move on with each turn, so that no two tellings are alike for a generation."""
    street, ward = STREETS[(turn * 11 + number_from(seed, subject.title)) % len(STREETS)]
    number = 7 + number_from(seed, subject.title, turn) % 23
    cost = round(subject.cost * (90 + number) // 100, -2)
    words = common_words(on) | {"street": street, "ward": ward, "n": number, "cost": pounds(cost)} | more
    return replace(filled(subject, **words), cost=cost)
