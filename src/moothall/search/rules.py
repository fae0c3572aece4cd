"""What somebody asks for, taken apart: words, phrases in quotation marks, and words that must not be there."""

import re
from dataclasses import dataclass
from datetime import date

LONGEST = 300
MOST_WORDS = 12
PIECES = re.compile(r'(-?)(?:"([^"]*)"|(\S+))')
WORD = re.compile(r"\w+", re.UNICODE)

# An index number holds the day first, so that the newest come first without sorting; then the kind, then the row.
KIND_BITS, KEY_BITS = 4, 36
UNDATED = (1 << 20) - 1


@dataclass(frozen=True, slots=True)
class Question:
    """Every phrase must be there, in its order; none of `without` may be. A single word is a phrase of one."""

    phrases: tuple[tuple[str, ...], ...] = ()
    without: tuple[tuple[str, ...], ...] = ()

    def __bool__(self) -> bool:
        return bool(self.phrases)


def question(text: str) -> Question:
    """Read what was typed. Marks that mean nothing here are passed over, so that nothing typed can be an error.

    >>> question('damp "call in" -parking')
    Question(phrases=(('damp',), ('call', 'in')), without=(('parking',),))
    >>> question('o’clock')
    Question(phrases=(('o', 'clock'),), without=())
    """
    phrases, without = [], []
    for minus, quoted, plain in PIECES.findall(text[:LONGEST]):
        words = tuple(word.lower() for word in WORD.findall(quoted or plain))
        if words:
            (without if minus else phrases).append(words)
    return Question(tuple(phrases[:MOST_WORDS]), tuple(without[:MOST_WORDS]))


def for_fts5(asked: Question, is_beginning: bool = False) -> str:
    """The question as SQLite's index reads it; with `is_beginning`, words may go on after what was typed.

    >>> for_fts5(question('damp "call in" -parking'))
    '"damp" AND "call in" NOT "parking"'
    >>> for_fts5(question('dam'), is_beginning=True)
    '"dam"*'
    """
    star = "*" if is_beginning else ""
    wanted = " AND ".join(f'"{" ".join(phrase)}"{star}' for phrase in asked.phrases)
    return " NOT ".join([wanted, *(f'"{" ".join(phrase)}"' for phrase in asked.without)])


def for_postgresql(asked: Question, is_beginning: bool = False) -> str:
    """The question as PostgreSQL's index reads it.

    >>> for_postgresql(question('damp "call in" -parking'))
    "'damp' & ('call' <-> 'in') & !('parking')"
    """
    star = ":*" if is_beginning else ""
    wanted = [f"({_in_a_row(phrase, star)})" if len(phrase) > 1 else _in_a_row(phrase, star) for phrase in asked.phrases]
    return " & ".join([*wanted, *(f"!({_in_a_row(phrase, '')})" for phrase in asked.without)])


def _in_a_row(phrase: tuple[str, ...], star: str) -> str:
    return " <-> ".join(f"'{word}'{star}" for word in phrase)


def number_of(on: date | None, kind: int, key: int) -> int:
    """The index number of a row: the newest day has the largest; what has no day comes before all.

    >>> number_of(date(2026, 1, 2), 1, 7) > number_of(date(2026, 1, 1), 9, 900)
    True
    """
    if not 0 <= kind < 1 << KIND_BITS or not 0 < key < 1 << KEY_BITS:
        raise ValueError(f"Kind {kind} and row {key} do not fit in an index number.")
    return ((on.toordinal() if on else UNDATED) << (KIND_BITS + KEY_BITS)) | (kind << KEY_BITS) | key


def kind_and_key(number: int) -> tuple[int, int]:
    """Which row an index number stands for.

    >>> kind_and_key(number_of(None, 3, 42))
    (3, 42)
    """
    return (number >> KEY_BITS) & ((1 << KIND_BITS) - 1), number & ((1 << KEY_BITS) - 1)


def range_of(first: date | None, last: date | None) -> tuple[int, int]:
    """The index numbers of a stretch of days, the first and the last included."""
    low = first.toordinal() << (KIND_BITS + KEY_BITS) if first else 0
    high = ((last.toordinal() + 1) << (KIND_BITS + KEY_BITS)) - 1 if last else (1 << 62)
    return low, high
