"""The council's one matrix: steps of likelihood and impact, bands by score, and how much of each kind of risk it accepts.

No law sets any of it: a council sets its own, from a day on. What stands here is the plain one that holds until it does.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

SIZES = (4, 5)
FEWEST_BANDS, MOST_BANDS = 2, 5
MOST_CATEGORIES = 20
LONGEST_WORD, LONGEST_SENTENCE = 40, 300


class NotSuitable(Exception):
    """What was typed makes no matrix. The text is a sentence that names the line and says what to do."""


class Tone(StrEnum):
    """The shape and the colour of a band: star, circle, triangle."""

    GOOD = "good"
    NEAR = "near"
    OFF = "off"


@dataclass(frozen=True, slots=True)
class Step:
    """One step of likelihood or of impact: a word, and the sentence that says what it means here."""

    word: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Band:
    """The scores from one on, up to the next band."""

    least: int
    word: str
    tone: Tone

    @property
    def letter(self) -> str:
        return self.word[:1].upper()


@dataclass(frozen=True, slots=True)
class Grid:
    """A matrix: as many steps of likelihood as of impact; bands from the lowest; the highest score that is accepted."""

    likelihoods: tuple[Step, ...]
    impacts: tuple[Step, ...]
    bands: tuple[Band, ...]
    accepts: int
    accepts_of: tuple[tuple[str, int], ...]

    @property
    def size(self) -> int:
        return len(self.impacts)

    @property
    def categories(self) -> tuple[str, ...]:
        return tuple(name for name, _ in self.accepts_of)

    def band(self, score: int) -> Band:
        """The band of a score: the highest that begins at it or below."""
        return next(one for one in reversed(self.bands) if one.least <= score)

    def accepted(self, category: str) -> int:
        """The highest score that the council accepts of a category; of one that the matrix does not name, the general one."""
        return dict(self.accepts_of).get(category, self.accepts)

    def is_beyond(self, category: str, score: int) -> bool:
        return score > self.accepted(category)

    def holds(self, likelihood: int, impact: int) -> bool:
        return 1 <= likelihood <= self.size and 1 <= impact <= self.size


def steps_in(lines: str, what: str, size: int) -> tuple[Step, ...]:
    """Steps as they are typed, the lowest first: a word, a colon, a sentence.

    >>> steps_in("Rare: Once in a lifetime.", "likelihood", 1)
    (Step(word='Rare', sentence='Once in a lifetime.'),)
    """
    found = [step_in(line, what) for line in lines.splitlines() if line.strip()]
    if len(found) != size:
        raise NotSuitable(f"Write {size} steps of {what}, one on a line, the lowest first. There are {len(found)}.")
    if len({one.word.lower() for one in found}) != size:
        raise NotSuitable(f"Give each step of {what} a word of its own.")
    return tuple(found)


def step_in(line: str, what: str) -> Step:
    word, _, sentence = (part.strip() for part in line.partition(":"))
    if not (word and sentence):
        raise NotSuitable(f"In the steps of {what}, write a word, a colon and what it means: “{line.strip()[:60]}” lacks one of them.")
    if len(word) > LONGEST_WORD or len(sentence) > LONGEST_SENTENCE:
        raise NotSuitable(
            f"In the steps of {what}, use at most {LONGEST_WORD} letters for the word and {LONGEST_SENTENCE} for the sentence."
        )
    return Step(word, sentence)


def numbers_in(lines: str, what: str, most: int) -> list[tuple[str, int]]:
    """Words with a score each: a word, a colon, a whole number from 1 to the highest score."""
    found = []
    for line in (one for one in lines.splitlines() if one.strip()):
        word, _, number = (part.strip() for part in line.rpartition(":"))
        is_number = number.isascii() and number.isdigit() and len(number) < 4 and 1 <= int(number) <= most
        if not (word and is_number and len(word) <= LONGEST_WORD):
            raise NotSuitable(f"In {what}, write a word, a colon and a score from 1 to {most}: “{line.strip()[:60]}” does not read so.")
        found.append((word, int(number)))
    if len({word.lower() for word, _ in found}) != len(found):
        raise NotSuitable(f"In {what}, name each only once.")
    return found


def bands_in(lines: str, size: int) -> tuple[Band, ...]:
    """Bands as they are typed: a word, a colon and the score from which it holds. The lowest begins at 1.

    >>> [(one.letter, one.tone.value) for one in bands_in("High: 15\\nMedium: 8\\nLow: 1", 5)]
    [('L', 'good'), ('M', 'near'), ('H', 'off')]
    """
    found = sorted(numbers_in(lines, "the bands", size * size), key=lambda pair: pair[1])
    if not FEWEST_BANDS <= len(found) <= MOST_BANDS:
        raise NotSuitable(f"Write {FEWEST_BANDS} to {MOST_BANDS} bands, one on a line.")
    if found[0][1] != 1 or len({least for _, least in found}) != len(found):
        raise NotSuitable("The lowest band begins at 1, and no two bands begin at the same score.")
    if len({word[:1].upper() for word, _ in found}) != len(found):
        raise NotSuitable("Each band needs a word with a first letter of its own: the letter stands in the cells.")
    last = len(found) - 1
    tones = [Tone.GOOD if place == 0 else Tone.OFF if place == last else Tone.NEAR for place in range(len(found))]
    return tuple(Band(least, word, tone) for (word, least), tone in zip(found, tones, strict=True))


def appetites_in(lines: str, size: int) -> tuple[tuple[str, int], ...]:
    """What the council accepts, by category: a word, a colon and the highest score."""
    found = numbers_in(lines, "the categories", size * size)
    if not 1 <= len(found) <= MOST_CATEGORIES:
        raise NotSuitable(f"Name 1 to {MOST_CATEGORIES} categories of risk, one on a line.")
    return tuple(found)


def grid(size: int, likelihoods: str, impacts: str, bands: str, accepts: int, appetites: str) -> Grid:
    """The matrix that was typed, or the sentence that says what is wrong with it."""
    if size not in SIZES:
        raise NotSuitable("A matrix has 4 steps or 5.")
    if not 1 <= accepts <= size * size:
        raise NotSuitable(f"The score that is accepted is from 1 to {size * size}.")
    return Grid(
        steps_in(likelihoods, "likelihood", size), steps_in(impacts, "impact", size), bands_in(bands, size), accepts,
        appetites_in(appetites, size),
    )  # fmt: skip


def steps_typed(steps: Iterable[Step]) -> str:
    return "\n".join(f"{one.word}: {one.sentence}" for one in steps)


def bands_typed(bands: Sequence[Band]) -> str:
    return "\n".join(f"{one.word}: {one.least}" for one in reversed(bands))


def appetites_typed(pairs: Iterable[tuple[str, int]]) -> str:
    return "\n".join(f"{name}: {most}" for name, most in pairs)


def kept(grid: Grid) -> dict[str, Any]:
    """A matrix as it is kept: the texts from which it is read again."""
    return {
        "size": grid.size, "likelihoods": steps_typed(grid.likelihoods), "impacts": steps_typed(grid.impacts),
        "bands": bands_typed(grid.bands), "accepts": grid.accepts, "appetites": appetites_typed(grid.accepts_of),
    }  # fmt: skip


PLAIN = grid(
    5,
    "Rare: We would be surprised to see it.\nUnlikely: It could happen, but we do not expect it.\n"
    "Even: As likely as not.\nLikely: We expect it.\nNear certain: We would be surprised not to see it.",
    "Slight: Few people notice, and it is put right the same day.\nMinor: Some people wait longer or pay more for a while.\n"
    "Marked: A service is worse for weeks, or a budget is missed.\nSerious: A service stops, or somebody is hurt.\n"
    "Severe: Lives are lost, or the council cannot do what the law asks of it.",
    "High: 15\nMedium: 8\nLow: 1",
    9,
    "Money: 9\nServices: 9\nPeople's safety: 6\nLaw: 6\nGood name: 10",
)
