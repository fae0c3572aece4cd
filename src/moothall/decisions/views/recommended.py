"""Recommendations of scrutiny, to read: the tracker, one recommendation with its clock, and what became of them in figures."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from itertools import islice
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBadRequest, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import render
from django.urls import reverse

from moothall.access.viewer import PUBLIC, Viewer
from moothall.authority import queries as authority
from moothall.authority.rules import ONE_DAY, working_days_between
from moothall.authority.words import MONTHS, capitalised, counted, day_in_words, number_in_words
from moothall.decisions import rules as register, scrutiny_permissions as permissions, words
from moothall.decisions.forms import recommended as forms
from moothall.decisions.queries import recommended as queries, scrutiny
from moothall.decisions.queries.recommended import Wanted
from moothall.decisions.rules import recommended as rules
from moothall.decisions.rules.recommended import RecommendationStanding as Standing, Verdict
from moothall.decisions.views.choosing import A_PAGE, MOST_COUNTED, Pages, without
from moothall.decisions.views.feeds import wrong_words
from moothall.decisions.views.rows import Row, address
from moothall.decisions.views.shown import Offer, offer
from moothall.documents import tables

COLUMNS = (
    *("reference", "organisation", "recommended_by", "label", "made_on", "recommendation", "made_to", "given_on", "due_on", "standing"),
    *("verdict", "answered_on", "days_to_answer", "office", "do_by", "progress", "progress_on", "source", "address"),
)
AT_ONCE = 500
SHORT = 200


def recommendation_rows(viewer: Viewer, rows: Sequence[Any], moment: datetime) -> list[Row]:
    """Recommendations as rows of a list, in two questions for any number."""
    standings = queries.standings_of(viewer, rows, moment) if rows else {}
    closed = {key: authority.closure_days(viewer, key) for key in {row.organisation_id for row in rows}}
    return [recommendation_row(row, standings[row.pk], register.day_of(moment), closed[row.organisation_id]) for row in rows]


def recommendation_row(row: Any, standing: Standing, today: date, closed: frozenset[date]) -> Row:
    return {
        "title": capitalised(shortened(row.words)),
        "address": address(row),
        "about": f"{row.label} to {row.addressee}",
        "by": str(row.body),
        "on": row.made_on,
        "standing": standing,
        "tone": standing.tone.value,
        "note": note_on(row, standing, today, closed),
        "row": row,
    }


def shortened(text: str) -> str:
    return text if len(text) <= SHORT else text[: SHORT - 1].rsplit(" ", 1)[0] + "…"


def note_on(row: Any, standing: Standing, today: date, closed: frozenset[date]) -> str:
    """What is near about the standing: by when, how late, how long it took."""
    if standing is Standing.AWAITED and row.due_on:
        left = counted(working_days_between(today, row.due_on, closed), "working day")
        return f"{due_note(row.due_on, today, closed)}, {left} left after today"
    if standing in (Standing.AWAITED, Standing.LATE):
        return due_note(row.due_on, today, closed)
    if standing in (Standing.NOT_BEGUN, Standing.UNDER_WAY, Standing.OVERDUE):
        return due_note(row.do_by, today, closed)
    if standing is Standing.NOT_ACCEPTED:
        return took(row)
    return f"said on {day_in_words(row.progress_on, weekday=False)}" if row.progress_on else ""


def due_note(day: date | None, today: date, closed: frozenset[date]) -> str:
    if day is None:
        return "no day was set"
    late = f", {counted(working_days_between(day, today, closed), 'working day')} late" if day < today else ""
    return f"due {day_in_words(day, year=day.year != today.year)}{late}"


def took(row: Any) -> str:
    return f"answered in {counted((row.answered_on - row.given_on).days, 'day')}" if row.answered_on and row.given_on else ""


def tracker(request: HttpRequest) -> HttpResponse:
    """All that scrutiny recommended, and what became of it."""
    form = forms.RecommendationChoices(request.GET or None, bodies=scrutiny.bodies(request.viewer))
    wanted = form.wanted() if form.is_valid() else Wanted()
    page = Pages(queries.narrowed(request.viewer, wanted, request.now), A_PAGE).get_page(request.GET.get("page"))
    said = {
        "form": form,
        "page": page,
        "rows": recommendation_rows(request.viewer, list(page), request.now),
        "headline": headline(request, wanted, page),
        "is_narrowed": wanted != Wanted(),
        "choices": without(request.GET, "page").urlencode() if form.is_valid() else "",
        "is_clerk": request.viewer.holds(*permissions.CLERKS),
    }
    return render(request, "decisions/scrutiny/tracker.html", said)


def headline(request: HttpRequest, wanted: Wanted, page: Any) -> str:
    """How many there are, how many responses are late, how many of those accepted are done."""
    if not page.paginator.count:
        return "No recommendation fits what you chose." if wanted != Wanted() else "Scrutiny has recommended nothing here yet."
    rows = queries.narrowed(request.viewer, wanted, request.now).order_by()
    known = queries.states(request.viewer, request.now)
    late, done = (rows.filter(known[one]).count() for one in (Standing.LATE, Standing.DONE))
    number = words.how_many(page.paginator.counted, "recommendation", MOST_COUNTED)
    tail = f"{number_in_words(done)} {'are' if done > 1 else 'is' if done else 'recommendation is'} done"
    said = f"{number_in_words(late)} {'response is' if late == 1 else 'responses are'} late, and {tail}" if late else tail
    return f"{number}. {capitalised(said)}."


def table(request: HttpRequest) -> HttpResponseBase:
    """The chosen recommendations, one a line. Whoever is signed in, it is for the public."""
    form = forms.RecommendationChoices(request.GET or None, bodies=scrutiny.bodies(PUBLIC))
    if form.is_bound and not form.is_valid():
        return HttpResponseBadRequest(wrong_words(form), content_type="text/plain; charset=utf-8")
    rows = queries.narrowed(PUBLIC, form.wanted() if form.is_bound else Wanted(), request.now).iterator(chunk_size=AT_ONCE)
    answer = StreamingHttpResponse(tables.lines(COLUMNS, cells(request, rows)), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="scrutiny-recommendations.csv"'
    return answer


def cells(request: HttpRequest, rows: Iterator[Any]) -> Iterator[list[Any]]:
    while some := list(islice(rows, AT_ONCE)):
        standings = queries.standings_of(PUBLIC, some, request.now)
        for row in some:
            yield cells_of(request, row, standings[row.pk])


def cells_of(request: HttpRequest, row: Any, standing: Standing) -> list[Any]:
    source = row.resolution_part or row.topic
    days = (row.answered_on - row.given_on).days if row.answered_on and row.given_on else None
    return [
        *(row.reference, row.organisation.name, str(row.body), row.label, row.made_on, row.words, row.addressee),
        *(row.given_on, row.due_on, standing.value, row.verdict, row.answered_on, days),
        *(row.owner.title if row.owner else "", row.do_by, row.progress, row.progress_on),
        *(request.build_absolute_uri(address(source)), request.build_absolute_uri(address(row))),
    ]


def found(request: HttpRequest, slug: str, number: int) -> Any:
    row = queries.recommendation(request.viewer, slug, number)
    if row is None:
        raise Http404("There is no such recommendation.")
    return row


def recommendation(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """One recommendation: its words, its clock, each response, what was told of it, and when scrutiny had the news."""
    viewer, row = request.viewer, found(request, slug, number)
    [shown] = recommendation_rows(viewer, [row], request.now)
    answers = list(queries.answers(viewer, row))
    said = {
        "recommendation": row,
        "row": shown,
        "headline": where_it_stands(row, shown["standing"], request.today, authority.closure_days(viewer, row.organisation_id)),
        "answer": answers[0] if answers else None,
        "earlier": answers[1:],
        "decided": list(queries.decided(viewer, row)),
        "progress": list(queries.progress(viewer, row)),
        "heard": list(queries.heard(viewer, row)),
        "events": events(row, request.today),
        "offers": offers(request, row, shown["standing"]),
        "history": authority.history(viewer, row.reference),
    }
    return render(request, "decisions/scrutiny/recommendation.html", said)


def where_it_stands(row: Any, standing: Standing, today: date, closed: frozenset[date]) -> str:
    """The one sentence of its page."""
    who = capitalised(row.addressee)
    if standing is Standing.NOT_GIVEN:
        return f"It has not been given to {row.addressee} yet."
    if standing is Standing.LATE:
        return f"{who} has not responded. The response was {due_note(row.due_on, today, closed)}."
    if standing is Standing.AWAITED:
        return f"{who} has been asked for a response{', ' + due_note(row.due_on, today, closed) if row.due_on else ''}."
    said = f"{who} answered on {day_in_words(row.answered_on, weekday=False)}: {row.verdict}."
    return said if standing is Standing.NOT_ACCEPTED else f"{said} {OF_WORK[standing]}"


OF_WORK = {
    Standing.NOT_BEGUN: "Nothing has been begun yet.",
    Standing.UNDER_WAY: "It is under way.",
    Standing.OVERDUE: "The day by which it was to be done has passed.",
    Standing.SAID_DONE: "It is said to be done, and scrutiny has not had the news at a meeting yet.",
    Standing.DONE: "It is done, and scrutiny has had the news.",
    Standing.WILL_NOT: "It will not be done after all.",
}


def events(row: Any, today: date) -> list[Row]:
    """The days of it, in order; the response is late until it is there."""
    told = [{"day": row.made_on, "what": f"Recommended by {row.body}"}]
    if row.given_on:
        told.append({"day": row.given_on, "what": f"Received by {row.addressee}"})
    if row.answered_on:
        told.append({"day": row.answered_on, "what": f"Answered: {row.verdict}"})
    elif row.due_on:
        told.append({"day": row.due_on, "what": "Response due", "late": row.due_on < today})
    if row.do_by and row.progress not in rules.OVER_AND_DONE:
        told.append({"day": row.do_by, "what": "To be done by", "late": row.do_by < today})
    return sorted(told, key=lambda one: one["day"])


VERBS = {
    "give": (permissions.GIVE_RECOMMENDATION, "Say when it was received", ""),
    "answer": (permissions.ANSWER_SCRUTINY, "Record the response", ""),
    "again": (permissions.ANSWER_SCRUTINY, "Correct the response", "second"),
    "progress": (permissions.REPORT_PROGRESS, "Say how far it has come", ""),
    "bring": (permissions.BRING_PROGRESS, "Bring the news to scrutiny", "second"),
    "had": (permissions.NOTE_PROGRESS_HAD, "Scrutiny has had the news", "second"),
}


def offers(request: HttpRequest, row: Any, standing: Standing) -> list[Offer]:
    """What can be done to it now, for whoever looks."""
    names = ["give"] if standing is Standing.NOT_GIVEN else ["answer"] if not row.answered_on else ["again"]
    if row.answered_on and row.verdict != Verdict.NOT_ACCEPTED:
        came = queries.came(request.viewer, row, request.today)
        may_note = standing is Standing.SAID_DONE and came is not None and not came.had_at
        names = ["progress", "bring", *(["had"] if may_note else []), *names]
    kept = []
    for name in names:
        act, said, tone = VERBS[name]
        kept.append(offer(act, said, to("answer" if name == "again" else name, row), request.viewer, row, request.now, tone))
    return [one for one in kept if one]


def to(name: str, row: Any) -> str:
    return reverse(f"decisions:recommendation-{name}", args=[row.organisation.slug, row.number])


def figures(request: HttpRequest) -> HttpResponse:
    """What was given in each half of a council year and what became of it, as the public reads it."""
    home = authority.home(PUBLIC)
    years = authority.council_years(PUBLIC, home) if home else None
    rows = queries.every_fact(PUBLIC, home.pk, request.now) if home else []
    halves = rules.by_half_year(rows, years, request.today) if years else []
    said = {
        "home": home,
        "halves": [(half_in_words(begins), told) for begins, told in halves],
        "all": rules.outcomes(rows, request.today),
        "few": register.FEW,
    }
    return render(request, "decisions/scrutiny/figures.html", said)


def half_in_words(begins: date) -> str:
    """The months of half a council year: May to October 2026."""
    ends = (begins + timedelta(days=190)).replace(day=1) - ONE_DAY
    first = MONTHS[begins.month] if begins.year == ends.year else f"{MONTHS[begins.month]} {begins.year}"
    return f"{first} to {MONTHS[ends.month]} {ends.year}"
