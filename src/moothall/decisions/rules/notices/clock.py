"""Whether a key decision was announced as the law of its day asks, from which day it may be made, and what may still be done."""

from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum

from moothall.authority.words import counted, day_in_words
from moothall.decisions.rules.notices.counting import announce_by, days_between, may_be_made_from
from moothall.decisions.rules.notices.law import REPORT_OF_SCRUTINY, NoticeRule, Way, notice_rule, usual_rule
from moothall.meetings.rules.law import Agreer, UrgentAgreement, agreement_lacks, can_be_counted, day_of
from moothall.meetings.rules.law.executive import SECOND_REGULATIONS
from moothall.meetings.rules.law.late_items import CUSTOM


class State(StrEnum):
    """Where the announcement of a decision stands."""

    NOT_ASKED = "no notice needed"
    NOT_KNOWN = "cannot be counted"
    DUE = "notice due"
    OVERDUE = "notice overdue"
    IN_TIME = "announced in time"
    TOO_LATE = "announced too late"
    GENERAL_EXCEPTION = "general exception"
    SPECIAL_URGENCY = "special urgency"

    @property
    def tone(self) -> str:
        """How a page shows it."""
        urgent = {State.GENERAL_EXCEPTION: "warn", State.SPECIAL_URGENCY: "warn"}
        return {State.DUE: "wait", State.OVERDUE: "stop", State.TOO_LATE: "stop", State.IN_TIME: "open"}.get(self) or urgent.get(
            self, "plain"
        )

    @property
    def is_lawful(self) -> bool:
        """Whether the decision may be made on its day, as far as its announcement goes."""
        return self in (State.NOT_ASKED, State.IN_TIME, State.GENERAL_EXCEPTION, State.SPECIAL_URGENCY)


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnDays:
    """What the council asks of itself beyond the law; empty where it has set nothing."""

    notice: int | None = None
    general_exception: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Announced:
    """What is known: the day of the decision (or the first day planned for it), and how and when it was announced.

    `published_on` is the day from which days count: of the notice, or of the change that made another matter of it.
    """

    made_on: date
    is_key: bool = True
    has_executive: bool = True
    published_on: date | None = None
    exception_on: date | None = None
    agreement: UrgentAgreement | None = None
    is_made: bool = False
    closed: frozenset[date] = frozenset()
    own: OwnDays = field(default_factory=OwnDays)


@dataclass(frozen=True, slots=True, kw_only=True)
class WayOn:
    """What may lawfully be done where the notice came too late, and by which source."""

    way: Way | None
    words: str
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """Where it stands, by which rule, said in sentences; the days where they are known."""

    state: State
    says: tuple[str, ...]
    rule: NoticeRule | None = None
    announce_by: date | None = None
    made_from: date | None = None
    days: int | None = None
    ways: tuple[WayOn, ...] = ()


def verdict(facts: Announced, today: date) -> Verdict:
    """Whether the decision was, or will be, announced as the law of its day asks."""
    if excused := _nothing_is_asked(facts):
        return excused
    rule = _own(usual_rule(facts.made_on), facts)
    assert rule
    by = announce_by(facts.made_on, rule, facts.closed)
    if facts.published_on is None:
        begun = Verdict(state=State.OVERDUE if today > by else State.DUE, rule=rule, announce_by=by, says=_not_yet(facts, rule, by, today))
    else:
        begun = _published(facts, facts.published_on, rule, by)
    if begun.state is State.IN_TIME:
        return begun
    return _excepted(facts) or (begun if begun.state is State.DUE else _with_ways(facts, begun, today))


def _nothing_is_asked(facts: Announced) -> Verdict | None:
    if not facts.is_key:
        return Verdict(state=State.NOT_ASKED, says=("It is not a key decision, so the law asks for no notice of it.",))
    if not facts.has_executive:
        says = f"On {_said(facts.made_on)} the council governs itself by committees, and has no executive: no decision is key."
        return Verdict(state=State.NOT_ASKED, says=(says,))
    if usual_rule(facts.made_on) is None:
        return Verdict(state=State.NOT_ASKED, says=(f"On {_said(facts.made_on)} no law asked for a notice of a key decision.",))
    days = [day for day in (facts.made_on, facts.published_on, facts.exception_on) if day]
    if not all(can_be_counted(day) for day in days):
        return Verdict(state=State.NOT_KNOWN, says=("The bank holidays of such a day are not known, so nothing can be counted.",))
    return None


def _own(rule: NoticeRule | None, facts: Announced) -> NoticeRule | None:
    own = {Way.NOTICE: facts.own.notice, Way.GENERAL_EXCEPTION: facts.own.general_exception}
    return rule.at_least(own.get(rule.way)) if rule else None


def _published(facts: Announced, published_on: date, rule: NoticeRule, by: date) -> Verdict:
    made_from = may_be_made_from(published_on, rule, facts.closed)
    number = days_between(published_on, facts.made_on, rule, facts.closed)
    is_kept = published_on <= by
    before = f"{counted(number, rule.unit.word)} before " + _what_is_before(facts, rule)
    first = f"Published on {_said(published_on)}: {before}. The rule asks for {rule.period}."
    if is_kept:
        second = "" if facts.is_made else f"It may be decided from {_said(made_from)}."
    else:
        second = (
            f"This differs from the rule: the last day for it was {_said(by)}. From that notice it may be decided from {_said(made_from)}."
        )
    state = State.IN_TIME if is_kept else State.TOO_LATE
    says = tuple(sentence for sentence in (first, second) if sentence)
    return Verdict(state=state, rule=rule, announce_by=by, made_from=made_from, days=number, says=says)


def _what_is_before(facts: Announced, rule: NoticeRule) -> str:
    if rule.way is Way.PLAN:
        return f"the month of the decision, which begins on {_said(facts.made_on.replace(day=1))}"
    return f"{'it was made' if facts.is_made else 'the first day planned'}, {_said(facts.made_on)}"


def _not_yet(facts: Announced, rule: NoticeRule, by: date, today: date) -> tuple[str, ...]:
    if facts.is_made:
        return (f"No notice is here. The rule asked for {rule.period}, so for one by {_said(by)}.",)
    if today > by:
        return (
            f"Not published. To be decided on {_said(facts.made_on)} it had to be out by {_said(by)}: the rule asks for {rule.period}.",
        )
    return (f"To be decided on {_said(facts.made_on)} it must be out by {_said(by)}: the rule asks for {rule.period}.",)


def _excepted(facts: Announced) -> Verdict | None:
    """The exception that holds, the general one before the other; nothing where neither does."""
    rule = _own(notice_rule(Way.GENERAL_EXCEPTION, facts.made_on), facts)
    if rule and facts.exception_on and facts.exception_on <= announce_by(facts.made_on, rule, facts.closed):
        number = days_between(facts.exception_on, facts.made_on, rule, facts.closed)
        made_from = may_be_made_from(facts.exception_on, rule, facts.closed)
        told = f"General exception: scrutiny was told, and the public with it, on {_said(facts.exception_on)}"
        says = f"{told}, {counted(number, rule.unit.word)} before."
        return Verdict(state=State.GENERAL_EXCEPTION, rule=rule, says=(says,), made_from=made_from, days=number)
    agreement, rule = facts.agreement, notice_rule(Way.SPECIAL_URGENCY, facts.made_on)
    if rule and agreement and not agreement_lacks(agreement) and day_of(agreement.agreed_at) <= facts.made_on:
        on = _said(day_of(agreement.agreed_at))
        says = f"Special urgency: on {on} {agreement.agreed_by.value} agreed that it is urgent and cannot reasonably be deferred."
        return Verdict(state=State.SPECIAL_URGENCY, rule=rule, says=(says,))
    return None


def _with_ways(facts: Announced, begun: Verdict, today: date) -> Verdict:
    """What was tried and did not hold, and what may still be done."""
    tried = [*_too_late_for_the_exception(facts), *(agreement_lacks(facts.agreement) if facts.agreement else ())]
    ways = _after_it_was_made(facts) if facts.is_made else _ways(facts, begun, today)
    return replace(begun, says=(*begun.says, *tried), ways=ways)


def _after_it_was_made(facts: Announced) -> tuple[WayOn, ...]:
    """What is left where the notice came too late. Where none is here it may be elsewhere, and nothing is said."""
    words, source = REPORT_OF_SCRUTINY
    return (WayOn(way=None, words=words, source=source),) if facts.published_on and facts.made_on >= SECOND_REGULATIONS else ()


def _too_late_for_the_exception(facts: Announced) -> list[str]:
    if facts.exception_on is None:
        return []
    on = _said(facts.exception_on)
    return [f"Scrutiny was told on {on}, which was too late for the general exception as well."]


def _ways(facts: Announced, begun: Verdict, today: date) -> tuple[WayOn, ...]:
    found = []
    rule = _own(notice_rule(Way.GENERAL_EXCEPTION, facts.made_on), facts)
    if rule and today <= (by := announce_by(facts.made_on, rule, facts.closed)):
        told = f"Use the general exception: tell scrutiny by {_said(by)}, and say why the usual notice was impracticable."
        found.append(WayOn(way=Way.GENERAL_EXCEPTION, words=told, source=rule.source))
    if (rule := notice_rule(Way.SPECIAL_URGENCY, facts.made_on)) and today <= facts.made_on:
        ask = f"Ask {Agreer.SCRUTINY_CHAIR.value} to agree that it is urgent and cannot reasonably be deferred."
        found.append(WayOn(way=Way.SPECIAL_URGENCY, words=ask, source=rule.source))
    later = f"Decide it later: from {_said(begun.made_from)}." if begun.made_from else "Decide it later, and publish the notice now."
    return (*found, WayOn(way=None, words=later, source=CUSTOM))


def _said(day: date) -> str:
    return day_in_words(day)
