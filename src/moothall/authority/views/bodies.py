"""Bodies and seats, kept: the list, one body with everybody who sits on it, and what can be done to each."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from moothall.authority import actions, forms, permissions, queries
from moothall.authority.views.keeping import Task, bound, by, by_time, for_keepers, found, performed, to
from moothall.authority.views.lists import Column, as_table, listed

BODIES = (
    Column("name", "Body", ("name",)), Column("kind", "Kind", ("kind", "name")), Column("seats", "Seats held", ("seated", "name")),
    Column("quorum", "Quorum", ("quorum", "name")),
)  # fmt: skip
OF_A_SEAT = ("body", "person_number", "person", "kind", "since", "until", "instead_of", "for_group")


@for_keepers
def bodies(request: HttpRequest, organisation: Any) -> HttpResponse:
    form = forms.Bodies(request.GET)
    said = listed(request, asked_for(request, organisation, form), BODIES)
    return render(request, "authority/keep_bodies.html", said | {"organisation": organisation, "form": form})


def asked_for(request: HttpRequest, organisation: Any, form: forms.Bodies) -> Any:
    said = form.cleaned_data if form.is_valid() else {}
    return queries.bodies_chosen(request.viewer, organisation, request.today, said)


@for_keepers
def bodies_table(request: HttpRequest, organisation: Any) -> HttpResponse:
    rows = asked_for(request, organisation, forms.Bodies(request.GET))
    lines = ((row.number, row.name, row.get_kind_display(), row.places, row.seated, row.quorum, row.purpose, row.expired) for row in rows)
    return as_table("bodies", ("number", "name", "kind", "places", "seats_held", "quorum", "purpose", "expired"), lines)


@for_keepers
def seats_table(request: HttpRequest, organisation: Any) -> HttpResponse:
    """Every seat that is held today, as it can be brought in again."""
    lines = (
        (
            row.body.name,
            row.person.number,
            row.person.name,
            row.kind,
            row.since,
            row.until,
            row.instead_of and row.instead_of.name,
            row.for_group,
        )
        for row in queries.seats_in(request.viewer, organisation)
        if row.holds_on(request.today)
    )
    return as_table("seats", OF_A_SEAT, lines)


@for_keepers
def body(request: HttpRequest, organisation: Any, number: int) -> HttpResponse:
    row = found(queries.body(request.viewer, organisation.slug, number), "body")
    political = queries.political_balance(request.viewer, organisation.pk, request.today) if row.is_balanced else None
    said = {
        "organisation": organisation,
        "body": row,
        "balance": next((one.balance for one in political.bodies if one.body == row), None) if political else None,
        "today": request.today,
    }
    return render(request, "authority/keep_body.html", said | by_time(request, seats=queries.seats_on(request.viewer, row)))


@for_keepers
def add_body(request: HttpRequest, organisation: Any) -> HttpResponse:
    task = Task(
        title="Add a body",
        kind="Bodies",
        headline="A committee, a panel, a board of partners, or one member who decides alone.",
        button="Add it",
        act=permissions.ADD_BODY,
        subject=organisation,
        form=bound(request, forms.BodyForm, organisation),
        do=lambda said: actions.add_body(organisation, **by(request), **said),
        done="Added. Now give its seats.",
        back=("Bodies", to("keep-bodies", organisation)),
    )
    return performed(request, organisation, task)


@for_keepers
def change_body(request: HttpRequest, organisation: Any, number: int) -> HttpResponse:
    row = found(queries.body(request.viewer, organisation.slug, number), "body")
    task = Task(
        title="Change what is said of this body",
        kind=row.name,
        headline="Everybody may read what stands here.",
        button="Keep it",
        act=permissions.CHANGE_BODY,
        subject=row,
        form=bound(request, forms.BodyForm, organisation, row=row),
        do=lambda said: actions.change_body(row, **by(request), **said),
        done="Kept.",
        back=(row.name, to("keep-body", organisation, number)),
    )
    return performed(request, organisation, task)


@for_keepers
def give_seat(request: HttpRequest, organisation: Any, number: int) -> HttpResponse:
    row = found(queries.body(request.viewer, organisation.slug, number), "body")
    task = Task(
        title="Give a seat",
        kind=row.name,
        headline="Whoever sits on a body may read what is closed to others there, from the first day to the last.",
        button="Give it",
        act=permissions.GIVE_SEAT,
        subject=row,
        form=bound(request, forms.NewSeat, organisation, initial={"since": request.today}),
        do=lambda said: actions.give_seat(row, **by(request), **said),
        done="Given.",
        back=(row.name, to("keep-body", organisation, number)),
    )
    return performed(request, organisation, task)


@for_keepers
def change_seat(request: HttpRequest, organisation: Any, key: int) -> HttpResponse:
    row = found(queries.seats_in(request.viewer, organisation).filter(pk=key).first(), "seat")
    task = Task(
        title=f"Change the seat of {row.person.full_name}",
        kind=row.body.name,
        headline="Put right what is written wrongly. Whoever becomes chair gets a new seat from that day, and this one ends.",
        button="Keep it",
        act=permissions.CHANGE_SEAT,
        subject=row,
        form=bound(request, forms.ChangedSeat, organisation, row=row),
        do=lambda said: actions.change_seat(row, **by(request), **said),
        done="Kept.",
        back=(row.body.name, to("keep-body", organisation, row.body.number)),
    )
    return performed(request, organisation, task)
