"""What the days of a decision say against each other. Nothing of it is corrected: a reader must be told, not spared."""

from datetime import date

from moothall.authority.words import day_in_words


def days_at_odds(decided_on: date | None, meeting_on: date | None, published_on: date | None) -> list[str]:
    """Days that cannot all be true, a sentence each.

    >>> days_at_odds(date(2009, 12, 2), date(2009, 12, 3), date(2009, 12, 1))  # doctest: +NORMALIZE_WHITESPACE
    ['It is shown as published on 1 December 2009, before it was decided on 2 December 2009.',
     'It is shown as decided on 2 December 2009, and at a meeting of 3 December 2009. Both are shown, neither is corrected.']
    """
    said = []
    if decided_on and published_on and published_on < decided_on:
        said.append(f"It is shown as published on {plain(published_on)}, before it was decided on {plain(decided_on)}.")
    if decided_on and meeting_on and decided_on != meeting_on:
        said.append(
            f"It is shown as decided on {plain(decided_on)}, and at a meeting of {plain(meeting_on)}. Both are shown, neither is corrected."
        )
    return said


def plain(day: date) -> str:
    return day_in_words(day, weekday=False)
