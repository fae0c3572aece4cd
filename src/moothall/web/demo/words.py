"""Days and money in the words of the minutes; and a choice of words that never changes."""

from collections.abc import Sequence
from datetime import date
from typing import TypeVar
from zlib import crc32

from moothall.authority.words import day_in_words

T = TypeVar("T")


def in_words(day: date) -> str:
    """A day as the minutes write it, without its weekday.

    >>> in_words(date(2026, 11, 12))
    '12 November 2026'
    """
    return day_in_words(day, weekday=False)


def pounds(amount: int) -> str:
    """Money as people say it.

    >>> pounds(1_400_000), pounds(86_000)
    ('£1.4 million', '£86,000')
    """
    if amount < 1_000_000:
        return f"£{amount:,}"
    return f"£{amount / 1_000_000:.2f}".rstrip("0").rstrip(".") + " million"


def slug(text: str) -> str:
    """
    >>> slug("Annex A: cost of each option")
    'annex-a-cost-of-each-option'
    """
    return "-".join("".join(letter if letter.isalnum() else " " for letter in text.lower()).split())


def number_from(*seed: object) -> int:
    """A number that depends on its seed alone, so that a story told again is the same story."""
    return crc32("|".join(map(str, seed)).encode())


def one_of(choices: Sequence[T], *seed: object) -> T:
    """Always the same one of these for the same seed."""
    return choices[number_from(*seed) % len(choices)]


def financial_year(day: date, ahead: int = 0) -> str:
    """
    >>> financial_year(date(2027, 2, 24)), financial_year(date(2027, 2, 24), ahead=1)
    ('2026/27', '2027/28')
    """
    first = day.year - (day.month < 4) + ahead
    return f"{first}/{(first + 1) % 100:02}"
