"""What a file of comparators says, whatever its form; and every reason why some of it cannot be taken."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal, InvalidOperation
from hashlib import sha256

from moothall.authority.words import is_unseen
from moothall.performance.rules.definitions import Polarity
from moothall.performance.rules.numbers import EXACT, MINUS, MOST
from moothall.performance.rules.periods import ONE_DAY, Period
from moothall.performance.rules.verdicts.others import GroupKind

LONGEST = 200
PLACES = Decimal("1e-10")
SIGNS = str.maketrans("", "", "£,%")
# Signs of the Government Statistical Service among them ([x] not available, [c] confidential, [u] unreliable, [w] none recorded,
# [z] not applicable), those that it used before, and what spreadsheets and programs write for an empty cell.
MISSING = frozenset(
    {
        "", "-", "–", "—", ".", "..", "...", "…", ":", "*", "**", "~", "x", "[x]", "c", "[c]", "u", "[u]", "w", "[w]",
        "na", "n/a", "n.a.", "n.a", "#n/a", "null", "none", "missing", "suppressed", "no data", "no figure", "not available",
    }
)  # fmt: skip
NOT_THEIRS = frozenset({"not our service", "not its service", "not applicable", "not provided", "z", "[z]"})
OFFICIAL = re.compile(r"[EKNSW]\d{8}", re.ASCII)  # a code of the Office for National Statistics
WRITTEN = re.compile(r"(?:[-+]?£?|£[-+]?)(?:\d{1,3}(?:,\d{3})+|\d+)?(?:\.\d*)?(?:e[-+]?\d{1,3})?\s?%?", re.ASCII | re.IGNORECASE)
Row = Mapping[str, str]


class BadRow(ValueError):
    """Why one row cannot be placed."""


@dataclass(frozen=True, slots=True)
class Indicator:
    """Something that places report. `covers` names the groups in which it is compared, where a source has several kinds."""

    code: str
    title: str
    unit: str = ""
    decimals: int = 1
    polarity: Polarity = Polarity.NONE
    covers: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """Places that are compared with each other. `covers` names the indicators for which it is made, where it is made for some."""

    kind: GroupKind
    name: str
    covers: str = ""


@dataclass(frozen=True, slots=True)
class Reported:
    """What one place reports of one indicator for a period: a figure, nothing, or that this is not its service.

    `low` and `high` are the ends of its interval, where the source states one.
    """

    value: Decimal | None = None
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    is_not_theirs: bool = False
    low: Decimal | None = None
    high: Decimal | None = None


@dataclass(frozen=True, slots=True)
class At:
    """Of which indicator, place and period something is reported."""

    code: str
    place: str
    period: Period


@dataclass(slots=True)
class Brought:
    """All that some files say together. `wrong` names each row that cannot be placed; `empty` those that say nothing at all.

    `meant` are indicators of which figures may follow, and `reference` is the place beside which a source puts all others.
    """

    indicators: dict[str, Indicator] = field(default_factory=dict)
    places: dict[str, str] = field(default_factory=dict)
    groups: dict[Group, set[str]] = field(default_factory=dict)
    figures: dict[At, Reported] = field(default_factory=dict)
    meant: dict[str, Indicator] = field(default_factory=dict)
    reference: str = ""
    as_shown: set[str] = field(default_factory=set)  # percentages that stand as they are shown, not as parts of one
    notes: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)
    empty: list[str] = field(default_factory=list)
    spellings: dict[str, str] = field(default_factory=dict)

    def spelt(self, name: str, code: str = "") -> str:
        """A place as it was spelt first: one place must not count twice because its name is written in two ways, or has changed.

        >>> into = Brought()
        >>> into.spelt("Argyll & Bute"), into.spelt("ARGYLL AND BUTE"), into.spelt("Bute")
        ('Argyll & Bute', 'Argyll & Bute', 'Bute')
        """
        key = "".join(letter for letter in name.casefold().replace("&", "and") if letter.isalnum())
        first = self.spellings.setdefault(key, name)
        by_code = self.spellings.setdefault(code.strip(), first) if OFFICIAL.fullmatch(code.strip()) else first
        if by_code != first:
            self.spellings[key] = by_code
            self.notes.append(f"{name} and {by_code} have one code ({code.strip()}): they are one place.")
        return by_code

    def put_place(self, name: str, code: str = "") -> None:
        self.places[name] = code or self.places.get(name, "")

    def put_member(self, group: Group, place: str) -> None:
        self.groups.setdefault(group, set()).add(place)

    def put_figure(self, at: At, said: Reported) -> None:
        """The same said twice is one figure; two figures for one place and period are a mistake."""
        if self.figures.setdefault(at, said) != said:
            raise BadRow(f"{at.place} reports {at.code} twice for {at.period.in_words()}, with different figures.")


def worded(row: Row, name: str, label: str = "") -> str:
    """Words that must be there, short and legible."""
    words = " ".join(row.get(name, "").split())
    if not words:
        raise BadRow(f"“{label or name}” is empty.")
    if len(words) > LONGEST or any(is_unseen(letter) for letter in words):
        raise BadRow(f"“{label or name}” is longer than {LONGEST} letters, or holds characters that cannot be seen.")
    return words


def reported(words: str, numerator: str = "", denominator: str = "", times: int = 1) -> Reported:
    """A figure as a file says it; `times` is 100 where percentages stand as parts of one, unless they bear the sign.

    >>> reported("0.816", times=100).value, reported("not our service").is_not_theirs, reported("..").value
    (Decimal('81.6'), True, None)
    >>> reported("81.6%", times=100).value
    Decimal('81.6')
    """
    told = words.strip().casefold()
    if told in NOT_THEIRS:
        return Reported(is_not_theirs=True)
    if told in MISSING:
        return Reported()
    value, whole = number(words, "figure"), number(denominator, "denominator") if denominator.strip().casefold() not in MISSING else None
    if whole is not None and whole < 0:
        raise BadRow(f"The denominator is “{denominator.strip()[:30]}”, and nothing is out of less than nought.")
    return Reported(
        value if words.strip().endswith("%") else plain(EXACT.multiply(value, Decimal(times))),
        number(numerator, "numerator") if numerator.strip().casefold() not in MISSING else None,
        whole,
    )


def number(words: str, label: str) -> Decimal:
    """A number as files write it; a comma parts thousands, and stands nowhere else."""
    text = words.strip().replace(MINUS, "-")
    try:
        value = Decimal(text.translate(SIGNS).strip()) if len(text) < 40 and WRITTEN.fullmatch(text) else None
    except InvalidOperation:
        value = None
    if value is None or abs(value) >= MOST:
        raise BadRow(f"The {label} is “{words[:30]}”, which is no number. Leave the cell empty where a figure is missing.")
    return plain(value)


def plain(value: Decimal) -> Decimal:
    """To ten decimals, without those that say nothing."""
    rounded = value.quantize(PLACES, context=EXACT).normalize(EXACT)
    return rounded.quantize(Decimal(1)) if rounded == rounded.to_integral_value() else rounded


def years(words: str) -> Period:
    """A financial year, or several together.

    >>> years("2018-19").in_words(), years("2010-14").first, years("2016/17").in_words()
    ('2018/19', datetime.date(2010, 4, 1), '2016/17')
    """
    first, _, last = words.strip().replace("/", "-").replace("–", "-").partition("-")
    if not (len(first) == 4 and first.isascii() and first.isdigit() and len(last) in (2, 4) and last.isascii() and last.isdigit()):
        raise BadRow(f"The year is “{words[:30]}”. Say it as 2018-19.")
    end = int(last) if len(last) == 4 else int(first[:2] + last) + (100 if int(last) < int(first[2:]) else 0)
    if not 1900 <= int(first) < end <= min(int(first) + 10, 2200):
        raise BadRow(f"The year is “{words[:30]}”. Say it as 2018-19.")
    return Period(date(int(first), 4, 1), date(end, 4, 1) - ONE_DAY)


def per_of(rows: Iterable[Reported]) -> Decimal | None:
    """Of what a rate is (100 for a percentage), as its figures, numerators and denominators show; nothing where they do not agree.

    >>> per_of([Reported(Decimal(50), Decimal(1), Decimal(2)), Reported(Decimal(10), Decimal(10), Decimal(100))])
    Decimal('1E+2')
    """
    known = [one for one in rows if one.value and one.numerator and one.denominator]
    ratios = sorted(EXACT.divide(EXACT.multiply(one.value or 0, one.denominator or 0), one.numerator or 1) for one in known)
    if not ratios:
        return None
    middle = ratios[len(ratios) // 2]
    per = Decimal(1).scaleb(round(float(abs(middle).log10()))) if middle > 0 else None
    fits = [one for one in ratios if per and abs(one - per) * 100 <= per]
    return per if len(fits) * 20 >= len(ratios) * 19 else None


def digest(brought: Brought, *said: str) -> str:
    """One mark for all that is brought in, whatever the order of its rows."""
    parts = [
        *said,
        brought.reference,
        *map(repr, sorted(map(str, brought.indicators.values()))),
        *map(repr, sorted(brought.places.items())),
    ]
    parts += sorted(f"{group} {sorted(names)}" for group, names in brought.groups.items())
    parts += sorted(f"{at} {told}" for at, told in brought.figures.items())
    return sha256("\n".join(parts).encode()).hexdigest()
