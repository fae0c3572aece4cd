"""Figures of another system, from what it said to what is sent: each measure looked up among its own, each period by its definition."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from moothall.access.viewer import Viewer
from moothall.performance import rules
from moothall.performance.actions import FigureLine, NewFigure
from moothall.performance.models import Definition, Measure, Return, System
from moothall.performance.queries import returns as queries, systems
from moothall.performance.rules import door
from moothall.performance.rules.door import FigureSaid, Wrong

BY_NUMBER = re.compile(r"[Mm](\d{1,9})", re.ASCII)
NO_CALENDAR = "The figures of this measure follow no calendar. Say with “to” which is the last day that it is about."


@dataclass(frozen=True, slots=True)
class RowWrong:
    """What is wrong with one figure of a request, the first of which has the index 0."""

    index: int
    wrong: Wrong


class Refusing(Exception):
    """One figure cannot be sent as it was said."""

    def __init__(self, field: str, sentence: str, after: int = 0) -> None:
        super().__init__(sentence)
        self.wrong = Wrong(field, sentence, after=after)


class FiguresSaid:
    """All figures of one request: the lines to be sent, and what is wrong with any of them."""

    def __init__(self, said: Sequence[Any], *, viewer: Viewer, system: System) -> None:
        self.system, self.viewer = system, viewer
        self.rows: list[FigureLine] = []
        self.wrong: list[RowWrong] = []
        self.there: dict[tuple[int, rules.Period], int] = {}
        read = [door.figure_said(one) for one in said]
        self.look_up([one for one in read if isinstance(one, FigureSaid)])
        for index, one in enumerate(read):
            if isinstance(one, FigureSaid):
                self.take(index, one)
            else:
                self.wrong += [RowWrong(index, wrong) for wrong in one]

    def look_up(self, some: Sequence[FigureSaid]) -> None:
        """Only measures of which the system may send are found: of the others nobody can tell whether they are there."""
        numbers = {number for one in some if (number := self.number_in(one.measure))}
        rows = systems.measures_of(self.viewer, self.system).filter(number__in=numbers)
        self.named = {row.number: row for row in rows}
        self.definitions = queries.definitions_of(self.viewer, [row.pk for row in self.named.values()])

    def number_in(self, words: str) -> int:
        """By its number, or by the address of its page."""
        short = words.removeprefix(f"performance/measures/{self.system.organisation.slug}/")
        found = BY_NUMBER.fullmatch(words if short == words else f"M{short}")
        return int(found[1]) if found else 0

    def take(self, index: int, said: FigureSaid) -> None:
        try:
            self.rows.append(self.line(index, said))
        except Refusing as refused:
            self.wrong.append(RowWrong(index, refused.wrong))

    def line(self, index: int, said: FigureSaid) -> FigureLine:
        measure = self.named.get(self.number_in(said.measure))
        if measure is None:
            raise Refusing("measure", f"This token may send for no measure {door.quoted(said.measure)}.")
        definition = rules.holding(self.definitions.get(measure.pk, ()), said.first)
        if definition is None:
            raise Refusing("measure", "Nobody has said what this measure means.")
        period = period_of(definition, said)
        first = self.there.setdefault((measure.pk, period), index)
        if first != index:
            raise Refusing("measure", f"M{measure.number} for {period.in_words()} stands in this request already, with the index {first}.")
        refuse_parts(measure, definition, said)
        last = queries.last_statement(measure, period)
        made = FigureLine(index, measure, new(said, period, last))
        if last and not queries.is_stated(last, made.new):
            self.refuse_unheard(definition, last, said)
        return made

    def refuse_unheard(self, definition: Definition, last: Return, said: FigureSaid) -> None:
        """What a person sent, or a reviewer sent back, no system goes over without knowing that very figure."""
        is_own = self.system.has_sent(last.sent_by) and not last.sent_back_at
        if said.after == last.turn or (is_own and not said.after):
            return
        theirs = definition.figure(last.value) or last.no_value_because or "a figure worked out from others"
        if last.sent_back_at:
            what = f"{theirs} was sent back by {last.sent_back_by}: {last.sent_back_because}"
        else:
            what = f"{last.sent_by} has sent {theirs}."
        raise Refusing("after", f"{what} To send yours all the same, say “after”: {last.turn}.", last.turn)


def period_of(definition: Definition, said: FigureSaid) -> rules.Period:
    """The period that begins on the day that was said."""
    found = rules.period_of(rules.Frequency(definition.frequency), said.first, definition.year_begins_in)
    if found is None and said.last is None:
        raise Refusing("to", NO_CALENDAR)
    if found and found.first != said.first:
        raise Refusing("from", f"{found.in_words()} begins on {found.first.isoformat()}. Say that day.")
    if found and said.last and found.last != said.last:
        raise Refusing("to", f"{found.in_words()} ends on {found.last.isoformat()}. Say that day, or leave “to” out.")
    period = found or rules.Period(said.first, said.last or said.first)
    if period.last < period.first:
        raise Refusing("to", "The last day is before the first.")
    return period


def refuse_parts(measure: Measure, definition: Definition, said: FigureSaid) -> None:
    """Only what the definition asks for is taken, so that nothing is said and then left out."""
    own = systems.entered(definition)
    strange = next((name for name in said.numbers if name not in own), "")
    if strange and own:
        raise Refusing(strange, f"M{measure.number} is entered as {' and '.join(own)}. Leave “{strange}” out.")


def new(said: FigureSaid, period: rules.Period, last: Return | None) -> NewFigure:
    return NewFigure(
        period=period,
        value=said.numbers.get("value"),
        numerator=said.numbers.get("numerator"),
        denominator=said.numbers.get("denominator"),
        no_value_because=said.words["no_value_because"],
        comment=said.words["comment"],
        because=said.words["because"],
        is_final=not said.is_provisional,
        right=said.confirmed,
        heard=last.turn if last else 0,
    )
