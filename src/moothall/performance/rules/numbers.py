"""Figures, exactly: as people type them, as they are rounded, and as they are said with their unit."""

import re
from decimal import ROUND_HALF_UP, Context, Decimal

PLACES = 6  # decimals that a table keeps; no measure states more
MOST = Decimal(10) ** 14  # a longer figure is a slip of the hand, and no table could keep it
TYPED = re.compile(r"(?P<sign>[-−]?)\s*£?\s*(?P<sign2>[-−]?)\s*(?P<whole>\d{1,3}(?:,\d{3})+|\d+)?(?:\.(?P<part>\d{1,12}))?\s*%?")
EXACT = Context(prec=60, rounding=ROUND_HALF_UP)
MINUS = "−"


class NotANumber(ValueError):
    """What was typed is no figure; the sentence says what to do."""


def number_from(text: str, unit: str = "") -> Decimal:
    """A figure as people type it; with its unit, where that is known, so that pounds are not taken for a percentage.

    >>> number_from("81.6%"), number_from("£1,240"), number_from("-3"), number_from(".5")
    (Decimal('81.6'), Decimal('1240'), Decimal('-3'), Decimal('0.5'))
    """
    found = TYPED.fullmatch(text.strip()[:60]) if len(text) < 60 else None
    if (
        found is None
        or not (found["whole"] or found["part"])
        or (found["sign"] and found["sign2"])
        or not text.translate({ord("£"): "", ord(MINUS): ""}).isascii()
    ):
        raise NotANumber("Enter a number, such as 81.6 or 1,240.")
    if why := of_another_unit(text, unit):
        raise NotANumber(why)
    amount = Decimal((found["whole"] or "0").replace(",", "") + (f".{found['part']}" if found["part"] else ""))
    if amount >= MOST:
        raise NotANumber("That is more than can be kept. Enter it in thousands or millions, and say so in the unit.")
    if found["part"] and len(found["part"].rstrip("0")) > PLACES:
        raise NotANumber(f"Use at most {PLACES} decimals.")
    return -amount if found["sign"] or found["sign2"] else amount


def of_another_unit(text: str, unit: str) -> str:
    """Why the sign that was typed with a figure is not that of its unit; nothing if it is, or if there is none.

    >>> of_another_unit("£81", "%"), of_another_unit("81%", "%"), of_another_unit("81%", "")
    ('This is counted in %. Enter it in that, without “£”.', '', '')
    """
    is_share = "%" in unit or unit.casefold().replace(" ", "").startswith("percent")
    for sign, is_right in (("£", unit.startswith("£")), ("%", is_share)):
        if unit and sign in text and not is_right:
            return f"This is counted in {unit if unit != 'number' else 'plain numbers'}. Enter it in that, without “{sign}”."
    return ""


def rounded(value: Decimal, decimals: int) -> Decimal:
    """Half up, which is away from nought: 0.5 becomes 1 and -0.5 becomes -1.

    >>> rounded(Decimal("81.65"), 1), rounded(Decimal("-0.5"), 0), rounded(Decimal("-0.04"), 1)
    (Decimal('81.7'), Decimal('-1'), Decimal('0.0'))
    """
    made = value.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP, EXACT)
    return made if made else abs(made)


def said(value: Decimal, unit: str = "", decimals: int = 1) -> str:
    """A figure as a page says it, with its unit.

    >>> said(Decimal("81.6"), "%"), said(Decimal("1240"), "£", 0), said(Decimal("-31"), "days", 0), said(Decimal(1200), "number", 0)
    ('81.6%', '£1,240', '−31 days', '1,200')
    >>> said(Decimal("1.4"), "£ million")
    '£1.4 million'
    """
    number = rounded(value, decimals)
    before, after = around(unit)
    return f"{MINUS if number < 0 else ''}{before}{abs(number):,f}{after}"


def around(unit: str) -> tuple[str, str]:
    """What stands before a number of this unit, and what after it."""
    if unit == "%":
        return "", "%"
    if unit.startswith("£"):
        rest = unit[1:].strip()
        return "£", f" {rest}" if rest else ""
    return "", "" if unit.casefold() in {"", "number"} else f" {unit}"
