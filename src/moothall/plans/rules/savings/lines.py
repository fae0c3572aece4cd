"""One saving line: what it was to yield in a year, what it has yielded, and what of that members have agreed; each penny in one place."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields
from datetime import date
from decimal import Decimal
from enum import StrEnum
from itertools import accumulate
from operator import attrgetter
from typing import Any

from moothall.plans.rules.savings.money import NOTHING, WHOLE, in_pounds, shared, total
from moothall.plans.rules.savings.years import OF_A_YEAR, place_of, year_of

Months = Sequence[Decimal]


@dataclass(frozen=True, slots=True)
class Share:
    """Whose saving a part of a line is. The parts of a line come to the whole of it."""

    department: Any
    portfolio: Any
    parts: int = WHOLE


@dataclass(frozen=True, slots=True)
class Delivered:
    """What was saved, as it was entered on a day. A correction is an entry of its own, and may be less than nothing."""

    on: date
    amount: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """The facts of a line. Sums are those of all partners together where a stream is shared: `ours` is our part of them.

    Its facts do not change, so its figures of a year are worked out once, and kept in `known`.
    """

    key: Any
    shares: tuple[Share, ...]
    workstream: Any = None
    ours: int = WHOLE
    planned: Mapping[int, Months] = field(default_factory=dict)
    delivered: tuple[Delivered, ...] = ()
    agreed: Mapping[int, Decimal] = field(default_factory=dict)
    is_at_risk: bool = False
    is_achievable: bool = True
    known: dict[tuple[int, bool], "Figures"] = field(default_factory=dict, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Figures:
    """What lines yield in a year, taken apart so that each penny stands once; every sum that a page shows is made of these."""

    delivered_agreed: Decimal = NOTHING
    delivered_else: Decimal = NOTHING
    coming_agreed: Decimal = NOTHING
    coming_else: Decimal = NOTHING
    risk_agreed: Decimal = NOTHING
    risk_else: Decimal = NOTHING
    lost: Decimal = NOTHING

    @property
    def delivered(self) -> Decimal:
        return self.delivered_agreed + self.delivered_else

    @property
    def at_risk(self) -> Decimal:
        return self.risk_agreed + self.risk_else

    @property
    def agreed(self) -> Decimal:
        """What members have agreed by a decision that has effect, delivered or not."""
        return self.delivered_agreed + self.coming_agreed + self.risk_agreed

    @property
    def identified(self) -> Decimal:
        """All that is delivered or still expected, agreed or not."""
        return self.delivered + self.coming_agreed + self.coming_else + self.at_risk


COLUMNS = tuple(one.name for one in fields(Figures))
AMOUNTS = attrgetter(*COLUMNS)


def together(found: Iterable[Figures]) -> Figures:
    """Each sum of these added to its like, column by column: a programme may have hundreds of lines."""
    columns = list(zip(*map(AMOUNTS, found), strict=True))
    return Figures(*map(total, columns)) if columns else Figures()


def our_part(line: Line, amount: Decimal) -> Decimal:
    """Of a sum that partners share, our part alone; a penny that cannot be parted is never counted as ours."""
    if line.ours == WHOLE:
        return amount
    return shared(amount, (line.ours, WHOLE - line.ours))[0]


def planned_in(line: Line, year: int) -> Decimal:
    return our_part(line, total(line.planned.get(year, ())))


def delivered_in(line: Line, year: int) -> Decimal:
    return our_part(line, total([one.amount for one in line.delivered if year_of(one.on) == year]))


def by_month(line: Line, months: Months) -> list[Decimal]:
    """Our part month by month: together it is our part of the year."""
    if line.ours == WHOLE:
        return list(months)
    so_far = [our_part(line, amount) for amount in accumulate(months)]
    return [now - before for now, before in zip(so_far, [NOTHING, *so_far], strict=False)]


def planned_by_month(line: Line, year: int) -> list[Decimal]:
    """Nothing where it can no longer be achieved."""
    months = line.planned.get(year, ()) if line.is_achievable else ()
    return by_month(line, months or [NOTHING] * OF_A_YEAR)


def so_far(line: Line, year: int, place: int) -> tuple[Decimal, Decimal]:
    """What was planned and what was delivered from April to a month of a year, that month included."""
    planned = line.planned.get(year, ())[: place + 1] if line.is_achievable else ()
    done = [one.amount for one in line.delivered if year_of(one.on) == year and place_of(one.on) <= place]
    return our_part(line, total(planned)), our_part(line, total(done))


def delivered_by_month(line: Line, year: int) -> list[Decimal]:
    months = [NOTHING] * OF_A_YEAR
    for one in line.delivered:
        if year_of(one.on) == year:
            months[place_of(one.on)] += one.amount
    return by_month(line, months)


def figures(line: Line, year: int, *, is_over: bool = False) -> Figures:
    """What a line yields in a year.

    What was planned is expected until it is delivered, until somebody says that it cannot be achieved, or until the year is over. More
    than was planned may be delivered, and counts. More than members agreed is not agreed by them.
    """
    if (year, is_over) not in line.known:
        line.known[year, is_over] = worked_out(line, year, is_over=is_over)
    return line.known[year, is_over]


def worked_out(line: Line, year: int, *, is_over: bool) -> Figures:
    planned, done = planned_in(line, year), delivered_in(line, year)
    rest = max(planned - done, NOTHING)
    if is_over or not line.is_achievable:
        return split(done, NOTHING, our_part(line, line.agreed.get(year, NOTHING)), lost=rest)
    return split(done, rest, our_part(line, line.agreed.get(year, NOTHING)), is_at_risk=line.is_at_risk)


def split(done: Decimal, rest: Decimal, agreed: Decimal, *, is_at_risk: bool = False, lost: Decimal = NOTHING) -> Figures:
    """What is delivered comes first out of what was agreed."""
    done_agreed = min(done, agreed)
    rest_agreed = min(rest, agreed - done_agreed)
    kept = (done_agreed, done - done_agreed)
    coming = (rest_agreed, rest - rest_agreed)
    nothing = (NOTHING, NOTHING)
    return Figures(*kept, *(nothing if is_at_risk else coming), *(coming if is_at_risk else nothing), lost)


def parted(line: Line, whole: Figures) -> list[tuple[Share, Figures]]:
    """The figures of a line, shared out among those whose saving it is: together they are the line again, to the penny."""
    if len(line.shares) == 1:
        return [(line.shares[0], whole)]
    weights = [share.parts for share in line.shares]
    columns = [shared(getattr(whole, name), weights) for name in COLUMNS]
    return [(share, Figures(*amounts)) for share, amounts in zip(line.shares, zip(*columns, strict=True), strict=True)]


class Stands(StrEnum):
    """Where a line is in a year, by its facts."""

    NOT_ACHIEVABLE = "Not achievable"
    NOT_DELIVERED = "Not delivered in full"
    DELIVERED = "Delivered"
    AT_RISK = "At risk"
    AGREED = "Agreed by decision"
    PARTLY_AGREED = "Partly agreed"
    IDENTIFIED = "Identified"
    NOT_YET = "Nothing in this year"

    @property
    def tone(self) -> str:
        return TONES.get(self, "plain")


TONES = {
    Stands.NOT_ACHIEVABLE: "stop",
    Stands.NOT_DELIVERED: "stop",
    Stands.DELIVERED: "open",
    Stands.AT_RISK: "warn",
    Stands.PARTLY_AGREED: "wait",
    Stands.IDENTIFIED: "wait",
    Stands.NOT_YET: "wait",
}


def stands(line: Line, year: int, *, is_over: bool = False) -> Stands:
    """The first that holds counts: what cannot be achieved is not at risk any more, and what is delivered is at no risk."""
    found = figures(line, year, is_over=is_over)
    planned = planned_in(line, year)
    if not line.is_achievable:
        return Stands.NOT_ACHIEVABLE
    if not planned and not found.delivered:
        return Stands.NOT_YET
    if found.lost:
        return Stands.NOT_DELIVERED
    if found.delivered >= planned:
        return Stands.DELIVERED
    if line.is_at_risk:
        return Stands.AT_RISK
    if not found.agreed:
        return Stands.IDENTIFIED
    return Stands.AGREED if found.agreed >= planned else Stands.PARTLY_AGREED


def against_plan(line: Line, year: int) -> str:
    """What was delivered beside what was planned, in a sentence.

    >>> line = Line(key=1, shares=(), planned={2026: [Decimal(10)] * 12}, delivered=(Delivered(date(2026, 5, 1), Decimal("12.50")),))
    >>> against_plan(line, 2026)
    '£12.50 of the £120 planned has been delivered.'
    """
    planned, done = planned_in(line, year), delivered_in(line, year)
    more = f", {in_pounds(done - planned)} more than planned" if planned and done > planned else ""
    if more:
        return f"{in_pounds(done)} has been delivered{more}."
    return f"{in_pounds(done) if done else 'Nothing'} of the {in_pounds(planned)} planned has been delivered."
