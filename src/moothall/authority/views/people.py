"""People and offices, kept: lists to sort and take away, one person with all they hold, and what can be done to each."""

from datetime import timedelta
from functools import partial
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from moothall.access.acts import Act
from moothall.authority import actions, forms, permissions, queries
from moothall.authority.views.keeping import Task, bound, by, by_time, for_keepers, found, performed, to
from moothall.authority.views.lists import Column, as_table, listed

PEOPLE = (
    Column("name", "Name", ("name",)), Column("party", "Party", ("party", "name")),
    Column("group", "Group", ("group", "name")), Column("offices", "Holds today"),
)  # fmt: skip
OFFICES = (
    Column("title", "Office", ("title",)), Column("holder", "Holder", ("person__name",)),
    Column("role", "What it opens", ("role", "title")),
    Column("since", "From", ("since", "title")), Column("until", "Until", ("until", "title")),
)  # fmt: skip


@for_keepers
def people(request: HttpRequest, organisation: Any) -> HttpResponse:
    form = forms.Words(request.GET)
    rows = people_asked_for(request, organisation, form)
    said = listed(request, queries.with_offices_on(rows, request.today), PEOPLE)
    return render(request, "authority/keep_people.html", said | {"organisation": organisation, "form": form})


def people_asked_for(request: HttpRequest, organisation: Any, form: forms.Words) -> Any:
    said = (form.cleaned_data if form.is_valid() else {}) | {"organisation": organisation.pk}
    return queries.people_chosen(request.viewer, request.today, said)


@for_keepers
def people_table(request: HttpRequest, organisation: Any) -> HttpResponse:
    rows = queries.with_offices_on(people_asked_for(request, organisation, forms.Words(request.GET)), request.today)
    lines = ((row.number, row.honorific, row.name, row.party, row.group, row.email, "; ".join(o.title for o in row.held)) for row in rows)
    return as_table("people", ("number", "honorific", "name", "party", "group", "email", "offices"), lines)


@for_keepers
def person(request: HttpRequest, organisation: Any, number: int) -> HttpResponse:
    row = found(queries.person(request.viewer, organisation.slug, number), "person")
    now = request.now
    said = {
        "organisation": organisation,
        "person": row,
        "may_give_account": not permissions.GIVE_ACCOUNT.refusal(request.viewer, row, at=now),
        "may_close_account": not permissions.CLOSE_ACCOUNT.refusal(request.viewer, row, at=now),
        "today": request.today,
    }
    offices, seats = queries.offices_with_deputies(request.viewer, row), queries.seats_of(request.viewer, row)
    return render(request, "authority/keep_person.html", said | by_time(request, offices=offices, seats=seats))


@for_keepers
def add_person(request: HttpRequest, organisation: Any) -> HttpResponse:
    task = Task(
        title="Add a person",
        kind="People",
        headline="A councillor, an officer or a partner's representative. Offices and seats are given afterwards.",
        button="Add the person",
        act=permissions.ADD_PERSON,
        subject=organisation,
        form=bound(request, forms.Person, organisation),
        do=lambda said: actions.add_person(organisation, **by(request), **said),
        done="Added.",
        back=("People", to("keep-people", organisation) + "?former=on"),
    )
    return performed(request, organisation, task)


def of_a_person(request: HttpRequest, organisation: Any, number: int, act: Act, **said: Any) -> HttpResponse:
    """A task about one person; it leads back to that person's page."""
    row = found(queries.person(request.viewer, organisation.slug, number), "person")
    form, do = said.pop("form"), said.pop("do")
    task = Task(
        kind=row.full_name,
        act=act,
        subject=row,
        form=form(row),
        do=lambda typed: do(row, **by(request), **typed),
        back=(row.full_name, to("keep-person", organisation, number)),
        **said,
    )
    return performed(request, organisation, task)


@for_keepers
def change_person(request: HttpRequest, organisation: Any, number: int) -> HttpResponse:
    return of_a_person(
        request, organisation, number, permissions.CHANGE_PERSON, title="Change what is said of this person",
        headline="Everybody may read what stands here.", button="Keep it", done="Kept.", do=actions.change_person,
        form=lambda row: bound(request, forms.Person, organisation, row=row),
    )  # fmt: skip


@for_keepers
def give_account(request: HttpRequest, organisation: Any, number: int) -> HttpResponse:
    return of_a_person(
        request, organisation, number, permissions.GIVE_ACCOUNT, title="Let this person sign in",
        headline="They sign in with a code that is sent to this address. What opens to them follows from their offices and seats.",
        button="Give a way in", done="They can sign in now.", do=actions.give_account,
        form=lambda row: bound(request, forms.Account, organisation, initial={"email": row.email}),
    )  # fmt: skip


@for_keepers
def close_account(request: HttpRequest, organisation: Any, number: int) -> HttpResponse:
    row = found(queries.person(request.viewer, organisation.slug, number), "person")
    closing = bool(row.account and row.account.is_active)
    return of_a_person(
        request, organisation, number, permissions.CLOSE_ACCOUNT,
        title="Close the way to sign in" if closing else "Open the way to sign in again",
        headline="From then on nobody can sign in as this person." if closing else "They can sign in again as before.",
        button="Close it" if closing else "Open it", done="Done.", grave=closing, do=partial(actions.close_account, is_closed=closing),
        form=lambda row: bound(request, forms.OfTheHouse, organisation),
    )  # fmt: skip


@for_keepers
def give_office(request: HttpRequest, organisation: Any, number: int) -> HttpResponse:
    gives_roles = permissions.may_give_roles(organisation.pk, request.viewer)
    return of_a_person(
        request, organisation, number, permissions.GIVE_OFFICE, title="Give an office",
        headline="What somebody is here, from a day to a day. It stands on their page.", button="Give it", done="Given.",
        do=actions.give_office,
        form=lambda row: bound(request, forms.Office, organisation, may_give_roles=gives_roles, initial={"since": request.today}),
    )  # fmt: skip


@for_keepers
def offices(request: HttpRequest, organisation: Any) -> HttpResponse:
    form = forms.Words(request.GET)
    said = listed(request, offices_asked_for(request, organisation, form), OFFICES)
    return render(request, "authority/keep_offices.html", said | {"organisation": organisation, "form": form, "today": request.today})


def offices_asked_for(request: HttpRequest, organisation: Any, form: forms.Words) -> Any:
    said = form.cleaned_data if form.is_valid() else {}
    return queries.offices_chosen(request.viewer, organisation, request.today, said.get("q", ""), bool(said.get("former")))


@for_keepers
def offices_table(request: HttpRequest, organisation: Any) -> HttpResponse:
    rows = offices_asked_for(request, organisation, forms.Words(request.GET))
    lines = ((row.title, row.person.number, row.person.full_name, row.role, row.since, row.until, row.is_yearly) for row in rows)
    return as_table("offices", ("title", "person_number", "holder", "role", "since", "until", "is_yearly"), lines)


@for_keepers
def change_office(request: HttpRequest, organisation: Any, key: int) -> HttpResponse:
    row = found(queries.offices_in(request.viewer, organisation).filter(pk=key).first(), "office")
    task = of_an_office(
        request, organisation, row, permissions.CHANGE_OFFICE, title=f"Change: {row.title}",
        headline="Put right what is written wrongly. What it opens cannot be changed: end it, and give another.", button="Keep it",
        done="Kept.", form=bound(request, forms.Office, organisation, row=row),
        do=lambda said: actions.change_office(row, **by(request), **said),
    )  # fmt: skip
    return performed(request, organisation, task)


@for_keepers
def name_deputy(request: HttpRequest, organisation: Any, key: int) -> HttpResponse:
    row = found(queries.offices_in(request.viewer, organisation).filter(pk=key).first(), "office")
    opens = f" What it opens ({row.role}) is then open to them too." if row.role else ""
    task = of_an_office(
        request, organisation, row, permissions.NAME_DEPUTY, title=f"Name a deputy: {row.title}",
        headline=f"Somebody who acts for {row.person.full_name} from a day to a day.{opens}", button="Name the deputy", done="Named.",
        form=bound(request, forms.Deputy, organisation, initial={"since": request.today, "until": request.today + timedelta(days=14)}),
        do=lambda said: actions.name_deputy(row, **by(request), **said),
    )  # fmt: skip
    return performed(request, organisation, task)


def of_an_office(request: HttpRequest, organisation: Any, row: Any, act: Act, **said: Any) -> Task:
    back = (row.person.full_name, to("keep-person", organisation, row.person.number))
    return Task(kind=row.person.full_name, act=act, subject=row, back=back, **said)
