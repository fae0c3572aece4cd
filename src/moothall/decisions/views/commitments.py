"""Commitments: who is to do what, from which words, and what came back. To read, to choose from, to take away."""

from collections.abc import Iterator
from datetime import date
from functools import partial
from itertools import groupby, islice
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBadRequest, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import render
from django.urls import reverse

from moothall.access.viewer import PUBLIC, Viewer
from moothall.authority import queries as authority
from moothall.authority.rules import working_days_between
from moothall.authority.words import capitalised, counted, day_in_words
from moothall.decisions import forms, permissions, queries, rules, words
from moothall.decisions.queries import Wanted
from moothall.decisions.queries.covering import Covering
from moothall.decisions.views.choosing import A_PAGE, MOST_COUNTED, Pages, without
from moothall.decisions.views.feeds import wrong_words
from moothall.decisions.views.rows import by_when, commitment_rows
from moothall.decisions.views.shown import Offer, offer
from moothall.documents import tables

COLUMNS = (
    *("reference", "organisation", "asked_by", "asked_on", "asked_of", "owner", "what", "in_its_own_words", "standing", "due_on"),
    *("due_words", "due_at", "came_back_on", "came_back_to", "working_days", "ended_how", "ended_because", "address"),
)
AT_ONCE = 500


def commitments(request: HttpRequest) -> HttpResponse:
    is_clerk = request.viewer.holds(*permissions.CLERKS)
    form = forms.CommitmentChoices(request.GET or None, viewer=request.viewer, is_clerk=is_clerk)
    wanted = form.wanted() if form.is_valid() else Wanted()
    page = Pages(queries.narrowed(request.viewer, wanted, request.now), A_PAGE).get_page(request.GET.get("page"))
    said = {
        "form": form,
        "page": page,
        "rows": commitment_rows(request.viewer, list(page), request.now),
        "headline": headline(request, wanted, page),
        "is_narrowed": wanted != Wanted(),
        "order": dict(forms.ORDERS)[wanted.order.value],
        "choices": without(request.GET, "page").urlencode() if form.is_valid() else "",
        "home": authority.home(request.viewer),
        "may_ask": is_clerk,
    }
    return render(request, "decisions/commitments.html", said)


def headline(request: HttpRequest, wanted: Wanted, page: Any) -> str:
    """How many there are, how many are late, how many wait to be confirmed, how many have come back."""
    if not page.paginator.count:
        return "No commitment fits what you chose." if wanted != Wanted() else "Nobody has been asked to report back on anything yet."
    number = words.how_many(page.paginator.counted, "commitment", MOST_COUNTED)
    states = queries.states(request.viewer, request.now)
    rows = queries.narrowed(request.viewer, wanted, request.now).order_by()
    come_back = queries.any_of((states[queries.State.REPORTED_BACK], states[queries.State.CLOSED]))
    counted_by = (states[queries.State.OVERDUE], states[queries.State.PROPOSED], come_back)
    late, new, back = (rows.filter(condition).count() for condition in counted_by)
    return f"{number}. {words.late_and_new(late, new, back)}".strip()


def table(request: HttpRequest) -> HttpResponseBase:
    """The chosen commitments, one a line, sent while they are read. Whoever is signed in, it is for the public."""
    form = forms.CommitmentChoices(request.GET or None, viewer=PUBLIC, is_clerk=False)
    if form.is_bound and not form.is_valid():
        return HttpResponseBadRequest(wrong_words(form), content_type="text/plain; charset=utf-8")
    wanted = form.wanted() if form.is_bound else Wanted()
    rows = queries.narrowed(PUBLIC, wanted, request.now).iterator(chunk_size=AT_ONCE)
    answer = StreamingHttpResponse(tables.lines(COLUMNS, cells(request, rows)), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="commitments.csv"'
    return answer


def cells(request: HttpRequest, rows: Iterator[Any]) -> Iterator[list[Any]]:
    """What the table says of each commitment, in the order of its columns."""
    closed: dict[int, frozenset[date]] = {}
    while some := list(islice(rows, AT_ONCE)):
        for shown in commitment_rows(PUBLIC, some, request.now):
            council = shown["commitment"].organisation_id
            if council not in closed:
                closed[council] = authority.closure_days(PUBLIC, council)
            facts = plain(shown, request.today, closed[council]) | {"address": request.build_absolute_uri(shown["address"])}
            yield [facts[column] for column in COLUMNS]


def plain(shown: dict[str, Any], today: date, closed: frozenset[date]) -> dict[str, Any]:
    """A commitment as plain facts, for machines."""
    row, back = shown["commitment"], shown["back"]
    is_back = back and back.item.meeting.held_on <= today
    return {
        "reference": row.reference,
        "organisation": row.organisation.name,
        "asked_by": str(row.asked_by or ""),
        "asked_on": row.asked_on,
        "asked_of": row.who,
        "owner": row.owner.title if row.owner else "",
        "what": row.what,
        "in_its_own_words": row.said,
        "standing": shown["standing"],
        "due_on": row.due_on,
        "due_words": row.due_words,
        "due_at": str(shown["due_at"].body) if shown["due_at"] else "",
        "came_back_on": back.item.meeting.held_on if is_back else None,
        "came_back_to": str(back.item.meeting.body) if is_back else "",
        "working_days": days_taken(row, back, today, closed),
        "ended_how": row.ended_how,
        "ended_because": row.ended_because,
    }


def days_taken(row: Any, back: Any, today: date, closed: frozenset[date]) -> int | None:
    """How many working days passed from the asking to the answer, where both days are known."""
    held_on = back.item.meeting.held_on if back else None
    return working_days_between(row.asked_on, held_on, closed) if row.asked_on and held_on and row.asked_on <= held_on <= today else None


def commitment(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    row = found(request.viewer, slug, number)
    [shown] = commitment_rows(request.viewer, [row], request.now)
    taken = days_taken(row, shown["back"], request.today, authority.closure_days(request.viewer, row.organisation_id))
    said = {
        "commitment": row,
        "row": shown,
        "took": f"{capitalised(counted(taken, 'working day'))} after it was asked" if taken is not None else "",
        "due": capitalised(by_when(row, shown["due_at"])),
        "answers": list(queries.reports_back(request.viewer, [row])),
        "moves": list(queries.moves_of(request.viewer, row)),
        "holder": shown["holder"],
        "offers": offers(request, row),
        "history": authority.history(request.viewer, row.reference),
    }
    return render(request, "decisions/commitment.html", said)


def offers(request: HttpRequest, row: Any) -> list[Offer]:
    """What can be done to it now, for whoever looks."""
    waits = (
        (permissions.CONFIRM_COMMITMENT, "Confirm this commitment", "confirm", ""),
        (permissions.DISMISS_COMMITMENT, "Dismiss it", "dismiss", "second"),
    )
    agreed = (
        (permissions.REPORT_BACK, "Say where it comes back", "answer", ""),
        (permissions.NOTE_HAD, "The meeting has had it", "had", "second"),
        (permissions.EXTEND_COMMITMENT, "Give it another day", "extend", "second"),
        (permissions.HAND_OVER_COMMITMENT, "Give it to another office", "hand-over", "second"),
        (permissions.END_COMMITMENT, "End it with a reason", "end", "grave"),
    )
    if row.dismissed_at or row.ended_at:
        return []
    made = agreed if row.confirmed_at else (*waits, agreed[0])
    came = queries.came_back(request.viewer, row, request.today)
    may_note = came is not None and not came.had_at and not came.item.meeting.minutes_published_at
    wanted = [one for one in made if one[2] != "had" or may_note]
    buttons = [offer(act, said, to(name, row), request.viewer, row, request.now, tone) for act, said, name, tone in wanted]
    return [button for button in buttons if button]


def found(viewer: Viewer, slug: str, number: int) -> Any:
    row = queries.commitment(viewer, slug, number)
    if row is None:
        raise Http404("There is no such commitment.")
    return row


def to(name: str, row: Any) -> str:
    return reverse(f"decisions:{name}", args=[row.organisation.slug, row.number])


def overdue(request: HttpRequest) -> HttpResponse:
    """What should have come back by now, under whoever asked, whoever owns it, or whoever answers for it."""
    by = request.GET.get("by", "")
    kind = by if by in GROUPS else "body"
    shown = commitment_rows(request.viewer, list(queries.overdue(request.viewer, request.now)), request.now)
    name = GROUPS[kind][1]
    groups = [(heading, list(some)) for heading, some in groupby(sorted(shown, key=name), key=name)]
    said = {"groups": groups, "kind": kind, "kinds": [(key, label) for key, (label, _) in GROUPS.items()], "headline": late_in_words(shown)}
    return render(request, "decisions/commitments/overdue.html", said)


GROUPS = {
    "body": ("By the body that asked", lambda row: str(row["commitment"].asked_by or "Who asked is not known")),
    "office": ("By the office that owns it", lambda row: row["who"] or "Nobody is named"),
    "portfolio": ("By portfolio", lambda row: portfolio_of(row)),
    "department": ("By department", lambda row: str((row["commitment"].owner and row["commitment"].owner.department) or "No department")),
}


def portfolio_of(shown: dict[str, Any]) -> str:
    """The portfolio of the office that owns it, else that of the decision that asked."""
    row = shown["commitment"]
    return str((row.owner and row.owner.portfolio) or getattr(shown["source"], "portfolio", None) or "No portfolio")


def late_in_words(rows: list[dict[str, Any]]) -> str:
    """How many are late, and the longest of them."""
    if not rows:
        return "Nothing that was asked for is late."
    first = rows[0]["commitment"]
    number = f"{counted(len(rows), 'commitment')} {'is' if len(rows) == 1 else 'are'} late."
    return f"{capitalised(number)} The one that was due first was due on {day_in_words(first.due_on, weekday=False)}."


@login_required
def mine(request: HttpRequest) -> HttpResponse:
    """What is asked of whoever looks, by the offices that they hold or act for today."""
    rows = list(queries.mine(request.viewer, request.today))
    late = sum(1 for row in rows if row.due_on and row.due_on < request.today)
    number = f"{capitalised(counted(len(rows), 'thing'))} asked of you {'has' if len(rows) == 1 else 'have'} not come back"
    tail = f", and {counted(late, 'of them')} {'is' if late == 1 else 'are'} late." if late else "."
    covering = Covering(request.viewer, request.today)
    shown = [
        one | {"covering": covering.of(row.owner)}
        for one, row in zip(commitment_rows(request.viewer, rows, request.now), rows, strict=True)
    ]
    said = {"rows": shown, "headline": number + tail if rows else ""}
    return render(request, "decisions/commitments/mine.html", said)


def figures(request: HttpRequest) -> HttpResponse:
    """What was asked and what became of it, by council year and by body."""
    home = authority.home(request.viewer)
    told = told_figures(request, home) if home else ([], [])
    said = {"home": home, "years": told[0], "rows": told[1], "few": rules.FEW, "asked": sum(one.asked for one in told[0])}
    return render(request, "decisions/commitments/figures.html", said)


def told_figures(request: HttpRequest, home: Any) -> tuple[list[rules.Figures], list[rules.Figures]]:
    """The figures of the public, whoever looks: by year, and by body and year."""
    asked, closed = queries.asked_for(PUBLIC, home, request.today), authority.closure_days(PUBLIC, home.pk)

    def between(first: date, last: date) -> int:
        return working_days_between(first, last, closed) if first <= last else 0

    by = (partial(key, years=authority.council_years(PUBLIC, home)) for key in (rules.by_year, rules.by_body_and_year))
    by_year, by_body = (rules.figures(asked, request.today, between, key) for key in by)
    return by_year, by_body


def figures_table(request: HttpRequest) -> HttpResponseBase:
    """The figures of each body and year, one a line."""
    home = authority.home(PUBLIC)
    names = ("body", "year", "asked", "answered", "ended", "late", "with_a_day", "in_time", "median_days")
    rows = told_figures(request, home)[1] if home else []
    lines = tables.lines((*names[:-1], "median_working_days"), ([getattr(one, name) for name in names] for one in rows))
    answer = StreamingHttpResponse(lines, content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="commitments-figures.csv"'
    return answer
