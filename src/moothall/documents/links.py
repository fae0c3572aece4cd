"""Links that open one thing for one purpose until a moment, for people who have no account here.

Whoever holds the link may do what it is for; so the page that takes it does no more than that, and keeps what it needs to
take the link back (`edition` grows, and older links are no longer taken).
"""

from dataclasses import dataclass
from datetime import datetime

from django.core import signing

SALT = "moothall.documents.links."
LONGEST = 600


class NotOpened(Exception):
    """A link that does not open what it is shown to. The text is a sentence for people."""


@dataclass(frozen=True, slots=True)
class Opens:
    """What a link opens: the reference of a thing, the edition of the link, and until when."""

    reference: str
    edition: int
    until: datetime


def signed(purpose: str, reference: str, *, until: datetime, edition: int = 1) -> str:
    """The part of an address that opens this thing for this purpose until then."""
    told = [reference, edition, int(until.timestamp())]
    return signing.Signer(salt=SALT + purpose).sign_object(told).replace(":", ".")


def opened(token: str, purpose: str, *, at: datetime) -> Opens:
    """What the link opens. One that was changed, or made for something else, opens nothing; nor does one that has run out."""
    body, _, signature = token.rpartition(".")
    try:
        if len(token) > LONGEST:
            raise signing.BadSignature
        reference, edition, until = signing.Signer(salt=SALT + purpose).unsign_object(f"{body}:{signature}")
    except (signing.BadSignature, ValueError) as wrong:
        raise NotOpened("This link is not whole. Copy all of it from the message that brought it, or ask for a new one.") from wrong
    ends = datetime.fromtimestamp(until, tz=at.tzinfo)
    if at >= ends:
        raise NotOpened("This link has run out. Ask whoever sent it for a new one.")
    return Opens(reference, edition, ends)
