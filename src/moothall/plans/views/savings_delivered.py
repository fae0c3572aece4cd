"""The pages on which what was saved is entered: for one line, for all of a programme in one grid, and put right."""

from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse, QueryDict

from moothall.plans import actions
from moothall.plans.forms import saving_lines as forms
from moothall.plans.permissions import savings as permissions
from moothall.plans.queries import savings as queries
from moothall.plans.rules import savings as rules
from moothall.plans.views.rows import paged
from moothall.plans.views.savings import LINES_A_PAGE, found
from moothall.plans.views.savings_lines import line_for
from moothall.plans.views.savings_working import Task, asked, back_to, by, performed, programme_for, sent

ENTERED = "Entered. An entry is never edited: what is wrong is put right by another."


def one(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    row = line_for(request, permissions.DELIVER, slug, number)
    task = Task(
        "Enter what was saved",
        "It may be less than planned, or more. Where partners share the spending, enter what all of them saved.",
        "Enter it",
        forms.Deliver(sent(request), row=row, initial={"on": request.today}),
        lambda said: actions.deliver_saving(row, **by(request), **said),
        ENTERED,
        back_to(row),
        kind=row.title,
    )
    return performed(request, task)


def correct(request: HttpRequest, slug: str, number: int, which: int) -> HttpResponse:
    line = found(queries.line(request.viewer, slug, number), "saving line")
    row = found(queries.delivered(request.viewer).filter(line=line, number=which).first(), "entry")
    asked(request, permissions.CORRECT_DELIVERY, row)
    task = Task(
        f"Correct entry {row.number}",
        f"It says {rules.in_pounds(row.amount)}. It stays as it is, and another entry puts right what is apart.",
        "Correct it",
        forms.CorrectDelivered(sent(request)),
        lambda said: actions.correct_delivered_saving(row, **by(request), **said),
        "Corrected by another entry.",
        back_to(line),
        kind=line.title,
    )
    return performed(request, task)


def many(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """What lines saved in a month, in one grid: two boxes a line, and everything entered together or not at all."""
    row = programme_for(request, permissions.DELIVER_MANY, slug, number)
    theirs = [one for one in queries.to_deliver(request.viewer, row) if not permissions.DELIVER.refusal(request.viewer, one)]
    shown = paged(request, theirs, LINES_A_PAGE)
    here = {one.pk for one in shown}
    rows = [one for one in theirs if one.pk in here or is_typed_into(one, request.POST)]
    known = queries.Known(request.viewer, rows, request.now, row)
    form = forms.Grid(sent(request), row=row, lines=rows, initial={"on": request.today})
    task = Task(
        "Enter what was saved",
        "Type a sum and how it is known where a line saved something. Leave the rest empty.",
        "Enter it all",
        form,
        lambda said: actions.deliver_savings(row, **by(request), opened_at=said["opened_at"], saved=saved(form)),
        ENTERED,
        back_to(row),
        kind=row.title,
        template="grid",
    )
    return performed(request, task, shown=shown, so_far={one.pk: sums(known.facts[one.pk], request.today) for one in rows})


def is_typed_into(line: Any, sent: QueryDict) -> bool:
    """Whether a box of it was sent: from the page as it was when it was opened, wherever the line stands by now."""
    return f"amount_{line.pk}" in sent or f"evidence_{line.pk}" in sent


def saved(form: Any) -> list[actions.Saved]:
    return [actions.Saved(line, amount, form.cleaned_data["on"], evidence) for line, amount, evidence in form.saved]


def sums(facts: rules.Line, today: date) -> str:
    """How far a line has come this year, beside what was planned by now."""
    year, place = rules.year_of(today), rules.place_of(today)
    planned, done = rules.so_far(facts, year, place)
    return f"{rules.in_pounds(planned)} planned by {rules.month_names(year)[place]}, {rules.in_pounds(done)} delivered"
