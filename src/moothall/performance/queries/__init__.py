"""What may be asked about measures; every question says for whom. By noun: `queries.measures`, `queries.targets`, `queries.frameworks`."""

from moothall.performance.queries import formulas, frameworks, measures, new_starts, reported, targets, threads, waiting
from moothall.performance.queries.measures import measure

__all__ = ["formulas", "frameworks", "measure", "measures", "new_starts", "reported", "targets", "threads", "waiting"]
