"""How far from its target a figure still counts as near it."""

from decimal import Decimal
from enum import StrEnum

from moothall.performance.rules.numbers import said


class ToleranceKind(StrEnum):
    """In what a tolerance is measured."""

    UNITS = "units"
    PERCENT = "percent"


def tolerance_in_words(amount: Decimal, kind: ToleranceKind, unit: str) -> str:
    """A tolerance as a page says it: in percentages a distance is in points.

    >>> tolerance_in_words(Decimal("2"), ToleranceKind.UNITS, "%"), tolerance_in_words(Decimal("5"), ToleranceKind.PERCENT, "£")
    ('within 2 points of the target', 'within 5% of the target')
    >>> tolerance_in_words(Decimal("1.5"), ToleranceKind.UNITS, "days")
    'within 1.5 days of the target'
    """
    plain = amount.normalize()
    decimals = max(0, -int(plain.as_tuple().exponent))
    if kind is ToleranceKind.PERCENT:
        return f"within {said(amount, '%', decimals)} of the target"
    return f"within {said(amount, 'points' if unit == '%' else unit, decimals)} of the target"
