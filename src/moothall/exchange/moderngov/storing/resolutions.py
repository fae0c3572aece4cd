"""Resolutions: each numbered part is one, and the sub-clauses below it are lines of its words.

A sub-clause such as 2(a) goes on with the sentence of its part ("the Director be requested to: (a) …"), so alone it
would say nothing, and a part's number stays the one by which the other parts refer to it.
"""

import re
from dataclasses import dataclass

from moothall.exchange.moderngov.pages import ResolutionPartSaid, ResolutionSaid
from moothall.meetings import said

CALLED = re.compile(r"^(?P<top>\w+)(?P<below>(?:\(\w+\))*)$")


@dataclass
class Clause:
    """A part while its sub-clauses are gathered."""

    top: str
    number: int
    printed: str
    lines: list[str]


def resolution(told: ResolutionSaid, after: int, heading: str = "") -> said.Resolution:
    """A resolution that stands after so many paragraphs; `heading` is what is printed above it where no word opens it."""
    clauses: list[Clause] = []
    for part in told.parts:
        called = CALLED.match(part.number)
        top, below = (called["top"], called["below"]) if called else (part.number, "")
        if below and clauses and clauses[-1].top == top:
            clauses[-1].lines.append(f"{part.number_as_printed or below[below.rindex('(') :]} {part.text}")
        else:
            clauses.append(_clause(top, part, clauses[-1].number if clauses else 0))
    lead = told.parts[0].lead if told.parts else ""
    parts = tuple(said.Part("\n".join(clause.lines), clause.number, clause.printed) for clause in clauses)
    return said.Resolution(parts, after, told.opening or heading, lead)


def _clause(top: str, part: ResolutionPartSaid, last: int) -> Clause:
    """A part with a number of its own. One that is said twice, or is no figure, is counted on, and shown as the page has it."""
    number = int(top) if top.isdigit() and int(top) > last else last + 1
    was_counted = bool(top) and top != str(number)
    return Clause(top, number, part.number_as_printed or (f"({top})" if was_counted else ""), [part.text])
