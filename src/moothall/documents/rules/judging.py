"""What a file is, judged by what is in it and never by what it is called."""

import codecs
import re
from typing import BinaryIO

import puremagic

from moothall.documents.rules.containers import office_kind
from moothall.documents.rules.kinds import CSV, JPEG, PDF, PNG, REFUSED, SEND_A_PDF, TAKEN, TEXT, Kind, NotTaken
from moothall.documents.rules.names import quoted

HEAD, STEP = 8192, 65_536
BEGINNINGS = {b"%PDF-": PDF, b"\x89PNG\r\n\x1a\n": PNG, b"\xff\xd8\xff": JPEG}
PACKED = b"PK\x03\x04"
COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # how older Office files begin, and newer ones that a password locks
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
MARKUP = re.compile(r"[\ufeff\s]*<[a-z!?/]", re.IGNORECASE)
SCRIPT = re.compile(r"\ufeff?#!")
NOT_IN_A_TEXT = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f]")


def kind_of(stream: BinaryIO, name: str) -> Kind:
    """The kind of a file, or a refusal in a sentence. The name is used for that sentence, and to tell a CSV from other text."""
    stream.seek(0)
    head = stream.read(HEAD)
    if not head:
        raise NotTaken(f"{quoted(name)} is empty. Choose the file again; if it is empty there too, save it anew.")
    if known := next((kind for beginning, kind in BEGINNINGS.items() if head.startswith(beginning)), None):
        return known
    if head.startswith(PACKED):
        return office_kind(stream, name)
    if head.startswith(COMPOUND) and holds(stream, ENCRYPTED):
        raise NotTaken(f"{quoted(name)} is locked with a password. Take the password off and send it again.")
    return text_kind(stream, head, name)


def holds(stream: BinaryIO, words: bytes) -> bool:
    """Whether these bytes stand anywhere in a file, which is read piece by piece."""
    stream.seek(0)
    end = b""
    while piece := stream.read(STEP):
        if words in end + piece:
            return True
        end = piece[-len(words) :]
    return False


def text_kind(stream: BinaryIO, head: bytes, name: str) -> Kind:
    """Plain text is what reads as such from the first letter to the last, and is no program and no page."""
    recognised = what_it_is(head)
    if recognised:
        raise NotTaken(f"{quoted(name)} is {recognised[0]}. {recognised[1]}")
    if not reads_as_text(stream):
        raise NotTaken(f"{quoted(name)} is of a kind that is not taken here. These are taken: {TAKEN}. A text must be saved as UTF-8.")
    opening = head.decode("utf-8", "ignore")
    if SCRIPT.match(opening):
        raise NotTaken(f"{quoted(name)} is a program. Programs are never kept here.")
    if MARKUP.match(opening):
        raise NotTaken(f"{quoted(name)} is a page or data in markup (HTML, SVG or XML), which can carry programs. {SEND_A_PDF}")
    return CSV if name.lower().endswith(".csv") else TEXT


def what_it_is(head: bytes) -> tuple[str, str] | None:
    """The words for a kind that is known and not taken."""
    try:
        matches = puremagic.magic_string(head)
    except (puremagic.PureError, ValueError):
        return None
    called = [called for match in matches for called in (match.mime_type, match.extension)]
    return next((REFUSED[one] for one in called if one in REFUSED), None)


def reads_as_text(stream: BinaryIO) -> bool:
    """Whether every byte is UTF-8 and no character is one that texts do not have. Read piece by piece, whatever its size."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    stream.seek(0)
    try:
        while piece := stream.read(STEP):
            if NOT_IN_A_TEXT.search(decoder.decode(piece)):
                return False
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True
