"""Publishing: what can go out, what the public will read before it does, and what stays closed; and what went out, as it was."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from moothall.access.acts import Act
from moothall.authority import queries as authority
from moothall.meetings import actions, permissions, queries
from moothall.meetings.forms import publishing as forms
from moothall.meetings.queries import heard, reports as reported
from moothall.meetings.rules import reports as report_rules
from moothall.meetings.rules.law import Matter, State
from moothall.meetings.views.meeting import found
from moothall.meetings.views.working import meeting_for, page, to


@dataclass(frozen=True, slots=True)
class What:
    """Something that can be published: by which act, and what the public would read."""

    act: Act
    do: Callable[..., Any]
    title: str
    says: str
    foreseen: Callable[..., Any]
    has_reason: bool = False


WHATS = {
    "notice": What(
        permissions.PUBLISH_NOTICE,
        actions.publish_notice,
        "Notice of meeting",
        "Who meets, when and where.",
        lambda viewer, meeting: queries.notice_as_published(meeting),
    ),
    "agenda": What(
        permissions.PUBLISH_AGENDA,
        actions.publish_agenda,
        "Agenda",
        "The agenda with every paper that is here. A report that is not complete stays out, and does not hold up the rest.",
        queries.agenda_foreseen,
    ),
    "supplement": What(
        permissions.PUBLISH_SUPPLEMENT,
        actions.publish_supplement,
        "Supplement",
        "What has come since the agenda went out: late items and papers.",
        lambda viewer, meeting: queries.agenda_foreseen(viewer, meeting, only_new=True),
        has_reason=True,
    ),
    "revised-agenda": What(
        permissions.PUBLISH_REVISED_AGENDA,
        actions.publish_revised_agenda,
        "Revised agenda",
        "The agenda anew, with what was changed or withdrawn.",
        queries.agenda_foreseen,
        has_reason=True,
    ),
    "decisions": What(
        permissions.PUBLISH_DECISIONS,
        actions.publish_decisions,
        "Decisions",
        "What was resolved, ahead of the minutes.",
        queries.decisions_foreseen,
    ),
    "draft-minutes": What(
        permissions.PUBLISH_DRAFT_MINUTES,
        actions.publish_draft_minutes,
        "Draft minutes",
        "The minutes as a draft, until a later meeting confirms them.",
        queries.minutes_foreseen,
    ),
    "minutes": What(
        permissions.PUBLISH_MINUTES,
        actions.publish_minutes,
        "Minutes",
        "The minutes, where they need no confirmation by a later meeting.",
        queries.minutes_foreseen,
    ),
}
WHERE = {
    Matter.NOTICE: ("publish", "notice", "Publish the notice"),
    Matter.AGENDA: ("publish", "agenda", "Publish the agenda"),
    Matter.SUPPLEMENT: ("publish", "supplement", "Publish a supplement"),
    Matter.STATEMENT: ("publish", "decisions", "Publish the decisions"),
    Matter.DRAFT_MINUTES: ("publish", "draft-minutes", "Publish the draft minutes"),
    Matter.PRIVATE_FIRST: ("private", "", "Go to the private notices"),
    Matter.PRIVATE_SECOND: ("private", "", "Go to the private notices"),
    Matter.PRIVATE_URGENT: ("private", "", "Go to the private notices"),
}


def publishing(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Everything that can go out, with what was published already."""
    meeting = meeting_for(request, permissions.ADD_ITEM, slug, number)
    waiting = queries.waiting(request.viewer, meeting)
    said = {
        "offers": [offered(request, meeting, name, what, waiting) for name, what in WHATS.items()],
        "waiting": waiting,
        "published": list(queries.publications(request.viewer, meeting)),
        "headline": headline(meeting, waiting),
    }
    return page(request, "publishing", meeting, **said)


def offered(request: HttpRequest, meeting: Any, name: str, what: What, waiting: dict[str, list[Any]]) -> dict[str, Any]:
    """What can be published, and if it cannot, why."""
    why = what.act.refusal(request.viewer, meeting, at=request.now) or nothing_new(name, waiting)
    return {"what": what, "why": why, "address": "" if why else to("publish", meeting, name)}


def nothing_new(name: str, waiting: dict[str, list[Any]]) -> str:
    """Why there is nothing that could follow the agenda; nothing where there is."""
    if name == "supplement" and not (waiting["items"] or waiting["papers"] or waiting["reports"]):
        return "Nothing new waits to be published."
    if name == "revised-agenda" and not any(waiting.values()):
        return "Nothing of the agenda was changed since it was published."
    return ""


def headline(meeting: Any, waiting: dict[str, list[Any]]) -> str:
    if not meeting.agenda_published_at:
        return "Nothing of the agenda is public yet."
    if any(waiting.values()):
        return "The agenda is out. Something waits for a supplement or a revised agenda."
    return "The agenda is out, and nothing waits to follow it."


def publish(request: HttpRequest, slug: str, number: int, what: str) -> HttpResponse:
    """What the public will read, and what stays closed; then the act."""
    if not (chosen := WHATS.get(what)):
        raise Http404("There is nothing of this kind to publish.")
    meeting = meeting_for(request, chosen.act, slug, number)
    form = forms.Because(request.POST if request.method == "POST" else None) if chosen.has_reason else None
    if request.method == "POST" and (form is None or form.is_valid()):
        facts = form.cleaned_data if form else {}
        chosen.do(meeting, viewer=request.viewer, at=request.now, **facts)
        messages.success(request, f"Published: {chosen.title.lower()}. Everybody can read it now.")
        return redirect(to("publishing", meeting))
    said = {
        "what": chosen,
        "form": form,
        "contents": chosen.foreseen(request.viewer, meeting),
        "closed": closed_of(request, meeting),
        "reports": reports_of(request, meeting) if what in {"agenda", "supplement", "revised-agenda"} else {},
        "asks": what in {"agenda", "notice"},
    }
    return page(request, "publish", meeting, **said)


def closed_of(request: HttpRequest, meeting: Any) -> list[Any]:
    """A dry look at the papers that stay closed."""
    items = queries.working_agenda(request.viewer, meeting)
    return [paper for item in items for paper in item.with_papers if paper.closed_under]


def reports_of(request: HttpRequest, meeting: Any) -> dict[str, list[Any]]:
    """The reports that come out too, and those that stay out, with why."""
    rows = [row.report for row in reported.on_agenda(request.viewer, meeting).filter(paper=None)]
    facts = reported.facts_of(request.viewer, rows)
    lacking = {row: report_rules.lacks(facts[row.pk]) for row in rows}
    return {"out": [row for row, lacks in lacking.items() if not lacks], "left": [(row, lacks) for row, lacks in lacking.items() if lacks]}


def timeline(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Each thing that the law asks for, with its last lawful moment, its rule, and the button of the act that does it."""
    meeting = meeting_for(request, permissions.ADD_ITEM, slug, number)
    steps = queries.timelines(request.viewer, [meeting], request.now)[meeting.pk]
    said = {
        "steps": [(step, way(meeting, step)) for step in steps],
        "headline": in_words(meeting, steps),
        "own": authority.settings_in_force(request.viewer, meeting.organisation_id, meeting.held_on, ("notice_days", "notice_unit")),
    }
    return page(request, "timeline", meeting, **said)


def way(meeting: Any, step: Any) -> tuple[str, str]:
    """Where the act stands that does a step, and the words of its button; nothing for what is done or not needed."""
    name, what, words = WHERE.get(step.matter, ("", "", ""))
    if not name or not (step.state.is_open or step.ways):
        return "", ""
    return to(name, meeting, *([what] if what else [])), words


def in_words(meeting: Any, steps: list[Any]) -> str:
    """The timeline in a sentence."""
    if meeting.is_briefing:
        return "A private briefing is no meeting in law, so the law asks for nothing."
    if not steps:
        return "This meeting was read from another system when it was over: when its papers came out is not known here."
    late = [step.what for step in steps if step.state == State.OVERDUE]
    if late:
        return f"Overdue: {'; '.join(late)}."
    due = next((step for step in steps if step.state in (State.DUE_SOON, State.DUE)), None)
    return f"Next: {due.what}. {due.says}" if due else "Nothing is due."


def published(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """For everybody: what was published of a meeting, and when."""
    meeting = found(request, slug, number)
    rows = list(queries.publications(request.viewer, meeting))
    steps = queries.timelines(request.viewer, [meeting], request.now)[meeting.pk]
    return render(request, "meetings/published.html", {"meeting": meeting, "rows": rows, "steps": steps})


def publication(request: HttpRequest, slug: str, number: int, turn: int) -> HttpResponse:
    """One of them as it was then. What has been closed since says so in its place."""
    meeting = found(request, slug, number)
    row = queries.publication(request.viewer, meeting, turn)
    if not row:
        raise Http404("There is no such publication.")
    said = {
        "meeting": meeting,
        "publication": row,
        "papers_open": queries.papers_open_now(request.viewer, meeting),
        "minutes_closed": queries.minutes_closed_now(request.viewer, meeting),
        "may_be_said": "private" in row.kind and not why_silent(request, meeting),
    }
    return render(request, "meetings/publication.html", said)


def why_silent(request: HttpRequest, meeting: Any) -> str:
    """Why nobody may say here, now, that it should be in public."""
    return permissions.MAKE_REPRESENTATION.refusal(request.viewer, meeting, at=request.now) or heard.notice_stands_open(meeting)
