"""How the council is doing, at a glance: where to look first, each objective with its measures, and each portfolio in figures."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from moothall.authority import queries as authority
from moothall.authority.words import counted, day_in_words
from moothall.decisions.rules import day_of
from moothall.performance import rules
from moothall.performance.forms.glance import Glance
from moothall.performance.permissions.returns import is_at_work
from moothall.performance.queries import kept, reports
from moothall.performance.queries.kept import Counts, Wanted
from moothall.performance.rules.verdicts import glance as sentences
from moothall.performance.rules.verdicts.glance import Show
from moothall.performance.views.aims import MEASURES
from moothall.plans.queries import objectives
from moothall.plans.views.rows import by_theme, objective_rows, paged

A_PAGE, AIMS_A_PAGE = 20, 8
Row = dict[str, Any]


def room(request: HttpRequest) -> HttpResponse:
    """The council of this place at a glance; or those of its measures that a reader chooses."""
    home = authority.home(request.viewer)
    if home is None:
        return render(request, "performance/glance.html", {"home": None})
    form = Glance(request.GET or None, viewer=request.viewer, organisation=home)
    of, show = form.wanted(), form.shows
    chosen = kept.wanted(request.viewer, of, request.today)
    counts = kept.counts(request.viewer, chosen, request.today)
    said = {"home": home, "form": form, "counts": counts, "show": show, "part": part_of(of), "is_narrowed": of.is_narrowed}
    said |= first_words(request, of, counts)
    said |= chosen_rows(request, chosen, show) if show else whole(request, home, of, chosen, counts)
    return render(request, "performance/glance.html", said)


def part_of(of: Wanted) -> str:
    """Of which part the page tells, where it is not the whole."""
    return ", ".join(str(one) for one in (of.portfolio, of.department, of.framework) if one)


def first_words(request: HttpRequest, of: Wanted, counts: Counts) -> Row:
    """What the page says first, how many measures stand how, and as of when."""
    number = counts.by_rating
    unsure = counts.unsure + kept.not_judged(request.viewer, of, request.today, counts.number)
    since = day_in_words(day_of(counts.since)) if counts.since else day_in_words(request.today)
    return {
        "headline": sentences.headline(number),
        "as_of": sentences.unsure_in_words(unsure, since),
        "closed": kept.number_closed(request.viewer, of, request.today) if is_at_work(request.viewer) else 0,
        "ratings": [(one, show, number[one], leading(request, show)) for one, show in sentences.BY_RATING.items()],
    }


def leading(request: HttpRequest, show: Show) -> str:
    """The same page with those measures alone, and every other choice kept."""
    choices = request.GET.copy()
    choices.pop("page", None)
    choices["show"] = show.value
    return f"{reverse('performance:room')}?{choices.urlencode()}"


def chosen_rows(request: HttpRequest, chosen: Q, show: Show) -> Row:
    page = paged(request, kept.shown(request.viewer, chosen, show, request.today), A_PAGE)
    return {"page": page, "lines": [kept.line_of(row, request.today) for row in page]}


def whole(request: HttpRequest, home: Any, of: Wanted, chosen: Q, counts: Counts) -> Row:
    aims = paged(request, objectives.at_a_glance(request.viewer, which_aims(request, of)), AIMS_A_PAGE)
    rows = objective_rows(request, home.pk, list(aims), MEASURES)
    told = None if of.is_narrowed else reports.last_told(request.viewer, home.pk)
    return {
        "first": look_first(request, counts),
        "page": aims,
        "themes": by_theme(rows),
        "rule": MEASURES.rule(request, home.pk),
        "parts": [] if of.is_narrowed else in_figures(request, kept.by_portfolio(request.viewer, chosen, request.today)),
        "reported": told,
    }


def look_first(request: HttpRequest, counts: Counts) -> list[tuple[Show, str, str]]:
    """Where to look first: what really changes, what is late, what Members have not agreed; each with where it leads."""
    changed = sentences.changed_in_words(counts.changed)
    late = f"{counted(counts.late, 'figure')} {'has' if counts.late == 1 else 'have'} not come by the day set." if counts.late else ""
    waits = rules.not_agreed_in_words([counts.oldest] * counts.waiting, request.today) if counts.oldest else ""
    said = ((Show.CHANGED, changed if counts.number else ""), (Show.LATE, late), (Show.NOT_AGREED, waits))
    return [(show, words, leading(request, show)) for show, words in said if words]


def which_aims(request: HttpRequest, of: Wanted) -> Q:
    """The objectives of the council's widest plans; of a part, those that it serves."""
    if not of.is_narrowed:
        return objectives.strategic(request.viewer, of.organisation, request.today)
    chosen = Q(organisation=of.organisation, first_on__lte=request.today, last_on__gte=request.today, plan__closed_at=None)
    if of.portfolio:
        chosen &= Q(portfolio=of.portfolio) | Q(portfolio=None, plan__portfolio=of.portfolio)
    if of.department:
        chosen &= Q(plan__department=of.department) | Q(lead__department=of.department)
    return chosen & Q(pk__in=kept.told_of(request.viewer, of.framework, request.today)) if of.framework else chosen


def in_figures(request: HttpRequest, found: Iterable[tuple[Any, Counts]]) -> list[Mapping[str, Any]]:
    """Each portfolio with how many of its measures stand how."""
    at = reverse("performance:room")
    return [
        {
            "name": name,
            "address": f"{at}?portfolio={key}",
            "number": counts.number,
            "ratings": [(show, counts.by_rating[one]) for one, show in sentences.BY_RATING.items()],
            "late": counts.late,
        }
        for (key, name), counts in found
    ]
