"""When a figure is good: higher, lower, nearest to plan, or never judged. One way to say it for trend, comparison and rank."""

from decimal import Decimal

Number = float | Decimal
POLARITIES = ("higher", "lower", "plan", "none")


def goodness(value: Number, polarity: str, plan: Number | None = None) -> Number | None:
    """A number that is the larger the better the figure is; None where figures of this kind are not judged.

    >>> goodness(7.5, "lower"), goodness(7.5, "plan", plan=10), goodness(7.5, "none")
    (-7.5, Decimal('-2.5'), None)
    """
    if polarity not in POLARITIES:
        raise ValueError(f"polarity: must be one of {', '.join(POLARITIES)}.")
    if polarity == "plan" and plan is None:
        raise ValueError("plan: which figure is best must be said where the plan is best.")
    if polarity == "none":
        return None
    return value if polarity == "higher" else -value if polarity == "lower" else -abs(as_written(value) - as_written(plan or 0))


def as_written(value: Number) -> Decimal:
    """A figure as people wrote it, so that 0.1 and 0.3 lie equally far from 0.2.

    >>> as_written(0.3) - as_written(0.2) == as_written(0.2) - as_written(0.1)
    True
    """
    return value if isinstance(value, Decimal) else Decimal(repr(float(value)))
