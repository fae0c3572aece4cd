"""Where a risk stands: its score against what is accepted, which way it is going, whether it is looked at in time."""

from calendar import monthrange
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from moothall.authority.words import capitalised, counted, joined
from moothall.risks.rules.matrix import Band, Grid


class Kind(StrEnum):
    """Of what an assessment speaks: with no controls, as things are now, and as they are to be."""

    INHERENT = "inherent"
    RESIDUAL = "residual"
    TARGET = "target"


KINDS = {
    Kind.INHERENT: "If nothing were done about it",
    Kind.RESIDUAL: "Now, with what is done about it",
    Kind.TARGET: "As it is to be",
}


class State(StrEnum):
    """Where a risk is in its life."""

    OPEN = "open"
    TOLERATED = "tolerated"
    CLOSED = "closed"


class Travel(StrEnum):
    """Which way a risk has gone since it was last assessed."""

    WORSE = "Worse than last time"
    SAME = "As it was last time"
    BETTER = "Better than last time"
    FIRST = "Assessed for the first time"
    ANEW = "Not compared: the matrix has changed"


class Assurance(StrEnum):
    """How sure it is that a control works."""

    PROVEN = "proven"
    PARTLY = "partly"
    NOT_TESTED = "not tested"


class Doing(StrEnum):
    """How an action about a risk goes."""

    NOT_STARTED = "not started"
    UNDER_WAY = "under way"
    DONE = "done"
    STOPPED = "stopped"

    @property
    def is_over(self) -> bool:
        return self in {Doing.DONE, Doing.STOPPED}


@dataclass(frozen=True, slots=True)
class Placed:
    """Where a risk was placed, under which matrix. `matrix` names it: two of one name are the same."""

    likelihood: int
    impact: int
    grid: Grid
    matrix: int | None = None

    @property
    def score(self) -> int:
        return self.likelihood * self.impact

    @property
    def band(self) -> Band:
        return self.grid.band(self.score)

    @property
    def in_words(self) -> str:
        """The place in words, with its score.

        >>> from moothall.risks.rules.matrix import PLAIN
        >>> Placed(4, 4, PLAIN).in_words
        'Likely (4) and serious (4): 16 of 25, high'
        """
        likely, bad = self.grid.likelihoods[self.likelihood - 1], self.grid.impacts[self.impact - 1]
        most = self.grid.size * self.grid.size
        return f"{likely.word} ({self.likelihood}) and {bad.word.lower()} ({self.impact}): {self.score} of {most}, {self.band.word.lower()}"

    def is_beyond(self, category: str) -> bool:
        """Whether it is beyond what the council accepted, by the matrix of its day."""
        return self.grid.is_beyond(category, self.score)


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of the heat map: where it is, what it says, and how many risks stand in it."""

    likelihood: int
    impact: int
    score: int
    band: Band
    number: int


def travel(before: Placed | None, now: Placed) -> Travel:
    """Which way a risk has gone. Scores of two matrices are never compared."""
    if before is None:
        return Travel.FIRST
    if before.matrix != now.matrix:
        return Travel.ANEW
    return Travel.SAME if before.score == now.score else Travel.WORSE if now.score > before.score else Travel.BETTER


def against_appetite(category: str, now: Placed | None, state: State, accepted_by: str = "") -> str:
    """The first sentence of a risk's page: where it is against what the council accepts."""
    if now is None:
        return "It has not been assessed yet, so nobody can say whether the council would accept it."
    most = now.grid.accepted(category)
    if state is State.CLOSED:
        return f"It is closed. When it was last assessed it stood here. {now.in_words}."
    if not now.is_beyond(category):
        return f"{now.in_words}. The council accepts {most} for {category.lower()}, so this is within it."
    by = f"accepted by {accepted_by}" if state is State.TOLERATED else "and nobody has accepted it"
    return f"{now.in_words}. That is {now.score - most} beyond the {most} that the council accepts for {category.lower()}, {by}."


def cannot_be_tolerated(category: str, now: Placed | None, is_named: bool) -> str:
    """Why a risk cannot be tolerated now; nothing if it can. Above the council's appetite, one person accepts it by name."""
    if now is None:
        return "Assess it first: nobody can accept what has not been judged."
    if now.is_beyond(category) and not is_named:
        return "It is beyond what the council accepts, so name the person who accepts it."
    return ""


def review_is_late(review_on: date, state: State, today: date) -> bool:
    """A risk is looked at by its day as long as it is not closed."""
    return state is not State.CLOSED and review_on < today


def mark_of(reviewed_at: datetime | None) -> str:
    """When a risk was reviewed last, as a page remembers it."""
    return reviewed_at.isoformat() if reviewed_at else "never"


def next_review(today: date, months: int) -> date:
    """The day that is proposed for the next review: so many months on, or the last day of a shorter month.

    >>> next_review(date(2026, 11, 30), 3)
    datetime.date(2027, 2, 28)
    """
    years, month = divmod(today.month - 1 + months, 12)
    last = monthrange(today.year + years, month + 1)[1]
    return date(today.year + years, month + 1, min(today.day, last))


def cells(grid: Grid, places: Iterable[tuple[int, int]]) -> list[list[Cell]]:
    """The heat map: the likeliest row first, the least impact first in it."""
    numbers = Counter(places)
    steps = range(1, grid.size + 1)
    return [[Cell(likely, bad, likely * bad, grid.band(likely * bad), numbers[likely, bad]) for bad in steps] for likely in reversed(steps)]


def headline(bands: Sequence[str], beyond: int, late: int, unassessed: int, anew: int) -> str:
    """The register in one sentence or two; `bands` holds the band of each risk that was assessed, the worst first.

    >>> headline(["High", "Low", "Low"], 1, 1, 0, 0)
    '3 risks: 1 high and 2 low. 1 is beyond what the council accepts and 1 review is late.'
    """
    number = len(bands) + unassessed
    if not number:
        return "No risk stands here."
    counts = [f"{many} {word.lower()}" for word, many in Counter(bands).items()]
    counts += [f"{unassessed} not assessed yet"] if unassessed else []
    are = "is" if beyond == 1 else "are"
    said = [f"{beyond or 'none'} {are} beyond what the council accepts"] if bands else []
    said += [f"{counted(late, 'review')} {'is' if late == 1 else 'are'} late"] if late else []
    said += [f"{anew} {'stands' if anew == 1 else 'stand'} under an older matrix and must be assessed again"] if anew else []
    return f"{capitalised(counted(number, 'risk'))}: {joined(counts)}." + (f" {capitalised(joined(said))}." if said else "")
