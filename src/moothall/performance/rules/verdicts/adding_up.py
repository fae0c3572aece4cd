"""How measures add up to the state of an objective, beside its actions and risks: by a rule that the council sets, and the page prints.

Only measures that are rated count. One whose target Members have not agreed, or without a figure, makes nothing better, and is said.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from moothall.authority.rules import Value
from moothall.authority.words import capitalised, counted, joined
from moothall.performance.rules.verdicts.rating import Rating
from moothall.plans.rules import Course, ObjectiveState

SETTINGS = ("measures_make_objective", "measures_off_percent")
WORST_FIRST = (Course.OFF, Course.CLOSE, Course.ON, Course.MET, Course.NOTHING)
SAID = (Rating.OFF, Rating.NEAR, Rating.ON, Rating.NOT_RATED, Rating.NO_FIGURE)
WORDS = {
    Rating.OFF: "off target",
    Rating.NEAR: "near target",
    Rating.ON: "on target",
    Rating.NOT_RATED: "not rated",
    Rating.NO_FIGURE: "without a figure",
}


class By(StrEnum):
    """How measures make a state."""

    SHARE = "share"
    WORST = "worst"
    NOT = "not"


@dataclass(frozen=True, slots=True)
class AddingUp:
    """The rule of a council on a day."""

    by: By = By.SHARE
    off_percent: int = 33

    @classmethod
    def of(cls, settings: Mapping[str, Value]) -> "AddingUp":
        return cls(By(str(settings[SETTINGS[0]])), int(settings[SETTINGS[1]]))

    def in_words(self) -> str:
        """As the page prints it.

        >>> AddingUp(By.WORST).in_words()
        'Measures: off course when any is off target; close behind when any is near. Only those that are rated count.'
        """
        if self.by is By.NOT:
            return "Measures are shown and do not count."
        off = "any is" if self.by is By.WORST else f"{self.off_percent} of 100 or more are"
        close = "any is near" if self.by is By.WORST else "any is off or near"
        return f"Measures: off course when {off} off target; close behind when {close}. Only those that are rated count."


def course_of(ratings: Sequence[Rating], rule: AddingUp) -> Course:
    """What the measures alone come to.

    >>> course_of([Rating.ON, Rating.ON, Rating.OFF, Rating.NOT_RATED], AddingUp(off_percent=34)).value
    'Close behind'
    """
    number = Counter(one for one in ratings if one.is_judged)
    if rule.by is By.NOT or not number:
        return Course.NOTHING
    enough = 1 if rule.by is By.WORST else -(-rule.off_percent * number.total() // 100)
    if number[Rating.OFF] and number[Rating.OFF] >= enough:
        return Course.OFF
    return Course.CLOSE if number[Rating.OFF] or number[Rating.NEAR] else Course.ON


def in_words(ratings: Sequence[Rating]) -> str:
    """How many measures stand how, the worst first.

    >>> in_words([Rating.ON, Rating.OFF, Rating.ON])
    'Of 3 measures 1 is off target and 2 are on target.'
    """
    number = Counter(ratings)
    if len(ratings) == 1:
        return f"Its only measure is {WORDS[ratings[0]]}."
    said = [f"{number[one]} {'is' if number[one] == 1 else 'are'} {WORDS[one]}" for one in SAID if number[one]]
    return f"Of {counted(len(ratings), 'measure')} {joined(said)}." if ratings else ""


def together(plan: ObjectiveState, ratings: Sequence[Rating], rule: AddingUp) -> ObjectiveState:
    """The state of an objective from its actions and risks, and from its measures: the worse of the two that say something."""
    said = course_of(ratings, rule)
    known = [one for one in (plan.course, said) if one is not Course.NOTHING]
    course = min(known, key=WORST_FIRST.index, default=Course.NOTHING)
    if plan.course is Course.MET and said is Course.ON:
        course = Course.MET
    because = [one for one in (in_words(ratings), plan.because if plan.course is not Course.NOTHING else "") if one]
    return ObjectiveState(course, capitalised(" ".join(because)) or plan.because)
