"""The index follows the record: what an act was done to is read anew. Bookkeeping: it makes no entry itself."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import F

from moothall.access.viewer import THE_CLOCK
from moothall.record.models import Entry
from moothall.search import rules
from moothall.search.models import Indexed
from moothall.search.sources import BY_NUMBER, Source

LONGEST_TEXT = 400_000    # PostgreSQL's index takes at most a megabyte of words from one row
BATCH = 500


@dataclass(frozen=True, slots=True, eq=False)
class Root:
    """A kind of thing that acts are done to, and the kinds of rows that are read anew with it: source and path to the thing."""

    place: str
    rows: dict[int, str]

    @property
    def reference(self) -> re.Pattern[str]:
        return re.compile(rf"{self.place}/([\w-]+)/(\d+)")

    def about(self, slug: str, number: int) -> str:
        return f"{self.place}/{slug}/{number}"


ROOTS = [
    Root("decisions/commitments", {9: ""}),
    Root("decisions", {6: "", 7: "decision__", 8: "decision__", 9: "decision_part__decision__"}),
    Root(
        "meetings",
        {
            1: "",
            2: "meeting__",
            3: "item__meeting__",
            4: "resolution__item__meeting__",
            5: "item__meeting__",
            9: "resolution_part__resolution__item__meeting__",
        },
    ),
    Root("authority/bodies", {10: ""}),
    Root("authority/people", {11: ""}),
]


class SearchIndex:
    """The follower. Handing it the same entries again changes nothing."""

    name = "search"

    def handle(self, entries: Sequence[Entry]) -> None:
        for (root, slug), numbers in things_of(entries).items():
            read_anew(root, slug, sorted(numbers))


INDEX = SearchIndex()


def things_of(entries: Sequence[Entry]) -> dict[tuple[Root, str], set[int]]:
    """What these entries were done to: the numbers, by the kind of thing and the organisation, so that many are read at once."""
    things: dict[tuple[Root, str], set[int]] = defaultdict(set)
    for entry in entries:
        for root in ROOTS:
            if found := root.reference.match(entry.subject):
                things[root, found[1]].add(int(found[2]))
                break
    return things


def read_anew(root: Root, slug: str, numbers: Sequence[int]) -> None:
    """Take what the index holds about these out, and what is there now in."""
    rows = [row for kind, path in root.rows.items() for row in rows_of(root, BY_NUMBER[kind], path, slug, numbers)]
    Indexed.objects.filter(about__in=[root.about(slug, number) for number in numbers]).delete()
    # A commitment belongs to what made it, and is also read anew for itself.
    Indexed.objects.filter(pk__in=[row.pk for row in rows]).delete()
    Indexed.objects.bulk_create(rows, batch_size=BATCH)


def rows_of(root: Root, source: Source, path: str, slug: str, numbers: Sequence[int]) -> list[Indexed]:
    """The rows of one kind that belong to these things."""
    of = {f"{path}organisation__slug": slug, f"{path}number__in": numbers}
    found = source.visible_to(THE_CLOCK).filter(**of).annotate(belongs_to=F(f"{path}number"))
    return [indexed(source, row, root.about(slug, row.belongs_to)) for row in found]


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
