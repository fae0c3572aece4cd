"""Who may bring in what other places report, and say which of it stands beside a measure of ours."""

from moothall.access.acts import Act
from moothall.performance.permissions.acts import of_owners
from moothall.performance.permissions.seeing import KEEPERS

BRING_COMPARATORS = Act("performance.bring_comparators", "Bringing in figures of other places", KEEPERS, by_the_clock=True)
TIE_INDICATOR = of_owners("tie_indicator", "Saying which indicator of other places stands beside a measure")
