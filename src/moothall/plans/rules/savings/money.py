"""Pounds and pennies, exactly: as people type them, as they are said, and shared out so that nothing is lost or counted twice."""

import re
from collections.abc import Sequence
from decimal import Decimal

NOTHING, PENNY = Decimal("0.00"), Decimal("0.01")
WHOLE = 10_000  # parts of a whole: a share is kept in hundredths of one per cent
MOST = Decimal(10) ** 11  # beyond what any council spends; a longer figure is a slip of the hand
TYPED = re.compile(r"(?P<sign>[-−]?)\s*£?\s*(?P<pounds>\d{1,3}(?:,\d{3})+|\d+)(?:\.(?P<pence>\d{1,2}))?")
PER_CENT = re.compile(r"(\d{1,3})(?:\.(\d{1,2}))?\s*%?")


class NotMoney(ValueError):
    """What was typed is no sum of money, or no share; the sentence says what to do."""


def pounds_from(text: str) -> Decimal:
    """A sum as people type it.

    >>> pounds_from("£1,250,000"), pounds_from("12500.5"), pounds_from("-£3")
    (Decimal('1250000.00'), Decimal('12500.50'), Decimal('-3.00'))
    """
    found = TYPED.fullmatch(text.strip()) if text.isascii() or "£" in text or "−" in text else None
    if found is None:
        raise NotMoney("Enter pounds, such as 12,500 or 12500.50.")
    amount = Decimal(f"{found['pounds'].replace(',', '')[:20]}.{(found['pence'] or '0').ljust(2, '0')}")
    if amount >= MOST or len(found["pounds"]) > 20:
        raise NotMoney("That is more than any council spends. Enter pounds, such as 12,500.")
    return -amount if found["sign"] else amount


def parts_from(text: str) -> int:
    """A share of a whole as people type it, in hundredths of one per cent.

    >>> parts_from("40"), parts_from("33.34%")
    (4000, 3334)
    """
    found = PER_CENT.fullmatch(text.strip()) if text.isascii() else None
    parts = int(found[1]) * 100 + int((found[2] or "0").ljust(2, "0")) if found else 0
    if not 0 < parts <= WHOLE:
        raise NotMoney("Enter a share in per cent, more than 0 and at most 100, such as 40 or 33.34.")
    return parts


def in_pounds(amount: Decimal) -> str:
    """A sum as a page says it: to the penny, and without pennies where there are none.

    >>> in_pounds(Decimal("1000000.00")), in_pounds(Decimal("-1234.5")), in_pounds(Decimal("0.07"))
    ('£1,000,000', '−£1,234.50', '£0.07')
    """
    exact = abs(amount.quantize(PENNY))
    said = f"{exact:,.2f}".removesuffix(".00")
    return f"−£{said}" if amount < 0 else f"£{said}"


def in_per_cent(parts: int) -> str:
    """A share as a page says it.

    >>> in_per_cent(4000), in_per_cent(3334), in_per_cent(50)
    ('40%', '33.34%', '0.5%')
    """
    whole, rest = divmod(parts, 100)
    return f"{whole}.{rest:02}".rstrip("0").rstrip(".") + "%"


def shared(amount: Decimal, weights: Sequence[int]) -> list[Decimal]:
    """A sum in parts, whole pennies each, that come to the sum again whatever the weights are; the first never has more than its part.

    >>> shared(Decimal("100.00"), [1, 1, 1])
    [Decimal('33.33'), Decimal('33.33'), Decimal('33.34')]
    """
    whole = sum(weights)
    if whole <= 0 or min(weights) < 0:
        raise ValueError("Shares are of something, and none is less than nothing.")
    if len(weights) == 1 or not amount:
        return [amount, *[NOTHING] * (len(weights) - 1)]
    pennies = int(amount.quantize(PENNY) / PENNY)
    edges = [pennies * sum(weights[:number]) // whole for number in range(len(weights) + 1)]
    return [(edges[number + 1] - edges[number]) * PENNY for number in range(len(weights))]


def total(amounts: Sequence[Decimal]) -> Decimal:
    return sum(amounts, NOTHING)


def in_pennies(numbers: Sequence[int]) -> list[Decimal]:
    """Sums that are kept as whole pennies."""
    return [number * PENNY for number in numbers]
