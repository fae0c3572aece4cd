"""How a council lays out its reports: sections in order, each with what it holds, and help for whoever writes it."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any

Plain = dict[str, Any]


class Holds(StrEnum):
    """What is written into a section; the words are those of the pages."""

    TEXT = "text"
    RECOMMENDATIONS = "recommendations"
    IMPLICATION = "implication"
    BACKGROUND = "background papers"


@dataclass(frozen=True, slots=True)
class Section:
    """One section of a template. Its key is given once, and texts are kept by it."""

    key: str
    heading: str
    help: str = ""
    holds: Holds = Holds.TEXT
    is_required: bool = False


# What a council's reports hold by law and by custom; a council changes it on a page of its own.
STANDARD = (
    Section("purpose", "Purpose", "In one or two sentences: what members are asked to do, and why now.", is_required=True),
    Section("recommendations", "Recommendations", "One thing to agree in each box.", Holds.RECOMMENDATIONS),
    Section("reasons", "Reasons for the recommendations", "Why this, and what follows if it is not agreed.", is_required=True),
    Section("background", "Background", "What members need to know and may not know."),
    Section("options", "Other options considered", "What else could be done, and why it is not recommended.", is_required=True),
    Section("consultation", "Consultation", "Who was asked, when, what they said, and what changed because of it."),
    Section("legal", "Legal", "The power under which it is done, and the risk of challenge.", Holds.IMPLICATION, is_required=True),
    Section("finance", "Finance", "What it costs or saves, in which years, and where the money is.", Holds.IMPLICATION, is_required=True),
    Section("equality", "Equality", "Whom it affects differently (Equality Act 2010, s.149).", Holds.IMPLICATION, is_required=True),
    Section("climate", "Climate", "What it does to emissions, nature and readiness for extreme weather.", Holds.IMPLICATION),
    Section("risk", "Risk", "What could go wrong, how likely it is, and what is done about it.", Holds.IMPLICATION),
    Section(
        "papers",
        "Background papers",
        "One a line: papers that disclose facts on which the report rests, other than published works (Local Government Act 1972, s.100D).",
        Holds.BACKGROUND,
    ),
)
STANDARD_CLEARANCES = ("legal", "finance", "equality", "director")


def plain_sections(sections: Iterable[Section]) -> list[Plain]:
    """Sections as a row keeps them."""
    return [asdict(section) | {"holds": section.holds.value} for section in sections]


def sections_of(kept: Iterable[Mapping[str, Any]]) -> list[Section]:
    """The sections that a row keeps.

    >>> sections_of(plain_sections(STANDARD)) == list(STANDARD)
    True
    """
    return [Section(**{**one, "holds": Holds(one["holds"])}) for one in kept]


def key_for(heading: str, taken: Iterable[str]) -> str:
    """A new section's key: the letters of its heading, and a number where another has it already.

    >>> key_for("What else was considered?", []), key_for("Legal", ["legal"])
    ('what-else-was-considered', 'legal-2')
    """
    words = "".join(letter if letter.isascii() and letter.isalnum() else " " for letter in heading.lower()).split()
    first = "-".join(words)[:40].strip("-") or "section"
    others = set(taken)
    return next(key for key in (first, *(f"{first}-{count}" for count in range(2, len(others) + 3))) if key not in others)
