"""The index follows the record: what an act was done to is read anew. Bookkeeping: it makes no entry itself."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from moothall.access.viewer import THE_CLOCK
from moothall.record.models import Entry
from moothall.search import rules
from moothall.search.models import Indexed
from moothall.search.sources import BY_NUMBER, Source

LONGEST_TEXT = 400_000    # PostgreSQL's index takes at most a megabyte of words from one row
BATCH = 500


@dataclass(frozen=True, slots=True)
class Root:
    """A kind of thing that acts are done to, and the kinds of rows that are read anew with it: source and path to the thing."""

    reference: re.Pattern[str]
    rows: dict[int, str]


ROOTS = [
    Root(re.compile(r"decisions/commitments/([\w-]+)/(\d+)"), {9: ""}),
    Root(re.compile(r"decisions/([\w-]+)/(\d+)"), {6: "", 7: "decision__", 8: "decision__", 9: "decision_part__decision__"}),
    Root(
        re.compile(r"meetings/([\w-]+)/(\d+)"),
        {
            1: "",
            2: "meeting__",
            3: "item__meeting__",
            4: "resolution__item__meeting__",
            5: "item__meeting__",
            9: "resolution_part__resolution__item__meeting__",
        },
    ),
    Root(re.compile(r"authority/bodies/([\w-]+)/(\d+)"), {10: ""}),
    Root(re.compile(r"authority/people/([\w-]+)/(\d+)"), {11: ""}),
]


class SearchIndex:
    """The follower. Handing it the same entries again changes nothing."""

    name = "search"

    def handle(self, entries: Sequence[Entry]) -> None:
        for reference in dict.fromkeys(entry.subject for entry in entries):
            read_anew(reference)


INDEX = SearchIndex()


def read_anew(reference: str) -> None:
    """Take what the index holds about this out, and what is there now in."""
    for root in ROOTS:
        if found := root.reference.match(reference):
            about, (slug, number) = found[0], found.groups()
            rows = [row for kind, path in root.rows.items() for row in rows_of(BY_NUMBER[kind], path, slug, int(number), about)]
            Indexed.objects.filter(about=about).delete()
            # A commitment belongs to what made it, and is also read anew for itself.
            Indexed.objects.filter(pk__in=[row.pk for row in rows]).delete()
            Indexed.objects.bulk_create(rows, batch_size=BATCH)
            return


def rows_of(source: Source, path: str, slug: str, number: int, about: str) -> list[Indexed]:
    of = {f"{path}organisation__slug": slug, f"{path}number": number}
    return [indexed(source, row, about) for row in source.visible_to(THE_CLOCK).filter(**of)]


def indexed(source: Source, row: Any, about: str) -> Indexed:
    title, text = source.words(row)
    return Indexed(
        number=rules.number_of(source.on(row), source.number, row.pk),
        kind=source.number,
        key=row.pk,
        about=about,
        organisation=source.organisation(row),
        body=source.body(row),
        title=title[:LONGEST_TEXT],
        text=text[:LONGEST_TEXT],
    )
