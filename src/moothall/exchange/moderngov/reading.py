"""Reading a content, a file or a folder, and the report of it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from . import html_pages, text_pages, web_service
from .not_understood import NotUnderstood
from .pages import Page
from .recognise import BIGGEST, Recognised, recognise, refuse_size


@dataclass(frozen=True)
class FileRead:
    """One file: the page it makes, or the sentence that says why it makes none."""

    name: str
    page: Page | None = None
    form: str = ""
    notes: tuple[str, ...] = ()
    not_understood: str = ""
    council: str = ""

    @property
    def outcome(self) -> str:
        """What was read, in a word or a sentence."""
        if self.page is None:
            return self.not_understood
        return f"{self.page.called}, empty" if self.page.is_empty else self.page.called


@dataclass(frozen=True)
class ReadReport:
    """What came of all files, in order; `troubles` are sentences about the list of councils."""

    files: tuple[FileRead, ...]
    troubles: tuple[str, ...] = ()

    @property
    def read(self) -> tuple[FileRead, ...]:
        return tuple(each for each in self.files if each.page is not None)

    @property
    def not_understood(self) -> tuple[FileRead, ...]:
        return tuple(each for each in self.files if each.page is None)


def read(content: bytes, name: str = "", council: str = "", biggest: int = BIGGEST) -> FileRead:
    """What a content says. It never raises for what is in the content."""
    try:
        found = recognise(content, biggest)
        return FileRead(name, page_of(found), found.form, found.notes, council=council)
    except NotUnderstood as trouble:
        return FileRead(name, not_understood=trouble.sentence, council=council)


def page_of(found: Recognised) -> Page:
    """The page by its form; the readers know the kinds."""
    if found.form == "xml" and found.root is not None:
        return web_service.read(found.root)
    if found.form == "html" and found.root is not None:
        return html_pages.read(found.root, found.kind)
    return text_pages.read(found.text, found.kind)


def read_file(path: Path, name: str = "", council: str = "", biggest: int = BIGGEST) -> FileRead:
    """What a file says. One that is too large is measured and not opened."""
    name = name or path.name
    try:
        refuse_size(path.stat().st_size, biggest)
        content = path.read_bytes()
    except NotUnderstood as trouble:
        return FileRead(name, not_understood=trouble.sentence, council=council)
    except OSError as trouble:
        return FileRead(name, not_understood=f"The file cannot be opened: {trouble.strerror or 'unknown reason'}.", council=council)
    return read(content, name, council, biggest)


def read_files(files: Iterable[tuple[Path, str, str]], biggest: int = BIGGEST) -> Iterator[FileRead]:
    """Files one by one, as path, name and council, so that progress can be shown and reading can stop between two."""
    for path, name, council in files:
        yield read_file(path, name, council, biggest)
