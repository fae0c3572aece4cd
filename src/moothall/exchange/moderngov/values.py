"""Small values as Modern.Gov writes them: dates, times, yes and no, sizes, links."""

import html
import re
from datetime import date, time
from urllib.parse import parse_qsl, urlsplit

from .characters import without_hidden

MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december")
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    r"sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
WRITTEN_DATE = rf"(?P<day>\d{{1,2}})\s*(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<month>{MONTH}),?\s+(?P<year>\d{{4}})"
TIME = r"(?:\d{1,2}(?:[.:]\d{2})?\s*(?:a\.?m\b\.?|p\.?m\b\.?|noon)|\d{1,2}[.:]\d{2}|noon|midday)"
FILE_TYPES = r"PDF|DOCX?|XLSX?|PPTX?|RTF|TXT|CSV|HTML?|ZIP|JPE?G|PNG|ODT|MSG"
SIZE = rf"(?P<type>{FILE_TYPES})\s*,?\s+(?P<size>\d+(?:[.,]\d+)*\s*(?:bytes|[KMG]?B))"


class NoSuchDate(ValueError):
    """A date is written, and the calendar does not have it."""


def tidy(text: str | None) -> str:
    """One line of words: unescaped until stable, without hidden characters, single spaces."""
    return " ".join(without_hidden(unescaped(text or "")).split())


def unescaped(text: str) -> str:
    """Text escaped once, twice or more often, unescaped until it stands still."""
    for _ in range(6 if "&" in text else 0):
        once = html.unescape(text)
        if once == text:
            break
        text = once
    return text


def day_of(text: str | None) -> date | None:
    """A date in figures (dd/mm/yyyy) or in words (4th August, 2010); None where none is written.

    >>> day_of("04/08/2010") == day_of("Wednesday 4th August, 2010 9.00 am") == date(2010, 8, 4)
    True
    """
    words = tidy(text)
    if figures := re.search(r"\b(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})\b", words):
        return real_day(int(figures[3]), int(figures[2]), int(figures[1]), figures[0])
    if iso := re.search(r"\b(\d{4})-(\d{2})-(\d{2})", words):
        return real_day(int(iso[1]), int(iso[2]), int(iso[3]), iso[0])
    if named := re.search(WRITTEN_DATE, words, re.IGNORECASE):
        return real_day(int(named["year"]), month_number(named["month"]), int(named["day"]), named[0])
    return None


def month_number(name: str) -> int:
    return next(number for number, month in enumerate(MONTHS, 1) if month.startswith(name.lower().rstrip(".")[:3]))


def real_day(year: int, month: int, day: int, as_written: str) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        raise NoSuchDate(f"{as_written} is not a date that exists") from None


def time_of(text: str | None) -> time | None:
    """The first time of day in a text.

    >>> time_of("9.00 am"), time_of("2 pm"), time_of("12 noon"), time_of("18:30")
    (datetime.time(9, 0), datetime.time(14, 0), datetime.time(12, 0), datetime.time(18, 30))
    """
    found = re.search(TIME, tidy(text).lower())
    if not found:
        return None
    figures = re.match(r"(\d{1,2})(?:[.:](\d{2}))?", found[0])
    hour, minute = (int(figures[1]), int(figures[2] or 0)) if figures else (12, 0)
    half = found[0].replace(".", "")[-2:]
    if half in {"am", "pm"}:
        hour = hour % 12 + (12 if half == "pm" else 0) if hour <= 12 else hour
    return time(hour, minute) if hour < 24 and minute < 60 else None


def weekday_of(text: str) -> str:
    return next((day for day in WEEKDAYS if re.search(rf"\b{day}\b", text, re.IGNORECASE)), "")


def yes_or_no(text: str | None) -> bool | None:
    """True, False, or None where neither is said."""
    word = tidy(text).lower().rstrip(".")
    return True if word in {"true", "yes"} else False if word in {"false", "no"} else None


def parameter(address: str | None, name: str) -> str:
    """A parameter of a link, whatever its capitals: MID is MId."""
    try:
        pairs = parse_qsl(urlsplit(html.unescape(address or "").strip()).query)
    except ValueError:
        return ""
    return next((tidy(value) for key, value in pairs if key.lower() == name.lower()), "")


def page_of(address: str | None) -> str:
    """The page that a link leads to, in small letters: "ielistdocuments.aspx"."""
    try:
        return urlsplit(html.unescape(address or "").strip()).path.rsplit("/", 1)[-1].lower()
    except ValueError:
        return ""


def safe_address(address: str | None) -> str:
    """A link as published if a reader may follow it, otherwise nothing: no script, no data."""
    text = "".join(tidy(address).split()) if re.match(r"\s*\w+\s*:", address or "") else tidy(address)
    return text if re.match(r"https?://", text, re.IGNORECASE) or not re.match(r"[\w+.-]+:|//|\\", text) else ""


def without_size(text: str) -> tuple[str, str, str]:
    """A title without the size behind it, then the file's type and size.

    >>> without_size("Minutes pdf icon PDF 54 KB")
    ('Minutes', 'PDF', '54 KB')
    """
    if not text.endswith(("B", "b", "bytes", ")", "]")):
        return text, "", ""
    found = re.search(rf"\s*(?:(?:pdf|file|document|word|excel)\s+icon\s*)?[(\[]?\b{SIZE}[)\]]?\s*$", text, re.IGNORECASE)
    if not found:
        return text, "", ""
    return text[: found.start()].rstrip(" -–,"), found["type"].upper(), " ".join(found["size"].split())


def has_size(text: str) -> bool:
    return bool(without_size(text)[2])
