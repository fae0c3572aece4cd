"""The units of figures, so that nobody adds pounds to days: what may be added, and what a product or a quotient is in."""

import ast
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from moothall.authority.words import plural
from moothall.performance.rules.formulas import Formula, NotAFormula, Use, use_of, within

PLAIN = frozenset({"", "%", "number", "percentage points", "score", "ratio", "rate"})
PER = " per "


@dataclass(frozen=True, slots=True)
class Unit:
    """What is counted, and of what that is a share: each name with how often it stands above the line."""

    powers: frozenset[tuple[str, int]] = frozenset()

    def times(self, other: "Unit", sign: int = 1) -> "Unit":
        powers = Counter(dict(self.powers))
        for name, power in other.powers:
            powers[name] += sign * power
        return Unit(frozenset((name, power) for name, power in powers.items() if power))

    def in_words(self) -> str:
        """As a sentence names it.

        >>> unit_from("£ per home").in_words(), unit_from("%").in_words()
        ('£ per home', 'a plain number')
        """
        above = [f"{plural(name) if name.isalpha() else name}{raised(power)}" for name, power in sorted(self.powers) if power > 0]
        below = [f"{name}{raised(-power)}" for name, power in sorted(self.powers) if power < 0]
        if not self.powers:
            return "a plain number"
        return " × ".join(above or ["1"]) + (PER + " and ".join(below) if below else "")


NONE = Unit()


def raised(power: int) -> str:
    return {1: "", 2: " squared"}.get(power, f" to the power {power}")


def unit_from(words: str) -> Unit:
    """A unit as a definition says it. Percentages and bare numbers are plain: they may be added, and change no unit.

    >>> unit_from("days") == unit_from("Day"), unit_from("£") == unit_from("£ thousand")
    (True, False)
    """
    above, _, below = words.strip().casefold().partition(PER)
    return one(above).times(one(below), -1)


def one(words: str) -> Unit:
    name = " ".join(words.split())
    if name in PLAIN:
        return NONE
    return Unit(frozenset({(name[:-1] if len(name) > 2 and name.endswith("s") and not name.endswith("ss") else name, 1)}))


def unit_of(formula: Formula, units: Mapping[Use, str]) -> Unit:
    """What a formula comes out in; a sentence where it mixes what cannot be added.

    >>> from moothall.performance.rules.formulas import read
    >>> unit_of(read("M1 / M2"), {Use(1): "£", Use(2): "homes"}).in_words()
    '£ per home'
    >>> unit_of(read("M1 + M2"), {Use(1): "£", Use(2): "days"})
    Traceback (most recent call last):
    moothall.performance.rules.formulas.NotAFormula: “M1” is in £ and “M2” in days, so they cannot be added up or compared.
    """
    return of_node(formula, formula.tree, units)


def of_node(formula: Formula, node: ast.expr, units: Mapping[Use, str]) -> Unit:
    if use := use_of(node):
        return unit_from(units[use])
    parts = within(node)
    found = [of_node(formula, part, units) for part in parts]
    if isinstance(node, ast.BinOp) and isinstance(node.op, (ast.Mult, ast.Div)):
        return found[0].times(found[1], 1 if isinstance(node.op, ast.Mult) else -1)
    for part, unit in zip(parts, found, strict=True):
        if unit != found[0]:
            first, other = formula.words_of(parts[0]), formula.words_of(part)
            raise NotAFormula(
                f"“{first}” is in {found[0].in_words()} and “{other}” in {unit.in_words()}, so they cannot be added up or compared."
            )
    return found[0] if found else NONE


def unit_lacks(formula: Formula, units: Mapping[Use, str], unit: str) -> str:
    """Why a formula does not give figures in this unit, in a sentence; nothing if it does."""
    try:
        found = unit_of(formula, units)
    except NotAFormula as wrong:
        return str(wrong)
    if found == unit_from(unit):
        return ""
    return f"The formula gives {found.in_words()}, and the measure is in {unit_from(unit).in_words()}. Change the one or the other."
