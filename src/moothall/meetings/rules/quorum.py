"""Whether enough members were present: how many are needed, and between which moments of a meeting there were."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from moothall.authority.words import number_in_words, time_in_words
from moothall.meetings.rules.law.counting import LONDON


@dataclass(frozen=True, slots=True, kw_only=True)
class Presence:
    """One stretch for which somebody was there; a person who left and came back has two. Empty moments are the beginning and the end.

    Whoever leaves the room for an interest is not there meanwhile. Officers and those who only attend are not voting.
    """

    who: str
    arrived_at: datetime | None = None
    left_at: datetime | None = None
    is_voting: bool = True

    def __post_init__(self) -> None:
        if self.arrived_at and self.left_at and self.left_at < self.arrived_at:
            raise ValueError(f"{self.who} cannot have left before arriving.")

    def holds_at(self, moment: datetime) -> bool:
        """Whether they were there at a moment; at the moment of leaving they no longer are."""
        return (self.arrived_at is None or self.arrived_at <= moment) and (self.left_at is None or moment < self.left_at)


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of a meeting during which the same number of voting members was present."""

    begins_at: datetime
    ends_at: datetime
    present: int
    is_quorate: bool


def quorum_of(members: int, stated: int | None = None) -> int:
    """How many members must be present: what the constitution states for the body, otherwise a quarter of the whole number.

    Source: Local Government Act 1972, Sch 12, para 6 (for a council; unchecked); a committee's is its standing orders'.

    >>> quorum_of(66), quorum_of(9), quorum_of(9, 3), quorum_of(0)
    (17, 3, 3, 1)
    """
    if stated is not None:
        return max(stated, 1)
    return max(-(-members // 4), 1)


def present_at(moment: datetime, presences: Iterable[Presence]) -> int:
    """How many voting members were present at a moment, each counted once."""
    return len({presence.who for presence in presences if presence.is_voting and presence.holds_at(moment)})


def stretches(quorum: int, presences: Sequence[Presence], begins_at: datetime, ends_at: datetime) -> list[Stretch]:
    """The meeting from beginning to end, cut wherever the number of voting members present changed; nothing where it did not last.

    Whoever leaves at the minute in which another arrives leaves no gap.
    """
    changes = {moment for presence in presences for moment in (presence.arrived_at, presence.left_at) if moment}
    moments = sorted({begins_at, *(moment for moment in changes if begins_at < moment < ends_at)})
    cuts: list[Stretch] = []
    for begins, ends in zip(moments, [*moments[1:], ends_at], strict=True):
        present = present_at(begins, presences)
        if cuts and cuts[-1].present == present:
            cuts[-1] = Stretch(cuts[-1].begins_at, ends, present, present >= quorum)
        elif begins < ends:
            cuts.append(Stretch(begins, ends, present, present >= quorum))
    return cuts


def is_quorate_at(moment: datetime, quorum: int, presences: Iterable[Presence]) -> bool:
    """Whether enough voting members were present at a moment."""
    return present_at(moment, presences) >= quorum


def quorum_in_words(quorum: int, cuts: Sequence[Stretch]) -> str:
    """Whether the meeting was quorate, and if not when it was not.

    >>> from datetime import timedelta
    >>> six = datetime(2026, 11, 12, 18, tzinfo=LONDON)
    >>> came = [Presence(who="A"), Presence(who="B"), Presence(who="C", left_at=six + timedelta(minutes=70))]
    >>> quorum_in_words(3, stretches(3, came, six, six + timedelta(hours=2)))
    'Not quorate from 7:10pm to the end: two members were present, and three are needed.'
    """
    short = [cut for cut in cuts if not cut.is_quorate]
    if not cuts:
        return f"{number_in_words(quorum).capitalize()} members are needed. Who was present is not recorded."
    if not short:
        fewest = min(cut.present for cut in cuts)
        return f"Quorate throughout: never fewer than {number_in_words(fewest)} members present, and {_needed(quorum)}."
    return " ".join(_short_in_words(cut, quorum, cuts[-1].ends_at) for cut in short)


def _short_in_words(cut: Stretch, quorum: int, ends_at: datetime) -> str:
    until = "the end" if cut.ends_at == ends_at else _time(cut.ends_at)
    members = "one member was" if cut.present == 1 else f"{number_in_words(cut.present)} members were"
    return f"Not quorate from {_time(cut.begins_at)} to {until}: {members} present, and {_needed(quorum)}."


def _needed(quorum: int) -> str:
    return f"{number_in_words(quorum)} {'is' if quorum == 1 else 'are'} needed"


def _time(moment: datetime) -> str:
    return time_in_words(moment.astimezone(LONDON))
