"""What an owner says of many actions at once: whose turn it is, until when, and what it means that there is nothing new."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from moothall.authority.rules import NONE, working_days_between
from moothall.authority.words import capitalised, counted, day_in_words, number_in_words
from moothall.plans.rules.of_actions import ActionFacts, Said, cannot_be_said
from moothall.plans.rules.progress import Stretch

SAME = "same"


@dataclass(frozen=True, slots=True)
class Heard:
    """What was said of an action last."""

    said: Said
    comment: str = ""


def mark_of(said_at: datetime | None) -> str:
    """A mark of when something was said of an action last, by which a page knows whether somebody spoke since it was opened."""
    return said_at.isoformat() if said_at else "nothing yet"


def what_is_meant(chosen: str, comment: str, heard: Heard) -> Heard:
    """What a choice says. Nothing new says again what was said last, with the words of then where no others were typed.

    >>> what_is_meant(SAME, "", Heard(Said.AT_RISK, "One post of three is empty.")).comment
    'One post of three is empty.'
    """
    if chosen == SAME:
        return Heard(heard.said, comment or heard.comment)
    return Heard(Said(chosen), comment)


def may_be_the_same(heard: Heard, facts: ActionFacts, today: date) -> bool:
    """Whether there can be nothing new: not where a day has passed since, and not of what is over."""
    return not heard.said.is_over and not cannot_be_said(heard.said, facts, heard.comment, today)


def months_in_words(stretch: Stretch) -> str:
    """A stretch of months as people say it.

    >>> months_in_words(Stretch(date(2026, 7, 1), date(2026, 9, 30), date(2026, 10, 14)))
    'July to September 2026'
    >>> months_in_words(Stretch(date(2026, 9, 1), date(2026, 9, 30), date(2026, 10, 14)))
    'September 2026'
    """
    first, last = stretch.first, stretch.last
    if (first.year, first.month) == (last.year, last.month):
        return f"{last:%B %Y}"
    return f"{first:%B} to {last:%B %Y}" if first.year == last.year else f"{first:%B %Y} to {last:%B %Y}"


def how_far(told: int, asked: int, due_on: date, today: date, closed: Collection[date] = NONE) -> str:
    """How many were told of how many, and by when the rest is due.

    >>> how_far(4, 9, date(2026, 11, 20), date(2026, 11, 18))
    'Four of nine told. The rest is due by Friday 20 November, 2 working days from today.'
    """
    if not asked:
        return "Nothing is owed of your actions today."
    if told == asked:
        return f"All {number_in_words(asked)} told." if asked > 1 else "The one that was owed is told."
    begin = f"{capitalised(number_in_words(told)) if told else 'None'} of {number_in_words(asked)} told."
    return f"{begin} {rest(due_on, today, closed)}"


def rest(due_on: date, today: date, closed: Collection[date]) -> str:
    day = day_in_words(due_on, year=due_on.year != today.year)
    if due_on == today:
        return f"The rest is due today, {day}."
    days = counted(working_days_between(min(due_on, today), max(due_on, today), closed), "working day")
    return f"The rest is due by {day}, {days} from today." if due_on > today else f"The rest was due by {day}, {days} ago."
