"""What is announced before it is decided: each notice as it stands, every edition as it was published, exceptions, and what it joins."""

from typing import Any

from django.db import models
from django.db.models import F, Q

from moothall.access.guard import Guarded
from moothall.access.versions import Versioned
from moothall.authority.models import Body, Department, Organisation, Person, Portfolio, Ward
from moothall.decisions import permissions, rules
from moothall.decisions.models.decision import Decision
from moothall.decisions.rules import notices as law
from moothall.meetings.models import Item, Meeting, Report
from moothall.meetings.rules.law import Agreer


class Notice(Versioned, Guarded):
    """A matter that is to be decided. Until it is published it is a draft; from then on each change is an edition beside the old."""

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="notices")
    number = models.PositiveIntegerField()
    title = models.CharField(max_length=500)
    matter = models.TextField(blank=True, help_text="What is to be decided, in more words.")
    is_key = models.BooleanField(null=True)
    maker_kind = models.CharField(max_length=20, choices=[(kind.value, kind.value) for kind in rules.Maker], blank=True)
    body = models.ForeignKey(Body, models.PROTECT, null=True, blank=True, related_name="notices")
    person = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="notices")
    maker_title = models.CharField(max_length=300, blank=True, help_text="The title of the person who decides.")
    due_on = models.DateField(null=True, blank=True, help_text="The day, or the first day of the period.")
    due_until = models.DateField(null=True, blank=True)
    documents = models.TextField(blank=True)
    copies_from = models.TextField(blank=True)
    others_may_come = models.TextField(blank=True)
    how_to_ask = models.TextField(blank=True)
    is_private = models.BooleanField(default=False)
    private_because = models.TextField(blank=True)
    pounds = models.PositiveBigIntegerField(null=True, blank=True)
    money = models.CharField(max_length=20, choices=[(one.value, one.value) for one in law.Money], default=law.Money.REVENUE.value)
    wards = models.ManyToManyField(Ward, blank=True)
    is_all_wards = models.BooleanField(default=False)
    portfolio = models.ForeignKey(Portfolio, models.PROTECT, null=True, blank=True)
    department = models.ForeignKey(Department, models.PROTECT, null=True, blank=True)
    contact = models.CharField(max_length=300, blank=True)
    published_at = models.DateTimeField(null=True, blank=True)
    counts_from = models.DateTimeField(null=True, blank=True, help_text="From when the days of notice are counted.")
    is_published_elsewhere = models.BooleanField(default=False, help_text="Another system published it, on the day that is kept here.")
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_because = models.TextField(blank=True)

    seen_by = staticmethod(permissions.notice_seen_by)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "number"], name="one_notice_a_number"),
            models.CheckConstraint(condition=Q(due_until__isnull=True) | Q(due_until__gte=F("due_on")), name="a_notice_ends_in_order"),
        ]
        indexes = [
            models.Index(fields=["due_on", "id"], name="notices_by_day"),
            models.Index(fields=["-published_at", "-id"], name="notices_by_publication"),
        ]

    @property
    def reference(self) -> str:
        return f"decisions/notices/{self.organisation.slug}/{self.number}"

    def __str__(self) -> str:
        return self.title


class OfNotice:
    """What hangs on a notice acts in its organisation, and is recorded under its name."""

    notice: Any

    @property
    def organisation_id(self) -> Any:
        return self.notice.organisation_id

    @property
    def reference(self) -> str:
        return self.notice.reference


class NoticeEdition(OfNotice, Guarded):
    """One publication of a notice, kept as it was."""

    class Kind(models.TextChoices):
        FIRST = "first", "Published"
        CHANGED = "changed", "Published again, changed"
        CARRIED = "carried", "Moved to another time"
        READ = "read", "Read on another system's page"

    notice = models.ForeignKey(Notice, models.CASCADE, related_name="editions")
    turn = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=10, choices=Kind)
    published_at = models.DateTimeField()
    because = models.TextField(blank=True)
    starts_again = models.BooleanField(default=False, help_text="Another matter, really: the days of notice count from here.")
    due_on = models.DateField(null=True, blank=True)
    due_until = models.DateField(null=True, blank=True)
    title = models.CharField(max_length=500)
    contents = models.JSONField(default=list, help_text="What it said, in the order of the law: pairs of label and words.")

    seen_by = staticmethod(permissions.of_notice)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["notice", "turn"], name="one_edition_a_turn")]


class NoticeException(OfNotice, Guarded):
    """That the usual notice was impracticable: SI 2012/2089, reg 10 (general exception) and reg 11 (special urgency)."""

    WAYS = (law.Way.GENERAL_EXCEPTION, law.Way.SPECIAL_URGENCY)

    notice = models.ForeignKey(Notice, models.CASCADE, related_name="exceptions")
    way = models.CharField(max_length=30, choices=[(way.value, way.value) for way in WAYS])
    published_at = models.DateTimeField()
    told = models.CharField(max_length=300, blank=True, help_text="Who was told in writing.")
    because = models.TextField(help_text="Why the usual notice was impracticable.")
    agreed_by = models.CharField(max_length=80, choices=[(one.value, one.value) for one in Agreer], blank=True)
    agreed_on = models.DateField(null=True, blank=True)
    reported_on = models.DateField(null=True, blank=True, help_text="When the leader reported it to the council: reg 19.")

    seen_by = staticmethod(permissions.of_notice)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["notice", "way"], name="one_exception_a_way")]


class NoticeLink(OfNotice, Guarded):
    """That a notice announces an item of a meeting, a report or a decision. It is seen by those who may see both."""

    notice = models.ForeignKey(Notice, models.CASCADE, related_name="links")
    meeting = models.ForeignKey(Meeting, models.CASCADE, null=True, blank=True, related_name="notices_of_it")
    item = models.ForeignKey(Item, models.CASCADE, null=True, blank=True, related_name="notices_of_it")
    report = models.ForeignKey(Report, models.CASCADE, null=True, blank=True, related_name="notices_of_it")
    decision = models.ForeignKey(Decision, models.CASCADE, null=True, blank=True, related_name="notices_of_it")

    seen_by = staticmethod(permissions.notice_link_seen_by)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["notice", key], condition=Q(**{f"{key}__isnull": False}), name=f"joined_once_to_a_{key}")
            for key in ("item", "report", "decision")
        ]


class KeyAnswer(Guarded):
    """Whether an item of an agenda, or a report that is being written, asks for a key decision, as a clerk said. Clerks read it."""

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="key_answers")
    item = models.OneToOneField(Item, models.CASCADE, null=True, blank=True, related_name="key_answer")
    report = models.OneToOneField(Report, models.CASCADE, null=True, blank=True, related_name="key_answer")
    is_key = models.BooleanField()
    because = models.TextField(blank=True)
    said_at = models.DateTimeField()

    seen_by = staticmethod(permissions.key_answer_seen_by)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(item__isnull=False, report__isnull=True) | Q(item__isnull=True, report__isnull=False), name="said_of_one_thing"
            )
        ]
