"""What may be asked of the index. It answers with row keys; whoever may see a row is asked of its own table, before anything is counted."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from moothall.access.viewer import Viewer
from moothall.search import rules, words
from moothall.search.sources import BY_NUMBER, SOURCES, Hit

MOST = 2_000    # of a common word, the newest so many are looked at and put in order


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
    """The rows that were found and may be seen, the best first. `is_all` says whether there may be more."""

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
    """Whole words first; if nothing has them, words that begin so."""
    if not asked:
        return Found()
    return look(viewer, asked, choices, is_beginning=False) or look(viewer, asked, choices, is_beginning=True) or Found()


def look(viewer: Viewer, asked: rules.Question, choices: Choices, is_beginning: bool) -> Found | None:
    """One way of looking; nothing where this viewer may see none of what it finds."""
    rows = words.find(asked, rules.range_of(choices.first, choices.last), choices.columns(), MOST, is_beginning)
    seen = visible(viewer, [number for number, _ in rows])
    ranked = sorted(((fit, -number) for number, fit in rows if number in seen))
    return Found(tuple(-number for _, number in ranked), len(rows) < MOST, is_beginning) if ranked else None


def visible(viewer: Viewer, numbers: Sequence[int]) -> set[int]:
    """Those of these rows that the viewer may see: one query for each kind."""
    seen: set[int] = set()
    for kind, keys in by_kind(numbers).items():
        rows = BY_NUMBER[kind].visible_to(viewer).select_related(None).filter(pk__in=list(keys)).values_list("pk", flat=True)
        seen.update(keys[key] for key in rows)
    return seen


def by_kind(numbers: Sequence[int]) -> Mapping[int, dict[int, int]]:
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
        for row in BY_NUMBER[kind].visible_to(viewer).filter(pk__in=list(keys))
    }
    pieces = words.show(asked, [number for number in numbers if number in hits], found.is_beginning)
    return [Shown(hits[number], *pieces[number]) for number in numbers if number in hits and number in pieces]
