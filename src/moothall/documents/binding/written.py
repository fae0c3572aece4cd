"""The pack on the disk: named, and called readable by everybody only if a checker finds that it is."""

from pathlib import Path

import page
from pikepdf import Dictionary, Name, ObjectStreamMode, Pdf

from moothall.documents.pdf import PROFILE

LABEL = "{http://www.aiim.org/pdfua/ns/id/}part"


def write(pack: Pdf, title: str, into: Path, may_be_for_everybody: bool) -> bool:
    """Write the pack; whether it passed as PDF/UA-1. One that did not does not say so of itself."""
    pack.Root.Lang = "en-GB"
    pack.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    for one in pack.pages:
        one.obj.Tabs = Name.S
    if may_be_for_everybody:
        save(pack, title, into, "1")
        if passes(into):
            return True
    save(pack, title, into, "")
    return False


def passes(file: Path) -> bool:
    """Whether the checker finds nothing; a file that it cannot read to its end has not passed."""
    try:
        return page.is_pdf_compliant(file, profile=PROFILE)
    except page.PageError:
        return False


def save(pack: Pdf, title: str, into: Path, label: str) -> None:
    with pack.open_metadata(set_pikepdf_as_editor=False) as told:
        told["dc:title"] = title
        if label:
            told[LABEL] = label
        elif LABEL in told:
            del told[LABEL]
    pack.docinfo[Name.Title] = title
    pack.save(into, object_stream_mode=ObjectStreamMode.generate, deterministic_id=True)
