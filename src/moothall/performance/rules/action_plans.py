"""Off target: when an action plan is asked for, what it promises, and whether what it promised came."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum

from moothall.authority.rules import Value
from moothall.authority.words import day_in_words
from moothall.decisions.rules import Tone
from moothall.performance.rules.definitions import Polarity
from moothall.performance.rules.periods import Period
from moothall.performance.rules.verdicts.changing import USUAL, Change
from moothall.performance.rules.verdicts.rating import Rating
from moothall.performance.rules.verdicts.saying import Stated

SETTINGS = ("action_plan_when", "action_plan_figures", "action_plan_days")
MOST_PERIODS = 13  # ahead that are offered: a year of months and one more
WORST_FIRST = (Rating.OFF, Rating.NEAR)


@dataclass(frozen=True, slots=True)
class Demanding:
    """What a council has set: which ratings ask for an action plan, how many in a row, and within how many working days."""

    ratings: tuple[Rating, ...] = (Rating.OFF,)
    figures: int = 1
    days: int = 10

    @classmethod
    def of(cls, settings: Mapping[str, Value]) -> "Demanding":
        """As a council has set it.

        >>> Demanding.of({"action_plan_when": "near", "action_plan_figures": 2, "action_plan_days": 5}).ratings[1].value
        'Near target'
        """
        worst = {"off": 1, "near": 2}.get(str(settings["action_plan_when"]), 0)
        return cls(WORST_FIRST[:worst], int(settings["action_plan_figures"]), int(settings["action_plan_days"]))


@dataclass(frozen=True, slots=True)
class Final:
    """A figure that is signed off and final, with its rating and why."""

    period: Period
    rating: Rating
    because: str = ""


def run_of(figures: Sequence[Final], rule: Demanding, after: date | None = None) -> list[Final]:
    """The figures at the end that ask for an action plan one after another, the first period first.

    One that is not rated neither counts nor ends the run, so that nobody escapes by leaving one out. Figures until `after` were answered.

    >>> months = [Period(date(2026, number, 1), date(2026, number, 28)) for number in (1, 2, 3)]
    >>> ratings = (Rating.ON, Rating.OFF, Rating.OFF)
    >>> len(run_of([Final(*both) for both in zip(months, ratings)], Demanding()))
    2
    """
    found: list[Final] = []
    for one in reversed(figures):
        if after is not None and one.period.last <= after:
            break
        if one.rating in rule.ratings:
            found.append(one)
        elif one.rating.is_judged:
            break
    return found[::-1]


def demanded(figures: Sequence[Final], rule: Demanding, after: date | None = None) -> Final | None:
    """The figure for which an action plan is asked: the last of a run that is long enough."""
    run = run_of(figures, rule, after)
    return run[-1] if run and len(run) >= rule.figures else None


def is_over(figures: Sequence[Final], rule: Demanding) -> bool:
    """Whether an action plan that nobody has written yet is needed no more: the last rated figure asks for none."""
    return not run_of(figures, rule)


class Ended(StrEnum):
    """What became of an action plan."""

    CLOSED = "closed"
    RENEWED = "renewed"
    CHANGED = "changed"
    FELL_AWAY = "fell away"

    @property
    def words(self) -> str:
        return {
            Ended.CLOSED: "Closed",
            Ended.RENEWED: "Renewed",
            Ended.CHANGED: "Changed",
            Ended.FELL_AWAY: "Never written, and needed no more",
        }[self]


class Stage(StrEnum):
    """Where an action plan stands."""

    ASKED = "Action plan asked for"
    LATE = "Action plan late"
    UNDER_WAY = "Action plan under way"
    NO_ACTION = "No action, with a reason"
    TO_LOOK_AT = "Effect to be looked at"
    ENDED = "Over"

    @property
    def tone(self) -> Tone:
        return {Stage.ASKED: Tone.WAIT, Stage.LATE: Tone.STOP, Stage.TO_LOOK_AT: Tone.WARN}.get(self, Tone.PLAIN)

    @property
    def is_owed(self) -> bool:
        """Whether its owner has something to do now."""
        return self in (Stage.ASKED, Stage.LATE, Stage.TO_LOOK_AT)


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanFacts:
    """What is known of one action plan. `until` is the period whose figure is to show its effect."""

    asked_at: datetime | None = None
    due_on: date | None = None
    answered_at: datetime | None = None
    has_actions: bool = True
    until: Period | None = None
    ended_at: datetime | None = None

    def stands(self, moment: datetime) -> bool:
        """Whether it was there at a moment, and not over."""
        begun = min(one for one in (self.asked_at, self.answered_at) if one)
        return begun <= moment and (self.ended_at is None or self.ended_at > moment)

    def is_answered(self, moment: datetime) -> bool:
        return self.answered_at is not None and self.answered_at <= moment


def stage(facts: PlanFacts, moment: datetime, today: date, *, has_come: bool) -> Stage:
    """Where it stands at a moment; `has_come` says that the figure that shows its effect is there."""
    if not facts.stands(moment):
        return Stage.ENDED
    if not facts.is_answered(moment):
        return Stage.LATE if facts.due_on and facts.due_on < today else Stage.ASKED
    if has_come:
        return Stage.TO_LOOK_AT
    return Stage.UNDER_WAY if facts.has_actions else Stage.NO_ACTION


class Effect(StrEnum):
    """Whether what was promised came."""

    CAME = "It worked"
    REACHED = "The figure was reached"
    BY_CHANCE = "The figure was reached, perhaps by chance"
    BEGUN = "Better, and short of what was promised"
    NOT_COME = "Its effect did not come"
    UNSEEN = "No figure shows its effect"
    STILL_OFF = "Still off target"
    NO_LONGER = "No longer off target"

    @property
    def is_missing(self) -> bool:
        """Whether a briefing and a report name it: what was promised did not come."""
        return self in (Effect.BEGUN, Effect.NOT_COME, Effect.UNSEEN, Effect.STILL_OFF)


@dataclass(frozen=True, slots=True, kw_only=True)
class Came:
    """What was promised and what came. `began_before` says that the change had begun before the action plan was written.

    `target` is what the figure is held to, from which one that is best as planned is judged.
    """

    period: Period
    promised: Decimal | None
    value: Decimal | None
    stated: Stated
    change: Change = Change.TOO_FEW
    since: str = ""
    is_trend: bool = False
    began_before: bool = False
    target: Decimal | None = None
    rating: Rating = Rating.NOT_RATED
    because: str = ""


def is_reached(one: Came) -> bool:
    """Whether a figure is as good as what was promised, as both are printed; where a plan is best, as near to it."""
    assert one.value is not None
    assert one.promised is not None
    return not is_better(one.promised, one.value, one.stated, one.target)


def is_better(one: Decimal, than: Decimal, stated: Stated, target: Decimal | None = None) -> bool:
    """Whether one figure is better than another, as both are printed; where a plan is best, nearer to it.

    >>> is_better(Decimal(9), Decimal(12), Stated("days", 0, Polarity.LOWER)), is_better(Decimal("81.64"), Decimal("81.6"), Stated("%"))
    (True, False)
    """
    first, second = stated.as_printed(one), stated.as_printed(than)
    if stated.polarity is Polarity.LOWER:
        return first < second
    if stated.polarity is Polarity.PLAN and target is not None:
        return abs(first - target) < abs(second - target)
    return first > second


def promises_nothing(promised: Decimal, present: Sequence[tuple[Period, Decimal]], stated: Stated, target: Decimal | None) -> str:
    """Why a promise is none, in a sentence: it is better than none of these figures, the last of which comes first. Nothing if it is.

    Beside the last figure stands that of the same period a year before, because some services have their seasons. Where no figure is
    better than another, or a plan is best and there is none, nobody can say so.

    >>> quarter = Period(date(2026, 7, 1), date(2026, 9, 30))
    >>> promises_nothing(Decimal(30), [(quarter, Decimal(31))], Stated("homes", 0), None)
    '30 homes is no better than the 31 homes of July to September 2026. Promise a better figure, or say why no action is right.'
    """
    cannot_be_told = stated.polarity is Polarity.NONE or (stated.polarity is Polarity.PLAN and target is None)
    if cannot_be_told or not present or any(is_better(promised, value, stated, target) for _, value in present):
        return ""
    period, value = present[0]
    of = f"{stated.say(promised)} is no better than the {stated.say(stated.as_printed(value))} of {period.in_words()}"
    return f"{of}. Promise a better figure, or say why no action is right."


def effect(one: Came) -> Effect:
    """The verdict. A figure that was reached proves nothing while it lies within the usual variation."""
    if one.value is None:
        return Effect.UNSEEN
    if one.promised is None:
        return Effect.STILL_OFF if one.rating is Rating.OFF else Effect.NO_LONGER
    if not is_reached(one):
        return Effect.BEGUN if one.change is Change.BETTER and not one.began_before else Effect.NOT_COME
    if one.change in (Change.STEADY, Change.WORSE):
        return Effect.BY_CHANCE
    return Effect.CAME if one.change.is_real and not one.began_before else Effect.REACHED


SO = {
    Effect.CAME: "so it worked",
    Effect.REACHED: "so whether the actions did it cannot be told",
    Effect.BY_CHANCE: "so it may be chance",
    Effect.BEGUN: "so it has begun to work",
    Effect.NOT_COME: "so it has not worked",
}


def in_words(one: Came) -> str:
    """What was promised, what came, and whether it worked, in one sentence.

    >>> quarter = Period(date(2026, 7, 1), date(2026, 9, 30))
    >>> in_words(Came(period=quarter, promised=Decimal(85), value=Decimal(86), stated=Stated("%"), change=Change.BETTER, since="May 2026"))
    'The promise for July to September 2026 was 85.0%, and 86.0% came: as promised, better than usual since May 2026, so it worked.'
    >>> in_words(Came(period=quarter, promised=Decimal(85), value=Decimal(81), stated=Stated("%"), change=Change.STEADY))
    'The promise for July to September 2026 was 85.0%, and 81.0% came: 4 points from it, within the usual variation, so it has not worked.'
    """
    found, stated = effect(one), one.stated
    if one.value is None:
        why = one.because.strip().rstrip(".")
        return f"The effect was to show for {one.period.in_words()}, and there is no figure{f': {why}' if why else ''}."
    came = stated.say(stated.as_printed(one.value))
    if one.promised is None:
        still = "still " if found is Effect.STILL_OFF else ""
        return f"No action was promised, and {came} came for {one.period.in_words()}: it is {still}{one.rating.value.lower()}."
    short = "as promised" if is_reached(one) else f"{stated.distance(stated.as_printed(one.value), one.promised)} from it"
    first = f"The promise for {one.period.in_words()} was {stated.say(one.promised)}, and {came} came"
    return f"{first}: {short}, {change_in_words(one)}, {SO[found]}."


def change_in_words(one: Came) -> str:
    """What the control chart, or the trend of five years, says of it. A change that began before is no effect, and that is said."""
    if one.change is Change.STEADY:
        return "within the usual variation"
    if one.change is Change.TOO_FEW:
        return "with too few figures to tell a change from chance"
    usual = USUAL[one.change].replace("than usual", "from year to year") if one.is_trend else USUAL[one.change]
    return f"{usual} since {one.since}{', which was before the action plan' if one.began_before else ''}"


def asked_in_words(asked_on: date, because: str, due_on: date) -> str:
    """Why it is asked for, and by when.

    >>> asked_in_words(date(2026, 11, 2), "31 homes is 29 homes below the target of 60 homes. No tolerance is set.", date(2026, 11, 16))
    'Asked for on 2 November 2026, by 16 November 2026: 31 homes is 29 homes below the target of 60 homes. No tolerance is set.'
    """
    first, last = day_in_words(asked_on, weekday=False), day_in_words(due_on, weekday=False)
    return f"Asked for on {first}, by {last}: {because}" if because else f"Asked for on {first}, by {last}."
