"""Meeting in private: what was said against it and answered, and who agreed that it could not wait."""

from typing import Any

from django.db import models

from moothall.access.guard import Guarded
from moothall.meetings import permissions
from moothall.meetings.models.meeting import Meeting
from moothall.meetings.rules.law import Agreer


class OfMeeting:
    """What hangs on a meeting acts in its organisation, and is recorded under its name."""

    meeting: Any

    @property
    def organisation_id(self) -> Any:
        return self.meeting.organisation_id

    @property
    def reference(self) -> str:
        return self.meeting.reference


class Representation(OfMeeting, Guarded):
    """What somebody said why a meeting should be open to the public, and the answer. Who said it is not kept here."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="representations")
    number = models.PositiveSmallIntegerField(help_text="The first, the second about this meeting.")
    said = models.TextField()
    received_at = models.DateTimeField()
    answer = models.TextField(blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    published_at = models.DateTimeField(null=True, blank=True, help_text="When the second notice came out with it.")
    left_out_because = models.TextField(blank=True, help_text="Why it is not printed: it says nothing about meeting in private.")

    seen_by = staticmethod(permissions.representation_seen_by)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["meeting", "number"], name="one_representation_a_number")]


class Representer(Guarded):
    """Where to write to whoever sent it in. Personal, so it stands in a row of its own that only the clerks see."""

    representation = models.OneToOneField(Representation, models.CASCADE, related_name="representer")
    email = models.EmailField()

    seen_by = staticmethod(permissions.representer_seen_by)


class UrgentAgreement(OfMeeting, Guarded):
    """That a private meeting is urgent and cannot reasonably be deferred: SI 2012/2089, regulation 5(6) and (7)."""

    meeting = models.OneToOneField(Meeting, models.CASCADE, related_name="urgent_agreement")
    agreed_by = models.CharField(max_length=80, choices=[(agreer.value, agreer.value) for agreer in Agreer])
    is_scrutiny_chair_able = models.BooleanField(
        default=True, help_text="There is a chair of the relevant overview and scrutiny committee, who is able to act."
    )
    has_council_chair = models.BooleanField(default=True, help_text="The council has a chair.")
    agreed_on = models.DateField()
    reason = models.TextField()
    published_at = models.DateTimeField(null=True, blank=True, help_text="When the notice of the reasons came out.")

    seen_by = staticmethod(permissions.urgent_agreement_seen_by)
