"""Decisions to come, for everybody: the list by month, one notice with its clock, a plan of four months, and what could not wait."""

from collections.abc import Sequence
from datetime import MAXYEAR, date
from itertools import groupby
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from moothall.access.acts import Act
from moothall.authority import queries as authority
from moothall.authority.rules import ONE_DAY
from moothall.authority.words import capitalised, counted, day_in_words, joined
from moothall.decisions import permissions, queries
from moothall.decisions.forms import notices as forms
from moothall.decisions.queries import Coming, urgent as urgencies
from moothall.decisions.rules import notices as law
from moothall.decisions.views import shown
from moothall.decisions.views.choosing import A_PAGE, MOST_COUNTED, Pages
from moothall.decisions.views.rows import address, decision_rows
from moothall.decisions.words import how_many

NO_DAY, A_FEW = "No day is given", 10
NONE_URGENT = "No decision has been made as specially urgent."


def coming(request: HttpRequest) -> HttpResponse:
    """The published notices, the soonest first, under their months."""
    form = forms.ComingChoices(request.GET or None, viewer=request.viewer)
    wanted = form.coming(request.today) if form.is_valid() else Coming(first=request.today)
    page = Pages(queries.coming_decisions(request.viewer, wanted), A_PAGE).get_page(request.GET.get("page"))
    rows = notice_rows(request, list(page))
    council = authority.home(request.viewer)
    said = {
        "form": form,
        "page": page,
        "months": by_month(rows, request.today),
        "headline": headline(page, is_narrowed(request, form)),
        "council": council,
        "month": request.today,
        "choices": without_page(request),
        "is_clerk": request.viewer.holds(*permissions.CLERKS),
    }
    return render(request, "decisions/notices/coming.html", said)


def is_narrowed(request: HttpRequest, form: Any) -> bool:
    return form.is_valid() and any(form.cleaned_data.values())


def without_page(request: HttpRequest) -> str:
    choices = request.GET.copy()
    choices.pop("page", None)
    return choices.urlencode()


def headline(page: Any, narrowed: bool) -> str:
    if page.paginator.count:
        return f"{how_many(page.paginator.counted, 'decision', MOST_COUNTED)} {'fit what you chose.' if narrowed else 'to come.'}"
    return "No decision to come fits what you chose." if narrowed else "No decision to come has been announced."


def notice_rows(request: HttpRequest, rows: Sequence[Any]) -> list[dict[str, Any]]:
    """Notices as rows of a list, in as many questions for many as for one."""
    judged = queries.verdicts(request.viewer, rows, request.today)
    wards = queries.wards_of_notices(request.viewer, rows)
    return [notice_row(row, judged.get(row.pk), [str(ward) for ward in wards.get(row.pk, [])]) for row in rows]


def notice_row(row: Any, judged: law.Verdict | None, wards: Sequence[str]) -> dict[str, Any]:
    places = "all wards" if row.is_all_wards else joined(wards)
    marks = ["key decision" if row.is_key else "", "part private" if row.is_private else "", places]
    return {
        "title": row.title,
        "address": address(row),
        "about": capitalised(", ".join(mark for mark in marks if mark)),
        "by": maker_in_words(row),
        "when": law.when(row.due_on, row.due_until) or NO_DAY,
        "due_on": row.due_on,
        "standing": capitalised(standing_of(row, judged)),
        "tone": tone_of(row, judged),
        "note": judged.says[-1] if judged and row.is_key else "",
    }


def standing_of(row: Any, judged: law.Verdict | None) -> str:
    if row.withdrawn_at:
        return "withdrawn"
    if row.is_key is False:
        return "not key" if row.published_at else "draft"
    if row.published_at is None and judged is None:
        return "draft"
    return judged.state.value if judged else "published"


def tone_of(row: Any, judged: law.Verdict | None) -> str:
    return judged.state.tone if judged and not row.withdrawn_at else "plain"


def maker_in_words(row: Any) -> str:
    person = ", ".join(word for word in (str(row.person or ""), row.maker_title) if word)
    return str(row.body) if row.body else person


def by_month(rows: Sequence[dict[str, Any]], today: date) -> list[tuple[str, list[dict[str, Any]]]]:
    """Under the month in which each may first be decided; a period that has begun stands under this month."""
    return [(month, list(some)) for month, some in groupby(rows, key=lambda row: month_of(row["due_on"], today))]


def month_of(day: date | None, today: date) -> str:
    return law.month_in_words(day) if day and day >= today.replace(day=1) else "Now" if day else NO_DAY


def found(request: HttpRequest, slug: str, number: int) -> Any:
    row = queries.notice(request.viewer, slug, number)
    if row is None:
        raise Http404("There is no such notice.")
    return row


def notice(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """One notice: what it says in the order of the law, its clock, what it announces, and each edition of it."""
    row = found(request, slug, number)
    links = list(queries.notice_links(request.viewer, row))
    decision = next((link.decision for link in links if link.decision and link.decision.decided_on), None)
    made = {row.pk: decision.decided_on} if decision else None
    judged = queries.verdicts(request.viewer, [row], request.today, made).get(row.pk)
    editions = list(queries.editions(request.viewer, row))
    said = {
        "row": row,
        "standing": capitalised(standing_of(row, judged)),
        "tone": tone_of(row, judged),
        "judged": judged,
        "contents": editions[-1].contents if editions else queries.notice_as_published(request.viewer, row, request.today),
        "editions": editions,
        "exceptions": queries.exceptions(request.viewer, [row]).get(row.pk, []),
        "links": links,
        "when": law.when(row.due_on, row.due_until),
        "offers": offers(request, row, judged),
        "facts": facts_of(request, row),
    }
    return render(request, "decisions/notices/notice.html", said)


def facts_of(request: HttpRequest, row: Any) -> list[tuple[str, str]]:
    wards = [str(ward) for ward in queries.wards_of_notices(request.viewer, [row]).get(row.pk, [])]
    return [
        ("Key decision", {True: "Yes", False: "No", None: ""}[row.is_key]),
        ("Money", f"£{row.pounds:,} ({row.money})" if row.pounds is not None else ""),
        ("Wards", "All wards" if row.is_all_wards else joined(wards)),
        ("Portfolio", str(row.portfolio or "")),
        ("Department", str(row.department or "")),
        ("Contact", row.contact),
    ]


EXCEPTIONS = ("general-exception", "special-urgency")
VERBS: tuple[tuple[Act, str, str, str], ...] = (
    (permissions.CHANGE_NOTICE, "Change the draft", "change", "second"),
    (permissions.PUBLISH_NOTICE, "Publish this notice", "publish", ""),
    (permissions.PUBLISH_CHANGED_NOTICE, "Publish it again, changed", "again", ""),
    (permissions.CARRY_NOTICE, "Move it to another time", "carry", "second"),
    (permissions.JOIN_NOTICE, "Join it to what it announces", "join", "second"),
    (permissions.USE_GENERAL_EXCEPTION, "Use the general exception", "general-exception", "second"),
    (permissions.USE_SPECIAL_URGENCY, "Record special urgency", "special-urgency", "second"),
    (permissions.WITHDRAW_NOTICE, "Withdraw this notice", "withdraw", "grave"),
)


def offers(request: HttpRequest, row: Any, judged: law.Verdict | None) -> list[shown.Offer]:
    """The buttons of this page. One that can never be pressed again is left out, not greyed; so is an exception that nobody needs."""
    needless = EXCEPTIONS if judged and judged.state in (law.State.IN_TIME, law.State.NOT_ASKED) else ()
    kept = [
        shown.offer(act, words, to(verb, row), request.viewer, row, request.now, tone)
        for act, words, verb, tone in VERBS
        if verb not in needless
    ]
    return [offer for offer in kept if offer and not offer.why_not]


def to(verb: str, row: Any) -> str:
    return reverse(f"decisions:notice-{verb}", args=[row.organisation.slug, row.number])


def council_of(request: HttpRequest, slug: str) -> Any:
    row = authority.organisation(request.viewer, slug)
    if row is None:
        raise Http404("There is no such council.")
    return row


def plan(request: HttpRequest, slug: str, year: int, month: int) -> HttpResponse:
    """What was announced for four months, as it stood when a plan of them had to be out, or as it stands today."""
    if not 1 <= year <= MAXYEAR or not 1 <= month <= 12 or law.not_a_day(date(year, month, 1)):
        raise Http404("There is no such plan.")
    council, first = council_of(request, slug), date(year, month, 1)
    last, rule = law.last_of_plan(first), law.usual_rule(first)
    is_plan = rule is not None and rule.way is law.Way.PLAN
    until = law.announce_by(first, rule) if rule and is_plan else min(first - ONE_DAY, request.today)
    rows = queries.editions_of_plan(request.viewer, council, first, last, until)
    said = {
        "council": council,
        "title": plan_title(is_plan, first, last),
        "headline": f"{capitalised(counted(len(rows), 'matter'))}, as it stood at the end of {day_in_words(until)}.",
        "rule": rule,
        "months": [(name, list(some)) for name, some in groupby(rows, key=lambda row: plan_month(row, first))],
        "earlier": law.month_after(first, -1),
        "later": law.month_after(first, 1),
        "when": law.when,
    }
    return render(request, "decisions/notices/plan.html", said)


def plan_title(is_plan: bool, first: date, last: date) -> str:
    name = "Forward plan" if is_plan else "Decisions announced"
    return f"{name}, {law.month_in_words(first)} to {law.month_in_words(last)}"


def plan_month(row: Any, first: date) -> str:
    """The month in which it may first be decided, within the plan."""
    return law.month_in_words(max(row.due_on, first))


def urgent(request: HttpRequest, slug: str) -> HttpResponse:
    """Every key decision that could not wait, and which of them Council has been told of; and what could not be called in."""
    council = council_of(request, slug)
    rows = queries.urgencies(request.viewer, council)
    months = int(authority.setting(request.viewer, council.pk, "urgent_report_months", request.today))
    waiting = [row.agreed_on for row in rows.filter(reported_on=None)]
    said_to_council = law.report_in_words(waiting, months, request.today) if rows.exists() else NONE_URGENT
    page = Pages(rows, A_PAGE).get_page(request.GET.get("page"))
    quarters = urgencies.by_quarter(request.viewer, council, request.today)
    waived = list(urgencies.not_to_be_called_in(request.viewer, council)[: A_FEW + 1])
    said = {
        "council": council,
        "page": page,
        "headline": f"{said_to_council} {law.waived_in_words(sum(each.waived for each in quarters))}".rstrip(),
        "quarters": [(law.quarter_in_words(each.first), each) for each in quarters],
        "waived": decision_rows(request.viewer, waived[:A_FEW], request.now),
        "all_waived": len(waived) > A_FEW,
        "source": law.SOURCE_OF_REPORTS,
        "months": months,
        "may_report": bool(waiting) and permissions.REPORT_URGENCIES.is_open_to(request.viewer, council),
    }
    return render(request, "decisions/notices/urgent.html", said)
