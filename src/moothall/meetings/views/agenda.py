"""The agenda builder: the whole agenda with its clock, and what is to be looked at before it goes out."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from moothall.authority.words import counted, day_in_words
from moothall.meetings import actions, permissions, queries, shown
from moothall.meetings.forms import agenda as forms, publishing as standing_forms
from moothall.meetings.queries import reports as reported
from moothall.meetings.rules import agenda as rules, reports as report_rules
from moothall.meetings.rules.law import Matter, State
from moothall.meetings.views.calling import body_for
from moothall.meetings.views.working import item_for, meeting_for, page, to


def agenda(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Every item in its place, what is missing beside it, and the clock of the law."""
    meeting = meeting_for(request, permissions.ADD_ITEM, slug, number)
    items = list(queries.working_agenda(request.viewer, meeting))
    found = looked_over(meeting, items, lacking_reports(request, items))
    steps = queries.timelines(request.viewer, [meeting], request.now)[meeting.pk]
    said = {
        "items": [line(meeting, item, place, found) for place, item in enumerate(items, start=1)],
        "found": found,
        "clock": clock(meeting, steps),
        "headline": headline(meeting, steps, found),
        "reports": reported.reports_waiting(request.viewer, meeting),
        "waiting": queries.waiting(request.viewer, meeting),
        "standing": queries.standing_items(request.viewer, meeting.body),
        "moves": queries.moves(request.viewer, meeting),
    }
    return page(request, "agenda", meeting, **said)


def clock(meeting: Any, steps: Sequence[Any]) -> list[tuple[date, str, str]]:
    """The days that count, in their order, with the meeting itself among them."""
    days = [(step.due_on, step.what, step.state.value) for step in steps if step.due_on and step.state != State.NOT_NEEDED]
    return sorted([*days, (meeting.held_on, "Meeting", "")], key=lambda one: one[0])


def lacking_reports(request: HttpRequest, items: Sequence[Any]) -> dict[int, list[str]]:
    """What each report on this agenda lacks, by its key, in a fixed number of questions."""
    rows = [row.report for item in items for row in item.with_reports if not row.paper_id]
    facts = reported.facts_of(request.viewer, rows)
    return {row.pk: report_rules.lacks(facts[row.pk]) for row in rows}


def looked_over(meeting: Any, items: Sequence[Any], lacking: dict[int, list[str]]) -> list[rules.ToLookAt]:
    looked = [looked_at(item, meeting) for item in items]
    found = rules.to_look_at(looked, has_time=bool(meeting.starts_at), has_venue=bool(meeting.venue), is_briefing=meeting.is_briefing)
    return found + [
        rules.ToLookAt(f"{one.called}: “{row.report}” stays out for now. {' '.join(missing)}", one.position)
        for one, item in zip(looked, items, strict=True)
        for row in item.with_reports
        if (missing := lacking.get(row.report_id))
    ]


def looked_at(item: Any, meeting: Any) -> rules.Looked:
    """An item as the rules look at it."""
    closures = [one for one in item.closed_because if one.opened_at is None and one.covers == "papers"]
    grounds = closures or [row.report for row in item.with_reports if row.report.closed_under]
    is_out = item.published_at is not None
    return rules.Looked(
        number=item.number,
        title=item.title,
        position=item.position,
        purpose=item.purpose,
        is_heading=item.is_heading,
        is_private=item.is_private and item.withdrawn_at is None,
        has_ground=bool(grounds),
        has_public_interest=all(one.public_interest for one in grounds),
        is_confidential=all(one.ground == "confidential" for one in grounds),
        awaits_report=item.purpose == "report" and not (item.with_papers or item.with_reports),
        papers_to_follow=sum(not (paper.file or paper.text or paper.source_address) for paper in item.with_papers),
        is_late=bool(meeting.agenda_published_at) and not is_out,
        is_urgent=bool(item.urgent_because),
        confirms=bool(item.confirms_minutes_of) or not is_out,
    )


def line(meeting: Any, item: Any, place: int, found: Sequence[rules.ToLookAt]) -> dict[str, Any]:
    """An item as the builder shows it."""
    of_item = [one for one in found if one.position == item.position]
    return {
        "row": item,
        "place": place,
        "reporters": shown.reporters(item.reported_by),
        "papers": [shown.document(paper) for paper in item.with_papers],
        "standings": [*standings(item), readiness(meeting, item, of_item)],
        "found": of_item,
        "grounds": [shown.closure(one) for one in item.closed_because if one.opened_at is None],
    }


def standings(item: Any) -> list[tuple[str, str]]:
    """Where an item is, in a word or two and with a tone."""
    said = [("Withdrawn", "stop")] if item.withdrawn_at else []
    if item.is_private:
        said.append(("Private", "warn"))
    if item.urgent_because:
        said.append(("Urgent", "warn"))
    if item.will_say:
        said.append(("Will be withdrawn" if item.will_say.is_withdrawn else "Changed, not out yet", "wait"))
    return said


def readiness(meeting: Any, item: Any, found: Sequence[rules.ToLookAt]) -> tuple[str, str]:
    """Whether an item can go out as it is."""
    if item.published_at:
        return "Published", "plain"
    if any(one.is_grave for one in found):
        return "To be put right", "stop"
    if found:
        return "Needs a look", "warn"
    return ("Not out yet", "wait") if meeting.agenda_published_at else ("Ready", "plain")


def headline(meeting: Any, steps: Sequence[Any], found: Sequence[rules.ToLookAt]) -> str:
    """Until when it must be out, and how much is to be looked at."""
    step = next((step for step in steps if step.matter == Matter.AGENDA), None)
    if meeting.is_briefing:
        first = "A private briefing: no meeting in law, and never public."
    elif meeting.agenda_published_at:
        first = "The agenda is out. What you add now comes out with a supplement; what you change, with a revised agenda."
    elif step and step.due_on:
        first = f"Publish by the end of {day_in_words(step.due_on, year=False)}. {step.time_left}.".replace("..", ".")
    else:
        first = "The agenda is not published yet."
    if not found:
        return f"{first} Nothing is missing."
    return f"{first} {rules.counts_in_words(found)}"


def move_item(request: HttpRequest, slug: str, number: int, position: int) -> HttpResponse:
    """Only by its button: up, down, or to a place."""
    item = item_for(request, permissions.MOVE_ITEM, slug, number, position)
    form = forms.Place(request.POST or None)
    if form.is_valid():
        actions.move_item(item, viewer=request.viewer, at=request.now, place=form.cleaned_data["place"])
    elif request.method == "POST":
        messages.error(request, "Enter the number of the place that it is to take, such as 3.")
    return redirect(to("agenda", item.meeting) + f"#item-{position}")


def add_report(request: HttpRequest, slug: str, number: int, report: int) -> HttpResponse:
    """A report that waits for this body becomes an item of this agenda. Only by its button."""
    meeting = meeting_for(request, permissions.ADD_ITEM, slug, number)
    row = next((one for one in reported.reports_waiting(request.viewer, meeting) if one.number == report), None)
    if not row:
        raise Http404("No such report waits for this meeting.")
    if request.method == "POST":
        item = actions.put_report_on(meeting, viewer=request.viewer, at=request.now, report=row)
        messages.success(request, f"“{row}” is on the agenda, as item {item.number.rstrip('.')}.")
    return redirect(to("agenda", meeting))


def add_standing(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Only by its button."""
    meeting = meeting_for(request, permissions.ADD_STANDING_ITEMS, slug, number)
    if request.method == "POST":
        actions.add_standing_items(meeting, viewer=request.viewer, at=request.now)
        messages.success(request, "The standing items are on the agenda.")
    return redirect(to("agenda", meeting))


def standing_items(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """The items with which every new agenda of a body begins and ends."""
    body = body_for(request, slug, number, permissions.KEEP_STANDING_ITEMS)
    rows = list(queries.standing_items(request.viewer, body))
    lines = standing_forms.StandingLines(request.POST or None, initial=standing_forms.lines_of(rows))
    if request.method == "POST" and lines.is_valid():
        told = standing_forms.standing_of(lines)
        actions.keep_standing_items(body, viewer=request.viewer, at=request.now, items=told)
        messages.success(request, f"Kept: {counted(len(told), 'standing item')} of {body}.")
        return redirect(reverse("meetings:my-meetings"))
    return render(request, "meetings/work/standing.html", {"body": body, "lines": lines})
