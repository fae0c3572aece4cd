"""What a briefing says first of decisions and commitments: each in one sentence, and nothing where there is nothing to say."""

from datetime import date

from moothall.authority.words import counted, day_in_words


def published_in_words(number: int, still_open: int) -> str:
    """
    >>> published_in_words(3, 1), published_in_words(1, 1)
    ('3 decisions came out, of which 1 can still be called in', '1 decision came out, which can still be called in')
    """
    came = f"{counted(number, 'decision')} came out" if number else ""
    if not still_open:
        return came
    return f"{came}, {'which' if number == 1 else f'of which {still_open}'} can still be called in"


def overdue_in_words(number: int) -> str:
    """
    >>> overdue_in_words(1)
    '1 commitment should have come back by now.'
    """
    return f"{counted(number, 'commitment')} should have come back by now." if number else ""


def to_answer_in_words(number: int, due_on: date | None, *, is_holder: bool) -> str:
    """
    >>> to_answer_in_words(2, date(2026, 12, 4), is_holder=True)
    '2 recommendations of scrutiny wait for your answer, the first by Friday 4 December.'
    """
    if not number:
        return ""
    waits = f"{counted(number, 'recommendation')} of scrutiny {'waits' if number == 1 else 'wait'} for"
    when = f", {'' if number == 1 else 'the first '}by {day_in_words(due_on, year=False)}" if due_on else ""
    whose = "your" if is_holder else "the portfolio holder's"
    return f"{waits} {whose} answer{when}."
