"""Authors, lawyers and reports for tests, made through the acts as everything is."""

from dataclasses import dataclass
from datetime import date
from io import BytesIO
from typing import Any

from moothall.access.viewer import THE_CLOCK, Held, Role, Viewer
from moothall.authority import actions as authority
from moothall.authority.models import Body, Department, Office, Organisation, Person
from moothall.meetings import actions, queries, said
from moothall.meetings.models import Report, ReportTemplate
from moothall.meetings.queries import reports
from moothall.meetings.rules import reports as rules
from moothall.meetings.tests.factories import DAY, THEN, body, called, clerk_of, council

PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010806000000 1f15c489"
    "0000000d49444154789c6360000002000001 0005fe02fea7 9d0000000049454e44ae426082".replace(" ", "")
)
PURPOSE = "To agree that the *depot* is leased."
REQUIRED = ("purpose", "reasons", "options", "legal", "finance", "equality")


@dataclass
class Place:
    """A council with an author and a lawyer, a clerk, and a stranger who holds the same role in another department."""

    row: Organisation
    cabinet: Body
    homes: Department
    author: Viewer
    colleague: Viewer
    stranger: Viewer
    clerk: Viewer
    lawyer: Viewer
    member: Viewer
    seated: Viewer
    offices: dict[str, Office]
    template: ReportTemplate


def person(organisation: Organisation, name: str) -> Person:
    return authority.add_person(organisation, viewer=THE_CLOCK, at=THEN, name=name)


def viewer_for(one: Person, *held: Held) -> Viewer:
    return Viewer(f"access/accounts/{one.pk}", one.name, frozenset(held), person=one.pk)


def office(one: Person, title: str, **details: Any) -> Office:
    return authority.give_office(one, viewer=THE_CLOCK, at=THEN, title=title, since=date(2000, 1, 1), **details)


def place(name: str = "Wrenmouth") -> Place:
    row = council(name)
    homes = authority.add_department(row, viewer=THE_CLOCK, at=THEN, name="Homes")
    roads = authority.add_department(row, viewer=THE_CLOCK, at=THEN, name="Roads")
    cabinet = body(row)
    author, colleague, stranger = (person(row, each) for each in ("Ada Finch", "Ben Rook", "Cal Heron"))
    lawyer, treasurer, member = (person(row, each) for each in ("Lena Ames", "Tom Pence", "Mina Gull"))
    writes = Held(Role.HEAD_OF_SERVICE, row.pk, department=homes.pk)
    kinds = {"legal": lawyer, "finance": treasurer, "equality": treasurer, "director": colleague}
    return Place(
        row=row,
        cabinet=cabinet,
        homes=homes,
        author=viewer_for(author, writes),
        colleague=viewer_for(colleague, writes),
        stranger=viewer_for(stranger, Held(Role.HEAD_OF_SERVICE, row.pk, department=roads.pk)),
        clerk=clerk_of(row),
        lawyer=viewer_for(lawyer),
        member=viewer_for(member, Held(Role.MEMBER, row.pk)),
        seated=viewer_for(member, Held(Role.MEMBER, row.pk), Held(Role.MEMBER, row.pk, body=cabinet.pk, seat="member")),
        offices={kind: office(one, f"{kind.capitalize()} adviser") for kind, one in kinds.items()},
        template=actions.keep_report_template(row, viewer=clerk_of(row), at=THEN, name="Report to Cabinet"),
    )


def written(here: Place, title: str = "Lease of a depot", **details: Any) -> Report:
    """A report whose required sections have words, with two recommendations."""
    details = {"body": here.cabinet, "template": here.template, "department": here.homes, "wanted_on": DAY} | details
    report = actions.write_report(here.row, viewer=here.author, at=THEN, title=title, **details)
    return saved(here, report, {key: f"Words on {key}." for key in REQUIRED} | {"purpose": PURPOSE}, ["Agree the lease.", "Note the cost."])


def contents(here: Place, report: Report, texts: dict[str, str], said: list[str]) -> rules.Contents:
    now = reports.contents(here.clerk, report)
    sections = tuple(rules.Written(one.key, one.heading, one.holds, texts.get(one.key, one.text), one.is_required) for one in now.sections)
    return rules.Contents(sections, tuple(said))


def saved(here: Place, report: Report, texts: dict[str, str], said: list[str], numbers: Any = None, **details: Any) -> Report:
    details = {"viewer": here.author, "title": report.title} | details
    numbers = [None] * len(said) if numbers is None else numbers
    return actions.change_report(report, at=THEN, contents=contents(here, report, texts, said), numbers=numbers, **details)


def cleared(here: Place, report: Report, *kinds: str, outcome: str = "cleared", reasons: str = "") -> None:
    """Each of these clearances, or all, asked for and answered."""
    for kind in kinds or rules.STANDARD_CLEARANCES:
        actions.ask_clearance(report, viewer=here.author, at=THEN, kind=kind, office=here.offices[kind])
        one = reports.clearances(here.clerk, report).get(kind=kind, answered_at=None)
        asked = Viewer("access/accounts/99", "Whoever was asked", person=one.asked_of_id)
        actions.answer_clearance(one, viewer=asked, at=THEN, outcome=outcome, reasons=reasons)


def complete(here: Place, **details: Any) -> Report:
    """A report that lacks nothing."""
    report = written(here, **details)
    cleared(here, report)
    return actions.hand_in_report(report, viewer=here.author, at=THEN)


def with_items(here: Place, *titles: str) -> Any:
    """A meeting with items of an agenda that is not out."""
    meeting = called(here.cabinet)
    items = [said.Item(title, number=f"{place}.") for place, title in enumerate(titles, start=1)]
    actions.prepare_agenda(meeting, viewer=here.clerk, at=THEN, items=items)
    return meeting


def items_of(here: Place, meeting: Any) -> list[Any]:
    return list(queries.agenda(here.clerk, meeting))


def tabled(here: Place, report: Report, meeting: Any, place: int = 0) -> Any:
    item = items_of(here, meeting)[place]
    actions.table_report(report, viewer=here.clerk, at=THEN, item=item)
    return item


def annexed(here: Place, report: Report, content: bytes = PDF, **details: Any) -> Any:
    details = {"file_name": "annex.pdf", "title": "Annex A", "viewer": here.author} | details
    return actions.add_annex(report, at=THEN, stream=BytesIO(content), **details)


def again(report: Report) -> Report:
    """The row as it is now."""
    return reports.reports(THE_CLOCK).get(pk=report.pk)
