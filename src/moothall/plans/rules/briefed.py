"""What a briefing says first of plans and savings: each in one sentence, and nothing where there is nothing to say."""

from datetime import date
from decimal import Decimal

from moothall.authority.words import capitalised, counted, day_in_words, joined
from moothall.plans.rules.savings import Figures, in_pounds, in_words


def told(pairs: list[tuple[int, str, str]], thing: str) -> list[str]:
    """How many of a thing stand how; the thing is named with the first of them alone.

    >>> told([(2, "is late", "are late"), (0, "", ""), (1, "is at risk", "are at risk")], "action")
    ['2 actions are late', '1 is at risk']
    """
    kept = [(number, one if number == 1 else many) for number, one, many in pairs if number]
    return [f"{counted(number, thing) if place == 0 else number} {words}" for place, (number, words) in enumerate(kept)]


def off_in_words(objectives_off: int, late: int, at_risk: int) -> str:
    """
    >>> off_in_words(1, 3, 1)
    '1 objective is off course, 3 actions are late and 1 is at risk.'
    """
    said = told([(objectives_off, "is off course", "are off course")], "objective")
    said += told([(late, "is late", "are late"), (at_risk, "is at risk", "are at risk")], "action")
    return f"{joined(said)}." if said else ""


def ended_in_words(done: int, stopped: int, met: int) -> str:
    """
    >>> ended_in_words(2, 0, 1)
    '2 actions were done and 1 milestone was reached'
    """
    said = told([(done, "was done", "were done"), (stopped, "was stopped", "were stopped")], "action")
    said += told([(met, "was reached", "were reached")], "milestone")
    return joined(said)


def days_in_words(begun: int, moved: int, missed: int) -> str:
    """
    >>> days_in_words(0, 1, 2)
    '1 deadline was moved and 2 were missed'
    """
    said = told([(begun, "was set", "were set"), (moved, "was moved", "were moved"), (missed, "was missed", "were missed")], "deadline")
    return joined(said)


def silent_in_words(offices: int, actions: int, due_on: date) -> str:
    """
    >>> silent_in_words(2, 7, date(2026, 10, 14))
    '2 offices are late in saying how 7 actions go, which they owed by Wednesday 14 October.'
    """
    if not offices:
        return ""
    who = f"{counted(offices, 'office')} {'is' if offices == 1 else 'are'} late in saying"
    which = f"which {'it' if offices == 1 else 'they'} owed by {day_in_words(due_on, year=False)}"
    return f"{who} how {counted(actions, 'action')} {'goes' if actions == 1 else 'go'}, {which}."


def plans_in_words(waiting: int) -> str:
    """
    >>> plans_in_words(1)
    '1 plan has not been approved by members.'
    """
    return f"{counted(waiting, 'plan')} {'has' if waiting == 1 else 'have'} not been approved by members." if waiting else ""


def asked_of_it(year: int, asked: Decimal | None, found: Figures, hidden: int = 0) -> str:
    """What of the savings that are asked of a portfolio is missing. Where lines are hidden from the reader, nothing is said to be missing.

    >>> asked_of_it(2026, Decimal(380000), Figures(coming_else=Decimal(330000)))
    '£50,000 of the £380,000 asked of this portfolio in 2026/27 is still to be found.'
    """
    if asked is None:
        return f"{in_pounds(found.identified)} is to be saved here in {in_words(year)}.{at_risk(found)}" if found.identified else ""
    whole = f"the {in_pounds(asked)} asked of this portfolio in {in_words(year)}"
    if hidden:
        return f"Of {whole}, the lines shown here identify {in_pounds(found.identified)}; others are not for publication.{at_risk(found)}"
    left = asked - found.identified
    if left > 0:
        return f"{in_pounds(left)} of {whole} is still to be found.{at_risk(found)}"
    return f"All of {whole} has been found.{at_risk(found)}"


def at_risk(found: Figures) -> str:
    return f" {in_pounds(found.at_risk)} of what was found is at risk." if found.at_risk else ""


def moved_in_words(was_on: date | None, is_on: date, because: str, agreed_by: str, moved_by: str) -> str:
    """From which day to which, why, and who agreed.

    >>> moved_in_words(date(2026, 10, 30), date(2027, 1, 15), "The stone came late.", "the Harbour Master", "by Head of Repairs")
    'From 30 October 2026 to 15 January 2027, by Head of Repairs. The stone came late. Agreed by the Harbour Master.'
    """
    was = f"From {day_in_words(was_on, weekday=False)} to " if was_on else "To "
    why = because.strip().rstrip(".")
    return f"{was}{day_in_words(is_on, weekday=False)}, {moved_by}. {capitalised(why)}. Agreed by {agreed_by}."
