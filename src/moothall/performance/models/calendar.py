"""The reporting calendar of a council, what it asks of figures, and why there may be none: rules of its own, each from a day."""

from django.db import models
from django.db.models import Q

from moothall.access.guard import Open
from moothall.authority.models import Organisation, Portfolio
from moothall.performance.rules import returns as rules


class OfACouncil(Open):
    """Something that a council has said from a day. It is never edited: what is said later holds from its own day."""

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    turn = models.PositiveSmallIntegerField()
    from_on = models.DateField()
    because = models.CharField(max_length=500, blank=True, help_text="Why, and who agreed it.")
    entered_at = models.DateTimeField()
    entered_by = models.CharField(max_length=200)

    class Meta:
        abstract = True

    @property
    def reference(self) -> str:
        return f"performance/calendar/{self.organisation.slug}"


class CalendarRule(OfACouncil):
    """The days of reporting, for the council or for one portfolio. A row without days lets a portfolio follow the council again."""

    portfolio = models.ForeignKey(Portfolio, models.PROTECT, null=True, blank=True, related_name="+")
    opens_after = models.PositiveSmallIntegerField(null=True, blank=True)
    due_within = models.PositiveSmallIntegerField(null=True, blank=True)
    reviewed_within = models.PositiveSmallIntegerField(null=True, blank=True)
    cut_off_after = models.PositiveSmallIntegerField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "turn"], name="one_calendar_rule_a_turn"),
            models.CheckConstraint(
                condition=Q(opens_after__isnull=False, due_within__isnull=False, reviewed_within__isnull=False, cut_off_after__isnull=False)
                | Q(
                    portfolio__isnull=False,
                    opens_after__isnull=True,
                    due_within__isnull=True,
                    reviewed_within__isnull=True,
                    cut_off_after__isnull=True,
                ),
                name="a_calendar_rule_has_all_its_days_or_none",
            ),
        ]

    def facts(self) -> rules.CalendarRule:
        days = {name: getattr(self, name) for name in rules.STEPS}
        calendar = None if None in days.values() else rules.Calendar(**days)
        return rules.CalendarRule(self.from_on, self.turn, self.portfolio_id, calendar)


class FigureRule(OfACouncil):
    """When a figure needs a comment, and when everybody sees it."""

    comment_when = models.CharField(max_length=20, choices=[(one.value, one.words) for one in rules.CommentWhen])
    change_percent = models.DecimalField(max_digits=6, decimal_places=2, help_text="Where a measure has no tolerance of its own.")
    shown_when = models.CharField(max_length=20, choices=[(one.value, one.words) for one in rules.ShownWhen])

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organisation", "turn"], name="one_figure_rule_a_turn")]

    def facts(self) -> rules.FigureRule:
        comment, shown = rules.CommentWhen(self.comment_when), rules.ShownWhen(self.shown_when)
        return rules.FigureRule(self.from_on, self.turn, comment, self.change_percent, shown)


class NoValueReason(Open):
    """Why a period may have no figure: one reason of the council's list. One that is taken off stays readable where it was given."""

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    words = models.CharField(max_length=200)
    ended_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organisation", "words"], name="one_reason_in_the_same_words")]

    @property
    def reference(self) -> str:
        return f"performance/calendar/{self.organisation.slug}"

    def __str__(self) -> str:
        return self.words
