"""The bookmarks of a pack: its papers, and under each what is in it, two levels in all."""

from collections.abc import Sequence

from pikepdf import Array, Name, OutlineItem, Pdf

from moothall.documents.binding.parts import Part
from moothall.documents.binding.uploads import DAMAGE
from moothall.documents.pdf import Bookmark

MOST = 40  # of one paper; more would hide the papers after it


def own(source: Pdf) -> tuple[Bookmark, ...]:
    """The highest bookmarks that a file brought, as far as they lead to its pages."""
    numbers = {page.obj.objgen: number for number, page in enumerate(source.pages)}
    found = []
    try:
        with source.open_outline(max_depth=1) as outline:
            for item in outline.root[:MOST]:
                place = item.destination
                if isinstance(place, Array) and len(place) and getattr(place[0], "objgen", None) in numbers:
                    found.append(Bookmark(item.title, 2, numbers[place[0].objgen]))
    except DAMAGE:
        return ()
    return tuple(found)


def mark(pack: Pdf, title: str, papers: Sequence[tuple[Part, int, tuple[Bookmark, ...]]], page: int) -> None:
    """Write the bookmarks; the first paper begins on `page`, counted from nought. A paper of level 2 stands under the one before it."""
    with pack.open_outline() as outline:
        outline.root.append(OutlineItem(title, 0))
        above = None
        for part, pages, own_marks in papers:
            if not pages:
                continue
            item = OutlineItem(f"{part.label} {part.title}".strip(), page)
            if part.level > 1 and above is not None:
                above.children.append(item)
            else:
                item.is_closed = True
                item.children += [OutlineItem(one.label, page + one.page) for one in own_marks[:MOST] if one.level == 2]
                outline.root.append(item)
                above = item
            page += pages
    pack.Root.PageMode = Name.UseOutlines
