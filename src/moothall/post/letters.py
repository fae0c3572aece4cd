"""What a letter says, in text and in HTML. A room names its kinds of letters, and writes each when it is sent."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256
from importlib import import_module
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template import engines

from moothall.access.viewer import Viewer
from moothall.post.models import Mail
from moothall.post.rules import one_line


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead to a page of this place; its path begins with a stroke."""

    words: str
    path: str

    @property
    def address(self) -> str:
        return absolute(self.path)


@dataclass(frozen=True, slots=True)
class Listed:
    """Some things under a heading, each with a line about it."""

    heading: str
    things: tuple[tuple[Link, str], ...]


@dataclass(frozen=True, slots=True)
class Letter:
    """What is said, part by part; why somebody gets it; and how they stop it, where they can."""

    subject: str
    parts: tuple[str | Link | Listed, ...]
    because: str
    stop: Link | None = None
    stop_at_once: str = ""  # a path that a mail program asks for when somebody presses its own button
    more: tuple[Link, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of letter: what it is called on the page, and who writes it. A writer with nothing to say answers nothing."""

    label: str
    write: Callable[[Mail, Viewer, datetime], Letter | None]


def kinds() -> Mapping[str, Kind]:
    """Every kind that a room has named."""
    return {name: kind for room in settings.LETTERS for name, kind in import_module(room).KINDS.items()}


def label_of(kind: str) -> str:
    """What a kind is called. One that no room names any more is called by its own name."""
    named = kinds().get(kind)
    return named.label if named else kind


def absolute(path: str) -> str:
    return settings.ADDRESS + path


def message(letter: Letter, mail: Mail, address: str) -> EmailMultiAlternatives:
    """The mail itself. It bears the same number however often it is tried, so that nobody reads it twice."""
    said = {"letter": letter, "subject": one_line(letter.subject)}
    jinja = engines["jinja2"]
    sent = EmailMultiAlternatives(
        said["subject"], jinja.get_template("post/letter.txt").render(said), to=[address], headers=heads(letter, mail)
    )
    sent.attach_alternative(jinja.get_template("post/letter.htm").render(said), "text/html")
    return sent


def heads(letter: Letter, mail: Mail) -> dict[str, str]:
    number = sha256(f"{mail.pk}/{mail.key}/{settings.SECRET_KEY}".encode()).hexdigest()[:32]
    said = {"Message-ID": f"<{number}@{urlsplit(settings.ADDRESS).hostname}>", "Auto-Submitted": "auto-generated"}
    if letter.stop_at_once:
        said |= {"List-Unsubscribe": f"<{absolute(letter.stop_at_once)}>", "List-Unsubscribe-Post": "List-Unsubscribe=One-Click"}
    return said
