"""Whether a figure met its target: on target, near, off, not rated, or no figure; each with the sentence that says why, and its numbers.

A figure is judged as it is printed, by the target in force for its period and never by a proposed one. The whole rule stands in
docs/manual/figures.md, and `rule_in_words` says it of one measure.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from moothall.performance.rules.definitions import Polarity
from moothall.performance.rules.numbers import EXACT
from moothall.performance.rules.targets import SetBy
from moothall.performance.rules.tolerances import ToleranceKind
from moothall.performance.rules.verdicts.saying import Stated, plain, plain_day
from moothall.plans.rules import Shape

HUNDRED = Decimal(100)
NO_TARGET = "No target is set for it."
NOT_AGREED = "Members have not agreed a target."
NO_JUDGEMENT = "It is watched, and no figure of it is better than another."


class Rating(StrEnum):
    """Whether a figure met its target."""

    ON = "On target"
    NEAR = "Near target"
    OFF = "Off target"
    NOT_RATED = "Not rated"
    NO_FIGURE = "No figure"

    @property
    def shape(self) -> Shape:
        return SHAPES[self]

    @property
    def is_judged(self) -> bool:
        return self not in (Rating.NOT_RATED, Rating.NO_FIGURE)


SHAPES = {
    Rating.ON: Shape.GOOD,
    Rating.NEAR: Shape.NEAR,
    Rating.OFF: Shape.OFF,
    Rating.NOT_RATED: Shape.NONE,
    Rating.NO_FIGURE: Shape.DASH,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldTo:
    """The target in force, as it falls on one period. `point` is what it comes to there, and nothing where it is due only at its end.

    `agreed_on` is the day from which Members' agreement has effect. Floor and stretch are those of the whole target.
    """

    value: Decimal
    point: Decimal | None
    set_by: SetBy
    by_words: str = ""
    agreed_on: date | None = None
    floor: Decimal | None = None
    stretch: Decimal | None = None
    until: str = ""

    @property
    def is_on_the_way(self) -> bool:
        """Whether the period is held to a point of the profile that is not the target itself."""
        return self.point is not None and self.point != self.value


@dataclass(frozen=True, slots=True, kw_only=True)
class Near:
    """How far from its target a figure is still near it, and who said so."""

    amount: Decimal
    kind: ToleranceKind
    set_by: str
    set_on: date

    def width(self, target: Decimal) -> Decimal:
        return self.amount if self.kind is ToleranceKind.UNITS else EXACT.divide(EXACT.multiply(abs(target), self.amount), HUNDRED)

    def whose(self) -> str:
        """Who set it, with the day unless their words name it already."""
        day = "" if str(self.set_on.year) in self.set_by else f", {plain_day(self.set_on)}"
        return f"set by {self.set_by}{day}"


@dataclass(frozen=True, slots=True)
class Rated:
    """The verdict and why."""

    rating: Rating
    because: str

    @property
    def word(self) -> str:
        return self.rating.value

    @property
    def shape(self) -> Shape:
        return self.rating.shape


def rated(figure: Decimal, held: HeldTo | None, near: Near | None, stated: Stated, *, is_proposed: bool = False) -> Rated:
    """The verdict on a figure. `is_proposed` says that Members have a target before them that they have not agreed.

    >>> held = HeldTo(value=Decimal(85), point=Decimal(85), set_by=SetBy.OFFICER, agreed_on=date(2026, 7, 9))
    >>> near = Near(amount=Decimal(5), kind=ToleranceKind.UNITS, set_by="Cabinet", set_on=date(2026, 7, 9))
    >>> rated(Decimal("81.6"), held, near, Stated("%")).rating.value
    'Near target'
    >>> rated(Decimal("81.6"), held, None, Stated("%")).because
    '81.6% is 3.4 points below the target of 85.0%, which Members agreed with effect from 9 July 2026. No tolerance is set.'
    """
    if stated.polarity is Polarity.NONE:
        return Rated(Rating.NOT_RATED, NO_JUDGEMENT)
    if held is None:
        return Rated(Rating.NOT_RATED, NOT_AGREED if is_proposed else NO_TARGET)
    if held.point is None:
        return Rated(Rating.NOT_RATED, due_at_the_end(held, stated))
    printed = stated.as_printed(figure)
    rating = met(printed, held, held.point, near, stated.polarity)
    return Rated(rating, in_words(printed, held, held.point, near, stated, rating))


def due_at_the_end(held: HeldTo, stated: Stated) -> str:
    until = f", {held.until}" if held.until else ""
    return (
        f"The target of {stated.say(held.value)} is for the whole of its time{until}, and no profile says what it comes to before its end."
    )


def met(printed: Decimal, held: HeldTo, point: Decimal, near: Near | None, polarity: Polarity) -> Rating:
    """The rating alone. Below its floor a figure is off target, however wide the tolerance."""
    short = shortfall(printed, held, point, polarity)
    if short <= 0:
        return Rating.ON
    edge = near.width(point) if near else Decimal(0)
    return Rating.OFF if short > edge or is_beyond_floor(printed, held, polarity) else Rating.NEAR


def shortfall(printed: Decimal, held: HeldTo, point: Decimal, polarity: Polarity) -> Decimal:
    """How far a figure is on the wrong side of what it is held to; nought or less where it is met."""
    if polarity is Polarity.HIGHER:
        return point - printed
    if polarity is Polarity.LOWER:
        return printed - point
    low, high = band(held, point)
    return max(low - printed, printed - high, Decimal(0))


def band(held: HeldTo, point: Decimal) -> tuple[Decimal, Decimal]:
    """Between what a figure is as planned: floor and stretch where they are set, otherwise the plan itself."""
    ends = [one for one in (held.floor, held.stretch) if one is not None and not held.is_on_the_way]
    return min([point, *ends]), max([point, *ends])


def is_beyond_floor(printed: Decimal, held: HeldTo, polarity: Polarity) -> bool:
    if held.floor is None or held.is_on_the_way or polarity is Polarity.PLAN:
        return False
    return printed < held.floor if polarity is Polarity.HIGHER else printed > held.floor


def in_words(printed: Decimal, held: HeldTo, point: Decimal, near: Near | None, stated: Stated, rating: Rating) -> str:
    """The sentences that explain one rating."""
    first = f"{stated.say(printed)} is {where(printed, held, point, stated)}{whose(held, stated)}."
    return " ".join(part for part in (first, of_bounds(printed, held, stated), of_tolerance(printed, held, near, stated, rating)) if part)


def where(printed: Decimal, held: HeldTo, point: Decimal, stated: Stated) -> str:
    """On which side of what it is held to, and how far."""
    low, high = band(held, point) if stated.polarity is Polarity.PLAN else (point, point)
    name = f"the profile's {stated.say(point)}" if held.is_on_the_way else f"the target of {stated.say(point)}"
    if low < high:
        name = f"the planned range of {stated.say(low)} to {stated.say(high)}"
        if low <= printed <= high:
            return f"within {name}"
    if printed == point:
        return f"exactly {name}"
    side, edge = ("below", low) if printed < low else ("above", high)
    return f"{stated.distance(printed, edge)} {side} {name}"


def whose(held: HeldTo, stated: Stated) -> str:
    """Who set it; and to what a point of a profile leads."""
    way = f", on the way to the target of {stated.say(held.value)}" if held.is_on_the_way else ""
    return way + (f", which Members agreed with effect from {plain_day(held.agreed_on)}" if held.agreed_on else set_by(held))


def set_by(held: HeldTo) -> str:
    if held.set_by is SetBy.MEMBERS:
        return ", which Members set"
    words = held.by_words or held.set_by.words.lower().replace("local area agreement", "the Local Area Agreement")
    return f", set by {words}"


def of_bounds(printed: Decimal, held: HeldTo, stated: Stated) -> str:
    """That a figure reaches its stretch, or stands below its floor."""
    if held.is_on_the_way or stated.polarity is Polarity.PLAN:
        return ""
    if is_beyond_floor(printed, held, stated.polarity) and held.floor is not None:
        side = "below" if stated.polarity is Polarity.HIGHER else "above"
        return f"It is {side} the floor of {stated.say(held.floor)}, so it is never near."
    if held.stretch is not None and (printed >= held.stretch if stated.polarity is Polarity.HIGHER else printed <= held.stretch):
        return f"It reaches the stretch of {stated.say(held.stretch)}."
    return ""


def of_tolerance(printed: Decimal, held: HeldTo, near: Near | None, stated: Stated, rating: Rating) -> str:
    """What counts as near, and who said so; nothing where the target is met, or the floor has spoken."""
    if rating is Rating.ON or is_beyond_floor(printed, held, stated.polarity):
        return ""
    if near is None:
        return "No tolerance is set."
    verb = "counts as near" if rating is Rating.NEAR else "would be near"
    return f"{tolerance(near, stated)} {verb} ({near.whose()})."


def tolerance(near: Near, stated: Stated) -> str:
    """How far from the target is near.

    >>> near = Near(amount=Decimal(5), kind=ToleranceKind.PERCENT, set_by="Cabinet", set_on=date(2026, 7, 9))
    >>> tolerance(near, Stated("days"))
    'Up to 5% of the target from it'
    """
    in_units = near.kind is ToleranceKind.UNITS
    return f"Up to {stated.amount(near.amount) if in_units else f'{plain(near.amount)}% of the target'} from it"


def rule_in_words(near: Near | None, stated: Stated, held: HeldTo | None = None) -> str:
    """The rule for one measure, as its page prints it; with the floor of the target in force, beyond which nothing is near.

    >>> rule_in_words(None, Stated("%"))
    'On target at the target or above; off target otherwise, as no tolerance is set. A figure is judged as it is printed.'
    """
    if stated.polarity is Polarity.NONE:
        return NO_JUDGEMENT
    ways = {
        Polarity.HIGHER: "at the target or above",
        Polarity.LOWER: "at the target or below",
        Polarity.PLAN: "as planned: from floor to stretch where they are set, otherwise at the plan itself",
    }
    if near is None:
        rest = "off target otherwise, as no tolerance is set"
    else:
        within = tolerance(near, stated)
        rest = f"{within[0].lower()}{within[1:]} near target ({near.whose()}){never_near(held, stated)}; off target otherwise"
    return f"On target {ways[stated.polarity]}; {rest}. A figure is judged as it is printed."


def never_near(held: HeldTo | None, stated: Stated) -> str:
    if held is None or held.floor is None or held.is_on_the_way or stated.polarity is Polarity.PLAN:
        return ""
    return f", but never {'below' if stated.polarity is Polarity.HIGHER else 'above'} the floor of {stated.say(held.floor)}"
