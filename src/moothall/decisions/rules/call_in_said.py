"""What a rule of call-in means: its terms as sentences, and its two moments for days that everybody can check."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, time

from moothall.authority.rules import NONE
from moothall.authority.words import capitalised, counted, day_in_words, joined, time_in_words
from moothall.decisions.rules.call_in import LONDON, CallInRule, Reading, Unit, moments_after
from moothall.decisions.rules.call_in_terms import Deadline, Outcome, Then
from moothall.decisions.rules.reasons import beginning_in_words, closing_in_words, counting

CHRISTMAS = (12, 22)
# A decision of a real record: published on this day, it took effect on 16 December 2009 (law.md, section 6).
KNOWN_DAY = date(2009, 12, 9)
HOUR = time(10)
READ_AS = {
    Reading.ON_THE_LAST_DAY: "The day after publication is the first; effect begins on the last.",
    Reading.PUBLICATION_DAY_COUNTS: "The day of publication is the first; effect begins on the day after the last.",
    Reading.THE_DAY_AFTER: "The day after publication is the first; effect begins when the last has ended.",
    Reading.THE_NEXT_WORKING_DAY: "The day after publication is the first; effect begins on the working day after the last.",
}


@dataclass(frozen=True, slots=True)
class Foreseen:
    """What the rule gives for a decision published on a day: how it is counted, when call-in closes, when effect begins."""

    why: str
    published_on: date
    counting: str
    closes: str
    effect: str


def terms_in_words(rule: CallInRule) -> list[tuple[str, str]]:
    """Each term of the rule with what it says; one that the rule does not state says so.

    >>> from moothall.decisions.rules.call_in import USUAL_RULE
    >>> terms_in_words(USUAL_RULE)[0]
    ('Until when', '5 working days. The day after publication is the first; effect begins on the last.')
    """
    return [
        ("Until when", _period(rule)),
        ("Who can call in", capitalised(rule.who_may_call_in) or "Not stated: one member of scrutiny is taken to be enough."),
        ("What cannot be called in", _listed(sorted(rule.exclusions)) or "Nothing is kept out."),
        ("Who agrees that it is urgent", rule.urgency_agreed_by or "Nobody is named."),
        ("Who says whether it is valid", capitalised(rule.checked_by.value)),
        ("What scrutiny can do", _listed(rule.outcomes) or f"Not stated. By the Act and by custom: {_listed(tuple(Outcome))}"),
        ("Deadlines", " ".join(_deadline(deadline) for deadline in rule.deadlines) or "None is stated."),
    ]


def foreseen(rule: CallInRule, today: date, closed: Collection[date] = NONE) -> list[Foreseen]:
    """For a decision published today, over Christmas, and on the day of the known record."""
    days = (("Today", today), ("Over Christmas", date(today.year, *CHRISTMAS)), ("In the record of 2009", KNOWN_DAY))
    return [_foreseen(why, day, rule, closed) for why, day in days]


def _foreseen(why: str, day: date, rule: CallInRule, closed: Collection[date]) -> Foreseen:
    at = datetime.combine(day, HOUR, LONDON)
    moments = moments_after(at, rule, closed)
    closes = closing_in_words(moments.call_in_closes_at) if moments.call_in_closes_at else ""
    effect = beginning_in_words(moments.effective_from) if moments.effective_from else ""
    return Foreseen(why, day, counting(at, rule, closed), closes or "Not known by this rule", effect or "Not known by this rule")


def _period(rule: CallInRule) -> str:
    if rule.days is None:
        return "No number of days is stated, so the clock gives no day."
    kind = "working day" if rule.unit is Unit.WORKING else "day"
    if rule.cut_off:
        first = "of publication" if rule.reading is Reading.PUBLICATION_DAY_COUNTS else "after publication"
        return f"{counted(rule.days, kind)}, until {time_in_words(rule.cut_off)} on the last. The day {first} is the first."
    return f"{counted(rule.days, kind)}. {READ_AS[rule.reading]}"


def _listed(things: Collection[str]) -> str:
    return f"{capitalised(joined(things, 'or'))}." if things else ""


def _deadline(deadline: Deadline) -> str:
    said = f"{capitalised(deadline.step.value)}: within {counted(deadline.working_days, 'working day')}."
    return f"{said} After that the decision takes effect." if deadline.then is Then.EFFECT else said


def in_force_in_words(since: date | None, until: date | None) -> str:
    """From when until when a rule holds.

    >>> in_force_in_words(None, date(2012, 5, 3)), in_force_in_words(date(2012, 5, 4), None)
    ('until 3 May 2012', 'from 4 May 2012')
    """
    first = f"from {day_in_words(since, weekday=False)}" if since else ""
    last = f"until {day_in_words(until, weekday=False)}" if until else ""
    return " ".join(word for word in (first, last) if word) or "always"
