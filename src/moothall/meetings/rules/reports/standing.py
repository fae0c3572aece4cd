"""Where a report stands: what it still lacks, whose turn it is, and by when, in words."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from moothall.authority.words import capitalised, counted, day_in_words, joined

CLEARANCES = {"legal": "Legal", "finance": "Finance", "equality": "Equality", "director": "Director"}


class Outcome(StrEnum):
    """What was answered; nothing, while nobody has."""

    WAITING = ""
    CLEARED = "cleared"
    COMMENTS = "cleared with comments"
    REFUSED = "refused"


class Standing(StrEnum):
    """Where a report is in its life; the words are those of the pages."""

    DRAFT = "Draft"
    OUT_FOR_CLEARANCE = "Out for clearance"
    REFUSED = "Refused"
    SENT_BACK = "Sent back"
    CLEARED = "Cleared"
    SUBMITTED = "Submitted"
    ON_AN_AGENDA = "On an agenda"
    PUBLISHED = "Published"
    WITHDRAWN = "Withdrawn"


TONES = {
    Standing.DRAFT: "wait",
    Standing.OUT_FOR_CLEARANCE: "open",
    Standing.REFUSED: "stop",
    Standing.SENT_BACK: "stop",
    Standing.WITHDRAWN: "stop",
}


@dataclass(frozen=True, slots=True)
class Asked:
    """One clearance that was asked for. `version` is the one that was answered, or asked about."""

    kind: str
    of: str
    due_on: date
    outcome: Outcome = Outcome.WAITING
    version: int = 1

    @property
    def is_given(self) -> bool:
        return self.outcome in {Outcome.CLEARED, Outcome.COMMENTS}

    @property
    def words(self) -> str:
        return CLEARANCES.get(self.kind, self.kind)


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of a report. `asked` holds the latest clearance of each kind."""

    version: int = 1
    empty_sections: tuple[str, ...] = ()
    pictures_without_words: tuple[str, ...] = ()
    pictures_missing: tuple[str, ...] = ()
    is_for_decision: bool = True
    has_recommendations: bool = True
    needed: tuple[str, ...] = ()
    asked: tuple[Asked, ...] = ()
    is_submitted: bool = False
    is_sent_back: bool = False
    is_on_agenda: bool = False
    is_published: bool = False
    is_withdrawn: bool = False
    wanted_on: date | None = None


def standing(facts: Facts) -> Standing:
    """One word for where it stands.

    >>> standing(Facts()), standing(Facts(is_submitted=True))
    (<Standing.DRAFT: 'Draft'>, <Standing.SUBMITTED: 'Submitted'>)
    """
    found = (
        (facts.is_withdrawn, Standing.WITHDRAWN),
        (facts.is_published, Standing.PUBLISHED),
        (any(one.outcome is Outcome.REFUSED for one in facts.asked), Standing.REFUSED),
        (facts.is_sent_back and not facts.is_submitted, Standing.SENT_BACK),
        (facts.is_on_agenda, Standing.ON_AN_AGENDA),
        (facts.is_submitted, Standing.SUBMITTED),
        (any(one.outcome is Outcome.WAITING for one in facts.asked), Standing.OUT_FOR_CLEARANCE),
        (bool(facts.needed) and is_cleared(facts), Standing.CLEARED),
    )
    return next((word for holds, word in found if holds), Standing.DRAFT)


def tone(word: Standing) -> str:
    return TONES.get(word, "plain")


def is_cleared(facts: Facts) -> bool:
    """Whether each clearance that it needs has been given, and none that was asked for was refused or is awaited."""
    return not clearances_lacking(facts)


def clearances_lacking(facts: Facts) -> list[str]:
    """The clearances that stand in the way, each in words."""
    by_kind = {one.kind: one for one in facts.asked}
    never = [kind for kind in facts.needed if kind not in by_kind]
    said = [f"{CLEARANCES.get(kind, kind)} has not been asked for" for kind in never]
    said += [f"{one.words} was refused by {one.of}" for one in facts.asked if one.outcome is Outcome.REFUSED]
    return said + [f"{one.words} is awaited from {one.of}" for one in facts.asked if one.outcome is Outcome.WAITING]


def contents_lacking(facts: Facts) -> list[str]:
    """What the text itself still lacks."""
    said = [f"“{heading}” is empty" for heading in facts.empty_sections]
    if facts.is_for_decision and not facts.has_recommendations:
        said.append("It is for decision and recommends nothing")
    said += [f"The picture “{name}” says nothing in words" for name in facts.pictures_without_words]
    return said + [f"The text calls a picture “{name}” that is not here" for name in facts.pictures_missing]


def missing(facts: Facts) -> list[str]:
    """What its author and those who clear it still have to do."""
    return [*contents_lacking(facts), *clearances_lacking(facts)]


def lacks(facts: Facts) -> list[str]:
    """All that keeps a report from coming out with its agenda; it never keeps back the rest of the agenda."""
    if facts.is_withdrawn:
        return ["It has been withdrawn"]
    return missing(facts) + ([] if facts.is_submitted else ["It has not been submitted"])


def changed_since(facts: Facts) -> list[Asked]:
    """The clearances that were given to an earlier version than the latest."""
    return [one for one in facts.asked if one.is_given and one.version < facts.version]


def whose_turn(facts: Facts, today: date) -> str:
    """Who acts next, and by when, in a sentence.

    >>> whose_turn(Facts(asked=(Asked("legal", "Ms Ames", date(2026, 5, 4)),)), date(2026, 5, 6))
    'Ms Ames is to clear it for legal: 2 days late, due on Monday 4 May.'
    """
    now = standing(facts)
    if now in {Standing.WITHDRAWN, Standing.PUBLISHED}:
        return "Nobody has to do anything more."
    if now in {Standing.REFUSED, Standing.SENT_BACK}:
        return "It is the author's turn: read why, change it, and ask again."
    waiting = [one for one in facts.asked if one.outcome is Outcome.WAITING]
    if waiting:
        return " ".join(f"{one.of} is to clear it for {one.words.lower()}: {due_in_words(one.due_on, today)}." for one in waiting)
    if now is Standing.ON_AN_AGENDA:
        return "The clerks publish it with its agenda." if not lacks(facts) else "The author completes it, or it stays out of the agenda."
    if now is Standing.SUBMITTED:
        return "The clerks put it on an agenda."
    return "The author writes on." if missing(facts) else "The author submits it to the clerks."


def due_in_words(due: date, today: date) -> str:
    """Until when something is due, as a reader at this day says it.

    >>> due_in_words(date(2026, 5, 4), date(2026, 5, 4)), due_in_words(date(2026, 5, 5), date(2026, 5, 4))
    ('due today', 'due on Tuesday 5 May')
    """
    if due == today:
        return "due today"
    day = day_in_words(due, year=due.year != today.year)
    return f"due on {day}" if due > today else f"{counted((today - due).days, 'day')} late, due on {day}"


def headline(facts: Facts, body: str, today: date) -> str:
    """The first sentence of a report's working page."""
    now = standing(facts)
    if now is Standing.PUBLISHED:
        return "It has been published, and is kept as it was published."
    if now is Standing.WITHDRAWN:
        return "It has been withdrawn and goes to no meeting."
    count = len(missing(facts))
    wanted = f" on {day_in_words(facts.wanted_on, year=facts.wanted_on.year != today.year)}" if facts.wanted_on else ""
    begin = f"For {body}{wanted}: "
    return begin + (f"{counted(count, 'thing')} still missing." if count else "nothing is missing.")


def left_out_in_words(titles: Iterable[str]) -> str:
    """What stayed out of a publication, and that the rest went.

    >>> left_out_in_words(["The lease"])
    'One report stayed out, because something is missing: “The lease”. The rest went out.'
    """
    names = [f"“{title}”" for title in titles]
    if not names:
        return ""
    first = "One report" if len(names) == 1 else capitalised(counted(len(names), "report"))
    return f"{first} stayed out, because something is missing: {joined(names)}. The rest went out."


def latest(asked: Sequence[Asked]) -> tuple[Asked, ...]:
    """Of several clearances of one kind, the last that was asked for."""
    return tuple({one.kind: one for one in asked}.values())
