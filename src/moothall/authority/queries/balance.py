"""Political balance as it stands on a day: what each group is entitled to, beside what it holds."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from moothall.access.viewer import Viewer
from moothall.authority import rules
from moothall.authority.models import Body, Seat

# Whoever attends without a vote, or comes for somebody else, takes up no place.
NO_PLACE = frozenset({Seat.Kind.SUBSTITUTE, Seat.Kind.SPOKESPERSON})


@dataclass(frozen=True, slots=True)
class OfBody:
    """The balance of one body."""

    body: Body
    balance: rules.Balance


@dataclass(frozen=True, slots=True)
class Political:
    """The groups of a council on a day, and the balance of each of its ordinary committees and of all together."""

    sizes: dict[str, int]
    bodies: tuple[OfBody, ...]
    total: rules.Balance

    @property
    def is_kept(self) -> bool:
        return not self.out_of_balance

    @property
    def out_of_balance(self) -> list[str]:
        """The committees on which some group holds more or fewer seats than its share; all together, if only there."""
        names = [one.body.name for one in self.bodies if not one.balance.is_kept]
        return names or ([] if self.total.is_kept else ["all ordinary committees together"])


def political_balance(viewer: Viewer, organisation: int, day: date) -> Political:
    """Who belongs to which group is read from the seats on the council itself."""
    rows = Seat.objects.filter(Seat.on(day), body__organisation=organisation, body__expired=False).exclude(kind__in=NO_PLACE)
    seats = list(rows.select_related("person", "body"))
    sizes = rules.groups(seat.person.sits_with for seat in seats if seat.body.kind == Body.Kind.COUNCIL)
    balanced = [row for row in Body.objects.filter(organisation=organisation, expired=False).order_by("name") if row.is_balanced]
    each = tuple(OfBody(body, balance_of(body, seats, sizes)) for body in balanced)
    held = Counter[str]()
    for one in each:
        held.update({share.group: share.held for share in one.balance.shares})
    return Political(sizes, each, rules.balance(sum(one.balance.places for one in each), sizes, held))


def balance_of(body: Body, seats: Sequence[Seat], sizes: dict[str, int]) -> rules.Balance:
    """Where nobody said how many places there are, those that are held count."""
    here = [seat for seat in seats if seat.body_id == body.pk]
    return rules.balance(body.places or len(here), sizes, held_by_groups(here, sizes))


def held_by_groups(seats: Iterable[Seat], sizes: dict[str, int]) -> Counter[str]:
    return Counter(seat.person.sits_with if seat.person.sits_with in sizes else rules.NO_GROUP for seat in seats)
