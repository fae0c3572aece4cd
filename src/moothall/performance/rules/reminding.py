"""Who is reminded of what is owed of a measure, and when: by the council's steps of chasing, each kind of thing in its own way."""

from collections.abc import Sequence
from enum import StrEnum

from moothall.post.rules import Step, To

AT_ONCE = -999  # working days before anything is due: on the day on which it is asked for


class What(StrEnum):
    """What can be owed of a measure."""

    FIGURE = "figure"
    OTHER = "other"
    REVIEW = "review"
    WRITTEN = "written"
    LOOKED_AT = "looked at"

    @property
    def words(self) -> str:
        return {
            What.FIGURE: "The figure of a period",
            What.OTHER: "A figure that follows no calendar",
            What.REVIEW: "A look at a figure that was sent",
            What.WRITTEN: "An action plan to be written",
            What.LOOKED_AT: "A look at what came of an action plan",
        }[self]


def steps_of(what: What, chasing: Sequence[Step]) -> tuple[Step, ...]:
    """An action plan is asked for at once, and then like a figure. A review is asked for once it is late, up to the head of service.

    >>> steps = (Step(-5, (To.OWNER,)), Step(1, (To.OWNER,)), Step(10, (To.OWNER, To.PORTFOLIO_HOLDER)))
    >>> [step.day for step in steps_of(What.WRITTEN, steps)], [step.day for step in steps_of(What.FIGURE, steps)]
    ([-999, -5, 1, 10], [-5, 1, 10])
    >>> [(step.day, len(step.to)) for step in steps_of(What.REVIEW, steps)]
    [(1, 1), (10, 1)]
    """
    if what in (What.WRITTEN, What.LOOKED_AT):
        return (Step(AT_ONCE, (To.OWNER, To.DEPUTY)), *chasing)
    if what is What.REVIEW:
        return tuple(Step(one.day, tuple(to for to in one.to if to is not To.PORTFOLIO_HOLDER)) for one in chasing if one.day > 0)
    return tuple(chasing)


def subject(late: Sequence[What], near: Sequence[What]) -> str:
    """What a letter about several things is called.

    >>> subject([What.FIGURE], [What.FIGURE]), subject([], [What.FIGURE]), subject([What.WRITTEN], [What.FIGURE, What.WRITTEN])
    ('1 of 2 figures is late', '1 figure is due soon', '1 of 3 things that are owed of measures is late')
    >>> subject([], [What.WRITTEN])
    '1 action plan is asked for'
    """
    every = {*late, *near}
    one, many = ("figure", "figures") if every <= {What.FIGURE, What.OTHER} else THINGS.get(min(every), MANY) if len(every) == 1 else MANY
    number = len(late) + len(near)
    things = one if number == 1 else many
    if late:
        return f"{len(late)} of {number} {things} {'is' if len(late) == 1 else 'are'} late"
    due = "asked for" if every == {What.WRITTEN} else "due soon"
    return f"{number} {things} {'is' if number == 1 else 'are'} {due}"


MANY = ("thing that is owed of measures", "things that are owed of measures")
THINGS = {
    What.WRITTEN: ("action plan", "action plans"),
    What.REVIEW: ("figure to sign off", "figures to sign off"),
    What.LOOKED_AT: ("action plan to look at", "action plans to look at"),
}
