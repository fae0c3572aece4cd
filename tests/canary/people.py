"""What the people's side keeps closed: the members' edition of a pack, and what a reader keeps for nobody else."""

from collections.abc import Callable
from datetime import datetime
from io import BytesIO

from pikepdf import Pdf

from moothall.access.models import Account
from moothall.access.viewer import THE_CLOCK
from moothall.documents import shelf
from moothall.documents.models import File
from moothall.documents.tests import sent
from moothall.meetings.models import CalendarKey, Item, Meeting, Note, Pack, Publication

SECRETS = ("members' edition of a pack",)
OWN = ("note of another reader", "calendar address of another reader")  # not even a clerk reads these
READER = "reader@wrenmouth.example"
PDF = "application/pdf"


def bind(meeting: Meeting, hidden: Callable[[str], str], at: datetime) -> None:
    """Both editions of the pack of a published agenda."""
    publication = Publication.objects.visible_to(THE_CLOCK).get(meeting=meeting, turn=1)
    for edition, words in ((Pack.Edition.PUBLIC, "harebell"), (Pack.Edition.PRIVATE, hidden(SECRETS[0]))):
        Pack.objects.create(publication=publication, edition=edition, file=kept(words, at), first_page=1, last_page=1, made_at=at)


def kept(words: str, at: datetime) -> File:
    """A PDF file whose words can be heard in its bytes."""
    with shelf.received(pdf(words)) as incoming:
        shelf.put_away(incoming)
    return File.objects.get_or_create(sha256=incoming.sha256, defaults={"size": incoming.size, "media_type": PDF, "kept_at": at})[0]


def pdf(words: str) -> BytesIO:
    made = BytesIO()
    with Pdf.new() as file:
        sent.page_with(file, words)
        file.save(made, compress_streams=False, static_id=True)
    made.seek(0)
    return made


def keep_a_notebook(item: Item, hidden: Callable[[str], str], at: datetime) -> None:
    """A reader's own note on an item that everybody may read, and the secret address of their calendar."""
    owner = Account.objects.create_user(READER, name="A reader").reference
    Note.objects.create(owner=owner, about=item.reference, text=hidden(OWN[0]), saved_at=at)
    CalendarKey.objects.create(owner=owner, key=hidden(OWN[1]), made_at=at)
