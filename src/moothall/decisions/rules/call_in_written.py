"""A rule of call-in as plain values, for a row to keep, and read from them again."""

from collections.abc import Sequence
from typing import Any

from moothall.decisions.rules.call_in import CallInRule
from moothall.decisions.rules.call_in_terms import Callers, Deadline, Group, Step, Then


def written(rule: CallInRule) -> dict[str, Any]:
    """The rule without its days: what is said of it, in plain values.

    >>> from moothall.decisions.rules.call_in import USUAL_RULE
    >>> written(USUAL_RULE)["reading"], written(USUAL_RULE)["callers"]
    ('on the last day', [])
    """
    return {
        "days": rule.days,
        "unit": rule.unit.value,
        "reading": rule.reading.value,
        "cut_off": rule.cut_off,
        "callers": [[way.who, way.members_needed, way.group.value, way.with_chair] for way in rule.callers],
        "exclusions": sorted(exclusion.value for exclusion in rule.exclusions),
        "urgency_agreed_by": rule.urgency_agreed_by,
        "outcomes": [outcome.value for outcome in rule.outcomes],
        "deadlines": [[deadline.step.value, deadline.working_days, deadline.then.value] for deadline in rule.deadlines],
        "checked_by": rule.checked_by.value,
        "wording": rule.wording,
        "source": rule.source,
    }


def callers_from(row: Sequence[Any]) -> Callers:
    """Words and a number, and perhaps the group that is meant and whether the chair must be among them.

    >>> callers_from(["members of scrutiny", 2]).words, callers_from(["the chair", None, "the chair of the committee"]).group.name
    ('two members of scrutiny', 'CHAIR')
    """
    who, number = row[0], row[1]
    group, with_chair = (row[2], row[3] if len(row) > 3 else False) if len(row) > 2 else (Group.COMMITTEE_MEMBERS, False)
    return Callers(who, number, Group(group), with_chair)


def deadline_from(row: Sequence[Any]) -> Deadline:
    """A step and its days, and perhaps what follows where they pass."""
    step, days, then = [*row, Then.LATE][:3]
    return Deadline(Step(step), days, Then(then))
