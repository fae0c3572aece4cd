"""Why something that was typed of a saving cannot stand: each reason is a sentence that names the sum."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any

from moothall.authority.words import counted, day_in_words, joined
from moothall.plans.rules.savings.money import MOST, NOTHING, WHOLE, in_per_cent, in_pounds, shared, total
from moothall.plans.rules.savings.years import OF_A_YEAR, bounds, in_words, year_of


class Kind(StrEnum):
    """How long a saving lasts."""

    ONE_OFF = "one-off"
    RECURRING = "recurring"


def even(amount: Decimal) -> list[Decimal]:
    """A year spread evenly over its months.

    >>> even(Decimal("100.00"))[0], even(Decimal("100.00"))[-1], total(even(Decimal("100.00")))
    (Decimal('8.33'), Decimal('8.34'), Decimal('100.00'))
    """
    return shared(amount, [1] * OF_A_YEAR)


def profile_lacks(year_amount: Decimal, months: Sequence[Decimal]) -> str:
    """Why a profile does not stand: its months come to its year, to the penny, and none is below nothing.

    >>> profile_lacks(Decimal("100000.00"), [Decimal("8000.00")] * 12)
    'The months come to £96,000 and the year to £100,000: £4,000 is missing in the months. Change a month, or the year.'
    """
    if len(months) != OF_A_YEAR:
        return f"A year has {OF_A_YEAR} months, and {counted(len(months), 'month')} were given."
    if min(months) < 0 or year_amount <= 0:
        return "A saving is more than nothing, and no month of it is less. Enter what is saved; what it costs has a box of its own."
    apart = year_amount - total(months)
    if not apart:
        return "" if year_amount < MOST else f"{in_pounds(year_amount)} is more than any council spends in a year. Enter what is saved."
    how = f"{in_pounds(apart)} is missing in the months" if apart > 0 else f"the months have {in_pounds(-apart)} too much"
    return f"The months come to {in_pounds(total(months))} and the year to {in_pounds(year_amount)}: {how}. Change a month, or the year."


def years_lack(kind: Kind, years: Mapping[int, Decimal], full_year: Decimal | None, first: int, last: int) -> str:
    """Why a line cannot count in these years. What is saved once counts once; what recurs counts no year with more than a full year."""
    outside = sorted(year for year in years if not first <= year <= last)
    if outside:
        return f"{joined([in_words(year) for year in outside])} is outside the programme, {in_words(first)} to {in_words(last)}."
    if kind is Kind.ONE_OFF:
        return one_off_lacks(years, full_year)
    if full_year is None:
        return "Enter what a recurring saving comes to in a full year."
    over = sorted(year for year, amount in years.items() if amount > full_year)
    if not over:
        return ""
    return (
        f"{in_words(over[0])} has {in_pounds(years[over[0]])}, which is more than a full year, {in_pounds(full_year)}. Change one of them."
    )


def one_off_lacks(years: Mapping[int, Decimal], full_year: Decimal | None) -> str:
    if full_year is not None:
        return "What is saved once has no full year. Leave that box empty, or call the saving recurring."
    if len(years) > 1:
        return f"What is saved once counts in one year, and this counts in {joined([in_words(year) for year in sorted(years)])}."
    return ""


def shares_lack(parts: Sequence[int], whose: Sequence[Any] = (), of: str = "The shares") -> str:
    """Why shares do not stand: they come to the whole, and nobody has two.

    >>> shares_lack([6000, 3000])
    'The shares come to 90% and must come to 100%.'
    """
    if len(set(whose)) < len(whose):
        return f"{of} name somebody twice. Put both parts into one."
    return "" if sum(parts) == WHOLE else f"{of} come to {in_per_cent(sum(parts))} and must come to 100%."


def delivery_lacks(amount: Decimal, on: date, today: date, before: Decimal, first: int, last: int, *, is_correction: bool = False) -> str:
    """Why an amount cannot be entered as delivered. `before` is what has been entered for that year."""
    if on > today:
        return f"{day_in_words(on, weekday=False)} is to come, and what is delivered has been saved already. Enter a day up to today."
    if not first <= year_of(on) <= last:
        days = f"{day_in_words(bounds(first)[0], weekday=False)} to {day_in_words(bounds(last)[1], weekday=False)}"
        return f"{day_in_words(on, weekday=False)} is outside the years of the programme, {days}."
    if amount == NOTHING:
        return "Nothing was saved, so there is nothing to enter."
    if amount < 0 and not is_correction:
        return "What was delivered is more than nothing. To take something back, correct the entry that says too much."
    if before + amount < 0:
        return f"Only {in_pounds(before)} has been entered for {in_words(year_of(on))}, so no more than that can be taken back."
    return ""
