"""The life of a report: begun, written in versions, submitted, sent back, withdrawn; and the templates it is written to."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from moothall.access.acts import Refused, add_facts, performs
from moothall.access.viewer import Viewer
from moothall.authority.models import Body, Department, Organisation
from moothall.authority.numbering import next_number
from moothall.meetings import permissions, said
from moothall.meetings.actions.reports_writing import write_annexes, write_recommendations, write_version
from moothall.meetings.models import Annex, OnAgenda, Report, ReportTemplate
from moothall.meetings.rules import reports as rules
from moothall.meetings.rules.law import grounds
from moothall.post import actions as post

CLOSING = ("ground", "closed_under", "public_interest", "look_again_on", "can_be_said")
BY_LAW = ("is_contract_terms", "is_for_members")
NO_SUCH_BODY = "This body is not one of the council's own, so the report cannot go to it."


@performs(permissions.KEEP_TEMPLATE)
def keep_report_template(
    organisation: Organisation,
    *,
    viewer: Viewer,
    at: datetime,
    name: str,
    sections: Sequence[rules.Section] = rules.STANDARD,
    clearances: Sequence[str] = rules.STANDARD_CLEARANCES,
    since: date | None = None,
    until: date | None = None,
    known: ReportTemplate | None = None,
) -> ReportTemplate:
    """Keep how reports are laid out. What is `known` is changed; reports that were written to it keep the headings they have."""
    row = known or ReportTemplate(organisation=organisation, number=next_number(organisation, "report template"))
    row.name, row.sections, row.clearances = name, rules.plain_sections(sections), list(clearances)
    row.since, row.until = since, until
    row.version += bool(known)
    row.save()
    return row


@performs(permissions.WRITE_REPORT)
def write_report(
    organisation: Organisation,
    *,
    viewer: Viewer,
    at: datetime,
    title: str,
    body: Body,
    template: ReportTemplate | None = None,
    department: Department | None = None,
    wanted_on: date | None = None,
    purpose: str = Report.Purpose.DECISION,
    prepared_from: str = "",
) -> Report:
    """Begin a report, with the empty sections of its template; from what it is prepared, if it is. Only those who work on it see it."""
    row = begun(organisation, viewer, title, body, department)
    row.template, row.wanted_on, row.purpose, row.prepared_from = template, wanted_on, purpose, prepared_from
    row.save()
    sections = rules.sections_of(template.sections) if template else rules.STANDARD
    write_version(row, viewer, at, rules.laid_out(sections, rules.Contents()), note="Begun")
    return row


def begun(organisation: Organisation, viewer: Viewer, title: str, body: Body, department: Department | None) -> Report:
    if body.organisation_id != organisation.pk:
        raise Refused(NO_SUCH_BODY)
    workers = f"|{viewer.person}|" if viewer.person else ""
    number = next_number(organisation, "report")
    return Report(
        organisation=organisation, number=number, title=title, body=body, department=department, author_id=viewer.person, workers=workers
    )


@performs(permissions.CHANGE_REPORT)
def change_report(
    report: Report,
    *,
    viewer: Viewer,
    at: datetime,
    contents: rules.Contents,
    numbers: Sequence[int | None],
    title: str,
    note: str = "",
) -> Report:
    """Save what was written as a new version. `numbers` name the recommendations that are kept, in their new order."""
    report.title = title
    report.save(update_fields=["title"])
    write_recommendations(report, contents.recommended, numbers)
    add_facts(text_version=write_version(report, viewer, at, contents, note=note))
    return report


@performs(permissions.CHANGE_REPORT)
def change_report_details(report: Report, *, viewer: Viewer, at: datetime, **details: Any) -> Report:
    """Say anew for which body and day a report is written, by which department, and whether members are to decide."""
    for name in ("body", "wanted_on", "department", "purpose"):
        if name in details:
            setattr(report, name, details[name])
    if report.body.organisation_id != report.organisation_id:
        raise Refused(NO_SUCH_BODY)
    report.save(update_fields=["body", "wanted_on", "department", "purpose"])
    return report


@performs(permissions.SUBMIT_REPORT)
def submit_report(organisation: Organisation, *, viewer: Viewer, at: datetime, report: said.Report) -> Report:
    """Keep and submit a report that another room has prepared, whole."""
    body = Body.objects.filter(pk=report.body_id, organisation=organisation).first()
    if body is None:
        raise Refused(NO_SUCH_BODY)
    row = begun(organisation, viewer, report.title, body, None)
    for name in ("purpose", "wanted_on", "department_id", "prepared_from", *CLOSING):
        setattr(row, name, getattr(report, name))
    row.submitted_at = at
    row.save()
    write_annexes(row, report.annexes)
    write_recommendations(row, report.recommendations, [None] * len(report.recommendations))
    write_version(row, viewer, at, contents_of(report), note="As it was prepared")
    return row


def contents_of(report: said.Report) -> rules.Contents:
    """What was prepared, under keys made from its headings; what it recommends stands after the first section, unless a place is named."""
    sections: list[rules.Written] = []
    for one in report.sections:
        key = rules.key_for(one.heading, [each.key for each in sections])
        sections.append(rules.Written(key, one.heading, rules.Holds(one.holds), one.text))
    if report.recommendations and not any(one.holds is rules.Holds.RECOMMENDATIONS for one in sections):
        key = rules.key_for("recommendations", [each.key for each in sections])
        sections.insert(1, rules.Written(key, "Recommendations", rules.Holds.RECOMMENDATIONS))
    return rules.Contents(tuple(sections), tuple(report.recommendations))


@performs(permissions.HAND_IN_REPORT)
def hand_in_report(report: Report, *, viewer: Viewer, at: datetime) -> Report:
    """Give it to the clerks. What it still lacks is named to both; it comes out once nothing is missing."""
    report.submitted_at, report.sent_back_at = at, None
    report.save(update_fields=["submitted_at", "sent_back_at"])
    return report


@performs(permissions.SEND_BACK_REPORT)
def send_back_report(report: Report, *, viewer: Viewer, at: datetime, because: str) -> Report:
    """Give it back to its author, with why. It leaves the agenda until it is submitted again."""
    off_every_agenda(report, viewer)
    report.submitted_at, report.sent_back_at, report.sent_back_because = None, at, because
    report.save(update_fields=["submitted_at", "sent_back_at", "sent_back_because"])
    if report.author:
        key = f"{report.reference} sent back {at.isoformat()}"
        post.put("meetings.sent_back", organisation=report.organisation, to=report.author, key=key, at=at, about=report.reference)
    return report


@performs(permissions.WITHDRAW_REPORT)
def withdraw_report(report: Report, *, viewer: Viewer, at: datetime, because: str) -> Report:
    """It goes to no meeting. One that has come out stays on its page, with the reason."""
    off_every_agenda(report, viewer)
    report.withdrawn_at, report.withdrawn_because = at, because
    report.save(update_fields=["withdrawn_at", "withdrawn_because"])
    return report


def off_every_agenda(report: Report, viewer: Viewer) -> None:
    """Where it has not come out yet, it stays no longer."""
    OnAgenda.objects.visible_to(viewer).filter(report=report, paper=None).delete()


@performs(permissions.CLOSE_REPORT)
def close_report(
    report: Report,
    *,
    viewer: Viewer,
    at: datetime,
    ground: str,
    closed_under: str,
    is_whole: bool = True,
    annexes: Sequence[int] = (),
    public_interest: str = "",
    look_again_on: date | None = None,
    can_be_said: str = "",
    is_contract_terms: bool = False,
) -> Report:
    """Mark the report, or some of its annexes, not for publication, with the ground and why. Without a ground all of it is open."""
    report.ground, report.closed_under = ground, closed_under if is_whole else ""
    report.public_interest, report.look_again_on, report.can_be_said = public_interest, look_again_on, can_be_said
    report.is_contract_terms = is_contract_terms
    report.is_for_members = grounds.is_for_members(ground, closed_under, is_contract_terms)
    report.save(update_fields=(*CLOSING, *BY_LAW))
    rows = Annex.objects.visible_to(viewer).filter(report=report)
    rows.filter(number__in=annexes).update(closed_under=closed_under)
    rows.exclude(number__in=annexes).update(closed_under="")
    return report


@performs(permissions.OPEN_REPORT)
def open_report(report: Report, *, viewer: Viewer, at: datetime, because: str) -> Report:
    """Open a report that was closed: from now on everybody may read it, if it has come out. Nothing opens by itself."""
    report.ground, report.closed_under, report.look_again_on, report.is_for_members = "", "", None, False
    report.save(update_fields=["ground", "closed_under", "look_again_on", "is_for_members"])
    return report
