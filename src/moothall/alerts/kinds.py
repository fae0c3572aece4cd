"""What is news, and what a letter calls it."""

from moothall.decisions import matter_permissions as matters, permissions as decisions
from moothall.meetings import permissions as meetings
from moothall.plans import permissions as plans
from moothall.plans.permissions import savings
from moothall.record.models import Entry

# In the order in which a letter tells them.
HEADINGS = {
    meetings.CANCEL_MEETING.key: "Cancelled",
    meetings.MOVE_MEETING.key: "Moved",
    meetings.PUBLISH_NOTICE.key: "Notices of meetings",
    meetings.PUBLISH_PRIVATE_NOTICE.key: "Notices of meetings in private",
    meetings.PUBLISH_AGENDA.key: "Agendas",
    meetings.PUBLISH_REVISED_AGENDA.key: "Revised agendas",
    meetings.PUBLISH_SUPPLEMENT.key: "Supplements to agendas",
    meetings.PUBLISH_DECISIONS.key: "What meetings resolved",
    meetings.PUBLISH_DRAFT_MINUTES.key: "Draft minutes",
    meetings.PUBLISH_MINUTES.key: "Minutes",
    meetings.CONFIRM_MINUTES.key: "Minutes that were confirmed",
    decisions.PUBLISH_NOTICE.key: "Decisions to come",
    decisions.PUBLISH_CHANGED_NOTICE.key: "Decisions to come, changed",
    decisions.CARRY_NOTICE.key: "Decisions to come, moved to another time",
    decisions.USE_GENERAL_EXCEPTION.key: "Decisions to come, under the general exception",
    decisions.USE_SPECIAL_URGENCY.key: "Decisions that cannot wait",
    decisions.WITHDRAW_NOTICE.key: "Decisions no longer to come",
    decisions.PUBLISH.key: "Decisions",
    decisions.CALL_IN.key: "Called in",
    decisions.WITHDRAW.key: "Decisions withdrawn",
    decisions.REPORT_BACK.key: "Commitments that have reported back",
    plans.PUBLISH_PLAN.key: "Plans",
    plans.AMEND_PLAN.key: "Plans that were amended",
    plans.CLOSE_PLAN.key: "Plans that have ended",
    savings.PUBLISH_PROGRAMME.key: "Savings programmes",
    savings.SET_TARGET.key: "Targets of savings",
    savings.PUBLISH_LINE.key: "Savings",
    savings.OPEN_LINE.key: "Savings that can be read now",
    savings.JUDGE_LINE.key: "How sure savings are",
    matters.PUBLISH_MATTER.key: "Histories of matters",
    matters.ADD_TO_MATTER.key: "Added to the history of a matter",
}
ORDER = {act: number for number, act in enumerate(HEADINGS)}


def is_news(entry: Entry) -> bool:
    """One member who asks for a call-in is none; that a decision is called in is."""
    return entry.act in HEADINGS and (entry.act != decisions.CALL_IN.key or bool(entry.facts.get("is_called_in")))
