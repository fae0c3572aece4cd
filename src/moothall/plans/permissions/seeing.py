"""Who may see a plan, its objectives and its actions."""

from django.db.models import Q

from moothall.access.guard import through
from moothall.access.viewer import Role, Viewer
from moothall.decisions.permissions import commitment_seen_by, decision_seen_by
from moothall.meetings.permissions import CLERKS, of_report
from moothall.risks.permissions import risk_seen_by

# Whoever keeps the plans of the whole council; and whoever owns some of them.
KEEPERS = CLERKS | {Role.PERFORMANCE_TEAM}
OWNERS = frozenset({Role.HEAD_OF_SERVICE, Role.PLAN_OWNER})
WRITERS = KEEPERS | OWNERS


def or_writers(rule: Q, viewer: Viewer, key: str = "organisation") -> Q:
    """What the rule opens; and all that belongs to a council in which the viewer writes plans."""
    return rule | Q(**{f"{key}__in": sorted(viewer.organisations(*WRITERS))}) if viewer.holds(*WRITERS) else rule


def departments_of(viewer: Viewer) -> list[int]:
    """The departments in which the viewer owns plans."""
    return sorted({held.department for held in viewer.offices if held.department and held.role in OWNERS})


def or_closed(viewer: Viewer, *departments: str) -> Q:
    """What is not closed; and what is, for whoever keeps the plans of that council, or owns those of one of these departments."""
    rule = Q(closed_under="")
    if viewer.holds(*KEEPERS):
        rule |= Q(organisation__in=sorted(viewer.organisations(*KEEPERS)))
    if own := departments_of(viewer):
        for department in departments:
            rule |= Q(**{f"{department}__in": own})
    return rule


def plan_seen_by(viewer: Viewer) -> Q:
    """A plan is seen once it has been published, approved or not; before that, by those who write plans."""
    return or_writers(Q(published_at__isnull=False), viewer)


def of_plan(viewer: Viewer) -> Q:
    """What belongs to a plan is seen with it."""
    return through("plan", plan_seen_by(viewer))


def plan_place_seen_by(viewer: Viewer) -> Q:
    """That one plan stands within another is seen by those who may see both."""
    return of_plan(viewer) & through("above", plan_seen_by(viewer))


def plan_succession_seen_by(viewer: Viewer) -> Q:
    """That one plan follows another is seen by those who may see both."""
    return through("earlier", plan_seen_by(viewer)) & through("later", plan_seen_by(viewer))


def put_forward_seen_by(viewer: Viewer) -> Q:
    """That a report asks members about a plan is seen by those who may see both."""
    return of_plan(viewer) & through("recommendation", of_report(viewer))


def objective_seen_by(viewer: Viewer) -> Q:
    """An objective is seen with its plan, unless it is closed."""
    return of_plan(viewer) & or_closed(viewer, "plan__department")


def of_objective(viewer: Viewer) -> Q:
    """What belongs to an objective is seen with it."""
    return through("objective", objective_seen_by(viewer))


def contribution_seen_by(viewer: Viewer) -> Q:
    """That one objective contributes to another is seen by those who may see both."""
    return of_objective(viewer) & through("to", objective_seen_by(viewer))


def objective_succession_seen_by(viewer: Viewer) -> Q:
    """That an objective was carried over is seen by those who may see both."""
    return through("earlier", objective_seen_by(viewer)) & through("later", objective_seen_by(viewer))


def objective_tie_seen_by(viewer: Viewer) -> Q:
    """That a decision or a commitment concerns an objective is seen by those who may see both."""
    return (
        of_objective(viewer)
        & through("decision", decision_seen_by(viewer), optional=True)
        & through("commitment", commitment_seen_by(viewer), optional=True)
    )


def threat_seen_by(viewer: Viewer) -> Q:
    """That a risk threatens an objective is seen by those who may see both."""
    return of_objective(viewer) & through("risk", risk_seen_by(viewer))


def action_seen_by(viewer: Viewer) -> Q:
    """An action is seen with its plan and with its objective, unless it is closed."""
    return (
        of_plan(viewer)
        & through("objective", objective_seen_by(viewer), optional=True)
        & or_closed(viewer, "plan__department", "owner__department")
    )


def of_action(viewer: Viewer) -> Q:
    """What belongs to an action is seen with it."""
    return through("action", action_seen_by(viewer))


def dependency_seen_by(viewer: Viewer) -> Q:
    """That one action waits for another is seen by those who may see both."""
    return of_action(viewer) & through("needs", action_seen_by(viewer))


def action_succession_seen_by(viewer: Viewer) -> Q:
    """That an action was carried over is seen by those who may see both."""
    return through("earlier", action_seen_by(viewer)) & through("later", action_seen_by(viewer))


def action_tie_seen_by(viewer: Viewer) -> Q:
    """From which decision or commitment an action was taken up is seen by those who may see both."""
    return (
        of_action(viewer)
        & through("decision", decision_seen_by(viewer), optional=True)
        & through("commitment", commitment_seen_by(viewer), optional=True)
    )


def handover_seen_by(viewer: Viewer) -> Q:
    """That work was passed on, and why, is for those who write plans in that council, and for whoever it came to."""
    rule = Q(organisation__in=sorted(viewer.organisations(*WRITERS)))
    return rule | Q(to__person=viewer.person) if viewer.person else rule


def of_handover(viewer: Viewer) -> Q:
    """That something was among it is seen with it; what it is called, by those who may see the thing itself."""
    return through("handover", handover_seen_by(viewer))


def reminded_seen_by(viewer: Viewer) -> Q:
    """Who was reminded is known to whoever keeps the plans of that council."""
    return of_action(viewer) & Q(action__organisation__in=sorted(viewer.organisations(*KEEPERS)))
