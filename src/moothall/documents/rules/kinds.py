"""The kinds of file that are taken, and the words for those that are not."""

from dataclasses import dataclass

TAKEN = "PDF, Word (DOCX), OpenDocument (ODT, ODS), Excel (XLSX), PowerPoint (PPTX), CSV, plain text, PNG and JPEG"


class NotTaken(ValueError):
    """A file that is not taken. The text is a sentence that says what it is and what to do."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of file: its media type, the ending of its name, its name for people, and whether a browser can show it."""

    media_type: str
    ending: str
    words: str
    is_shown: bool = False


OOXML = "application/vnd.openxmlformats-officedocument."
ODF = "application/vnd.oasis.opendocument."

PDF = Kind("application/pdf", "pdf", "PDF", is_shown=True)
PNG = Kind("image/png", "png", "PNG picture", is_shown=True)
JPEG = Kind("image/jpeg", "jpg", "JPEG picture", is_shown=True)
TEXT = Kind("text/plain", "txt", "plain text", is_shown=True)
CSV = Kind("text/csv", "csv", "CSV")
DOCX = Kind(OOXML + "wordprocessingml.document", "docx", "Word document")
XLSX = Kind(OOXML + "spreadsheetml.sheet", "xlsx", "Excel spreadsheet")
PPTX = Kind(OOXML + "presentationml.presentation", "pptx", "PowerPoint slides")
ODT = Kind(ODF + "text", "odt", "OpenDocument text")
ODS = Kind(ODF + "spreadsheet", "ods", "OpenDocument spreadsheet")

KINDS = {kind.media_type: kind for kind in (PDF, PNG, JPEG, TEXT, CSV, DOCX, XLSX, PPTX, ODT, ODS)}

SEND_A_PDF = "Save it as a PDF and send that."
SAVE_IT_NEWER = "Save it in today's form (DOCX, XLSX or PPTX) or as a PDF, and send that."
UNPACK = "Unpack it and send the files in it one by one."
NO_PROGRAMS = "Programs are never kept here."

# What puremagic calls it, by media type or by the usual ending of its name: what it is for people, and what to do.
REFUSED = {
    "text/html": ("a web page (HTML), which can carry programs", SEND_A_PDF),
    "image/svg+xml": ("a drawing in SVG, which can carry programs", "Save it as a PNG picture or a PDF, and send that."),
    "application/rtf": ("a document in RTF", "Save it as DOCX, ODT or PDF, and send that."),
    "application/msword": ("an older Office file, which can carry macros", SAVE_IT_NEWER),
    "application/x-7z-compressed": ("a packed folder (7-Zip)", UNPACK),
    "image/gif": ("a GIF picture", "Save it as a PNG picture and send that."),
    "image/webp": ("a WebP picture", "Save it as a PNG picture and send that."),
    "image/tiff": ("a TIFF picture", SEND_A_PDF),
    ".exe": ("a program for Windows", NO_PROGRAMS),
    ".rar": ("a packed folder (RAR)", UNPACK),
    ".gz": ("a packed file (gzip)", UNPACK),
    ".AppImage": ("a program for Linux", NO_PROGRAMS),
    ".class": ("a program in Java", NO_PROGRAMS),
}


def kind_called(media_type: str) -> Kind | None:
    """The kind of a file that is kept.

    >>> kind_called("application/pdf").words
    'PDF'
    """
    return KINDS.get(media_type)
