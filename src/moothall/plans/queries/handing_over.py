"""What an office owns, of every kind, that can pass on to another; what passed on, and whose work is there to pass on."""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import import_module
from typing import Any

from django.conf import settings
from django.db.models import Q, QuerySet

from moothall.access.acts import Act
from moothall.access.viewer import Viewer
from moothall.authority.models import Office, Organisation
from moothall.decisions.queries import any_of, commitments as asked, holders
from moothall.decisions.queries.commitment_states import back_by
from moothall.decisions.queries.commitments import SAME_OFFICE, same
from moothall.plans.models import Action, HandedOver, Handover, Objective, Plan, SavingLine, Workstream
from moothall.plans.queries.objectives import OVER
from moothall.plans.rules.savings import year_of
from moothall.risks.models import Control, Risk, Treatment
from moothall.risks.queries.reminding import OVER as DEALT_WITH

MOST = 250  # as many as pass on in one act, and are drawn on one page; the rest follows once these have


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of thing that an office owns: what it is called, by which key, and those that are not over.

    A room above says with which act of its own a thing of its kind passes on: `hand_on(row, to, by)`, and who may.
    """

    name: str
    words: str
    rows: Callable[[Viewer, date], QuerySet]
    owner: str = "owner"
    many: str = ""
    council: str = "organisation"
    act: Act | None = None
    hand_on: Callable[[Any, Office, dict[str, Any]], object] | None = None


def plans(viewer: Viewer, day: date) -> QuerySet:
    return Plan.objects.visible_to(viewer).filter(closed_at=None).select_related("organisation", "owner").order_by("title", "pk")


def objectives(viewer: Viewer, day: date) -> QuerySet:
    rows = Objective.objects.visible_to(viewer).filter(ended_at=None, plan__closed_at=None)
    return rows.select_related("organisation", "plan", "lead").order_by("plan", "place", "pk")


def actions(viewer: Viewer, day: date) -> QuerySet:
    rows = Action.objects.visible_to(viewer).filter(plan__closed_at=None).exclude(said__in=OVER)
    return rows.select_related("organisation", "plan", "owner").order_by("due_on", "pk")


def savings(viewer: Viewer, day: date) -> QuerySet:
    rows = SavingLine.objects.visible_to(viewer).filter(programme__last_year__gte=year_of(day))
    return rows.select_related("programme__organisation", "owner").order_by("number", "pk")


def workstreams(viewer: Viewer, day: date) -> QuerySet:
    return Workstream.objects.visible_to(viewer).filter(ended_at=None).select_related("programme__organisation", "owner").order_by("title")


def risks(viewer: Viewer, day: date) -> QuerySet:
    return Risk.objects.visible_to(viewer).filter(closed_at=None).select_related("organisation", "owner").order_by("number", "pk")


def controls(viewer: Viewer, day: date) -> QuerySet:
    rows = Control.objects.visible_to(viewer).filter(ended_on=None, risk__closed_at=None)
    return rows.select_related("risk__organisation", "owner").order_by("risk__number", "number")


def treatments(viewer: Viewer, day: date) -> QuerySet:
    rows = Treatment.objects.visible_to(viewer).filter(risk__closed_at=None).exclude(said__in=DEALT_WITH)
    return rows.select_related("risk__organisation", "owner").order_by("due_on", "pk")


def commitments(viewer: Viewer, day: date) -> QuerySet:
    rows = asked(viewer).filter(confirmed_at__isnull=False, dismissed_at=None, ended_at=None)
    return rows.exclude(pk__in=back_by(viewer, day)).order_by("due_on", "pk")


KINDS = {
    one.name: one
    for one in (
        Kind("plan", "plan", plans),
        Kind("objective", "objective", objectives, owner="lead"),
        Kind("action", "action", actions),
        Kind("saving", "saving line", savings, council="programme__organisation"),
        Kind("workstream", "workstream", workstreams, council="programme__organisation"),
        Kind("risk", "risk", risks),
        Kind("control", "control of a risk", controls, many="controls of risks", council="risk__organisation"),
        Kind("treatment", "action about a risk", treatments, many="actions about risks", council="risk__organisation"),
        Kind("commitment", "commitment", commitments),
    )
}


@cache
def kinds() -> dict[str, Kind]:
    """Those of this room and of the rooms below, then those of each room above that settings name."""
    return KINDS | {name: kind for room in settings.HANDED_OVER for name, kind in import_module(room).KINDS.items()}


@dataclass(frozen=True, slots=True)
class Thing:
    """One thing that an office owns."""

    kind: Kind
    row: Any

    @property
    def owner(self) -> Office | None:
        return getattr(self.row, self.kind.owner)

    @property
    def title(self) -> str:
        return str(getattr(self.row, "what", "") or self.row)

    @property
    def mark(self) -> str:
        """By which a page names it, with who owned it as the page was opened."""
        return f"{self.kind.name}-{self.row.pk}-{self.owner.pk if self.owner else 0}"


def owned(viewer: Viewer, organisation: int, offices: Sequence[Office], day: date) -> list[Thing]:
    """All that these offices own and that is not over, as far as the viewer may see it. An office goes from hand to hand."""
    found: list[Thing] = []
    for kind in kinds().values() if offices else ():
        theirs = any_of(Q(**{f"{kind.owner}__{name}": getattr(one, name) for name in SAME_OFFICE}) for one in offices)
        rows = kind.rows(viewer, day).filter(theirs, **{kind.council: organisation})
        found += [Thing(kind, row) for row in rows[: MOST + 1 - len(found)]] if len(found) <= MOST else []
    return found


def thing(viewer: Viewer, kind: str, key: int, day: date) -> Thing | None:
    """One of them by its name and key, for whoever may see it."""
    of = kinds().get(kind)
    row = of.rows(viewer, day).filter(pk=key).first() if of else None
    return Thing(of, row) if of and row else None


def things(viewer: Viewer, rows: Iterable[HandedOver], day: date) -> dict[tuple[str, int], Thing]:
    """What passed on, as far as the viewer may see it and it is not over: in as many questions for one as for hundreds."""
    keys: dict[str, list[int]] = {}
    for row in rows:
        keys.setdefault(row.kind, []).append(row.key)
    known = kinds()
    found = {kind: known[kind].rows(viewer, day).filter(pk__in=some) for kind, some in keys.items()}
    return {(kind, row.pk): Thing(known[kind], row) for kind, some in found.items() for row in some}


def whose(viewer: Viewer, organisation: Organisation, day: date) -> list[tuple[Office, Office | None]]:
    """The offices that own something, each with how it is held today: nobody may hold it any more."""
    owners: set[int] = set()
    for kind in kinds().values():
        rows = kind.rows(viewer, day).filter(**{kind.council: organisation, f"{kind.owner}__isnull": False})
        owners.update(rows.order_by().values_list(kind.owner, flat=True).distinct())
    rows = Office.objects.filter(pk__in=owners).select_related("person", "department").order_by("title", "-since", "pk")
    each = {same(row): row for row in reversed(list(rows))}
    held = holders(viewer, each.values(), day)
    return sorted(((row, held.get(row.pk)) for row in each.values()), key=lambda pair: (pair[0].title, pair[0].pk))


def handover(viewer: Viewer, slug: str, number: int) -> Handover | None:
    return handovers(viewer).filter(organisation__slug=slug, number=number).first()


def handovers(viewer: Viewer) -> QuerySet[Handover]:
    """The last first."""
    return Handover.objects.visible_to(viewer).select_related("organisation", "to__person__organisation").order_by("-at", "-pk")


def of_handover(viewer: Viewer, handover: Handover) -> list[HandedOver]:
    rows = HandedOver.objects.visible_to(viewer).filter(handover=handover)
    return list(rows.select_related("was__person__organisation", "now__person__organisation").order_by("pk"))


def of_letter(viewer: Viewer, key: int, offices: Collection[int]) -> tuple[Handover | None, list[HandedOver]]:
    """A hand-over, and what of it came to these offices."""
    row = handovers(viewer).filter(pk=key).first()
    return row, [one for one in of_handover(viewer, row) if one.now_id in offices] if row else []


def hands_of(viewer: Viewer, kind: str, key: int) -> list[HandedOver]:
    """Through whose hands something has gone, the first first."""
    rows = HandedOver.objects.visible_to(viewer).filter(kind=kind, key=key)
    return list(rows.select_related("handover__organisation", "was", "now").order_by("handover__at", "pk"))
