"""What a briefing says first of measures: each in one sentence, and nothing where there is nothing to say."""

from datetime import date

from moothall.authority.words import capitalised, counted, joined
from moothall.performance.rules.targets import age_in_words


def waiting_in_words(set_on: list[date], today: date) -> str:
    """What Members are asked to agree.

    >>> waiting_in_words([date(2026, 11, 2)], date(2026, 11, 22)), waiting_in_words([], date(2026, 11, 22))
    ('1 target is not agreed by Members. It has waited for 20 days, since 2 November 2026.', '')
    """
    if not set_on:
        return ""
    are, which = ("is", "It") if len(set_on) == 1 else ("are", "The oldest")
    age = age_in_words(min(set_on), today)
    return f"{capitalised(counted(len(set_on), 'target'))} {are} not agreed by Members. {which} has waited {age}."


def off_in_words(off: int, worse: int) -> str:
    """
    >>> off_in_words(2, 1), off_in_words(0, 1), off_in_words(0, 0)
    ('2 measures are off target and 1 is really getting worse.', '1 measure is really getting worse.', '')
    """
    told = [(off, "off target"), (worse, "really getting worse")]
    kept = [(number, words) for number, words in told if number]
    said = [f"{counted(number, 'measure') if not place else number} {verb(number)} {words}" for place, (number, words) in enumerate(kept)]
    return f"{capitalised(joined(said))}." if said else ""


def action_plans_in_words(missing: int, late: int, none: int) -> str:
    """
    >>> action_plans_in_words(1, 2, 0), action_plans_in_words(0, 0, 1), action_plans_in_words(0, 0, 0)
    ('1 action plan did not bring what it promised and 2 are late.', '1 action plan says why no action is right.', '')
    """
    one = {"did not bring what it promised": missing, "is late": late, "says why no action is right": none}
    many = ("did not bring what they promised", "are late", "say why no action is right")
    kept = [(number, single if number == 1 else several) for (single, number), several in zip(one.items(), many, strict=True) if number]
    said = [f"{counted(number, 'action plan') if not place else number} {words}" for place, (number, words) in enumerate(kept)]
    return f"{capitalised(joined(said))}." if said else ""


def came_in_words(number: int) -> str:
    """
    >>> came_in_words(1), came_in_words(0)
    ('1 figure came in', '')
    """
    return f"{counted(number, 'figure')} came in" if number else ""


def late_in_words(number: int) -> str:
    """
    >>> late_in_words(2), late_in_words(0)
    ('2 figures are late.', '')
    """
    return f"{capitalised(counted(number, 'figure'))} {verb(number)} late." if number else ""


def verb(number: int) -> str:
    return "is" if number == 1 else "are"
