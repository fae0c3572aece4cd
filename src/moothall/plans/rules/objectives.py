"""How an objective is doing, by a rule that can be read: from its actions and from the risks that threaten it."""

from collections.abc import Iterable
from dataclasses import dataclass, fields
from enum import StrEnum
from operator import attrgetter

from moothall.authority.rules import Value
from moothall.authority.words import capitalised, counted, joined
from moothall.plans.rules.of_actions import Shape

OFF_PERCENT = "objective_off_percent"
SETTINGS = (OFF_PERCENT,)


class Course(StrEnum):
    """How an objective is doing."""

    ON = "On course"
    CLOSE = "Close behind"
    OFF = "Off course"
    MET = "All done"
    NOTHING = "Not judged"


SHAPES = {Course.ON: Shape.GOOD, Course.MET: Shape.GOOD, Course.CLOSE: Shape.NEAR, Course.OFF: Shape.OFF, Course.NOTHING: Shape.NONE}
WORST_FIRST = (Course.OFF, Course.CLOSE, Course.NOTHING, Course.ON, Course.MET)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """How many actions of an objective stand how, and how many risks to it are beyond what the council accepts."""

    done: int = 0
    on_track: int = 0
    at_risk: int = 0
    late: int = 0
    not_started: int = 0
    stopped: int = 0
    risks: int = 0
    risks_beyond: int = 0

    @property
    def live(self) -> int:
        """What counts: stopped actions do not."""
        return self.done + self.on_track + self.at_risk + self.late + self.not_started

    @property
    def all(self) -> int:
        return self.live + self.stopped


NAMES = tuple(one.name for one in fields(Tally))
NUMBERS = attrgetter(*NAMES)


@dataclass(frozen=True, slots=True)
class ObjectiveState:
    """How an objective is doing, in a word, a shape and the sentence that says why."""

    course: Course
    because: str

    @property
    def word(self) -> str:
        return self.course.value

    @property
    def shape(self) -> Shape:
        return SHAPES[self.course]


def together(tallies: Iterable[Tally]) -> Tally:
    """What several objectives' actions and risks come to; each action belongs to one of them, so none is counted twice.

    >>> together([Tally(done=2, late=1), Tally(late=1)])
    Tally(done=2, on_track=0, at_risk=0, late=2, not_started=0, stopped=0, risks=0, risks_beyond=0)
    """
    given = list(tallies)
    if len(given) == 1:  # as most are: what nothing else contributes to is its own
        return given[0]
    columns = zip(*map(NUMBERS, given), strict=True)
    return Tally(**dict(zip(NAMES, map(sum, columns), strict=False)))  # of nothing there are no columns


def course(tally: Tally, off_percent: int) -> Course:
    """The verdict alone.

    Nothing to judge by: no action and no risk. Off course: so many actions in a hundred are late. Close behind: any action is late
    or at risk, or any risk is beyond what the council accepts. All done: every action is.

    >>> course(Tally(done=2, late=1), 34).value, course(Tally(done=2, late=1), 33).value
    ('Close behind', 'Off course')
    """
    if not (tally.live or tally.risks):
        return Course.NOTHING
    if tally.late and tally.late * 100 >= off_percent * tally.live:
        return Course.OFF
    if tally.late or tally.at_risk or tally.risks_beyond:
        return Course.CLOSE
    return Course.MET if tally.live and tally.done == tally.live else Course.ON


def objective_state(tally: Tally, off_percent: int) -> ObjectiveState:
    """The verdict with what it rests on.

    >>> objective_state(Tally(done=3, late=1, risks=2, risks_beyond=1), 33).because
    'Of 4 actions 3 are done and 1 is late, and 1 of 2 risks is beyond what the council accepts.'
    """
    parts = [actions_in_words(tally), risks_in_words(tally)]
    if not any(parts):
        return ObjectiveState(Course.NOTHING, "No action and no risk is recorded, so there is nothing to judge it by.")
    return ObjectiveState(course(tally, off_percent), capitalised(", and ".join(part for part in parts if part)) + ".")


def actions_in_words(tally: Tally) -> str:
    """What the actions come to."""
    if not tally.live:
        return ""
    told = {"done": tally.done, "on track": tally.on_track, "at risk": tally.at_risk, "late": tally.late}
    said = [f"{number} {'is' if number == 1 else 'are'} {word}" for word, number in told.items() if number]
    if tally.not_started:
        said.append(f"{tally.not_started} {'has' if tally.not_started == 1 else 'have'} not started")
    return f"of {counted(tally.live, 'action')} {joined(said)}"


def risks_in_words(tally: Tally) -> str:
    if not tally.risks:
        return ""
    if tally.risks == 1:
        return f"its only risk is {'beyond' if tally.risks_beyond else 'within'} what the council accepts"
    verb = "are" if tally.risks_beyond > 1 else "is"
    return f"{tally.risks_beyond or 'none'} of {tally.risks} risks {verb} beyond what the council accepts"


def off_percent(settings: dict[str, Value]) -> int:
    return int(settings[OFF_PERCENT])


def rule_in_words(off_percent: int) -> str:
    """The rule itself, as the page prints it.

    >>> rule_in_words(33)[:52]
    'Off course when 33 of 100 actions or more are late; '
    """
    return (
        f"Off course when {off_percent} of 100 actions or more are late; close behind when any is late or at risk, "
        "or a risk is beyond what the council accepts. The actions of objectives that contribute to it count with its own."
    )


def headline(courses: dict[Course, int]) -> str:
    """How many objectives stand how, the worst first.

    >>> headline({Course.ON: 7, Course.OFF: 2})
    '9 objectives: 2 off course and 7 on course.'
    """
    number = sum(courses.values())
    said = [f"{courses[one]} {one.value.lower()}" for one in WORST_FIRST if courses.get(one)]
    return f"{capitalised(counted(number, 'objective'))}: {joined(said)}." if number else "No objective is set out yet."
