"""When a figure is good: higher, lower, nearest to plan, or never judged. One way to say it for trend, comparison and rank."""

POLARITIES = ("higher", "lower", "plan", "none")


def goodness(value: float, polarity: str, plan: float | None = None) -> float | None:
    """A number that is the larger the better the figure is; None where figures of this kind are not judged.

    >>> goodness(7.5, "lower"), goodness(7.5, "plan", plan=10), goodness(7.5, "none")
    (-7.5, -2.5, None)
    """
    if polarity not in POLARITIES:
        raise ValueError(f"polarity: must be one of {', '.join(POLARITIES)}.")
    if polarity == "plan" and plan is None:
        raise ValueError("plan: which figure is best must be said where the plan is best.")
    if polarity == "none":
        return None
    return value if polarity == "higher" else -value if polarity == "lower" else -abs(value - float(plan or 0))
