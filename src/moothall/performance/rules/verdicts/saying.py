"""How a measure's figures are said: as many decimals as the measure states, and distances between percentages in points."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from moothall.authority.words import day_in_words
from moothall.performance.rules.definitions import Polarity
from moothall.performance.rules.numbers import PLACES, rounded, said


@dataclass(frozen=True, slots=True)
class Stated:
    """In what unit a measure states its figures, with how many decimals, and when one is good."""

    unit: str = ""
    decimals: int = 1
    polarity: Polarity = Polarity.HIGHER

    def as_printed(self, value: Decimal) -> Decimal:
        """A figure is judged as it is printed, so that the sum in every sentence comes out."""
        return rounded(value, self.decimals)

    def say(self, value: Decimal) -> str:
        """A figure with its unit. What a council set itself (a target of 92.25%) keeps all its decimals.

        >>> Stated("%").say(Decimal("81.6")), Stated("%").say(Decimal("92.25")), Stated("homes", 0).say(Decimal(40))
        ('81.6%', '92.25%', '40 homes')
        """
        return said(value, self.unit, max(self.decimals, places_of(value)))

    def say_apart(self, limit: Decimal, figure: Decimal) -> str:
        """A limit with as many decimals as keep it on its side of a figure: 81.6 does not lie above 81.6, but above 81.58.

        >>> Stated("%").say_apart(Decimal("81.583"), Decimal("81.6")), Stated("%").say_apart(Decimal("82.441"), Decimal("81.6"))
        ('81.58%', '82.4%')
        """
        decimals = self.decimals
        while (shown := rounded(limit, decimals)) == figure != limit and decimals < PLACES + 3:
            decimals += 1
        return self.say(shown)

    def distance(self, one: Decimal, other: Decimal) -> str:
        """How far one is from the other, whichever is the greater.

        >>> Stated("%").distance(Decimal("81.6"), Decimal(85)), Stated("%").distance(Decimal(3), Decimal(2))
        ('3.4 points', '1 point')
        >>> Stated("days", 0).distance(Decimal(31), Decimal(30)), Stated("£", 0).distance(Decimal(1200), Decimal(0))
        ('1 day', '£1,200')
        """
        return self.amount(abs(one - other))

    def amount(self, value: Decimal) -> str:
        """A distance, without decimals that say nothing; one of a thing is one thing, and pence are two figures.

        >>> Stated("£", 2).amount(Decimal("7.4")), Stated("£", 2).amount(Decimal("7"))
        ('£7.40', '£7')
        """
        unit = "points" if self.unit == "%" else self.unit
        is_one = value == 1 and len(unit) > 1 and unit.isalpha() and unit.endswith("s") and not unit.endswith("ss")
        pence = 2 if unit == "£" and places_of(value) == 1 else 0
        return said(value, one_of(unit) if is_one else unit, max(places_of(value), pence))


def one_of(things: str) -> str:
    """The word for one of these.

    >>> [one_of(things) for things in ("homes", "families", "breaches", "boxes")]
    ['home', 'family', 'breach', 'box']
    """
    for many, one in (("ies", "y"), ("ches", "ch"), ("shes", "sh"), ("xes", "x")):
        if things.endswith(many):
            return things.removesuffix(many) + one
    return things.removesuffix("s")


def places_of(value: Decimal) -> int:
    """How many decimals a number has that say something.

    >>> places_of(Decimal("2.50")), places_of(Decimal(1200))
    (1, 0)
    """
    return max(0, -int(value.normalize().as_tuple().exponent)) if value else 0


def plain(value: Decimal) -> str:
    """A number without a unit, and without decimals that say nothing.

    >>> plain(Decimal("5.0")), plain(Decimal(1200))
    ('5', '1,200')
    """
    return said(value, "", places_of(value))


def plain_day(day: date) -> str:
    return day_in_words(day, weekday=False)
