"""One meeting at one moment: by whose law it is judged, what the council asks of itself, and until when each thing is due."""

from dataclasses import dataclass, replace
from datetime import date, datetime

from moothall.authority.words import counted, plural
from moothall.meetings.rules.law.counting import ONE_DAY, Deadline, Unit, day_of, deadline, last_day, start_of
from moothall.meetings.rules.law.facts import BodyKind, MeetingFacts
from moothall.meetings.rules.law.rows import regime_on, rule_on
from moothall.meetings.rules.law.rule import Mark, Matter, Regime, Rule

# What comes before a meeting. The Acts ask it of councils, committees and executives, not of one member or of partners.
BEFORE = (Matter.NOTICE, Matter.AGENDA, Matter.SUPPLEMENT, Matter.PRIVATE_FIRST, Matter.PRIVATE_SECOND, Matter.PRIVATE_URGENT)
NOTICED = (Matter.NOTICE, Matter.AGENDA, Matter.SUPPLEMENT)
NO_STATUTE = {
    BodyKind.SINGLE_MEMBER: "The Regulations ask for notice of meetings of bodies, and one member deciding is none.",
    BodyKind.BOARD: "A board of partners is no committee of the council, and no statute asks for notice of its meetings.",
}
OWN_SOURCE = "The council's own rule"


@dataclass(frozen=True, slots=True)
class Sitting:
    """A meeting as it is at a moment. What happened later than the moment has not happened yet."""

    moment: datetime
    facts: MeetingFacts

    @property
    def today(self) -> date:
        return day_of(self.moment)

    @property
    def regime(self) -> Regime:
        if self.facts.kind == BodyKind.PARISH:
            return Regime.PARISH
        by_kind = self.facts.kind in (BodyKind.CABINET, BodyKind.SINGLE_MEMBER)
        is_executive = by_kind if self.facts.is_executive is None else self.facts.is_executive
        return regime_on(self.facts.held_on, self.facts.nation, is_executive)

    @property
    def is_outside_statute(self) -> bool:
        return self.facts.kind in NO_STATUTE

    @property
    def has_begun(self) -> bool:
        return self.moment >= self.facts.begins_at

    @property
    def is_cancelled(self) -> bool:
        return self.happened(self.facts.cancelled_at) is not None

    def happened(self, at: datetime | None) -> datetime | None:
        """A moment that has come; a moment still to come is none."""
        return at if at is not None and at <= self.moment else None

    def rule(self, matter: Matter) -> Rule | None:
        """The rule of this meeting on a matter, with what the council asks of itself beyond it; none where nothing is asked."""
        if self.is_outside_statute and matter in (*BEFORE, Matter.URGENT_ITEM):
            return self._own_rule(matter)
        found = rule_on(matter, self.facts.held_on, self.regime, self.facts.nation)
        return self._with_own(found) if found and found.number is not None else found

    def statute(self, matter: Matter) -> Rule | None:
        """The law's own number, counted as the council counts: what is late by a council's own rule alone is not unlawful."""
        if self.is_outside_statute:
            return None
        found = rule_on(matter, self.facts.held_on, self.regime, self.facts.nation)
        reading = self.facts.own.notice_unit
        return replace(found, unit=reading) if found and reading and found.unit == Unit.CLEAR_WORKING else found

    def not_asked(self, matter: Matter) -> Rule:
        """That no statute asks this of such a body, as a row."""
        return Rule(
            matter=matter, words=NO_STATUTE[self.facts.kind], source="SI 2012/2089, regs 3 to 7; 1972 Act, Part VA", mark=Mark.UNCHECKED
        )

    def due(self, rule: Rule) -> Deadline:
        """Until when what must be done so many days before the meeting is due. Of a meeting called later, on the day it is called.

        The Acts say "at the time it is convened". A day is the smallest thing they count, so that day counts as the time.
        """
        if rule.number is None or rule.unit is None:
            raise ValueError("A rule that counts no days has no last day.")
        day = last_day(self.facts.held_on, rule.number, rule.unit, self.facts.closed)
        found = deadline(day, self.facts.own.closes_at, self.facts.closed)
        called_at = self.facts.convened_at
        if rule.matter not in NOTICED or called_at is None or found.is_kept_by(called_at):
            return found
        called_on = min(day_of(called_at), self.facts.held_on)
        ends_at = self.facts.begins_at if self.facts.starts_at else start_of(self.facts.held_on + ONE_DAY)
        return Deadline(called_on, min(start_of(called_on + ONE_DAY), ends_at), called_on)

    def is_called_late(self, rule: Rule) -> bool:
        """Whether the meeting was called when the rule's days could no longer be kept."""
        return self.facts.convened_at is not None and self.due(rule) != self._due_as_usual(rule)

    def _due_as_usual(self, rule: Rule) -> Deadline:
        return Sitting(self.moment, replace(self.facts, convened_at=None)).due(rule)

    def _own_rule(self, matter: Matter) -> Rule | None:
        days = self.facts.own.notice_days
        if days is None or matter not in NOTICED:
            return None
        unit = self.facts.own.notice_unit or Unit.CLEAR_WORKING
        words = f"The council asks {counted(days, unit.word)} of itself. {NO_STATUTE[self.facts.kind]}"
        return Rule(matter=matter, words=words, source=OWN_SOURCE, mark=Mark.OWN, number=days, unit=unit)

    def _with_own(self, rule: Rule) -> Rule:
        own = self.facts.own
        days = own.private_notice_days if rule.matter == Matter.PRIVATE_FIRST else own.notice_days
        days = own.second_private_notice_days if rule.matter == Matter.PRIVATE_SECOND else days
        unit = own.notice_unit if rule.unit == Unit.CLEAR_WORKING else None
        if rule.matter not in (*NOTICED, Matter.PRIVATE_FIRST, Matter.PRIVATE_SECOND) or rule.number is None or rule.unit is None:
            return rule
        number = max(rule.number, days or 0)
        if number == rule.number and unit in (None, rule.unit):
            return rule
        asks = f" The council asks {number} {plural((unit or rule.unit).word)} of itself."
        return replace(rule, number=number, unit=unit or rule.unit, words=rule.words + asks, source=f"{rule.source}; {OWN_SOURCE.lower()}")
