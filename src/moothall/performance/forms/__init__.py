"""Text to values, by noun: `forms.measures`, `forms.targets`, `forms.frameworks`."""

from moothall.performance.forms import frameworks, measures, targets

__all__ = ["frameworks", "measures", "targets"]
