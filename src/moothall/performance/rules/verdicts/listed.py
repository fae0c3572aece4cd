"""How the measures of a list stand: counted in sentences, and as shapes, the worst last."""

from collections import Counter
from collections.abc import Sequence

from moothall.authority.words import capitalised, counted, joined
from moothall.performance.rules.verdicts.adding_up import SAID, WORDS
from moothall.performance.rules.verdicts.rating import Rating


def in_words(ratings: Sequence[Rating], late: int, every: int) -> str:
    """How many stand how, the worst first; of a list that goes on, those of one page.

    >>> in_words([Rating.OFF, Rating.ON, Rating.ON, Rating.NOT_RATED], 1, 4)
    '4 measures: 1 off target, 2 on target and 1 not rated. 1 figure is late.'
    >>> in_words([Rating.NEAR, Rating.ON], 2, 5000)
    '5,000 measures. Of the 2 on this page: 1 near target and 1 on target. 2 figures are late.'
    """
    number = Counter(ratings)
    stand = joined(f"{number[one]} {WORDS[one]}" for one in SAID if number[one])
    which = capitalised(counted(every, "measure")) + ("" if every == len(ratings) else f". Of the {len(ratings)} on this page")
    owed = f" {counted(late, 'figure')} {'is' if late == 1 else 'are'} late." if late else ""
    return f"{which}: {stand}.{owed}" if ratings else ""


def tally(ratings: Sequence[Rating]) -> list[tuple[str, int]]:
    """One shape for each, the worst last.

    >>> tally([Rating.OFF, Rating.ON, Rating.ON])
    [('good', 2), ('off', 1)]
    """
    number = Counter(ratings)
    return [(one.shape.value, number[one]) for one in WORST_LAST if number[one]]


WORST_LAST = (Rating.ON, Rating.NOT_RATED, Rating.NO_FIGURE, Rating.NEAR, Rating.OFF)
