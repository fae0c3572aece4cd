"""Reading the words of a PDF. It holds lines on pages, not a report: what is a heading or a paragraph is worked out from them."""

import logging
import re
import shutil
import subprocess
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import BinaryIO

from pypdf import PdfReader
from pypdf.errors import FileNotDecryptedError

from moothall.documents.reading.gathering import Gathering
from moothall.documents.reading.points import Entry, is_short, put_together
from moothall.documents.rules import NotTaken, legible
from moothall.documents.structure import Block, Heading, Paragraph, run
from moothall.documents.structure.blocks import one_line

logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # it tells of every oddity of a file; a sentence is said here when it matters

MOST_PAGES = 500
SECONDS = 60
FROM_LINES = "A PDF holds lines, not headings and paragraphs. They were worked out from how they stand; read the report through once."
PICTURES = "Pictures and tables of a PDF are not read. Send the PDF as an annex too, or put them in here."

HEADING = re.compile(r"(?:\d{1,2}\.?\s+|[A-Z]\.\s+)?[A-Z][^.;:!?]*\(?[^.;:!?]*")
NUMBERED_HEADING = re.compile(r"\d{1,2}\.?\s+[A-Z][^.;]{2,90}")
BEGINS = re.compile(r"(?:\d{1,2}(?:\.\d{1,3}){1,3}\.?|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)])\s+\S")
BULLET = re.compile(r"[•◦▪▫‣∙·●○■□–]\s*(?=\S)")
ENDS = re.compile(r"[.!?:;][\"”’)]?$")
DIGITS = re.compile(r"\d+")


def read(stream: BinaryIO, gathering: Gathering) -> tuple[str, list[Block]]:
    """The parts of a PDF, as far as its lines tell."""
    pages = [without_empty_ends(page.splitlines()) for page in pages_of(stream)]
    blocks = put_together(parts(without_running_lines(pages)))
    if blocks:
        gathering.remark(FROM_LINES)
        gathering.remark(PICTURES)
    return "", blocks


def pages_of(stream: BinaryIO) -> list[str]:
    """The text of each page: by poppler where it is installed, which is the faster and reads more, else by pypdf."""
    try:
        reader = PdfReader(stream)
        count = len(reader.pages)
    except FileNotDecryptedError as locked:
        raise NotTaken("is locked with a password. Take the password off and send it again.") from locked
    if count > MOST_PAGES:
        raise NotTaken(f"has {count:,} pages; {MOST_PAGES} are the most of a report. Send it as an annex.")
    return by_poppler(stream) or [page.extract_text() for page in reader.pages]


def by_poppler(stream: BinaryIO) -> list[str]:
    """The pages as poppler reads them; none if it is not here, does not end, or cannot read them."""
    tool = shutil.which("pdftotext")
    if tool is None:
        return []
    stream.seek(0)
    try:
        done = subprocess.run(
            [tool, "-enc", "UTF-8", "-", "-"],
            input=stream.read(),
            capture_output=True,
            timeout=SECONDS,
            check=True,
            env={"LC_ALL": "C.UTF-8"},
        )
    except (subprocess.SubprocessError, OSError):
        return []
    return done.stdout.decode("utf-8", "replace").split("\f")


def without_empty_ends(lines: Sequence[str]) -> list[str]:
    tidied = [one_line(legible(line)) for line in lines]
    while tidied and not tidied[0]:
        tidied.pop(0)
    while tidied and not tidied[-1]:
        tidied.pop()
    return tidied


def without_running_lines(pages: Sequence[list[str]]) -> list[list[str]]:
    """The pages without what stands at the head or foot of most of them, such as page numbers."""
    if len(pages) < 3:
        return list(pages)
    ends = Counter(form for page in pages for form in {DIGITS.sub("#", line) for line in (*page[:2], *page[-2:])})
    running = {form for form, count in ends.items() if count > len(pages) / 2}
    return [
        [line for place, line in enumerate(page) if not at_an_end(place, page) or DIGITS.sub("#", line) not in running] for page in pages
    ]


def at_an_end(place: int, page: Sequence[str]) -> bool:
    return place < 2 or place >= len(page) - 2


def parts(pages: Sequence[list[str]]) -> Iterator[Block | Entry]:
    """Headings, points and paragraphs from lines that follow each other, over the ends of pages too."""
    lines = [line for page in pages for line in page]
    width = max((len(line) for line in lines), default=0)
    gathered: list[str] = []
    for line in lines:
        if gathered and begins_anew(line, gathered[-1], width):
            yield part(gathered)
            gathered = []
        if line:
            gathered.append(line)
    if gathered:
        yield part(gathered)


def begins_anew(line: str, before: str, width: int) -> bool:
    """Whether a line begins something: after a gap, with a number or a bullet, after a heading, or after a short last line."""
    if not line or BEGINS.match(line) or BULLET.match(line) or is_heading(line):
        return True
    return is_heading(before) or bool(ENDS.search(before) and len(before) < 0.75 * width)


def is_heading(line: str) -> bool:
    """Whether a line is a heading: short, and counted or in capitals.

    >>> is_heading("2. Background"), is_heading("RECOMMENDATIONS"), is_heading("The lease is for ten years")
    (True, True, False)
    """
    if not is_short(line) or not HEADING.fullmatch(line):
        return False
    letters = [letter for letter in line if letter.isalpha()]
    return bool(NUMBERED_HEADING.fullmatch(line)) or (len(letters) > 3 and all(letter.isupper() for letter in letters))


def part(lines: Sequence[str]) -> Block | Entry:
    text = " ".join(lines)
    if len(lines) == 1 and is_heading(text):
        return Heading(1, text)
    if found := BULLET.match(text):
        return Entry(0, False, (run(text[found.end() :]),))
    return Paragraph((run(text),))
