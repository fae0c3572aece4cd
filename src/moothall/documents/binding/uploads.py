"""Opening a PDF that somebody sent: what could run, call out, or tell of its author is left behind."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, NameTree, Pdf

from moothall.documents.binding.parts import NotBound
from moothall.documents.rules import quoted

logging.getLogger("pikepdf").setLevel(logging.CRITICAL)  # it tells of every oddity of a file; a sentence is said here when it matters

MOST_PAGES = 5_000
DEEPEST = 2_000  # things within things: the library that copies them would not survive a hundred thousand
OF_A_PAGE = {"Type", "Parent", "Resources", "MediaBox", "CropBox", "BleedBox", "TrimBox", "ArtBox", "Contents", "Rotate", "Group"}
OF_A_PAGE |= {"Annots", "StructParents", "UserUnit", "Tabs"}
OF_A_LINK = {"Type", "Subtype", "Rect", "Border", "BS", "C", "H", "QuadPoints", "Contents", "StructParent", "F"}
TELLING = ("/Metadata", "/PieceInfo", "/AF", "/LastModified", "/Thumb")
NOT_DRAWN = {"/Text", "/Popup", "/FileAttachment", "/Sound", "/Movie", "/Screen", "/RichMedia", "/3D", "/Watermark", "/PrinterMark"}
OUTSIDE = ("http://", "https://", "mailto:")
DAMAGE = (
    pikepdf.PdfError,
    pikepdf.ForeignObjectError,
    pikepdf.OutlineStructureError,
    RuntimeError,
    ValueError,
    TypeError,
    KeyError,
    AttributeError,
    IndexError,
    OverflowError,
)


def opened(file: Path, title: str) -> Pdf:
    """The file, harmless and ready to be bound; NotBound with a sentence that names it."""
    with or_damaged(title):
        source = Pdf.open(file)
        refuse(source, title)
        clean(source)
        refuse_depth(source, title)
        return source


@contextmanager
def or_damaged(title: str) -> Iterator[None]:
    """Whatever goes wrong with a paper is said in a sentence that names it."""
    try:
        yield
    except pikepdf.PasswordError as locked:
        raise NotBound(f"{quoted(title)} is locked with a password. Take the password off and send it again.") from locked
    except DAMAGE as damage:
        raise damaged(title) from damage


def damaged(title: str) -> NotBound:
    return NotBound(f"{quoted(title)} is damaged and cannot be bound. Save it again as a PDF where it was made, and send that.")


def refuse(source: Pdf, title: str) -> None:
    """What is no finished paper is refused before anything is done to it."""
    if not 0 < len(source.pages) <= MOST_PAGES:
        raise (
            damaged(title)
            if not len(source.pages)
            else NotBound(f"{quoted(title)} has {len(source.pages):,} pages; {MOST_PAGES:,} are the most. Send it in parts.")
        )
    if source.Root.get("/NeedsRendering"):
        raise NotBound(f"{quoted(title)} is a form that only one program can show. Print it to a PDF and send that.")
    if any(annotation.get("/Subtype") == "/Redact" for page in source.pages for annotation in annotations(page)):
        raise NotBound(
            f"{quoted(title)} has marks for redaction that were never applied: what is under them can still be read. "
            "Apply them, save it, and send that."
        )


def annotations(page: Any) -> list[Any]:
    """What lies on a page beside its content."""
    listed = page.obj.get("/Annots")
    return [one for one in listed if isinstance(one, Dictionary)] if isinstance(listed, Array) else []


def clean(source: Pdf) -> None:
    """Leave on each page only what is to be seen, and links."""
    for page in source.pages:
        page.obj.Annots = Array([one for one in annotations(page) if one.get("/Subtype") not in NOT_DRAWN])
    if "/AcroForm" in source.Root:
        source.generate_appearance_streams()
    source.flatten_annotations("all")  # what was filled in or drawn becomes part of the page
    for thing in source.objects:
        for key in TELLING:
            if isinstance(thing, (Dictionary, pikepdf.Stream)) and key in thing:
                del thing[key]
    places = named_places(source)
    for page in source.pages:
        clean_page(page, places)


def clean_page(page: Any, places: dict[str, Any]) -> None:
    """Only what is seen, what it is drawn from, and links."""
    if not isinstance(page.obj.get("/Resources"), Dictionary):
        page.obj.Resources = Dictionary()
    if not isinstance(page.obj.Resources.get("/XObject", Dictionary()), Dictionary):
        del page.obj.Resources["/XObject"]
    for key in [key for key in page.obj.keys() if key.removeprefix("/") not in OF_A_PAGE]:  # noqa: SIM118
        del page.obj[key]
    links = [one for one in annotations(page) if one.get("/Subtype") == "/Link" and is_kept(one, places)]
    page.obj.Annots = Array(links)


def is_kept(link: Any, places: dict[str, Any]) -> bool:
    """Whether a link leads to the web or to a page of its own file; whatever else it would do is taken from it."""
    leads_to = where(link, places)
    for key in [key for key in link.keys() if key.removeprefix("/") not in OF_A_LINK]:  # noqa: SIM118
        del link[key]
    if leads_to is None:
        return False
    link.A = leads_to
    return True


def where(link: Any, places: dict[str, Any]) -> Any:
    """What a link does, written anew; nothing if it does more than lead somewhere."""
    action = link.get("/A", Dictionary(S=Name.GoTo, D=link.get("/Dest")) if "/Dest" in link else Dictionary())
    if action.get("/S") == "/URI" and str(action.get("/URI", "")).lower().startswith(OUTSIDE):
        return Dictionary(S=Name.URI, URI=action.URI)
    if action.get("/S") == "/GoTo":
        place = action.get("/D")
        place = place if isinstance(place, Array) else places.get(str(place))
        if isinstance(place, Array) and len(place) and isinstance(place[0], Dictionary):
            return Dictionary(S=Name.GoTo, D=place)
    return None


def named_places(source: Pdf) -> dict[str, Any]:
    """The places of a file that have names, so that links to them still lead there when the names are gone."""
    found = dict(source.Root.get("/Dests", Dictionary()).items())
    tree = source.Root.get("/Names", Dictionary()).get("/Dests")
    found |= {} if tree is None else dict(NameTree(tree).items())
    return {name: place.get("/D") if isinstance(place, Dictionary) else place for name, place in found.items()}


def refuse_depth(source: Pdf, title: str) -> None:
    """A file in which things lie within things without end was made to break whoever opens it."""
    roots = [page.obj for page in source.pages]
    roots += [source.Root[key] for key in ("/StructTreeRoot", "/OCProperties") if key in source.Root]
    seen = {root.objgen for root in roots if root.is_indirect}
    for root in roots:
        way = [inside(root, seen)]
        while way:
            below = next(way[-1], None)
            if below is None:
                way.pop()
            elif len(way) >= DEEPEST:
                raise damaged(title)
            else:
                way.append(inside(below, seen))


def inside(thing: Any, seen: set[tuple[int, int]]) -> Iterator[Any]:
    """What lies in a thing and has not been met, in the order in which it is copied."""
    within = thing.as_list() if isinstance(thing, Array) else [value for _, value in sorted(thing.items())]
    for one in within:
        if not isinstance(one, (Array, Dictionary, pikepdf.Stream)):
            continue
        if one.is_indirect:
            if one.objgen in seen:
                continue
            seen.add(one.objgen)
        yield one
