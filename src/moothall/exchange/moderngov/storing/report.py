"""What came of an import, file by file, for whoever started it."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from moothall.authority.words import counted
from moothall.exchange.moderngov.pages import Page

from .meeting_said import why_not_placed

LONGEST_QUOTATION = 120


class Outcome(StrEnum):
    """What came of a file."""

    READ = "Read"
    CHANGED = "Changed"
    UNCHANGED = "Unchanged"
    NOT_UNDERSTOOD = "Not understood"


@dataclass(frozen=True)
class Stored:
    """One file: what it was or why it was not understood, what it names and lacks, what was not placed, and what was noticed."""

    name: str
    outcome: Outcome
    words: str
    gaps: tuple[str, ...] = ()
    unplaced: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass
class Report:
    """All files in the order in which they were read; `troubles` are sentences about lists of councils and missing files."""

    files: list[Stored] = field(default_factory=list)
    troubles: list[str] = field(default_factory=list)

    @property
    def closing(self) -> str:
        count = Counter(file.outcome for file in self.files)
        return ", ".join(f"{count[outcome]} {outcome.lower()}" for outcome in Outcome)

    @property
    def is_whole(self) -> bool:
        """Whether everything was understood."""
        return not self.troubles and all(file.outcome is not Outcome.NOT_UNDERSTOOD for file in self.files)

    def lines(self) -> Iterator[str]:
        """The report as it is printed; the counts come last."""
        for file in self.files:
            yield printable(f"{file.outcome.value:<15} {file.name}: {file.words}")
        for title, told in (("named and not here", "gaps"), ("not placed, and kept as text", "unplaced"), ("to know", "notes")):
            yield from _section(title, [f"{file.name}: {one}" for file in self.files for one in getattr(file, told)])
        yield from _section("wrong with what was to be read", self.troubles)
        yield ""
        yield self.closing


def _section(title: str, told: Sequence[str]) -> Iterator[str]:
    if told:
        yield ""
        yield f"{counted(len(told), 'thing')} {title}:"
        yield from (printable(f"  {one}") for one in told)


def unplaced_in(page: Page) -> tuple[str, ...]:
    return tuple(f"{why_not_placed(one)} “{quoted(one.text)}”" for one in page.unplaced)


def quoted(words: str) -> str:
    """The beginning of what may be long."""
    line = " ".join(words.split())
    return line if len(line) <= LONGEST_QUOTATION else line[:LONGEST_QUOTATION] + "…"


def printable(line: str) -> str:
    """A line without what could steer a terminal, whatever a file was called.

    >>> printable("a\\x1b[2Jb")
    'a?[2Jb'
    """
    return "".join(letter if letter.isprintable() else "?" for letter in line)
