"""Other systems that send figures: which there are, a page of each, to let one in, and to shut it out."""

from collections.abc import Collection, Sequence
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from moothall.access.acts import Refused
from moothall.access.tokens import TokenState
from moothall.authority import queries as authority
from moothall.authority.words import day_in_words, joined
from moothall.performance import actions
from moothall.performance.forms.systems import Ending, NewSystem, Withdrawn
from moothall.performance.permissions import systems as permissions
from moothall.performance.permissions.seeing import KEEPERS
from moothall.performance.queries import systems as queries
from moothall.performance.views.working import page as task_page
from moothall.plans.views.rows import paged
from moothall.plans.views.working import Doing, by, council, found, offers, said

A_PAGE = 20
FOR_KEEPERS = "Which other systems send figures is for whoever keeps the council's plans."
TONES = {TokenState.OPENS: "open", TokenState.ENDED: "warn", TokenState.WITHDRAWN: "plain"}
NOBODY = "Whoever made this token no longer keeps the council's plans, so it opens nothing. Give the system a new one, or withdraw it."


def withdraw(row: Any, by: dict[str, Any], form: Any) -> Any:
    return actions.withdraw_system(row, **by)


NEW = Doing(
    permissions.MAKE_SYSTEM, NewSystem, said(actions.make_system), "Let another system in",
    "It gets a token, and sends figures with it until the day that you set.", "Make the token", "",
)  # fmt: skip
RENEW = Doing(
    permissions.RENEW_SYSTEM, Ending, said(actions.renew_system), "Give it a new token",
    "The old token opens nothing from that moment. What the system may send stays as it is.", "Make the token", "", "Give it a new token",
)  # fmt: skip
DOINGS = {
    "renew": RENEW,
    "withdraw": Doing(
        permissions.WITHDRAW_SYSTEM, Withdrawn, withdraw, "Withdraw the token",
        "From that moment the system can send nothing more. What it sent stays.",
        "Withdraw it", "Withdrawn.", "Withdraw the token", is_grave=True,
    ),
}  # fmt: skip


def system_called(request: HttpRequest, slug: str, number: int) -> Any:
    return found(queries.system(request.viewer, slug, number), "system")


@login_required
def systems(request: HttpRequest) -> HttpResponse:
    """Those of the councils whose plans the viewer keeps."""
    if not request.viewer.holds(*KEEPERS):
        raise Refused(FOR_KEEPERS)
    page = paged(request, queries.systems(request.viewer), A_PAGE)
    rows = list(page)
    numbers = queries.numbers_named(request.viewer, rows)
    home, answered = authority.home(request.viewer), queries.answered_for(rows, request.today)
    listed = {
        "page": page,
        "rows": [(row, sends_for(row, numbers.get(row.pk, ())), *standing_of(request, row, answered)) for row in rows],
        "headline": headline(page.paginator.count),
        "offers": offered(request, home),
    }
    return render(request, "performance/systems/systems.html", listed)


def headline(number: int) -> str:
    """How many there are.

    >>> headline(0), headline(2)
    ('No other system sends figures yet.', '2 systems were let in to send figures by themselves.')
    """
    if not number:
        return "No other system sends figures yet."
    one, many = "1 system was let in to send figures by itself.", "systems were let in to send figures by themselves."
    return one if number == 1 else f"{number:,} {many}"


def sends_for(row: Any, numbers: Sequence[int]) -> str:
    """Of which measures it sends, in words."""
    if row.office:
        return f"The measures that {row.office.title} owns"
    if row.department:
        return f"The measures of {row.department.name}"
    return f"Only {joined([f'M{number}' for number in numbers])}"


def standing_of(request: HttpRequest, row: Any, answered: Collection[int]) -> tuple[str, str]:
    """What has become of its token, with its tone; it opens nothing either once nobody answers for it."""
    state = row.token_state(request.today)
    if state is TokenState.OPENS and row.pk not in answered:
        return "Nobody answers for it", "stop"
    return state.value, TONES[state]


def offered(request: HttpRequest, home: Any) -> list[tuple[str, str, bool]]:
    if home is None or permissions.MAKE_SYSTEM.refusal(request.viewer, home, at=request.now):
        return []
    return [("Let another system in", reverse("performance:new-system", args=[home.slug]), False)]


@login_required
def system(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    row = system_called(request, slug, number)
    numbers = queries.numbers_named(request.viewer, [row])
    word, tone = standing_of(request, row, queries.answered_for([row], request.today))
    page = {
        "system": row,
        "standing": (word, tone),
        "is_left": tone == "stop",
        "nobody": NOBODY,
        "scope": sends_for(row, numbers.get(row.pk, ())),
        "headline": said_of(row, word),
        "posts": queries.posts(request.viewer, row),
        "measures": paged(request, queries.measures_of(request.viewer, row), A_PAGE),
        "offers": offers(request, row, DOINGS),
    }
    return render(request, "performance/systems/system.html", page)


def said_of(row: Any, word: str) -> str:
    """What whoever looks wants to know first."""
    if row.withdrawn_at:
        return f"{row.withdrawn_by} withdrew its token on {day_in_words(row.withdrawn_at.date(), weekday=False)}."
    ends = day_in_words(row.ends_on, weekday=False)
    if word == TokenState.ENDED.value:
        return f"Its token ended on {ends}."
    return f"It may send figures until {ends}, in the name of {row.answers.name}."


@login_required
def new(request: HttpRequest, slug: str) -> HttpResponse:
    """Let a system in. Its token stands on the page that answers, and nowhere ever again."""
    return giving(request, council(request, slug), NEW)


@login_required
def renew(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    return giving(request, system_called(request, slug, number), RENEW)


def giving(request: HttpRequest, row: Any, doing: Doing) -> HttpResponse:
    """Give a token: a form, and then the token, which a page shows once. So nothing leads away from it."""
    if why := doing.act.refusal(request.viewer, row, at=request.now):
        raise Refused(why)
    sent = request.POST if request.method == "POST" else None
    form = doing.form(sent, viewer=request.viewer, now=request.now, organisation=getattr(row, "organisation", row), row=row)
    if request.method == "POST" and form.is_valid():
        try:
            made = doing.do(row, by(request), form)
        except Refused as refused:
            form.add_error(refused.box if refused.box in form.fields else None, str(refused))
        else:
            return render(request, "performance/systems/made.html", {"system": made, "token": made.shown_once})
    return render(request, "performance/systems/new.html", {"form": form, "doing": doing, "row": row})


VIEWS = {"renew": renew, "withdraw": task_page(system_called, DOINGS["withdraw"])}
