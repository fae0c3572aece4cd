"""Other systems that send figures by themselves: which measures each may send for, until when, and what it sent last."""

from django.db import models
from django.db.models import Q

from moothall.access.guard import Guarded
from moothall.access.tokens import Tokened
from moothall.authority.models import Department, Office, Organisation, Person
from moothall.performance.models.measure import Measure
from moothall.performance.permissions import systems as permissions


class System(Tokened, Guarded):
    """One system, and whoever made its token and answers for it. It sends for what an office owns, for a department, or for
    measures by name.

    It may do no more than whoever answers for it may do on that day: what their offices open ends with these.
    """

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    number = models.PositiveIntegerField()
    name = models.CharField(max_length=80)
    answers = models.ForeignKey(Person, models.PROTECT, related_name="+", help_text="Who made the token, and answers for what it sends.")
    office = models.ForeignKey(Office, models.PROTECT, null=True, blank=True, related_name="+")
    department = models.ForeignKey(Department, models.PROTECT, null=True, blank=True, related_name="+")
    withdrawn_by = models.CharField(max_length=200, blank=True)

    seen_by = staticmethod(permissions.system_seen_by)
    shown_once = ""  # the token, on the row that was just made, and on no other

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "number"], name="one_system_a_number"),
            models.CheckConstraint(condition=Q(office=None) | Q(department=None), name="for_an_office_or_a_department"),
        ]

    @property
    def reference(self) -> str:
        return f"performance/systems/{self.organisation.slug}/{self.number}"

    @property
    def sends_as(self) -> str:
        """Under which name its figures stand."""
        return f"{self.name}, for {self.answers.name}"[:200]

    def has_sent(self, sent_by: str) -> bool:
        """Whether a figure came from it, whoever answered for it then."""
        return sent_by.startswith(f"{self.name}, for ")

    def __str__(self) -> str:
        return self.name


class OfSystem:
    """What hangs on a system acts in its organisation, and is recorded under its name."""

    system: System

    @property
    def organisation_id(self) -> int:
        return self.system.organisation_id

    @property
    def reference(self) -> str:
        return self.system.reference


class SystemMeasure(Guarded):
    """That a system may send the figures of a measure that was named for it."""

    system = models.ForeignKey(System, models.CASCADE, related_name="+")
    measure = models.ForeignKey(Measure, models.CASCADE, related_name="+")

    seen_by = staticmethod(permissions.system_measure_seen_by)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["system", "measure"], name="named_once_for_a_system")]


class SystemPost(OfSystem, Guarded):
    """What a system sent in one request, and what it was answered: so that the same request, sent again, is answered the same."""

    system = models.ForeignKey(System, models.CASCADE, related_name="+")
    sent_at = models.DateTimeField()
    key = models.CharField(max_length=64, blank=True, help_text="What the system calls the request, if it says so.")
    body_hash = models.CharField(max_length=64)
    number = models.PositiveIntegerField(help_text="How many figures were new.")
    answer = models.JSONField()

    seen_by = staticmethod(permissions.of_system)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["system", "key"], condition=~Q(key=""), name="one_request_a_key")]
        indexes = [models.Index(fields=["system", "sent_at"], name="requests_of_a_system")]
