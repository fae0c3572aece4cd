"""A look into the containers in which office files come: what they hold, whether macros, and whether they are bombs."""

import struct
import zlib
from typing import BinaryIO
from zipfile import BadZipFile, LargeZipFile, ZipFile, ZipInfo

from lxml import etree

from moothall.documents.rules.kinds import DOCX, ODF, ODS, ODT, OOXML, PPTX, SEND_A_PDF, UNPACK, XLSX, Kind, NotTaken
from moothall.documents.rules.names import quoted

MOST_PARTS = 10_000
MOST_UNPACKED = 500_000_000
MOST_OF_A_PART = 1_000_000  # the two parts that are read say only what the others are

LOCKED = 0x1
TYPES = "[Content_Types].xml"
MAIN_PARTS = {
    OOXML + "wordprocessingml.document.main+xml": DOCX,
    OOXML + "spreadsheetml.sheet.main+xml": XLSX,
    OOXML + "presentationml.presentation.main+xml": PPTX,
}
MIMETYPES = {ODF + "text": ODT, ODF + "spreadsheet": ODS}
DAMAGE = (BadZipFile, LargeZipFile, zlib.error, struct.error, EOFError, OSError, RuntimeError, NotImplementedError, ValueError, IndexError)


def office_kind(stream: BinaryIO, name: str) -> Kind:
    """What an office file is. A container that is no office file, or a dangerous one, is refused with a sentence."""
    try:
        with ZipFile(stream) as container:
            refuse_bombs(container.infolist(), name)
            return opendocument(container, name) or office_xml(container, name) or refuse_folder(name)
    except NotTaken:
        raise
    except DAMAGE as damage:
        raise NotTaken(f"{quoted(name)} is damaged and cannot be opened. Save it again where it was made, and send that.") from damage


def refuse_bombs(parts: list[ZipInfo], name: str) -> None:
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNPACKED:
        raise NotTaken(f"{quoted(name)} would unpack to far more than a paper ever holds, so it was not opened. {SEND_A_PDF}")
    if any(part.flag_bits & LOCKED for part in parts):
        raise NotTaken(f"{quoted(name)} is locked with a password. Take the password off and send it again.")


def refuse_folder(name: str) -> Kind:
    raise NotTaken(f"{quoted(name)} is a packed folder (ZIP) and not a Word, Excel, PowerPoint or OpenDocument file. {UNPACK}")


def refuse_macros(name: str) -> Kind:
    raise NotTaken(f"{quoted(name)} carries macros, which are programs. Save it without macros (DOCX, XLSX, PPTX) and send that.")


def part(container: ZipFile, name: str) -> bytes:
    """The beginning of a part; its own word about its size is not believed."""
    with container.open(name) as stream:
        return stream.read(MOST_OF_A_PART)


def opendocument(container: ZipFile, name: str) -> Kind | None:
    names = container.namelist()
    kind = MIMETYPES.get(part(container, "mimetype").decode("ascii", "replace").strip()) if "mimetype" in names else None
    if kind and any(one.startswith(("Basic/", "Scripts/")) for one in names):
        return refuse_macros(name)
    return kind


def office_xml(container: ZipFile, name: str) -> Kind | None:
    """Word, Excel and PowerPoint say in one part what all the others are."""
    if TYPES not in container.namelist():
        return None
    types = content_types(part(container, TYPES))
    if any("macroenabled" in one.lower() or "vbaproject" in one.lower() for one in [*types, *container.namelist()]):
        return refuse_macros(name)
    return next((kind for main, kind in MAIN_PARTS.items() if main in types), None)


def content_types(xml: bytes) -> set[str]:
    """Every content type that is named; none if this is no XML. Entities are not followed."""
    try:
        root = etree.fromstring(xml, etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False))
    except etree.XMLSyntaxError:
        return set()
    return {str(value) for element in root.iter() for attribute, value in element.attrib.items() if attribute == "ContentType"}
