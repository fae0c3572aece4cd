"""What may be asked about the pages that belong to no single room; every question says for whom."""

from moothall.web.queries import briefing

__all__ = ["briefing"]
