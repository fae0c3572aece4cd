"""Before an executive meets in private: the notices, what was said against it with the answers, and who agreed that it cannot wait."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from moothall.access.acts import Refused
from moothall.meetings import actions, permissions, queries, shown
from moothall.meetings.forms import publishing as forms
from moothall.meetings.queries import heard
from moothall.meetings.rules.law import Matter
from moothall.meetings.views.meeting import found
from moothall.meetings.views.publishing import why_silent
from moothall.meetings.views.working import asked, meeting_for, one_form, page, sent_in, to

KINDS = {
    "first": ("first private notice", "First notice"),
    "second": ("second private notice", "Second notice"),
    "urgent": ("urgent private notice", "Notice of an urgent private meeting"),
}
MATTERS = (Matter.PRIVATE_FIRST, Matter.PRIVATE_SECOND, Matter.PRIVATE_URGENT)


def private(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Where the notices stand, and what was said against meeting in private."""
    meeting = meeting_for(request, permissions.PUBLISH_PRIVATE_NOTICE, slug, number)
    steps = queries.timelines(request.viewer, [meeting], request.now)[meeting.pk]
    items = [item for item in queries.working_agenda(request.viewer, meeting) if item.is_private]
    said = {
        "steps": [step for step in steps if step.matter in MATTERS],
        "items": items,
        "said": list(heard.representations(request.viewer, meeting)),
        "writes_from": heard.representers(request.viewer, meeting),
        "agreement": queries.urgent_agreement(request.viewer, meeting),
        "published": [row for row in queries.publications(request.viewer, meeting) if "private" in row.kind],
    }
    return page(request, "private", meeting, **said)


def notice(request: HttpRequest, slug: str, number: int, which: str) -> HttpResponse:
    """A notice, drawn up from what the agenda says and to be changed before it goes out."""
    if which not in KINDS:
        raise Http404("There is no such notice.")
    meeting = meeting_for(request, permissions.PUBLISH_PRIVATE_NOTICE, slug, number)
    kind, name = KINDS[which]
    form = forms.PrivateNotice(request.POST or None, initial=drawn_up(request, meeting))
    if form.is_valid():
        actions.publish_private_notice(meeting, viewer=request.viewer, at=request.now, kind=kind, **form.cleaned_data)
        messages.success(request, f"Published: {name.lower()}.")
        return redirect(to("private", meeting))
    notes = ["What was said against meeting in private is printed with it, with the answers."] if which == "second" else []
    said = {
        "title": f"{name} of a private meeting",
        "button": "Publish it",
        "back": to("private", meeting),
        "meeting": meeting,
        "notes": notes,
    }
    return one_form(request, form, headline="Everybody can read it from then on, and it stays as it is.", **said)


def drawn_up(request: HttpRequest, meeting: Any) -> dict[str, str]:
    """What the private items of the agenda say may be said, and their grounds; of an earlier notice, its words."""
    last = next((row for row in reversed(queries.publications(request.viewer, meeting)) if "private" in row.kind), None)
    if last:
        return {"matters": last.contents[0]["text"], "reasons": last.contents[1]["text"]}
    closures = [one for item in queries.working_agenda(request.viewer, meeting) if item.is_private for one in item.closed_because]
    matters = [one.can_be_said or "A matter to be described here" for one in closures if one.opened_at is None]
    reasons = [f"{shown.closure(one)['paragraph']} {one.public_interest}".strip() for one in closures if one.opened_at is None]
    return {"matters": "\n".join(dict.fromkeys(matters)), "reasons": "\n".join(dict.fromkeys(reasons))}


def receive(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    meeting = meeting_for(request, permissions.RECEIVE_REPRESENTATION, slug, number)
    form = forms.Received(request.POST or None)
    if form.is_valid():
        actions.receive_representation(meeting, viewer=request.viewer, at=request.now, **form.cleaned_data)
        messages.success(request, "Kept. Answer it before the second notice goes out.")
        return redirect(to("private", meeting))
    headline = "What somebody said why this should be considered in public. It is printed in the second notice, with the answer."
    said = {"title": "Record a representation", "button": "Keep it", "back": to("private", meeting), "meeting": meeting}
    return one_form(request, form, headline=headline, **said)


def represent(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """For everybody: the box in which to say why a meeting should be in public, as long as its first notice asks."""
    meeting = found(request, slug, number)
    form = forms.Represent(sent_in(request))
    why = why_silent(request, meeting)
    said = {"meeting": meeting, "form": form, "why_not": why}
    if why or request.method != "POST" or not form.is_valid():
        return render(request, "meetings/people/represent.html", said)
    try:
        if not form.is_from_a_machine:  # a machine is thanked as a person would be, and learns nothing
            actions.make_representation(meeting, viewer=request.viewer, at=request.now, **form.typed())
    except Refused as refused:
        form.add_error(None, str(refused))
        return render(request, "meetings/people/represent.html", said, status=409)
    messages.success(request, "Thank you. What you wrote is with the clerk. The answer is printed in the second notice, and sent to you.")
    return redirect(to("published", meeting))


def leave_out(request: HttpRequest, slug: str, number: int, representation: int) -> HttpResponse:
    meeting = meeting_for(request, permissions.RECEIVE_REPRESENTATION, slug, number)
    row = one_of(request, meeting, representation)
    asked(request, permissions.LEAVE_OUT_REPRESENTATION, row)
    form = forms.LeaveOut(request.POST or None)
    if form.is_valid():
        actions.leave_out_representation(row, viewer=request.viewer, at=request.now, **form.cleaned_data)
        messages.success(request, "Left out. Whoever sent it in is told why.")
        return redirect(to("private", meeting))
    headline = "Only what says nothing about meeting in private may be left out of the second notice."
    said = {"title": f"Leave out representation {row.number}", "button": "Leave it out", "back": to("private", meeting), "meeting": meeting}
    return one_form(request, form, headline=headline, about=row.said, **said)


def one_of(request: HttpRequest, meeting: Any, representation: int) -> Any:
    row = heard.representation(request.viewer, meeting, representation)
    if not row:
        raise Http404("There is no such representation.")
    return row


def answer(request: HttpRequest, slug: str, number: int, representation: int) -> HttpResponse:
    meeting = meeting_for(request, permissions.RECEIVE_REPRESENTATION, slug, number)
    row = one_of(request, meeting, representation)
    asked(request, permissions.ANSWER_REPRESENTATION, row)
    form = forms.Answer(request.POST or None, initial={"answer": row.answer})
    if form.is_valid():
        actions.answer_representation(row, viewer=request.viewer, at=request.now, **form.cleaned_data)
        messages.success(request, "Answered. It is printed with the second notice.")
        return redirect(to("private", meeting))
    said = {"title": f"Answer representation {row.number}", "button": "Keep the answer", "back": to("private", meeting), "meeting": meeting}
    return one_form(request, form, headline="The answer is printed beside what was said.", about=row.said, **said)


def urgency(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    meeting = meeting_for(request, permissions.AGREE_URGENCY, slug, number)
    known = queries.urgent_agreement(request.viewer, meeting)
    first = agreed_before(known) if known else None
    form = forms.Urgency(request.POST or None, initial=first, today=request.today)
    if form.is_valid():
        actions.agree_urgency(meeting, viewer=request.viewer, at=request.now, **form.agreement())
        messages.success(request, "Kept. Publish the notice of the reasons as soon as you can.")
        return redirect(to("private", meeting))
    headline = "Where the date makes the notices impracticable, somebody must agree that it is urgent and cannot reasonably be deferred."
    said = {"title": "Who agreed that it cannot wait", "button": "Keep it", "back": to("private", meeting), "meeting": meeting}
    return one_form(request, form, headline=headline, notes=["SI 2012/2089, regulation 5(6) and (7)."], **said)


def agreed_before(known: Any) -> dict[str, Any]:
    told = {name: getattr(known, name) for name in ("agreed_by", "agreed_on", "reason")}
    return told | {"is_scrutiny_chair_unable": not known.is_scrutiny_chair_able, "has_no_council_chair": not known.has_council_chair}
