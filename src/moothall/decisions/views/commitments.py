"""Commitments: who is to do what, from which words, and what came back. Clerks confirm what was proposed, or dismiss it."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from moothall.access.acts import Act, Refused
from moothall.authority.words import day_in_words
from moothall.decisions import actions, forms, permissions, queries, words
from moothall.decisions.queries import Wanted
from moothall.decisions.views.choosing import A_PAGE, MOST_COUNTED, Pages
from moothall.decisions.views.rows import address, commitment_rows
from moothall.decisions.views.shown import offer

Change = dict[str, str]


def commitments(request: HttpRequest) -> HttpResponse:
    form = forms.CommitmentChoices(request.GET or None, viewer=request.viewer, is_clerk=request.viewer.holds(*permissions.CLERKS))
    wanted = form.wanted() if form.is_valid() else Wanted()
    page = Pages(queries.narrowed(request.viewer, wanted, request.now), A_PAGE).get_page(request.GET.get("page"))
    said = {
        "form": form,
        "page": page,
        "rows": commitment_rows(request.viewer, list(page), request.now),
        "headline": headline(request, wanted, page),
        "is_narrowed": wanted != Wanted(),
    }
    return render(request, "decisions/commitments.html", said)


def headline(request: HttpRequest, wanted: Wanted, page: Any) -> str:
    """How many there are, how many are late, how many wait to be confirmed, how many have come back."""
    if not page.paginator.count:
        return "No commitment fits what you chose." if wanted != Wanted() else "Nobody has been asked to report back on anything yet."
    number = words.how_many(page.paginator.counted, "commitment", MOST_COUNTED)
    states = queries.states(request.viewer, request.now)
    rows = queries.narrowed(request.viewer, wanted, request.now).order_by()
    counted = (queries.State.OVERDUE, queries.State.PROPOSED, queries.State.REPORTED_BACK)
    late, new, back = (rows.filter(states[state]).count() for state in counted)
    return f"{number}. {words.late_and_new(late, new, back)}".strip()


def commitment(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    row = found(request, slug, number)
    [shown] = commitment_rows(request.viewer, [row], request.now)
    buttons = [
        offer(permissions.CONFIRM_COMMITMENT, "Confirm this commitment", to("confirm", row), request.viewer, row, request.now),
        offer(permissions.DISMISS_COMMITMENT, "Dismiss it", to("dismiss", row), request.viewer, row, request.now, "second"),
    ]
    offers = [] if row.confirmed_at or row.dismissed_at else [button for button in buttons if button]
    return render(request, "decisions/commitment.html", {"commitment": row, "row": shown, "offers": offers})


def found(request: HttpRequest, slug: str, number: int) -> Any:
    row = queries.commitment(request.viewer, slug, number)
    if row is None:
        raise Http404("There is no such commitment.")
    return row


def to(name: str, row: Any) -> str:
    return reverse(f"decisions:{name}", args=[row.organisation.slug, row.number])


def confirm(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    row = found(request, slug, number)
    form = forms.Confirm(request.POST or None, viewer=request.viewer, commitment=row, today=request.today)
    if changed := changed_since(request, row, confirming(row, request)):
        return changed
    refuse_unless_open(request, permissions.CONFIRM_COMMITMENT, row)
    if form.is_valid():
        said = {name: form.cleaned_data[name] for name in ("version", "what", "owner", "due_on")}
        actions.confirm_commitment(row, viewer=request.viewer, at=request.now, **said)
        messages.success(request, "Confirmed.")
        return redirect(address(row))
    return render(request, "decisions/confirm.html", {"commitment": row, "form": form})


def dismiss(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    row = found(request, slug, number)
    form = forms.Dismiss(request.POST or None, commitment=row)
    typed = [{"label": "Why it commits nobody", "theirs": row.dismissed_because, "mine": request.POST.get("because", "")}]
    if changed := changed_since(request, row, typed):
        return changed
    refuse_unless_open(request, permissions.DISMISS_COMMITMENT, row)
    if form.is_valid():
        actions.dismiss_commitment(row, viewer=request.viewer, at=request.now, **form.cleaned_data)
        messages.success(request, "Dismissed. Clerks can still read it, with the reason.")
        return redirect(address(row))
    return render(request, "decisions/dismiss.html", {"commitment": row, "form": form})


def refuse_unless_open(request: HttpRequest, act: Act, row: Any) -> None:
    if why := act.refusal(request.viewer, row, at=request.now):
        raise Refused(why)


def changed_since(request: HttpRequest, row: Any, changes: list[Change]) -> HttpResponse | None:
    """Both texts side by side, when somebody else has saved since the form was opened: nothing typed is lost."""
    opened_at = digits(request.POST.get("version", ""))
    may = permissions.CONFIRM_COMMITMENT.is_open_to(request.viewer, row)
    if not may or opened_at in ([], [row.version]):
        return None
    return render(request, "web/409.html", {"changes": changes, "again": address(row)}, status=409)


def confirming(row: Any, request: HttpRequest) -> list[Change]:
    """What stands now, and what was typed meanwhile."""
    offices = queries.offices(request.viewer, row.organisation_id, request.today)
    chosen = offices.filter(pk__in=digits(request.POST.get("owner", ""))).first()
    due = day_in_words(row.due_on, weekday=False) if row.due_on else "No day"
    return [
        {"label": "What is asked", "theirs": row.what, "mine": request.POST.get("what", "")},
        {"label": "Who owns it", "theirs": str(row.owner or ""), "mine": str(chosen or "")},
        {"label": "Due on", "theirs": due, "mine": request.POST.get("due_on", "") or "No day"},
        *([{"label": "Why it was dismissed", "theirs": row.dismissed_because, "mine": ""}] if row.dismissed_at else []),
    ]


def digits(text: str) -> list[int]:
    """A key that was sent, if it is one."""
    return [int(text)] if text.isdecimal() and len(text) < 18 else []
