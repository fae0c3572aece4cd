"""Reports go with items of an agenda, and come out with it; one that is not complete stays out and is named."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db.models import Max

from moothall.access.acts import Refused, performs
from moothall.access.viewer import THE_CLOCK, Viewer
from moothall.documents import rules as files
from moothall.meetings import permissions
from moothall.meetings.models import Annex, Closure, Item, Meeting, OnAgenda, Paper, Report, ReportVersion
from moothall.meetings.queries import reports as queries
from moothall.meetings.rules import reports as rules
from moothall.meetings.rules.law.grounds import numbers_in


@performs(permissions.TABLE_REPORT)
def table_report(report: Report, *, viewer: Viewer, at: datetime, item: Item) -> Report:
    """Let a report go with an item. It comes out with the agenda or the supplement, once nothing is missing."""
    if item.organisation_id != report.organisation_id:
        raise Refused("This item stands on another council's agenda.")
    OnAgenda.objects.visible_to(THE_CLOCK).get_or_create(report=report, item=item, defaults={"put_at": at})
    return report


@performs(permissions.TAKE_OFF_REPORT)
def take_off_report(report: Report, *, viewer: Viewer, at: datetime, item: Item) -> Report:
    """Take a report that has not come out off an item; it waits for another agenda."""
    OnAgenda.objects.visible_to(viewer).filter(report=report, item=item, paper=None).delete()
    return report


@dataclass(slots=True)
class LetOut:
    """What came out, and what stayed with why: pairs of a report and the things that it lacks."""

    out: list[Report] = field(default_factory=list)
    left: list[tuple[Report, list[str]]] = field(default_factory=list)


def let_out_reports(meeting: Meeting, viewer: Viewer, at: datetime, items: Iterable[Item] | None = None) -> LetOut:
    """Inside the act that publishes: each complete report of these items, or of all, comes out, and its papers with it."""
    rows = queries.on_agenda(viewer, meeting).filter(paper=None)
    waiting = list(rows if items is None else rows.filter(item__in=list(items)))
    facts = queries.facts_of(viewer, [row.report for row in waiting])
    result = LetOut()
    for row in waiting:
        if missing := rules.lacks(facts[row.report_id]):
            result.left.append((row.report, missing))
        else:
            let_out(row, viewer, at)
            result.out.append(row.report)
    return result


def let_out(row: OnAgenda, viewer: Viewer, at: datetime) -> None:
    """One report comes out: it is frozen as it stands, and becomes papers of its item."""
    report = row.report
    version = queries.versions(THE_CLOCK, report)[0]
    if not report.published_at:
        report.published_at = at
        report.save(update_fields=["published_at"])
        ReportVersion.objects.visible_to(THE_CLOCK).filter(pk=version.pk).update(published_at=at)
    row.paper = papers_of(row, version, at)
    row.save(update_fields=["paper"])


def papers_of(row: OnAgenda, version: ReportVersion, at: datetime) -> Paper:
    """The paper that readers have of a report, with its words as they stand, and one for each annex after it."""
    report = row.report
    annexes = list(queries.annexes(THE_CLOCK, report).filter(name=""))
    under = next((one.closed_under for one in annexes if one.closed_under), report.closed_under)
    shut = {"closure": closure_of(row, under), "is_for_members": report.is_for_members} if under else {}
    rows = Paper.objects.visible_to(THE_CLOCK).filter(item=row.item)
    place = (rows.aggregate(last=Max("position"))["last"] or 0) + 1
    text = rules.plain_text(rules.contents_of(version.content))
    papers: list[dict[str, Any]] = [{"title": report.title, "text": text, "closed_under": report.closed_under}]
    papers += [annex_as_paper(one, report) for one in annexes]
    made = [
        Paper.objects.create(item=row.item, position=position, published_at=at, **said, **(shut if said["closed_under"] else {}))
        for position, said in enumerate(papers, start=place)
    ]
    return made[0]


def annex_as_paper(annex: Annex, report: Report) -> dict[str, Any]:
    kind = files.kind_called(annex.file.media_type)
    said = {"title": annex.title, "file": annex.file, "form": kind.ending.upper() if kind else ""}
    return said | {"kind": Paper.Kind.ANNEX, "closed_under": annex.closed_under or report.closed_under}


def closure_of(row: OnAgenda, under: str) -> int:
    """The number of the notice that the public reads in place of what is closed; the clerk's own, where one says the same ground."""
    report, paragraph = row.report, ", ".join(numbers_in(under))
    rows = Closure.objects.visible_to(THE_CLOCK).filter(item=row.item)
    if known := rows.filter(ground=report.ground, paragraph=paragraph, opened_at=None).first():
        return known.number
    number = (rows.aggregate(last=Max("number"))["last"] or 0) + 1
    said = {name: getattr(report, name) for name in ("ground", "is_contract_terms", "public_interest", "look_again_on", "can_be_said")}
    Closure.objects.create(item=row.item, number=number, paragraph=paragraph, **said)
    return number
