"""Pages of the people and bodies of the place."""

from itertools import groupby
from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from moothall.authority import forms, queries

A_PAGE = 40


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
    offices, seats = queries.offices_of(request.viewer, found), queries.seats_of(request.viewer, found)
    return render(request, "authority/person.html", {"person": found, **by_time(request, offices=offices, seats=seats)})


def body(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    found = queries.body(request.viewer, slug, number)
    if found is None:
        raise Http404("There is no such body here.")
    return render(request, "authority/body.html", {"body": found, **by_time(request, seats=queries.seats_on(request.viewer, found))})


def by_time(request: HttpRequest, **dated: Any) -> dict[str, list[Any]]:
    """Dated rows, those that hold today apart from those that do not."""
    said: dict[str, list[Any]] = {}
    for name, rows in dated.items():
        kept = list(rows)
        said[name] = [row for row in kept if row.holds_on(request.today)]
        said[f"former_{name}"] = [row for row in kept if not row.holds_on(request.today)]
    return said
