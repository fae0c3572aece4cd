"""How others do: a place among a group, by rank and quarter, beside the averages of the group. A missing figure never counts as one."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from moothall.authority.words import counted, joined, ordinal_in_words
from moothall.performance.rules.definitions import Polarity
from moothall.performance.rules.verdicts.saying import Stated
from moothall.statistics.comparison import Average, beside_reference, mean_of_places, median_of_places, pooled_rate, standings


class GroupKind(StrEnum):
    """What places are compared as."""

    NEIGHBOURS = "neighbours"
    REGION = "region"
    COUNTRY = "country"
    FAMILY = "family"

    @property
    def words(self) -> str:
        return KIND_WORDS[self]

    @property
    def councils(self) -> str:
        """As a sentence counts them: the third of so many of these."""
        return COUNCILS[self]


KIND_WORDS = {
    GroupKind.NEIGHBOURS: "Similar councils",
    GroupKind.REGION: "The region",
    GroupKind.COUNTRY: "The country",
    GroupKind.FAMILY: "Family group",
}
COUNCILS = {
    GroupKind.NEIGHBOURS: "similar councils",
    GroupKind.REGION: "councils of the region",
    GroupKind.COUNTRY: "councils of the country",
    GroupKind.FAMILY: "councils of its family group",
}
QUARTERS = ("", "the best quarter", "the second quarter", "the third quarter", "the last quarter")


@dataclass(frozen=True, slots=True)
class There:
    """What one place reports: a figure, nothing (missing), or that this is not its service."""

    place: str
    value: Decimal | None = None
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    is_not_theirs: bool = False
    low: Decimal | None = None
    high: Decimal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Among:
    """A place among others. Rank and quarter are missing where no figure is better than another, or ours is missing."""

    of: int
    place: int | None = None
    shared: int = 0
    quarter: int | None = None
    mean: Average
    median: Average
    pooled: Average | None = None
    missing: tuple[str, ...] = ()
    not_theirs: tuple[str, ...] = ()

    @property
    def is_first(self) -> bool:
        return self.place == 1 and not self.are_alike

    @property
    def is_last(self) -> bool:
        return self.place is not None and self.place > 1 and self.place + self.shared == self.of

    @property
    def are_alike(self) -> bool:
        """Whether all have one figure, so that nobody does better than another."""
        return self.shared + 1 == self.of

    def rank(self) -> str:
        """The rank alone.

        >>> among([There("a", Decimal(1)), There("b", Decimal(1))], "a", Polarity.HIGHER, fewest=8).rank()
        'first equal of 2'
        """
        if self.place is None or self.of < 2:
            return ""  # nobody is first of one
        named = ordinal_in_words(self.place) if self.place > 1 else "first"
        return f"{named}{' equal' if self.shared else ''} of {self.of}"

    def in_quarter(self) -> str:
        return QUARTERS[self.quarter or 0]


def among(there: Sequence[There], ours: str, polarity: Polarity, *, fewest: int, per: Decimal | None = None) -> Among:
    """Our place in a group. `fewest` is the smallest group that has quarters, `per` what a rate is of (100 for a percentage).

    Where a plan is best (the indicators that are called Goldilocks) there is no rank: nobody knows each place's plan.
    """
    figures: dict[Hashable, Decimal | None] = {one.place: one.value for one in there if not one.is_not_theirs}
    found = standings(figures, polarity.value if polarity in (Polarity.HIGHER, Polarity.LOWER) else "none", fewest_for_quarters=fewest)
    standing = found.get(ours)
    return Among(
        of=sum(value is not None for value in figures.values()),
        place=standing.place if standing else None,
        shared=standing.shared_with if standing else 0,
        quarter=standing.quarter if standing and standing.shared_with + 1 < standing.of else None,
        mean=mean_of_places(figures),
        median=median_of_places(figures),
        pooled=pooled(there, per),
        missing=tuple(one.place for one in there if not one.is_not_theirs and one.value is None),
        not_theirs=tuple(one.place for one in there if one.is_not_theirs),
    )


def pooled(there: Sequence[There], per: Decimal | None) -> Average | None:
    """Everybody's numerators over everybody's denominators, where the places say both."""
    both = [
        one for one in there if not one.is_not_theirs and one.numerator is not None and one.denominator is not None and one.denominator >= 0
    ]
    if per is None or not both:
        return None
    return pooled_rate({one.place: one.numerator for one in both}, {one.place: one.denominator for one in both}, per=per)


def in_words(found: Among, kind: GroupKind, stated: Stated) -> str:
    """The sentences beneath a rank: the quarter, the averages, and who is not counted.

    >>> others = [There("Ashby", Decimal(80)), There("Broad", Decimal(90)), There("Cove")]
    >>> in_words(among(others, "Broad", Polarity.HIGHER, fewest=8), GroupKind.NEIGHBOURS, Stated("%"))
    'The middle of 2 similar councils is 85.0%, their mean 85.0%. Cove has no figure, and counts nowhere.'
    """
    said = [of_quarter(found, kind), averages(found, kind, stated), left_out(found)]
    return " ".join(one for one in said if one)


def of_quarter(found: Among, kind: GroupKind) -> str:
    return f"That is in {found.in_quarter()} of {counted(found.of, 'place')}." if found.quarter else ""


def averages(found: Among, kind: GroupKind, stated: Stated) -> str:
    if found.median.value is None or found.mean.value is None:
        return f"None of the {kind.councils} has a figure."
    if found.of == 1:
        return f"Only one of the {kind.councils} has a figure."
    middle, mean = (stated.say(stated.as_printed(Decimal(repr(one)))) for one in (found.median.value, found.mean.value))
    rate = ""
    if found.pooled and found.pooled.value is not None:
        rate = f"; all of them taken together come to {stated.say(stated.as_printed(Decimal(repr(found.pooled.value))))}"
    return f"The middle of {found.of} {kind.councils} is {middle}, their mean {mean}{rate}."


def left_out(found: Among) -> str:
    """Who has no figure, and whose service it is not: named while they are few."""
    said = []
    if found.missing:
        verb = "has" if len(found.missing) == 1 else "have"
        said.append(f"{named(found.missing)} {verb} no figure, and {'counts' if verb == 'has' else 'count'} nowhere.")
    if found.not_theirs:
        verb = "does" if len(found.not_theirs) == 1 else "do"
        said.append(f"{named(found.not_theirs)} {verb} not run this service.")
    return " ".join(said)


def named(places: Sequence[str], most: int = 4) -> str:
    return joined(places) if len(places) <= most else counted(len(places), "place")


def beside(one: There, reference: There | None, polarity: Polarity) -> str:
    """How a place stands beside the reference of a source, by its interval: better, worse or similar; nothing where one of them is missing.

    >>> beside(There("Ashby", Decimal(13), low=Decimal("12.9"), high=Decimal("13.1")), There("England", Decimal("12.5")), Polarity.LOWER)
    'worse'
    """
    if reference is None or reference.value is None or one.low is None or one.high is None:
        return ""
    return beside_reference(float(one.low), float(one.high), float(reference.value), polarity.value)


def beside_in_words(one: There, reference: There, polarity: Polarity, stated: Stated) -> str:
    """The sentence about ourselves.

    >>> mine = There("Ashby", Decimal(13), low=Decimal("12.9"), high=Decimal("13.1"))
    >>> beside_in_words(mine, There("England", Decimal("12.5")), Polarity.LOWER, Stated("%"))
    'Beside England (12.5%) it is worse: the interval of 12.9% to 13.1% leaves that out.'
    """
    found = beside(one, reference, polarity)
    if not found or reference.value is None or one.low is None or one.high is None:
        return ""
    low, high, other = (stated.say(stated.as_printed(value)) for value in (one.low, one.high, reference.value))
    why = f"the interval of {low} to {high} {'holds that too' if found == 'similar' else 'leaves that out'}"
    return f"Beside {reference.place} ({other}) it is {found}: {why}."
