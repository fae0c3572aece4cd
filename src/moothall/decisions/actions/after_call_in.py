"""What comes of a call-in: it is put on an agenda, scrutiny answers it, and whoever it was referred to answers scrutiny."""

from datetime import datetime

from moothall.access.acts import Refused, add_facts, performs
from moothall.access.viewer import THE_CLOCK, Viewer
from moothall.authority.queries import closure_days
from moothall.decisions import permissions, queries, rules
from moothall.decisions.actions.call_in_telling import tell
from moothall.decisions.actions.decision import supersede
from moothall.decisions.models import CallIn, Decision, HeardAt
from moothall.decisions.rules import Outcome, Step
from moothall.meetings import actions as meetings
from moothall.meetings.models import Item, Meeting

REFERS = {Outcome.REFER_BACK: Step.RECONSIDERED, Outcome.REFER_TO_COUNCIL: Step.COUNCIL_MEETS}
# As an outcome is said in few words: referred is the decider's, unless it is said to be Council's.
CALLED = {"referred": Outcome.REFER_BACK, "council": Outcome.REFER_TO_COUNCIL, "confirmed": Outcome.CONFIRM}
UNCHECKED = "Nobody has said yet whether this call-in is valid. That comes first."


@performs(permissions.PUT_CALL_IN_ON)
def put_call_in_on(decision: Decision, *, viewer: Viewer, at: datetime, meeting: Meeting) -> Item:
    """Put a call-in on the agenda of a meeting as an item of its own, and join the two."""
    call_in = live(decision)
    if meeting.organisation_id != decision.organisation_id:
        raise Refused("This is another council's meeting.")
    if HeardAt.objects.visible_to(THE_CLOCK).filter(call_in=call_in, item__meeting=meeting).exists():
        raise Refused("It stands on the agenda of this meeting already.")
    title = f"{'After scrutiny' if call_in.outcome else 'Called in'}: {decision.title}"[:500]
    item = meetings.add_item(meeting, viewer=viewer, at=at, title=title, purpose=Item.Purpose.REPORT, text=grounds_of(decision))
    HeardAt.objects.create(call_in=call_in, item=item)
    add_facts(decision=decision.reference)
    return item


def grounds_of(decision: Decision) -> str:
    """Who called it in and why, a paragraph each, as the agenda says it."""
    rows = queries.standing_requests(queries.requests(THE_CLOCK, decision))
    return "\n".join(f"{row.who}: {' '.join(row.grounds.split())}" for row in rows)


def live(decision: Decision) -> CallIn:
    """The call-in that is to be answered: found valid, or needing nobody to find it so."""
    call_in = queries.call_in_of(THE_CLOCK, decision)
    if call_in is None or call_in.is_valid is None:
        raise Refused(UNCHECKED)
    return call_in


@performs(permissions.ANSWER_CALL_IN)
def answer_call_in(
    decision: Decision, *, viewer: Viewer, at: datetime, outcome: str, because: str = "", later: Decision | None = None
) -> Decision:
    """What came of it: referred by scrutiny to the decider or to Council, or confirmed or changed. Both of these take effect now.

    Where it was changed by a new decision, that one takes this one's place.
    """
    call_in = live(decision)
    if call_in.outcome:
        answer_scrutiny(decision, call_in, at, outcome, because, later, viewer)
    else:
        answer_by_scrutiny(decision, call_in, at, outcome, because)
    tell(decision, outcome, at, call_in.number)
    return decision


def answer_by_scrutiny(decision: Decision, call_in: CallIn, at: datetime, outcome: str, because: str) -> None:
    """What scrutiny does with it, of what the rule lets it do."""
    _, rule = queries.call_in_rule_of(decision)
    found = CALLED.get(outcome)
    if found not in rules.outcomes_of(rule):
        raise Refused(f"By the rule of this council scrutiny can {' or '.join(rules.outcomes_of(rule))}, and “{outcome}” is none of these.")
    call_in.outcome, call_in.outcome_at, call_in.outcome_because = found, at, because
    if found is Outcome.CONFIRM:
        decision.confirmed_at, decision.call_in_lapses_at = at, None
    else:
        refer(decision, call_in, rule, REFERS[found], at)
    keep(decision, call_in)


def refer(decision: Decision, call_in: CallIn, rule: rules.CallInRule, step: Step, at: datetime) -> None:
    """Let it wait for the answer, until the day that the rule gives for it."""
    moments = rules.Moments(decision.call_in_closes_at, decision.effective_from)
    due = rules.due(rule, step, at, moments, closure_days(THE_CLOCK, decision.organisation_id))
    call_in.answer_by = due.on
    decision.referred_at = decision.referred_at or at
    decision.call_in_lapses_at = due.lapses_at


def answer_scrutiny(
    decision: Decision, call_in: CallIn, at: datetime, outcome: str, because: str, later: Decision | None, viewer: Viewer
) -> None:
    """What whoever it was referred to did: confirmed it, changed it, or, as Council, sent it on to whoever took it."""
    _, rule = queries.call_in_rule_of(decision)
    if outcome == "referred" and call_in.outcome == Outcome.REFER_TO_COUNCIL and not call_in.answer:
        call_in.answer, call_in.answered_at, call_in.answer_because = "objected", at, because
        refer(decision, call_in, rule, Step.RECONSIDERED, at)
        keep(decision, call_in)
        return
    if outcome not in ("confirmed", "changed"):
        raise Refused(f"What was referred is confirmed or changed, and “{outcome}” is neither.")
    call_in.answer, call_in.answered_at, call_in.answer_because = outcome, at, because
    setattr(decision, f"{outcome}_at", at)
    decision.call_in_lapses_at = None
    keep(decision, call_in)
    if later is not None:
        if outcome != "changed" or later.organisation_id != decision.organisation_id or later.pk == decision.pk:
            raise Refused("Only a decision that was changed gives place to another of this council.")
        supersede(decision, viewer=viewer, at=at, later=later)


def keep(decision: Decision, call_in: CallIn) -> None:
    call_in.save()
    decision.save(update_fields=["referred_at", "confirmed_at", "changed_at", "call_in_lapses_at"])
