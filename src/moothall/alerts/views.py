"""Asking to be told, confirming it, changing it, stopping it. Whoever has only a link needs nothing else."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt

from moothall.access.acts import Refused
from moothall.alerts import actions, forms, links, queries
from moothall.alerts.rules import FREQUENCIES, hidden_address
from moothall.authority import queries as authority

CHOICES = ("council", "body", "ward", "department", "matter", "plan", "programme", "words")
# What only the register of decisions can choose: whoever comes from such a list is told of that list.
OF_THE_REGISTER = ("portfolio", "who", "key", "urgent", "call_in", "conditions", "standing")
NOT_OF_A_LIST = ("first", "last", "day", "page", "before", "print")


def ask(request: HttpRequest) -> HttpResponse:
    """The choices of the page from which somebody comes are filled in."""
    viewer = request.viewer
    kind = forms.AskAsOneself if viewer.person else forms.AskByAddress
    chosen = {name: request.GET[name] for name in CHOICES if name in request.GET}
    chosen.setdefault("body", request.GET.get("by", ""))  # as the register calls whoever decides
    chosen["portfolio"] = request.GET.get("of", "")  # “portfolio” is a choice of the register
    listed = request.POST.get("listed", "") if request.method == "POST" else list_from(request.GET)
    form = kind(request.POST or None, initial=chosen | {"listed": listed}, viewer=viewer, listed=listed)
    if not form.is_valid():
        return render(request, "alerts/ask.html", {"form": form})
    if form.cleaned_data.get("to") == "me":
        actions.ask_as_oneself(viewer, at=request.now, **form.wanted())
        messages.success(request, "You will be told.")
        return redirect("alerts:mine")
    actions.ask(form.cleaned_data["address"], at=request.now, **form.wanted())
    return redirect("alerts:asked")


def list_from(said: QueryDict) -> str:
    """The list of the register from which somebody comes, without its days: they ask for what is still to come."""
    by = said.get("by", "")
    if not any(said.get(name) for name in OF_THE_REGISTER) and (not by or by.isdecimal()):
        return ""
    kept = said.copy()
    for name in NOT_OF_A_LIST:
        kept.pop(name, None)
    return kept.urlencode()


def asked(request: HttpRequest) -> HttpResponse:
    return render(request, "alerts/asked.html")


def ask_for_link(request: HttpRequest) -> HttpResponse:
    form = forms.Address(request.POST or None)
    home = authority.home(request.viewer)
    if not form.is_valid():
        return render(request, "alerts/link.html", {"form": form})
    if home:
        actions.ask_for_link(form.cleaned_data["address"], home, at=request.now)
    return redirect("alerts:asked")


@never_cache
def confirm(request: HttpRequest, token: str) -> HttpResponse:
    """The link asks first: mail programs look at links before people do."""
    try:
        row = links.to_be_confirmed(token)
    except links.NotALink as why:
        return no_longer_good(request, str(why))
    if request.method == "POST":
        actions.confirm(row, at=request.now)
        messages.success(request, "Confirmed. You will be told.")
        return redirect(links.to_yours(row.subscriber))
    return unlisted(render(request, "alerts/confirm.html", {"row": row}))


@never_cache
def mine(request: HttpRequest) -> HttpResponse:
    """What somebody who is signed in asked for."""
    viewer = request.viewer
    if not viewer.person:
        return redirect("alerts:link")
    return what_is_wanted(request, queries.of_person(viewer), viewer.name)


@never_cache
def yours(request: HttpRequest, token: str) -> HttpResponse:
    """What the owner of a link asked for."""
    try:
        subscriber = links.whose(token)
    except links.NotALink as why:
        return no_longer_good(request, str(why))
    return what_is_wanted(request, subscriber, hidden_address(subscriber.address) if subscriber.address else str(subscriber.person))


def what_is_wanted(request: HttpRequest, subscriber: Any, who: str) -> HttpResponse:
    rows = list(queries.of_subscriber(subscriber)) if subscriber else []
    if request.method == "POST":
        return changed(request, rows)
    page = {"rows": rows, "who": who, "stop": links.to_stop(subscriber) if rows else "", "frequencies": FREQUENCIES}
    return unlisted(render(request, "alerts/yours.html", page))


def changed(request: HttpRequest, rows: list[Any]) -> HttpResponse:
    """Change or stop one of these. What is not among them is not theirs."""
    row = next((row for row in rows if str(row.pk) == request.POST.get("which")), None)
    if row is None:
        raise Http404("This is no longer among what you asked for.")
    wanted = request.POST.get("do", "")
    if wanted == "stop":
        actions.stop(row, at=request.now)
        messages.success(request, "Stopped.")
        return redirect("alerts:stopped" if len(rows) == 1 else request.path)
    if wanted not in dict(FREQUENCIES):
        raise Refused("Choose at once or once a day.")
    actions.change(row, frequency=wanted)
    messages.success(request, "Changed.")
    return redirect(request.path)


@csrf_exempt  # a mail program presses the button by itself and brings no cookie; the link says enough
@never_cache
def stop(request: HttpRequest, token: str) -> HttpResponse:
    """Stop everything. A mail program that sends what RFC 8058 says is answered at once; a person is asked first."""
    try:
        subscriber = links.whose(token)
    except links.NotALink as why:
        return no_longer_good(request, str(why))
    if request.method == "POST":
        actions.stop_all(subscriber, at=request.now)
        return redirect("alerts:stopped")
    return unlisted(render(request, "alerts/stop.html", {"yours": links.to_yours(subscriber)}))


def stopped(request: HttpRequest) -> HttpResponse:
    return render(request, "alerts/stopped.html")


def no_longer_good(request: HttpRequest, why: str) -> HttpResponse:
    return unlisted(render(request, "alerts/not_good.html", {"why": why, "ask": reverse("alerts:ask")}, status=410))


def unlisted(answer: HttpResponse) -> HttpResponse:
    """A page whose address opens something is named in no search engine."""
    answer["X-Robots-Tag"] = "noindex"
    return answer
