"""The index follows the record: what an act was done to is read anew. Bookkeeping: it makes no entry itself."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from typing import Any

from django.db import transaction
from django.db.models import F

from moothall.access.viewer import THE_CLOCK
from moothall.record.models import Entry
from moothall.search import rules
from moothall.search.models import Indexed
from moothall.search.queries import BY_NUMBER, Source, words

LONGEST_TEXT = 400_000  # PostgreSQL's index takes at most a megabyte of words from one row
BATCH = 500
CONTROLS = {code: None for code in range(32) if chr(code) not in "\t\n\r"}  # what marks a found word is never in a text


@dataclass(frozen=True)
class Root:
    """A kind of thing that acts are done to, and the kinds of rows that are read anew with it: source and path to the thing.

    `council` leads from the thing to its organisation.
    """

    place: str
    rows: tuple[tuple[int, str], ...]
    council: str = "organisation"

    @cached_property
    def reference(self) -> re.Pattern[str]:
        return re.compile(rf"{self.place}/([\w-]+)/(\d+)")

    def about(self, slug: str, number: int) -> str:
        return f"{self.place}/{slug}/{number}"


OF_A_MEETING = (
    (1, ""),
    (2, "meeting__"),
    (3, "item__meeting__"),
    (4, "resolution__item__meeting__"),
    (5, "item__meeting__"),
    (12, "item__meeting__"),
    (13, "meeting__"),
    (15, "item__meeting__"),
)
OF_A_DECISION = ((6, ""), (7, "decision__"), (8, "decision__"), (14, "decision__"))
COMMITMENTS = Root("decisions/commitments", ((9, ""),))
NOTICES, MATTERS = Root("decisions/notices", ((16, ""),)), Root("decisions/matters", ((17, ""),))
MEETINGS, DECISIONS = Root("meetings", OF_A_MEETING), Root("decisions", OF_A_DECISION)
BODIES, PEOPLE = Root("authority/bodies", ((10, ""),)), Root("authority/people", ((11, ""),))
PLANS, OBJECTIVES, ACTIONS = Root("plans", ((20, ""),)), Root("plans/objectives", ((21, ""),)), Root("plans/actions", ((22, ""),))
RISKS = Root("risks", ((23, ""),))
SAVINGS, SAVING_LINES = Root("plans/savings", ((26, ""),)), Root("plans/savings/lines", ((27, ""),), "programme__organisation")
MEASURES = Root("performance/measures", ((30, ""), (31, "measure__")))
OF_PLANS = [OBJECTIVES, ACTIONS, SAVING_LINES, SAVINGS]
ROOTS = [COMMITMENTS, NOTICES, MATTERS, *OF_PLANS, MEASURES, RISKS, DECISIONS, MEETINGS, BODIES, PEOPLE, PLANS]  # the longest address first

# What else shows the words of a thing, or was made by an act that was done to it.
BESIDE: dict[Root, tuple[tuple[Root, int, str], ...]] = {
    MEETINGS: (
        (COMMITMENTS, 9, "resolution_part__resolution__item__meeting__"),
        (COMMITMENTS, 9, "undertaking__entry__item__meeting__"),
    ),
    DECISIONS: ((COMMITMENTS, 9, "decision_part__decision__"),),
    BODIES: ((MEETINGS, 1, "body__"),),
    PLANS: ((OBJECTIVES, 21, "plan__"), (ACTIONS, 22, "plan__")),
    SAVINGS: ((SAVING_LINES, 27, "programme__"),),
}


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
    """Take what the index holds about these out, and put in what is there now; what stands beside them likewise."""
    for some in batches(numbers):
        Indexed.objects.filter(about__in=[root.about(slug, number) for number in some]).delete()
        for kind, path in root.rows:
            put(rows_of(root, BY_NUMBER[kind], {f"{path}{root.council}__slug": slug, f"{path}number__in": some}))
        for other, kind, path in BESIDE.get(root, ()):
            put(rows_of(other, BY_NUMBER[kind], {f"{path}{root.council}__slug": slug, f"{path}number__in": some}))


def rows_of(root: Root, source: Source, chosen: Mapping[str, Any]) -> Iterator[Indexed]:
    """The rows of one kind that belong to the things that were chosen."""
    own = dict(root.rows)[source.number]
    rows = source.with_words(THE_CLOCK).filter(**chosen).annotate(of_slug=F(f"{own}{root.council}__slug"), of_number=F(f"{own}number"))
    return (indexed(source, row, root.about(row.of_slug, row.of_number)) for row in rows.iterator(chunk_size=BATCH))


def put(rows: Iterable[Indexed]) -> None:
    """Put rows into the index, each in the place of what was there of it."""
    for some in batches(rows):
        Indexed.objects.filter(kind=some[0].kind, key__in=[row.key for row in some]).delete()
        Indexed.objects.bulk_create(some)


def batches(things: Iterable[Any]) -> Iterator[list[Any]]:
    rest = iter(things)
    while some := list(islice(rest, BATCH)):
        yield some


def indexed(source: Source, row: Any, about: str) -> Indexed:
    root, (kind, key) = source.root(row), source.page(row)
    return Indexed(
        number=rules.number_of(root.on, source.number, row.pk),
        page=rules.number_of(root.on, kind, key),
        kind=source.number,
        key=row.pk,
        organisation=root.organisation,
        body=root.body,
        about=about,
        title=plain(source.title(row)),
        text=plain(source.text(row)),
    )


def plain(text: str) -> str:
    """A text as it is kept in the index: an é is one letter, and no mark of ours stands in it."""
    return unicodedata.normalize("NFC", text[:LONGEST_TEXT]).translate(CONTROLS)


def rebuild() -> int:
    """Make the whole index anew from the rows of every room; return how many rows it holds."""
    with transaction.atomic():
        Indexed.objects.all().delete()
        for root in ROOTS:
            for kind, path in root.rows:
                put(all_rows(root, BY_NUMBER[kind], path))
        words.tidy()
    return Indexed.objects.count()


def all_rows(root: Root, source: Source, path: str) -> Iterator[Indexed]:
    rows = source.with_words(THE_CLOCK).annotate(of_slug=F(f"{path}{root.council}__slug"), of_number=F(f"{path}number"))
    return (indexed(source, row, root.about(row.of_slug, row.of_number)) for row in rows.order_by("pk").iterator(chunk_size=BATCH))
