"""The first sentence of a measure's page, built from its facts; a part that has no fact is left out."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from moothall.authority.words import counted, joined
from moothall.performance.rules.verdicts.changing import Normal
from moothall.performance.rules.verdicts.rating import NOT_AGREED
from moothall.performance.rules.verdicts.saying import Stated, plain_day

ARTICLES = ("The ", "A ", "An ")
FEW = 3  # letters of words that a title in capitals writes small: of, per, the


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What a headline may be made of. `held` is what an agreed target came to in the period, `rank` our place among others in words.

    `planned` are the ends of the range that is as planned, where a plan is best and has one; `is_on_the_way` says that `held` is a
    point of a profile that leads to another target.
    """

    title: str
    period: str
    figure: Decimal
    held: Decimal | None = None
    planned: tuple[Decimal, Decimal] | None = None
    is_on_the_way: bool = False
    is_proposed: bool = False
    normal: Normal | None = None
    rank: str = ""
    is_provisional: bool = False


def headline(known: Known, stated: Stated) -> str:
    """The sentence that a councillor could read aloud.

    >>> headline(Known(title="Repairs finished on time", period="October 2026", figure=Decimal("81.6")), Stated("%"))
    'In October 2026, repairs finished on time stood at 81.6%.'
    """
    printed = stated.as_printed(known.figure)
    said = [of_target(printed, known, stated), of_range(printed, known, stated), known.rank]
    parts = [one for one in said if one]
    sure = " (provisional)" if known.is_provisional else ""
    start = f"In {known.period}, {lowered(known.title)} stood at {stated.say(printed)}{sure}"
    whole = f"{start}: {comma_joined(parts)}." if parts else f"{start}."
    return f"{whole} {NOT_AGREED}" if known.is_proposed and known.held is None else whole


def comma_joined(parts: list[str]) -> str:
    return joined(parts) if len(parts) < 3 else f"{', '.join(parts[:-1])}, and {parts[-1]}"


def of_target(printed: Decimal, known: Known, stated: Stated) -> str:
    if known.held is None:
        return ""
    if known.planned:
        where = side(printed, *known.planned)
        low, high = (stated.say(one) for one in known.planned)
        return f"{'within' if where == 'at' else where} the planned range of {low} to {high}"
    name = "the profile's" if known.is_on_the_way else "the target of"
    return f"{side(printed, known.held, known.held)} {name} {stated.say(known.held)}"


def of_range(printed: Decimal, known: Known, stated: Stated) -> str:
    """On which side of the normal range; on trial, it is none."""
    if known.normal is None or known.normal.is_trial:
        return ""
    where = side(printed, known.normal.low, known.normal.high)
    return f"{'within' if where == 'at' else where} the normal range"


def side(printed: Decimal, low: Decimal, high: Decimal) -> str:
    return "below" if printed < low else "above" if printed > high else "at"


def lowered(title: str) -> str:
    """A title within a sentence; what is written large on purpose stays so.

    >>> lowered("Repairs finished on time"), lowered("CO2 per resident"), lowered("A-level passes"), lowered("Cost per School Place")
    ('repairs finished on time', 'CO2 per resident', 'A-level passes', 'Cost per School Place')
    """
    rest = [word for word in title.split()[1:] if len(word) > FEW]
    if not title.startswith(ARTICLES) and sum(word[:1].isupper() for word in rest) * 2 > len(rest):
        return title
    return title[:1].lower() + title[1:] if title[1:2].islower() or title[:2] == "A " else title


def overdue(period: str, due_on: date, days: int) -> str:
    """How late a figure is that is owed.

    >>> overdue("July to September 2026", date(2026, 10, 9), 5)
    'The figure for July to September 2026 was due on 9 October 2026. It is 5 working days late.'
    """
    how = f"{counted(days, 'working day')} late" if days else "late"
    return f"The figure for {period} was due on {plain_day(due_on)}. It is {how}."
