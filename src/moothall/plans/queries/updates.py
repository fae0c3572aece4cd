"""What one owner has to say of their actions: all that is owed for the last stretch of months, and what was told already."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Count, F, Q, QuerySet, Window
from django.db.models.functions import RowNumber

from moothall.access.asking import how_many, put_once
from moothall.access.viewer import Viewer
from moothall.authority import queries as authority
from moothall.decisions.queries import any_of
from moothall.decisions.rules import start_of
from moothall.plans import rules
from moothall.plans.models import Action, Progress
from moothall.plans.queries.objectives import OVER
from moothall.plans.queries.of_actions import actions
from moothall.plans.queries.reminding import silent_since
from moothall.plans.rules import Said

GOES_ON = Q(said=Said.STOPPED, ended_on=None)  # what was carried over is told in the plan that follows
A_PAGE = 25  # as many rows as a person goes through at one sitting; the rest follows once these are told


@dataclass(frozen=True, slots=True)
class Update:
    """One action of which its owner can say how it goes, and what was said of it last."""

    action: Action
    heard: rules.Heard


@dataclass(frozen=True, slots=True)
class Updates:
    """All that stands on an owner's page, and how far they have come."""

    owed: list[Update] = field(default_factory=list)
    others: list[Update] = field(default_factory=list)
    number_owed: int = 0
    number_told: int = 0
    number_others: int = 0
    stretch: rules.Stretch | None = None

    @property
    def asked(self) -> int:
        return self.number_owed + self.number_told

    @property
    def left(self) -> int:
        """How many are owed and wait until those on the page are told."""
        return self.number_owed - len(self.owed)

    @property
    def left_of_others(self) -> int:
        return self.number_others - len(self.others)


def owned(viewer: Viewer, day: date) -> QuerySet[Action]:
    """The actions of public plans for which somebody answers, the nearest day first."""
    return of_owners(viewer, authority.hands_of(viewer, day))


def of_owners(viewer: Viewer, owners: Collection[int]) -> QuerySet[Action]:
    rows = actions(viewer).filter(owner__in=owners, plan__closed_at=None, plan__published_at__isnull=False).exclude(GOES_ON)
    return rows.order_by("due_on", "pk")


def updates(viewer: Viewer, day: date) -> Updates:
    """An owner's page: in as many questions for one action as for many."""
    mine = owned(viewer, day)
    stretches = stretches_of(viewer, mine, day)
    if not stretches:
        return Updates()
    is_owed = owed_since(stretches)
    is_told = any_of(Q(organisation=key, said_at__gte=start_of(one.last + rules.ONE_DAY)) for key, one in stretches.items())
    is_other = ~is_owed & (is_told | ~Q(said__in=OVER))
    counts = {"number_owed": is_owed, "number_told": is_told, "number_others": is_other}
    numbers = mine.order_by().aggregate(**{name: Count("pk", filter=chosen) for name, chosen in counts.items()})
    first = list(in_short(mine.filter(is_owed))[:A_PAGE])
    then = list(in_short(mine.filter(is_other))[: A_PAGE - len(first)])
    found = with_words(viewer, [*first, *then])
    return Updates(
        owed=found[: len(first)],
        others=found[len(first) :],
        **numbers,
        stretch=min(stretches.values(), key=lambda one: one.due_on),
    )


def in_short(rows: QuerySet[Action]) -> QuerySet[Action]:
    """With no more than a line of the page shows."""
    return rows.select_related(None).select_related("organisation", "owner")


def number_owed(viewer: Viewer, day: date, hands: Collection[int] | None = None) -> int:
    """Of how many actions a word is owed."""
    hands = authority.hands_of(viewer, day) if hands is None else hands
    councils = councils_of(viewer, hands) if hands else []
    return sum(how_many(owed_in, viewer, hands, key, stretch_of(viewer, key, day)) for key in councils)


@put_once
def councils_of(viewer: Viewer, owners: Collection[int]) -> QuerySet[Action, int]:
    return of_owners(viewer, owners).order_by().values_list("organisation", flat=True).distinct()


def owed_in(viewer: Viewer, owners: Collection[int], organisation: int, stretch: rules.Stretch) -> QuerySet[Action]:
    return of_owners(viewer, owners).filter(owed_since({organisation: stretch}))


def stretches_of(viewer: Viewer, mine: QuerySet[Action], day: date) -> dict[int, rules.Stretch]:
    """For each council of these actions, the last stretch of months that has ended there."""
    councils = list(mine.order_by().values_list("organisation", flat=True).distinct())
    return {key: stretch_of(viewer, key, day) for key in councils}


def owed_since(stretches: dict[int, rules.Stretch]) -> Q:
    return any_of(Q(organisation=key) & silent_since(one) for key, one in stretches.items()) & ~Q(said__in=OVER)


def stretch_of(viewer: Viewer, organisation: int, day: date) -> rules.Stretch:
    said = authority.settings(viewer, organisation, day, rules.PROGRESS_SETTINGS)
    return rules.last_stretch(day, said, authority.closure_days(viewer, organisation))


def named(viewer: Viewer, keys: Collection[int], day: date) -> list[Update]:
    """Those of these actions for which somebody answers."""
    return with_words(viewer, owned(viewer, day).filter(pk__in=keys)) if keys else []


def with_words(viewer: Viewer, rows: Iterable[Action]) -> list[Update]:
    found = list(rows)
    words = last_words(viewer, found)
    return [Update(row, rules.Heard(rules.Said(row.said), words.get(row.pk, ""))) for row in found]


def last_words(viewer: Viewer, actions: Sequence[Action]) -> dict[int, str]:
    """The comment that was made last on each of these actions."""
    newest = Window(RowNumber(), partition_by=F("action"), order_by=("-at", "-pk"))
    rows = Progress.objects.visible_to(viewer).filter(action__in=actions).annotate(turn=newest).filter(turn=1)
    return dict(rows.values_list("action", "comment")) if actions else {}
