"""When whoever owes something is reminded, and who is told when it is late: by what the council has set."""

from collections.abc import Collection, Mapping
from datetime import date

from moothall.authority.rules import Value
from moothall.post.rules import Step, To

SETTINGS = ("chase_before_days", "chase_head_after_days", "chase_portfolio_after_days", "chase_again_every_days")
AFTER_THE_LAST = 40  # how many times a letter goes again; after some years nobody reads another


def steps(settings: Mapping[str, Value]) -> tuple[Step, ...]:
    """The reminders of a council, in order: before the day, on it, the day after; then whoever is over them; then again and again.

    Each later step goes to everybody to whom an earlier one went, so that nobody is told behind another's back.

    >>> [step.day for step in steps({"chase_before_days": 5, "chase_head_after_days": 5, "chase_portfolio_after_days": 10,
    ...     "chase_again_every_days": 0})]
    [-5, 0, 1, 5, 10]
    """
    before, head, portfolio, again = (int(settings[name]) for name in SETTINGS)
    everybody: tuple[To, ...] = (To.OWNER, To.DEPUTY)
    told: dict[int, tuple[To, ...]] = {-before: (To.OWNER,), 0: (To.OWNER,), 1: everybody}
    for day, over_them in sorted(((max(head, 1), To.HEAD), (max(portfolio, 1), To.PORTFOLIO_HOLDER))):
        everybody += (over_them,)
        told[day] = everybody
    last = max(told)
    if again:
        told |= {last + again * turn: everybody for turn in range(1, AFTER_THE_LAST + 1)}
    return tuple(Step(day, to) for day, to in sorted(told.items()))


def subject(due: Collection[tuple[date, int]]) -> str:
    """What a letter about several things is called: how many are late, and how many are near.

    >>> subject([(date(2026, 11, 20), 3), (date(2026, 11, 27), -2), (date(2026, 11, 27), -2)])
    '1 of 3 things that were asked of you is late'
    """
    late = sum(days > 0 for _, days in due)
    if not late:
        return f"{len(due)} things that were asked of you are due soon"
    if late == len(due):
        return f"{late} things that were asked of you are late"
    return f"{late} of {len(due)} things that were asked of you {'is' if late == 1 else 'are'} late"
