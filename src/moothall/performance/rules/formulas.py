"""How a figure is worked out from others: a small language of sums that people can read, and that can do nothing else.

It knows numbers, + - * / and brackets, `sum`, `mean`, `min` and `max`, the measure's own `numerator` and `denominator`, and other
measures by their numbers: `M12`, `M12.numerator`, `M12.denominator`. Python reads the text into a tree and never runs it; whatever
is not on this list is refused. All is worked out in decimals, and rounded once, at the end.
"""

import ast
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from functools import reduce

from moothall.authority.words import joined
from moothall.performance.rules.numbers import EXACT, MOST, rounded

LONGEST, MOST_PARTS = 500, 60
MEASURE = re.compile(r"M([1-9]\d{0,8})", re.IGNORECASE)
NUMBER = re.compile(r"\d{1,15}(\.\d{1,12})?")
AS_TYPED = str.maketrans({"×": "*", "÷": "/", "−": "-", "–": "-", "\n": " ", "\r": " ", "\t": " "})
HELP = "Use numbers, + - * / and brackets, numerator, denominator, and measures by number such as M12 or M12.numerator."


class NotAFormula(ValueError):
    """What was typed cannot be worked out; the sentence says what is wrong, and what to do."""


class Part(StrEnum):
    """What of a measure is used."""

    VALUE = "value"
    NUMERATOR = "numerator"
    DENOMINATOR = "denominator"


@dataclass(frozen=True, slots=True, order=True)
class Use:
    """One thing that a formula uses: a part of another measure, by its number, or with 0 of the measure itself."""

    number: int
    part: Part = Part.VALUE

    def __str__(self) -> str:
        """As it stands in a formula."""
        if not self.number:
            return self.part.value
        return f"M{self.number}" if self.part is Part.VALUE else f"M{self.number}.{self.part}"


@dataclass(frozen=True)
class Formula:
    """A text that can be worked out, and what it uses."""

    text: str
    tree: ast.expr = field(compare=False, repr=False)
    uses: frozenset[Use] = frozenset()

    @property
    def others(self) -> frozenset[int]:
        """The numbers of the other measures that it uses."""
        return frozenset(use.number for use in self.uses if use.number)

    @property
    def has_own_parts(self) -> bool:
        """Whether it is worked out from a numerator or a denominator that is entered."""
        return any(not use.number for use in self.uses)

    def words_of(self, node: ast.AST) -> str:
        return ast.get_source_segment(self.text, node) or ""


@dataclass(frozen=True, slots=True)
class WorkedOut:
    """What a formula comes to; where it comes to nothing, why."""

    value: Decimal | None
    because: str = ""


FUNCTIONS: dict[str, Callable[[Sequence[Decimal]], Decimal]] = {
    "sum": lambda some: reduce(EXACT.add, some),
    "mean": lambda some: EXACT.divide(reduce(EXACT.add, some), Decimal(len(some))),
    "min": min,
    "max": max,
}
OPERATORS: dict[type[ast.operator], Callable[[Decimal, Decimal], Decimal]] = {
    ast.Add: EXACT.add,
    ast.Sub: EXACT.subtract,
    ast.Mult: EXACT.multiply,
    ast.Div: EXACT.divide,
}
SIGNS = (ast.UAdd, ast.USub)


def read(text: str) -> Formula:
    """A formula as it was typed.

    >>> sorted(str(use) for use in read("100 × numerator ÷ M12.denominator").uses)
    ['M12.denominator', 'numerator']
    """
    plain = text.translate(AS_TYPED).strip()
    if not plain:
        raise NotAFormula(f"Write a formula. {HELP}")
    if len(plain) > LONGEST:
        raise NotAFormula(f"A formula has at most {LONGEST} letters. Make a measure of a part of it, and use that.")
    if not plain.isascii() or not plain.isprintable():
        raise NotAFormula(f"There is a letter in it that a formula cannot have. {HELP}")
    try:
        tree = ast.parse(plain, mode="eval").body
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        raise NotAFormula(f"“{plain}” cannot be read as a sum. {HELP}") from None
    formula = Formula(plain, tree)
    return Formula(plain, tree, frozenset(uses_in(formula, tree)))


def uses_in(formula: Formula, tree: ast.expr) -> Iterator[Use]:
    """What a tree uses. Whatever is not on the list is refused here, before anything is worked out."""
    nodes = list(walked(tree))
    if len(nodes) > MOST_PARTS:
        raise NotAFormula(f"A formula has at most {MOST_PARTS} numbers, measures and signs. Make a measure of a part of it, and use that.")
    for node in nodes:
        if not is_known(formula, node):
            raise NotAFormula(f"“{formula.words_of(node)}” cannot stand in a formula. {HELP}")
        if use := use_of(node):
            yield use


def walked(tree: ast.expr) -> Iterator[ast.expr]:
    """A tree with what it holds; a name within `M12.numerator`, or of a function, is part of it."""
    left = [tree]
    while left:
        node = left.pop()
        yield node
        left += within(node)


def within(node: ast.expr) -> list[ast.expr]:
    if isinstance(node, ast.BinOp):
        return [node.left, node.right]
    if isinstance(node, ast.UnaryOp):
        return [node.operand]
    return list(node.args) if isinstance(node, ast.Call) else []


def is_known(formula: Formula, node: ast.expr) -> bool:
    if isinstance(node, ast.BinOp):
        return type(node.op) in OPERATORS
    if isinstance(node, ast.UnaryOp):
        return isinstance(node.op, SIGNS)
    if isinstance(node, ast.Call):
        return called(node) in FUNCTIONS and bool(node.args) and not node.keywords
    if isinstance(node, ast.Constant):
        return NUMBER.fullmatch(formula.words_of(node)) is not None
    return use_of(node) is not None


def use_of(node: ast.expr) -> Use | None:
    """What a name names."""
    if isinstance(node, ast.Name) and node.id in (Part.NUMERATOR, Part.DENOMINATOR):
        return Use(0, Part(node.id))
    if isinstance(node, ast.Attribute) and node.attr in (Part.NUMERATOR, Part.DENOMINATOR):
        of = use_of(node.value)
        return Use(of.number, Part(node.attr)) if of and of.number and of.part is Part.VALUE else None
    found = MEASURE.fullmatch(node.id) if isinstance(node, ast.Name) else None
    return Use(int(found[1])) if found else None


def worked_out(formula: Formula, figures: Mapping[Use, Decimal | None], decimals: int) -> WorkedOut:
    """What it comes to with these figures, rounded half up to the measure's decimals; or why it comes to nothing.

    >>> of = {Use(0, Part.NUMERATOR): Decimal(1012), Use(0, Part.DENOMINATOR): Decimal(1240)}
    >>> worked_out(read("100 * numerator / denominator"), of, 1).value
    Decimal('81.6')
    >>> worked_out(read("M1 / M2"), {Use(1): Decimal(3), Use(2): Decimal(0)}, 1).because
    'No figure: “M2” is nought, and nothing can be divided by nought.'
    """
    if missing := [str(use) for use in sorted(formula.uses) if figures.get(use) is None]:
        return WorkedOut(None, f"No figure: {joined(missing)} {'has' if len(missing) == 1 else 'have'} none for this period.")
    known = {use: value for use, value in figures.items() if value is not None}
    try:
        value = value_of(formula, formula.tree, known)
    except NotAFormula as wrong:
        return WorkedOut(None, f"No figure: {wrong}")
    if abs(value) >= MOST:
        return WorkedOut(None, "No figure: it comes to more than can be kept.")
    return WorkedOut(rounded(value, decimals))


def value_of(formula: Formula, node: ast.expr, figures: Mapping[Use, Decimal]) -> Decimal:
    if use := use_of(node):
        return figures[use]
    if isinstance(node, ast.Constant):
        return Decimal(formula.words_of(node))
    parts = [value_of(formula, part, figures) for part in within(node)]
    if isinstance(node, ast.BinOp):
        if isinstance(node.op, ast.Div) and not parts[1]:
            raise NotAFormula(f"“{formula.words_of(node.right)}” is nought, and nothing can be divided by nought.")
        return OPERATORS[type(node.op)](*parts)
    if isinstance(node, ast.UnaryOp):
        return EXACT.minus(parts[0]) if isinstance(node.op, ast.USub) else parts[0]
    return FUNCTIONS[called(node)](parts)


def called(node: ast.expr) -> str:
    """Which function is meant, however brackets stand about its name."""
    return node.func.id if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) else ""
