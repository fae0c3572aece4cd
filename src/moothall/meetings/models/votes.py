"""Motions, amendments, votes and undertakings: what an entry of the minute says, in its parts."""

from typing import Any

from django.db import models

from moothall.access.guard import Guarded
from moothall.authority.models import Person
from moothall.meetings import permissions
from moothall.meetings.models.minutes import MinuteEntry


class OfEntry(Guarded):
    """What an entry of the minute says, in its parts. It is seen by whoever may read the entry."""

    entry = models.OneToOneField(MinuteEntry, models.CASCADE, related_name="%(class)s")

    seen_by = staticmethod(permissions.of_entry)

    class Meta:
        abstract = True

    @property
    def organisation_id(self) -> Any:
        return self.entry.organisation_id


class Motion(OfEntry):
    """A motion or an amendment. What it amends is kept by its place in the minute, because another entry may be closed."""

    class Outcome(models.TextChoices):
        OPEN = "", "Not yet decided"
        CARRIED = "carried", "Carried"
        LOST = "lost", "Lost"
        WITHDRAWN = "withdrawn", "Withdrawn"
        LAPSED = "lapsed", "Lapsed"

    mover = models.CharField(max_length=200, blank=True)
    seconder = models.CharField(max_length=200, blank=True)
    words = models.TextField()
    amends = models.PositiveIntegerField(null=True, blank=True, help_text="The place of the motion that it would amend.")
    reads = models.TextField(blank=True, help_text="The motion as amendments that were carried have left it.")
    outcome = models.CharField(max_length=10, choices=Outcome, blank=True)

    class Meta(OfEntry.Meta):
        abstract = False


class Vote(OfEntry):
    """A vote: how it was taken, how many were for and against, and the chair's casting vote."""

    class How(models.TextChoices):
        SHOW_OF_HANDS = "show of hands", "On a show of hands"
        NAMED = "named", "By name"
        GENERAL = "general", "By general consent"

    how = models.CharField(max_length=20, choices=How)
    on = models.PositiveIntegerField(null=True, blank=True, help_text="The place of the motion that was voted on.")
    votes_for = models.PositiveSmallIntegerField(null=True, blank=True)
    against = models.PositiveSmallIntegerField(null=True, blank=True)
    abstained = models.PositiveSmallIntegerField(null=True, blank=True)
    did_not_vote = models.PositiveSmallIntegerField(null=True, blank=True)
    casting = models.CharField(max_length=10, blank=True, help_text="The chair's casting vote: for or against.")
    outcome = models.CharField(max_length=10, choices=Motion.Outcome, blank=True)

    class Meta(OfEntry.Meta):
        abstract = False


class CastVote(Guarded):
    """How one member voted, where the vote was taken by name."""

    class Cast(models.TextChoices):
        FOR = "for", "For"
        AGAINST = "against", "Against"
        ABSTAINED = "abstained", "Abstained"
        DID_NOT_VOTE = "did not vote", "Did not vote"

    vote = models.ForeignKey(Vote, models.CASCADE, related_name="cast")
    position = models.PositiveSmallIntegerField()
    person = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="votes_cast")
    name = models.CharField(max_length=200)
    cast = models.CharField(max_length=20, choices=Cast)

    seen_by = staticmethod(permissions.cast_vote_seen_by)


class Undertaking(OfEntry):
    """What somebody undertook to do, and by when if they said so."""

    who = models.CharField(max_length=300, blank=True)
    what = models.TextField()
    due_words = models.CharField(max_length=300, blank=True)
    due_on = models.DateField(null=True, blank=True)

    class Meta(OfEntry.Meta):
        abstract = False
