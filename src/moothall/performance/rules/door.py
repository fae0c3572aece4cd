"""Figures as another system says them: JSON, read strictly, so that what is taken is what was meant; and what is wrong, by name."""

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from difflib import get_close_matches
from typing import Any

from moothall.authority.words import is_unseen
from moothall.performance.rules.numbers import PLACES
from moothall.performance.rules.returns.asking import Doubt

MOST_FIGURES = 200  # in one request: as many as are checked while a caller waits
MOST_BYTES = 1_000_000
LONGEST_NUMBER = 40  # digits
WHOLE_DIGITS = 14
MOST_TURNS = 32_767
YEARS = range(1900, 2200)
NUMBERS = ("value", "numerator", "denominator")
WORDS = {"no_value_because": 200, "comment": 4_000, "because": 500}  # the same as on the page
FIELDS = ("measure", "from", "to", *NUMBERS, *WORDS, "provisional", "confirmed", "after")
PLAIN = re.compile(r"-?\d{1,30}(\.\d{1,12})?")
DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
KEY = re.compile(r"[!-~]{1,64}")


class NotJson(ValueError):
    """The body cannot be read; the sentence says why."""


@dataclass(frozen=True, slots=True)
class Wrong:
    """What is wrong with one field of a figure. `asks` is the doubt to confirm, `likely` what was meant, `after` the turn to name."""

    field: str
    sentence: str
    asks: str = ""
    likely: str = ""
    after: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureSaid:
    """One figure as it was said: each field of its own kind, and nothing looked up yet."""

    measure: str
    first: date
    last: date | None = None
    numbers: Mapping[str, Decimal]
    words: Mapping[str, str]
    is_provisional: bool = False
    confirmed: frozenset[str] = frozenset()
    after: int = 0


def read(body: bytes) -> Any:
    """What a body says. Numbers are exact; a name that stands twice, and what is no number, is refused.

    >>> read(b'{"figures": [{"value": 81.60}]}')
    {'figures': [{'value': Decimal('81.60')}]}
    """
    try:
        text = body.decode("utf-8")
    except UnicodeDecodeError as wrong:
        raise NotJson(f"The body is not in UTF-8: byte {wrong.start} cannot be read.") from wrong
    if not text.strip():
        raise NotJson("The body is empty. Send a JSON object with “figures”.")
    try:
        return json.loads(text, parse_float=number, parse_int=number, parse_constant=no_number, object_pairs_hook=each_once)
    except json.JSONDecodeError as wrong:
        raise NotJson(f"The body is no JSON: {wrong.msg} at line {wrong.lineno}, column {wrong.colno}.") from wrong
    except RecursionError as wrong:
        raise NotJson("The body is nested more deeply than figures are.") from wrong


def number(text: str) -> Decimal:
    if len(text) > LONGEST_NUMBER:
        raise NotJson(f"A number of {len(text):,} characters is longer than can be kept.")
    return Decimal(text)


def no_number(text: str) -> Decimal:
    raise NotJson(f"{text} is no number. Where there is no figure, say why in “no_value_because”.")


def each_once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        names = [name for name, _ in pairs]
        raise NotJson(f"{quoted(next(name for name in names if names.count(name) > 1))} stands twice in one object.")
    return found


def quoted(word: object) -> str:
    """A word of somebody else's, short enough and without what cannot be seen."""
    return f"“{''.join('?' if is_hidden(letter) else letter for letter in str(word)[:40])}”"


def is_hidden(letter: str) -> bool:
    """Whether it cannot be seen, or is half of a letter."""
    return is_unseen(letter) or "\ud800" <= letter <= "\udfff"


def figures_in(said: Any) -> list[Any]:
    """The figures of a request, each still as it was said."""
    if not isinstance(said, dict):
        raise NotJson("Send a JSON object with “figures”.")
    if strange := [name for name in said if name != "figures"]:
        raise NotJson(f"{quoted(strange[0])} is no part of a request. Send an object with “figures” alone.")
    rows = said.get("figures")
    if not isinstance(rows, list) or not rows:
        raise NotJson("“figures” is a list with at least one figure.")
    if len(rows) > MOST_FIGURES:
        raise NotJson(f"That is {len(rows):,} figures. Send {MOST_FIGURES} at most in one request.")
    return rows


def figure_said(said: Any) -> FigureSaid | list[Wrong]:
    """One figure, or all that is wrong with how it was said."""
    if not isinstance(said, dict):
        return [Wrong("", "A figure is an object, such as {“measure”: “M12”, “from”: “2026-07-01”, “value”: 81.6}.")]
    reading = Reading({name: value for name, value in said.items() if value is not None})
    figure = reading.figure()
    return reading.wrong or figure


class Reading:
    """Reads one figure field by field, and gathers what is wrong."""

    def __init__(self, said: Mapping[str, Any]) -> None:
        self.said = said
        self.wrong: list[Wrong] = [Wrong(name if name.isidentifier() else "", unknown(name)) for name in said if name not in FIELDS]

    def figure(self) -> FigureSaid:
        return FigureSaid(
            measure=self.text("measure", 300, needed="Name the measure by its number, such as “M12”."),
            first=self.day("from", needed="Say with which day the period begins, such as “2026-07-01”.") or date.min,
            last=self.day("to"),
            numbers={name: value for name in NUMBERS if (value := self.number(name)) is not None},
            words={name: self.text(name, most) for name, most in WORDS.items()},
            is_provisional=self.yes_or_no("provisional"),
            confirmed=self.confirmed(),
            after=self.turn("after"),
        )

    def refuse(self, name: str, sentence: str) -> None:
        self.wrong.append(Wrong(name, sentence))

    def text(self, name: str, most: int, needed: str = "") -> str:
        said = self.said.get(name, "")
        if not isinstance(said, str):
            self.refuse(name, f"“{name}” is text in quotation marks.")
        elif len(said) > most:
            self.refuse(name, f"“{name}” is longer than {most:,} letters.")
        elif any(map(is_hidden, words := said.replace("\r\n", "\n").strip())):
            self.refuse(name, f"“{name}” holds characters that cannot be seen.")
        elif needed and not words:
            self.refuse(name, needed)
        else:
            return words
        return ""

    def day(self, name: str, needed: str = "") -> date | None:
        said = self.said.get(name, "")
        if said == "":
            if needed:
                self.refuse(name, needed)
            return None
        try:
            found = date.fromisoformat(said) if isinstance(said, str) and DAY.fullmatch(said) else None
        except ValueError:
            found = None
        if found is None or found.year not in YEARS:
            self.refuse(name, f"“{name}” is a day such as “2026-07-01”.")
            return None
        return found

    def number(self, name: str) -> Decimal | None:
        said = self.said.get(name)
        if said is None:
            return None
        if isinstance(said, str) and PLAIN.fullmatch(said) and said.isascii():
            said = Decimal(said)
        if not isinstance(said, Decimal):
            self.refuse(name, f"“{name}” is a number, such as 81.6, or the same in quotation marks.")
            return None
        if why := too_much(said):
            self.refuse(name, f"“{name}”: {why}")
            return None
        return shortened(said)

    def yes_or_no(self, name: str) -> bool:
        said = self.said.get(name, False)
        if not isinstance(said, bool):
            self.refuse(name, f"“{name}” is true or false.")
        return said is True

    def turn(self, name: str) -> int:
        said = self.said.get(name, Decimal(0))
        if not isinstance(said, Decimal) or not 0 <= said <= MOST_TURNS or said != int(said):
            self.refuse(name, f"“{name}” is the turn of the figure that you know of, a whole number.")
            return 0
        return int(said)

    def confirmed(self) -> frozenset[str]:
        said, known = self.said.get("confirmed", []), [one.value for one in Doubt]
        if not isinstance(said, list) or not all(isinstance(one, str) for one in said):
            self.refuse("confirmed", "“confirmed” is a list of what was asked, such as [“history”].")
        elif strange := [one for one in said if one not in known]:
            self.refuse("confirmed", f"{quoted(strange[0])} is nothing that is asked. These are: {', '.join(known)}.")
        else:
            return frozenset(said)
        return frozenset()


def unknown(name: str) -> str:
    near = get_close_matches(name[:40], FIELDS, 1)
    return f"{quoted(name)} is no field of a figure." + (f" Did you mean “{near[0]}”?" if near else f" These are: {', '.join(FIELDS)}.")


def too_much(value: Decimal) -> str:
    """Why a number cannot be kept; nothing if it can. It is never written out before this is asked: 1e999999999 is a short text.

    >>> too_much(Decimal("1e999999999"))[:31], too_much(Decimal("81.6000000"))
    ('That is more than can be kept. ', '')
    """
    _, digits, exponent = value.as_tuple()
    if not any(digits):
        return ""
    if value.adjusted() >= WHOLE_DIGITS:
        return "That is more than can be kept. Send it in thousands or millions, and say so in the unit of the measure."
    behind = -int(exponent) - trailing(digits)
    return f"Use at most {PLACES} decimals." if behind > PLACES else ""


def trailing(digits: Iterable[int]) -> int:
    """How many noughts stand at the end."""
    return len(text := "".join(map(str, digits))) - len(text.rstrip("0"))


def shortened(value: Decimal) -> Decimal:
    """The same number, written as it is kept.

    >>> shortened(Decimal("8.160E+1")), shortened(Decimal("0E+999999999")), shortened(Decimal("1200"))
    (Decimal('81.6'), Decimal('0'), Decimal('1200'))
    """
    if not value:
        return Decimal(0)
    text = format(value, "f")
    return Decimal(text.rstrip("0").rstrip(".") if "." in text else text)
