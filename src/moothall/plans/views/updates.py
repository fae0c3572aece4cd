"""My updates: all that an owner says of their actions, on one page, by keyboard alone."""

from collections.abc import Sequence

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render

from moothall.access.acts import Refused, waking_once
from moothall.authority import queries as authority
from moothall.authority.words import counted
from moothall.decisions.queries.covering import Covering
from moothall.plans import actions, queries, rules
from moothall.plans.forms.updates import Told, Updates
from moothall.plans.queries.updates import Update, Updates as Found
from moothall.plans.views.working import by

MOST_SENT = 200
SAID = "said_"


@login_required
def updates(request: HttpRequest) -> HttpResponse:
    """What is right is kept, row by row; what is wrong is named, and stays as it was typed."""
    if request.method != "POST":
        return page(request)
    sent = queries.updates.named(request.viewer, keys_in(request.POST), request.today)
    form = Updates(request.POST, rows=sent, today=request.today)
    form.is_valid()
    with waking_once():
        refused = {one.action.pk: why for one in form.told if (why := tell(request, one))}
    kept = [one.action.pk for one in form.told if one.action.pk not in refused]
    if not (form.errors or refused):
        messages.success(request, in_words(len(kept)))
        return redirect(request.path)
    return page(request, sent=sent, kept=kept, refused=refused)


def keys_in(sent: QueryDict) -> list[int]:
    """The actions of which something was sent."""
    keys = [name.removeprefix(SAID) for name in sent if name.startswith(SAID)]
    return [int(key) for key in keys if key.isascii() and key.isdigit() and len(key) < 19][:MOST_SENT]


def tell(request: HttpRequest, one: Told) -> str:
    """Say what one row says; why not, if it cannot be said."""
    try:
        actions.report_progress(one.action, **by(request), said=one.said.said, comment=one.said.comment, heard=one.heard)
    except Refused as refused:
        return str(refused)
    return ""


def in_words(number: int) -> str:
    if not number:
        return "Nothing was chosen, so nothing was said."
    return f"{counted(number, 'action')} told. What was said before stays."


def page(
    request: HttpRequest, *, sent: Sequence[Update] = (), kept: Sequence[int] = (), refused: dict[int, str] | None = None
) -> HttpResponse:
    """The page as things stand now; what was typed and not kept stands in its boxes, with what is wrong."""
    found = queries.updates.updates(request.viewer, request.today)
    mine = queries.updates.owned(request.viewer, request.today).order_by()
    here = {one.action.pk for one in (*found.owed, *found.others)}
    beside = [one for one in sent or led_to(request) if one.action.pk not in here | set(kept)]
    rows = [*beside, *found.owed, *found.others]
    form = Updates(still_typed(request.POST, rows, kept) if sent else None, rows=rows, today=request.today)
    for key, why in (refused or {}).items():
        form.add_error(f"{SAID}{key}", why)
    said = {
        "form": form,
        "kept": in_words(len(kept)) if kept else "",
        "found": found,
        "months": rules.months_in_words(found.stretch) if found.stretch else "",
        "headline": headline(request, found),
        "owed": list(form.lines([*beside, *found.owed])),
        "others": list(form.lines(found.others)),
        "owed_back": queries.taken_up.owing_back(request.viewer, queries.taken_up.taken_up(request.viewer, mine), request.today),
        "covering": Covering(request.viewer, request.today),
    }
    return render(request, "plans/updates.html", said)


def led_to(request: HttpRequest) -> list[Update]:
    """The action to which a letter leads: its row stands on the page, wherever it would come in its turn."""
    key = request.GET.get("action", "")
    return queries.updates.named(request.viewer, [int(key)], request.today) if key.isascii() and key.isdigit() and len(key) < 19 else []


def headline(request: HttpRequest, found: Found) -> str:
    """How far they have come, and by when the rest is due; nothing where nothing is theirs."""
    rows = [*found.owed, *found.others]
    if not (found.stretch and rows):
        return ""
    closed = authority.closure_days(request.viewer, rows[0].action.organisation_id)
    return rules.how_far(found.number_told, found.asked, found.stretch.due_on, request.today, closed)


def still_typed(sent: QueryDict, rows: Sequence[Update], kept: Sequence[int]) -> QueryDict:
    """What was sent, without what has been kept; each row marked with what has been said of it by now."""
    data = sent.copy()
    for key in kept:
        for name in (SAID, "comment_"):
            data.pop(f"{name}{key}", None)
    for one in rows:
        data[f"heard_{one.action.pk}"] = rules.mark_of(one.action.said_at)
    return data
