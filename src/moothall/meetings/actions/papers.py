"""The papers of an item: added, taken away before anybody read them; and those that were handed out and never published."""

from datetime import datetime

from moothall.access.acts import Refused, performs
from moothall.access.viewer import THE_CLOCK, Viewer
from moothall.documents.models import File
from moothall.meetings import permissions
from moothall.meetings.models import HandedOut, Item, Paper


@performs(permissions.ADD_PAPER)
def add_paper(
    item: Item, *, viewer: Viewer, at: datetime, title: str, kind: str, file: File | None = None, pages: int | None = None
) -> Paper:
    """Add a paper to an item. Of an item that is out it comes with a supplement; without a file it is named as still to follow."""
    papers = Paper.objects.visible_to(THE_CLOCK).filter(item=item)
    position = max(papers.values_list("position", flat=True), default=0) + 1
    return Paper.objects.create(item=item, position=position, title=title, kind=kind, file=file, pages=pages)


@performs(permissions.REMOVE_PAPER)
def remove_paper(paper: Paper, *, viewer: Viewer, at: datetime) -> Item:
    """Take a paper away that has not come out."""
    item = paper.item
    paper.delete()
    return item


@performs(permissions.NAME_HANDED_OUT)
def name_handed_out(item: Item, *, viewer: Viewer, at: datetime, title: str, how: str, unpublished_because: str) -> Item:
    """Name a paper that members had and the public had not, with how they had it and why it was not published."""
    if HandedOut.objects.visible_to(viewer).filter(item=item, title=title).exists():
        raise Refused("A paper of this name is named here already.")
    HandedOut.objects.create(item=item, title=title, how=how, unpublished_because=unpublished_because)
    return item
