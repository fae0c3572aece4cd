"""What a report to members tells of a plan: only what everybody may read, whoever writes it."""

from datetime import datetime

from moothall.access.viewer import PUBLIC, Viewer
from moothall.decisions.rules import day_of
from moothall.plans import rules
from moothall.plans.models import Action, Plan
from moothall.plans.queries import of_actions, plans, updates
from moothall.plans.queries.approvals import approvals


def account(plan: Plan, moment: datetime) -> rules.Account:
    """A plan as a report tells it at a moment."""
    rows = list(of_actions.of_plan(PUBLIC, plan))
    words = updates.last_words(PUBLIC, rows)
    standing = approvals(PUBLIC, [plan], moment)[plan.pk]
    return rules.Account(
        title=plan.title,
        years=plan.years,
        summary=plan.summary,
        standing=standing.because,
        edition=plan.edition,
        lines=tuple(line(row, words.get(row.pk, ""), moment) for row in rows),
    )


def line(row: Action, comment: str, moment: datetime) -> rules.Line:
    return rules.Line(
        title=row.title,
        said=rules.stands(row.facts(), day_of(moment)),
        due_on=row.due_on,
        owner=row.owner.title if row.owner else "",
        objective=row.objective.title if row.objective else "",
        comment=comment,
        has_begun=row.begun_on is not None,
    )


def left_out(viewer: Viewer, plan: Plan) -> int:
    """How many actions its author sees and everybody does not, so that no report names them."""
    return of_actions.of_plan(viewer, plan).count() - of_actions.of_plan(PUBLIC, plan).count()


def next_plan(viewer: Viewer, plan: Plan) -> Plan | None:
    """The plan that follows, once everybody reads it: its actions can be asked about in the same report."""
    _, later = plans.before_and_after(viewer, plan)
    return later if later and later.published_at and not later.closed_at else None
