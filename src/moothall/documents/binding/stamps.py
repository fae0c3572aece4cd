"""The running number on each page, upright in its lower right corner, whatever the size, shape and turn of the page."""

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, Rectangle

from moothall.documents import pdf
from moothall.documents.binding.uploads import DAMAGE, or_damaged

WIDTH, HEIGHT = 64.0, 18.0  # points
FROM_THE_EDGE = 16.0
A4_WIDTH = 595.0
STYLE = f"""
@page {{ size: {WIDTH}pt {HEIGHT}pt; margin: 0 }}
body {{ margin: 0; font: 9pt/{HEIGHT}pt "Noto Sans", "Open Sans", "DejaVu Sans", sans-serif; color: #221a28 }}
p {{ margin: 0; text-align: center; block-size: {HEIGHT}pt; break-after: page; background: #fff }}
"""
SCALE = (0.5, 4.0)


def number(pack: Pdf, starts_at: int, titles: Sequence[str]) -> None:
    """Number every page of a pack, on the page and for readers of files; the titles say to which paper each page belongs."""
    drawn = drawn_numbers(starts_at, starts_at + len(pack.pages) - 1, pack)
    for count, (page, title) in enumerate(zip(pack.pages, titles, strict=True)):
        with or_damaged(title):
            stamp(page, drawn[count], Name(f"/RunningNumber{starts_at + count}"), pack)
    pack.Root.PageLabels = Dictionary(Nums=Array([0, Dictionary(S=Name.D, St=starts_at)]))


def drawn_numbers(first: int, last: int, pack: Pdf) -> list[Any]:
    """The numbers as things to draw, all with one font."""
    told = "".join(f"<p>Page {number}</p>" for number in range(first, last + 1))
    file = pdf.printer().plain(f"<style>{STYLE}</style>{told}")
    with Pdf.open(BytesIO(file)) as numbers:
        return [pack.copy_foreign(page.as_form_xobject()) for page in numbers.pages]


@dataclass(frozen=True, slots=True)
class Seen:
    """What is seen of a page: its lower left and upper right corner in the page's own measure, and how it is turned."""

    left: float
    bottom: float
    right: float
    top: float
    turn: int

    @property
    def width(self) -> float:
        """How wide the page is when it is looked at."""
        return self.top - self.bottom if self.turn % 180 else self.right - self.left

    def upright(self) -> tuple[float, ...]:
        """The matrix that leads from a sheet as it is looked at to the page's own measure."""
        return {
            0: (1, 0, 0, 1, self.left, self.bottom),
            90: (0, 1, -1, 0, self.right, self.bottom),
            180: (-1, 0, 0, -1, self.right, self.top),
            270: (0, -1, 1, 0, self.left, self.top),
        }[self.turn]


def seen(page: Any) -> Seen:
    """What is seen of a page; a page with a senseless shape is taken for A4."""
    try:
        whole, cut = Rectangle(page.mediabox), Rectangle(page.cropbox)
        box = [max(whole.llx, cut.llx), max(whole.lly, cut.lly), min(whole.urx, cut.urx), min(whole.ury, cut.ury)]
        turn = int(page.obj.get("/Rotate", 0)) % 360
    except DAMAGE:
        box, turn = [0, 0, 0, 0], 0
    if box[2] - box[0] < 1 or box[3] - box[1] < 1:
        box = [0, 0, A4_WIDTH, 842]
    return Seen(*map(float, box), turn=turn if turn in {0, 90, 180, 270} else 0)


def stamp(page: Any, number_drawn: Any, name: Name, pack: Pdf) -> None:
    """Draw a number on a page, after and apart from whatever else is drawn there; it is no part of what is read aloud.

    Pages may share what they draw from, so each number has a name of its own.
    """
    shape = seen(page)
    scale = min(max(shape.width / A4_WIDTH, SCALE[0]), SCALE[1])
    across = shape.width - (FROM_THE_EDGE + WIDTH) * scale
    page.add_resource(number_drawn, Name.XObject, name)
    left_open = unclosed(page)
    page.contents_add(pack.make_stream(b"q\n"), prepend=True)
    drawn = [
        *["Q"] * (left_open + 1),
        "/Artifact <</Type /Pagination /Subtype /Footer>> BDC q",
        matrix(shape.upright()),
        matrix((scale, 0, 0, scale, across, FROM_THE_EDGE * scale)),
        f"{name} Do Q EMC",
    ]
    page.contents_add(pack.make_stream("\n".join(["", *drawn, ""]).encode()), prepend=False)


def matrix(numbers: tuple[float, ...]) -> str:
    return " ".join(f"{number:.3f}" for number in numbers) + " cm"


def unclosed(page: Any) -> int:
    """How many times a page changes how it draws and does not change it back; a sloppy one would carry the number away."""
    level = 0
    try:
        for instruction in pikepdf.parse_content_stream(page, "q Q"):
            level = max(level + (1 if str(instruction.operator) == "q" else -1), 0)
    except DAMAGE:
        return 0
    return level
