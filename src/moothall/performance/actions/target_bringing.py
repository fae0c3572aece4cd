"""The targets of many measures are set at once: those of a year, or of the years before a council came here."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
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
from moothall.performance.actions.target import refuse_target
from moothall.performance.models import Definition, Measure, Target
from moothall.performance.queries import returns


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


@performs(permissions.BRING_TARGETS)
def bring_targets(organisation: Organisation, *, viewer: Viewer, at: datetime, rows: Sequence[NewTarget]) -> Organisation:
    """Set them in this order, all or none, each for a time that has no target yet: whoever changes one says why, and does so alone.

    Those that Members should agree are proposed by this, as each is that is set by itself.
    """
    if not rows:
        raise Refused("There is no target to set.")
    keys = sorted({row.measure.pk for row in rows})
    refuse_strangers(organisation, [held(Measure, key) for key in keys])  # held, so that two at once do not take the same turn
    definitions, before = returns.definitions_of(THE_CLOCK, keys), earlier(keys)
    for row in rows:
        of = rules.holding(definitions[row.measure.pk], row.from_on)
        assert of  # every measure has a definition
        before[row.measure.pk].append(made(row, of, before[row.measure.pk], viewer, at))
    Target.objects.bulk_create(row for known in before.values() for row in known if row.pk is None)
    add_facts(targets=len(rows))
    return organisation


def made(row: NewTarget, of: Definition, before: Sequence[Target], viewer: Viewer, at: datetime) -> Target:
    """What is wrong with one of many is said with the name of its measure."""
    target = as_target(row, before, viewer, at)
    try:
        refuse_again(target, before)
        refuse_day_to_come(row.set_on, at)
        refuse_target(target, of)
    except Refused as refused:
        raise Refused(f"“{row.measure.title}”: {refused}", refused.box) from refused
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


def refuse_again(target: Target, before: Iterable[Target]) -> None:
    if any(one.from_on == target.from_on and one.withdrawn_at is None for one in before):
        raise Refused("There is a target for this time already. Change that one, and say why.", "from_on")
