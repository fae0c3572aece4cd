"""Call-in: by which rule a decision goes, and who has asked for it."""

from datetime import date

from django.db.models import QuerySet

from moothall.access.viewer import Viewer
from moothall.decisions import rules
from moothall.decisions.models import CallInRequest, CallInRule, Decision


def call_in_rules(viewer: Viewer, organisation: int) -> QuerySet[CallInRule]:
    return CallInRule.objects.filter(organisation=organisation).order_by("-since", "-pk")


def call_in_rule(organisation: int, day: date) -> tuple[CallInRule | None, rules.CallInRule]:
    """The council's rule of a day, with its row; the usual rule, and no row, where none is recorded."""
    row = CallInRule.objects.filter(CallInRule.on(day), organisation=organisation).order_by("-since", "-pk").first()
    return row, row.as_rule() if row else rules.USUAL_RULE


def call_in_rule_of(decision: Decision) -> tuple[CallInRule | None, rules.CallInRule]:
    """The rule under which a decision was published."""
    row = decision.call_in_rule
    return row, row.as_rule() if row else rules.USUAL_RULE


def requests(viewer: Viewer, decision: Decision) -> QuerySet[CallInRequest]:
    """Who has asked for call-in, and why."""
    rows = CallInRequest.objects.visible_to(viewer).filter(decision=decision).select_related("member__organisation")
    return rows.order_by("asked_at", "pk")


def members_needed(decision: Decision) -> int:
    """How many it takes by the rule under which the decision was published; one, where the rule names no number at all.

    Whoever may call in alone by office is not told apart here: their request counts as one member's.
    """
    _, rule = call_in_rule_of(decision)
    return min((callers.members_needed for callers in rule.callers if callers.members_needed), default=1)
