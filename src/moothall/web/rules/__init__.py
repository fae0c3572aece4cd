"""What holds of the pages that belong to no single room."""

from moothall.web.rules import briefing

__all__ = ["briefing"]
