"""People, the offices that they hold, and who acts for them."""

from typing import Any

from django.conf import settings
from django.db import models

from moothall.access.versions import Versioned
from moothall.access.viewer import Role
from moothall.authority.models.dated import Dated, in_order
from moothall.authority.models.organisation import Department, Numbered, Organisation, Portfolio, Ward
from moothall.authority.words import day_in_words


class Person(Versioned, Numbered):
    """A councillor, an officer, a partner's representative. Private contacts are never kept."""

    path = "authority/people"

    name = models.CharField(max_length=200)
    honorific = models.CharField(max_length=60, blank=True, help_text="Councillor, Mr, Dr…")
    party = models.CharField(max_length=120, blank=True)
    group = models.CharField(max_length=120, blank=True, help_text="The political group, where it is not the party's.")
    email = models.EmailField(blank=True, help_text="A public address of the office.")
    about = models.TextField(blank=True)
    account = models.OneToOneField(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="person")

    @property
    def sits_with(self) -> str:
        """The political group, which is the party's where nothing else is said."""
        return self.group or self.party

    @property
    def full_name(self) -> str:
        return f"{self.honorific} {self.name}".strip()

    def __str__(self) -> str:
        return self.full_name


class Office(Versioned, Dated):
    """What a person is here, from a day to a day. A role opens acts; an office without one is a title only."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="offices")
    organisation = models.ForeignKey(Organisation, models.PROTECT)
    title = models.CharField(max_length=200)
    role = models.CharField(max_length=40, choices=[(role.value, role.value) for role in Role], blank=True)
    department = models.ForeignKey(Department, models.PROTECT, null=True, blank=True)
    portfolio = models.ForeignKey(Portfolio, models.PROTECT, null=True, blank=True)
    ward = models.ForeignKey(Ward, models.PROTECT, null=True, blank=True)
    body = models.ForeignKey("authority.Body", models.PROTECT, null=True, blank=True)
    is_yearly = models.BooleanField(
        default=False, help_text="Given for a council year, such as the chair's: it ends when the year is rolled over."
    )

    class Meta:
        constraints = [in_order()]

    @property
    def reference(self) -> str:
        """An office has no page of its own: it stands on its holder's."""
        return self.person.reference

    def __str__(self) -> str:
        return self.title


class Deputy(Versioned, Dated):
    """Somebody who acts for the holder of an office, from a day to a day, while the office itself is held."""

    office = models.ForeignKey(Office, models.CASCADE, related_name="deputies")
    person = models.ForeignKey(Person, models.PROTECT, related_name="deputises")

    class Meta:
        constraints = [in_order()]

    @property
    def reference(self) -> str:
        """A deputy stands on the page of whoever holds the office."""
        return self.office.reference

    @property
    def in_words(self) -> str:
        """For whom and until when, as it is said beside what the office owns."""
        last = min((day for day in (self.until, self.office.until) if day), default=None)
        return f"covering for {self.office.person.full_name}" + (f" until {day_in_words(last, weekday=False)}" if last else "")

    @property
    def organisation_id(self) -> Any:
        return self.office.organisation_id
