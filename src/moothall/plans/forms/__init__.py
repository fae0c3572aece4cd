"""Text to values, by noun: `forms.plan`, `forms.objective`, `forms.action`."""

from moothall.plans.forms import action, objective, plan

__all__ = ["action", "objective", "plan"]
