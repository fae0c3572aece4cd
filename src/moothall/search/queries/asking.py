"""Searching: what was found is asked of its own tables, named for the viewer, before anything is counted or shown."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from moothall.access.viewer import Viewer
from moothall.search import rules
from moothall.search.queries import words
from moothall.search.queries.sources import BY_NUMBER, SOURCES, Hit
from moothall.search.queries.words import Look, Row

MOST = 500  # of a common word, the newest so many rows are looked at
ROUNDS = 4  # how often more are fetched because some of them may not be seen


@dataclass(frozen=True, slots=True)
class Choices:
    """What a search is narrowed to."""

    room: str = ""
    organisation: int | None = None
    body: int | None = None
    first: date | None = None
    last: date | None = None

    def columns(self) -> dict[str, Sequence[int]]:
        chosen: dict[str, Sequence[int]] = {}
        if self.room:
            chosen["kind"] = [source.number for source in SOURCES if source.room == self.room]
        if self.organisation:
            chosen["organisation"] = [self.organisation]
        if self.body:
            chosen["body"] = [self.body]
        return chosen


@dataclass(frozen=True, slots=True)
class Found:
    """One row for each page that was found and may be seen, the best first. `is_all` says that there are no more pages."""

    numbers: tuple[int, ...] = ()
    is_all: bool = True
    is_beginning: bool = False


@dataclass(frozen=True, slots=True)
class Shown:
    """One result, with the found words between marks."""

    hit: Hit
    title: str
    text: str


def search(viewer: Viewer, asked: rules.Question, choices: Choices = Choices()) -> Found:
    """Whole words first; if this viewer may see nothing that has them, words that begin so."""
    if not asked:
        return Found()
    for is_beginning in (False, True):
        found = pages(viewer, Look(asked, choices.columns(), is_beginning), rules.range_of(choices.first, choices.last))
        if found.numbers:
            return found
    return Found()


def pages(viewer: Viewer, look: Look, days: tuple[int, int]) -> Found:
    """The pages that hold the words: first those whose title has them all, then the others, each time the newest first."""
    titles = words.find(replace(look, in_title=True), *days, MOST)
    seen, is_all = newest(viewer, look, days, titles)
    titled = {page for row, page in titles if (row, page) in seen}
    best = best_rows(seen, titled)
    order = sorted(best, key=lambda page: (page not in titled, -page))
    return Found(tuple(best[page] for page in order), is_all, look.is_beginning)


def best_rows(rows: Iterable[Row], titled: set[int]) -> dict[int, int]:
    """For each page the row to show: the page itself if its title has the words, else the first row whose own words were found."""
    best = {page: page for page in titled}
    for row, page in sorted(rows, key=lambda each: (each[0] != each[1], each[0])):
        best.setdefault(page, row)
    return best


def newest(viewer: Viewer, look: Look, days: tuple[int, int], titles: Sequence[Row]) -> tuple[set[Row], bool]:
    """The newest rows and titles that this viewer may see, and whether these are all. What is closed crowds nothing out."""
    (low, high), seen, beside = days, set[Row](), titles
    for _ in range(ROUNDS):
        rows = words.find(look, low, high, MOST)
        visible = visible_to(viewer, {number for number, _ in (*rows, *beside)})
        seen.update(row for row in (*rows, *beside) if row[0] in visible)
        if len(rows) < MOST:
            return seen, True
        if len(seen) >= MOST // 2:
            break
        high, beside = rows[-1][0] - 1, ()
    return seen, False


def visible_to(viewer: Viewer, numbers: Iterable[int]) -> set[int]:
    """Those of these rows that the viewer may see: one query for each kind."""
    seen: set[int] = set()
    for kind, keys in by_kind(numbers).items():
        rows = BY_NUMBER[kind].visible_to(viewer).filter(pk__in=list(keys)).values_list("pk", flat=True)
        seen.update(keys[key] for key in rows)
    return seen


def by_kind(numbers: Iterable[int]) -> Mapping[int, dict[int, int]]:
    """Row keys by kind, each with its index number."""
    kinds: dict[int, dict[int, int]] = defaultdict(dict)
    for number in numbers:
        kind, key = rules.kind_and_key(number)
        kinds[kind][key] = number
    return kinds


def shown(viewer: Viewer, asked: rules.Question, found: Found, first: int, last: int) -> list[Shown]:
    """The results of one page, in order. Each row is asked for again, named for the viewer, before a word of it is taken."""
    numbers = found.numbers[first:last]
    hits = {
        keys[row.pk]: BY_NUMBER[kind].hit(row)
        for kind, keys in by_kind(numbers).items()
        for row in BY_NUMBER[kind].with_words(viewer).filter(pk__in=list(keys))
    }
    pieces = words.show(asked, [number for number in numbers if number in hits], found.is_beginning)
    return [Shown(hits[number], *pieces[number]) for number in numbers if number in hits and number in pieces]
