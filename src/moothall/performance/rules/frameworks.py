"""In which frameworks a measure is carried, and whether Members should agree its targets: that follows from the framework's kind alone."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from moothall.authority.rules import Value
from moothall.authority.words import joined


class FrameworkKind(StrEnum):
    """What a framework is. The first of them were in force for English councils until 2011."""

    NATIONAL = "national"
    DESIGNATED = "laa_designated"
    LOCAL = "laa_local"
    CORPORATE = "corporate"
    SERVICE = "service"
    PARTNERSHIP = "partnership"
    OTHER = "other"

    @property
    def words(self) -> str:
        return WORDS[self]

    @property
    def setting(self) -> str:
        """The dated rule of a council that says whether Members agree the targets of such a framework."""
        return f"members_agree_{self.value}"


WORDS = {
    FrameworkKind.NATIONAL: "National indicators",
    FrameworkKind.DESIGNATED: "Local Area Agreement, designated targets",
    FrameworkKind.LOCAL: "Local Area Agreement, local targets",
    FrameworkKind.CORPORATE: "Corporate plan",
    FrameworkKind.SERVICE: "Service plan",
    FrameworkKind.PARTNERSHIP: "Partnership",
    FrameworkKind.OTHER: "Another framework",
}
SETTINGS = tuple(kind.setting for kind in FrameworkKind)


@dataclass(frozen=True, slots=True)
class Carried:
    """That a framework carries a measure, from a day to a day."""

    kind: FrameworkKind
    name: str = ""
    from_on: date | None = None
    until_on: date | None = None

    def touches(self, first: date, last: date) -> bool:
        """Whether it carries the measure on any of these days."""
        return (self.from_on or date.min) <= last and first <= (self.until_on or date.max)


def agreed_by_members(carried: Iterable[Carried], settings: Mapping[str, Value], first: date, last: date) -> tuple[Carried, ...]:
    """The frameworks for whose sake Members should agree a target for these days; none where nobody needs to.

    >>> of = Carried(FrameworkKind.CORPORATE, "Corporate Plan", date(2026, 4, 1))
    >>> agreed_by_members([of], {"members_agree_corporate": True}, date(2026, 4, 1), date(2027, 3, 31)) == (of,)
    True
    """
    return tuple(one for one in carried if settings.get(one.kind.setting) and one.touches(first, last))


def why_members(frameworks: Iterable[Carried]) -> str:
    """Why Members should agree it, in a sentence.

    >>> why_members([Carried(FrameworkKind.CORPORATE, "Corporate Plan 2026 to 2029")])
    'Members should agree it, because it stands in the Corporate Plan 2026 to 2029.'
    """
    names = joined(dict.fromkeys(f"the {one.name or one.kind.words}" for one in frameworks))
    return f"Members should agree it, because it stands in {names}." if names else ""
