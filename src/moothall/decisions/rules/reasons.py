"""A decision's standing explained to a councillor: where it is, how the days were counted, what the page says, what contradicts it."""

from collections.abc import Callable, Collection, Sequence
from datetime import date, datetime, time

from moothall.authority.rules import NONE, ONE_DAY
from moothall.authority.words import (
    capitalised,
    day_in_words,
    days_in_words,
    number_in_words,
    ordinal_in_words,
    time_in_words,
)
from moothall.decisions.rules.call_in import LONDON, CallInRule, Moments, Reading, Unit, counted_days, day_of, moments_after
from moothall.decisions.rules.standings import Facts, Standing, standing

# Words in which other systems say that a decision is not, or not yet, to be carried out.
AT_ODDS_WITH_EFFECT = frozenset({"deleted", "withdrawn", "abandoned", "cancelled", "for determination", "draft"})
MOST_DAYS_NAMED = 10


def why(
    moment: datetime,
    facts: Facts,
    *,
    rule: CallInRule | None = None,
    closed: Collection[date] = NONE,
    stated_effective_on: date | None = None,
    status_as_published: str = "",
) -> list[str]:
    """The sentences that explain a standing, in order. The rule is the one of the day of publication, if one is recorded."""
    said = [where_it_stands(moment, facts), *contradictions(facts, status_as_published)]
    if facts.published_at and rule and not facts.is_beyond_call_in:
        said.insert(1, counting(facts.published_at, rule, closed))
        said.insert(2, comparison(stated_effective_on, moments_after(facts.published_at, rule, closed)))
    return [sentence for sentence in said if sentence]


def where_it_stands(moment: datetime, facts: Facts) -> str:
    """The standing at a moment, as one or two sentences with its days.

    >>> from moothall.decisions.rules.call_in import start_of
    >>> where_it_stands(start_of(date(2010, 1, 1)), Facts(published_at=start_of(date(2009, 12, 9)), is_subject_to_call_in=False))
    'It is not subject to call-in. It has been in effect since Wednesday 9 December 2009.'
    """
    return SAID[standing(moment, facts)](facts)


def counting(published_at: datetime, rule: CallInRule, closed: Collection[date] = NONE) -> str:
    """How the days were counted, and by which reading of the rule.

    >>> from moothall.decisions.rules.call_in import USUAL_RULE, start_of
    >>> counting(start_of(date(2009, 12, 9)), USUAL_RULE)  # doctest: +NORMALIZE_WHITESPACE
    'Published on Wednesday 9 December 2009. Five working days, counted from the day after: 10, 11, 14, 15 and 16 December.
    By the rule, effect begins on the fifth.'
    """
    published_on = day_of(published_at)
    published = f"Published on {day_in_words(published_on)}."
    days = counted_days(published_on, rule, closed)
    if not days:
        return f"{published} The rule of this council gives no number of days that can be counted."
    kind = "working day" if rule.unit == Unit.WORKING else "day"
    number = f"{capitalised(number_in_words(len(days)))} {kind}{'' if len(days) == 1 else 's'}"
    is_first = rule.reading == Reading.PUBLICATION_DAY_COUNTS
    since = "with the day of publication as the first" if is_first else "counted from the day after"
    return f"{published} {number}, {since}: {_named(days)}. By the rule, effect begins {_effect_by(rule, len(days))}."


def comparison(stated_on: date | None, moments: Moments) -> str:
    """The day of effect that a page states, beside the day that the rule gives; nothing where the page states none.

    >>> comparison(date(2009, 12, 17), Moments(None, datetime(2009, 12, 16, tzinfo=LONDON)))
    'The page says 17 December 2009; by the rule it is 16 December 2009. Both are shown, neither is corrected.'
    """
    if stated_on is None:
        return ""
    stated = f"The page says {day_in_words(stated_on, weekday=False)}"
    if moments.effective_from is None:
        return f"{stated}. There is no day by the rule to compare it with."
    counted_on = day_of(moments.effective_from)
    if counted_on == stated_on:
        return f"{stated}: the same."
    return f"{stated}; by the rule it is {day_in_words(counted_on, weekday=False)}. Both are shown, neither is corrected."


def contradictions(facts: Facts, status_as_published: str = "") -> list[str]:
    """What in a history cannot all be true, a sentence each. It is kept as published: a reader must be told, not spared."""
    status = _status_at_odds(facts, status_as_published)
    return [*([status] if status else []), *_days_at_odds(facts), *_call_in_at_odds(facts)]


def closing_in_words(closes_at: datetime) -> str:
    """When call-in closes, as people say it: the end of a day, or the time of a cut-off.

    >>> closing_in_words(datetime(2009, 12, 12, tzinfo=LONDON)), closing_in_words(datetime(2026, 11, 20, 17, tzinfo=LONDON))
    ('the end of Friday 11 December 2009', '5pm on Friday 20 November 2026')
    """
    here = closes_at.astimezone(LONDON)
    if here.time() == time(0):
        return f"the end of {day_in_words(here.date() - ONE_DAY)}"
    return f"{time_in_words(here)} on {day_in_words(here)}"


def beginning_in_words(at: datetime) -> str:
    """When something begins: a day, and the time where it is not the day's beginning.

    >>> beginning_in_words(datetime(2009, 12, 16, tzinfo=LONDON)), beginning_in_words(datetime(2026, 11, 20, 12, tzinfo=LONDON))
    ('Wednesday 16 December 2009', 'noon on Friday 20 November 2026')
    """
    here = at.astimezone(LONDON)
    return day_in_words(here) if here.time() == time(0) else f"{time_in_words(here)} on {day_in_words(here)}"


def _on(at: datetime | None) -> str:
    return f" on {day_in_words(day_of(at))}" if at else ""


def _from(at: datetime) -> str:
    said = beginning_in_words(at)
    return f"on {said}" if at.astimezone(LONDON).time() == time(0) else f"at {said}"


def _since(facts: Facts) -> str:
    at = facts.in_effect_since
    return f"has been in effect since {day_in_words(day_of(at))}" if at else "is in effect"


def _open(facts: Facts) -> str:
    closing = f"It is open to call-in until {closing_in_words(facts.call_in_closes_at)}." if facts.call_in_closes_at else ""
    return f"{closing} If nobody calls it in, it takes effect {_from(facts.effective_from)}." if facts.effective_from else closing


def _waiting(facts: Facts) -> str:
    closed = f"Call-in closed at {closing_in_words(facts.call_in_closes_at)}, and nobody called it in." if facts.call_in_closes_at else ""
    return f"{closed} {_not_yet(facts)}"


def _not_yet(facts: Facts) -> str:
    return f"It takes effect {_from(facts.takes_effect_at)}." if facts.takes_effect_at else ""


def _answered(facts: Facts, answer: str, at: datetime | None) -> str:
    return f"It was called in{_on(facts.called_in_at)} and {answer}{_on(at)}."


SAID: dict[Standing, Callable[[Facts], str]] = {
    Standing.DRAFT: lambda facts: "It is not published yet.",
    Standing.OPEN_TO_CALL_IN: _open,
    Standing.WAITING: _waiting,
    Standing.NOT_YET: _not_yet,
    Standing.NOT_STATED: lambda facts: "It is published. When it takes effect is not stated.",
    Standing.CALLED_IN: lambda facts: f"It was called in{_on(facts.called_in_at)}. It waits for scrutiny and is not in effect.",
    Standing.REFERRED: lambda facts: _answered(facts, "referred", facts.referred_at) + " It waits for the answer and is not in effect.",
    Standing.CONFIRMED: lambda facts: _answered(facts, "confirmed", facts.confirmed_at) + " It has been in effect since then.",
    Standing.CHANGED: lambda facts: _answered(facts, "changed", facts.changed_at) + " As changed, it has been in effect since then.",
    Standing.IN_EFFECT: lambda facts: f"It {_since(facts)}.",
    Standing.NOT_SUBJECT_TO_CALL_IN: lambda facts: f"It is not subject to call-in. It {_since(facts)}.",
    Standing.URGENT: lambda facts: f"It was urgent, and could not be called in. It {_since(facts)}.",
    Standing.WITHDRAWN: lambda facts: f"It was withdrawn{_on(facts.withdrawn_at)}.",
    Standing.SUPERSEDED: lambda facts: f"Another decision took its place{_on(facts.superseded_at)}.",
}


def _named(days: Sequence[date]) -> str:
    if len(days) <= MOST_DAYS_NAMED:
        return days_in_words(days)
    return f"{day_in_words(days[0])} to {day_in_words(days[-1])}"


def _effect_by(rule: CallInRule, number: int) -> str:
    last = ordinal_in_words(number)
    if rule.cut_off:
        return f"at {time_in_words(rule.cut_off)} on the {last}"
    return {
        Reading.ON_THE_LAST_DAY: f"on the {last}",
        Reading.PUBLICATION_DAY_COUNTS: f"on the day after the {last}",
        Reading.THE_DAY_AFTER: f"when the {last} has ended",
        Reading.THE_NEXT_WORKING_DAY: f"on the working day after the {last}",
    }[rule.reading]


def _status_at_odds(facts: Facts, status: str) -> str:
    if facts.effective_from is None or status.strip().casefold() not in AT_ODDS_WITH_EFFECT:
        return ""
    day = day_in_words(day_of(facts.effective_from), weekday=False)
    return f"Its status is published as “{status.strip()}”, yet it shows a day of effect, {day}."


def _days_at_odds(facts: Facts) -> list[str]:
    published, closes, effective = facts.published_at, facts.call_in_closes_at, facts.effective_from
    said = []
    if published and effective and effective < published and day_of(effective) < day_of(published):
        said.append(f"It is shown as in effect from {beginning_in_words(effective)}, before it was published{_on(published)}.")
    if closes and effective and effective < closes:
        said.append(f"It is shown as in effect from {beginning_in_words(effective)}, before call-in closed.")
    return said


def _call_in_at_odds(facts: Facts) -> list[str]:
    if facts.called_in_from is None or facts.is_called_in_in_time:
        return []
    called = f"A call-in is recorded{_on(facts.called_in_from)}, yet"
    if facts.is_urgent:
        return [f"{called} the decision was urgent and could not be called in."]
    if facts.is_subject_to_call_in is False:
        return [f"{called} the decision is not subject to call-in."]
    return [f"{called} call-in had closed. It does not count."]
