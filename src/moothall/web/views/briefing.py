"""A portfolio's briefing on one page, how often it comes by e-mail, and its calendar."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from moothall.access.briefing import Brief, Day, Topic
from moothall.web import actions, briefings, forms, permissions
from moothall.web.queries import briefing as queries
from moothall.web.rules import briefing as rules

MOST_DAYS = 20


@login_required
def yours(request: HttpRequest) -> HttpResponse:
    """The one portfolio that somebody holds or speaks on; of several, or of none, all that they may choose from."""
    mine = queries.of_mine(request.viewer, request.today)
    if len(mine) == 1:
        return redirect(address(mine[0]))
    others = [one for one in queries.portfolios(request.viewer, request.today) if one not in mine]
    return render(request, "web/briefings.html", {"mine": mine, "others": others})


def address(portfolio: Any, name: str = "briefing") -> str:
    return reverse(name, args=[portfolio.organisation.slug, portfolio.pk])


def found(request: HttpRequest, slug: str, key: int) -> Any:
    """The portfolio, for whoever holds an office in its council."""
    row = queries.portfolio(request.viewer, slug, key)
    if row is None or not permissions.may_read_briefing(request.viewer, row):
        raise Http404("There is no such briefing for you.")
    return row


@login_required
def briefing(request: HttpRequest, slug: str, key: int) -> HttpResponse:
    row = found(request, slug, key)
    return render(request, "web/briefing.html", shown(request, row))


def shown(request: HttpRequest, row: Any, often: Any = None) -> dict[str, Any]:
    """All that stands on the page."""
    viewer, today = request.viewer, request.today
    form = forms.Since(request.GET if "since" in request.GET else None, today=today)
    chosen = form.cleaned_data["since"] if form.is_valid() else None
    since = chosen or rules.first_day(queries.last_told(viewer.person, row), today)
    brief = queries.brief(viewer, row, request.now, since, today + rules.AHEAD)
    parts = briefings.parts(brief)
    days = briefings.days(brief, today, MOST_DAYS + 1)
    told = {"part": row, "since": since, "form": form, "sentences": rules.sentences(parts, since), "topics": rules.by_topic(parts)}
    told |= {"topic": Topic, "days": [event(day) for day in days[:MOST_DAYS]], "more_days": len(days) > MOST_DAYS, "until": brief.until}
    told |= {"minutes": rules.minutes_to_read(words_of(parts)), "people": brief.known["offices"]}
    return told | (mine(request, row, brief, often) if queries.is_for_its_reader(brief) else {"is_mine": False})


def words_of(parts: list[Any]) -> list[str]:
    return [words for part in parts for thing in part.things for words in (thing.title, thing.line)]


def event(day: Day) -> dict[str, Any]:
    """A day as the timeline shows it."""
    what = f"{'Cancelled: ' if day.is_cancelled else ''}{day.kind}: {day.what}"
    return {"day": day.on, "time": day.starts_at, "what": what, "address": f"{reverse('home')}{day.reference}"}


def mine(request: HttpRequest, row: Any, brief: Brief, often: Any) -> dict[str, Any]:
    """How whoever looks wants it, where it is theirs."""
    choice = queries.choice(request.viewer, row)
    rhythm = rules.rhythm_of(choice.rhythm if choice else "", brief.settings)
    key = choice.calendar_key if choice else None
    calendar = request.build_absolute_uri(reverse("briefing-days", args=[key])) if key else ""
    return {"is_mine": True, "often": often or forms.Often(initial={"rhythm": rhythm.value}), "calendar": calendar}


@login_required
def often(request: HttpRequest, slug: str, key: int) -> HttpResponse:
    """How often it comes by e-mail. Whoever was led away to sign in comes back to the page."""
    row = found(request, slug, key)
    if request.method != "POST":
        return redirect(address(row))
    form = forms.Often(request.POST)
    if not form.is_valid():
        return render(request, "web/briefing.html", shown(request, row, form))
    rhythm = rules.Rhythm(form.cleaned_data["rhythm"])
    actions.choose_rhythm(request.viewer, row, rhythm=rhythm, at=request.now)
    never = "No briefing is sent to you any more."
    messages.success(request, never if rhythm is rules.Rhythm.NEVER else f"Your briefing comes {rules.BECAUSE[rhythm]}.")
    return redirect(address(row))


@login_required
def calendar(request: HttpRequest, slug: str, key: int) -> HttpResponse:
    """The secret address of its days: made, made anew, or forgotten."""
    row = found(request, slug, key)
    if request.POST.get("forget"):
        actions.forget_calendar(request.viewer, row)
    elif request.method == "POST":
        actions.new_calendar_key(request.viewer, row, at=request.now)
    return redirect(f"{address(row)}#calendar")
