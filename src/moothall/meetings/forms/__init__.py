"""Text to values."""

from moothall.meetings.forms.choosing import Choose, Which

__all__ = ["Choose", "Which"]
