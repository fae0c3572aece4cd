"""What an owner says of an action: milestones, progress, another day; and that a portfolio holder has acknowledged its deadline."""

from collections.abc import Iterable
from datetime import date, datetime

from moothall.access.acts import Refused, add_facts, performs
from moothall.access.viewer import THE_CLOCK, Viewer
from moothall.authority import queries as authority
from moothall.authority.models import Person
from moothall.authority.words import joined
from moothall.decisions.rules import day_of
from moothall.plans import permissions, queries, rules
from moothall.plans.models import Acknowledgement, Action, DayMoved, Milestone, Progress
from moothall.post import actions as post

MOVED = "plans.deadline_moved"
WHY_AND_WHO = "Say why the day moves and who agreed to it: everybody reads both."


@performs(permissions.ADD_MILESTONE)
def add_milestone(action: Action, *, viewer: Viewer, at: datetime, title: str, due_on: date) -> Action:
    """Add a step on the way, due within the days of the action."""
    if due_on > action.due_on or (action.start_on and due_on < action.start_on):
        raise Refused("A milestone lies between the start of its action and the day on which it is due. Enter a day between these.")
    last = queries.actions.milestones(THE_CLOCK, [action.pk]).order_by("-number").first()
    Milestone.objects.create(action=action, number=last.number + 1 if last else 1, title=title, due_on=due_on)
    return action


@performs(permissions.MEET_MILESTONE)
def meet_milestone(action: Action, *, viewer: Viewer, at: datetime, number: int, met_on: date) -> Action:
    """Note on which day a milestone was met."""
    row = milestone_of(action, number)
    if row.met_on:
        raise Refused(f"That “{row.title}” has been met is noted already.")
    if met_on > day_of(at):
        raise Refused("That day has not come yet. Enter the day on which the milestone was met.")
    row.met_on = met_on
    row.save(update_fields=["met_on"])
    return action


@performs(permissions.REPORT_PROGRESS)
def report_progress(
    action: Action, *, viewer: Viewer, at: datetime, said: str, comment: str = "", evidence: str = "", heard: str = ""
) -> Action:
    """Say how an action goes. What was said before stays; what is wrong is put right by what is said next.

    `heard` marks what had been said last when somebody opened the page on which they type; nothing is said over what came since.
    """
    if heard and heard != rules.mark_of(action.said_at):
        raise Refused(f"Somebody has said meanwhile that it is {action.said}. Send yours again if it still holds.")
    if said not in set(rules.Said):
        raise Refused(f"“{said}” says nothing of an action. Choose one of: {joined(rules.Said, 'or')}.")
    now, today = rules.Said(said), day_of(at)
    if why := rules.cannot_be_said(now, action.facts(), comment, today):
        raise Refused(why)
    Progress.objects.create(
        action=action, said=now, comment=comment, evidence=evidence, due_on=action.due_on, at=at, by=office_of(viewer, at)
    )
    if now not in {rules.Said.NOT_STARTED, rules.Said.STOPPED}:
        action.begun_on = action.begun_on or today
    action.said, action.said_at, action.ended_on = now, at, today if now.is_over else None
    action.save(update_fields=["said", "said_at", "begun_on", "ended_on"])
    return action


@performs(permissions.MOVE_DAY)
def move_day(
    action: Action, *, viewer: Viewer, at: datetime, which: str, to: date, because: str, agreed_by: str, milestone: int | None = None
) -> Action:
    """Give an action, or one of its milestones, another day. The old one stays, with the reason and who agreed.

    Where a portfolio holder has acknowledged the deadline, they and the spokesperson are told in the same breath.
    """
    if not (because.strip() and agreed_by.strip()):
        raise Refused(WHY_AND_WHO)
    told = whom_to_tell(action, day_of(at)) if which == DayMoved.Which.DUE else []
    was_on = set_day(action, which, to, milestone)
    said = {"because": because, "agreed_by": agreed_by, "moved_by": office_of(viewer, at), "moved_at": at, "milestone": milestone}
    row = DayMoved.objects.create(action=action, which=which, was_on=was_on, is_on=to, **said)
    tell(action, row, told, at)
    add_facts(was_on=was_on, is_on=to, told=len(told))
    return action


@performs(permissions.ACKNOWLEDGE)
def acknowledge(action: Action, *, viewer: Viewer, at: datetime) -> Action:
    """A portfolio holder knows of the deadline. It no longer moves without their being told."""
    facts = {"action": action, "person_id": viewer.person, "due_on": action.due_on, "at": at}
    Acknowledgement.objects.create(**facts, office=titles_of(viewer, at))
    add_facts(due_on=action.due_on)
    return action


def milestone_of(action: Action, number: int | None) -> Milestone:
    rows = queries.actions.milestones(THE_CLOCK, [action.pk])
    row = next((one for one in rows if one.number == number), None)
    if row is None:
        raise Refused("This action has no such milestone.")
    return row


def set_day(action: Action, which: str, to: date, milestone: int | None) -> date | None:
    """Put the new day in the place of the old one, which is handed back."""
    if which not in DayMoved.Which.values:
        raise Refused("Say which day moves: the start, the day on which it is due, or that of a milestone.")
    if which == DayMoved.Which.MILESTONE:
        return move_milestone(action, milestone_of(action, milestone), to)
    name = f"{which}_on"
    was_on: date | None = getattr(action, name)
    refuse_same(was_on, to)
    setattr(action, name, to)
    if why := rules.days_out_of_order(action.start_on, action.due_on, "the start", "the day on which it is due"):
        raise Refused(why)
    refuse_milestones_outside(action)
    action.save(update_fields=[name])
    return was_on


def move_milestone(action: Action, row: Milestone, to: date) -> date:
    was_on = row.due_on
    refuse_same(was_on, to)
    if to > action.due_on or (action.start_on and to < action.start_on):
        raise Refused("A milestone lies between the start of its action and the day on which it is due. Enter a day between these.")
    row.due_on = to
    row.save(update_fields=["due_on"])
    return was_on


def refuse_same(was_on: date | None, to: date) -> None:
    if was_on == to:
        raise Refused("Nothing was changed: it has that day already.")


def refuse_milestones_outside(action: Action) -> None:
    """What has not been met yet must still lie within the action."""
    for row in queries.actions.milestones(THE_CLOCK, [action.pk]).filter(met_on=None):
        if row.due_on > action.due_on or (action.start_on and row.due_on < action.start_on):
            raise Refused(f"The milestone “{row.title}” would then lie outside the action. Move it first.")


def whom_to_tell(action: Action, today: date) -> list[Person]:
    """Once anybody has acknowledged a deadline of it: whoever did, whoever holds the portfolio today, and its spokesperson.

    Also where the day has moved since: else a second move, after a small first one, would be told to nobody.
    """
    knowing = [row.person for row in queries.actions.every_acknowledgement(THE_CLOCK).filter(action=action)]
    if not knowing:
        return []
    answering = queries.telling.answering(THE_CLOCK, queries.telling.portfolio_of(action), today)
    return list(dict.fromkeys([*knowing, *(office.person for office in answering)]))


def tell(action: Action, row: DayMoved, people: Iterable[Person], at: datetime) -> None:
    """Owe each a letter, written when it is sent of what its reader may see then."""
    for person in people:
        key = f"{MOVED}/{row.pk}/{person.reference}"
        post.put(MOVED, organisation=action.organisation, to=person, key=key, at=at, about=action.reference, facts={"moved": row.pk})


def titles_of(viewer: Viewer, at: datetime) -> str:
    """Who somebody is here, by office and not by name."""
    return joined(dict.fromkeys(office.title for office in authority.offices_held(viewer, day_of(at))))[:280]


def office_of(viewer: Viewer, at: datetime) -> str:
    return "by " + (titles_of(viewer, at) or "somebody who signs in here")
