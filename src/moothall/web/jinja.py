"""The words that every page may use: addresses, dates and sizes for people, and the name of the place."""

from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.contrib.messages import get_messages
from django.contrib.messages.storage.base import Message
from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import get_script_prefix, reverse
from django.utils.timezone import localtime
from jinja2 import Environment, FileSystemBytecodeCache, StrictUndefined, pass_context
from jinja2.runtime import Context

from moothall.access.acts import Act
from moothall.access.threads import Knot
from moothall.access.viewer import PUBLIC
from moothall.authority import queries as authority, words
from moothall.documents.markup import marked_up
from moothall.web import navigation, threads


def address(reference: str) -> str:
    """The address of the page that a reference names; of the home page, if it names nothing."""
    return get_script_prefix() + reference


FILTERS = [
    address,
    words.capitalised,
    words.counted,
    words.day_in_words,
    words.days_in_words,
    words.joined,
    words.moment_in_words,
    words.number_in_words,
    words.ordinal_in_words,
    words.size_in_words,
    words.time_in_words,
    localtime,
    marked_up,
]


class Place:
    """Whose house this is, as settings say it now."""

    @property
    def name(self) -> str:
        return settings.PLACE_NAME

    @property
    def kind(self) -> str:
        return settings.PLACE_KIND

    @property
    def foot(self) -> str:
        return settings.PLACE_FOOT

    @property
    def release(self) -> str:
        return settings.RELEASE


def environment(**options: Any) -> Environment:
    """Jinja2 as this house uses it. A name that does not exist is an error, never an empty place on a page."""
    own = {"undefined": StrictUndefined, "autoescape": is_page, "trim_blocks": True, "lstrip_blocks": True}
    jinja = Environment(**options | own, bytecode_cache=kept())
    jinja.globals |= {
        "url": url,
        "static": static,
        "place": Place(),
        "main_rooms": navigation.main_rooms,
        "all_rooms": navigation.all_rooms,
        "desk_rooms": navigation.desk_rooms,
        "room_of": navigation.room_of,
        "is_signed_in": is_signed_in,
        "told": told,
        "page_address": page_address,
        "hanging_from": hanging_from,
        "hanging_from_each": hanging_from_each,
        "history": history,
        "may": may,
    }
    jinja.filters |= {function.__name__: function for function in FILTERS}
    return jinja


def kept() -> FileSystemBytecodeCache | None:
    """Where templates lie as they were compiled, so that a server that begins again shows its first pages without compiling them anew."""
    if not settings.PLACE.is_dir():
        return None  # a command that needs no place makes none
    settings.COMPILED.mkdir(mode=0o700, exist_ok=True)
    return FileSystemBytecodeCache(str(settings.COMPILED))


def is_page(template: str | None) -> bool:
    """Whether what is drawn is markup, which escapes every value; a mail in plain text does not."""
    return template is None or not template.endswith(".txt")


def url(name: str, *args: Any, **kwargs: Any) -> str:
    """The address of a named page."""
    return reverse(name, args=args or None, kwargs=kwargs or None)


def is_signed_in(request: HttpRequest) -> bool:
    """Whether somebody known is looking. It asks no table, so that an error page can ask it too."""
    return getattr(request, "viewer", PUBLIC) != PUBLIC


def told(request: HttpRequest) -> list[Message]:
    """What a visitor has still to be told. Whoever brings no cookie has nothing waiting, and no session is opened to look."""
    return list(get_messages(request)) if request.COOKIES else []


def page_address(request: HttpRequest, number: int) -> str:
    """The address of another page of the list that is being looked at, with every choice kept."""
    choices = request.GET.copy()
    choices["page"] = str(number)
    return f"{request.path}?{choices.urlencode()}"


@pass_context
def hanging_from(context: Context, reference: str, in_hand: Sequence[Any] = ()) -> list[Knot]:
    """What hangs on a reference from any room, for whoever is looking at this page; what the page has read is not read again."""
    return threads.hanging_from([reference], context["request"].viewer, in_hand)[reference]


@pass_context
def hanging_from_each(context: Context, references: Sequence[str], in_hand: Sequence[Any] = ()) -> dict[str, list[Knot]]:
    """The same for many references, each room asked once for all of them, but for what the page has read already."""
    return threads.hanging_from(references, context["request"].viewer, in_hand)


@pass_context
def history(context: Context, reference: str) -> authority.History:
    """What the record says of the thing whose page this is, in words for whoever is looking."""
    return authority.history(context["request"].viewer, reference)


@pass_context
def may(context: Context, act: Act, subject: Any, **facts: Any) -> bool:
    """Whether this act is open to whoever is looking, now; the same question that is asked when it is done."""
    request = context["request"]
    return not act.refusal(request.viewer, subject, at=request.now, **facts)
