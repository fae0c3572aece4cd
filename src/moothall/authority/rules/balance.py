"""Political balance: how many seats on a body each political group is entitled to.

Source: Local Government and Housing Act 1989, s.15(5), and SI 1990/1553, reg 8 [K]. The principles, in their order:
(a) not all seats go to one group; (b) a group to which most members of the council belong has most of the seats;
(c) and (d) otherwise seats follow the groups' sizes, over all ordinary committees together and on each.
The Act names no method of rounding. Here it is the largest remainder: each group has the whole part of its exact share, and
what is left goes one by one to the largest fractions; where two fractions are equal, to the larger group, then by name,
and the tie is said. Members of no group count together. Two members make a group.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

SOURCE = "Local Government and Housing Act 1989, s.15(5); the largest remainder decides what is left over"
NO_GROUP = ""
LEAST = 2


@dataclass(frozen=True, slots=True)
class Share:
    """What one group is entitled to on a body, and what it holds."""

    group: str
    members: int
    exact: Fraction
    seats: int
    held: int = 0

    @property
    def difference(self) -> int:
        return self.held - self.seats

    @property
    def difference_in_words(self) -> str:
        """
        >>> Share("Together", 13, Fraction(7, 2), 4, held=3).difference_in_words
        '1 seat fewer than its share'
        """
        number = abs(self.difference)
        if not number:
            return "as many as its share"
        return f"{number} {'seat' if number == 1 else 'seats'} {'more' if self.difference > 0 else 'fewer'} than its share"


@dataclass(frozen=True, slots=True)
class Balance:
    """The seats of one body, or of all together, shared out among the groups."""

    places: int
    shares: tuple[Share, ...]
    is_tied: bool = False

    @property
    def is_kept(self) -> bool:
        """Whether each group holds what it is entitled to."""
        return not any(share.difference for share in self.shares)

    @property
    def empty(self) -> int:
        """How many places nobody holds."""
        return max(self.places - sum(share.held for share in self.shares), 0)


def groups(members: Iterable[str]) -> dict[str, int]:
    """How many members each group has, the largest first; whoever stands alone belongs to none.

    >>> groups(["Together", "Alliance", "Together", "Alone", ""])
    {'Together': 2, '': 3}
    """
    counted = Counter(members)
    alone = sum(number for group, number in counted.items() if number < LEAST or group == NO_GROUP)
    real = {group: number for group, number in counted.items() if number >= LEAST and group != NO_GROUP}
    ordered = dict(sorted(real.items(), key=lambda pair: (-pair[1], pair[0])))
    return ordered | ({NO_GROUP: alone} if alone else {})


def balance(places: int, sizes: Mapping[str, int], held: Mapping[str, int] | None = None) -> Balance:
    """Share out a number of seats among groups of these sizes.

    >>> [share.seats for share in balance(9, {"Together": 13, "Alliance": 7, "": 4}).shares]
    [5, 3, 1]
    """
    total = sum(sizes.values())
    if not total or not places:
        return Balance(places, tuple(Share(group, size, Fraction(0), 0, (held or {}).get(group, 0)) for group, size in sizes.items()))
    exact = {group: Fraction(places * size, total) for group, size in sizes.items()}
    seats, is_tied = _largest_remainders(places, exact, sizes)
    _give_the_majority_most(places, seats, exact, sizes)
    _leave_one_for_others(places, seats, exact, sizes)
    shares = (Share(group, size, exact[group], seats[group], (held or {}).get(group, 0)) for group, size in sizes.items())
    return Balance(places, tuple(shares), is_tied)


def _largest_remainders(places: int, exact: Mapping[str, Fraction], sizes: Mapping[str, int]) -> tuple[dict[str, int], bool]:
    seats = {group: int(share) for group, share in exact.items()}
    left = places - sum(seats.values())
    ordered = sorted(exact, key=lambda group: (seats[group] - exact[group], -sizes[group], group))
    for group in ordered[:left]:
        seats[group] += 1
    last, next_one = ordered[left - 1 : left], ordered[left : left + 1]
    is_tied = bool(left and last and next_one and exact[last[0]] % 1 == exact[next_one[0]] % 1)
    return seats, is_tied


def _give_the_majority_most(places: int, seats: dict[str, int], exact: Mapping[str, Fraction], sizes: Mapping[str, int]) -> None:
    """Principle (b); members of no group are no group, however many they are."""
    for group in [group for group, size in sizes.items() if group != NO_GROUP and size * 2 > sum(sizes.values())]:
        while seats[group] * 2 <= places:
            others = [other for other in seats if other != group and seats[other]]
            giving = min(others, key=lambda other: (exact[other] - seats[other], sizes[other], other))
            seats[giving] -= 1
            seats[group] += 1


def _leave_one_for_others(places: int, seats: dict[str, int], exact: Mapping[str, Fraction], sizes: Mapping[str, int]) -> None:
    """Principle (a), which comes before the others."""
    if places < LEAST or len(seats) < LEAST:
        return
    for group in [group for group, number in seats.items() if number == places and group != NO_GROUP]:
        taking = min((other for other in seats if other != group), key=lambda other: (-exact[other], -sizes[other], other))
        seats[group] -= 1
        seats[taking] += 1
