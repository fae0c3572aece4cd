"""What happened to a thing, from the record, as people can read it: what was done, when, by whom. Sealed words stay sealed."""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import QuerySet
from django.utils.timezone import localtime

from moothall.access.acts import PERFORMED
from moothall.access.asking import first, how_many, put_once
from moothall.access.viewer import PUBLIC, THE_CLOCK, Viewer
from moothall.authority.models import Office
from moothall.authority.words import capitalised, day_in_words, joined
from moothall.record import queries as record
from moothall.record.models import Entry
from moothall.record.rules import mark_in

A_FEW = 20
DAY = re.compile(r"\d{4}-\d\d-\d\d")
BY_THE_CLOCK = "by an import or by Moothall itself"
BY_A_SYSTEM = "by another system, with a token"
ACCOUNTS = "access/accounts/"


@dataclass(frozen=True, slots=True)
class Happened:
    """One entry of the record in words."""

    number: int
    at: datetime
    what: str
    who: str
    facts: str
    sealed: str


@dataclass(frozen=True, slots=True)
class History:
    """What happened last to a thing, and how many entries there are in all."""

    last: tuple[Happened, ...]
    count: int


def history(viewer: Viewer, reference: str, most: int = A_FEW) -> History:
    """What happened to a thing, the newest first. Ask for it where the viewer may see the thing itself."""
    rows = first(most, entries_of, PUBLIC, reference)
    count = how_many(entries_of, PUBLIC, reference) if len(rows) == most else len(rows)
    who = offices_behind({row.who for row in rows})
    return History(tuple(told(row, by_whom(row, who.get(row.who, []), bool(viewer.roles))) for row in rows), count)


def entries_of(viewer: Viewer, reference: str) -> QuerySet[Entry]:
    return record.entries_of(reference)


def offices_behind(references: Iterable[str]) -> dict[str, list[Office]]:
    """Every office of everybody behind these references of accounts."""
    accounts = [int(key) for reference in references if (key := reference.removeprefix(ACCOUNTS)) != reference and key.isdigit()]
    found: dict[str, list[Office]] = {}
    for office in offices_with(PUBLIC, accounts) if accounts else ():
        found.setdefault(f"{ACCOUNTS}{office.person.account_id}", []).append(office)
    return found


@put_once
def offices_with(viewer: Viewer, accounts: Collection[int]) -> QuerySet[Office]:
    return Office.objects.filter(person__account__in=accounts).select_related("person").order_by("title", "pk")


def told(entry: Entry, who: str) -> Happened:
    open_facts = {name: value for name, value in entry.facts.items() if not mark_in(value)}
    closed = [in_words(name) for name, value in entry.facts.items() if mark_in(value)]
    what = PERFORMED[entry.act][0].label if entry.act in PERFORMED else entry.act
    facts = capitalised("; ".join(f"{in_words(name)}: {value_in_words(value)}" for name, value in sorted(open_facts.items())))
    return Happened(entry.number, localtime(entry.at), what, who, facts, joined(sorted(closed)))


def by_whom(entry: Entry, offices: list[Office], is_named: bool) -> str:
    """The office held on that day, and for those who work here the name too."""
    if entry.who == THE_CLOCK.reference:
        return BY_THE_CLOCK
    if "/systems/" in entry.who:
        return BY_A_SYSTEM
    day = localtime(entry.at).date()
    titles = joined(dict.fromkeys(office.title for office in offices if office.holds_on(day)))
    name = offices[0].person.full_name if offices and is_named else ""
    return "by " + (", ".join(word for word in (name, titles) if word) or "somebody who signs in here")


def who_did(entry: Entry) -> str:
    """By whom an entry was made: by office, and never by name."""
    return by_whom(entry, offices_behind([entry.who]).get(entry.who, []), is_named=False)


def in_words(name: str) -> str:
    return DAY.sub(lambda day: day_in_words(date.fromisoformat(day[0]), weekday=False), name.replace("_", " "))


def value_in_words(value: Any) -> str:
    """A plain fact as a page says it: a day with its month, yes or no, a reference as it is."""
    if value is None:
        return "none"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, str) and DAY.fullmatch(value):
        return day_in_words(date.fromisoformat(value), weekday=False)
    return ", ".join(map(value_in_words, value)) if isinstance(value, list) else str(value)
