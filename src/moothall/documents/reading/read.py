"""One door for every kind of document: judged by its content, read without running it, and told of in sentences."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import BinaryIO

from pypdf.errors import PyPdfError

from moothall.documents import rules
from moothall.documents.reading import opendocument, portable, word
from moothall.documents.reading.container import BROKEN, TooMuch
from moothall.documents.reading.gathering import Gathering
from moothall.documents.reading.points import with_headings
from moothall.documents.rules import NotTaken, quoted
from moothall.documents.rules.kinds import DOCX, ODT, PDF, TEXT
from moothall.documents.structure import Block, from_markup

READ = "Word (DOCX), OpenDocument (ODT), PDF and plain text"


@dataclass(frozen=True, slots=True)
class Read:
    """A report as it was read: its title if it names one, its parts, its pictures by name, and what was left out."""

    title: str
    blocks: tuple[Block, ...]
    pictures: dict[str, bytes] = field(default_factory=dict)
    remarks: tuple[str, ...] = ()


def read(stream: BinaryIO, name: str) -> Read:
    """The report in a file; NotTaken with a sentence if it is none that can be read."""
    kind = rules.kind_of(stream, name)
    if kind.media_type not in READERS:
        raise NotTaken(f"{quoted(name)} is no report: it is a {kind.words}. A report is read from {READ}; send this as an annex.")
    gathering = Gathering()
    stream.seek(0)
    try:
        title, blocks = READERS[kind.media_type](stream, gathering)
    except TooMuch:
        raise
    except NotTaken as sentence:
        raise NotTaken(f"{quoted(name)} {sentence}") from sentence
    except (*BROKEN, PyPdfError) as damage:
        raise NotTaken(f"{quoted(name)} is damaged and cannot be read. Save it again where it was made, and send that.") from damage
    if not blocks:
        gathering.remark("No words were found in this document. If it is a scan, send it with its text, or type the report here.")
    return Read(title, tuple(with_headings(blocks)), gathering.pictures, tuple(gathering.remarks))


def plain_text(stream: BinaryIO, gathering: Gathering) -> tuple[str, list[Block]]:
    """A text file is read as what is typed on the page."""
    return "", from_markup(stream.read().decode("utf-8-sig"))


Reader = Callable[[BinaryIO, Gathering], tuple[str, list[Block]]]
READERS: dict[str, Reader] = {
    DOCX.media_type: word.read,
    ODT.media_type: opendocument.read,
    PDF.media_type: portable.read,
    TEXT.media_type: plain_text,
}
