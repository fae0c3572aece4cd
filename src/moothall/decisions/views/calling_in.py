"""The page of a call-in: who has asked and why, who may, whether it is valid, what came of it."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from moothall.access.acts import Act, Refused
from moothall.decisions import actions, forms, permissions, queries, rules
from moothall.decisions.forms import calling_in as boxes
from moothall.decisions.views import call_in_shown, shown
from moothall.decisions.views.decision import asked, found
from moothall.decisions.views.rows import address

REFERRED = {"confirmed": "Confirm it: it takes effect at once", "changed": boxes.ANSWERS["changed"]}
ONWARDS = {"referred": "Object, and send it to whoever took it"}


def call_in(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Everybody may read it; whoever the rule means may ask."""
    row = found(request.viewer, slug, number)
    refusal = permissions.CALL_IN.refusal(request.viewer, row, at=request.now)
    form = forms.CallIn(request.POST if request.method == "POST" else None)
    if request.method == "POST" and (why := call_in_shown.why_not(row, request.viewer, refusal, request.now)):
        raise Refused(why)
    if form.is_valid():
        actions.call_in(row, viewer=request.viewer, at=request.now, **form.cleaned_data)
        messages.success(request, "Your request is on the record, with your name and your grounds.")
        return redirect(address(row))
    return render(request, "decisions/calling_in/call_in.html", page_of(request, row, refusal) | {"form": form})


def page_of(request: HttpRequest, row: Any, refusal: str) -> dict[str, Any]:
    """What the page says, for whoever looks."""
    viewer, moment = request.viewer, request.now
    last = queries.call_in_of(viewer, row)
    every = list(queries.requests(viewer, row))
    standing = queries.standing_requests(every)
    needed = queries.still_needed(viewer, row)
    closed = shown.closed_days(viewer, row)
    hearings = list(queries.hearings(viewer, last)) if last else []
    return {
        "decision": row,
        "standing": row.standing(moment),
        "headline": call_in_shown.headline(row, last, standing, needed, moment),
        "clock": shown.clock_of(row, moment, closed),
        "callers": shown.rule_in_words(row, moment),
        "why_not": call_in_shown.why_not(row, viewer, refusal, moment),
        "requests": standing,
        "spent": [one for one in every if one not in standing],
        "mine": queries.request_of(viewer, row, viewer.person),
        "notices": call_in_shown.notices(row, last, moment, closed),
        "events": call_in_shown.events(row, last, hearings, request.today, closed),
        "offers": offers(request, row, last),
    }


def offers(request: HttpRequest, row: Any, last: Any) -> list[shown.Offer]:
    """The buttons for whoever keeps the papers, as far as the call-in has come; and a member's own way back."""
    wanted: list[tuple[Act, str, str]] = []
    if queries.request_of(request.viewer, row, request.viewer.person) and not (last and last.is_valid):
        wanted.append((permissions.TAKE_BACK_CALL_IN, "Take back what you asked", "decisions:take-back-call-in"))
    wanted += steps_open(row, last)
    kept = [shown.offer(act, words, to(name, row), request.viewer, row, request.now) for act, words, name in wanted]
    return [one for one in kept if one and not (one.why_not and not last)]


def steps_open(row: Any, last: Any) -> list[tuple[Act, str, str]]:
    _, rule = queries.call_in_rule_of(row)
    live = last and last.is_valid is not False
    if not live:
        by_committee = (permissions.RECORD_COMMITTEE_CALL_IN, "Record that the committee asked", "decisions:committee-call-in")
        return [by_committee] if rules.ways_of_committee(rule) else []
    if last.is_valid is None:
        return [(permissions.CHECK_CALL_IN, "Say whether it is valid", "decisions:check-call-in")]
    return [
        (permissions.PUT_CALL_IN_ON, "Put it on an agenda", "decisions:hear-call-in"),
        (permissions.ANSWER_CALL_IN, "Record what came of it", "decisions:answer-call-in"),
    ]


def take_back(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    row = asked(request, permissions.TAKE_BACK_CALL_IN, slug, number)
    if request.method == "POST":
        actions.take_back_call_in(row, viewer=request.viewer, at=request.now)
        messages.success(request, "Taken back. Your request no longer counts.")
        return redirect(to("decisions:call-in", row))
    said = {"title": "Take back what you asked", "button": "Take it back", "tone": "grave"}
    return one_form(
        request, row, None, headline="Your request and its grounds go from the page. You can ask again while there is time.", **said
    )


def for_committee(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    row = asked(request, permissions.RECORD_COMMITTEE_CALL_IN, slug, number)
    committees = queries.committees(request.viewer, row.organisation_id)
    return done(
        request,
        row,
        boxes.ForCommittee(request.POST or None, committees=committees),
        lambda form: actions.record_committee_call_in(row, viewer=request.viewer, at=request.now, **form.cleaned_data),
        title="Record that the committee called it in",
        headline="By the rule of this council a committee can call in a decision by its resolution.",
        button="Keep it",
        message="Kept. The decision is called in.",
    )


def check(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    row = asked(request, permissions.CHECK_CALL_IN, slug, number)
    return done(
        request,
        row,
        boxes.Check(request.POST or None),
        lambda form: actions.check_call_in(row, viewer=request.viewer, at=request.now, **form.said()),
        title="Is this call-in valid?",
        headline="A call-in that is valid goes to scrutiny. One that is not ends at once, and the decision goes on by its clock.",
        button="Say so",
        message="Kept, and everybody whom it concerns is told.",
    )


def hear(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    row = asked(request, permissions.PUT_CALL_IN_ON, slug, number)
    due_on = call_in_shown.last_day_to_hear(queries.call_in_of(request.viewer, row))
    coming = queries.meetings_to_hear(request.viewer, row, request.today)
    return done(
        request,
        row,
        boxes.ToMeeting(request.POST or None, meetings=coming, due_on=due_on),
        lambda form: actions.put_call_in_on(row, viewer=request.viewer, at=request.now, meeting=form.chosen()),
        title="Put it on an agenda",
        headline="It becomes an item of its own, with the grounds of those who asked."
        if coming
        else "No meeting that could consider it is called yet.",
        button="Put it on",
        message="It stands on the agenda.",
        notes=() if coming else ("No meeting that could consider it is called yet. Call one first, and come back here.",),
    )


def answer(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    row = asked(request, permissions.ANSWER_CALL_IN, slug, number)
    outcomes = outcomes_open(row, queries.call_in_of(request.viewer, row))
    later = queries.decisions_that_follow(request.viewer, row)
    return done(
        request,
        row,
        boxes.Answer(request.POST or None, outcomes=outcomes, later=later),
        lambda form: actions.answer_call_in(row, viewer=request.viewer, at=request.now, **form.said()),
        title="Record what came of it",
        headline="What is confirmed or changed is in effect from now. What is referred waits for its answer.",
        button="Record it",
        message="Recorded, and everybody whom it concerns is told.",
    )


def outcomes_open(row: Any, last: Any) -> dict[str, str]:
    """What can be answered now: by scrutiny as the rule lets it, and then by whoever it was referred to."""
    if last and last.outcome:
        is_council_s = last.outcome == rules.Outcome.REFER_TO_COUNCIL and not last.answer
        return REFERRED | (ONWARDS if is_council_s else {})
    _, rule = queries.call_in_rule_of(row)
    words = {rules.Outcome.REFER_BACK: "referred", rules.Outcome.REFER_TO_COUNCIL: "council", rules.Outcome.CONFIRM: "confirmed"}
    return {words[one]: boxes.ANSWERS[words[one]] for one in rules.outcomes_of(rule)}


def certify(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    row = asked(request, permissions.CERTIFY_URGENCY, slug, number)
    _, rule = queries.call_in_rule(row.organisation_id, rules.day_of(request.now))
    by = f"By the rule of this council: {rule.urgency_agreed_by}." if rule.urgency_agreed_by else "The rule of this council names nobody."
    return done(
        request,
        row,
        boxes.Urgent(request.POST or None),
        lambda form: actions.certify_urgency(row, viewer=request.viewer, at=request.now, **form.cleaned_data),
        title="Record who agreed that it is urgent",
        headline="An urgent decision takes effect when it is published, and cannot be called in. The reason is published with it.",
        button="Keep it",
        message="Kept. It is published with the decision.",
        notes=(by,),
        back=address(row),
    )


def done(request: HttpRequest, row: Any, form: Any, do: Callable[[Any], Any], *, message: str, back: str = "", **said: Any) -> HttpResponse:
    """A page with one form; what it does, and where it leads."""
    where = back or to("decisions:call-in", row)
    if form.is_valid():
        do(form)
        messages.success(request, message)
        return redirect(where)
    return one_form(request, row, form, back=where, **said)


def one_form(request: HttpRequest, row: Any, form: Any, *, back: str = "", notes: Any = (), tone: str = "", **said: str) -> HttpResponse:
    page = {"decision": row, "form": form, "notes": notes, "tone": tone, "back": back or to("decisions:call-in", row)}
    return render(request, "decisions/calling_in/one_form.html", page | said)


def to(name: str, row: Any) -> str:
    return reverse(name, args=[row.organisation.slug, row.number])
