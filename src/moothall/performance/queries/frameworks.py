"""Frameworks that carry measures, and the council's own rules about whose targets Members agree."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from moothall.access.viewer import Viewer
from moothall.authority import queries as authority, rules as authority_rules
from moothall.authority.models import Organisation, Setting
from moothall.performance import rules
from moothall.performance.models import Carrying, Framework


def frameworks(viewer: Viewer) -> QuerySet[Framework]:
    return Framework.objects.select_related("organisation").order_by("-organisation__is_home", "name", "pk")


def framework(viewer: Viewer, slug: str, number: int) -> Framework | None:
    return frameworks(viewer).filter(organisation__slug=slug, number=number).first()


def of_council(viewer: Viewer, organisation: Organisation) -> QuerySet[Framework]:
    return frameworks(viewer).filter(organisation=organisation)


def numbers_of_measures(viewer: Viewer, frameworks: Collection[Framework], day: date) -> dict[int, int]:
    """How many measures each of these carries on a day."""
    found: dict[int, int] = defaultdict(int)
    rows = Carrying.objects.visible_to(viewer).filter(framework__in=frameworks)
    for framework, until_on in rows.values_list("framework", "until_on"):
        found[framework] += until_on is None or until_on >= day
    return found


@dataclass(frozen=True)
class Customs:
    """Whose targets Members agree in some councils, on any day: what each has set through time."""

    rows: tuple[Setting, ...]

    def on(self, organisation: int, day: date) -> dict[str, authority_rules.Value]:
        said = {name: authority_rules.definition(name).default for name in rules.SETTINGS}
        for row in self.rows:
            if row.organisation_id == organisation and (row.since or date.min) <= day <= (row.until or date.max):
                said[row.name] = row.value
        return said

    @property
    def kinds(self) -> list[str]:
        """The kinds of framework whose targets Members agree anywhere on any day."""
        ever = {row.name for row in self.rows if row.value is True}
        return [kind.value for kind in rules.FrameworkKind if kind.setting in ever or authority_rules.definition(kind.setting).default]


def customs(viewer: Viewer, organisations: Collection[int]) -> Customs:
    return Customs(tuple(authority.through_time(viewer, organisations, rules.SETTINGS)))
