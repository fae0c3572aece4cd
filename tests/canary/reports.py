"""Reports: one that is out with a closed annex, one being written, one that is out and closed; and where their pages are."""

from collections.abc import Callable
from datetime import date, datetime
from hashlib import sha256
from typing import Any

from moothall.authority.models import Body, Organisation, Person
from moothall.documents import shelf
from moothall.documents.models import File
from moothall.meetings.models import (
    Annex,
    Clearance,
    Invitation,
    Item,
    OnAgenda,
    Recommendation,
    Report,
    ReportTemplate,
    ReportVersion,
)

SECRETS = (
    "title of a draft report", "text of a draft report", "recommendation of a draft report", "annex of a draft report",
    "file of a draft report", "why a clearance was refused", "where to write to an invited author", "why a report was sent back",
    "why a draft would be closed", "earlier version of a report that is out", "closed annex of a report that is out",
    "file of the closed annex", "title of a closed report", "text of a closed report", "recommendation of a closed report",
    "why a withdrawn draft was withdrawn",
)  # fmt: skip
A_REPORT = "<slug:slug>/reports/<int:number>"
REPORTS = [f"wrenmouth/reports/{number}" for number in (1, 2, 3, 4, 9)]
OF_A_REPORT = "details write keep forget upload files versions clearances guests hand-in agenda off send-back withdraw close open"


def note(council: Organisation, body: Body, item: Item, hidden: Callable[[str], str], then: datetime) -> dict[str, Any]:
    """Write it all down."""
    words = {secret: hidden(secret) for secret in SECRETS}
    common = {"organisation": council, "body": body}
    template = ReportTemplate.objects.create(organisation=council, number=1, name="Report to Cabinet")
    out = Report.objects.create(**common, number=1, title="A report that is out", template=template, ground="exempt", published_at=then)
    versioned(out, 1, words["earlier version of a report that is out"], then)
    versioned(out, 2, "What everybody may read.", then, published_at=then)
    Recommendation.objects.create(report=out, number=1, place=1, text="Agree what everybody may read.")
    annexed(out, 1, "The plan", "A plan", then)
    annexed(out, 2, words["closed annex of a report that is out"], words["file of the closed annex"], then, closed_under="paragraph 3")
    OnAgenda.objects.create(report=out, item=item, put_at=then)
    shut = Report.objects.create(
        **common, number=3, title=words["title of a closed report"], published_at=then, ground="exempt", closed_under="paragraph 3"
    )
    versioned(shut, 1, words["text of a closed report"], then, published_at=then)
    Recommendation.objects.create(report=shut, number=1, place=1, text=words["recommendation of a closed report"])
    gone = {"withdrawn_at": then, "withdrawn_because": words["why a withdrawn draft was withdrawn"]}
    Report.objects.create(**common, number=4, title="Withdrawn", **gone)
    return {"report": out, "draft report": drafted(common, template, words, then), "closed report": shut}


def drafted(common: dict[str, Any], template: ReportTemplate, words: dict[str, str], then: datetime) -> Report:
    """One that is being written: nothing of it is for anybody else."""
    interest = {"ground": "exempt", "closed_under": "paragraph 3", "public_interest": words["why a draft would be closed"]}
    back = {"sent_back_at": then, "sent_back_because": words["why a report was sent back"]}
    draft = Report.objects.create(**common, number=2, title=words["title of a draft report"], template=template, **interest, **back)
    versioned(draft, 1, words["text of a draft report"], then)
    Recommendation.objects.create(report=draft, number=1, place=1, text=words["recommendation of a draft report"])
    annexed(draft, 1, words["annex of a draft report"], words["file of a draft report"], then)
    lawyer = Person.objects.create(organisation=draft.organisation, number=901, name="Somebody asked")
    asked = {"asked_at": then, "asked_version": 1, "due_on": then.date(), "answered_at": then, "answered_version": 1}
    reasons = words["why a clearance was refused"]
    Clearance.objects.create(report=draft, kind="legal", asked_of=lawyer, outcome="refused", reasons=reasons, **asked)
    mail = f"{words['where to write to an invited author'].rpartition(' ')[2]}@partner.example"
    guest = {"name": "A partner's author", "partner": "A partner", "until": date(2099, 1, 1), "invited_at": then}
    Invitation.objects.create(report=draft, email=mail, **guest)
    return draft


def versioned(report: Report, number: int, text: str, then: datetime, **details: Any) -> None:
    section = {"key": "purpose", "heading": "Purpose", "holds": "text", "text": text, "is_required": True}
    content = {"sections": [section], "recommendations": []}
    by = {"by": "clock", "by_name": "An author", "made_at": then}
    ReportVersion.objects.create(report=report, number=number, title=report.title, content=content, **by, **details)


def annexed(report: Report, number: int, title: str, content: str, then: datetime, **details: Any) -> None:
    """A file that is really there, with its words in it."""
    held = f"%PDF-1.7\n{content}".encode()
    place = shelf.place_of(sha256(held).hexdigest())
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_bytes(held)
    facts = {"size": len(held), "media_type": "application/pdf", "kept_at": then}
    file = File.objects.get_or_create(sha256=sha256(held).hexdigest(), defaults=facts)[0]
    Annex.objects.create(report=report, number=number, title=title, file=file, **details)


def examples() -> dict[str, list[str]]:
    """For each route, pages of what is open, of what is closed and of what is not there."""
    work, read = "/workspace/meetings", "/meetings"
    found = {f"workspace/meetings/{A_REPORT}/{name}": [f"{work}/{one}/{name}" for one in REPORTS] for name in OF_A_REPORT.split()}
    templates = "<slug:slug>/report-templates"
    return found | {
        f"meetings/{A_REPORT}": [f"{read}/{one}" for one in REPORTS],
        f"meetings/{A_REPORT}.docx": [f"{read}/{one}.docx" for one in REPORTS],
        f"meetings/{A_REPORT}/annexes/<int:annex>": [f"{read}/{one}/annexes/{annex}" for one in REPORTS for annex in (1, 2, 9)],
        f"meetings/{A_REPORT}/recommendations/<int:recommendation>": [
            f"{read}/{one}/recommendations/{n}" for one in REPORTS for n in (1, 9)
        ],
        **{f"meetings/guests/<str:token>{end}": [f"{read}/guests/none{end}"] for end in ("", "/files")},
        "meetings/guests/<str:token>/files/<int:annex>": [f"{read}/guests/none/files/1"],
        "workspace/meetings/reports/": [f"{work}/reports/", f"{work}/reports/?page=x"],
        "workspace/meetings/<slug:slug>/reports/new": [f"{work}/wrenmouth/reports/new", f"{work}/nowhere/reports/new"],
        f"workspace/meetings/{A_REPORT}": [f"{work}/{one}" for one in REPORTS],
        f"workspace/meetings/{A_REPORT}/files/<int:annex>": [f"{work}/{one}/files/1" for one in REPORTS],
        f"workspace/meetings/{A_REPORT}/files/<int:annex>/remove": [f"{work}/{one}/files/1/remove" for one in REPORTS],
        f"workspace/meetings/{A_REPORT}/versions/<int:version>/file": [f"{work}/{one}/versions/1/file" for one in REPORTS],
        f"workspace/meetings/{A_REPORT}/clearances/<int:key>": [f"{work}/{one}/clearances/1" for one in REPORTS],
        f"workspace/meetings/{A_REPORT}/guests/<int:key>/take-back": [f"{work}/{one}/guests/1/take-back" for one in REPORTS],
        "workspace/meetings/report-templates/": [f"{work}/report-templates/"],
        f"workspace/meetings/{templates}/new": [f"{work}/wrenmouth/report-templates/new", f"{work}/nowhere/report-templates/new"],
        f"workspace/meetings/{templates}/<int:number>": [f"{work}/wrenmouth/report-templates/{number}" for number in (1, 9)],
    }
