"""A function fits in 25 lines, a file in 300, and half of the functions in fewer than ten."""

import ast
from collections.abc import Iterable
from dataclasses import dataclass
from statistics import median

from tests.house.reading import Finding, nodes_of

LINES_OF_A_FUNCTION, LINES_OF_A_FILE, MEDIAN = 25, 300, 10


@dataclass(frozen=True)
class Sizes:
    """What was counted in a number of sources."""

    files: int
    functions: int
    median: float
    longest: int


def functions(source: str) -> list[tuple[str, int, int]]:
    """Each function's name, first line and length, from `def` to its end."""
    found = [node for node in nodes_of(source) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]
    return [(node.name, node.lineno, (node.end_lineno or node.lineno) - node.lineno + 1) for node in found]


def too_long(source: str) -> list[Finding]:
    """Functions and files past their size."""
    length = len(source.splitlines())
    file = [Finding(length, f"the file has {length} lines, {LINES_OF_A_FILE} are enough")] if length > LINES_OF_A_FILE else []
    return file + [
        Finding(line, f"{name} has {lines} lines, {LINES_OF_A_FUNCTION} are enough")
        for name, line, lines in functions(source)
        if lines > LINES_OF_A_FUNCTION
    ]


def sizes(sources: Iterable[str]) -> Sizes:
    """The figures of these sources together."""
    texts = list(sources)
    lengths = [lines for text in texts for _, _, lines in functions(text)]
    return Sizes(len(texts), len(lengths), median(lengths) if lengths else 0, max(lengths, default=0))
