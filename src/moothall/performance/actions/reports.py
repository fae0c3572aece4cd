"""A quarterly report is begun, and taken to a meeting once it was issued; a draft that nobody wants is discarded."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from io import BytesIO
from typing import Any

from moothall.access.acts import Refused, add_facts, performs
from moothall.access.viewer import THE_CLOCK, Viewer
from moothall.authority.models import Department, Organisation, Portfolio
from moothall.authority.numbering import next_number
from moothall.authority.words import day_in_words
from moothall.decisions.rules import day_of
from moothall.meetings import actions as meetings
from moothall.meetings.models import Report, ReportTemplate
from moothall.meetings.queries import reports as of_meetings
from moothall.meetings.rules import reports as layout
from moothall.performance.models import QuarterlyEdition, QuarterlyPut, QuarterlyReport
from moothall.performance.permissions import reports as permissions
from moothall.performance.queries import reports as queries, reports_paper
from moothall.performance.rules import Frequency, Period, period_of, reports_paper as paper
from moothall.performance.rules.reports import Scope
from moothall.plans.models import Plan

WRITTEN = "Written from the quarterly report"
SCOPES = {Organisation: Scope.COUNCIL, Department: Scope.DEPARTMENT, Portfolio: Scope.PORTFOLIO, Plan: Scope.PLAN}


@performs(permissions.BEGIN_QUARTERLY)
def begin_quarterly(
    organisation: Organisation, *, viewer: Viewer, at: datetime, of: Organisation | Department | Portfolio | Plan, quarter: Period
) -> QuarterlyReport:
    """Begin the report of a quarter that has ended: on the whole council, or on one department, portfolio or plan of it."""
    refuse_quarter(quarter, at)
    scope = SCOPES[type(of)]
    named = {} if scope is Scope.COUNCIL else {scope.value: of}
    refuse_subject(organisation, of, scope)
    if queries.same_again(organisation, scope, named, quarter):
        raise Refused("There is a report on this for that quarter already. Look for it on the list of reports.", "quarter")
    portfolio = of if isinstance(of, Portfolio) else None
    return QuarterlyReport.objects.create(
        organisation=organisation,
        number=next_number(organisation, "quarterly report"),
        scope=scope,
        first_on=quarter.first,
        last_on=quarter.last,
        cut_off_at=queries.cut_off(organisation, portfolio, quarter),
        begun_at=at,
        begun_by=viewer.name,
        **named,
    )


def refuse_quarter(quarter: Period, at: datetime) -> None:
    if period_of(Frequency.QUARTERLY, quarter.first) != quarter:
        raise Refused("A quarter is three months, such as July to September. Choose one from the list.", "quarter")
    if quarter.last >= day_of(at):
        raise Refused(f"That quarter ends on {day_in_words(quarter.last, weekday=False)}. Begin its report after that.", "quarter")


def refuse_subject(organisation: Organisation, of: Any, scope: Scope) -> None:
    own = of.pk if scope is Scope.COUNCIL else of.organisation_id
    if own != organisation.pk:
        raise Refused("That belongs to another council. Choose something of this council.", "of")
    if isinstance(of, Plan) and not of.published_at:
        raise Refused("Nobody outside can read that plan yet. Publish it first.", "of")


@performs(permissions.DISCARD_QUARTERLY)
def discard_quarterly(report: QuarterlyReport, *, viewer: Viewer, at: datetime) -> Organisation:
    """Take a draft away. Its number is not given again."""
    organisation = report.organisation
    add_facts(report=report.reference)
    report.delete()
    return organisation


@performs(permissions.REPORT_QUARTERLY)
def report_quarterly(
    report: QuarterlyReport,
    *,
    viewer: Viewer,
    at: datetime,
    asked: Sequence[str],
    closed: Mapping[str, str] | None = None,
    is_handed_in: bool = False,
    **about: Any,
) -> Report:
    """Write a report to a meeting with the summary in it and the whole as its annex; the edition that is not for publication is an annex
    that is `closed` (closed_under, public_interest). `about` says what any report does: its title, for which body, for which day.
    """
    exempt, by = queries.edition(THE_CLOCK, report, is_exempt=True), {"viewer": viewer, "at": at}
    asked = refuse_paper(asked, exempt, closed or {})
    made = written(report, by, asked, about)
    if exempt and closed:
        number = annex(made, by, exempt, closed["closed_under"])
        meetings.close_report(made, **by, **closed, ground=Report.Ground.EXEMPT, is_whole=False, annexes=[number])
    for row in of_meetings.recommendations(THE_CLOCK, made):
        QuarterlyPut.objects.create(report=report, recommendation=row, put_at=at)
    if is_handed_in:
        meetings.hand_in_report(made, **by)
    add_facts(report=made.reference, asked=len(asked))
    return made


def written(report: QuarterlyReport, by: dict[str, Any], asked: Sequence[str], about: dict[str, Any]) -> Report:
    """The report to a meeting with the summary of what was issued, and the edition for everybody as its annex."""
    edition = queries.edition(THE_CLOCK, report)
    assert edition  # every report that was issued has one
    template: ReportTemplate | None = about.get("template")
    department = report.department or (report.plan and report.plan.department)
    told = {"department": department, "purpose": Report.Purpose.DECISION, "prepared_from": report.reference}
    made = meetings.write_report(report.organisation, **by, **about, **told)
    sections = layout.sections_of(template.sections) if template else layout.STANDARD
    contents = paper.report_contents(edition.content, asked, sections)
    meetings.change_report(made, **by, contents=contents, numbers=[None] * len(asked), title=made.title, note=WRITTEN)
    annex(made, by, edition)
    return made


def refuse_paper(lines: Sequence[str], exempt: QuarterlyEdition | None, closed: Mapping[str, str]) -> list[str]:
    """What is asked, each once; and a ground for what is closed."""
    asked = [one for one in (" ".join(each.split()) for each in lines) if one]
    if not asked:
        raise Refused("Say what Members are recommended to resolve: each thing on a line of its own.", "asked")
    if len(set(asked)) < len(asked):
        raise Refused("The same thing is recommended twice. Ask it once.", "asked")
    if exempt and not closed.get("closed_under"):
        raise Refused("Some of its measures are closed to the public. Say under which paragraph their annex is exempt.", "paragraphs")
    return asked


def annex(made: Report, by: dict[str, Any], edition: QuarterlyEdition, closed_under: str = "") -> int:
    """The edition as a file of the report, and its number there."""
    said = edition.content
    content = reports_paper.given(THE_CLOCK, edition, {})
    title = f"{said['title']}{', not for publication' if said['is_exempt'] else ''}"
    name = f"quarterly-report-{edition.report.number}{'-exempt' if said['is_exempt'] else ''}.pdf"
    row = meetings.add_annex(made, **by, stream=BytesIO(content), file_name=name, title=title[:300], closed_under=closed_under)
    return int(row.number)
