"""What a pack is made of, and what has become of each part once it is bound."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from markupsafe import Markup


class NotBound(Exception):
    """A paper that cannot be bound. The text names it, and says what to do."""


@dataclass(frozen=True, slots=True)
class Cover:
    """The first page: whose pack, of what, and what a reader must know first."""

    title: str
    kind: str = ""
    headline: str = ""
    facts: tuple[tuple[str, str], ...] = ()
    notice: str = ""


@dataclass(frozen=True, slots=True)
class Written:
    """A paper that Moothall makes from words of ours. `label` is its number in the agenda; level 2 stands under level 1."""

    title: str
    body: Markup
    label: str = ""
    level: int = 1
    kind: str = ""
    facts: tuple[tuple[str, str], ...] = ()
    pictures: Mapping[str, bytes] = field(default_factory=dict)
    note: str = ""


@dataclass(frozen=True, slots=True)
class Sent:
    """A PDF that somebody sent."""

    title: str
    file: Path
    label: str = ""
    level: int = 1
    note: str = ""


@dataclass(frozen=True, slots=True)
class Named:
    """A paper that is named in the contents and is not in the pack; the note says why, or where it is."""

    title: str
    note: str
    label: str = ""
    level: int = 1


Part = Written | Sent | Named


@dataclass(frozen=True, slots=True)
class BoundPaper:
    """One paper as it stands in the pack: its pages by the running number, and whether software can tell how they are read."""

    title: str
    label: str
    level: int
    note: str
    first: int | None = None
    last: int | None = None
    has_tags: bool = True


@dataclass(frozen=True, slots=True)
class Bound:
    """A pack: its pages by the running number, what is in it, and whether the whole passed as readable by everybody."""

    first: int
    last: int
    papers: tuple[BoundPaper, ...]
    is_for_everybody: bool
