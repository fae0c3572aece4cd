"""A council year begun, and the work of somebody who leaves passed on: what was held is proposed, changed and confirmed."""

from datetime import date
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from moothall.access.acts import Act, Refused
from moothall.authority import actions, forms, permissions, queries
from moothall.authority.views.keeping import by, for_keepers, found, to


@for_keepers
def year(request: HttpRequest, organisation: Any) -> HttpResponse:
    """First the day; then everything that was given for last year, proposed for the new one."""
    refuse(request, permissions.ROLL_OVER, organisation)
    asked = forms.ADay(request.GET if "day" in request.GET else None, initial={"day": request.today})
    if not asked.is_valid():
        return render(request, "authority/year_day.html", {"organisation": organisation, "form": asked})
    day = asked.cleaned_data["day"]
    form = proposed(request, organisation, day)
    if request.method == "POST" and form.is_valid() and done(form, lambda: rolled(request, organisation, form)):
        messages.success(request, "The new council year is set. Nothing more has to be done on the day itself.")
        return redirect(to("house", organisation))
    said = {"organisation": organisation, "form": form, "day": day, "names": form.names()}
    return render(request, "authority/year.html", said)


def proposed(request: HttpRequest, organisation: Any, day: date) -> forms.Year:
    seats = list(queries.seats_before(request.viewer, organisation, day))
    offices = list(queries.yearly_offices_before(request.viewer, organisation, day))
    bodies = list(queries.bodies(request.viewer).filter(organisation=organisation, expired=False).order_by("name"))
    return forms.Year(request.POST if request.method == "POST" else None, organisation, day, seats, offices, bodies)


def rolled(request: HttpRequest, organisation: Any, form: forms.Year) -> Any:
    said = {"day": form.day, "sittings": form.sittings(), "holders": form.holders(), "seen": form.seats_seen()}
    return actions.roll_over(organisation, **by(request), **said)


@for_keepers
def hand_on(request: HttpRequest, organisation: Any, number: int) -> HttpResponse:
    person = found(queries.person(request.viewer, organisation.slug, number), "person")
    refuse(request, permissions.HAND_ON, person)
    form = leaving(request, organisation, person)
    if request.method == "POST" and form.is_valid() and done(form, lambda: handed_on(request, person, form)):
        messages.success(request, f"The work of {person.full_name} is passed on.")
        return redirect(to("keep-person", organisation, number))
    said = {"organisation": organisation, "person": person, "form": form, "names": form.names()}
    return render(request, "authority/hand_on.html", said)


def leaving(request: HttpRequest, organisation: Any, person: Any) -> forms.Leaver:
    """The boxes follow from what is held after the last day that was typed; until one is, after today."""
    data = request.POST if request.method == "POST" else None
    until = last_day(data) or request.today
    offices, seats, _ = queries.held_after(request.viewer, person, until)
    return forms.Leaver(data, organisation, request.today, offices, seats)


def last_day(data: Any) -> date | None:
    try:
        return forms.DayField().clean(data["until"]) if data and data.get("until") else None
    except forms.Wrong:
        return None


def handed_on(request: HttpRequest, person: Any, form: forms.Leaver) -> Any:
    return actions.hand_on(person, until=form.cleaned_data["until"], heirs=form.heirs(), **by(request))


def done(form: Any, act: Any) -> bool:
    """Do it; a refusal stands on the form, which keeps what was typed."""
    try:
        act()
    except Refused as refused:
        form.add_error(None, str(refused))
        return False
    return True


def refuse(request: HttpRequest, act: Act, subject: Any) -> None:
    if why := act.refusal(request.viewer, subject, at=request.now):
        raise Refused(why)
