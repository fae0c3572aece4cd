"""Call-in: the rule by which it goes, members who ask for it, and what comes of it."""

from datetime import date, datetime
from typing import Any

from moothall.access.acts import Refused, add_facts, performs
from moothall.access.viewer import THE_CLOCK, Viewer
from moothall.authority.models import Organisation, Person
from moothall.authority.rules import ONE_DAY
from moothall.decisions import permissions, queries
from moothall.decisions.models import CallInRequest, CallInRule, Decision


@performs(permissions.SET_CALL_IN_RULE)
def set_call_in_rule(
    organisation: Organisation, *, viewer: Viewer, at: datetime, since: date | None, source: str, **said: Any
) -> CallInRule:
    """Set the rule from a day on; the one before it ends on the day before, and still judges what was published under it."""
    earlier = CallInRule.objects.filter(organisation=organisation, until=None)
    if since:
        earlier.filter(since__lt=since).update(until=since - ONE_DAY)
        earlier.filter(since=None).update(until=since - ONE_DAY)
    return CallInRule.objects.create(organisation=organisation, since=since, source=source, **said)


@performs(permissions.CALL_IN)
def call_in(decision: Decision, *, viewer: Viewer, at: datetime, grounds: str) -> Decision:
    """One member asks, with grounds. When enough have asked, the decision is called in and does not take effect."""
    member = Person.objects.filter(pk=viewer.person).first() if viewer.person else None
    if member is None:
        raise Refused("Your account belongs to no councillor here, so a call-in could not bear your name.")
    asked = CallInRequest.objects.visible_to(THE_CLOCK).filter(decision=decision)
    if asked.filter(member=member).exists():
        raise Refused("You have already asked for this decision to be called in.")
    CallInRequest.objects.create(decision=decision, member=member, asked_at=at, grounds=grounds)
    if asked.count() >= queries.members_needed(decision):
        decision.called_in_at = at
        decision.save(update_fields=["called_in_at"])
        add_facts(is_called_in=True)
    return decision


@performs(permissions.ANSWER_CALL_IN)
def answer_call_in(decision: Decision, *, viewer: Viewer, at: datetime, outcome: str) -> Decision:
    """What came of it: referred by scrutiny, or confirmed or changed by whoever decided. Both of these take effect now."""
    field = {"referred": "referred_at", "confirmed": "confirmed_at", "changed": "changed_at"}.get(outcome)
    if field is None:
        raise Refused(f"A call-in is referred, confirmed or changed, and “{outcome}” is none of these.")
    setattr(decision, field, at)
    decision.save(update_fields=[field])
    return decision
