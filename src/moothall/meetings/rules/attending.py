"""Who attended: in words, by the clock, and counted over a council year."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from moothall.authority.words import counted, joined
from moothall.meetings.rules.law.counting import LONDON
from moothall.meetings.rules.quorum import Presence, quorum_in_words, quorum_of, stretches

AT_LEAST = timedelta(hours=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Attended:
    """One person at one meeting; `came` is Present, Apologies, Absent, or empty where it has not been noted."""

    name: str
    came: str = ""
    has_a_vote: bool = True
    arrived_at: time | None = None
    left_at: time | None = None
    instead_of: str = ""

    @property
    def is_present(self) -> bool:
        return self.came == "Present"


def attendance_in_words(there: Sequence[Attended]) -> str:
    """Who was there, in a sentence that could be read aloud.

    >>> attendance_in_words([Attended(name="A", came="Present"), Attended(name="B", came="Apologies"), Attended(name="C", came="Absent")])
    '1 member was present. Apologies came from B. Absent without apologies: C.'
    """
    members = [one for one in there if one.has_a_vote]
    if not any(one.came for one in there):
        return "Nobody's attendance has been noted yet."
    present = sum(one.is_present for one in members)
    said = [f"{counted(present, 'member').capitalize()} {'was' if present == 1 else 'were'} present."]
    sent = [one.name for one in members if one.came == "Apologies"]
    absent = [one.name for one in members if one.came == "Absent"]
    said += [f"Apologies came from {joined(sent)}."] if sent else []
    said += [f"Absent without apologies: {joined(absent)}."] if absent else []
    return " ".join(said)


def quorum_words(there: Sequence[Attended], members: int, stated: int | None, begins: datetime | None, ends: datetime | None) -> str:
    """Whether enough members with a vote were there all the time, and if not when they were not."""
    if begins is None or not any(one.came for one in there):
        return ""
    needed = quorum_of(members, stated)
    presences = [presence(one, begins.date()) for one in there if one.is_present]
    moments = [moment for one in presences for moment in (one.arrived_at, one.left_at) if moment]
    end = max([ends or begins + AT_LEAST, *moments])
    return quorum_in_words(needed, stretches(needed, presences, begins, end))


def presence(one: Attended, day: date) -> Presence:
    arrived, left = (datetime.combine(day, hour, LONDON) if hour else None for hour in (one.arrived_at, one.left_at))
    return Presence(who=one.name, arrived_at=arrived, left_at=left, is_voting=one.has_a_vote)


def year_words(year: int) -> str:
    """A council year as people write it.

    >>> year_words(2026), year_words(1999)
    ('2026/27', '1999/00')
    """
    return f"{year}/{(year + 1) % 100:02}"


def share_in_words(attended: int, expected: int) -> str:
    """Of how many expected meetings, in a few words and without a figure that says more than there is.

    >>> share_in_words(9, 12), share_in_words(0, 0)
    ('9 of 12, 75%', 'none expected')
    """
    return f"{attended} of {expected}, {round(100 * attended / expected)}%" if expected else "none expected"
