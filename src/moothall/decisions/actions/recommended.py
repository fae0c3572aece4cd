"""What scrutiny recommended is recorded, given to whoever must answer, answered, told of, and done once scrutiny has had the news."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from moothall.access.acts import Refused, add_facts, performs
from moothall.access.viewer import THE_CLOCK, Viewer
from moothall.authority.models import Body, Office, Organisation, Portfolio
from moothall.authority.numbering import next_numbers
from moothall.authority.words import capitalised
from moothall.decisions import scrutiny_permissions as permissions
from moothall.decisions.actions.due_days import office_of
from moothall.decisions.actions.scrutiny import refuse_other_council
from moothall.decisions.models import (
    AnsweredBy,
    Decision,
    ProgressHeard,
    ProgressReport,
    RecommendationAnswer,
    ScrutinyRecommendation,
    Topic,
)
from moothall.decisions.queries import recommended as queries
from moothall.decisions.rules import day_of, recommended as rules
from moothall.meetings import actions as meetings
from moothall.meetings.models import Item, Meeting, ResolutionPart

LONGEST_TITLE = 500


@performs(permissions.RECOMMEND_FROM_MEETING)
def recommend_from_meeting(
    meeting: Meeting,
    *,
    viewer: Viewer,
    at: datetime,
    parts: Sequence[ResolutionPart],
    to: str,
    portfolio: Portfolio | None = None,
    partner: str = "",
    given_on: date | None = None,
) -> Meeting:
    """Record what a scrutiny meeting recommended, by the parts of its resolutions: the words stay in the minutes, and are typed nowhere."""
    if not parts:
        raise Refused("Choose what the meeting recommended.")
    if {part.pk for part in parts} - {part.pk for part in queries.parts_to_recommend(THE_CLOCK, meeting)}:
        raise Refused("One of these is of another meeting, or has been recorded as a recommendation already.")
    rows = [
        ScrutinyRecommendation(resolution_part=part, label=(part.printed or f"({part.number})")[:12], made_on=meeting.held_on)
        for part in parts
    ]
    keep(rows, meeting.organisation, meeting.body, at, to=to, portfolio=portfolio, partner=partner, given_on=given_on)
    return meeting


@performs(permissions.RECOMMEND_FROM_REVIEW)
def recommend_from_review(
    topic: Topic,
    *,
    viewer: Viewer,
    at: datetime,
    texts: Sequence[str],
    made_on: date,
    to: str,
    portfolio: Portfolio | None = None,
    partner: str = "",
    given_on: date | None = None,
) -> Topic:
    """Record the recommendations of a review's report, numbered on from those that are here."""
    if not texts:
        raise Refused("Write down what the review recommends, one recommendation in each paragraph.")
    if made_on > day_of(at):
        raise Refused("That day has not come yet. Enter the day of the report.", box="made_on")
    first = queries.of_topic(THE_CLOCK, topic).count() + 1
    rows = [
        ScrutinyRecommendation(topic=topic, own_words=text, label=f"R{number}", made_on=made_on) for number, text in enumerate(texts, first)
    ]
    keep(rows, topic.organisation, topic.body, at, to=to, portfolio=portfolio, partner=partner, given_on=given_on)
    return topic


def keep(rows: Sequence[ScrutinyRecommendation], organisation: Organisation, body: Body, at: datetime, **whom: Any) -> None:
    """Each with its number and to whom it is made; given, where the day of that is said."""
    given_on = whom.pop("given_on")
    refuse_no_name(organisation, **whom)
    for number, row in zip(next_numbers(organisation, "scrutiny recommendation", len(rows)), rows, strict=True):
        row.organisation, row.body, row.number = organisation, body, number
        row.to, row.portfolio, row.partner = whom["to"], whom["portfolio"], whom["partner"]
        if given_on:
            give(row, given_on, at)
        row.save()
    add_facts(recommendations=[row.reference for row in rows])


def refuse_no_name(organisation: Organisation, to: str, portfolio: Portfolio | None, partner: str) -> None:
    """A member of the executive is named by the portfolio, a partner by name; anybody else by neither."""
    refuse_other_council(portfolio, organisation.pk)
    if (to == rules.Addressee.MEMBER) != (portfolio is not None):
        raise Refused("Choose the portfolio where it is made to a member of the executive, and only there.", box="portfolio")
    if (to == rules.Addressee.PARTNER) != bool(partner):
        raise Refused("Name the partner where it is made to a partner, and only there.", box="partner")


def give(row: ScrutinyRecommendation, given_on: date, at: datetime) -> None:
    """Let the clock run from the day on which it was received, by the rule of that day. The last day is kept: a rule may change later."""
    if given_on > day_of(at):
        raise Refused("That day has not come yet. Enter the day on which it was received.", box="given_on")
    if given_on < row.made_on:
        raise Refused("That day is before the day on which it was made. Enter the day on which it was received.", box="given_on")
    months, days = queries.months_to_answer(THE_CLOCK, row.organisation_id, given_on)
    row.given_on = given_on
    row.due_on, row.due_by_rule = rules.answer_due(row.to, given_on, months, days)


@performs(permissions.GIVE_RECOMMENDATION)
def give_recommendation(row: ScrutinyRecommendation, *, viewer: Viewer, at: datetime, given_on: date) -> ScrutinyRecommendation:
    """It was received on this day by whoever must answer, and the time for the answer begins."""
    give(row, given_on, at)
    row.save()
    return row


@performs(permissions.ANSWER_SCRUTINY)
def answer_scrutiny(
    row: ScrutinyRecommendation,
    *,
    viewer: Viewer,
    at: datetime,
    verdict: str,
    reasons: str,
    answered_on: date,
    will_do: str = "",
    owner: Office | None = None,
    do_by: date | None = None,
    decision: Decision | None = None,
) -> ScrutinyRecommendation:
    """Publish the response: whether it is accepted, why, what will be done, by which office and by when. The last response counts."""
    refuse_wrong_answer(row, at, verdict, answered_on, will_do, owner, do_by)
    refuse_other_council(decision, row.organisation_id)
    turn, by = queries.answers(THE_CLOCK, row).count() + 1, office_of(viewer, at)[:300]
    said = {"verdict": verdict, "owner": owner, "do_by": do_by, "answered_on": answered_on}
    told = {"turn": turn, "reasons": reasons, "will_do": will_do, "kept_at": at, "kept_by": by}
    RecommendationAnswer.objects.create(recommendation=row, **told, **said)
    row.verdict, row.owner, row.do_by, row.answered_on = verdict, owner, do_by, answered_on
    row.save(update_fields=[*said])
    if decision:
        AnsweredBy.objects.visible_to(THE_CLOCK).get_or_create(recommendation=row, decision=decision)
    return row


def refuse_wrong_answer(
    row: ScrutinyRecommendation, at: datetime, verdict: str, answered_on: date, will_do: str, owner: Office | None, do_by: date | None
) -> None:
    refuse_other_council(owner, row.organisation_id)
    if answered_on > day_of(at):
        raise Refused("That day has not come yet. Enter the day of the response.", box="answered_on")
    if row.given_on and answered_on < row.given_on:
        raise Refused("That day is before the recommendation was received. Enter the day of the response.", box="answered_on")
    if verdict == rules.Verdict.NOT_ACCEPTED:
        if will_do or owner or do_by:
            raise Refused("What is not accepted is carried out by nobody. Leave these boxes empty, or accept it in part.")
    elif not will_do:
        raise Refused("Say what will be done. Source: Local Government Act 2000, s.9FE.", box="will_do")
    elif do_by and do_by < answered_on:
        raise Refused("That day is before the response. Enter the day by which it will be done.", box="do_by")


@performs(permissions.REPORT_PROGRESS)
def report_progress(
    row: ScrutinyRecommendation, *, viewer: Viewer, at: datetime, state: str, comment: str, evidence: str = ""
) -> ScrutinyRecommendation:
    """Say how far it has come. What is said to be done is done once scrutiny has had it at a meeting."""
    if state == rules.Progress.DONE and not evidence:
        raise Refused("Say how it is known that it is done: a report, a figure, a place to look.")
    ProgressReport.objects.create(
        recommendation=row, state=state, comment=comment, evidence=evidence, said_at=at, said_by=office_of(viewer, at)[:300]
    )
    row.progress, row.progress_on = state, day_of(at)
    row.save(update_fields=["progress", "progress_on"])
    return row


@performs(permissions.BRING_PROGRESS)
def bring_progress(
    row: ScrutinyRecommendation, *, viewer: Viewer, at: datetime, item: Item | None = None, meeting: Meeting | None = None
) -> ScrutinyRecommendation:
    """Bring the news of it to a meeting of the scrutiny body: by an item that stands there, or by a new one."""
    where = item.meeting if item else meeting
    if where is None:
        raise Refused("Choose the item by which scrutiny has the news, or the meeting to which it comes.")
    refuse_wrong_meeting(row, where)
    item = item or put_on(row, where, viewer, at)
    _, is_new = ProgressHeard.objects.visible_to(THE_CLOCK).get_or_create(recommendation=row, item=item)
    if not is_new:
        raise Refused("That item is joined to this recommendation already.")
    add_facts(item=item.reference)
    return row


def put_on(row: ScrutinyRecommendation, meeting: Meeting, viewer: Viewer, at: datetime) -> Item:
    if meeting.held_on < day_of(at):
        raise Refused("The day of that meeting has passed. If the news came to it, choose the item by which it came.")
    title = f"What became of recommendation {row.number}: {capitalised(row.words)}"[:LONGEST_TITLE]
    if row.resolution_part and row.resolution_part.is_closed:
        title = f"What became of recommendation {row.number}"  # an agenda is more open than what was resolved in private
    return meetings.add_item(meeting, viewer=viewer, at=at, title=title, purpose=Item.Purpose.REPORT)


def refuse_wrong_meeting(row: ScrutinyRecommendation, meeting: Meeting) -> None:
    if meeting.body_id != row.body_id:
        raise Refused("That is another body's meeting. The body that recommended it has the news.")
    if meeting.cancelled_at:
        raise Refused("That meeting was cancelled. Choose another.")
    if row.given_on and meeting.held_on < row.given_on:
        raise Refused("That meeting was before the recommendation was given, so it cannot have had the news.")


@performs(permissions.NOTE_PROGRESS_HAD)
def note_progress_had(row: ScrutinyRecommendation, *, viewer: Viewer, at: datetime) -> ScrutinyRecommendation:
    """Scrutiny has had the news, ahead of the minutes that will say so too. What was said to be done is done from now on."""
    came = queries.came(THE_CLOCK, row, day_of(at))
    if came is None:
        raise Refused("The news has not come to a meeting of the body since it was last told, so nobody can have had it.")
    if came.had_at:
        raise Refused("That scrutiny has had it has been noted already.")
    came.had_at = at
    came.save(update_fields=["had_at"])
    return row
