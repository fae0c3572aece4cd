"""A whole set of targets goes to a meeting as one report, and what Members answer applies to the whole set."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from moothall.access.acts import Refused, add_facts, performs
from moothall.access.viewer import THE_CLOCK, Viewer
from moothall.authority.models import Organisation
from moothall.meetings import actions as meetings
from moothall.meetings.models import Report, ReportTemplate
from moothall.meetings.queries import reports
from moothall.meetings.rules import reports as layout
from moothall.performance import permissions, queries, rules
from moothall.performance.actions.target import put_target
from moothall.performance.models import Target

WRITTEN = "Written from the targets"


@performs(permissions.REPORT_TARGETS)
def report_targets(
    organisation: Organisation,
    *,
    viewer: Viewer,
    at: datetime,
    targets: Sequence[Target],
    template: ReportTemplate | None = None,
    is_handed_in: bool = False,
    **about: Any,
) -> Report:
    """Write one report that asks Members to agree these targets, and tie each of them to what it asks.

    `about` says what any report does: its title, for which body, and for which day.
    """
    refuse_set(organisation, targets)
    by = {"viewer": viewer, "at": at}
    report = meetings.write_report(organisation, **by, template=template, purpose=Report.Purpose.DECISION, **about)
    meetings.change_report(report, **by, contents=written(targets, template, at), numbers=[None], title=report.title, note=WRITTEN)
    [asked] = reports.recommendations(THE_CLOCK, report)
    for target in targets:
        put_target(target, **by, by=asked)
    if is_handed_in:
        meetings.hand_in_report(report, **by)
    add_facts(targets=len(targets))
    return report


def refuse_set(organisation: Organisation, targets: Sequence[Target]) -> None:
    """Each once, of this council, and of measures that everybody reads: a report is read by everybody."""
    if not targets:
        raise Refused("Choose the targets that Members are asked to agree.", "targets")
    if len(targets) > rules.MOST_TARGETS:
        raise Refused(f"One report asks about at most {rules.MOST_TARGETS} targets. Choose some of them.", "targets")
    if len({one.pk for one in targets}) < len(targets):
        raise Refused("The same target is chosen twice. Choose it once.", "targets")
    for one in targets:
        if one.organisation_id != organisation.pk:
            raise Refused("One of these targets belongs to another council.", "targets")
        if one.measure.closed_under:
            raise Refused(f"“{one.measure.title}” is closed to the public. Tie its target to an exempt report instead.", "targets")


def written(targets: Sequence[Target], template: ReportTemplate | None, at: datetime) -> layout.Contents:
    sections = layout.sections_of(template.sections) if template else layout.STANDARD
    return rules.report_contents(queries.reported.lines(targets, at), sections)
