"""When a figure needs a comment: where it misses its target or has changed by much, as the council has set it from a day."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from moothall.performance.rules.numbers import said
from moothall.performance.rules.tolerances import ToleranceKind


class CommentWhen(StrEnum):
    """Which figures need a comment."""

    EITHER = "either"
    OFF = "off"
    CHANGED = "changed"
    ALWAYS = "always"
    NEVER = "never"

    @property
    def words(self) -> str:
        return COMMENT_WORDS[self]

    @property
    def sentence(self) -> str:
        """The rule, as it stands on the page on which figures are typed."""
        if self is CommentWhen.NEVER:
            return "No comment has to be given."
        return f"A comment is needed {self.words[:1].lower()}{self.words[1:]}."


COMMENT_WORDS = {
    CommentWhen.EITHER: "Where a figure misses its target, or has changed by more than the tolerance",
    CommentWhen.OFF: "Where a figure misses its target by more than the tolerance",
    CommentWhen.CHANGED: "Where a figure has changed by more than the tolerance",
    CommentWhen.ALWAYS: "With every figure",
    CommentWhen.NEVER: "Never",
}


class ShownWhen(StrEnum):
    """When everybody sees a figure."""

    SIGNED = "signed"
    SENT = "sent"

    @property
    def words(self) -> str:
        return {
            ShownWhen.SIGNED: "Once it is signed off",
            ShownWhen.SENT: "As soon as it is sent for review, marked as provisional until it is signed off",
        }[self]


@dataclass(frozen=True, slots=True)
class FigureRule:
    """What a council asks of figures from a day. These hold where it has said nothing."""

    from_on: date = date.min
    turn: int = 0
    comment_when: CommentWhen = CommentWhen.EITHER
    change_percent: Decimal = Decimal(10)
    shown_when: ShownWhen = ShownWhen.SIGNED


def figure_rule_for(rules: Iterable[FigureRule], day: date) -> FigureRule:
    """What holds on a day: the last that has begun."""
    begun = [one for one in rules if one.from_on <= day]
    return max(begun, key=lambda one: (one.from_on, one.turn), default=FigureRule())


@dataclass(frozen=True, slots=True, kw_only=True)
class Judging:
    """By what a figure is judged before it is sent: the target to which its period is held, the tolerance, the figure before it."""

    target: Decimal | None = None
    last: Decimal | None = None
    tolerance: Decimal | None = None
    tolerance_kind: ToleranceKind = ToleranceKind.UNITS
    unit: str = ""
    decimals: int = 1

    def room(self, around: Decimal, usual: Decimal) -> Decimal:
        """By how much a figure may change; where the measure has no tolerance, by so many hundredths as the council has set."""
        if self.tolerance is None:
            return abs(around) * usual / 100
        return self.tolerance if self.tolerance_kind is ToleranceKind.UNITS else abs(around) * self.tolerance / 100


def has_changed(value: Decimal, judging: Judging, rule: FigureRule) -> bool:
    """Whether a figure differs from the one before it by more than the tolerance.

    >>> has_changed(Decimal("81.6"), Judging(last=Decimal(85), tolerance=Decimal(2)), FigureRule())
    True
    """
    return judging.last is not None and abs(value - judging.last) > judging.room(judging.last, rule.change_percent)


def comment_needed(value: Decimal, judging: Judging, rule: FigureRule, *, is_off: bool) -> str:
    """Why a figure needs a comment, in a sentence; nothing if it needs none. Whether it is off target is the verdict of its rating.

    >>> comment_needed(Decimal("81.6"), Judging(target=Decimal(85), unit="%"), FigureRule(), is_off=True)
    'Say in a comment why it misses its target of 85.0%.'
    """
    when = rule.comment_when
    if when in (CommentWhen.EITHER, CommentWhen.OFF) and is_off and judging.target is not None:
        return f"Say in a comment why it misses its target of {said(judging.target, judging.unit, judging.decimals)}."
    if when in (CommentWhen.EITHER, CommentWhen.CHANGED) and has_changed(value, judging, rule):
        assert judging.last is not None
        return f"Say in a comment why it has changed from {said(judging.last, judging.unit, judging.decimals)}."
    return "Say in a comment what lies behind the figure." if when is CommentWhen.ALWAYS else ""
