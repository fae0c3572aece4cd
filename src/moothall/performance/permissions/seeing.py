"""Who may see a measure and its targets: everybody, unless somebody closed it under a ground."""

from django.db.models import Q

from moothall.access.guard import through
from moothall.access.viewer import Role, Viewer
from moothall.decisions.permissions import decision_seen_by
from moothall.meetings.permissions import of_report
from moothall.plans.permissions import KEEPERS, OWNERS as PLAN_OWNERS, objective_seen_by

OWNERS = PLAN_OWNERS | {Role.MEASURE_OWNER}
WRITERS = KEEPERS | OWNERS


def measure_seen_by(viewer: Viewer) -> Q:
    """A measure is open; a closed one is for whoever keeps the council's plans, or owns measures of its department."""
    rule = Q(closed_under="")
    if viewer.holds(*KEEPERS):
        rule |= Q(organisation__in=sorted(viewer.organisations(*KEEPERS)))
    if own := departments_of(viewer):
        rule |= Q(department__in=own)
    return rule


def departments_of(viewer: Viewer) -> list[int]:
    """The departments in which the viewer owns measures."""
    return sorted({held.department for held in viewer.offices if held.department and held.role in OWNERS and not held.seat})


def of_measure(viewer: Viewer) -> Q:
    """What belongs to a measure is seen with it."""
    return through("measure", measure_seen_by(viewer))


def of_definition(viewer: Viewer) -> Q:
    return through("definition", of_measure(viewer))


def formula_use_seen_by(viewer: Viewer) -> Q:
    """That one measure is worked out from another is seen by those who may see both."""
    return of_definition(viewer) & through("uses", measure_seen_by(viewer))


def measure_succession_seen_by(viewer: Viewer) -> Q:
    """That one measure took another's place is seen by those who may see both."""
    return through("earlier", measure_seen_by(viewer)) & through("later", measure_seen_by(viewer))


def measure_objective_seen_by(viewer: Viewer) -> Q:
    """That a measure tells of an objective is seen by those who may see both."""
    return of_measure(viewer) & through("objective", objective_seen_by(viewer))


def of_target(viewer: Viewer) -> Q:
    """What belongs to a target is seen with its measure."""
    return through("target", of_measure(viewer))


def target_put_seen_by(viewer: Viewer) -> Q:
    """By what Members are asked to agree a target is seen by those who may see both."""
    return (
        of_target(viewer)
        & through("recommendation", of_report(viewer), optional=True)
        & through("decision", decision_seen_by(viewer), optional=True)
    )
