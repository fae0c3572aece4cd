"""An action plan is asked for, written, changed, renewed and closed. What was promised is never edited: the next stands beside it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from moothall.access.acts import Refused, add_facts, performs
from moothall.access.viewer import THE_CLOCK, Viewer
from moothall.authority.models import Organisation
from moothall.authority.words import counted
from moothall.decisions.rules import day_of
from moothall.performance import rules
from moothall.performance.models import ActionPlan, ActionPlanAction, Definition, Measure
from moothall.performance.permissions import action_plans as permissions
from moothall.performance.queries import action_plans as queries, action_plans_promised as promised, measures
from moothall.performance.queries.action_plans_asking import Asking, ToAsk
from moothall.performance.rules import Period
from moothall.performance.rules.action_plans import Ended, in_words, promises_nothing
from moothall.performance.rules.verdicts.saying import Stated
from moothall.plans import actions as plans
from moothall.plans.models import Action, Plan
from moothall.plans.rules import Said

NEITHER = "Choose an action, write a new one, or say why no action is right."
NOT_BOTH = "Name actions, or say why none is right. Not both."
MEANWHILE = "{} meanwhile. Yours still stands here: send it again if it is the right one."


@dataclass(frozen=True, slots=True, kw_only=True)
class NewAction:
    """An action that is written in the same go, as `plans` keeps it."""

    plan: Plan
    title: str
    due_on: date
    said: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Promise:
    """What an owner promises: by which actions, what changes, and what the figure of which period comes to. Or why no action is right.

    `because` says why what was promised before is changed.
    """

    until: Period
    actions: Sequence[Action] = ()
    new_action: NewAction | None = None
    effect: str = ""
    expected: Decimal | None = None
    no_action_because: str = ""
    because: str = ""

    @property
    def has_actions(self) -> bool:
        return bool(self.actions or self.new_action)


@performs(permissions.ASK_FOR_ACTION_PLANS)
def ask_for_action_plans(organisation: Organisation, *, viewer: Viewer, at: datetime, asking: Asking) -> Organisation:
    """Ask whoever owns these measures for an action plan. One that nobody has written and nobody needs any more falls away, and is kept."""
    turns = queries.last_turns([one.measure.pk for one in asking.ask])
    ActionPlan.objects.bulk_create(asked_for(one, turns.get(one.measure.pk, 0) + 1, at) for one in asking.ask)
    for row, why in asking.over:
        end(row, Ended.FELL_AWAY, viewer, at, why)
    add_facts(asked=len(asking.ask), fell_away=len(asking.over))
    return organisation


def asked_for(one: ToAsk, turn: int, at: datetime) -> ActionPlan:
    period = {"first_on": one.figure.period.first, "last_on": one.figure.period.last}
    return ActionPlan(measure=one.measure, turn=turn, because=one.figure.because, asked_at=at, due_on=one.due_on, **period)


@performs(permissions.ANSWER_ACTION_PLAN)
def answer_action_plan(measure: Measure, *, viewer: Viewer, at: datetime, heard: int, promise: Promise) -> Measure:
    """Write what is to be done about a measure, and what will come of it. What was promised before is kept, as changed or renewed."""
    refuse_unheard(measure, heard)
    refuse_promise(measure, promise, at)
    row = queries.live(measure)
    if row is None or row.answered_at:
        row = following(measure, row, promise, viewer, at)
    row.answered_at, row.answered_by = at, viewer.name
    row.effect, row.no_action_because, row.expected = promise.effect, promise.no_action_because, promise.expected
    row.until_first_on, row.until_last_on = promise.until.first, promise.until.last
    row.save()
    for action in dict.fromkeys([*promise.actions, *written(promise, viewer, at)]):
        ActionPlanAction.objects.create(plan=row, action=action)
    add_facts(turn=row.turn, until=row.until_last_on, is_without_action=bool(row.no_action_because))
    return measure


@performs(permissions.CLOSE_ACTION_PLAN)
def close_action_plan(measure: Measure, *, viewer: Viewer, at: datetime, heard: int, because: str) -> Measure:
    """Say what came of it. The next figure that is off target asks for another."""
    refuse_unheard(measure, heard)
    row = queries.live(measure)
    if row is None or row.answered_at is None:
        raise Refused("No action plan has been written for this measure, so there is none to close.")
    if not because.strip():
        raise Refused("Say what came of it, so that it can be read later.", "because")
    end(row, Ended.CLOSED, viewer, at, because)
    add_facts(turn=row.turn)
    return measure


def refuse_unheard(measure: Measure, heard: int) -> None:
    """Whoever comes second is told what the other wrote, and sends theirs knowing it."""
    last = queries.last(measure)
    if last is None or queries.heard(measure) == heard:
        return
    if last.ended_at:
        raise Refused(MEANWHILE.format(f"{last.ended_by} has closed the action plan: “{last.ended_because}”"), "heard")
    if last.answered_at:
        words = last.effect or last.no_action_because
        raise Refused(MEANWHILE.format(f"{last.answered_by} has written an action plan: “{words}”"), "heard")
    raise Refused(MEANWHILE.format("An action plan has been asked for"), "heard")


def refuse_promise(measure: Measure, promise: Promise, at: datetime) -> None:
    of = measures.definition(THE_CLOCK, measure, day_of(at))
    if promise.has_actions == bool(promise.no_action_because.strip()):
        raise Refused(NOT_BOTH if promise.has_actions else NEITHER, "no_action_because" if promise.has_actions else "actions")
    frequency = rules.Frequency(of.frequency)
    if frequency.months and rules.period_of(frequency, promise.until.first, of.year_begins_in) != promise.until:
        raise Refused("Choose one of the periods of this measure.", "until")
    if promise.until.last < day_of(at):
        raise Refused(f"{promise.until.in_words()} has ended. Choose a period in which its effect can still show.", "until")
    if promise.has_actions:
        refuse_effect(promise, of.unit, of.decimals)
        refuse_no_promise(measure, of, promise, at)
        refuse_actions(measure, promise.actions)


def refuse_effect(promise: Promise, unit: str, decimals: int) -> None:
    if not promise.effect.strip():
        raise Refused("Say what will change by it.", "effect")
    if promise.expected is None:
        raise Refused("Enter what the figure is to come to, so that it can be seen whether it worked.", "expected")
    if rules.rounded(promise.expected, decimals) != promise.expected:
        nearest = rules.said(promise.expected, unit, decimals)
        raise Refused(f"This measure is stated with {counted(decimals, 'decimal')}. Did you mean {nearest}?", "expected")


def refuse_no_promise(measure: Measure, of: Definition, promise: Promise, at: datetime) -> None:
    """What is promised is better than what is there, by what the measure calls better."""
    assert promise.expected is not None
    stated = Stated(of.unit, of.decimals, rules.Polarity(of.polarity))
    there, target = promised.present(measure, of, promise.until, at), promised.target(measure, of, promise.until, at)
    if why := promises_nothing(promise.expected, there, stated, target):
        raise Refused(why, "expected")


def refuse_actions(measure: Measure, some: Sequence[Action]) -> None:
    for action in some:
        if action.organisation_id != measure.organisation_id:
            raise Refused(f"“{action.title}” belongs to another council.", "actions")
        if Said(action.said).is_over or action.plan.closed_at:
            raise Refused(f"“{action.title}” is over, so it betters nothing any more. Choose one that is still to be done.", "actions")


def following(measure: Measure, before: ActionPlan | None, promise: Promise, viewer: Viewer, at: datetime) -> ActionPlan:
    """The next one: renewed where what was promised before is there to be seen, and changed where it is not."""
    if before:
        has_come = bool(queries.what_came(THE_CLOCK, [before], at))
        if not has_come and not promise.because.strip():
            raise Refused("Say why what was promised is changed.", "because")
        end(before, Ended.RENEWED if has_come else Ended.CHANGED, viewer, at, promise.because)
    return ActionPlan(measure=measure, turn=next_turn(measure))


def end(row: ActionPlan, how: Ended, viewer: Viewer, at: datetime, because: str) -> None:
    """It stays readable, with what came of it as it stood."""
    came = queries.what_came(THE_CLOCK, [row], at).get(row.pk)
    row.ended_at, row.ended_by, row.ended_how, row.ended_because = at, viewer.name, how.value, because
    row.came = in_words(came[0]) if came else ""
    if how is Ended.CLOSED:
        row.covers_until = max([one for one in (row.last_on, came and came[0].period.last) if one], default=day_of(at))
    row.save()


def next_turn(measure: Measure) -> int:
    last = queries.last(measure)
    return last.turn + 1 if last else 1


def written(promise: Promise, viewer: Viewer, at: datetime) -> list[Action]:
    """The action that is written in the same go, by whoever may write it in that plan."""
    new = promise.new_action
    return [plans.add_action(new.plan, viewer=viewer, at=at, title=new.title, due_on=new.due_on, **new.said)] if new else []
