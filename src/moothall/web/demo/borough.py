"""The whole borough, told as far as a day: what has not happened by then is not there."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from moothall.web.demo.agenda import Line, agenda
from moothall.web.demo.attendance import Present, attendance, declarations, names_of, presenters
from moothall.web.demo.bodies import BODIES, call_in_rules, closures, on_scrutiny, seats
from moothall.web.demo.calendar import Calendar, beginning_for
from moothall.web.demo.commitments import commitments
from moothall.web.demo.decisions import Taken, called_in_on, followed, notices_of, numbered, taken_at
from moothall.web.demo.government import rules
from moothall.web.demo.known import known_on
from moothall.web.demo.minutes import minuted
from moothall.web.demo.model import Borough, Decision, Item, Meeting
from moothall.web.demo.officers import taken_by_officers
from moothall.web.demo.people import offices, people
from moothall.web.demo.places import DEPARTMENTS, ORGANISATIONS, PARTIES, PORTFOLIOS, WARDS
from moothall.web.demo.programme import Placed, Programme, Slot, programme, slots
from moothall.web.demo.timeline import dated
from moothall.web.demo.who import Office, Person, Seat

BODIES_BY_KEY = {body.key: body for body in BODIES}
# Far enough ahead that what is due at a later meeting can be named, and that there is always a next meeting.
AHEAD = timedelta(days=400)
IN_SIGHT = timedelta(days=120)
NOWHERE = ("", 0)


@dataclass(frozen=True, slots=True)
class Cast:
    """Who there is, once for the whole story."""

    people: tuple[Person, ...]
    offices: tuple[Office, ...]
    seats: tuple[Seat, ...]


@dataclass(frozen=True, slots=True)
class Links:
    """Where each step of a story stands, and the code of what was decided there."""

    codes: dict[tuple[str, int], str]
    steps: dict[tuple[str, str], tuple[str, int]]


@dataclass(frozen=True, slots=True)
class Scene:
    """A meeting with everything that is written about it, before anybody asks what day it is."""

    slot: Slot
    lines: tuple[Line, ...]
    present: Present


def tell(today: date, begins: date | None = None) -> Borough:
    """The borough as it is known on a day. The same day gives the same borough, and a later day tells the past alike.

    A place that was told once goes on from its own beginning when it names it; otherwise the story begins three years before
    the council year of the day.
    """
    calendar = Calendar(begins or beginning_for(today))
    until = today + AHEAD
    cast = Cast(people(), (*offices(calendar), *on_scrutiny(calendar)), seats(calendar))
    told = programme(calendar, until)
    scenes = _scenes(slots(calendar, until), told, cast)
    decisions = _decisions(scenes, told, cast, calendar, until)
    return known_on(today, today + IN_SIGHT, _whole(scenes, decisions, cast, calendar, today))


def _scenes(meetings: list[Slot], told: Programme, cast: Cast) -> list[Scene]:
    """Each meeting with its agenda and the people who came."""
    before: dict[str, Slot] = {}
    by_body = {key: [seat for seat in cast.seats if seat.body == key] for key in BODIES_BY_KEY}
    names, found = names_of(cast.people), []
    for slot in meetings:
        body = BODIES_BY_KEY[slot.body]
        lines = agenda(slot, body, told[slot.key], before.get(slot.body), presenters(cast.offices, slot.on))
        came = attendance(slot, body, by_body[slot.body])
        found.append(Scene(slot, lines, Present(body, names, came, declarations(slot, lines, came))))
        before[slot.body] = slot
    return found


def _decisions(scenes: list[Scene], told: Programme, cast: Cast, calendar: Calendar, until: date) -> list[Decision]:
    met = [each for scene in scenes for each in taken_at(scene.slot, BODIES_BY_KEY[scene.slot.body], scene.lines, scene.present, calendar)]
    taken = numbered([*met, *taken_by_officers(met, told, cast.offices, calendar, until)], calendar)
    return followed(taken, calendar, _callers(taken, cast, calendar))


def _callers(taken: list[Taken], cast: Cast, calendar: Calendar) -> dict[date, list[str]]:
    """Who sat on Overview and Scrutiny on each day of a call-in."""
    sitting = [seat for seat in cast.seats if seat.body == "scrutiny"]
    days = {called_in_on(each.decision, calendar) for each in taken if each.placed.contest}
    return {day: [seat.person for seat in sitting if seat.held_on(day)] for day in days}


def _whole(scenes: list[Scene], decisions: list[Decision], cast: Cast, calendar: Calendar, today: date) -> Borough:
    links = _links(scenes, decisions)
    following = _following(scenes)
    return Borough(
        today=today,
        begins=calendar.begins,
        organisations=ORGANISATIONS,
        departments=DEPARTMENTS,
        portfolios=PORTFOLIOS,
        wards=WARDS,
        parties=PARTIES,
        people=cast.people,
        offices=cast.offices,
        bodies=BODIES,
        seats=cast.seats,
        call_in_rules=call_in_rules(calendar),
        rules=rules(calendar),
        closures=closures(calendar, today + AHEAD),
        meetings=tuple(dated(_meeting(scene, links), calendar, following.get(scene.slot.key)) for scene in scenes),
        decisions=tuple(decisions),
        notices=tuple(notices_of(decisions)),
        commitments=tuple(commitments([(scene.slot, scene.lines) for scene in scenes], decisions)),
    )


def _links(scenes: list[Scene], decisions: list[Decision]) -> Links:
    steps = {
        (line.placed.matter, line.placed.step): (scene.slot.key, line.item.number)
        for scene in scenes
        for line in scene.lines
        if line.placed and line.placed.step
    }
    return Links({(each.meeting, each.item): each.code for each in decisions if each.meeting}, steps)


def _following(scenes: list[Scene]) -> dict[str, Slot]:
    """The next meeting of the same body, by the key of each meeting."""
    found: dict[str, Slot] = {}
    last: dict[str, Slot] = {}
    for scene in scenes:
        if earlier := last.get(scene.slot.body):
            found[earlier.key] = scene.slot
        last[scene.slot.body] = scene.slot
    return found


def _meeting(scene: Scene, links: Links) -> Meeting:
    slot, body = scene.slot, BODIES_BY_KEY[scene.slot.body]
    return Meeting(
        key=slot.key,
        body=slot.body,
        on=slot.on,
        starts_at=body.starts_at,
        venue=body.venue,
        contact=body.clerk,
        publishes_agenda_on=slot.on,
        items=tuple(_item(line, scene, links) for line in scene.lines),
        attendance=scene.present.attendance,
        declarations=scene.present.declarations,
    )


def _item(line: Line, scene: Scene, links: Links) -> Item:
    """The item with its minute, its decision, the decision that it hears and the commitment that it answers."""
    item, placed = minuted(line, scene.slot, scene.present.body, scene.present), line.placed
    decision = links.codes.get((scene.slot.key, item.number), "")
    hears = links.codes.get(links.steps.get((placed.matter, "decided"), NOWHERE), "") if placed and placed.hears else ""
    return replace(item, decision=decision, hears=hears, answers=_answered(placed, links))


def _answered(placed: Placed | None, links: Links) -> str:
    """The key of the commitment that an item brings back."""
    if not placed or not placed.answers:
        return ""
    matter, step, part = placed.answers
    meeting, item = links.steps[matter, step]
    return f"{meeting}/{item}/{part}"
