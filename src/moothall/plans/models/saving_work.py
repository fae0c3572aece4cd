"""How savings are made: workstreams with their milestones, and streams of spending that partners share."""

from django.db import models
from django.db.models import Q

from moothall.access.guard import Guarded
from moothall.access.versions import Versioned
from moothall.authority.models import Office, Organisation
from moothall.plans.models.saving_programme import DIGITS, OfProgramme, SavingsProgramme
from moothall.plans.permissions import savings as permissions


class Workstream(OfProgramme, Versioned, Guarded):
    """Work that brings functions together and must yield savings. A line belongs to one at most."""

    programme = models.ForeignKey(SavingsProgramme, models.CASCADE, related_name="+")
    number = models.PositiveIntegerField(help_text="Its number in the council.")
    title = models.CharField(max_length=200)
    about = models.TextField(blank=True)
    owner = models.ForeignKey(Office, models.PROTECT, null=True, blank=True, related_name="+")
    ended_at = models.DateTimeField(null=True, blank=True)

    seen_by = staticmethod(permissions.of_programme)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["programme", "title"], name="one_workstream_a_title")]

    @property
    def reference(self) -> str:
        return f"plans/savings/workstreams/{self.programme.organisation.slug}/{self.number}"

    def __str__(self) -> str:
        return self.title


class OfWorkstream:
    """What hangs on a workstream stands on its page."""

    workstream: Workstream

    @property
    def organisation_id(self) -> int:
        return self.workstream.organisation_id

    @property
    def reference(self) -> str:
        return self.workstream.reference


class WorkstreamTurn(OfWorkstream, Guarded):
    """That a workstream was done, was stopped, or was taken up again; by which office, and why."""

    class What(models.TextChoices):
        DONE = "done", "Done"
        STOPPED = "stopped", "Stopped"
        TAKEN_UP = "taken up", "Taken up again"

    workstream = models.ForeignKey(Workstream, models.CASCADE, related_name="+")
    what = models.CharField(max_length=20, choices=What)
    because = models.TextField()
    by = models.CharField(max_length=300, help_text="In words: the office, not the name.")
    at = models.DateTimeField()

    seen_by = staticmethod(permissions.of_workstream)


class WorkstreamMilestone(OfWorkstream, Guarded):
    """Something that must be reached by a day."""

    workstream = models.ForeignKey(Workstream, models.CASCADE, related_name="+")
    number = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=300)
    due_on = models.DateField()
    met_on = models.DateField(null=True, blank=True)
    evidence = models.CharField(max_length=500, blank=True)

    seen_by = staticmethod(permissions.of_workstream)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["workstream", "number"], name="one_workstream_milestone_a_number")]


class WorkstreamMilestoneMoved(Guarded):
    """The day on which a milestone was due before, why it was moved, and by whom."""

    milestone = models.ForeignKey(WorkstreamMilestone, models.CASCADE, related_name="+")
    was_on = models.DateField()
    is_on = models.DateField()
    because = models.CharField(max_length=500)
    moved_at = models.DateTimeField()
    moved_by = models.CharField(max_length=200)

    seen_by = staticmethod(permissions.of_milestone)


class SpendingStream(OfProgramme, Versioned, Guarded):
    """Spending on one thing by several partners, who share what is saved on it. Only our own part counts in our total."""

    programme = models.ForeignKey(SavingsProgramme, models.CASCADE, related_name="+")
    number = models.PositiveIntegerField(help_text="Its number in the council.")
    title = models.CharField(max_length=200)
    about = models.TextField(blank=True)

    seen_by = staticmethod(permissions.of_programme)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["programme", "title"], name="one_spending_stream_a_title")]

    @property
    def reference(self) -> str:
        return f"plans/savings/streams/{self.programme.organisation.slug}/{self.number}"

    def __str__(self) -> str:
        return self.title


class StreamPartner(Guarded):
    """What one partner spends in a stream in a year, and which part of the saving is theirs."""

    stream = models.ForeignKey(SpendingStream, models.CASCADE, related_name="+")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    spend = models.DecimalField(**DIGITS)
    parts = models.PositiveSmallIntegerField(help_text="In hundredths of one per cent.")

    seen_by = staticmethod(permissions.of_stream)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["stream", "organisation"], name="one_place_a_partner_in_a_stream"),
            models.CheckConstraint(condition=Q(parts__gt=0, parts__lte=10_000), name="a_partner_has_a_part_of_a_stream"),
        ]
