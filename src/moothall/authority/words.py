"""How days, times, sizes, lists and counts are written for people: the house's one way of saying each."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, time
from itertools import groupby

# Not the machine's own words: a server may be set to another language than its council's.
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
TURNING = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
MONTHS = (
    *("", "January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
ORDINALS = ("", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
NOON, MIDNIGHT = time(12), time(0)
KILOBYTE = 1024


def day_in_words(day: date, year: bool = True, weekday: bool = True) -> str:
    """A day as people say it; the year may be left out where it is plain, and the weekday where nothing is due.

    >>> day_in_words(date(2026, 11, 20))
    'Friday 20 November 2026'
    >>> day_in_words(date(2026, 11, 20), year=False, weekday=False)
    '20 November'
    """
    words = [WEEKDAYS[day.weekday()] if weekday else "", str(day.day), MONTHS[day.month], str(day.year) if year else ""]
    return " ".join(word for word in words if word)


def days_in_words(days: Sequence[date], year: bool = False) -> str:
    """Several days of which each month, and each year when the years differ or are asked for, is said once.

    >>> days_in_words([date(2009, 12, 10), date(2009, 12, 11), date(2009, 12, 14)])
    '10, 11 and 14 December'
    >>> days_in_words([date(2009, 12, 30), date(2009, 12, 31), date(2010, 1, 4)])
    '30 and 31 December 2009, and 4 January 2010'
    """
    year = year or len({day.year for day in days}) > 1
    months = [list(group) for _, group in groupby(days, key=lambda day: (day.year, day.month))]
    said = [f"{joined([str(day.day) for day in month])} {_month_in_words(month[0], year)}" for month in months]
    return said[0] if len(said) == 1 else ", ".join(said[:-1]) + f", and {said[-1]}" if said else ""


def time_in_words(moment: time | datetime) -> str:
    """A time of day: the minutes only when there are any.

    >>> time_in_words(time(18)), time_in_words(time(18, 30)), time_in_words(time(12)), time_in_words(time(0))
    ('6pm', '6:30pm', 'noon', 'midnight')
    """
    clock = time(moment.hour, moment.minute)
    if clock in (NOON, MIDNIGHT):
        return "noon" if clock == NOON else "midnight"
    hour, half = (clock.hour % 12 or 12), ("am" if clock < NOON else "pm")
    return f"{hour}:{clock.minute:02}{half}" if clock.minute else f"{hour}{half}"


def moment_in_words(moment: datetime, year: bool = True, weekday: bool = True) -> str:
    """A moment, in the hours of its own time zone.

    >>> moment_in_words(datetime(2026, 11, 20, 17))
    '5pm on Friday 20 November 2026'
    """
    return f"{time_in_words(moment)} on {day_in_words(moment, year, weekday)}"


def size_in_words(size: int) -> str:
    """The size of a file in the units that a reader's own machine shows; never "0 KB" for a file with something in it.

    >>> size_in_words(55_296), size_in_words(2_202_010), size_in_words(10), size_in_words(0)
    ('54 KB', '2.1 MB', '1 KB', '0 KB')
    """
    if size < 0:
        raise ValueError(f"A file cannot have a size of {size}.")
    whole = -(-size // KILOBYTE) if size < KILOBYTE else round(size / KILOBYTE)
    if whole < KILOBYTE:
        return f"{whole} KB"
    unit, large = ("MB", size / KILOBYTE**2) if size < 1023.95 * KILOBYTE**2 else ("GB", size / KILOBYTE**3)
    return f"{large:,.1f}".removesuffix(".0") + f" {unit}"


def joined(words: Iterable[str], last: str = "and") -> str:
    """Words in a row, with "and" (or another word) before the last.

    >>> joined(["a", "b", "c"]), joined(["a", "b"], "or"), joined(["a"]), joined([])
    ('a, b and c', 'a or b', 'a', '')
    """
    said = list(words)
    return f" {last} ".join([", ".join(said[:-1]), said[-1]] if len(said) > 1 else said)


def counted(number: int, thing: str, things: str = "") -> str:
    """How many there are of a thing; its plural may be given where it is not made by the common rules.

    >>> counted(1240, "decision"), counted(1, "decision"), counted(0, "body"), counted(2, "person", "people")
    ('1,240 decisions', '1 decision', 'no bodies', '2 people')
    """
    if number == 1:
        return f"1 {thing}"
    return f"{number:,} {things or plural(thing)}" if number else f"no {things or plural(thing)}"


def plural(thing: str) -> str:
    """More than one of a thing, by the common rules of English.

    >>> plural("decision"), plural("body"), plural("day"), plural("address")
    ('decisions', 'bodies', 'days', 'addresses')
    """
    if thing.endswith("y") and thing[-2:-1] not in "aeiou":
        return thing[:-1] + "ies"
    return thing + ("es" if thing.endswith(("s", "x", "z", "ch", "sh")) else "s")


def number_in_words(number: int) -> str:
    """A small number as a word, a larger one in figures.

    >>> number_in_words(5), number_in_words(1240)
    ('five', '1,240')
    """
    return NUMBERS[number] if 0 <= number < len(NUMBERS) else f"{number:,}"


def ordinal_in_words(number: int) -> str:
    """A place in a row: a word up to the tenth, figures after that.

    >>> ordinal_in_words(5), ordinal_in_words(21), ordinal_in_words(12)
    ('fifth', '21st', '12th')
    """
    if 0 < number < len(ORDINALS):
        return ORDINALS[number]
    ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number:,}{ending}"


def capitalised(sentence: str) -> str:
    """A sentence with its first letter large and the rest as it is.

    >>> capitalised("no decisions are open to call-in in Wrenmouth.")
    'No decisions are open to call-in in Wrenmouth.'
    """
    return sentence[:1].upper() + sentence[1:]


def _month_in_words(day: date, year: bool) -> str:
    return f"{MONTHS[day.month]} {day.year}" if year else MONTHS[day.month]


def is_unseen(letter: str) -> bool:
    """Whether a letter cannot be seen, or turns the words around it: nobody could say what it does.

    >>> [is_unseen(letter) for letter in ("a", "\\n", "\\x07", "\\u202e")]
    [False, False, True, True]
    """
    return (ord(letter) < 32 and letter not in "\n\t") or 127 <= ord(letter) < 160 or letter in TURNING
