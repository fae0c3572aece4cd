"""How a source is read: its tree, and what was found in it."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache


@dataclass(frozen=True, order=True)
class Finding:
    """A line, and what is wrong with it in words."""

    line: int
    what: str


@cache
def nodes_of(source: str) -> tuple[ast.AST, ...]:
    """Every node of a source's tree, read once for all who ask."""
    return tuple(ast.walk(ast.parse(source)))


def dotted(node: ast.AST) -> str:
    """The name that an expression spells: `timezone.now`; what is no name is a question mark.

    >>> dotted(ast.parse("a.b(1).c", mode="eval").body)
    'a.b.c'
    """
    match node:
        case ast.Name(id=name):
            return name
        case ast.Attribute(value=value, attr=attribute):
            return f"{dotted(value)}.{attribute}"
        case ast.Call(func=function):
            return dotted(function)
    return "?"


def calls(source: str) -> Iterator[tuple[ast.Call, str]]:
    """Each call of a method, with the method's name."""
    for node in nodes_of(source):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            yield node, node.func.attr


def imported(source: str) -> Iterator[tuple[int, str]]:
    """Each whole name that is imported, with its line: `from a import b` gives `a.b`."""
    for node in nodes_of(source):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from ((node.lineno, f"{node.module}.{alias.name}") for alias in node.names)
