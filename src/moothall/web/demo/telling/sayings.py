"""Meetings and decisions of the story, as the plain data that the actions take."""

from typing import Any

from moothall.decisions import said as decided
from moothall.decisions.rules import Maker
from moothall.meetings import said as met
from moothall.web.demo import model
from moothall.web.demo.telling.cast import Cast

MAKERS = {"council": Maker.COUNCIL, "cabinet": Maker.CABINET, "single member": Maker.SINGLE_MEMBER, "officer": Maker.OFFICER}

PURPOSES = {
    "apologies": "apologies",
    "declarations": "declarations",
    "minutes": "minutes",
    "questions": "public questions",
    "exclusion": "exclusion",
}


def item_said(cast: Cast, meeting: model.Meeting, item: model.Item, confirmed: model.Meeting | None) -> met.Item:
    """An item of the agenda."""
    report, closed = item.report, item.exempt
    return met.Item(
        title=item.title,
        number=f"{item.number}.",
        text="" if report and item.note.startswith("Report of") else item.note,
        confirms_minutes_of=confirmed.on if confirmed else None,
        purpose=PURPOSES.get(item.kind, ""),
        reporters=reporters_said(cast, meeting, report) if report else (),
        papers=(*(paper_said(paper) for paper in (report.papers if report else ())), *closed_papers(item)),
        closures=closures_said(item) if closed else (),
    )


def contact_said(cast: Cast, told: model.Meeting) -> str:
    """Whom to ask about a meeting: the clerk by name, with the address of the office."""
    person = cast.people.get(told.contact)
    return f"{person.full_name}, {person.email}" if person else told.contact


def reporters_said(cast: Cast, meeting: model.Meeting, report: model.Report) -> tuple[met.Reporter, ...]:
    authors = tuple(met.Reporter(office=author) for author in report.authors)
    if not report.presenter:
        return authors
    name, office = cast.people[report.presenter].name, cast.title_of(report.presenter, meeting.on)
    return (*authors, met.Reporter(office=office, name=name, part="presenter"))


def paper_said(paper: model.Paper) -> met.Paper:
    return met.Paper(title=paper.title, form="web page", text=paper.text)


def closed_papers(item: model.Item) -> tuple[met.Paper, ...]:
    """The closed text of an exempt item is a paper of its own, under its paragraph."""
    if not item.exempt:
        return ()
    return (
        met.Paper(title=f"{item.title}: exempt report", form="web page", text=item.exempt.text, closed_under=str(item.exempt.paragraph)),
    )


def closures_said(item: model.Item) -> tuple[met.Closure, ...]:
    closed = item.exempt
    assert closed
    said = {"paragraph": str(closed.paragraph), "public_interest": closed.public_interest, "look_again_on": closed.review_on}
    return (met.Closure("exempt", **said),)


def minute_said(minute: model.Minute) -> met.Minute:
    """What the minutes say of an item: entries first, then what was resolved."""
    entries = tuple(met.Entry(entry.text, entry.bullets, kind=entry.kind) for entry in minute.entries)
    return met.Minute(entries, (resolved(minute.resolution, len(entries)),) if minute.resolution else ())


def resolved(parts: tuple[model.Part, ...], after: int) -> met.Resolution:
    said = tuple(met.Part(part.text, part.number, f"({part.number})" if len(parts) > 1 else "") for part in parts)
    return met.Resolution(said, after, "RESOLVED", "That")


def attendance_said(cast: Cast, meeting: model.Meeting) -> tuple[met.Attendance, ...]:
    return tuple(
        met.Attendance(
            name=cast.people[one.person].full_name,
            attended="Present" if one.is_present else "Apologies",
            office=one.part,
            person_id=cast.people[one.person].pk,
        )
        for one in meeting.attendance
    )


def decision_said(cast: Cast, decision: model.Decision, body: Any) -> decided.Decision:
    """A decision in its legal fields."""
    return decided.Decision(
        title=decision.title,
        code=decision.code,
        decided_on=decision.decided_on,
        is_key=decision.is_key,
        is_subject_to_call_in=decision.is_subject_to_call_in,
        is_urgent=decision.urgency is not None,
        urgent_because=urgency_in_words(decision),
        reasons=decision.reasons,
        alternatives="\n".join(f"{one.text}. Rejected: {one.rejected_because}." for one in decision.alternatives),
        interests=decision.interests,
        cost_words=f"£{decision.cost:,}" if decision.cost else "",
        is_part_private=decision.exempt is not None,
        resolutions=(resolved(decision.parts, 0),),
        particulars=decided.Particulars(is_executive=True) if decision.maker_kind == "officer" else None,
        **whose(cast, decision, body),
    )


def whose(cast: Cast, decision: model.Decision, body: Any) -> dict[str, Any]:
    """Who decided, whose portfolio and department it is, where it counts and whom to ask."""
    everywhere = "All wards" in decision.wards
    return {
        "maker_kind": MAKERS[decision.maker_kind],
        "maker_words": decision.maker,
        "body": body,
        "person": cast.people.get(decision.person),
        "portfolio": cast.portfolios.get(decision.portfolio),
        "department": cast.departments.get(decision.department),
        "contact": cast.title_of(decision.contact, decision.decided_on) if decision.contact else "",
        "is_all_wards": everywhere,
        "wards": () if everywhere else tuple(cast.wards[name] for name in decision.wards),
    }


def urgency_in_words(decision: model.Decision) -> str:
    if not decision.urgency:
        return ""
    return decision.urgency.reason


def notice_said(cast: Cast, notice: model.Notice, body: Any) -> decided.Notice:
    """What is announced, in the order of the law."""
    everywhere = "All wards" in notice.wards
    return decided.Notice(
        title=notice.title,
        is_key=notice.is_key,
        maker_kind=Maker.CABINET if notice.body == "cabinet" else Maker.SINGLE_MEMBER,
        body=body,
        due_on=notice.due_on,
        documents="\n".join(notice.papers) or "None",
        copies_from="Democratic Services, Town Hall, Quay Street, Wrenmouth",
        others_may_come="Other documents relevant to the matter may be submitted to whoever decides.",
        how_to_ask="Ask Democratic Services at the same address; they are given as they become available.",
        is_private=notice.exempt is not None,
        private_because=notice.exempt.public_interest if notice.exempt else "",
        pounds=notice.cost if notice.is_key else None,
        is_all_wards=everywhere,
        wards=() if everywhere else tuple(cast.wards[name] for name in notice.wards),
        portfolio=cast.portfolios.get(notice.portfolio),
        department=cast.departments.get(notice.department),
        contact="Democratic Services",
    )
