"""What the pages that belong to no single room keep; and how far the sample council has been told."""

from moothall.web.models.briefing import BriefingChoice
from moothall.web.models.told import Told

__all__ = ["BriefingChoice", "Told"]
