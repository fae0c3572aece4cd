"""My updates: all that somebody owes, figures first and then actions, on one page, by keyboard alone."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localtime
from django.views.decorators.http import require_POST

from moothall.access.acts import waking_once
from moothall.authority.words import counted, joined, time_in_words
from moothall.performance.forms.returns import Together
from moothall.performance.queries import action_plans, returns_owed
from moothall.performance.queries.returns_owed import FigureUpdates
from moothall.plans import rules
from moothall.plans.queries.updates import Updates
from moothall.web.headers import POLICY_AT_WORK
from moothall.web.views import updates_of_actions as of_actions, updates_of_figures as of_figures

NOTHING = "Nothing was chosen, so nothing was said."


@login_required
def updates(request: HttpRequest) -> HttpResponse:
    """What is right is taken, row by row; what is wrong is named, and stays as it was typed."""
    if request.method != "POST":
        return page(request, of_actions.Heard(), of_figures.Taken())
    with waking_once():
        heard, taken = of_actions.hear(request), of_figures.take(request)
    if not (heard.is_wrong or taken.wrong or taken.strange):
        messages.success(request, in_words(heard, taken) or NOTHING)
        return redirect(request.path)
    return page(request, heard, taken)


@require_POST
@login_required
def kept(request: HttpRequest) -> HttpResponse:
    """What a script sends at every pause: what was typed of figures is kept, and nothing is sent for review."""
    taken = of_figures.take(request, sends=False)
    marks = {row.of.measure.pk: row.version for row in taken.rows}
    wrong: list[dict[str, Any]] = [{"key": row.of.measure.pk, "said": " ".join(row.said_wrong)} for row in taken.wrong]
    wrong += [{"key": one.key, "said": one.sentence} for one in taken.strange]
    return JsonResponse({"saved": time_in_words(localtime(request.now)), "versions": marks, "wrong": wrong})


def in_words(heard: of_actions.Heard, taken: of_figures.Taken) -> str:
    """What was taken, in a sentence for figures and one for actions; nothing if nothing was."""
    figures = [f"{counted(taken.sent, 'figure')} sent for review"] if taken.sent else []
    figures += [f"{counted(taken.kept, 'figure')} kept as typed"] if taken.kept else []
    found = [f"{joined(figures)}."] if figures else []
    if heard.kept:
        found.append(f"{counted(len(heard.kept), 'action')} told. What was said before stays.")
    return " ".join(found)


def page(request: HttpRequest, heard: of_actions.Heard, taken: of_figures.Taken) -> HttpResponse:
    said = of_figures.shown(request, taken) | of_actions.shown(request, heard)
    figures, found = said["figures"], said["found"]
    said |= {
        "kept": in_words(heard, taken),
        "months": months(figures, found),
        "headline": headline(request, figures, found),
        "number_told": found.number_told + figures.number_sent,
        "number_asked": found.asked + figures.asked,
        "action_plans_owed": action_plans.owned(request.viewer, request.now),
        "no_calendar": returns_owed.unscheduled_of(request.viewer, request.now),
        "together": Together([*said["figures_wrong"], said["form"]]),
    }
    answer = render(request, "web/updates.html", said)
    answer["Content-Security-Policy"] = POLICY_AT_WORK  # its address is outside the workspace
    return answer


def months(figures: FigureUpdates, found: Updates) -> str:
    """The months of which something is owed: those of the figures, else those of the actions."""
    return of_figures.months_of(figures) or (rules.months_in_words(found.stretch) if found.stretch and found.asked else "")


def headline(request: HttpRequest, figures: FigureUpdates, found: Updates) -> str:
    """How far they have come, and by when the rest is due; nothing where nothing is theirs."""
    days: list[Any] = [figures.next_window.due_on] if figures.next_window else []
    days += [found.stretch.due_on] if found.stretch and found.number_owed else []
    if not days and not (found.stretch and (found.owed or found.others)):
        return ""
    due_on = min(days) if days else found.stretch and found.stretch.due_on
    closed = of_actions.closed_days(request, found)
    return rules.how_far(
        found.number_told + figures.number_sent, found.asked + figures.asked, due_on or request.today, request.today, closed
    )
