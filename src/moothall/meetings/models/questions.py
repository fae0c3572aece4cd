"""Questions that the public put to a meeting."""

from typing import Any

from django.db import models

from moothall.access.guard import Guarded
from moothall.access.versions import Versioned
from moothall.authority.models import Organisation, Ward
from moothall.meetings import permissions
from moothall.meetings.models.agenda import Item
from moothall.meetings.models.meeting import Meeting


class Question(Versioned, Guarded):
    """A question for one meeting. It is public once a clerk has accepted it and the agenda is out."""

    organisation = models.ForeignKey(Organisation, models.PROTECT)
    number = models.PositiveIntegerField()
    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="questions")
    asked_by = models.CharField(max_length=200, help_text="Printed with the question.")
    ward = models.ForeignKey(Ward, models.PROTECT, null=True, blank=True)
    text = models.TextField()
    asked_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True, blank=True)
    refused_at = models.DateTimeField(null=True, blank=True)
    refused_because = models.TextField(blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    answer = models.TextField(blank=True)
    answered_by = models.CharField(max_length=300, blank=True)
    is_in_writing = models.BooleanField(default=False, help_text="Answered in writing and not at the meeting.")
    supplementary = models.TextField(blank=True, help_text="What was asked further, at the meeting.")
    supplementary_answer = models.TextField(blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)

    seen_by = staticmethod(permissions.question_seen_by)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organisation", "number"], name="one_question_a_number")]
        indexes = [models.Index(fields=["meeting", "asked_at"])]

    @property
    def reference(self) -> str:
        return f"meetings/{self.organisation.slug}/questions/{self.number}"

    def __str__(self) -> str:
        return f"Question {self.number}"


class Asker(Guarded):
    """Where to write to whoever asked. Personal, so it stands in a row of its own that only the clerks see."""

    question = models.OneToOneField(Question, models.CASCADE, related_name="asker")
    email = models.EmailField()

    seen_by = staticmethod(permissions.asker_seen_by)


class QuestionOnAgenda(Guarded):
    """At which item a question is taken; seen by those who may see both."""

    question = models.OneToOneField(Question, models.CASCADE, related_name="on_agenda")
    item = models.ForeignKey(Item, models.CASCADE, related_name="questions")

    seen_by = staticmethod(permissions.question_on_agenda_seen_by)

    @property
    def organisation_id(self) -> Any:
        return self.question.organisation_id
