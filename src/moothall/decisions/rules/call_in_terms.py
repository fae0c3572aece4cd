"""The terms in which a constitution says its rule of call-in: who, what not, what may come of it, and within how many days."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from moothall.authority.words import joined, number_in_words

MOST_MEMBERS = 200
LONGEST = 366


class Exclusion(StrEnum):
    """What a constitution keeps out of call-in."""

    NON_EXECUTIVE = "a decision that is not the executive's"
    URGENT = "an urgent decision"
    ALREADY_CALLED_IN = "a decision that was called in before"
    RECOMMENDATION_TO_COUNCIL = "a recommendation to Council"


class Outcome(StrEnum):
    """What scrutiny may do with a decision that was called in. Source: Local Government Act 2000 s.9F(4), and constitutions."""

    REFER_BACK = "refer it back to whoever took it"
    REFER_TO_COUNCIL = "refer it to full Council"
    CONFIRM = "confirm it, and it takes effect at once"


class Step(StrEnum):
    """What must follow within a number of working days."""

    PUBLISHED = "published after it was taken"
    SCRUTINY_MEETS = "considered by scrutiny after it was called in"
    COUNCIL_MEETS = "considered by full Council after scrutiny referred it"
    RECONSIDERED = "considered again after scrutiny"


class Then(StrEnum):
    """What follows where a step is not taken in its time."""

    LATE = "nothing by itself: it is shown as late"
    EFFECT = "the decision takes effect"


class Group(StrEnum):
    """Who counts as one of those whom a constitution names."""

    COMMITTEE_MEMBERS = "members of the committee"
    CHAIR = "the chair of the committee"
    COMMITTEE = "the committee, by its resolution"
    NON_EXECUTIVE = "councillors who are not in the executive"
    ANY_MEMBER = "any councillors"
    WARD_MEMBER = "councillors for a ward that it affects"


class Checker(StrEnum):
    """Who says whether a call-in is valid."""

    MONITORING_OFFICER = "the monitoring officer"
    COMMITTEE_CLERK = "the clerk, as proper officer"
    NOBODY = "nobody: it is valid once enough have asked"


@dataclass(frozen=True, slots=True)
class Callers:
    """One way to call in: who, and how many of them it takes; no number where one of them, or the committee, does it alone.

    `who` are the constitution's own words; `with_chair` says that the chair must be among those who ask, beside that number.
    """

    who: str
    members_needed: int | None = None
    group: Group = Group.COMMITTEE_MEMBERS
    with_chair: bool = False

    def __post_init__(self) -> None:
        if self.members_needed is not None and not 1 <= self.members_needed <= MOST_MEMBERS:
            raise ValueError(f"It takes 1 to {MOST_MEMBERS} members to call in, and {self.members_needed} is not.")

    @property
    def needed(self) -> int:
        """How many must ask, the chair not counted where the chair must be among them."""
        return self.members_needed or 1

    @property
    def words(self) -> str:
        """Said as in a sentence: three councillors who are not in the executive; the chair with two members."""
        said = f"{number_in_words(self.members_needed)} {self.who}" if self.members_needed else self.who
        return f"the chair with {said}" if self.with_chair else said


@dataclass(frozen=True, slots=True)
class Deadline:
    """A step, the working days that a constitution gives for it, and what follows where they pass."""

    step: Step
    working_days: int
    then: Then = Then.LATE

    def __post_init__(self) -> None:
        if not 1 <= self.working_days <= LONGEST:
            raise ValueError(f"A step must have 1 to {LONGEST} working days, and {self.working_days} is not.")


# Where a rule names nobody: what is assumed, and said to be assumed.
ASSUMED = (Callers("member of scrutiny", 1),)


def said_of(ways: Iterable[Callers]) -> str:
    """Those who may call in, in words; empty where nobody is named."""
    return joined((way.words for way in ways), "or")
