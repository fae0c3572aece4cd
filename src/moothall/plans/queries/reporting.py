"""What a report to members, and a table, tell of a plan: only what everybody may read, whoever asks."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django.db.models import QuerySet

from moothall.access.viewer import PUBLIC, Viewer
from moothall.decisions.rules import day_of
from moothall.plans import rules
from moothall.plans.models import Action, Objective, Plan
from moothall.plans.queries import objectives, of_actions, plans, updates
from moothall.plans.queries.approvals import approvals

# As plain values, because a plan may have thousands.
FIELDS = ("pk", "title", "about", "said", "said_at", "start_on", "due_on", "ended_on", "begun_on", "objective", "owner__title")
NO_OBJECTIVE = ("", "")


def account(plan: Plan, moment: datetime) -> rules.Account:
    """A plan as a report tells it at a moment: of a very long one its first actions, and the first of those that are told by name."""
    today, rows = day_of(moment), of_actions.of_plan(PUBLIC, plan)
    tally = objectives.tally(rows, today)
    shown = in_full(rows[: rules.MOST_LINES])
    told = in_full(told_of(rows, today)) if tally.all > rules.MOST_LINES else shown
    return rules.Account(
        title=plan.title,
        years=plan.years,
        summary=plan.summary,
        kind=plan.kind_in_words,
        standing=approvals(PUBLIC, [plan], moment)[plan.pk].because,
        edition=plan.edition,
        lines=tuple(line(row, today) for row in shown),
        told=tuple(line(row, today) for row in told),
        tally=tally,
    )


def told_of(rows: QuerySet[Action], today: date) -> QuerySet[Action]:
    """The first of those that are late, at risk or done, and of those that have begun."""
    keys: list[int] = []
    for said in rules.TOLD_BY_NAME:
        keys += of_actions.chosen(rows, said.value, "", today).values_list("pk", flat=True)[: rules.MOST_TOLD]
    keys += rows.filter(begun_on__isnull=False).values_list("pk", flat=True)[: rules.MOST_TOLD]
    return rows.filter(pk__in=keys)


def in_full(rows: QuerySet[Action]) -> list[dict[str, Any]]:
    """These actions as plain values, each with the objective that it serves and what was said of it last."""
    found: Sequence[dict[str, Any]] = list(rows.select_related(None).values(*FIELDS))
    words = updates.last_words(PUBLIC, [row["pk"] for row in found])
    named = Objective.objects.visible_to(PUBLIC).filter(pk__in={row["objective"] for row in found})
    aims = {key: (title, outcome) for key, title, outcome in named.values_list("pk", "title", "outcome")}
    return [row | {"aim": aims.get(row["objective"], NO_OBJECTIVE), "comment": words.get(row["pk"], "")} for row in found]


def line(row: dict[str, Any], today: date) -> rules.Line:
    facts = rules.ActionFacts(due_on=row["due_on"], start_on=row["start_on"], said=rules.Said(row["said"]), ended_on=row["ended_on"])
    return rules.Line(
        title=row["title"],
        said=rules.stands(facts, today),
        due_on=row["due_on"],
        owner=row["owner__title"] or "",
        objective=row["aim"][0],
        comment=row["comment"],
        has_begun=row["begun_on"] is not None,
    )


def left_out(viewer: Viewer, plan: Plan, named: int | None = None) -> int:
    """How many actions its author sees and everybody does not, so that no report names them; `named` are those that everybody sees."""
    seen = of_actions.of_plan(PUBLIC, plan).count() if named is None else named
    return of_actions.of_plan(viewer, plan).count() - seen


def next_plan(viewer: Viewer, plan: Plan) -> Plan | None:
    """The plan that follows, once everybody reads it: its actions can be asked about in the same report."""
    _, later = plans.before_and_after(viewer, plan)
    return later if later and later.published_at and not later.closed_at else None
