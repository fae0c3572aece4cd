"""People and seats brought in from a table."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from moothall.access.acts import Act, Refused
from moothall.authority import actions, forms, permissions
from moothall.authority.views.keeping import by, for_keepers, to
from moothall.authority.words import counted

OF_PEOPLE = "name,honorific,party,office,ward,since\nAda Marsh,Councillor,Harbour Party,Councillor for Quayside,Quayside,4 5 2026"
OF_SEATS = "body,person,kind,since\nPlanning Committee,Ada Marsh,chair,14 5 2026"


@for_keepers
def bring_people(request: HttpRequest, organisation: Any) -> HttpResponse:
    said = {"title": "Bring in people from a table", "example": OF_PEOPLE, "back": ("People", to("keep-people", organisation))}

    def do(rows: list[dict[str, Any]]) -> str:
        actions.bring_people(organisation, people=rows, **by(request))
        return counted(len(rows), "person", "people")

    return brought(request, organisation, forms.PeopleTable, permissions.BRING_PEOPLE, do, said)


@for_keepers
def bring_seats(request: HttpRequest, organisation: Any) -> HttpResponse:
    said = {"title": "Bring in seats from a table", "example": OF_SEATS, "back": ("Bodies and seats", to("keep-bodies", organisation))}

    def do(rows: list[dict[str, Any]]) -> str:
        actions.bring_seats(organisation, seats=rows, **by(request))
        return counted(len(rows), "seat")

    return brought(request, organisation, forms.SeatsTable, permissions.BRING_SEATS, do, said)


def brought(
    request: HttpRequest, organisation: Any, table: type[forms.Table], act: Act, do: Callable[..., str], said: dict[str, Any]
) -> HttpResponse:
    """Show the page, or take the whole table and go back; one bad line keeps all of it out."""
    if why := act.refusal(request.viewer, organisation, at=request.now):
        raise Refused(why)
    sent = request.method == "POST"
    form = table(request.POST if sent else None, request.FILES if sent else None, organisation=organisation)
    if sent and form.is_valid():
        try:
            messages.success(request, f"Brought in {do(form.rows)}.")
            return redirect(said["back"][1])
        except Refused as refused:
            form.add_error(None, str(refused))
    return render(request, "authority/table.html", said | {"organisation": organisation, "form": form})
