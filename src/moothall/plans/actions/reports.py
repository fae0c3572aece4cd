"""A plan goes to a meeting: the report is written from it, and each recommendation is tied to what it asks."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from moothall.access.acts import Refused, add_facts, performs
from moothall.access.viewer import THE_CLOCK, Viewer
from moothall.meetings import actions as meetings
from moothall.meetings.models import Report, ReportTemplate
from moothall.meetings.queries import reports
from moothall.meetings.rules import reports as layout
from moothall.plans import permissions, queries, rules
from moothall.plans.actions.plan import put_forward
from moothall.plans.models import Plan

WRITTEN = "Written from the plan"


@performs(permissions.REPORT_PLAN)
def report_plan(
    plan: Plan,
    *,
    viewer: Viewer,
    at: datetime,
    asks: Sequence[tuple[Plan, str]],
    template: ReportTemplate | None = None,
    is_handed_in: bool = False,
    **about: Any,
) -> Report:
    """Write a report from the plan as it stands, ask there what is to be asked, and hand it in if it is to go at once.

    `about` says what any report does: its title, for which body, and for which day.
    """
    asked, by = what_is_asked(plan, asks), {"viewer": viewer, "at": at}
    about |= {"department": plan.department, "purpose": purpose(asked), "prepared_from": plan.reference}
    report = meetings.write_report(plan.organisation, **by, template=template, **about)
    contents = written(asked, template, at)
    meetings.change_report(report, **by, contents=contents, numbers=[None] * len(asked), title=report.title, note=WRITTEN)
    for (of, what), row in zip(asked, reports.recommendations(THE_CLOCK, report), strict=True):
        put_forward(of, **by, recommendation=row, asked=what)
    if is_handed_in:
        meetings.hand_in_report(report, **by)
    add_facts(plan=plan.reference, asked=len(asked))
    return report


def purpose(asked: Sequence[tuple[Plan, rules.Asked]]) -> str:
    """To note progress decides nothing."""
    decides = any(what is not rules.Asked.PROGRESS for _, what in asked)
    return Report.Purpose.DECISION if decides else Report.Purpose.INFORMATION


def what_is_asked(plan: Plan, asks: Sequence[tuple[Plan, str]]) -> list[tuple[Plan, rules.Asked]]:
    """Each thing that is asked of this plan, or of the one that follows it, once."""
    if not asks:
        raise Refused("Say what members are asked: to approve the plan, to approve its actions, or to note its progress.")
    if len(set(asks)) < len(asks):
        raise Refused("The same thing is asked twice. Ask it once.")
    later = queries.reporting.next_plan(THE_CLOCK, plan)
    for of, what in asks:
        if of not in (plan, later):
            raise Refused("A report asks about one plan, and about the one that follows it once that is public.")
        if what not in set(rules.Asked):
            raise Refused(f"Members approve a plan, approve its actions or note its progress, and “{what}” is none of these.")
    return [(of, rules.Asked(what)) for of, what in asks]


def written(asked: Sequence[tuple[Plan, rules.Asked]], template: ReportTemplate | None, at: datetime) -> layout.Contents:
    accounts = {of.pk: queries.reporting.account(of, at) for of, _ in asked}
    sections = layout.sections_of(template.sections) if template else layout.STANDARD
    return rules.report_contents([rules.Ask(what, accounts[of.pk]) for of, what in asked], sections)
