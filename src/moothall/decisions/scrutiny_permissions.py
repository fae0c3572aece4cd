"""Who may see the work of scrutiny, and who may do it."""

from typing import Any

from django.db.models import Q

from moothall.access.acts import Act
from moothall.access.guard import through
from moothall.access.viewer import Viewer
from moothall.decisions.matter_permissions import matter_seen_by
from moothall.decisions.permissions import COUNCILLORS, DECISION_OFFICERS, decision_seen_by, notice_seen_by, sits_here
from moothall.decisions.rules.recommended import Verdict
from moothall.decisions.rules.scrutiny import NEXT, Outcome
from moothall.meetings.permissions import CLERKS, at_my_council, item_seen_by, meeting_seen_by, part_seen_by

SCRUTINY = "scrutiny"  # the kind of body that does this work


def topic_seen_by(viewer: Viewer) -> Q:
    """A topic is seen by everybody once it was taken up; before that by whoever suggested it, the body that it is for, and the clerks."""
    seen = Q(published_at__isnull=False) | at_my_council(viewer)
    if viewer.person:
        seen |= Q(suggested_by=viewer.person)
    return seen | Q(body__in=sorted(viewer.bodies)) if viewer.bodies else seen


def of_topic(viewer: Viewer) -> Q:
    return through("topic", topic_seen_by(viewer))


def topic_link_seen_by(viewer: Viewer) -> Q:
    """What a topic is about is seen by those who may see both."""
    return (
        of_topic(viewer)
        & through("matter", matter_seen_by(viewer), optional=True)
        & through("decision", decision_seen_by(viewer), optional=True)
        & through("notice", notice_seen_by(viewer), optional=True)
    )


def entry_seen_by(viewer: Viewer) -> Q:
    """An entry of a work programme is seen with its meeting, its topic and its notice, where it has them."""
    return (
        through("meeting", meeting_seen_by(viewer), optional=True)
        & through("topic", topic_seen_by(viewer), optional=True)
        & through("notice", notice_seen_by(viewer), optional=True)
    )


def of_entry(viewer: Viewer) -> Q:
    return through("entry", entry_seen_by(viewer))


def entry_on_agenda_seen_by(viewer: Viewer) -> Q:
    """As which item an entry stands is seen by those who may see both."""
    return of_entry(viewer) & through("item", item_seen_by(viewer))


def recommendation_seen_by(viewer: Viewer) -> Q:
    """A recommendation is seen with the part of the resolution that makes it, or with the topic whose report makes it."""
    return through("resolution_part", part_seen_by(viewer), optional=True) & through("topic", topic_seen_by(viewer), optional=True)


def of_recommendation(viewer: Viewer) -> Q:
    return through("recommendation", recommendation_seen_by(viewer))


def answered_by_seen_by(viewer: Viewer) -> Q:
    """That a decision answers a recommendation is seen by those who may see both."""
    return of_recommendation(viewer) & through("decision", decision_seen_by(viewer))


def heard_seen_by(viewer: Viewer) -> Q:
    """At which item scrutiny has the news is seen by those who may see both."""
    return of_recommendation(viewer) & through("item", item_seen_by(viewer))


def leads_it(viewer: Viewer, topic: Any) -> bool:
    return viewer.person is not None and topic.lead_id == viewer.person


def carries_it_out(viewer: Viewer, row: Any) -> bool:
    return viewer.person is not None and row.owner is not None and row.owner.person_id == viewer.person


def nothing_more_to_say(topic: Any, **_: Any) -> str:
    return "" if NEXT[topic.outcome] else f"This topic has been {topic.outcome}. Suggest it anew, so that both answers stay readable."


def suggested_it(viewer: Viewer, topic: Any) -> bool:
    return viewer.person is not None and topic.suggested_by_id == viewer.person


def cannot_be_reworded(topic: Any, *, viewer: Viewer, **_: Any) -> str:
    """Whoever suggested it until it is answered; the clerks as long as anything may become of it."""
    if topic.outcome and not viewer.holds_at(topic.organisation_id, *CLERKS):
        return f"This topic has been {topic.outcome}. Ask the clerk to change its words."
    return nothing_more_to_say(topic)


def is_not_taken_up(topic: Any, **_: Any) -> str:
    return "" if topic.outcome == Outcome.TAKEN_UP else "This topic has not been taken up, so there is no review yet."


def is_no_scrutiny_body(body: Any, **_: Any) -> str:
    return "" if body.kind == SCRUTINY else "Only a scrutiny body keeps a programme of this kind."


def is_off(entry: Any, **_: Any) -> str:
    return "This has been taken off the programme." if entry.taken_off_at else ""


def is_no_scrutiny_meeting(meeting: Any, **_: Any) -> str:
    """Of a scrutiny body; and out, because the words of minutes that are not may still change."""
    if meeting.body.kind != SCRUTINY:
        return "Only a meeting of a scrutiny body makes recommendations of this kind."
    is_out = meeting.minutes_published_at or meeting.decisions_published_at
    return "" if is_out else "What this meeting resolved is not out yet. Publish its decisions or its minutes first."


def is_given(row: Any, **_: Any) -> str:
    return "This recommendation has been given already." if row.given_on else ""


def is_not_given(row: Any, **_: Any) -> str:
    return "" if row.given_on else "Say first on which day it was given to whoever must answer."


def is_not_accepted(row: Any, **_: Any) -> str:
    """Progress is told of what was accepted, in whole or in part."""
    accepted = row.verdict and row.verdict != Verdict.NOT_ACCEPTED
    return "" if accepted else "Nobody has accepted this recommendation, so there is no progress to tell."


WHO_LEADS, WHO_CARRIES = "whoever leads the review", "whoever holds the office that carries it out"
SUGGEST_TOPIC = Act(
    "decisions.suggest_topic",
    "Suggesting a topic for scrutiny",
    CLERKS | COUNCILLORS,
    or_by=sits_here,
    or_whom="whoever sits on a committee",
)
CHANGE_TOPIC = Act(
    "decisions.change_topic",
    "Changing the words of a topic",
    CLERKS,
    cannot_be_reworded,
    or_by=suggested_it,
    or_whom="whoever suggested it",
)
WEIGH_TOPIC = Act("decisions.weigh_topic", "Weighing a topic", CLERKS, nothing_more_to_say)
SETTLE_TOPIC = Act("decisions.settle_topic", "Saying what becomes of a topic", CLERKS, nothing_more_to_say)
SCOPE_REVIEW = Act("decisions.scope_review", "Setting the scope of a review", CLERKS, is_not_taken_up, or_by=leads_it, or_whom=WHO_LEADS)
LINK_TOPIC = Act("decisions.link_topic", "Saying what a topic is about", CLERKS)
PLAN_ENTRY = Act("decisions.plan_entry", "Putting something on a work programme", CLERKS, is_no_scrutiny_body)
CHANGE_ENTRY = Act("decisions.change_entry", "Changing an entry of a work programme", CLERKS, is_off)
MOVE_ENTRY = Act("decisions.move_entry", "Moving an entry of a work programme", CLERKS, is_off)
TAKE_ENTRY_OFF = Act("decisions.take_entry_off", "Taking something off a work programme", CLERKS, is_off)
PUT_ENTRY_ON_AGENDA = Act("decisions.put_entry_on_agenda", "Putting an entry of a work programme on its agenda", CLERKS, is_off)
RECOMMEND_FROM_MEETING = Act(
    "decisions.recommend_from_meeting", "Recording the recommendations of a scrutiny meeting", CLERKS, is_no_scrutiny_meeting
)
RECOMMEND_FROM_REVIEW = Act("decisions.recommend_from_review", "Recording the recommendations of a review", CLERKS, is_not_taken_up)
GIVE_RECOMMENDATION = Act("decisions.give_recommendation", "Recording that a recommendation was given", CLERKS, is_given)
ANSWER_SCRUTINY = Act("decisions.answer_scrutiny", "Recording the response to a recommendation of scrutiny", CLERKS, is_not_given)
REPORT_PROGRESS = Act(
    "decisions.report_progress", "Telling the progress of a recommendation", DECISION_OFFICERS, is_not_accepted,
    or_by=carries_it_out, or_whom=WHO_CARRIES,
)  # fmt: skip
BRING_PROGRESS = Act("decisions.bring_progress", "Bringing the news of a recommendation to scrutiny", CLERKS, is_not_accepted)
NOTE_PROGRESS_HAD = Act("decisions.note_progress_had", "Noting that scrutiny has had the news", CLERKS, is_not_accepted)
