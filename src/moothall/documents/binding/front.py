"""The cover and the contents of a pack. The contents lead to each paper, and say which pages software cannot read in order."""

from collections.abc import Sequence
from typing import Any

from django.template.loader import render_to_string
from pikepdf import Array, Dictionary, Name, Pdf

from moothall.documents import pdf
from moothall.documents.binding.parts import BoundPaper, Cover

TO_A_PAGE = "page:"


def front(cover: Cover, papers: Sequence[BoundPaper]) -> pdf.Made:
    return pdf.printed(render_to_string("documents/front.html", {"cover": cover, "papers": papers}))


def lead_to_pages(pack: Pdf, pages: int, starts_at: int) -> None:
    """Let each line of the contents, on the first pages of the pack, lead to the page that it names."""
    for page in list(pack.pages)[:pages]:
        for link in page.obj.get("/Annots", ()):
            lead(link, pack, starts_at)


def lead(link: Any, pack: Pdf, starts_at: int) -> None:
    address = str(link.get("/A", Dictionary()).get("/URI", ""))
    if address.startswith(TO_A_PAGE):
        number = int(address.removeprefix(TO_A_PAGE))
        link.A = Dictionary(S=Name.GoTo, D=Array([pack.pages[number - starts_at].obj, Name.Fit]))
        link.Contents = f"To page {number}"
