"""Within which limits places differ by chance alone, the wider the smaller a place is: the funnel plot.

D. J. Spiegelhalter, Funnel plots for comparing institutional performance, Statistics in Medicine 24 (2005), 1185–1202: exact limits
of the binomial (proportions) and Poisson (rates) distributions, interpolated between two counts so that they are smooth. Where some
90,000 or more of variance are in a count, the expansion of Cornish and Fisher (1938) takes their place: it is then exact to less than
a hundredth of a count.
"""

from collections.abc import Callable, Iterator
from math import exp, fsum, isfinite, lgamma, log, log1p, sqrt
from statistics import NormalDist

LARGE = 90_000.0  # variance from which the expansion is used
REACH = 14  # standard deviations, and as many counts, beyond which nothing is left to add


def proportion_limits(centre: float, size: int, *, chance: float) -> tuple[float, float]:
    """Between which proportions a place of `size` cases lies with this chance, if its true proportion is `centre` (0 to 1).

    `chance` is of both sides together: 0.95 for limits at about two standard deviations, 0.998 for three.
    """
    if not 0 <= centre <= 1 or size < 1:
        raise ValueError("centre: must be 0 to 1, of at least one case.")
    mean, variance = size * centre, size * centre * (1 - centre)
    if not variance:
        return centre, centre
    odds = centre / (1 - centre)
    mode = int((size + 1) * centre)
    peak = lgamma(size + 1) - lgamma(mode + 1) - lgamma(size - mode + 1) + mode * log(centre) + (size - mode) * log1p(-centre)
    low, high = limits(
        mean, variance, (1 - 2 * centre) / sqrt(variance), mode, size, exp(peak), lambda k: (size - k) / (k + 1) * odds, chance
    )
    return low / size, min(high / size, 1.0)


def rate_limits(centre: float, exposure: float, *, chance: float, per: float = 1) -> tuple[float, float]:
    """Between which rates a place with this exposure (residents, or years of them) lies, if its true rate is `centre` for each `per`."""
    if not (centre >= 0 and exposure > 0 and per > 0 and isfinite(centre * exposure / per)):
        raise ValueError("centre: a rate is nought or more, of an exposure above nought.")
    mean = centre * exposure / per
    if not mean:
        return 0.0, 0.0
    mode = int(mean)
    low, high = limits(
        mean, mean, 1 / sqrt(mean), mode, None, exp(mode * log(mean) - mean - lgamma(mode + 1)), lambda k: mean / (k + 1), chance
    )
    return low * per / exposure, high * per / exposure


Ratio = Callable[[int], float]  # how likely one count more is, beside this one


def limits(
    mean: float, variance: float, skew: float, mode: int, most: int | None, peak: float, ratio: Ratio, chance: float
) -> tuple[float, float]:
    """The two counts, with the fraction between one and the next."""
    if not 0 < chance < 1:
        raise ValueError("chance: must lie between 0 and 1.")
    tails = ((1 - chance) / 2, (1 + chance) / 2)
    if variance >= LARGE:
        low, high = (mean + sqrt(variance) * expanded(NormalDist().inv_cdf(tail), skew) - 0.5 for tail in tails)
        return max(low, 0.0), high
    first, weights = around(mode, most, peak, ratio, REACH * (sqrt(variance) + 1))
    low, high = (interpolated(first, weights, tail) for tail in tails)
    return low, high


def expanded(quantile: float, skew: float) -> float:
    """A quantile of a distribution that leans a little, from that of the normal one."""
    return quantile + skew * (quantile**2 - 1) / 6 - skew**2 * (2 * quantile**3 - 5 * quantile) / 36


def around(mode: int, most: int | None, peak: float, ratio: Ratio, reach: float) -> tuple[int, list[float]]:
    """How likely each count is, from the lowest that matters; the counts go out from the likeliest."""
    first = max(0, int(mode - reach))
    last = int(mode + reach) if most is None else min(most, int(mode + reach))
    below = list(going(mode, first, peak, lambda k: 1 / ratio(k - 1), -1))[::-1]
    return first, [*below, peak, *going(mode, last, peak, ratio, 1)]


def going(start: int, end: int, weight: float, ratio: Ratio, step: int) -> Iterator[float]:
    for count in range(start, end, step):
        weight *= ratio(count)
        yield weight


def interpolated(first: int, weights: list[float], tail: float) -> float:
    """The count below which a share `tail` lies: r less (P(R ≤ r) - tail) / P(R = r), r the lowest whose P(R ≤ r) is above it."""
    wanted, so_far = tail * fsum(weights), 0.0
    for count, weight in enumerate(weights, start=first):
        so_far += weight
        if so_far > wanted:
            return max(0.0, count - (so_far - wanted) / weight)
    return float(first + len(weights) - 1)
