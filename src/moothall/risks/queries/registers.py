"""The register: which risks there are, where each stands, and what a reader chooses of them."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from moothall.access.viewer import Viewer
from moothall.authority.models import Organisation
from moothall.risks import rules
from moothall.risks.models import Assessment, Control, Matrix, Risk, Treatment, TreatmentMoved, Turn
from moothall.risks.rules import Kind, Placed

RELATED = ("organisation", "department", "owner", "tolerated_by")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a reader wants to see of the register. Empty is everything that is not closed."""

    department: int | None = None
    category: str = ""
    owner: str = ""
    band: str = ""
    beyond: bool = False
    late: bool = False
    corporate: bool = False
    is_closed: bool = False
    words: str = ""
    likelihood: int | None = None
    impact: int | None = None
    kind: Kind = Kind.RESIDUAL
    sort: str = "score"


@dataclass(frozen=True, slots=True)
class Standing:
    """A risk with where it was placed last, before, at first and as it is to be; and whether that is by today's matrix."""

    risk: Risk
    places: dict[Kind, Placed]
    before: Placed | None
    is_anew: bool
    is_late: bool

    @property
    def now(self) -> Placed | None:
        return self.places.get(Kind.RESIDUAL)

    @property
    def score(self) -> int:
        return self.now.score if self.now else 0

    @property
    def is_beyond(self) -> bool:
        """Whether it is more than the council accepts, and not closed."""
        return bool(self.now and not self.risk.closed_at and self.now.is_beyond(self.risk.category))

    @property
    def travel(self) -> rules.Travel | None:
        return rules.travel(self.before, self.now) if self.now else None

    @property
    def first_words(self) -> str:
        by = str(self.risk.tolerated_by or "the council")
        return rules.against_appetite(self.risk.category, self.now, self.risk.state, by)


def all_risks(viewer: Viewer) -> QuerySet[Risk]:
    return Risk.objects.visible_to(viewer).select_related(*RELATED).order_by("number", "pk")


def risk(viewer: Viewer, slug: str, number: int) -> Risk | None:
    return all_risks(viewer).filter(organisation__slug=slug, number=number).first()


def risks(viewer: Viewer, keys: Collection[int], day: date) -> list[Standing]:
    """These risks as far as this viewer may see them, the worst first: for the rooms above, that point to them."""
    return in_order(standing(viewer, all_risks(viewer).filter(pk__in=keys), day), "score") if keys else []


def standing(viewer: Viewer, rows: Iterable[Risk], day: date) -> list[Standing]:
    """Where each of these risks stands, in as many questions for one as for many."""
    found = list(rows)
    places, before = placed(viewer, found)
    held = in_force(viewer, {row.organisation_id for row in found}, day)
    return [
        Standing(
            row, places.get(row.pk, {}), before.get(row.pk), is_anew(row, places.get(row.pk, {}), held),
            rules.review_is_late(row.review_on, row.state, day),
        )
        for row in found
    ]  # fmt: skip


def is_anew(row: Risk, places: dict[Kind, Placed], held: dict[int, int]) -> bool:
    """Whether it stands under an older matrix than today's, and so must be assessed again."""
    now = places.get(Kind.RESIDUAL)
    return bool(now and not row.closed_at and now.matrix != held.get(row.organisation_id))


def in_force(viewer: Viewer, organisations: Collection[int], day: date) -> dict[int, int]:
    """The key of the matrix of each of these councils on a day; a council that has set none is left out."""
    rows = Matrix.objects.filter(organisation__in=organisations, since__lte=day).order_by("since")
    return {row.organisation_id: row.pk for row in rows} if organisations else {}


def placed(viewer: Viewer, rows: Sequence[Risk]) -> tuple[dict[int, dict[Kind, Placed]], dict[int, Placed]]:
    """Where each of these was placed last of each kind, and where it stood before that; of plain values, because many are read."""
    counts = Q(kind=Kind.RESIDUAL) | Q(is_last=True)
    told = list(assessments(viewer, rows).filter(counts).values_list("risk", "kind", "likelihood", "impact", "matrix"))
    grids = grids_of({key for *_, key in told if key})
    found: dict[int, dict[Kind, Placed]] = {}
    before: dict[int, Placed] = {}
    for risk, name, likelihood, impact, matrix in told:
        kind, of = Kind(name), found.setdefault(risk, {})
        if kind is Kind.RESIDUAL and kind in of:
            before[risk] = of[kind]
        of[kind] = Placed(likelihood, impact, grids[matrix], matrix)
    return found, before


def grids_of(keys: Collection[int]) -> dict[int | None, rules.Grid]:
    """These matrices as they are read, and the plain one."""
    held = {row.pk: row.grid for row in Matrix.objects.filter(pk__in=keys)} if keys else {}
    return {None: rules.PLAIN, **held}


def assessments(viewer: Viewer, rows: Sequence[Risk]) -> QuerySet[Assessment]:
    """Every assessment of these risks, the first made first."""
    return Assessment.objects.visible_to(viewer).filter(risk__in=[row.pk for row in rows]).order_by("at", "pk")


def register(viewer: Viewer, organisation: Organisation, wanted: Wanted, day: date) -> list[Standing]:
    """What a reader has chosen of the register of a council. It depends on the matrix of each risk, so it is chosen from them all."""
    rows = all_risks(viewer).filter(organisation=organisation, closed_at__isnull=not wanted.is_closed)
    if wanted.words:
        rows = rows.filter(title__icontains=wanted.words)
    asked = {"department": wanted.department, "category": wanted.category, "owner__title": wanted.owner}
    asked |= {"is_corporate": True} if wanted.corporate else {}
    rows = rows.filter(**{name: value for name, value in asked.items() if value})
    return in_order([one for one in standing(viewer, rows, day) if is_wanted(one, wanted)], wanted.sort)


def is_wanted(one: Standing, wanted: Wanted) -> bool:
    place = one.places.get(wanted.kind)
    if wanted.band and not (one.now and one.now.band.word == wanted.band):
        return False
    if wanted.likelihood and not (place and not one.is_anew and (place.likelihood, place.impact) == (wanted.likelihood, wanted.impact)):
        return False
    return (one.is_beyond or not wanted.beyond) and (one.is_late or not wanted.late)


SORTS = {
    "score": lambda one: (-one.score, one.risk.number),
    "review": lambda one: (one.risk.review_on, one.risk.number),
    "title": lambda one: (one.risk.title.lower(), one.risk.number),
    "number": lambda one: one.risk.number,
}


def in_order(found: Iterable[Standing], sort: str) -> list[Standing]:
    return sorted(found, key=SORTS[sort])


def headline(found: Sequence[Standing]) -> str:
    """The register, or a part of it, in a sentence."""
    by_score = in_order(found, "score")
    bands = [one.now.band.word for one in by_score if one.now]
    beyond, late = sum(one.is_beyond for one in found), sum(one.is_late for one in found)
    return rules.headline(bands, beyond, late, len(found) - len(bands), sum(one.is_anew for one in found))


def heat_map(grid: rules.Grid, found: Iterable[Standing], kind: Kind) -> list[list[rules.Cell]]:
    """How many risks stand in each cell; those under an older matrix stand in none."""
    here = [one.places[kind] for one in found if kind in one.places and not one.is_anew]
    return rules.cells(grid, [(one.likelihood, one.impact) for one in here if grid.holds(one.likelihood, one.impact)])


def choices(viewer: Viewer, organisation: Organisation) -> tuple[list[str], list[str]]:
    """The categories and the owners of the risks that a reader may see there."""
    rows = list(Risk.objects.visible_to(viewer).filter(organisation=organisation).values_list("category", "owner__title"))
    return sorted({category for category, _ in rows}), sorted({owner for _, owner in rows if owner})


def controls(viewer: Viewer, risk: Risk) -> QuerySet[Control]:
    return Control.objects.visible_to(viewer).filter(risk=risk).select_related("owner").order_by("number")


def treatments(viewer: Viewer, risk: Risk) -> QuerySet[Treatment]:
    return Treatment.objects.visible_to(viewer).filter(risk=risk).select_related("owner").order_by("due_on", "number")


def moves(viewer: Viewer, risk: Risk) -> QuerySet[TreatmentMoved]:
    """The days that moved of its actions, the last first."""
    rows = TreatmentMoved.objects.visible_to(viewer).filter(treatment__risk=risk).select_related("treatment")
    return rows.order_by("-moved_at", "-pk")


def turns(viewer: Viewer, risk: Risk) -> QuerySet[Turn]:
    return Turn.objects.visible_to(viewer).filter(risk=risk).order_by("-at", "-pk")
