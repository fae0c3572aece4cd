"""Votes and motions: totals that must add up to those present and entitled, what they decide, and what an amendment does to a motion."""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from moothall.authority.words import joined, ordinal_in_words
from moothall.meetings.rules.law.rows import rule_on
from moothall.meetings.rules.law.rule import Matter, Nation


class Cast(StrEnum):
    """What a member did when the vote was taken."""

    FOR = "for"
    AGAINST = "against"
    ABSTAINED = "abstained"
    DID_NOT_VOTE = "did not vote"


class Result(StrEnum):
    """What came of a vote."""

    CARRIED = "carried"
    LOST = "lost"
    TIED = "tied"


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """The totals of one vote. The casting vote of whoever presides is apart from their own, which is among the totals."""

    for_it: int = 0
    against: int = 0
    abstained: int = 0
    did_not_vote: int = 0
    casting_vote: Cast | None = None

    def __post_init__(self) -> None:
        if min(self.for_it, self.against, self.abstained, self.did_not_vote) < 0:
            raise ValueError("Nobody can vote less than not at all.")
        if self.casting_vote not in (None, Cast.FOR, Cast.AGAINST):
            raise ValueError("A casting vote is for or against.")

    @property
    def total(self) -> int:
        return self.for_it + self.against + self.abstained + self.did_not_vote


@dataclass(frozen=True, slots=True)
class Named:
    """How one member voted, in a vote by names."""

    who: str
    cast: Cast


@dataclass(frozen=True, slots=True, kw_only=True)
class Amendment:
    """A change that was moved to a motion: the whole motion as it would then read, and what came of it."""

    text: str
    is_seconded: bool = True
    result: Result | None = None
    is_withdrawn: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Motion:
    """What was moved, and the amendments in the order in which they were taken."""

    text: str
    is_seconded: bool = True
    is_withdrawn: bool = False
    amendments: tuple[Amendment, ...] = ()


def must_be_named(on: date, is_budget: bool, nation: Nation = Nation.ENGLAND) -> bool:
    """Whether the minutes must say who voted how: at a council's meeting that sets its budget.

    >>> must_be_named(date(2014, 2, 24), is_budget=True), must_be_named(date(2014, 2, 25), is_budget=True)
    (False, True)
    """
    return is_budget and rule_on(Matter.NAMED_VOTE, on, nation=nation) is not None


def count_of(votes: Iterable[Named], casting_vote: Cast | None = None) -> Count:
    """The totals of a vote by names."""
    casts = Counter(vote.cast for vote in votes)
    return Count(
        for_it=casts[Cast.FOR],
        against=casts[Cast.AGAINST],
        abstained=casts[Cast.ABSTAINED],
        did_not_vote=casts[Cast.DID_NOT_VOTE],
        casting_vote=casting_vote,
    )


def count_lacks(count: Count, entitled: int) -> list[str]:
    """Why totals cannot stand, in sentences; nothing where they add up to those who were present and entitled to vote.

    >>> count_lacks(Count(for_it=12, against=8, abstained=1), 22)
    ['12 for, 8 against, 1 abstained and 0 did not vote make 21. 22 members were present and entitled to vote.']
    """
    found = []
    if count.total != entitled:
        were = "member was" if entitled == 1 else "members were"
        found.append(f"{_totals(count)} make {count.total}. {entitled:,} {were} present and entitled to vote.")
    if count.casting_vote and count.for_it != count.against:
        found.append("A casting vote is given only when as many voted for as against.")
    return found


def named_lacks(votes: Sequence[Named], entitled: Collection[str]) -> list[str]:
    """Why a vote by names cannot stand: somebody twice, somebody who was not entitled, somebody left out.

    >>> named_lacks([Named("A", Cast.FOR), Named("A", Cast.AGAINST)], {"A", "B"})
    ['A is recorded more than once.', 'How B voted is not recorded.']
    """
    times = Counter(vote.who for vote in votes)
    twice = [f"{who} is recorded more than once." for who, number in times.items() if number > 1]
    others = [f"{who} was not present and entitled to vote." for who in times if who not in entitled]
    left_out = sorted(set(entitled) - set(times))
    return [*twice, *others, *([f"How {joined(left_out)} voted is not recorded."] if left_out else [])]


def result(count: Count) -> Result:
    """What a count decides: more for than against carries it. Those who abstain are not counted on either side.

    Source: Local Government Act 1972, Sch 12, para 39 (from a summary): a majority of the members present and voting; on a tie the
    person presiding has a second or casting vote. A tie that nobody breaks carries nothing.

    >>> result(Count(for_it=5, against=5)), result(Count(for_it=5, against=5, casting_vote=Cast.FOR))
    (<Result.TIED: 'tied'>, <Result.CARRIED: 'carried'>)
    """
    if count.for_it != count.against:
        return Result.CARRIED if count.for_it > count.against else Result.LOST
    if count.casting_vote is None:
        return Result.TIED
    return Result.CARRIED if count.casting_vote == Cast.FOR else Result.LOST


def result_in_words(count: Count) -> str:
    """The totals and what they decide, as the minutes say it.

    >>> result_in_words(Count(for_it=5, against=5, did_not_vote=1, casting_vote=Cast.AGAINST))
    '5 for, 5 against, 0 abstained and 1 did not vote. The chair gave a casting vote against. Lost.'
    """
    casting = f" The chair gave a casting vote {count.casting_vote}." if count.casting_vote else ""
    return f"{_totals(count)}.{casting} {result(count).capitalize()}."


def as_amended(motion: Motion) -> str:
    """How the motion reads after the amendments that were carried: each becomes the motion, and the next is moved to that.

    >>> as_amended(Motion(text="A", amendments=(Amendment(text="B", result=Result.CARRIED), Amendment(text="C", result=Result.LOST))))
    'B'
    """
    carried = [amendment.text for amendment in motion.amendments if amendment.result == Result.CARRIED and not amendment.is_withdrawn]
    return carried[-1] if carried else motion.text


def cannot_be_put(motion: Motion) -> str:
    """Why the motion cannot be put to the vote yet, in a sentence; empty where it can.

    >>> cannot_be_put(Motion(text="A", amendments=(Amendment(text="B"),)))
    'The first amendment has not been decided. It is voted on before the motion.'
    """
    if motion.is_withdrawn:
        return "The motion was withdrawn."
    if not motion.is_seconded:
        return "Nobody has seconded the motion."
    for number, amendment in enumerate(motion.amendments, start=1):
        if amendment.is_seconded and not amendment.is_withdrawn and amendment.result in (None, Result.TIED):
            return f"The {ordinal_in_words(number)} amendment has not been decided. It is voted on before the motion."
    return ""


def _totals(count: Count) -> str:
    return f"{count.for_it:,} for, {count.against:,} against, {count.abstained:,} abstained and {count.did_not_vote:,} did not vote"
