"""Urgency: who agreed that a decision cannot wait for call-in, and why. It is said before the decision takes effect."""

from datetime import date, datetime

from moothall.access.acts import Refused, performs
from moothall.access.viewer import Viewer
from moothall.decisions import permissions, queries, rules
from moothall.decisions.models import Decision


@performs(permissions.CERTIFY_URGENCY)
def certify_urgency(decision: Decision, *, viewer: Viewer, at: datetime, agreed_by: str, agreed_on: date, because: str) -> Decision:
    """Keep who agreed that it is urgent, when, and why. It is published with the decision, which then takes effect at once."""
    _, rule = queries.call_in_rule(decision.organisation_id, rules.day_of(at))
    if rules.Exclusion.URGENT not in rule.exclusions:
        raise Refused("The rule of this council keeps no urgent decision out of call-in, so urgency changes nothing here.")
    if agreed_on > rules.day_of(at):
        raise Refused("That day has not come yet. Say on which day it was agreed.")
    decision.is_urgent, decision.urgent_because = True, because
    decision.urgent_agreed_by, decision.urgent_agreed_on = agreed_by, agreed_on
    decision.save(update_fields=["is_urgent", "urgent_because", "urgent_agreed_by", "urgent_agreed_on"])
    return decision
