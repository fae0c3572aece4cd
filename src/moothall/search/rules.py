"""What somebody asks for, taken apart: words, phrases in quotation marks, and words that must not be there."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date

LONGEST = 300
SHORTEST_BEGINNING = 2
PIECES = re.compile(r'(-?)(?:"([^"]*)"|(\S+))')
WORD = re.compile(r"[^\W_]+")
QUOTES = str.maketrans("“”„«»", '"""""')

# An index number holds the day first, so that the newest come first without sorting; then the kind, then the row.
DAY_BITS, KIND_BITS, KEY_BITS = 20, 5, 36
BELOW_DAY = KIND_BITS + KEY_BITS
UNDATED = (1 << DAY_BITS) - 1
LAST_DAY = UNDATED - 1


@dataclass(frozen=True, slots=True)
class Question:
    """Every phrase must be there, in its order; none of `without` may be. A single word is a phrase of one."""

    phrases: tuple[tuple[str, ...], ...] = ()
    without: tuple[tuple[str, ...], ...] = ()

    def __bool__(self) -> bool:
        return bool(self.phrases)

    def __str__(self) -> str:
        """As it was understood, in words alone: what was typed may hold marks that turn a sentence round.

        >>> str(question('damp "call in" -parking'))
        'damp “call in”, without parking'
        """
        wanted, left_out = _said(self.phrases), _said(self.without)
        return f"{wanted}, without {left_out}" if left_out else wanted


def _said(phrases: tuple[tuple[str, ...], ...]) -> str:
    return " ".join(f"“{' '.join(phrase)}”" if len(phrase) > 1 else phrase[0] for phrase in phrases)


def question(text: str) -> Question:
    """Read what was typed. Marks that mean nothing here are passed over, so that nothing typed can be an error.

    >>> question('damp “call in” -parking')
    Question(phrases=(('damp',), ('call', 'in')), without=(('parking',),))
    >>> question('o’clock NEAR( *')
    Question(phrases=(('o', 'clock'), ('near',)), without=())
    """
    phrases: list[tuple[str, ...]] = []
    without: list[tuple[str, ...]] = []
    for minus, quoted, plain in PIECES.findall(unicodedata.normalize("NFC", text[:LONGEST]).translate(QUOTES)):
        words = tuple(word.lower() for word in WORD.findall(quoted or plain))
        if words:
            (without if minus else phrases).append(words)
    return Question(tuple(phrases), tuple(without))


def for_fts5(asked: Question, is_beginning: bool = False) -> str:
    """The question as SQLite's index reads it; with `is_beginning`, words may go on after what was typed.

    >>> for_fts5(question('damp "call in" -parking'))
    '"damp" AND "call in" NOT "parking"'
    >>> for_fts5(question('a dam'), is_beginning=True)
    '"a" AND "dam"*'
    """
    wanted = [f'"{" ".join(phrase)}"{"*" if is_beginning and is_long_enough(phrase) else ""}' for phrase in asked.phrases]
    return " NOT ".join([" AND ".join(wanted), *(f'"{" ".join(phrase)}"' for phrase in asked.without)])


def for_postgresql(asked: Question, is_beginning: bool = False, weight: str = "") -> str:
    """The question as PostgreSQL's index reads it; with a weight, only in that part of the row.

    >>> for_postgresql(question('damp "call in" -parking'))
    "'damp' & ('call' <-> 'in') & !('parking')"
    >>> for_postgresql(question('dam'), is_beginning=True, weight="A")
    "'dam':A*"
    """
    wanted = [_in_a_row(phrase, weight + ("*" if is_beginning and is_long_enough(phrase) else "")) for phrase in asked.phrases]
    return " & ".join([*wanted, *(f"!({_in_a_row(phrase)})" for phrase in asked.without)])


def is_long_enough(phrase: tuple[str, ...]) -> bool:
    """Whether its last word may be a beginning: with one letter a good part of all words begins."""
    return len(phrase[-1]) >= SHORTEST_BEGINNING


def _in_a_row(phrase: tuple[str, ...], marks: str = "") -> str:
    row = " <-> ".join(f"'{word}'{':' if marks else ''}{marks}" for word in phrase)
    return f"({row})" if len(phrase) > 1 else row


def number_of(on: date | None, kind: int, key: int) -> int:
    """The index number of a row: the newest day has the largest; what has no day comes before all.

    >>> number_of(date(2026, 1, 2), 1, 7) > number_of(date(2026, 1, 1), 9, 900)
    True
    """
    if not 0 <= kind < 1 << KIND_BITS or not 0 < key < 1 << KEY_BITS:
        raise ValueError(f"Kind {kind} and row {key} do not fit in an index number.")
    return (_day_number(on) << BELOW_DAY) | (kind << KEY_BITS) | key


def _day_number(on: date | None) -> int:
    """A day as a number. Nobody meets after the year 2871: what says so stands at the end of time."""
    return min(on.toordinal(), LAST_DAY) if on else UNDATED


def kind_and_key(number: int) -> tuple[int, int]:
    """Which row an index number stands for.

    >>> kind_and_key(number_of(None, 3, 42))
    (3, 42)
    """
    return (number >> KEY_BITS) & ((1 << KIND_BITS) - 1), number & ((1 << KEY_BITS) - 1)


def range_of(first: date | None = None, last: date | None = None) -> tuple[int, int]:
    """The index numbers of a stretch of days, both included. What has no day is in it only if no day is asked for."""
    low = _day_number(first) << BELOW_DAY if first else 0
    end = _day_number(last or date.max) if first or last else UNDATED
    return low, ((end + 1) << BELOW_DAY) - 1
