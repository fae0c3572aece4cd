"""What is held comes to its end, is taken back, or goes on after all: offices, seats and deputies alike."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse

from moothall.access.acts import Act
from moothall.authority import actions, forms, permissions, queries
from moothall.authority.views.keeping import Task, Where, bound, by, for_keepers, found, performed, to
from moothall.authority.words import day_in_words

Doing = tuple[Act, Callable[..., Any]]


@dataclass(frozen=True)
class Holding:
    """One way of holding something: how a row is found and called, where it leads back, and its acts."""

    word: str
    rows: Callable[..., Any]
    called: Callable[[Any], str]
    back: Callable[[Any, Any], Where]
    end: Doing
    withdraw: Doing
    resume: Doing | None = None


def to_person(organisation: Any, person: Any) -> Where:
    return person.full_name, to("keep-person", organisation, person.number)


HELD = {
    "offices": Holding(
        "office", queries.offices_in, lambda row: f"{row.person.full_name}, {row.title}", lambda house, row: to_person(house, row.person),
        (permissions.END_OFFICE, actions.end_office), (permissions.WITHDRAW_OFFICE, actions.withdraw_office),
        (permissions.RESUME_OFFICE, actions.resume_office),
    ),
    "seats": Holding(
        "seat", queries.seats_in, lambda row: f"{row.person.full_name}, {row.body.name}",
        lambda house, row: (row.body.name, to("keep-body", house, row.body.number)),
        (permissions.END_SEAT, actions.end_seat), (permissions.WITHDRAW_SEAT, actions.withdraw_seat),
        (permissions.RESUME_SEAT, actions.resume_seat),
    ),
    "deputies": Holding(
        "deputyship", queries.deputies_in, lambda row: f"{row.person.full_name}, deputy for {row.office.person.full_name}",
        lambda house, row: to_person(house, row.office.person),
        (permissions.END_DEPUTY, actions.end_deputy), (permissions.WITHDRAW_DEPUTY, actions.withdraw_deputy),
    ),
}  # fmt: skip


@for_keepers
def end(request: HttpRequest, organisation: Any, kind: str, key: int) -> HttpResponse:
    of, row = held(request, organisation, kind, key)
    task = Task(
        title=f"End: {of.called(row)}",
        headline="Say the last day on which it is held. It stays on the page, with its days.",
        button="End it",
        act=of.end[0],
        subject=row,
        form=bound(request, forms.Ending, organisation, row=row, initial={} if row.until else {"until": request.today}),
        do=lambda said: of.end[1](row, **by(request), **said),
        done=f"The {of.word} ends on the day you gave.",
        back=of.back(organisation, row),
    )
    return performed(request, organisation, task)


@for_keepers
def resume(request: HttpRequest, organisation: Any, kind: str, key: int) -> HttpResponse:
    of, row = held(request, organisation, kind, key)
    if of.resume is None:
        raise Http404("This cannot be taken back.")
    until = f"It was to end on {day_in_words(row.until)}. " if row.until else ""
    act, do = of.resume
    return confirmed(request, organisation, of, row, act, do, "Take back the end", f"{until}It then goes on.", "Let it go on")


@for_keepers
def withdraw(request: HttpRequest, organisation: Any, kind: str, key: int) -> HttpResponse:
    of, row = held(request, organisation, kind, key)
    act, do = of.withdraw
    return confirmed(
        request, organisation, of, row, act, do, "Take back", "It has not begun, so it goes as if it had not been given.", "Take it back"
    )


def confirmed(
    request: HttpRequest, organisation: Any, of: Holding, row: Any, act: Act, do: Callable[..., Any], *words: str
) -> HttpResponse:
    """A task with nothing to type."""
    title, headline, button = words
    task = Task(
        title=f"{title}: {of.called(row)}",
        headline=headline,
        button=button,
        act=act,
        subject=row,
        form=bound(request, forms.OfTheHouse, organisation),
        do=lambda said: do(row, **by(request)),
        done="Done.",
        back=of.back(organisation, row),
    )
    return performed(request, organisation, task)


def held(request: HttpRequest, organisation: Any, kind: str, key: int) -> tuple[Holding, Any]:
    if kind not in HELD:
        raise Http404("Nothing of that kind is held here.")
    return HELD[kind], found(HELD[kind].rows(request.viewer, organisation).filter(pk=key).first(), HELD[kind].word)
