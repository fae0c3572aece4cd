"""What a briefing says first of what comes to the next meetings."""

from datetime import date

from moothall.authority.words import counted, day_in_words


def asked_in_words(reports: int, recommendations: int, first: tuple[str, date] | None, *, is_holder: bool) -> str:
    """What is on its way to whoever holds the portfolio; nothing where nothing is.

    >>> asked_in_words(2, 3, ("Cabinet", date(2026, 12, 10)), is_holder=True)
    'You are asked to agree 3 recommendations, the first at Cabinet on Thursday 10 December.'
    """
    if first is None:
        return ""
    who = "You are asked" if is_holder else "The portfolio holder is asked"
    what = f"agree {counted(recommendations, 'recommendation')}" if recommendations else f"consider {counted(reports, 'report')}"
    where = f"{'' if max(reports, recommendations) == 1 else 'the first '}at {first[0]} on {day_in_words(first[1], year=False)}"
    return f"{who} to {what}, {where}."
