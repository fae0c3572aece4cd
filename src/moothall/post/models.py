"""The outbox. It holds no text: what a letter says is written when it is sent, for whoever is to read it."""

from datetime import datetime

from django.db import models
from django.db.models import Q

from moothall.access.guard import Guarded
from moothall.authority.models import Organisation, Person
from moothall.post import permissions, rules


class Mail(Guarded):
    """A letter that is owed. Its key says what it is for: the same letter is owed once.

    An address is kept until the letter has gone, and no longer; the facts are plain values for whoever writes it.
    """

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    kind = models.CharField(max_length=60)
    key = models.CharField(max_length=300, unique=True)
    about = models.CharField(max_length=200, blank=True)
    person = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    address = models.EmailField(blank=True)
    facts = models.JSONField(default=dict)
    put_at = models.DateTimeField()
    due_at = models.DateTimeField()
    begun_at = models.DateTimeField(null=True)
    sent_at = models.DateTimeField(null=True)
    dropped_at = models.DateTimeField(null=True)
    dropped_because = models.CharField(max_length=200, blank=True)
    tries = models.PositiveSmallIntegerField(default=0)
    trouble = models.CharField(max_length=200, blank=True)

    seen_by = staticmethod(permissions.mail_seen_by)

    class Meta:
        indexes = [models.Index(fields=["organisation", "-put_at"], name="mail_newest_first")]
        constraints = [
            models.CheckConstraint(
                condition=Q(person__isnull=False) | ~Q(address="") | Q(sent_at__isnull=False) | Q(dropped_at__isnull=False),
                name="mail_is_for_somebody",
            ),
            models.CheckConstraint(
                condition=Q(sent_at__isnull=True) | Q(dropped_at__isnull=True), name="mail_is_not_both_sent_and_dropped"
            ),
        ]

    @property
    def has_ended(self) -> bool:
        return bool(self.sent_at or self.dropped_at)

    def state(self, moment: datetime) -> rules.State:
        return rules.state(moment, rules.Facts(self.due_at, self.sent_at, self.dropped_at, self.trouble))
