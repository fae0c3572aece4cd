"""A cabinet that has met and resolved two things, one of them with a report and a declaration, before its minutes are out."""

from datetime import date, time, timedelta
from types import SimpleNamespace
from typing import Any

from lxml import html

from moothall.access.viewer import THE_CLOCK
from moothall.authority.models import Body, Person
from moothall.decisions import said
from moothall.decisions.models import DecisionPart
from moothall.decisions.tests.factories import EARLY, at
from moothall.decisions.tests.reading import TODAY
from moothall.meetings import actions as meetings, said as minutes
from moothall.meetings.models import Item, Meeting, OnAgenda, Report, ReportVersion
from moothall.meetings.rules.reports import Contents, Written

HELD_ON = date(2026, 9, 14)
EVENING = at(2026, 9, 14, 21)
NEXT_DAY = at(2026, 9, 15)
LEASE = ("That the lease be granted.", "That, subject to (1) above, the rent be reviewed.")
ROOF = ("That the action taken by the Director on the roof be ratified.",)
LAST_WEEK = TODAY - timedelta(7)
OFFICER = {
    "title": "Café licence",
    "decided_on": f"{LAST_WEEK:%-d %-m %Y}",
    "maker_words": "Head of Licensing",
    "is_executive": "no",
    "basis": "permission",
    "decided": "(1) A licence is granted.\n(2) It is reviewed in a year.",
    "reasons": "The footway stays wide enough.",
    "alternatives": "Refusal.",
    "conflict": "none",
    "is_subject_to_call_in": "no",
}
FORM = "/decisions/recording/wrenmouth/officer"


def met(here: SimpleNamespace, body: Body | None = None, *, held_on: date = HELD_ON, **called: Any) -> SimpleNamespace:
    """A meeting with its resolutions written down; the public cannot read them yet."""
    row = meetings.call_meeting(body or here.cabinet, viewer=here.clerk, at=EARLY, held_on=held_on, starts_at=time(18), **called)
    titles = ("Lease of the depot", "Roof of the library", "Minutes of the last meeting")
    items = [minutes.Item(title, number=str(place), purpose="minutes" if place == 3 else "") for place, title in enumerate(titles, start=1)]
    meetings.prepare_agenda(row, viewer=here.clerk, at=EARLY, items=items)
    meetings.publish_agenda(row, viewer=here.clerk, at=EARLY)
    resolved = {1: resolution(*LEASE), 2: resolution(*ROOF), 3: resolution("That the minutes be confirmed.")}
    meetings.record_minutes(row, viewer=here.clerk, at=max(EVENING, at(held_on.year, held_on.month, held_on.day, 21)), minutes=resolved)
    found = list(Item.objects.visible_to(THE_CLOCK).filter(meeting=row).order_by("position"))
    return SimpleNamespace(row=Meeting.objects.visible_to(THE_CLOCK).get(pk=row.pk), lease=found[0], roof=found[1], items=found)


def resolution(*texts: str, closed: int = 0) -> minutes.Minute:
    parts = tuple(minutes.Part(text, number, f"({number})", is_closed=number == closed) for number, text in enumerate(texts, start=1))
    return minutes.Minute(resolutions=(minutes.Resolution(parts, heading="RESOLVED"),))


def reported(here: SimpleNamespace, item: Item, *, is_out: bool = True) -> Report:
    """A report on an item, which gives reasons, says what else was considered, and who was asked."""
    row = Report.objects.create(
        organisation=here.row, number=1, title="Lease", body=here.cabinet, published_at=EARLY if is_out else None, submitted_at=EARLY
    )
    sections = (
        Written("reasons", "Reasons", text="The depot stands *empty*.\n\nThe tenant is sound."),
        Written("else", "Other options considered", text="Selling it."),
        Written("consultation", "Consultation", text="The ward members."),
    )
    kept = Contents(sections).kept()
    ReportVersion.objects.create(
        report=row, number=1, title="Lease", content=kept, made_at=EARLY, by="x", published_at=EARLY if is_out else None
    )
    OnAgenda.objects.create(report=row, item=item, put_at=EARLY)
    return row


def declared(here: SimpleNamespace, item: Item, name: str = "Councillor Vane", **how: Any) -> None:
    kind = "disclosable pecuniary"
    meetings.declare_interest(item, viewer=here.clerk, at=EVENING, name=name, kind=kind, **how)


def person(pk: int | None) -> Person:
    return Person.objects.get(pk=pk)


def officer_s(title: str = "Café licence", **fields: Any) -> said.Decision:
    """An officer's decision that says all that the law asks for."""
    told = said.Particulars(is_executive=False, basis="permission", power_words="Business and Planning Act 2020, section 2")
    usual = {
        "maker_kind": "Officer",
        "maker_words": "Head of Licensing",
        "decided_on": HELD_ON,
        "reasons": "The footway stays wide enough.",
        "alternatives": "Refusal.",
        "interests": "None declared.",
        "is_subject_to_call_in": False,
        "resolutions": (said.Resolution((said.Part("A licence is granted.", 1),), heading="DECIDED"),),
        "particulars": told,
    }
    return said.Decision(title=title, **usual | fields)


def seen(table: Any, **found: Any) -> Any:
    return table.objects.visible_to(THE_CLOCK).filter(**found)


def boxes(answer: Any) -> dict[str, Any]:
    """What stands in the boxes of the page's form, as a browser would send it."""
    form = [one for one in html.fromstring(answer.content).forms if one.method == "POST"][-1]
    return {name: value for name, value in form.form_values() if name != "csrfmiddlewaretoken"}


def parts_of(decision: Any) -> list[DecisionPart]:
    return list(seen(DecisionPart, decision=decision).order_by("number"))
