"""Recommendations of scrutiny as clerks and officers work on them: recorded, given, answered, told of, brought back."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse

from moothall.authority import queries as authority
from moothall.authority.words import capitalised, day_in_words
from moothall.decisions import actions, queries, scrutiny_permissions as permissions
from moothall.decisions.forms import recommended as forms
from moothall.decisions.forms.scrutiny import Pressed
from moothall.decisions.queries import recommended
from moothall.decisions.queries.scrutiny import meetings_to_come
from moothall.decisions.views.recommended import found, shortened
from moothall.decisions.views.rows import address
from moothall.decisions.views.scrutiny import found_topic
from moothall.decisions.views.scrutiny_doing import one_thing, refuse_unless_open, sent
from moothall.meetings import queries as meetings

LAW = "Local Government Act 2000, s.9FE: whoever must answer responds within the council's time, and says what, if anything, will be done."


def portfolios_of(request: HttpRequest, organisation: int) -> Any:
    return authority.portfolios(request.viewer).filter(organisation=organisation)


def from_meeting(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """The parts of what a meeting resolved; those that recommend something are chosen already."""
    meeting = meetings.meeting(request.viewer, slug, number)
    if meeting is None:
        raise Http404("There is no such meeting.")
    refuse_unless_open(request, permissions.RECOMMEND_FROM_MEETING, meeting)
    parts = recommended.parts_to_recommend(request.viewer, meeting)
    form = forms.FromMeeting(sent(request), parts=parts, portfolios=portfolios_of(request, meeting.organisation_id))

    def do(said: dict[str, Any]) -> str:
        actions.recommend_from_meeting(meeting, viewer=request.viewer, at=request.now, **said)
        return reverse("decisions:recommendations")

    page = {"title": "What did this meeting recommend?", "button": "Record these", "back": address(meeting)}
    page["headline"] = "The words stay in the minutes, and are typed nowhere."
    page["notes"] = [LAW] if parts else ["Everything that this meeting resolved has been recorded, or nothing of it can be read yet."]
    page["about"] = f"{meeting.body}, {day_in_words(meeting.held_on)}"
    return one_thing(request, form, do, message="Recorded, each with a page of its own.", box="parts", **page)


def from_review(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """What the report of a review recommends, numbered on."""
    topic = found_topic(request, slug, number)
    refuse_unless_open(request, permissions.RECOMMEND_FROM_REVIEW, topic)
    form = forms.FromReview(sent(request), portfolios=portfolios_of(request, topic.organisation_id))

    def do(said: dict[str, Any]) -> str:
        told = {name: said[name] for name in ("made_on", "to", "portfolio", "partner", "given_on")}
        actions.recommend_from_review(topic, viewer=request.viewer, at=request.now, texts=form.texts(), **told)
        return address(topic)

    page = {"title": "What does the review recommend?", "button": "Record these", "back": address(topic), "about": topic.title}
    page["headline"] = "Each is numbered, answered and followed on a page of its own."
    return one_thing(request, form, do, message="Recorded, each with a page of its own.", box="recommended", notes=[LAW], **page)


def page_of(row: Any, **page: Any) -> dict[str, Any]:
    return {"back": address(row), "about": capitalised(shortened(row.words))} | page


def give(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    row = found(request, slug, number)
    refuse_unless_open(request, permissions.GIVE_RECOMMENDATION, row)
    form = forms.Give(sent(request))

    def do(said: dict[str, Any]) -> str:
        actions.give_recommendation(row, viewer=request.viewer, at=request.now, **said)
        return address(row)

    page = page_of(
        row, title="When was it received?", button="Keep the day", headline=f"The time for the response of {row.addressee} begins."
    )
    return one_thing(request, form, do, message="Kept. The page says by when the response is due.", box="given_on", notes=[LAW], **page)


def answer(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """The response; one that corrects another stands beside it."""
    row = found(request, slug, number)
    refuse_unless_open(request, permissions.ANSWER_SCRUTINY, row)
    offices = queries.offices(request.viewer, row.organisation_id, request.today)
    decisions = recommended.decisions_to_choose(request.viewer, row, request.today)
    first = {"opened_at": row.version, "verdict": row.verdict, "owner": row.owner_id, "do_by": row.do_by, "answered_on": row.answered_on}
    last = recommended.answers(request.viewer, row).first()
    first |= {"reasons": last.reasons, "will_do": last.will_do} if last else {}
    form = forms.AnswerScrutiny(sent(request), offices=offices, decisions=decisions, initial=first)

    def do(said: dict[str, Any]) -> str:
        actions.answer_scrutiny(row, viewer=request.viewer, at=request.now, **said)
        return address(row)

    due = f" It is due by {day_in_words(row.due_on)}." if row.due_on and not row.answered_on else ""
    page = page_of(row, title="The response", button="Publish the response", headline=f"Everybody reads it at once.{due}")
    return one_thing(request, form, do, message="Published with the recommendation.", box="verdict", notes=[LAW], **page)


def progress(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    row = found(request, slug, number)
    refuse_unless_open(request, permissions.REPORT_PROGRESS, row)
    form = forms.Tell(sent(request), initial={"state": row.progress})

    def do(said: dict[str, Any]) -> str:
        actions.report_progress(row, viewer=request.viewer, at=request.now, **said)
        return address(row)

    page = page_of(row, title="How far has it come?", button="Say so", headline="It is done once scrutiny has had the news at a meeting.")
    return one_thing(request, form, do, message="Said. What was told before stays beside it.", box="evidence", **page)


def bring(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    row = found(request, slug, number)
    refuse_unless_open(request, permissions.BRING_PROGRESS, row)
    items = recommended.items_to_choose(request.viewer, row.body, request.today)
    form = forms.Bring(sent(request), items=items, meetings=meetings_to_come(request.viewer, row.body, request.today))

    def do(said: dict[str, Any]) -> str:
        actions.bring_progress(row, viewer=request.viewer, at=request.now, **said)
        return address(row)

    page = page_of(
        row, title="Bring the news to scrutiny", button="Bring it there", headline=f"{row.body} recommended it, and has the news."
    )
    return one_thing(request, form, do, message="Joined: the item and the recommendation lead to each other.", box="item", **page)


def had(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """One press: scrutiny has had the news, ahead of the minutes."""
    row = found(request, slug, number)
    refuse_unless_open(request, permissions.NOTE_PROGRESS_HAD, row)
    form = Pressed(sent(request))

    def do(said: dict[str, Any]) -> str:
        actions.note_progress_had(row, viewer=request.viewer, at=request.now)
        return address(row)

    page = page_of(row, title="Scrutiny has had the news", button="Scrutiny has had it")
    page["headline"] = "Then it is done. It closes by itself when the minutes of that meeting come out."
    return one_thing(request, form, do, message="Done: scrutiny has had the news.", box=None, **page)
