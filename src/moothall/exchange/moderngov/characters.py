"""From bytes to words: which encoding, and without the characters that nobody sees."""

import codecs
import html
import re
from dataclasses import dataclass

import puremagic

from .not_understood import NotUnderstood

CONTROLS = bytes(byte for byte in range(32) if not 9 <= byte <= 13)
BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
DECLARED = re.compile(rb"""(?:<\?xml[^>]{0,200}?encoding\s*=\s*|<meta[^>]{0,200}?charset\s*=\s*)["']?([\w.:-]+)""", re.IGNORECASE)
# Controls without tab and line ends; marks and overrides of direction; the invisible space and the byte-order mark within a text.
HIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb\ufffe\uffff]"
)
HIDDEN_REFERENCE = re.compile(r"&(?:amp;){0,5}#(x[0-9a-f]{1,6}|[0-9]{1,7});", re.IGNORECASE)


@dataclass(frozen=True)
class Written:
    """A text, and what had to be done to read it."""

    text: str
    notes: tuple[str, ...] = ()


def without_hidden(text: str) -> str:
    """The text without control characters and overrides of direction; a form feed or vertical tab becomes a line end."""
    if text.isprintable():  # most texts: then nothing in it is hidden
        return text
    return HIDDEN.sub("", text.replace("\x0b", "\n").replace("\x0c", "\n"))


def written(content: bytes) -> Written:
    """The words of a file, or a sentence that says why it holds none."""
    if not content.strip(b"\x00 \t\r\n\x0b\x0c"):
        raise NotUnderstood("The file is empty. Save the page again.")
    refuse_binary(content)
    text, notes = decoded(content)
    without = HIDDEN_REFERENCE.sub(visible_or_nothing, text)
    cleaned = without_hidden(without)
    removed = len(HIDDEN.findall(without)) + abs(text.count("#") - without.count("#"))
    if removed:
        notes += (f"{removed} hidden characters (controls or marks of direction) were taken out; every visible word stands.",)
    return Written(cleaned.replace("\r\n", "\n").replace("\r", "\n"), notes)


def visible_or_nothing(reference: re.Match[str]) -> str:
    """A numeric reference as it stands, or nothing if it names a hidden character. 128 to 159 mean Windows letters, as in a browser."""
    number = reference[1].lower()
    code = int(number[1:], 16) if number.startswith("x") else int(number)
    if code > 0x10FFFF or 0xD800 <= code <= 0xDFFF:
        return ""
    if 0x80 <= code <= 0x9F:
        return html.unescape(f"&#{code};") if not HIDDEN.match(html.unescape(f"&#{code};")) else ""
    return "" if HIDDEN.match(chr(code)) else reference[0]


def decoded(content: bytes) -> tuple[str, tuple[str, ...]]:
    """The text by its mark, its declaration, as UTF-8, or as Windows-1252 as old pages are."""
    for mark, encoding in BYTE_ORDER_MARKS:
        if content.startswith(mark):
            return content.decode(encoding, "replace"), ()
    for encoding in (sixteen_bits(content), declared(content), "utf-8"):
        try:
            if encoding:
                return content.decode(encoding), ()
        except (UnicodeDecodeError, LookupError):
            continue
    return content.decode("cp1252", "replace"), ("The file is not UTF-8; it was read as Windows-1252, as old pages are written.",)


def declared(content: bytes) -> str:
    """The encoding that the head of the file names, if Python knows it as a text encoding."""
    named = DECLARED.search(content[:2048])
    if not named:
        return ""
    name = named[1].decode("ascii", "replace").lower()
    if name in {"iso-8859-1", "latin-1", "latin1", "us-ascii", "ascii"}:
        return "cp1252"  # what browsers do, because that is what was meant
    try:
        known = codecs.lookup(name)
    except LookupError:
        return ""
    # A file that declares UTF-16 and could be searched byte by byte is not UTF-16.
    return "" if known.name.startswith(("utf-16", "utf-32")) or not getattr(known, "_is_text_encoding", True) else known.name


def sixteen_bits(content: bytes) -> str:
    """UTF-16 that has lost its mark, known by every second byte being nought."""
    sample = content[:400]
    if len(sample) < 8:
        return ""
    evens, odds = sample[0::2].count(0), sample[1::2].count(0)
    if odds > len(sample) * 0.35 and evens < len(sample) * 0.05:
        return "utf-16-le"
    return "utf-16-be" if evens > len(sample) * 0.35 and odds < len(sample) * 0.05 else ""


def refuse_binary(content: bytes) -> None:
    """A PDF, a picture or a Word file is no page; it is named as far as it is known."""
    if any(content.startswith(mark) for mark, _ in BYTE_ORDER_MARKS) or sixteen_bits(content):
        return
    head = content[:4096]
    controls = len(head) - len(head.translate(None, CONTROLS))
    if head.startswith((b"%PDF", b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"{\\rtf")) or controls > max(8, len(head) // 20) or b"\x00" in head:
        raise NotUnderstood(
            f"This is {kind_of_file(head)}, not a page. Save the page itself as HTML or text, or take the web service's answer."
        )


def kind_of_file(head: bytes) -> str:
    try:
        name = puremagic.magic_string(head)[0].name
    except (puremagic.PureError, ValueError, IndexError):
        name = ""
    return f"a file of another kind ({name})" if name else "a file of another kind"
