"""The register: what Cabinet, single members and Council decided at their meetings."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from moothall.web.demo.agenda import Line
from moothall.web.demo.attendance import Present
from moothall.web.demo.calendar import Calendar
from moothall.web.demo.model import Alternative, CallIn, Decision, Notice, Paper, Part
from moothall.web.demo.programme import Placed, Slot
from moothall.web.demo.resolutions import parts_of
from moothall.web.demo.routine import callins
from moothall.web.demo.subjects import Subject
from moothall.web.demo.who import Body
from moothall.web.demo.words import number_from

REGISTERED = {"cabinet": "CAB", "homes": "SC", "streets": "SC", "performance": "SC", "council": "CN"}
SERIES = {"homes": "HO", "place": "PL", "communities": "CM", "resources": "RE", "chief-executive": "CE"}
DEPARTMENT_OF = {"homes": "homes", "streets": "place", "communities": "communities", "resources": "resources"}
NOTICE, CALLED_IN_ON, TAKES_EFFECT = timedelta(days=29), 4, 5
CALLERS, MUCH, EARLIER = 3, 40_000, 25


@dataclass(frozen=True, slots=True)
class Taken:
    """A decision before it has its code, with what its code and its links are made from."""

    decision: Decision
    series: str
    placed: Placed


def taken_at(slot: Slot, body: Body, lines: tuple[Line, ...], present: Present, calendar: Calendar) -> Iterator[Taken]:
    """Every report that was decided on at a meeting of the executive or of Council."""
    if series := REGISTERED.get(slot.body):
        for line in lines:
            if line.placed and line.item.report:
                yield Taken(_at_meeting(slot, body, line, line.placed, present, calendar), series, line.placed)


def _at_meeting(slot: Slot, body: Body, line: Line, placed: Placed, present: Present, calendar: Calendar) -> Decision:
    report, executive = line.item.report, slot.body != "council"
    assert report is not None
    decider = next((each.person for each in present.attendance if each.part == "Decider"), "")
    return replace(
        facts_of(placed, calendar, slot.on, calendar.after(slot.on, 1), report.presenter, report.papers),
        maker=body.name,
        maker_kind={"cabinet": "cabinet", "council": "council"}.get(slot.body, "single member"),
        person=decider,
        interests=_interests(line, present),
        is_subject_to_call_in=executive and not placed.subject.to_council and placed.step != "again",
        meeting=slot.key,
        item=line.item.number,
        exempt=line.item.exempt,
    )


def facts_of(placed: Placed, calendar: Calendar, decided: date, published: date, contact: str, papers: tuple[Paper, ...]) -> Decision:
    """The fields that every decision has, whoever took it."""
    subject = placed.subject
    return Decision(
        code="",
        title=subject.title,
        maker="",
        maker_kind="officer",
        person=contact,
        decided_on=decided,
        published_on=published,
        parts=parts_of(subject.resolved),
        reasons=subject.reasons,
        alternatives=tuple(Alternative(*each) for each in subject.refused),
        contact=contact,
        noticed_on=_noticed_on(subject, decided, calendar),
        matter=placed.matter,
        papers=papers,
        **_kind_of(subject),
    )


def _kind_of(subject: Subject) -> dict[str, Any]:
    """What kind of decision it is, and whom it touches."""
    return {
        "interests": "None declared.",
        "is_key": subject.is_key,
        "is_subject_to_call_in": not subject.urgent,
        "portfolio": subject.portfolio,
        "department": DEPARTMENT_OF.get(subject.portfolio, "chief-executive"),
        "cost": subject.cost,
        "wards": subject.wards,
    }


def _noticed_on(subject: Subject, decided: date, calendar: Calendar) -> date | None:
    """A key decision is announced 28 clear days ahead or earlier, unless it could not wait; so is another that costs much."""
    if subject.urgent or not (subject.is_key or subject.cost >= MUCH):
        return None
    return calendar.before(decided - NOTICE, (EARLIER if subject.is_key else 1) + number_from(subject.title) % 20)


def notices_of(decisions: Iterable[Decision]) -> Iterator[Notice]:
    """What was announced of each decision that the executive took, or will take, at a meeting."""
    for each in decisions:
        if each.noticed_on and each.meeting and each.maker_kind != "council":
            yield Notice(
                code=each.code,
                title=each.title,
                body=each.meeting.rsplit("-", 3)[0],
                due_on=each.decided_on,
                noticed_on=each.noticed_on,
                is_key=each.is_key,
                cost=each.cost,
                wards=each.wards,
                portfolio=each.portfolio,
                department=each.department,
                papers=tuple(paper.title for paper in each.papers),
                exempt=each.exempt,
                meeting=each.meeting,
                item=each.item,
            )


def _interests(line: Line, present: Present) -> str:
    here = [each for each in present.declarations if each.item == line.item.number]
    said = [f"{present.name(each.person)}: {each.interest}. Left the room." for each in here]
    return " ".join(said) or "None declared."


def numbered(taken: Iterable[Taken], calendar: Calendar) -> list[Taken]:
    """Codes count within a series and a council year, in the order in which decisions were taken."""
    counts: Counter[str] = Counter()
    found = []
    for each in sorted(taken, key=lambda one: (one.decision.decided_on, one.series, one.decision.meeting, one.decision.item)):
        year = calendar.begins.year + calendar.year_of(each.decision.decided_on) - 1
        stem = f"{each.series}/{year % 100:02}"
        counts[stem] += 1
        found.append(replace(each, decision=replace(each.decision, code=f"{stem}/{counts[stem]:03}")))
    return found


def followed(taken: list[Taken], calendar: Calendar, callers: dict[date, list[str]]) -> list[Decision]:
    """Each decision with what became of it: called in and decided again, withdrawn, or replaced by a later one."""
    replaced = {(each.placed.matter, each.placed.supersedes): each.decision for each in taken if each.placed.supersedes}
    found = []
    for each in taken:
        decision, placed = each.decision, each.placed
        if placed.contest:
            decision = replace(decision, call_in=_call_in(decision, placed, calendar, callers))
        if placed.withdrawn_after:
            withdrawn = calendar.after(published(decision), placed.withdrawn_after)
            decision = replace(decision, withdrawn_on=withdrawn, withdrawn_because=placed.withdrawn_because)
        if later := replaced.get((placed.matter, placed.step)):
            decision = replace(decision, superseded_on=calendar.after(published(later), TAKES_EFFECT), superseded_by=later.code)
        found.append(decision)
    return found


def published(decision: Decision) -> date:
    """The day of publication; only a decision that is told as of its own day has none."""
    assert decision.published_on is not None
    return decision.published_on


def called_in_on(decision: Decision, calendar: Calendar) -> date:
    return calendar.after(published(decision), CALLED_IN_ON)


def _call_in(decision: Decision, placed: Placed, calendar: Calendar, callers: dict[date, list[str]]) -> CallIn:
    contest, on = placed.contest, called_in_on(decision, calendar)
    assert contest is not None
    year = calendar.year_of(decision.decided_on)
    heard = calendar.meeting("scrutiny", year + contest.heard[0], contest.heard[1])
    met = calendar.meeting("cabinet", year + contest.again[0], contest.again[1])
    outcome = "changed" if callins.is_changed(contest, year) else "confirmed"
    able = sorted(callers[on], key=lambda person: number_from(decision.code, person))
    keys = f"scrutiny-{heard.isoformat()}", f"cabinet-{met.isoformat()}"
    return CallIn(on, tuple(able[:CALLERS]), contest.grounds, keys[0], heard, outcome, keys[1], met)


def notice_of(title: str, parts: tuple[Part, ...], reasons: str, decided: str) -> Paper:
    """The record of an officer's decision, as one paper."""
    told = "\n".join(f"({part.number}) {part.text}" for part in parts)
    return Paper(
        "Record of an officer's decision", "record-of-decision.txt", f"{title}\n\nDecided on {decided}\n\n{told}\n\nReasons: {reasons}\n"
    )
