"""How somebody wants the briefing of a portfolio: how often by e-mail, and the secret address of its calendar."""

from django.db import models

from moothall.access.guard import Guarded
from moothall.authority.models import Person, Portfolio
from moothall.web import permissions, rules


class BriefingChoice(Guarded):
    """One person's choice for one portfolio. It opens nothing by itself: who they are on the day does."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="+")
    portfolio = models.ForeignKey(Portfolio, models.CASCADE, related_name="+")
    rhythm = models.CharField(max_length=30, choices=[(one.value, one.value) for one in rules.briefing.Rhythm], blank=True)
    calendar_key = models.CharField(max_length=64, unique=True, null=True, blank=True, help_text="A new one makes the old one useless.")

    seen_by = staticmethod(permissions.choice_seen_by)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "portfolio"], name="one_briefing_choice_a_portfolio")]
