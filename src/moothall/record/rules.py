"""The form in which an act is recorded. It is fixed: an entry written today must give the same hash in thirty years."""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from decimal import Decimal
from enum import Enum
from hashlib import sha256
from typing import Any, NamedTuple
from uuid import UUID

import rfc8785

LONGEST = 200
LARGEST = 2**53 - 1  # larger whole numbers do not survive every reader of JSON
SALT_BYTES = 32


class NotForTheRecord(ValueError):
    """A value that has no lasting form; the sentence says which and why."""


@dataclass(frozen=True, slots=True)
class Draft:
    """An act about to be recorded.

    `who` and `subject` are references, never names. `facts` are open for good; `sealed` is what may have to be forgotten:
    names, free text, exempt text, anything personal.
    """

    at: datetime
    who: str
    act: str
    subject: str
    facts: Mapping[str, object] = field(default_factory=dict)
    sealed: Mapping[str, object] = field(default_factory=dict)


class Seal(NamedTuple):
    """A value closed up: only the hash stands in the entry, so salt and value can be erased."""

    salt: bytes
    value: bytes

    @property
    def mark(self) -> dict[str, str]:
        """What the entry shows in place of the value."""
        return {"sealed": sha256(self.salt + self.value).hexdigest()}


def sealed(values: Mapping[str, object]) -> dict[str, Seal]:
    """Close up each value with salt of its own, so that nobody can guess it from the hash."""
    return {name: Seal(secrets.token_bytes(SALT_BYTES), canonical(value)) for name, value in mapping(values).items()}


def entry_data(*, number: int, at: datetime, who: str, act: str, subject: str, facts: Mapping[str, object]) -> bytes:
    """What is hashed for an entry: canonical JSON (RFC 8785) of exactly these six."""
    return canonical({"number": number, "at": moment(at), "who": who, "act": act, "subject": subject, "facts": facts})


def canonical(value: Any) -> bytes:
    """RFC 8785: one text for one value, whatever the order in which it was written down."""
    try:
        return rfc8785.dumps(value)
    except (rfc8785.CanonicalizationError, UnicodeEncodeError) as problem:
        raise NotForTheRecord(f"This cannot be recorded: {problem}") from problem


def facts_of(draft: Draft, seals: Mapping[str, Seal]) -> dict[str, object]:
    """The facts as the entry keeps them: open ones stated, closed ones by their mark."""
    if both := draft.facts.keys() & draft.sealed.keys():
        raise NotForTheRecord(f"{sorted(both)[0]} is given both openly and sealed.")
    facts = mapping(draft.facts)
    if forged := [name for name, value in facts.items() if mark_in(value)]:
        raise NotForTheRecord(f"{forged[0]} looks like a sealed fact, but nothing was sealed.")
    return facts | {name: seal.mark for name, seal in seals.items()}


def mark_in(value: object) -> str:
    """The hash of a sealed fact; nothing for an open one."""
    return value["sealed"] if isinstance(value, dict) and value.keys() == {"sealed"} else ""


def words_of(draft: Draft) -> dict[str, str]:
    """Who, act and subject: each must be there and must fit."""
    words = {"who": draft.who, "act": draft.act, "subject": draft.subject}
    for name, word in words.items():
        if not isinstance(word, str) or not 0 < len(text(word)) <= LONGEST:
            raise NotForTheRecord(f"An entry needs {name}: a text of 1 to {LONGEST} characters, not {word!r}.")
    return {name: str(word) for name, word in words.items()}


def moment(at: datetime) -> str:
    """
    >>> moment(datetime(2009, 12, 9, 18, 30, tzinfo=UTC))
    '2009-12-09T18:30:00.000000Z'
    """
    if at.tzinfo is None:
        raise NotForTheRecord(f"The moment {at} has no time zone.")
    return at.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")


def text(value: str) -> str:
    if "\0" in value:
        raise NotForTheRecord("A text for the record may not contain the null character.")
    return str(value)


def whole(value: int) -> int:
    if abs(value) > LARGEST:
        raise NotForTheRecord(f"{value} is too large for the record: give it as a text.")
    return value


def fraction(value: Decimal | float) -> str:
    """
    >>> fraction(Decimal("1.50")), fraction(Decimal("1E+3")), fraction(0.1)
    ('1.50', '1000', '0.1')
    """
    exact = Decimal(repr(value)) if isinstance(value, float) else value
    if not exact.is_finite():
        raise NotForTheRecord(f"{value} is not a number that can be recorded.")
    return format(exact, "f")


def mapping(values: Mapping) -> dict[str, object]:
    if odd := [name for name in values if not isinstance(name, str)]:
        raise NotForTheRecord(f"A fact is named by a text, not by {odd[0]!r}.")
    if long := [name for name in values if len(name) > LONGEST]:
        raise NotForTheRecord(f"The name of a fact has up to {LONGEST} characters: {long[0]!r} has more.")
    return {text(name): stated(value) for name, value in values.items()}


def stated(value: object) -> object:
    """The one form in which a value is recorded: what JSON knows, everything else as text.

    >>> stated({"on": date(2009, 12, 9), "votes": 7, "spent": Decimal("1.50"), "wards": {"North", "East"}})
    {'on': '2009-12-09', 'votes': 7, 'spent': '1.50', 'wards': ['East', 'North']}
    """
    match value:
        case Enum():
            return stated(value.value)
        case Mapping():
            return mapping(value)
        case list() | tuple():
            return [stated(each) for each in value]
        case set() | frozenset():
            return sorted((stated(each) for each in value), key=canonical)
    return single(value)


def single(value: object) -> bool | int | str | None:
    """The form of a value that holds no others."""
    match value:
        case None | bool():
            return value
        case str():
            return text(value)
        case int():
            return whole(value)
        case Decimal() | float():
            return fraction(value)
        case datetime():
            return moment(value)
        case date() | time():
            return value.isoformat()
        case UUID():
            return str(value)
    raise NotForTheRecord(f"A {type(value).__name__} has no form in the record: {value!r}.")
