"""A target is set or proposed, withdrawn, put to Members; and entered as Members amended it."""

from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from moothall.access.acts import Refused, performs
from moothall.access.holding import held
from moothall.access.viewer import THE_CLOCK, Viewer
from moothall.authority.words import counted
from moothall.decisions.models import Decision
from moothall.decisions.queries.effects import answers_to
from moothall.meetings.models import Recommendation
from moothall.performance import permissions, queries, rules
from moothall.performance.actions.measure import refuse_day_to_come
from moothall.performance.models import Definition, Measure, Target, TargetPut

AS_AMENDED = "As Members amended it."
ANSWERED = "Members have answered that recommendation already, without this target before them. Write another report, and choose that."
NUMBERS = ("value", "floor", "stretch", "baseline")


@performs(permissions.SET_TARGET)
def set_target(
    measure: Measure,
    *,
    viewer: Viewer,
    at: datetime,
    from_on: date,
    last_on: date,
    value: Decimal,
    set_by: str,
    set_on: date,
    profile: Sequence[Decimal] = (),
    because: str = "",
    **said: Any,
) -> Target:
    """Set a target. One that Members should agree is proposed by this, and does not count before they have agreed it.

    For a time that has a target already it is a change: that takes a reason, and the old one stays readable.
    """
    refuse_day_to_come(set_on, at)
    refuse_change(list(Target.objects.visible_to(THE_CLOCK).filter(measure=measure, from_on=from_on, withdrawn_at=None)), because, at)
    said |= {"from_on": from_on, "last_on": last_on, "value": value, "set_by": set_by, "set_on": set_on, "because": because}
    return keep_target(measure, viewer, at, profile, **said)


def refuse_change(others: Sequence[Target], because: str, at: datetime) -> None:
    """What stands for a time is changed with a reason, and not before what Members made of it has been entered."""
    if others and not because.strip():
        raise Refused("There is a target for this time already. Say why it is changed.", "because")
    if any(one.amended for one in queries.targets.standings(THE_CLOCK, others, at)):
        raise Refused("Members amended the target for this time. Enter the figure that they agreed; then it can be changed.", "value")


@performs(permissions.WITHDRAW_TARGET)
def withdraw_target(target: Target, *, viewer: Viewer, at: datetime, because: str) -> Target:
    """It counts no more from today. What Members agreed is not withdrawn, also before it has effect: they are asked to agree another."""
    [found] = queries.targets.standings(THE_CLOCK, [target], at)
    if why := rules.cannot_be_withdrawn(found.facts):
        raise Refused(why)
    target.withdrawn_at, target.withdrawn_because = at, because
    target.save(update_fields=["withdrawn_at", "withdrawn_because"])
    return target


@performs(permissions.PUT_TARGET)
def put_target(target: Target, *, viewer: Viewer, at: datetime, by: Recommendation | Decision) -> Target:
    """Tie a target to the recommendation that asks Members to agree it, or to the decision by which they did.

    What Members have answered they were not asked about this target: so nobody makes it theirs by a resolution on something else.
    """
    if by.organisation_id != target.organisation_id:
        raise Refused("That belongs to another council.", "by")
    kind = "decision" if isinstance(by, Decision) else "recommendation"
    if TargetPut.objects.visible_to(THE_CLOCK).filter(target=target, **{kind: by}).exists():
        raise Refused(f"This target is tied to that {kind} already.", "by")
    if kind == "recommendation" and answers_to(THE_CLOCK, [by.pk]):
        raise Refused(ANSWERED, "by")
    TargetPut.objects.create(target=target, put_at=at, **{kind: by})
    return target


@performs(permissions.ENTER_AMENDED)
def enter_amended_target(target: Target, *, viewer: Viewer, at: datetime, value: Decimal, profile: Sequence[Decimal] = ()) -> Target:
    """Members agreed another figure than the one that was put to them: from the day of effect on, it is this one."""
    [found] = queries.targets.standings(THE_CLOCK, [target], at)
    if found.amended is None:
        raise Refused("Members did not amend this target, or what they agreed has been entered already.")
    names = ("from_on", "last_on", "floor", "stretch", "baseline", "baseline_words", "is_reward")
    said = {name: getattr(target, name) for name in names} | {"set_by": rules.SetBy.MEMBERS.value, "set_on": target.set_on}
    made = keep_target(target.measure, viewer, at, profile, value=value, because=AS_AMENDED, **said)
    asked = found.amended.row
    TargetPut.objects.create(target=made, recommendation=asked.recommendation, put_at=asked.put_at, is_amended=True)
    return made


def keep_target(measure: Measure, viewer: Viewer, at: datetime, profile: Sequence[Decimal], **said: Any) -> Target:
    held(Measure, measure.pk)  # so that two at once do not take the same turn
    row = Target(measure=measure, profile=[str(point) for point in profile], entered_at=at, entered_by=viewer.reference, **said)
    refuse_target(row, queries.measures.definition(THE_CLOCK, measure, row.from_on))
    row.turn = queries.targets.last_turn(measure) + 1
    row.save()
    return row


def refuse_target(row: Target, of: Definition) -> None:
    """Its time, its figures and its profile fit the measure as it is defined when the target begins."""
    if row.set_by not in set(rules.SetBy):
        raise Refused("Say who set it: statute, a Local Area Agreement, a contract, an officer or Members.", "set_by")
    frequency = rules.Frequency(of.frequency)
    refuse_decimals(row, of)
    for box, why in (rules.target_lacks(row.from_on, row.last_on, frequency), rules.bounds_lack(row.floor, row.value, row.stretch)):
        if why:
            raise Refused(why, box)
    periods = rules.periods_in(row.period, frequency) if row.profile else []
    if why := rules.profile_lacks(row.points, row.value, rules.Counting(of.counting), periods, of.unit, of.decimals):
        raise Refused(why, "profile")


def refuse_decimals(row: Target, of: Definition) -> None:
    """No figure is more exact than the measure says that its figures are."""
    for name, value in [*((name, getattr(row, name)) for name in NUMBERS), *(("profile", point) for point in row.points)]:
        if value is None:
            continue
        if abs(value) >= rules.MOST:
            raise Refused("That is more than can be kept. Enter it in thousands or millions, and say so in the unit.", name)
        if rules.rounded(value, of.decimals) != value:
            nearest = rules.said(value, of.unit, of.decimals)
            raise Refused(f"This measure is stated with {counted(of.decimals, 'decimal')}. Did you mean {nearest}?", name)
