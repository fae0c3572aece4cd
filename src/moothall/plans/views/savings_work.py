"""The pages that keep workstreams, their milestones, and the streams of spending that partners share."""

from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse

from moothall.access.acts import Act
from moothall.plans import actions
from moothall.plans.forms import savings as forms
from moothall.plans.permissions import savings as permissions
from moothall.plans.queries import savings as queries
from moothall.plans.views.savings import found
from moothall.plans.views.savings_working import Task, asked, back_to, by, performed, programme_for, sent, values


def workstream_for(request: HttpRequest, act: Act, slug: str, number: int) -> Any:
    return asked(request, act, found(queries.workstream(request.viewer, slug, number), "workstream"))


def new_workstream(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    row = programme_for(request, permissions.START_WORKSTREAM, slug, number)
    form = forms.WorkstreamForm(sent(request), owner=queries.offices(request.viewer, row.organisation, request.today))
    task = Task(
        "Begin a workstream",
        "It brings functions together, and the lines that belong to it yield the saving.",
        "Begin it",
        form,
        lambda said: actions.start_workstream(row, **by(request), **said),
        "Begun.",
        back_to(row),
    )
    return performed(request, task)


def change_workstream(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    row = workstream_for(request, permissions.CHANGE_WORKSTREAM, slug, number)
    owners = [*queries.offices(request.viewer, row.organisation, request.today), *([row.owner] if row.owner else [])]
    form = forms.WorkstreamForm(sent(request), row=row, owner=owners, initial=values(row, "title", "about", "owner"))
    task = Task(
        "Change this workstream",
        "Everybody reads it.",
        "Keep this",
        form,
        lambda said: actions.change_workstream(row, **by(request), **said),
        "Kept.",
        back_to(row),
    )
    return performed(request, task)


def end_workstream(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    row = workstream_for(request, permissions.END_WORKSTREAM, slug, number)
    task = Task(
        "End this workstream",
        "Nothing more may be expected of its lines. It stays readable, with what came of it.",
        "End it",
        forms.EndWorkstream(sent(request)),
        lambda said: actions.end_workstream(row, **by(request), **said),
        "Ended.",
        back_to(row),
    )
    return performed(request, task)


def take_up_workstream(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    row = workstream_for(request, permissions.TAKE_UP_WORKSTREAM, slug, number)
    task = Task(
        "Take this workstream up again",
        "That it had ended stays readable.",
        "Take it up",
        forms.TakeUpWorkstream(sent(request)),
        lambda said: actions.take_up_workstream(row, **by(request), **said),
        "Taken up again.",
        back_to(row),
    )
    return performed(request, task)


def milestone(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    row = workstream_for(request, permissions.SET_MILESTONE, slug, number)
    task = Task(
        "Set a milestone",
        "What must be reached by a day, so that the saving comes in time.",
        "Set it",
        forms.Milestone(sent(request)),
        lambda said: actions.set_workstream_milestone(row, **by(request), **said),
        "Set.",
        back_to(row),
    )
    return performed(request, task)


def milestone_for(request: HttpRequest, act: Act, slug: str, number: int, which: int) -> Any:
    row = found(queries.workstream(request.viewer, slug, number), "workstream")
    return asked(request, act, found(queries.milestones(request.viewer, [row]).filter(number=which).first(), "milestone"))


def milestone_moved(request: HttpRequest, slug: str, number: int, which: int) -> HttpResponse:
    row = milestone_for(request, permissions.MOVE_MILESTONE, slug, number, which)
    task = Task(
        "Move the day of a milestone",
        "The day on which it was due before stays readable, with the reason.",
        "Move it",
        forms.MoveMilestone(sent(request)),
        lambda said: actions.move_workstream_milestone(row, **by(request), **said),
        "Moved.",
        back_to(row.workstream),
        kind=row.title,
    )
    return performed(request, task)


def milestone_reached(request: HttpRequest, slug: str, number: int, which: int) -> HttpResponse:
    row = milestone_for(request, permissions.REACH_MILESTONE, slug, number, which)
    task = Task(
        "A milestone was reached",
        "Say when, and how that is known.",
        "Keep this",
        forms.ReachMilestone(sent(request)),
        lambda said: actions.reach_workstream_milestone(row, **by(request), **said),
        "Kept.",
        back_to(row.workstream),
        kind=row.title,
    )
    return performed(request, task)


STREAM = "Of what is saved on it, only our own part counts in our total."


def new_stream(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    row = programme_for(request, permissions.START_STREAM, slug, number)
    form = forms.Stream(sent(request), partners=queries.organisations(request.viewer), initial={"partner_0": row.organisation})
    task = Task(
        "Write down shared spending",
        STREAM,
        "Write it down",
        form,
        lambda said: actions.start_spending_stream(row, **by(request), **said),
        "Written down.",
        back_to(row),
        template="stream_form",
    )
    return performed(request, task)


def change_stream(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    row = found(queries.stream(request.viewer, slug, number), "stream of spending")
    asked(request, permissions.CHANGE_STREAM, row)
    kept: Sequence[Any] = list(queries.partners(request.viewer, [row.pk]))
    initial = values(row, "title", "about")
    for place, one in enumerate(kept):
        initial |= {f"partner_{place}": one.organisation, f"spend_{place}": one.spend, f"parts_{place}": one.parts}
    form = forms.Stream(sent(request), row=row, partners=queries.organisations(request.viewer), initial=initial)
    task = Task(
        "Change shared spending",
        STREAM,
        "Keep this",
        form,
        lambda said: actions.change_spending_stream(row, **by(request), **said),
        "Kept.",
        back_to(row),
        template="stream_form",
    )
    return performed(request, task)
