"""The targets of many measures are set at once: those of a year, or of the years before a council came here."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from moothall.access.acts import Refused, add_facts, performs
from moothall.access.holding import held
from moothall.access.viewer import THE_CLOCK, Viewer
from moothall.authority.models import Organisation
from moothall.performance import permissions, rules
from moothall.performance.actions.measure import refuse_day_to_come
from moothall.performance.actions.returns_bringing import OnlyLooked
from moothall.performance.actions.target import refuse_target
from moothall.performance.models import Definition, Measure, Target
from moothall.performance.queries import returns, targets


@dataclass(frozen=True, slots=True, kw_only=True)
class NewTarget:
    """One target. `said` holds what a target may say beside this, such as its floor, its stretch or its baseline."""

    measure: Measure
    from_on: date
    last_on: date
    value: Decimal
    set_by: str
    set_on: date
    profile: Sequence[Decimal] = ()
    said: dict[str, Any] = field(default_factory=dict)
    heard: int | None = None  # the turn of the last target that whoever sets this one had before them


class TargetsRefused(Refused):
    """Some targets cannot be set, so none was. `wrong` says of each measure why."""

    def __init__(self, wrong: Sequence[tuple[Measure, Refused]]) -> None:
        self.wrong = {measure.pk: why for measure, why in wrong}
        super().__init__(" ".join(f"“{measure.title}”: {why}" for measure, why in wrong), wrong[0][1].box)


@performs(permissions.BRING_TARGETS)
def bring_targets(
    organisation: Organisation, *, viewer: Viewer, at: datetime, rows: Sequence[NewTarget], is_look: bool = False
) -> Organisation:
    """Set them in this order, all or none: each by somebody who may set it alone; for a time that has a target already, with a reason.

    Those that Members should agree are proposed by this, as each is that is set by itself. A look names what is wrong, and sets none.
    """
    if not rows:
        raise Refused("There is no target to set.")
    keys = sorted({row.measure.pk for row in rows})
    refuse_strangers(organisation, [held(Measure, key) for key in keys])  # held, so that two at once do not take the same turn
    known = Known(returns.definitions_of(THE_CLOCK, keys), before := earlier(keys), amended(rows, before, at))
    wrong: list[tuple[Measure, Refused]] = []
    for row in rows:
        try:
            before[row.measure.pk].append(made(row, known, viewer, at))
        except Refused as refused:
            wrong.append((row.measure, refused))
    if wrong:
        raise TargetsRefused(wrong)
    if is_look:
        raise OnlyLooked("Nothing has been set yet.")
    Target.objects.bulk_create(row for some in before.values() for row in some if row.pk is None)
    add_facts(targets=len(rows))
    return organisation


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of the measures: how each was defined, its targets in their order, and those whose amended figure is owed."""

    definitions: Mapping[int, Sequence[Definition]]
    before: Mapping[int, Sequence[Target]]
    amended: Collection[int]


def made(row: NewTarget, known: Known, viewer: Viewer, at: datetime) -> Target:
    """The target, if this person may set it and it fits its measure."""
    if why := permissions.SET_TARGET.refusal(viewer, row.measure, at=at):
        raise Refused(why, "value")
    before, of = known.before[row.measure.pk], rules.holding(known.definitions[row.measure.pk], row.from_on)
    assert of  # every measure has a definition
    target = as_target(row, before, viewer, at)
    refuse_unheard(row, before)
    refuse_again(target, before, known.amended)
    refuse_day_to_come(row.set_on, at)
    refuse_target(target, of)
    return target


def refuse_strangers(organisation: Organisation, measures: Iterable[Measure]) -> None:
    for one in measures:
        if one.organisation_id != organisation.pk:
            raise Refused("One of these measures belongs to another council.", "measure")
        if one.ended_on:
            raise Refused(f"“{one.title}” has ended, so no target is set for it any more.", "measure")


def earlier(measures: Sequence[int]) -> dict[int, list[Target]]:
    """The targets that each of these measures has, in the order in which they were set."""
    found: dict[int, list[Target]] = defaultdict(list)
    for row in Target.objects.visible_to(THE_CLOCK).filter(measure__in=measures).order_by("measure", "turn"):
        found[row.measure_id].append(row)
    return found


def as_target(row: NewTarget, before: Sequence[Target], viewer: Viewer, at: datetime) -> Target:
    turn, points = before[-1].turn + 1 if before else 1, [str(point) for point in row.profile]
    plain = {"from_on": row.from_on, "last_on": row.last_on, "value": row.value, "set_by": row.set_by, "set_on": row.set_on}
    return Target(measure=row.measure, turn=turn, profile=points, entered_at=at, entered_by=viewer.reference, **plain, **row.said)


def for_that_time(before: Iterable[Target], from_on: date) -> list[Target]:
    return [one for one in before if one.from_on == from_on and one.withdrawn_at is None]


def amended(rows: Sequence[NewTarget], before: Mapping[int, Sequence[Target]], at: datetime) -> set[int]:
    """Those of the targets for the same times that Members amended, whose figure is still to be entered."""
    others = [one for row in rows for one in for_that_time(before[row.measure.pk], row.from_on)]
    return {one.row.pk for one in targets.standings(THE_CLOCK, others, at) if one.amended}


def refuse_unheard(row: NewTarget, before: Sequence[Target]) -> None:
    if row.heard is not None and row.heard != (before[-1].turn if before else 0):
        raise Refused("Somebody set one of it after you opened this page. Look at that one, and send yours again if you mean it.", "value")


def refuse_again(target: Target, before: Iterable[Target], amended: Collection[int]) -> None:
    others = for_that_time(before, target.from_on)
    if others and not target.because.strip():
        raise Refused("There is a target for this time already. Say why it is changed.", "because")
    if any(one.pk in amended for one in others):
        raise Refused("Members amended the target for this time. Enter the figure that they agreed; then it can be changed.", "value")
