"""The pack as a whole: parts in their order, numbered, marked, tagged, and written down."""

from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from pikepdf import Pdf

from moothall.documents import pdf
from moothall.documents.binding import front, marks, stamps, uploads, written
from moothall.documents.binding.layers import Layers
from moothall.documents.binding.parts import Bound, BoundPaper, Cover, Part, Sent, Written
from moothall.documents.binding.tags import Tags

Progress = Callable[[int, int, str], None]


@dataclass(frozen=True, slots=True)
class Ready:
    """A part whose pages are counted: its own file, and its own bookmarks."""

    part: Part
    source: Pdf | None
    marks: tuple[pdf.Bookmark, ...] = ()

    @property
    def pages(self) -> int:
        return len(self.source.pages) if self.source else 0


def unwatched(done: int, of: int, sentence: str) -> None:
    """For a pack that nobody waits for."""


def bind(cover: Cover, parts: Sequence[Part], *, into: Path, starts_at: int = 1, progress: Progress = unwatched) -> Bound:
    """Bind a pack into a file. Its pages are numbered from `starts_at`, so that a supplement continues where the agenda ended."""
    steps = len(parts) + 2
    with ExitStack() as open_files:
        ready = []
        for done, part in enumerate(parts):
            progress(done, steps, f"Paper {done + 1} of {len(parts)}: {part.title}")
            ready.append(made_ready(part, open_files))
        progress(len(parts), steps, "Binding the papers together")
        pack = Pack(open_files, starts_at)
        pack.add(ready)
        papers = pack.open_with(cover, ready)
        pack.finish(cover, ready)
        progress(len(parts) + 1, steps, "Checking that everybody can read it")
        is_for_everybody = written.write(pack.file, cover.title, into, all(paper.has_tags for paper in papers))
        return Bound(starts_at, starts_at + len(pack.file.pages) - 1, papers, is_for_everybody)


def made_ready(part: Part, open_files: ExitStack) -> Ready:
    """A part as a file whose pages can be counted."""
    if isinstance(part, Written):
        made = pdf.make_bound(part.body, title=part.title, kind=part.kind, facts=part.facts, pictures=part.pictures)
        return Ready(part, open_files.enter_context(Pdf.open(BytesIO(made.content))), made.bookmarks)
    if isinstance(part, Sent):
        source = open_files.enter_context(uploads.opened(part.file, part.title))
        return Ready(part, source, marks.own(source))
    return Ready(part, None)


class Pack:
    """The file that grows: papers first, then the cover and contents before them, for only then is known what to say of each."""

    def __init__(self, open_files: ExitStack, starts_at: int) -> None:
        self.open_files, self.starts_at = open_files, starts_at
        self.file = open_files.enter_context(Pdf.new())
        self.tags, self.layers = Tags(self.file), Layers(self.file)
        self.tagged: list[bool] = []
        self.front_pages = 0

    def add(self, ready: Sequence[Ready]) -> None:
        for one in ready:
            with uploads.or_damaged(one.part.title):
                self.tagged.append(self.bring_in(one.source, one.part.title, len(self.file.pages)) if one.source else True)

    def bring_in(self, source: Pdf, title: str, before: int) -> bool:
        """The pages of a file at their place, with their layers and tags; whether the tags could be kept."""
        for place, page in enumerate(source.pages, start=before):
            self.file.pages.insert(place, page)
        self.layers.add(source)
        return self.tags.add(source, list(self.file.pages)[before : before + len(source.pages)], title, is_first=before == 0)

    def open_with(self, cover: Cover, ready: Sequence[Ready]) -> tuple[BoundPaper, ...]:
        """Cover and contents, whose page numbers allow for their own length; the papers as they stand behind them."""
        while True:
            papers = self.counted(ready)
            made = front.front(cover, papers)
            if made.pages == self.front_pages:
                break
            self.front_pages = max(made.pages, self.front_pages + 1)
        self.bring_in(self.open_files.enter_context(Pdf.open(BytesIO(made.content))), cover.title, 0)
        return papers

    def counted(self, ready: Sequence[Ready]) -> tuple[BoundPaper, ...]:
        """Each paper with the pages that it takes."""
        number, papers = self.starts_at + self.front_pages, []
        for one, has_tags in zip(ready, self.tagged, strict=True):
            first, last = (number, number + one.pages - 1) if one.pages else (None, None)
            papers.append(BoundPaper(one.part.title, one.part.label, one.part.level, one.part.note, first, last, has_tags))
            number += one.pages
        return tuple(papers)

    def finish(self, cover: Cover, ready: Sequence[Ready]) -> None:
        """Tags, layers, running numbers, links and bookmarks, once all pages are there."""
        self.tags.finish()
        self.layers.finish()
        titles = [cover.title] * self.front_pages + [one.part.title for one in ready for _ in range(one.pages)]
        stamps.number(self.file, self.starts_at, titles)
        front.lead_to_pages(self.file, self.front_pages, self.starts_at)
        marks.mark(self.file, cover.title, [(one.part, one.pages, one.marks) for one in ready], self.front_pages)
