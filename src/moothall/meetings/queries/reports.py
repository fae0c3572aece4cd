"""What may be asked about reports: the text, who clears it, where it goes, and where it stands."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from datetime import date

from django.db.models import F, Q, QuerySet, Window
from django.db.models.functions import RowNumber

from moothall.access.viewer import THE_CLOCK, Viewer
from moothall.authority.models import Office
from moothall.meetings.models import (
    Annex,
    Clearance,
    Invitation,
    Item,
    KeptText,
    Meeting,
    OnAgenda,
    Paper,
    Recommendation,
    Report,
    ReportTemplate,
    ReportVersion,
)
from moothall.meetings.permissions import at_work_on
from moothall.meetings.rules import reports as rules

RELATED = ("organisation", "body__organisation", "author__organisation", "department", "template")


def reports(viewer: Viewer) -> QuerySet[Report]:
    return Report.objects.visible_to(viewer).select_related(*RELATED).order_by("-pk")


def report(viewer: Viewer, slug: str, number: int) -> Report | None:
    return reports(viewer).filter(organisation__slug=slug, number=number).first()


def report_called(viewer: Viewer, reference: str) -> Report | None:
    """The report of this reference."""
    _, slug, _, number = [*reference.split("/"), "", "", ""][:4]
    return report(viewer, slug, int(number)) if number.isdecimal() else None


def working_report(viewer: Viewer, slug: str, number: int) -> Report | None:
    """A report on which the viewer works."""
    return reports(viewer).filter(at_work_on(viewer), organisation__slug=slug, number=number).first()


def reports_at_work(viewer: Viewer) -> QuerySet[Report]:
    """Those on which the viewer works and that have not come out: the one wanted first stands first."""
    rows = reports(viewer).filter(at_work_on(viewer), published_at=None, withdrawn_at=None)
    return rows.order_by(F("wanted_on").asc(nulls_last=True), "pk")


def reports_over(viewer: Viewer) -> QuerySet[Report]:
    """Those on which the viewer worked, and that have come out or been withdrawn, the newest first."""
    rows = reports(viewer).filter(at_work_on(viewer)).exclude(published_at=None, withdrawn_at=None)
    return rows.order_by(F("published_at").desc(nulls_last=True), "-pk")


def versions(viewer: Viewer, report: Report) -> QuerySet[ReportVersion]:
    """The newest first."""
    rows = ReportVersion.objects.visible_to(viewer).filter(report=report)
    return rows.select_related("report__organisation", "file").order_by("-number")


def latest_version(viewer: Viewer, report: Report) -> ReportVersion | None:
    """The latest that the viewer may see: for readers, the one that came out."""
    return versions(viewer, report).first()


def contents(viewer: Viewer, report: Report) -> rules.Contents:
    """What a report says, as far as the viewer may see it."""
    found = latest_version(viewer, report)
    return rules.contents_of(found.content) if found else rules.Contents()


def recommendations(viewer: Viewer, report: Report) -> QuerySet[Recommendation]:
    rows = Recommendation.objects.visible_to(viewer).filter(report=report)
    return rows.select_related("report__organisation").order_by("place", "number")


def annexes(viewer: Viewer, report: Report) -> QuerySet[Annex]:
    rows = Annex.objects.visible_to(viewer).filter(report=report)
    return rows.select_related("file", "report__organisation").order_by("number")


def annex(viewer: Viewer, report: Report, number: int) -> Annex | None:
    return annexes(viewer, report).filter(number=number).first()


def clearances(viewer: Viewer, report: Report) -> QuerySet[Clearance]:
    rows = Clearance.objects.visible_to(viewer).filter(report=report)
    return rows.select_related("asked_of__organisation", "report__organisation").order_by("asked_at", "pk")


def clearance(viewer: Viewer, report: Report, key: int) -> Clearance | None:
    return clearances(viewer, report).filter(pk=key).first()


def to_clear(viewer: Viewer) -> QuerySet[Clearance]:
    """What waits for the viewer's own answer, what is due first standing first."""
    waiting = Clearance.objects.visible_to(viewer).filter(asked_of=viewer.person, answered_at=None, report__withdrawn_at=None)
    related = ("report__organisation", "report__body", "asked_of")
    return (waiting if viewer.person else waiting.none()).select_related(*related).order_by("due_on", "pk")


def clearance_called(viewer: Viewer, name: str) -> Clearance | None:
    """The clearance that a letter names, if its reader may see it."""
    reference, _, key = name.rpartition("/clearances/")
    related = ("asked_of", "report__organisation", "report__body", "report__author")
    rows = Clearance.objects.visible_to(viewer).filter(report__withdrawn_at=None).select_related(*related)
    found = rows.filter(pk=key).first() if key.isdecimal() else None
    return found if found and found.report.reference == reference else None


def clearances_awaited(until: date) -> QuerySet[Clearance]:
    """All that nobody has answered and that is due until a day, for the daily round."""
    rows = Clearance.objects.visible_to(THE_CLOCK).filter(answered_at=None, due_on__lte=until)
    rows = rows.filter(report__withdrawn_at=None, report__published_at=None)
    return rows.select_related("asked_of__organisation", "report__organisation", "report__author__organisation").order_by("due_on", "pk")


def invitations(viewer: Viewer, report: Report) -> QuerySet[Invitation]:
    rows = Invitation.objects.visible_to(viewer).filter(report=report)
    return rows.select_related("report__organisation").order_by("-invited_at", "pk")


def invitation(viewer: Viewer, report: Report, key: int) -> Invitation | None:
    return invitations(viewer, report).filter(pk=key).first()


def invitation_in_force(guest: str, day: date) -> Invitation | None:
    """The invitation by which a guest comes, if it still holds on this day. Who holds the link is known by nothing else."""
    rows = Invitation.objects.visible_to(THE_CLOCK).filter(withdrawn_at=None, until__gte=day)
    found = rows.select_related("report__organisation").filter(pk=guest.rpartition("/")[2]).first()
    return found if found and found.guest == guest else None


def kept_text(viewer: Viewer, report: Report) -> KeptText | None:
    """What the viewer typed and has not saved."""
    return KeptText.objects.visible_to(viewer).filter(report=report).first()


def report_templates(viewer: Viewer, organisation: int, day: date) -> QuerySet[ReportTemplate]:
    """The templates in use on a day."""
    rows = ReportTemplate.objects.filter(ReportTemplate.on(day), organisation=organisation)
    return rows.select_related("organisation").order_by("name", "pk")


def all_report_templates(viewer: Viewer) -> QuerySet[ReportTemplate]:
    rows = ReportTemplate.objects.select_related("organisation")
    return rows.order_by("-organisation__is_home", "organisation__name", "name", "pk")


def report_template(viewer: Viewer, slug: str, number: int) -> ReportTemplate | None:
    return all_report_templates(viewer).filter(organisation__slug=slug, number=number).first()


def who_may_clear(viewer: Viewer, organisation: int, day: date) -> QuerySet[Office]:
    """The offices of an organisation that are held on a day, and who holds them: one of them is asked."""
    rows = Office.objects.filter(Office.on(day), organisation=organisation)
    return rows.select_related("person").order_by("title", "person__name", "pk")


def on_agenda(viewer: Viewer, meeting: Meeting) -> QuerySet[OnAgenda]:
    """The reports that go with the items of a meeting."""
    rows = OnAgenda.objects.visible_to(viewer).filter(item__meeting=meeting)
    return rows.select_related("report__organisation", "item__meeting", "paper").order_by("item", "pk")


def agendas_of(viewer: Viewer, report: Report) -> QuerySet[OnAgenda]:
    """Where a report goes."""
    rows = OnAgenda.objects.visible_to(viewer).filter(report=report)
    related = ("item__meeting__organisation", "item__meeting__body", "paper", "report__organisation")
    return rows.select_related(*related).order_by("item__meeting__held_on", "pk")


def reports_waiting(viewer: Viewer, meeting: Meeting) -> list[Report]:
    """The reports that were submitted for this meeting's body and stand on no agenda yet."""
    tabled = OnAgenda.objects.visible_to(viewer).values("report")
    rows = reports_at_work(viewer).filter(body=meeting.body_id, submitted_at__isnull=False).exclude(pk__in=tabled)
    return list(rows)


def report_of_paper(viewer: Viewer, paper: Paper) -> Report | None:
    """The report from which a paper was made."""
    found = OnAgenda.objects.visible_to(viewer).filter(paper=paper).select_related("report__organisation").first()
    return found.report if found else None


def reports_named(viewer: Viewer, names: Collection[tuple[str, int]]) -> list[Report]:
    """Reports by council and number, in one query for any number."""
    wanted = Q()
    for slug, number in names:
        wanted |= Q(organisation__slug=slug, number=number)
    return list(Report.objects.visible_to(viewer).filter(wanted).select_related("organisation").order_by("pk")) if names else []


def agendas_of_reports(viewer: Viewer, rows: Collection[Report]) -> dict[int, list[Item]]:
    """The items that each of these reports goes with, the first meeting first."""
    found: dict[int, list[Item]] = defaultdict(list)
    if rows:
        tabled = OnAgenda.objects.visible_to(viewer).filter(report__in=rows)
        related = ("item__meeting__organisation", "item__meeting__body")
        for one in tabled.select_related(*related).order_by("item__meeting__held_on", "pk"):
            found[one.report_id].append(one.item)
    return found


def latest_contents(viewer: Viewer, rows: Collection[Report]) -> dict[int, tuple[int, rules.Contents]]:
    """The number and the contents of each report's latest version, in one query for any number."""
    newest = Window(RowNumber(), partition_by=F("report"), order_by="-number")
    found = ReportVersion.objects.visible_to(viewer).filter(report__in=rows).annotate(turn=newest).filter(turn=1)
    return {one.report_id: (one.number, rules.contents_of(one.content)) for one in found}


def facts_of(viewer: Viewer, rows: Sequence[Report]) -> dict[int, rules.Facts]:
    """What the standing of each of these reports rests on, in four queries for any number."""
    said = latest_contents(viewer, rows)
    asked: dict[int, list[rules.Asked]] = defaultdict(list)
    for one in Clearance.objects.visible_to(viewer).filter(report__in=rows).select_related("asked_of").order_by("asked_at", "pk"):
        asked[one.report_id].append(asked_in_words(one))
    pictures: dict[int, list[Annex]] = defaultdict(list)
    for each in Annex.objects.visible_to(viewer).filter(report__in=rows).exclude(name=""):
        pictures[each.report_id].append(each)
    tabled = set(OnAgenda.objects.visible_to(viewer).filter(report__in=rows).values_list("report_id", flat=True))
    return {
        row.pk: facts(row, *said.get(row.pk, (1, rules.Contents())), asked[row.pk], pictures[row.pk], is_tabled=row.pk in tabled)
        for row in rows
    }


def asked_in_words(one: Clearance) -> rules.Asked:
    outcome = rules.Outcome(one.get_outcome_display().lower() if one.outcome else "")
    return rules.Asked(one.kind, str(one.asked_of), one.due_on, outcome, one.answered_version or one.asked_version)


def facts(
    row: Report, version: int, said: rules.Contents, asked: Sequence[rules.Asked], pictures: Sequence[Annex], *, is_tabled: bool
) -> rules.Facts:
    called = {one.file for one in rules.pictures_in(said)}
    named = {one.name: one for one in pictures}
    return rules.Facts(
        version=version,
        empty_sections=tuple(rules.empty_sections(said)),
        pictures_without_words=tuple(sorted(name for name in called & named.keys() if not named[name].alternative)),
        pictures_missing=tuple(sorted(called - named.keys())),
        is_for_decision=row.purpose == Report.Purpose.DECISION,
        has_recommendations=bool(said.recommended),
        needed=tuple(row.template.clearances) if row.template else (),
        asked=rules.latest(asked),
        is_submitted=row.submitted_at is not None,
        is_sent_back=row.sent_back_at is not None,
        is_on_agenda=is_tabled,
        is_published=row.published_at is not None,
        is_withdrawn=row.withdrawn_at is not None,
        wanted_on=row.wanted_on,
    )


def meetings_for(viewer: Viewer, report: Report, today: date) -> QuerySet[Meeting]:
    """The coming meetings of the body that a report is written for."""
    rows = Meeting.objects.visible_to(viewer).filter(body=report.body_id, held_on__gte=today, cancelled_at=None)
    return rows.select_related("organisation", "body").order_by("held_on", "starts_at", "pk")


def days_of_meetings(viewer: Viewer, organisation: int, today: date) -> QuerySet[Meeting]:
    """The coming meetings of an organisation, from which somebody chooses what a report is written for."""
    rows = Meeting.objects.visible_to(viewer).filter(Q(organisation=organisation), held_on__gte=today, cancelled_at=None)
    return rows.select_related("body").order_by("held_on", "starts_at", "pk")


def items_for(viewer: Viewer, report: Report, today: date) -> QuerySet[Item]:
    """The items of coming meetings of its body on which a report can be put: business, and not there already."""
    there = OnAgenda.objects.visible_to(viewer).filter(report=report).values("item")
    rows = Item.objects.visible_to(viewer).filter(meeting__in=meetings_for(viewer, report, today), is_heading=False)
    related = ("meeting__organisation", "meeting__body")
    return rows.exclude(pk__in=there).select_related(*related).order_by("meeting__held_on", "meeting", *Item.IN_ORDER)
