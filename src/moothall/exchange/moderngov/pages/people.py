"""Councillors, their wards, terms and interests. There is no field for a home address or a private contact, so none can be kept."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from .leftovers import Page


@dataclass(frozen=True)
class Term:
    """A term of office; no end where none is stated."""

    begins_on: date | None
    ends_on: date | None


@dataclass(frozen=True, kw_only=True)
class CouncillorSaid:
    """A councillor in office. `email` is the address that a public body gives them, never a private one."""

    name: str
    person_id: str = ""
    party: str = ""
    group: str = ""
    district: str = ""
    representing: str = ""
    key_posts: str = ""
    email: str = ""
    photo_url: str = ""
    terms: tuple[Term, ...] = ()


@dataclass(frozen=True, kw_only=True)
class WardSaid:
    """A ward with its councillors; no title where the list is not by ward."""

    title: str
    councillors: tuple[CouncillorSaid, ...]


@dataclass(frozen=True, kw_only=True)
class CouncillorsPage(Page):
    """Councillors by ward."""

    called: ClassVar[str] = "list of councillors"
    wards: tuple[WardSaid, ...]

    @property
    def is_empty(self) -> bool:
        return not any(ward.councillors for ward in self.wards)


@dataclass(frozen=True, kw_only=True)
class InterestsSaid:
    """One category of a register of interests: "1. Employment"."""

    category: str
    columns: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    left_out: int = 0  # entries on land, which are often somebody's home


@dataclass(frozen=True, kw_only=True)
class InterestsPage(Page):
    """A councillor's register of interests."""

    called: ClassVar[str] = "register of interests"
    name: str
    person_id: str = ""
    published_on: date | None = None
    published_as: str = ""
    categories: tuple[InterestsSaid, ...] = ()
