"""Call-in: members who ask for it and take it back, a committee that asks, and whether it is valid."""

from datetime import datetime

from moothall.access.acts import Refused, add_facts, performs
from moothall.access.viewer import THE_CLOCK, Role, Viewer
from moothall.authority.models import Body, Person
from moothall.authority.queries import closure_days
from moothall.decisions import permissions, queries, rules
from moothall.decisions.actions.call_in_telling import tell
from moothall.decisions.models import CallIn, CallInRequest, Decision

CHECKERS = {rules.Checker.MONITORING_OFFICER: Role.MONITORING_OFFICER, rules.Checker.COMMITTEE_CLERK: Role.COMMITTEE_CLERK}


@performs(permissions.CALL_IN)
def call_in(decision: Decision, *, viewer: Viewer, at: datetime, grounds: str) -> Decision:
    """One member asks, with grounds. When enough have asked, the decision is called in at once and does not take effect."""
    if why := queries.why_not_ask(viewer, decision, at):
        raise Refused(why)
    _, rule = queries.call_in_rule_of(decision)
    member = Person.objects.get(pk=viewer.person or 0)
    who = queries.caller(decision, member, rules.day_of(at))
    said = {"member": member, "ways": sorted(rules.ways_open_to(rule, who)), "is_chair": who.is_chair}
    return keep_request(decision, rule, at, grounds=grounds, **said)


@performs(permissions.RECORD_COMMITTEE_CALL_IN)
def record_committee_call_in(decision: Decision, *, viewer: Viewer, at: datetime, committee: Body, grounds: str) -> Decision:
    """Keep that a committee resolved to call a decision in, where the rule lets a committee do so."""
    row, rule = queries.call_in_rule_of(decision)
    ways = rules.ways_of_committee(rule)
    if not ways:
        raise Refused("By the rule of this council a committee cannot call in a decision by its resolution; members ask themselves.")
    if row and row.committee_id not in (None, committee.pk):
        raise Refused(f"By the rule of this council it is {row.committee} that can call in a decision.")
    rows = queries.standing_requests(queries.requests(THE_CLOCK, decision))
    if any(one.committee_id == committee.pk for one in rows):
        raise Refused("That the committee asked is kept already.")
    return keep_request(decision, rule, at, committee=committee, grounds=grounds, ways=sorted(ways))


def keep_request(decision: Decision, rule: rules.CallInRule, at: datetime, **said: object) -> Decision:
    """Keep a request, with the ways of the rule towards which it counts on this day; and the call-in, once there are enough."""
    last = queries.call_in_of(THE_CLOCK, decision)
    live = last if last and last.is_valid is None else None
    CallInRequest.objects.create(decision=decision, asked_at=at, call_in=live, **said)
    rows = queries.standing_requests(queries.requests(THE_CLOCK, decision))
    if live is None and rules.is_enough(rule, [row.signature() for row in rows]):
        begin(decision, rule, at, number=last.number + 1 if last else 1)
    return decision


def begin(decision: Decision, rule: rules.CallInRule, at: datetime, number: int) -> None:
    """Enough have asked: from now on the decision does not take effect, and the days that follow are reckoned."""
    due = rules.due(rule, rules.Step.SCRUTINY_MEETS, at, moments_of(decision), closure_days(THE_CLOCK, decision.organisation_id))
    unchecked = rule.checked_by is rules.Checker.NOBODY
    row = CallIn.objects.create(
        decision=decision, number=number, called_in_at=at, hear_by=due.on,
        is_valid=True if unchecked else None, checked_at=at if unchecked else None,
    )  # fmt: skip
    CallInRequest.objects.visible_to(THE_CLOCK).filter(decision=decision, call_in=None).update(call_in=row)
    decision.called_in_at, decision.call_in_lapses_at, decision.call_in_invalid_at = at, due.lapses_at, None
    decision.save(update_fields=["called_in_at", "call_in_lapses_at", "call_in_invalid_at"])
    add_facts(is_called_in=True)
    tell(decision, "called in", at, number)


def moments_of(decision: Decision) -> rules.Moments:
    return rules.Moments(decision.call_in_closes_at, decision.effective_from)


@performs(permissions.TAKE_BACK_CALL_IN)
def take_back_call_in(decision: Decision, *, viewer: Viewer, at: datetime) -> Decision:
    """A member takes back what they asked. If too few are left, the decision is called in no longer, and goes on by its clock."""
    mine = queries.request_of(THE_CLOCK, decision, viewer.person)
    if mine is None:
        raise Refused("You have not asked for this decision to be called in, so there is nothing to take back.")
    call_in = mine.call_in
    if call_in and call_in.is_valid:
        raise Refused("The call-in has been found valid, so nobody can take their part in it back.")
    mine.delete()
    _, rule = queries.call_in_rule_of(decision)
    rows = queries.standing_requests(queries.requests(THE_CLOCK, decision))
    if call_in and not rules.is_enough(rule, [row.signature() for row in rows]):
        CallInRequest.objects.visible_to(THE_CLOCK).filter(call_in=call_in).update(call_in=None)
        let_go(decision, call_in, at, "Too few were left after a member took their request back.")
        add_facts(is_called_in=False)
    return decision


@performs(permissions.CHECK_CALL_IN)
def check_call_in(decision: Decision, *, viewer: Viewer, at: datetime, is_valid: bool, because: str) -> Decision:
    """Say whether a call-in is valid, with reasons. One that is not ends at once: the decision goes on by its clock."""
    call_in = queries.call_in_of(THE_CLOCK, decision)
    if call_in is None or call_in.is_valid is not None:
        raise Refused("Whether this call-in is valid has been said already.")
    _, rule = queries.call_in_rule_of(decision)
    needed = CHECKERS[rule.checked_by]
    if not viewer.holds_at(decision.organisation_id, needed):
        raise Refused(f"By the rule of this council, whether a call-in is valid is said by {rule.checked_by}.")
    if is_valid:
        answer(call_in, at, because, viewer, is_valid=True)
        tell(decision, "valid", at, call_in.number)
    else:
        let_go(decision, call_in, at, because, viewer)
        tell(decision, "invalid", at, call_in.number)
    return decision


def let_go(decision: Decision, call_in: CallIn, at: datetime, because: str, viewer: Viewer | None = None) -> None:
    """A call-in that is none, or one no longer, holds nothing back from this moment. What it was stays to be read."""
    answer(call_in, at, because, viewer, is_valid=False)
    decision.call_in_invalid_at, decision.call_in_lapses_at = at, None
    decision.save(update_fields=["call_in_invalid_at", "call_in_lapses_at"])


def answer(call_in: CallIn, at: datetime, because: str, viewer: Viewer | None, *, is_valid: bool) -> None:
    call_in.is_valid, call_in.checked_at, call_in.checked_because = is_valid, at, because
    call_in.checked_by_id = viewer.person if viewer else None
    call_in.save(update_fields=["is_valid", "checked_at", "checked_because", "checked_by"])
