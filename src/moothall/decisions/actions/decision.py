"""The life of a decision: recorded, published, withdrawn, superseded."""

from datetime import datetime
from hashlib import sha256

import rfc8785

from moothall.access.acts import Refused, add_facts, performs
from moothall.access.viewer import THE_CLOCK, Viewer
from moothall.authority.models import Organisation
from moothall.authority.numbering import next_number
from moothall.authority.queries import closure_days
from moothall.decisions import permissions, queries, rules, said
from moothall.decisions.actions.writing import write_contents, write_fields
from moothall.decisions.models import Decision, Supersession, TakenAt
from moothall.meetings.models import Item, Meeting

MOMENTS = ("call_in_rule", "call_in_closes_at", "effective_from", "is_subject_to_call_in", "call_in_excluded_because")


@performs(permissions.RECORD_DECISION)
def record_decision(
    organisation: Organisation,
    *,
    viewer: Viewer,
    at: datetime,
    decision: said.Decision,
    meeting: Meeting | None = None,
    item: Item | None = None,
) -> Decision:
    """Write down a decision. Nobody but the clerks sees it until it is published."""
    row = Decision(organisation=organisation, number=next_number(organisation, "decision"), recorded_by=viewer.reference)
    write_fields(row, decision)
    row.save()
    write_contents(row, decision, is_new=True)
    if meeting:
        TakenAt.objects.create(decision=row, meeting=meeting, item=item)
    return row


@performs(permissions.PUBLISH)
def publish(decision: Decision, *, viewer: Viewer, at: datetime) -> Decision:
    """Publish a decision. Both moments of call-in are kept as they follow from the rule and the calendar of today."""
    decision.published_at = at
    if can_be_called_in(decision, at):
        set_moments(decision, at)
    decision.save(update_fields=["published_at", *MOMENTS])
    add_facts(words=fingerprint(viewer, decision))
    return decision


def can_be_called_in(decision: Decision, at: datetime) -> bool:
    """Whether the rule of the day lets it be called in. What the rule keeps out takes effect when it is published, and says why."""
    _, rule = queries.call_in_rule(decision.organisation_id, rules.day_of(at))
    if decision.is_urgent and rule.urgency_agreed_by and not decision.urgent_agreed_by:
        raise Refused(f"It is urgent, and nobody is recorded to have agreed. By the rule of this council that is {rule.urgency_agreed_by}.")
    if decision.is_urgent or not decision.is_subject_to_call_in:
        return False
    decision.call_in_excluded_because = rules.excluded_because(rule, queries.contents_of(decision))
    decision.is_subject_to_call_in = not decision.call_in_excluded_because
    return decision.is_subject_to_call_in


def set_moments(decision: Decision, at: datetime) -> None:
    """Until when it can be called in, and from when it is in effect, by the council's rule of the day."""
    decision.call_in_rule, rule = queries.call_in_rule(decision.organisation_id, rules.day_of(at))
    moments = rules.moments_after(at, rule, closure_days(THE_CLOCK, decision.organisation_id))
    decision.call_in_closes_at, decision.effective_from = moments.call_in_closes_at, moments.effective_from


def fingerprint(viewer: Viewer, decision: Decision) -> str:
    """A hash of the open words of the decision, so that the record can prove what was published."""
    parts = [part.text for part in queries.parts(viewer, decision) if not part.is_closed]
    words = {"title": decision.title, "reasons": decision.reasons, "alternatives": decision.alternatives, "parts": parts}
    return sha256(rfc8785.dumps(words)).hexdigest()


@performs(permissions.JOIN_MEETING)
def join_meeting(decision: Decision, *, viewer: Viewer, at: datetime, meeting: Meeting, item: Item | None = None) -> Decision:
    """Say at which meeting a decision was taken, and on which item, once they are here."""
    TakenAt.objects.visible_to(viewer).update_or_create(decision=decision, defaults={"meeting": meeting, "item": item})
    return decision


@performs(permissions.WITHDRAW)
def withdraw(decision: Decision, *, viewer: Viewer, at: datetime, because: str, is_deleted: bool = False) -> Decision:
    """Withdraw a decision, or delete one that was entered by mistake. Either way it stays where it is, with the reason."""
    decision.withdrawn_at, decision.withdrawn_because, decision.is_deleted = at, because, is_deleted
    decision.save(update_fields=["withdrawn_at", "withdrawn_because", "is_deleted"])
    return decision


@performs(permissions.SUPERSEDE)
def supersede(decision: Decision, *, viewer: Viewer, at: datetime, later: Decision) -> Decision:
    """Let a later decision take this one's place."""
    refuse_what_cannot_follow(decision, later)
    decision.superseded_at = at
    decision.save(update_fields=["superseded_at"])
    Supersession.objects.create(earlier=decision, later=later)
    return decision


def refuse_what_cannot_follow(decision: Decision, later: Decision) -> None:
    if later.pk == decision.pk:
        raise Refused("A decision cannot take its own place. Name the later one.")
    ahead = [later.pk]
    while ahead:
        followed = Supersession.objects.visible_to(THE_CLOCK).filter(earlier__in=ahead).values_list("later", flat=True)
        if decision.pk in (ahead := list(followed)):
            raise Refused("This decision took the place of that one. The earlier cannot follow the later.")
