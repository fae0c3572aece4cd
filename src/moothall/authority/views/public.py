"""Pages of the people and bodies of the place."""

from itertools import groupby
from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from moothall.authority import forms, queries
from moothall.authority.views.keeping import by_time, keeps
from moothall.authority.words import capitalised, counted, joined

A_PAGE = 40
A_FEW = 8


def authority(request: HttpRequest) -> HttpResponse:
    """Every body, by council."""
    bodies = list(queries.bodies(request.viewer))
    said = {
        "standing": sum(not body.expired for body in bodies),
        "councils": [(council, list(rows)) for council, rows in groupby(bodies, key=lambda body: body.organisation.name)],
        "people": queries.people(request.viewer).count(),
    }
    return render(request, "authority/bodies.html", said)


def people(request: HttpRequest) -> HttpResponse:
    """People with the offices they hold today; those who hold none only when asked for."""
    form = people_form(request)
    said = form.cleaned_data if form.is_valid() else {}
    rows = queries.people_chosen(request.viewer, request.today, said)
    page = Paginator(queries.with_offices_on(rows, request.today), A_PAGE).get_page(request.GET.get("page"))
    return render(request, "authority/people.html", {"form": form, "page": page})


def people_form(request: HttpRequest) -> forms.People:
    councils = [(row.pk, row.name) for row in queries.organisations(request.viewer)]
    wards = [(row.pk, f"{row.name}, {row.organisation.name}" if len(councils) > 1 else row.name) for row in queries.wards(request.viewer)]
    return forms.People(request.GET, organisations=councils, wards=wards, parties=queries.parties(request.viewer))


def person(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    found = queries.person(request.viewer, slug, number)
    if found is None:
        raise Http404("There is no such person here.")
    offices, seats = queries.offices_with_deputies(request.viewer, found), queries.seats_of(request.viewer, found)
    said = {"person": found, "keeps": keeps(request, found.organisation)}
    return render(request, "authority/person.html", said | by_time(request, offices=offices, seats=seats))


def body(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    found = queries.body(request.viewer, slug, number)
    if found is None:
        raise Http404("There is no such body here.")
    said = {"body": found, "keeps": keeps(request, found.organisation)}
    return render(request, "authority/body.html", said | by_time(request, seats=queries.seats_on(request.viewer, found)))


def organisation(request: HttpRequest, slug: str) -> HttpResponse:
    """One council or partner: how it is governed, by which rules, and of what it is made."""
    found = queries.organisation(request.viewer, slug)
    if found is None:
        raise Http404("There is no such organisation here.")
    said = {
        "organisation": found,
        "keeps": keeps(request, found),
        "headline": headline_of(request, found),
        "held": list(queries.settings_in_force(request.viewer, found.pk, request.today).values()),
        "political": queries.political_balance(request.viewer, found.pk, request.today),
        "closures": queries.closures_of(request.viewer, found).filter(day__gte=request.today)[:A_FEW],
        "tree": tree(of(queries.departments(request.viewer), found, request)),
        "portfolios": of(queries.portfolios(request.viewer), found, request),
        "wards": of(queries.wards(request.viewer), found, request),
        "forms": list(queries.governances(request.viewer).filter(organisation=found)),
        "delegations": of(queries.delegations(request.viewer), found, request),
    }
    return render(request, "authority/organisation.html", said)


def headline_of(request: HttpRequest, organisation: Any) -> str:
    """How it governs itself today, and how much there is of it."""
    number = queries.counts(request.viewer, organisation, request.today)
    form = next(
        (str(row) for row in queries.governances(request.viewer).filter(organisation=organisation) if row.holds_on(request.today)), ""
    )
    parts = joined([counted(number["bodies"], "body"), counted(number["people"], "person", "people")])
    return f"{form}. {capitalised(parts)}." if form else f"{capitalised(parts)}."


def of(rows: Any, organisation: Any, request: HttpRequest) -> list[Any]:
    """Those of one organisation that hold today."""
    return [row for row in rows.filter(organisation=organisation).select_related("organisation") if row.holds_on(request.today)]


def tree(departments: list[Any]) -> list[tuple[Any, list[Any]]]:
    """Departments as they stand within each other: each with its own parts. What stands within nothing here is at the top."""
    keys = {row.pk for row in departments}
    parts: dict[Any, list[Any]] = {}
    for row in departments:
        parts.setdefault(row.within_id if row.within_id in keys else None, []).append(row)

    def below(key: Any) -> list[tuple[Any, list[Any]]]:
        return [(row, below(row.pk)) for row in parts.get(key, [])]

    return below(None)


def department(request: HttpRequest, slug: str, key: int) -> HttpResponse:
    return part(request, queries.departments(request.viewer), "Department", slug, key)


def portfolio(request: HttpRequest, slug: str, key: int) -> HttpResponse:
    return part(request, queries.portfolios(request.viewer), "Portfolio", slug, key)


def ward(request: HttpRequest, slug: str, key: int) -> HttpResponse:
    return part(request, queries.wards(request.viewer), "Ward", slug, key)


def part(request: HttpRequest, rows: Any, kind: str, slug: str, key: int) -> HttpResponse:
    """One department, portfolio or ward, with who holds an office in it."""
    found = rows.filter(organisation__slug=slug, pk=key).select_related("organisation").first()
    if found is None:
        raise Http404(f"There is no such {kind.lower()} here.")
    offices = queries.offices_in(request.viewer, found.organisation).filter(**{kind.lower(): found})
    return render(request, "authority/part.html", {"part": found, "kind": kind, **by_time(request, offices=offices)})
