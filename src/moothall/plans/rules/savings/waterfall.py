"""The picture of a programme's year: how what was saved and what is to come build up to the target. Two drawings, wide and narrow."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from moothall.plans.rules.savings.lines import Figures
from moothall.plans.rules.savings.money import NOTHING, in_pounds

THINNEST = 1.5  # a step of little is a line that can be seen


@dataclass(frozen=True, slots=True)
class Step:
    """One step: what it is, how much, and from where to where it goes. The last, the target, stands on the ground again."""

    kind: str
    words: tuple[str, str]
    amount: Decimal
    begins: Decimal = NOTHING

    @property
    def ends(self) -> Decimal:
        return self.begins + self.amount

    @property
    def name(self) -> str:
        return " ".join(word for word in self.words if word)


@dataclass(frozen=True, slots=True)
class Box:
    """Where a step is drawn (its corner, width and height), where its words and its sum stand, and the line that leads on to the next."""

    step: Step
    place: tuple[float, float, float, float]
    words_at: tuple[float, float]
    sum_at: tuple[float, float]
    joins: tuple[float, float, float, float] | None

    @property
    def sum(self) -> str:
        return in_pounds(self.step.amount)


@dataclass(frozen=True, slots=True)
class Drawing:
    """One drawing: its size, its steps, the ground on which they stand, and where their words begin or are centred."""

    width: int
    height: int
    boxes: tuple[Box, ...]
    ground: tuple[float, float, float, float]
    is_wide: bool


def steps(target: Decimal | None, found: Figures, *, is_over: bool = False, is_part: bool = False) -> list[Step]:
    """The steps of a year, each beginning where the one before it ends. Those of nothing are left out, but for what was delivered.

    `is_part`: lines are hidden from the reader, so that what is left may be theirs or still to find, and the step says so.
    """
    left = (target or NOTHING) - found.identified
    lacking = ("Not shown here,", "or still to find") if is_part else ("Not delivered", "") if is_over else ("Still", "to find")
    told = [
        Step("done", ("Delivered", ""), found.delivered),
        Step("agreed", ("Agreed,", "to come"), found.coming_agreed),
        Step("noted", ("Identified,", "not agreed"), found.coming_else),
        Step("risky", ("At risk", ""), found.at_risk),
        Step("lacking", lacking, max(left, NOTHING)),
    ]
    placed: list[Step] = []
    for step in told:
        if step.amount or step.kind == "done":
            placed.append(Step(step.kind, step.words, step.amount, placed[-1].ends if placed else NOTHING))
    return [*placed, Step("aim", ("Target", ""), target)] if target else placed


def wide(told: Sequence[Step]) -> Drawing:
    """Upright, for a page with room: 760 by 360, each step with its sum over it and its words below."""
    top, floor, left, width = 40.0, 296.0, 12.0, 736.0
    scale = (floor - top) / highest(told)
    room = width / max(len(told), 1)
    thick = min(room * 0.72, 104.0)
    boxes = []
    for number, step in enumerate(told):
        x, y = left + room * number + (room - thick) / 2, floor - float(step.ends) * scale
        place = (x, y, thick, max(float(step.amount) * scale, THINNEST))
        joins = (x + thick, y, x + room, y) if number < len(told) - 1 else None
        boxes.append(Box(step, place, (x + thick / 2, floor + 24), (x + thick / 2, y - 8), joins))
    return Drawing(760, 360, tuple(boxes), (left, floor, left + width, floor), True)


def narrow(told: Sequence[Step]) -> Drawing:
    """Lying, for a phone: 360 wide, each step under its words and its sum."""
    left, width, row, thick = 4.0, 352.0, 53.0, 20.0
    scale = width / highest(told)
    boxes = []
    for number, step in enumerate(told):
        x, y = left + float(step.begins) * scale, 28.0 + row * number
        end = left + float(step.ends) * scale
        joins = (end, y + thick, end, y + row) if number < len(told) - 1 else None
        place = (x, y, max(float(step.amount) * scale, THINNEST), thick)
        boxes.append(Box(step, place, (left + 6, y - 8), (left + width, y - 8), joins))
    high = 28 + int(row) * max(len(told), 1)
    return Drawing(360, high, tuple(boxes), (left, 0.0, left, float(high)), False)


def highest(told: Sequence[Step]) -> float:
    return float(max((step.ends for step in told), default=NOTHING)) or 1.0


def described(told: Sequence[Step]) -> str:
    """The picture in words: each step with its sum, in order.

    >>> described(steps(Decimal(100), Figures(delivered_agreed=Decimal(40))))
    'Delivered £40, then Still to find £60, together the target of £100.'
    """
    built = ", then ".join(f"{step.name} {in_pounds(step.amount)}" for step in told if step.kind != "aim")
    aim = next((step.amount for step in told if step.kind == "aim"), None)
    reached = told[-2].ends if aim and len(told) > 1 else NOTHING
    if aim is None:
        return f"{built}. No target has been set."
    return f"{built}, together the target of {in_pounds(aim)}." if reached == aim else f"{built}; the target is {in_pounds(aim)}."
