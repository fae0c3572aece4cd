"""What somebody was asked to do, or undertook, until it has come back."""

from django.db import models
from django.db.models import Q

from moothall.access.guard import Guarded
from moothall.authority.models import Body, Office, Organisation, Person
from moothall.decisions import permissions, rules
from moothall.decisions.models.decision import DecisionPart, OfDecision
from moothall.meetings.models import Item, Meeting, ResolutionPart, Undertaking

SOURCES = ("resolution_part", "decision_part", "undertaking", "item")


def from_one_of(sources: tuple[str, ...]) -> Q:
    """From at most one of these; from none only where the body that asked is named."""
    found = Q(**{f"{source}__isnull": True for source in sources}, asked_by__isnull=False)
    for one in sources:
        found |= Q(**{f"{source}__isnull": source != one for source in sources})
    return found


class Commitment(Guarded):
    """Proposed from the words of a resolution and confirmed by a clerk, or written down by one. No owner and no day is ever invented."""

    organisation = models.ForeignKey(Organisation, models.PROTECT)
    number = models.PositiveIntegerField()
    resolution_part = models.ForeignKey(ResolutionPart, models.CASCADE, null=True, blank=True, related_name="commitments")
    decision_part = models.ForeignKey(DecisionPart, models.CASCADE, null=True, blank=True, related_name="commitments")
    undertaking = models.ForeignKey(
        Undertaking, models.CASCADE, null=True, blank=True, related_name="commitments", help_text="Said at a meeting, and minuted."
    )
    item = models.ForeignKey(
        Item, models.CASCADE, null=True, blank=True, related_name="commitments", help_text="Written down by a clerk, of this item."
    )
    asked_by = models.ForeignKey(Body, models.PROTECT, null=True, blank=True, related_name="commitments")
    asked_on = models.DateField(null=True, blank=True)
    who = models.CharField(max_length=300, help_text="As the resolution says it.")
    what = models.TextField()
    said = models.TextField(help_text="The words that it was read from.")
    is_closed = models.BooleanField(default=False, help_text="Written down by a clerk, and not for the public.")
    owner = models.ForeignKey(Office, models.PROTECT, null=True, blank=True)
    due_words = models.CharField(max_length=300, blank=True, help_text="As the resolution says it, where it does.")
    due_on = models.DateField(null=True, blank=True, help_text="The day itself, or that of the meeting at which it is due.")
    due_body = models.ForeignKey(
        Body, models.PROTECT, null=True, blank=True, related_name="+", help_text="Due at the next meeting of this body."
    )
    proposed_at = models.DateTimeField()
    confirmed_at = models.DateTimeField(null=True, blank=True)
    dismissed_at = models.DateTimeField(null=True, blank=True)
    dismissed_because = models.TextField(blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_how = models.CharField(max_length=40, choices=[(how.value, how.value) for how in rules.Ending], blank=True)
    ended_because = models.TextField(blank=True)
    version = models.PositiveIntegerField(default=1)

    seen_by = staticmethod(permissions.commitment_seen_by)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "number"], name="one_commitment_a_number"),
            models.CheckConstraint(condition=from_one_of(SOURCES), name="a_commitment_has_one_source"),
            models.CheckConstraint(condition=Q(confirmed_at__isnull=True) | Q(dismissed_at__isnull=True), name="confirmed_or_dismissed"),
        ]
        indexes = [
            models.Index(fields=["due_on", "id"]),
            models.Index(fields=["-proposed_at", "-id"]),
            models.Index(fields=["asked_by", "-asked_on"], name="commitments_of_a_body"),
            models.Index(fields=["owner", "due_on"], name="commitments_of_an_office"),
        ]

    @property
    def reference(self) -> str:
        return f"decisions/commitments/{self.organisation.slug}/{self.number}"

    @property
    def asking_item(self) -> Item | None:
        """The item of a meeting at which it was asked or undertaken; nothing where a decision's own words ask it, or no item is here."""
        if self.resolution_part:
            return self.resolution_part.resolution.item
        return self.undertaking.entry.item if self.undertaking else self.item

    def __str__(self) -> str:
        return f"{self.who}: {self.what}"


class OfCommitment:
    """What hangs on a commitment acts in its organisation."""

    commitment: Commitment

    @property
    def organisation_id(self) -> int:
        return self.commitment.organisation_id


class ReportedBack(OfCommitment, Guarded):
    """That a commitment is answered by an item of a meeting. It is seen by those who may see both."""

    commitment = models.ForeignKey(Commitment, models.CASCADE, related_name="reports_back")
    item = models.ForeignKey(Item, models.CASCADE, related_name="answers")
    had_at = models.DateTimeField(null=True, blank=True, help_text="When a clerk said that the meeting has had it, ahead of the minutes.")

    seen_by = staticmethod(permissions.reported_back_seen_by)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["commitment", "item"], name="one_answer_an_item")]


class DueAt(OfCommitment, Guarded):
    """The meeting at which a commitment is due: its day is the due day, and moves with it."""

    commitment = models.OneToOneField(Commitment, models.CASCADE, related_name="+")
    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="+")

    seen_by = staticmethod(permissions.due_at_seen_by)


class DayMoved(OfCommitment, Guarded):
    """Another day was given, or the meeting was moved: the old day is kept, with who moved it and why."""

    commitment = models.ForeignKey(Commitment, models.CASCADE, related_name="+")
    was_on = models.DateField(null=True, blank=True)
    is_on = models.DateField(null=True, blank=True)
    moved_at = models.DateTimeField()
    moved_by = models.CharField(max_length=300, help_text="In words: the office, not the name.")
    because = models.TextField(blank=True)

    seen_by = staticmethod(permissions.of_commitment)


class Chased(OfCommitment, Guarded):
    """That somebody was owed a reminder of a commitment: each step once for each day on which it is due."""

    commitment = models.ForeignKey(Commitment, models.CASCADE, related_name="+")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    due_on = models.DateField()
    step = models.SmallIntegerField(help_text="Working days after the day on which it is due; before it, negative.")
    days = models.SmallIntegerField(help_text="How many had passed when it was written.")
    chased_at = models.DateTimeField()

    seen_by = staticmethod(permissions.chased_seen_by)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["commitment", "person", "due_on", "step"], name="each_is_chased_once_a_step")]


class ConditionMet(OfDecision, Guarded):
    """That the condition of a part was met: on which day, and how it is known."""

    part = models.OneToOneField(DecisionPart, models.CASCADE, related_name="+")
    met_on = models.DateField()
    evidence = models.TextField()
    noted_at = models.DateTimeField()

    seen_by = staticmethod(permissions.condition_met_seen_by)

    @property
    def organisation_id(self) -> int:
        return int(self.part.organisation_id)
