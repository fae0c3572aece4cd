"""The reports that somebody works on: all of them, a new one, where one stands, and what is done with it."""

from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from moothall.access.acts import Act, ChangedMeanwhile, Refused
from moothall.access.versions import differences
from moothall.authority import queries as authority
from moothall.meetings import actions, permissions
from moothall.meetings.forms import reports as forms
from moothall.meetings.queries import reports as queries
from moothall.meetings.rules import reports as rules
from moothall.meetings.views.reports import NO_REPORT, closed_in_words

A_PAGE = 30
A_FEW = 10


@login_required
def reports(request: HttpRequest) -> HttpResponse:
    """What waits for the viewer's answer, what they work on, and what is over."""
    page = Paginator(queries.reports_at_work(request.viewer), A_PAGE).get_page(request.GET.get("page"))
    over = list(queries.reports_over(request.viewer)[:A_FEW])
    to_clear = [{"row": one, "due": rules.due_in_words(one.due_on, request.today)} for one in queries.to_clear(request.viewer)]
    said = {
        "page": page,
        "rows": as_rows(request, list(page)),
        "over": as_rows(request, over),
        "to_clear": to_clear,
        "may_begin": [one for one in own_councils(request) if not permissions.WRITE_REPORT.refusal(request.viewer, one)],
    }
    return render(request, "meetings/reports/reports.html", said)


def own_councils(request: HttpRequest) -> Any:
    return authority.organisations(request.viewer).filter(pk__in=request.viewer.organisations(*permissions.AUTHORS))


def as_rows(request: HttpRequest, rows: list[Any]) -> list[Mapping[str, Any]]:
    """Reports as the list shows them: where each stands, what is missing, and whose turn it is."""
    facts = queries.facts_of(request.viewer, rows)
    return [{"report": row, "address": to("report-work", row)} | told(facts[row.pk], row, request) for row in rows]


def told(facts: rules.Facts, row: Any, request: HttpRequest) -> dict[str, Any]:
    standing = rules.standing(facts)
    return {
        "facts": facts,
        "standing": standing,
        "tone": rules.tone(standing),
        "turn": rules.whose_turn(facts, request.today),
        "lacks": rules.missing(facts),
        "headline": rules.headline(facts, str(row.body), request.today),
        "changed_since": rules.changed_since(facts),
    }


def to(name: str, row: Any, *more: Any) -> str:
    return reverse(f"meetings:{name}", args=[row.organisation.slug, row.number, *more])


def at_work(request: HttpRequest, slug: str, number: int) -> Any:
    """A report that the viewer works on; to anybody else there is none."""
    row = queries.working_report(request.viewer, slug, number)
    if row is None:
        raise Http404(NO_REPORT)
    return row


def asked(request: HttpRequest, act: Act, slug: str, number: int) -> Any:
    """The report, for whoever may do this to it now; anybody else reads why not."""
    row = at_work(request, slug, number)
    if why := act.refusal(request.viewer, row, at=request.now):
        raise Refused(why)
    return row


@login_required
def begin(request: HttpRequest, slug: str) -> HttpResponse:
    council = authority.organisations(request.viewer).filter(slug=slug).first()
    if council is None:
        raise Http404("There is no such council.")
    if why := permissions.WRITE_REPORT.refusal(request.viewer, council, at=request.now):
        raise Refused(why)
    form = forms.Begin(request.POST or None, viewer=request.viewer, organisation=council, today=request.today)
    if not form.is_valid():
        return render(request, "meetings/reports/begin.html", {"form": form, "council": council})
    said = form.cleaned_data
    body, day = said.pop("meeting")
    said.setdefault("template", queries.report_templates(request.viewer, council.pk, request.today).first())
    row = actions.write_report(council, viewer=request.viewer, at=request.now, body=body, wanted_on=day, **said)
    return redirect(to("report-write", row))


@login_required
def work(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Where a report stands: what is missing, whose turn it is, who has cleared it, where it goes."""
    row = at_work(request, slug, number)
    said = told(queries.facts_of(request.viewer, [row])[row.pk], row, request) | {
        "report": row,
        "version": queries.latest_version(request.viewer, row),
        "clearances": queries.clearances(request.viewer, row),
        "annexes": queries.annexes(request.viewer, row),
        "agendas": queries.agendas_of(request.viewer, row),
        "closed": closed_in_words(row),
        "offers": offers(request, row),
        "may_take_off": not permissions.TAKE_OFF_REPORT.refusal(request.viewer, row, at=request.now),
    }
    return render(request, "meetings/reports/work.html", said)


OFFERS = (
    (permissions.HAND_IN_REPORT, "Submit it to the clerks", "report-hand-in", ""),
    (permissions.TABLE_REPORT, "Put it on an agenda", "report-agenda", ""),
    (permissions.SEND_BACK_REPORT, "Send it back", "report-send-back", "second"),
    (permissions.CLOSE_REPORT, "Not for publication", "report-close", "second"),
    (permissions.OPEN_REPORT, "Open it", "report-open", "second"),
    (permissions.WITHDRAW_REPORT, "Withdraw it", "report-withdraw", "second"),
)


def offers(request: HttpRequest, row: Any) -> list[dict[str, str]]:
    """The buttons of the page: what this viewer may do to the report now."""
    may = [each for each in OFFERS if not each[0].refusal(request.viewer, row, at=request.now)]
    return [{"words": words, "address": to(name, row), "tone": tone} for _, words, name, tone in may]


@login_required
def details(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """For which meeting it is written, to what end, from which department."""
    row = asked(request, permissions.CHANGE_REPORT, slug, number)
    form = forms.Details(request.POST or None, viewer=request.viewer, report=row, today=request.today)
    said: dict[str, Any] = {"report": row, "form": form, "differences": None}
    if not form.is_valid():
        return render(request, "meetings/reports/details.html", said)
    typed = dict(form.cleaned_data)
    body, day = typed.pop("meeting")
    try:
        actions.change_report_details(row, viewer=request.viewer, at=request.now, body=body, wanted_on=day, **typed)
    except ChangedMeanwhile as changed:
        theirs = {
            "meeting": (changed.row.body, changed.row.wanted_on),
            "purpose": changed.row.purpose,
            "department": changed.row.department,
        }
        said |= {"form": form.reopened(changed.row), "differences": differences(form, theirs)}
        return render(request, "meetings/reports/details.html", said, status=409)
    messages.success(request, "Saved.")
    return redirect(to("report-work", row))


@login_required
def hand_in(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """The last look before the clerks have it: what is missing is named, and does not stop it."""
    row = asked(request, permissions.HAND_IN_REPORT, slug, number)
    if request.method == "POST":
        actions.hand_in_report(row, viewer=request.viewer, at=request.now)
        messages.success(request, "Submitted. The clerks put it on an agenda.")
        return redirect(to("report-work", row))
    said = told(queries.facts_of(request.viewer, [row])[row.pk], row, request)
    return render(request, "meetings/reports/hand_in.html", said | {"report": row})


@login_required
def agenda(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """On which item of which coming meeting it goes."""
    row = asked(request, permissions.TABLE_REPORT, slug, number)
    items = queries.items_for(request.viewer, row, request.today)
    form = forms.ToAgenda(request.POST or None, items=items)
    if form.is_valid():
        actions.table_report(row, viewer=request.viewer, at=request.now, item=form.cleaned_data["item"])
        messages.success(request, "It is on the agenda, and comes out with it once nothing is missing.")
        return redirect(to("report-work", row))
    said = {"report": row, "form": form, "items": items, "meetings": queries.meetings_for(request.viewer, row, request.today)[:A_FEW]}
    return render(request, "meetings/reports/agenda.html", said)


@login_required
def off(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Off an item again; the item is named by the button that was pressed."""
    row = asked(request, permissions.TAKE_OFF_REPORT, slug, number)
    wanted = request.POST.get("item", "")
    one = queries.agendas_of(request.viewer, row).filter(item=wanted, paper=None).first() if wanted.isdecimal() else None
    if request.method != "POST" or one is None:
        return redirect(to("report-work", row))
    actions.take_off_report(row, viewer=request.viewer, at=request.now, item=one.item)
    messages.success(request, "Taken off the agenda. It waits for another.")
    return redirect(to("report-work", row))
