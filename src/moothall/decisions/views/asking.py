"""What a clerk does to a commitment: confirm, dismiss, answer, extend, hand over, end; and writes one down by hand."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from moothall.access.acts import Act, Refused
from moothall.authority import queries as authority
from moothall.authority.words import day_in_words
from moothall.decisions import actions, forms, permissions, queries
from moothall.decisions.views.commitments import found
from moothall.decisions.views.rows import address

Change = dict[str, str]


def confirm(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    row = found(request.viewer, slug, number)
    form = forms.Confirm(request.POST or None, viewer=request.viewer, commitment=row, today=request.today)
    if changed := changed_since(request, row, confirming(row, request)):
        return changed
    refuse_unless_open(request, permissions.CONFIRM_COMMITMENT, row)
    if form.is_valid():
        said = {name: form.cleaned_data[name] for name in ("version", "what", "owner", "due_on", "meeting", "due_body")}
        actions.confirm_commitment(row, viewer=request.viewer, at=request.now, **said)
        messages.success(request, "Confirmed.")
        return redirect(address(row))
    return render(request, "decisions/confirm.html", {"commitment": row, "form": form})


def dismiss(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    row = found(request.viewer, slug, number)
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


def extend(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Another day, with the reason; the old one is kept."""
    row = found(request.viewer, slug, number)
    form = forms.Extend(request.POST or None, viewer=request.viewer, commitment=row, today=request.today)
    typed = [
        {"label": "Due on", "theirs": day_of(row), "mine": request.POST.get("due_on", "") or "No day"},
        {"label": "Why", "theirs": "", "mine": request.POST.get("because", "")},
    ]
    names = ("version", "because", "due_on", "meeting", "due_body")
    page = ("Give it another day", "The old day stays on its page, with the reason.", "Give it this day", "Due on another day from now on.")
    return done(request, row, form, permissions.EXTEND_COMMITMENT, actions.extend_commitment, typed, names, page)


def hand_over(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Another office owns it from now on."""
    row = found(request.viewer, slug, number)
    form = forms.HandOver(request.POST or None, viewer=request.viewer, commitment=row, today=request.today)
    typed = [{"label": "Who owns it", "theirs": str(row.owner or "Nobody here"), "mine": "Another office"}]
    page = (
        "Give it to another office",
        "Whoever holds that office is reminded from now on.",
        "Give it to them",
        "Given to another office.",
    )
    return done(request, row, form, permissions.HAND_OVER_COMMITMENT, actions.hand_over_commitment, typed, ("version", "owner"), page)


def end(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Nothing will come back for it, and why."""
    row = found(request.viewer, slug, number)
    form = forms.End(request.POST or None, commitment=row)
    typed = [{"label": "Why", "theirs": row.ended_because, "mine": request.POST.get("because", "")}]
    page = ("End this commitment", "Nobody is reminded of it any more. It stays where it is, with the reason.", "End it", "Ended.")
    return done(request, row, form, permissions.END_COMMITMENT, actions.end_commitment, typed, ("version", "how", "because"), page)


def done(
    request: HttpRequest,
    row: Any,
    form: Any,
    act: Act,
    do: Callable[..., Any],
    typed: list[Change],
    names: tuple[str, ...],
    page: tuple[str, str, str, str],
) -> HttpResponse:
    """One form about one commitment: its title, its first sentence, its button, and what is said when it has been done."""
    if changed := changed_since(request, row, typed):
        return changed
    refuse_unless_open(request, act, row)
    title, sentence, button, said = page
    if form.is_valid():
        do(row, viewer=request.viewer, at=request.now, **{name: form.cleaned_data[name] for name in names})
        messages.success(request, said)
        return redirect(address(row))
    shown = {"commitment": row, "form": form, "title": title, "sentence": sentence, "button": button}
    return render(request, "decisions/commitments/change.html", shown)


def answer(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Where it comes back: on a new item of an agenda, or by an item that stands there already."""
    row = found(request.viewer, slug, number)
    refuse_unless_open(request, permissions.REPORT_BACK, row)
    meetings = queries.where_it_may_answer(request.viewer, row, request.today)
    items = list(queries.items_of(request.viewer, meetings))
    form = forms.ReportBack(request.POST or None, meetings=meetings, items=items, today=request.today)
    if form.is_valid():
        meeting, item = form.place()
        if item:
            actions.report_back(row, viewer=request.viewer, at=request.now, item=item)
            messages.success(request, "Joined to that item: each leads to the other.")
        else:
            actions.put_answer_on_agenda(row, viewer=request.viewer, at=request.now, meeting=meeting)
            messages.success(request, "An item stands on that agenda now, and leads back here.")
        return redirect(address(row))
    shown = {"commitment": row, "form": form, "title": "Say where it comes back", "button": "Report back there"}
    shown["sentence"] = "It is closed once that meeting has had it."
    return render(request, "decisions/commitments/change.html", shown)


def had(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """One press: the meeting has had it, ahead of its minutes."""
    row = found(request.viewer, slug, number)
    refuse_unless_open(request, permissions.NOTE_HAD, row)
    came = queries.came_back(request.viewer, row, request.today)
    if request.method == "POST":
        actions.note_had(row, viewer=request.viewer, at=request.now)
        messages.success(request, "Closed: the meeting has had it.")
        return redirect(address(row))
    return render(request, "decisions/commitments/had.html", {"commitment": row, "came": came})


def ask(request: HttpRequest, slug: str) -> HttpResponse:
    """Write down what a body asked for and no resolution says."""
    council = authority.organisation(request.viewer, slug)
    if council is None:
        raise Http404("There is no such council.")
    refuse_unless_open(request, permissions.ASK_BY_HAND, council)
    form = forms.AskByHand(request.POST or None, viewer=request.viewer, organisation=council, today=request.today)
    if form.is_valid():
        said = {name: value for name, value in form.cleaned_data.items() if name != "no_day"}
        row = actions.ask_by_hand(council, viewer=request.viewer, at=request.now, **said)
        messages.success(request, "Written down. Whoever owns it is reminded before the day.")
        return redirect(address(row))
    return render(request, "decisions/commitments/ask.html", {"form": form, "council": council})


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
    return [
        {"label": "What is asked", "theirs": row.what, "mine": request.POST.get("what", "")},
        {"label": "Who owns it", "theirs": str(row.owner or ""), "mine": str(chosen or "")},
        {"label": "Due on", "theirs": day_of(row), "mine": request.POST.get("due_on", "") or "No day"},
        *([{"label": "Why it was dismissed", "theirs": row.dismissed_because, "mine": ""}] if row.dismissed_at else []),
    ]


def day_of(row: Any) -> str:
    return day_in_words(row.due_on, weekday=False) if row.due_on else "No day"


def digits(text: str) -> list[int]:
    """A key that was sent, if it is one."""
    return [int(text)] if text.isdecimal() and len(text) < 18 else []
