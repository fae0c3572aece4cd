"""Petitions that people hand in."""

from typing import Any

from django.db import models

from moothall.access.guard import Guarded
from moothall.access.versions import Versioned
from moothall.authority.models import Organisation
from moothall.meetings import permissions
from moothall.meetings.models.meeting import Meeting


class Petition(Versioned, Guarded):
    """What people ask of the council together. It is public once a clerk has accepted it."""

    organisation = models.ForeignKey(Organisation, models.PROTECT)
    number = models.PositiveIntegerField()
    title = models.CharField(max_length=200)
    text = models.TextField(help_text="What is asked, in the petition's own words.")
    organiser = models.CharField(max_length=200, help_text="Printed with the petition.")
    said_signatures = models.PositiveIntegerField(help_text="As many as its organiser says.")
    signatures = models.PositiveIntegerField(null=True, blank=True, help_text="As many as a clerk found to count.")
    handed_in_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True, blank=True)
    for_debate = models.PositiveIntegerField(null=True, blank=True, help_text="How many a debate took on the day on which it was accepted.")
    answer_due_on = models.DateField(null=True, blank=True, help_text="By the rule of the day on which it was accepted.")
    refused_at = models.DateTimeField(null=True, blank=True)
    refused_because = models.TextField(blank=True)
    answer = models.TextField(blank=True)
    answered_by = models.CharField(max_length=300, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)

    seen_by = staticmethod(permissions.petition_seen_by)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organisation", "number"], name="one_petition_a_number")]
        indexes = [models.Index(fields=["organisation", "-handed_in_at"])]

    @property
    def reference(self) -> str:
        return f"meetings/{self.organisation.slug}/petitions/{self.number}"

    def __str__(self) -> str:
        return self.title


class Organiser(Guarded):
    """Where to write to whoever handed it in. Personal, so it stands in a row of its own that only the clerks see."""

    petition = models.OneToOneField(Petition, models.CASCADE, related_name="contact")
    email = models.EmailField()

    seen_by = staticmethod(permissions.organiser_seen_by)


class PetitionDebate(Guarded):
    """At which meeting a petition is debated; seen by those who may see both."""

    petition = models.OneToOneField(Petition, models.CASCADE, related_name="debate")
    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="petitions")

    seen_by = staticmethod(permissions.petition_debate_seen_by)

    @property
    def organisation_id(self) -> Any:
        return self.petition.organisation_id
