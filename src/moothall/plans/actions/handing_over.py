"""Work passes from one office to another, many things in one act and whole or not at all; and it can be handed back."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from moothall.access.acts import Refused, add_facts, locked, performs
from moothall.access.viewer import THE_CLOCK, Viewer
from moothall.authority.models import Office, Organisation, Person
from moothall.authority.numbering import next_number
from moothall.decisions import actions as decisions
from moothall.decisions.queries.commitments import same
from moothall.decisions.rules import day_of
from moothall.plans import permissions, queries
from moothall.plans.actions.plan import refuse_strangers
from moothall.plans.actions.reporting import office_of
from moothall.plans.models import HandedOver, Handover, Objective
from moothall.plans.queries.handing_over import MOST, Thing
from moothall.post import actions as post
from moothall.risks import actions as risks

LETTER = "plans.handed_over"
NOTHING = "Nothing was chosen. Choose at least one thing that passes on."
NOT_YET = "That day has not come. Hand it over on the day itself, or let a deputy be named until then."
HELD_BY_NOBODY = "Nobody holds that office today, so nobody would get it. Choose an office that is held."
GONE = "Something that you chose is over, has passed on, or is no longer here. Open the page again and look."
NOTHING_LEFT = "None of it is with the office that got it any more, so nothing can go back."
Chosen = Sequence[tuple[str, int, int]]  # of each: its kind, its key, and the office that owned it as the page was opened


@performs(permissions.HAND_ON)
def hand_on(row: Any, *, viewer: Viewer, at: datetime, to: Office) -> Any:
    """Let another office own a plan, an objective, an action, a saving line or a workstream from now on."""
    refuse_strangers(row.organisation_id, office=to)
    name = "lead" if isinstance(row, Objective) else "owner"
    setattr(row, name, to)
    row.save(update_fields=[name])
    return row


@performs(permissions.HAND_OVER)
def hand_over(
    organisation: Organisation, *, viewer: Viewer, at: datetime, to: Office, chosen: Chosen, because: str, held_from: date
) -> Handover:
    """Pass many things on to one office. Whoever holds it gets one letter that names what came."""
    refuse_handover(organisation, to, chosen, because, held_from, at)
    row = begun(organisation, viewer, at, to=to, because=because, held_from=held_from)
    for kind, key, owner in chosen:
        thing = still_with(queries.handing_over.thing(viewer, kind, key, day_of(at)), owner)
        if thing is None:
            raise Refused(GONE)
        pass_on(row, thing, to, viewer, at)
    told(row, [to], viewer, at)
    add_facts(things=len(chosen))
    return row


@performs(permissions.HAND_BACK)
def hand_back(handover: Handover, *, viewer: Viewer, at: datetime, because: str) -> Handover:
    """Give everything back to whoever had it before, as far as it is still with the office that got it."""
    if not because.strip():
        raise Refused("Say why it goes back.", box="because")
    day = day_of(at)
    row = begun(handover.organisation, viewer, at, because=because, held_from=day, hands_back=handover.number)
    gone = queries.handing_over.of_handover(viewer, handover)
    found = queries.handing_over.things(viewer, gone, day)
    back = [(thing, one.was) for one in gone if (thing := still_with(found.get((one.kind, one.key)), one.now_id))]
    if not back:
        raise Refused(NOTHING_LEFT)
    for thing, was in back:
        pass_on(row, thing, was, viewer, at)
    handover.handed_back_at = at
    handover.save(update_fields=["handed_back_at"])
    told(row, [was for _, was in back], viewer, at)
    add_facts(things=len(back))
    return row


def refuse_handover(organisation: Organisation, to: Office, chosen: Chosen, because: str, held_from: date, at: datetime) -> None:
    if not chosen:
        raise Refused(NOTHING)
    if len(chosen) > MOST:
        raise Refused(f"At most {MOST} things pass on in one act. Choose fewer, and hand the rest over after them.")
    refuse_strangers(organisation.pk, office=to)
    if queries.telling.holder_of(THE_CLOCK, to, day_of(at)) is None:
        raise Refused(HELD_BY_NOBODY, box="to")
    if not because.strip():
        raise Refused("Say why it passes on: whoever gets it reads the reason.", box="because")
    if held_from > day_of(at):
        raise Refused(NOT_YET, box="held_from")


def begun(organisation: Organisation, viewer: Viewer, at: datetime, **said: Any) -> Handover:
    number = next_number(organisation, "handover")
    return Handover.objects.create(organisation=organisation, number=number, by=office_of(viewer, at), at=at, **said)


def still_with(thing: Thing | None, owner: int) -> Thing | None:
    """The thing as it is now, held until all of it has passed; nothing where another office owns it by now."""
    now = thing and Thing(thing.kind, locked(thing.row))
    return now if now and now.owner and now.owner.pk == owner else None


def pass_on(handover: Handover, thing: Thing, to: Office, viewer: Viewer, at: datetime) -> None:
    """One thing, by the act of its own kind; a refusal names it."""
    was: Any = thing.owner
    if same(was) == same(to):
        raise Refused(f"“{thing.title}” belongs to the {to.title} already. Choose another office.", box="to")
    try:
        by = {"viewer": viewer, "at": at}
        if thing.kind.hand_on:
            thing.kind.hand_on(thing.row, to, by)
        else:
            VERBS.get(thing.kind.name, of_a_plan)(thing.row, handover, to, by)
    except Refused as why:
        raise Refused(f"“{thing.title}” cannot pass on. {why}") from why
    HandedOver.objects.create(handover=handover, kind=thing.kind.name, key=thing.row.pk, was=was, now=to)


def of_a_plan(row: Any, handover: Handover, to: Office, by: dict[str, Any]) -> None:
    hand_on(row, **by, to=to)


def of_a_risk(row: Any, handover: Handover, to: Office, by: dict[str, Any]) -> None:
    risks.hand_on(row, **by, to=to, because=handover.because)


def of_a_commitment(row: Any, handover: Handover, to: Office, by: dict[str, Any]) -> None:
    decisions.hand_over_commitment(row, **by, version=row.version, owner=to)


VERBS = dict.fromkeys(("risk", "control", "treatment"), of_a_risk) | {"commitment": of_a_commitment}


def told(handover: Handover, offices: Sequence[Office], viewer: Viewer, at: datetime) -> None:
    """Whoever holds an office to which something came gets one letter about all of it."""
    people: dict[Person, list[int]] = {}
    for office in {one.pk: one for one in offices}.values():
        holding = queries.telling.holder_of(viewer, office, day_of(at))
        if holding:
            people.setdefault(holding.person, []).append(office.pk)
    for person, keys in people.items():
        facts = {"handover": handover.pk, "offices": keys}
        key = f"{LETTER}/{handover.reference}/{person.reference}"
        post.put(LETTER, organisation=handover.organisation, to=person, key=key, about=handover.reference, at=at, facts=facts)
