"""An action of a plan: its owner and its days, what was said of it, what it waits for, and who knows of its deadline."""

from datetime import date

from django.db import models
from django.db.models import F, Q

from moothall.access.guard import Guarded
from moothall.access.versions import Versioned
from moothall.access.viewer import THE_CLOCK, Role
from moothall.authority.models import Deputy, Office, Organisation, Person
from moothall.decisions.models import Commitment, Decision
from moothall.decisions.queries.commitments import SAME_OFFICE
from moothall.plans import permissions, rules
from moothall.plans.models.objective import ONE_OF_TWO, Objective
from moothall.plans.models.plan import Plan


class Action(Versioned, Guarded):
    """Something that is to be done. What its owner said of it last stands here too, so that a long list asks nothing else."""

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    number = models.PositiveIntegerField()
    plan = models.ForeignKey(Plan, models.CASCADE, related_name="+")
    objective = models.ForeignKey(Objective, models.SET_NULL, null=True, blank=True, related_name="+")
    place = models.PositiveIntegerField(help_text="Where it stands in its plan.")
    title = models.CharField(max_length=300)
    about = models.TextField(blank=True)
    owner = models.ForeignKey(Office, models.PROTECT, null=True, blank=True, related_name="+")
    start_on = models.DateField(null=True, blank=True)
    due_on = models.DateField()
    closed_under = models.CharField(max_length=300, blank=True, help_text="Empty if open; otherwise the ground on which it is closed.")
    closed_because = models.TextField(blank=True)
    made_at = models.DateTimeField()
    said = models.CharField(max_length=20, choices=[(one.value, one.value) for one in rules.Said], default=rules.Said.NOT_STARTED.value)
    said_at = models.DateTimeField(null=True, blank=True)
    begun_on = models.DateField(null=True, blank=True, help_text="When its owner first said that it was under way.")
    ended_on = models.DateField(null=True, blank=True)

    seen_by = staticmethod(permissions.action_seen_by)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "number"], name="one_action_a_number"),
            models.CheckConstraint(
                condition=Q(start_on__isnull=True) | Q(due_on__gte=F("start_on")), name="an_action_is_due_after_it_begins"
            ),
        ]
        indexes = [
            models.Index(fields=["plan", "place"], name="actions_of_a_plan"),
            models.Index(fields=["objective", "place"], name="actions_of_an_objective"),
            models.Index(fields=["owner", "due_on"], name="actions_of_an_office"),
            models.Index(fields=["due_on"], name="actions_under_way", condition=~Q(said__in=["done", "stopped"])),
        ]

    @property
    def reference(self) -> str:
        return f"plans/actions/{self.organisation.slug}/{self.number}"

    def facts(self) -> rules.ActionFacts:
        return rules.ActionFacts(due_on=self.due_on, start_on=self.start_on, said=rules.Said(self.said), ended_on=self.ended_on)

    def is_owned_by(self, person: int | None, day: date) -> bool:
        """Whether somebody holds the office that owns it on a day, or acts for whoever does. An office goes from hand to hand."""
        if self.owner is None or person is None:
            return False
        same = Office.objects.filter(Office.on(day), **{name: getattr(self.owner, name) for name in SAME_OFFICE})
        acting = Deputy.objects.filter(Deputy.on(day), person=person).values("office")
        return same.filter(Q(person=person) | Q(pk__in=acting)).exists()

    def is_answered_for_by(self, person: int | None, day: date) -> bool:
        """Whether somebody holds the portfolio to which it belongs: that of its objective, else that of its plan."""
        portfolio = (self.objective and self.objective.portfolio_id) or self.plan.portfolio_id
        if portfolio is None or person is None:
            return False
        acting = Deputy.objects.filter(Deputy.on(day), person=person).values("office")
        held = Office.objects.filter(Office.on(day), role=Role.PORTFOLIO_HOLDER, portfolio=portfolio)
        return held.filter(Q(person=person) | Q(pk__in=acting)).exists()

    def is_acknowledged_by(self, person: int | None) -> bool:
        """Whether somebody has acknowledged the day on which it is due now."""
        return Acknowledgement.objects.visible_to(THE_CLOCK).filter(action=self.pk, person=person, due_on=self.due_on).exists()

    def __str__(self) -> str:
        return self.title


class OfAction:
    """What hangs on an action acts in its organisation, and is recorded under its name."""

    action: Action

    @property
    def organisation_id(self) -> int:
        return self.action.organisation_id

    @property
    def reference(self) -> str:
        return self.action.reference


class Milestone(OfAction, Guarded):
    """A step on the way, with its own day."""

    action = models.ForeignKey(Action, models.CASCADE, related_name="+")
    number = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=300)
    due_on = models.DateField()
    met_on = models.DateField(null=True, blank=True)

    seen_by = staticmethod(permissions.of_action)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["action", "number"], name="one_milestone_a_number")]


class Progress(OfAction, Guarded):
    """What an owner said of an action at a moment. It is never changed: what is wrong is put right by what is said next."""

    action = models.ForeignKey(Action, models.CASCADE, related_name="+")
    said = models.CharField(max_length=20, choices=[(one.value, one.value) for one in rules.Said])
    comment = models.TextField(blank=True)
    evidence = models.TextField(blank=True, help_text="How it is known: the report, the letter, the address of a page.")
    due_on = models.DateField(help_text="The day on which the action was due when this was said.")
    at = models.DateTimeField()
    by = models.CharField(max_length=300, help_text="In words: the office, not the name.")

    seen_by = staticmethod(permissions.of_action)

    class Meta:
        indexes = [models.Index(fields=["action", "-at"], name="progress_of_an_action")]


class DayMoved(OfAction, Guarded):
    """Another day was given: the old one is kept, with the reason, who agreed to it and who moved it."""

    class Which(models.TextChoices):
        START = "start", "Start"
        DUE = "due", "Due"
        MILESTONE = "milestone", "Milestone"

    action = models.ForeignKey(Action, models.CASCADE, related_name="+")
    which = models.CharField(max_length=10, choices=Which)
    milestone = models.PositiveSmallIntegerField(null=True, blank=True, help_text="The number of the milestone whose day it was.")
    was_on = models.DateField(null=True, blank=True)
    is_on = models.DateField()
    because = models.TextField()
    agreed_by = models.CharField(max_length=300, help_text="Who agreed to it, in words.")
    moved_by = models.CharField(max_length=300, help_text="In words: the office, not the name.")
    moved_at = models.DateTimeField()

    seen_by = staticmethod(permissions.of_action)


class Dependency(OfAction, Guarded):
    """That an action waits for another."""

    action = models.ForeignKey(Action, models.CASCADE, related_name="+")
    needs = models.ForeignKey(Action, models.CASCADE, related_name="+")

    seen_by = staticmethod(permissions.dependency_seen_by)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["action", "needs"], name="waits_once"),
            models.CheckConstraint(condition=~Q(action=F("needs")), name="no_action_waits_for_itself"),
        ]


class Acknowledgement(OfAction, Guarded):
    """That a portfolio holder has acknowledged the day on which an action is due. It holds of that day alone."""

    action = models.ForeignKey(Action, models.CASCADE, related_name="+")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    office = models.CharField(max_length=300, help_text="In words.")
    due_on = models.DateField()
    at = models.DateTimeField()

    seen_by = staticmethod(permissions.of_action)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["action", "person", "due_on"], name="acknowledged_once")]


class ActionSuccession(Guarded):
    """That an action was carried over into the next plan."""

    earlier = models.ForeignKey(Action, models.CASCADE, related_name="+")
    later = models.OneToOneField(Action, models.CASCADE, related_name="+")

    seen_by = staticmethod(permissions.action_succession_seen_by)


class ActionTie(OfAction, Guarded):
    """From which decision or commitment an action was taken up."""

    action = models.ForeignKey(Action, models.CASCADE, related_name="+")
    decision = models.ForeignKey(Decision, models.CASCADE, null=True, blank=True, related_name="+")
    commitment = models.ForeignKey(Commitment, models.CASCADE, null=True, blank=True, related_name="+")

    seen_by = staticmethod(permissions.action_tie_seen_by)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=ONE_OF_TWO, name="an_action_tie_leads_to_one_thing"),
            models.UniqueConstraint(fields=["action", "decision"], name="action_tied_once_to_a_decision"),
            models.UniqueConstraint(fields=["action", "commitment"], name="action_tied_once_to_a_commitment"),
        ]


class Reminded(OfAction, Guarded):
    """That somebody was owed a reminder of an action: each step once for each day, of what was due on it."""

    class What(models.TextChoices):
        PROGRESS = "progress", "A word on how it goes"
        ACTION = "action", "The action itself"

    action = models.ForeignKey(Action, models.CASCADE, related_name="+")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    what = models.CharField(max_length=10, choices=What)
    due_on = models.DateField()
    step = models.SmallIntegerField(help_text="Working days after the day on which it is due; before it, negative.")
    days = models.SmallIntegerField(help_text="How many had passed when it was written.")
    reminded_at = models.DateTimeField()

    seen_by = staticmethod(permissions.reminded_seen_by)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["action", "person", "what", "due_on", "step"], name="each_is_reminded_once_a_step")]
