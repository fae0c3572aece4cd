"""A meeting, its agenda and papers."""

from typing import Any

from django.db import models

from moothall.access.guard import Guarded
from moothall.authority.models import Body, Organisation, Person
from moothall.documents.models import File
from moothall.meetings import permissions


class Meeting(Guarded):
    """One sitting of a body. Facts and moments only: what state it is in follows from them."""

    organisation = models.ForeignKey(Organisation, models.PROTECT)
    number = models.PositiveIntegerField()
    body = models.ForeignKey(Body, models.PROTECT, related_name="meetings")
    held_on = models.DateField()
    starts_at = models.TimeField(null=True, blank=True)
    ends_at = models.TimeField(null=True, blank=True, help_text="When it is planned to end.")
    venue = models.CharField(max_length=300, blank=True)
    contact = models.CharField(max_length=300, blank=True)
    note = models.TextField(blank=True)
    status_as_published = models.CharField(max_length=200, blank=True, help_text="In another system's own words.")
    minutes_as_published = models.CharField(
        max_length=60, blank=True, help_text="The kind of page it was read from: agenda and draft minutes…"
    )
    is_webcast = models.BooleanField(default=False)
    announced_at = models.DateTimeField(null=True, blank=True)
    agenda_published_at = models.DateTimeField(null=True, blank=True)
    minutes_published_at = models.DateTimeField(null=True, blank=True)
    minutes_are_draft = models.BooleanField(default=False)
    cancelled_at = models.DateTimeField(null=True, blank=True)
    cancelled_because = models.CharField(max_length=300, blank=True)

    seen_by = staticmethod(permissions.meeting_seen_by)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organisation", "number"], name="one_meeting_a_number")]
        indexes = [
            models.Index(fields=["held_on", "starts_at", "id"]),
            models.Index(fields=["organisation", "held_on"]),
            models.Index(fields=["body", "held_on"]),
        ]

    @property
    def reference(self) -> str:
        return f"meetings/{self.organisation.slug}/{self.number}"

    def __str__(self) -> str:
        return f"{self.body}, {self.held_on:%-d %B %Y}"


class OfItem:
    """What hangs on an agenda item acts in its meeting's organisation."""

    item: Any

    @property
    def organisation_id(self) -> Any:
        return self.item.organisation_id


class Item(Guarded):
    """One item of an agenda, with an address of its own."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="items")
    position = models.PositiveIntegerField()
    number = models.CharField(max_length=20, blank=True, help_text="As printed; empty where the page prints none.")
    title = models.CharField(max_length=500)
    text = models.TextField(blank=True, help_text="The agenda's own words, a paragraph a line.")
    markup = models.TextField(blank=True, help_text="The same, with its lists, tables and emphasis, where it has any.")
    is_displayed = models.BooleanField(default=True)
    is_heading = models.BooleanField(default=False)
    confirms_minutes_of = models.DateField(null=True, blank=True, help_text="The meeting whose minutes this item confirms.")

    seen_by = staticmethod(permissions.item_seen_by)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["meeting", "position"], name="one_item_a_position")]

    @property
    def reference(self) -> str:
        return f"{self.meeting.reference}/items/{self.position}"

    @property
    def organisation_id(self) -> Any:
        return self.meeting.organisation_id

    def __str__(self) -> str:
        return self.title


class Reporter(OfItem, Guarded):
    """Who reports on an item, as the agenda or the minute says it; where the two differ, both stand."""

    class Part(models.TextChoices):
        AUTHOR = "author", "Author"
        PRESENTER = "presenter", "Presenter"

    class Place(models.TextChoices):
        AGENDA = "agenda", "Agenda"
        MINUTE = "minute", "Minute"

    item = models.ForeignKey(Item, models.CASCADE, related_name="reporters")
    position = models.PositiveSmallIntegerField(default=1)
    part = models.CharField(max_length=10, choices=Part)
    said_in = models.CharField(max_length=10, choices=Place, default=Place.AGENDA)
    name = models.CharField(max_length=200, blank=True, help_text="The person, where one is named.")
    office = models.CharField(max_length=300, blank=True)

    seen_by = staticmethod(permissions.of_item)


class Closure(OfItem, Guarded):
    """Why something of an item is not for publication: the notice that the public reads in its place."""

    class Ground(models.TextChoices):
        EXEMPT = "exempt", "Exempt information"
        CONFIDENTIAL = "confidential", "Confidential information"
        NOT_STATED = "not stated", "Ground not stated"

    item = models.ForeignKey(Item, models.CASCADE, related_name="closures")
    ground = models.CharField(max_length=20, choices=Ground)
    paragraph = models.CharField(max_length=20, blank=True, help_text="Of Part 1 of Schedule 12A to the Local Government Act 1972.")
    public_interest = models.TextField(blank=True)
    look_again_on = models.DateField(null=True, blank=True, help_text="A day to look again. It never opens anything by itself.")
    can_be_said = models.TextField(blank=True)

    seen_by = staticmethod(permissions.of_item)


class Paper(OfItem, Guarded):
    """A paper that goes with an item: a report, an annex, an additional document."""

    class Kind(models.TextChoices):
        REPORT = "report", "Report"
        ANNEX = "annex", "Annex"
        ADDITIONAL = "additional", "Additional document"

    item = models.ForeignKey(Item, models.CASCADE, related_name="papers")
    position = models.PositiveSmallIntegerField(default=1)
    kind = models.CharField(max_length=12, choices=Kind, default=Kind.REPORT)
    title = models.CharField(max_length=500)
    form = models.CharField(max_length=20, blank=True, help_text="PDF, DOC…, as published.")
    size_words = models.CharField(max_length=40, blank=True, help_text="Its size as published: 54 KB.")
    pages = models.PositiveIntegerField(null=True, blank=True)
    text = models.TextField(blank=True)
    source_address = models.CharField(max_length=1000, blank=True)
    published_on = models.DateField(null=True, blank=True)
    closed_under = models.CharField(max_length=40, blank=True, help_text="Empty if open; otherwise the paragraph, or why.")
    file = models.ForeignKey(File, models.PROTECT, null=True, blank=True)

    seen_by = staticmethod(permissions.paper_seen_by)

    @property
    def reference(self) -> str:
        return f"{self.item.reference}/papers/{self.position}"


class Attendance(Guarded):
    """Who was expected at a meeting, and who came."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="attendance")
    position = models.PositiveIntegerField(default=1)
    person = models.ForeignKey(Person, models.PROTECT, null=True, blank=True)
    name = models.CharField(max_length=200)
    office = models.CharField(max_length=300, blank=True)
    attended = models.CharField(max_length=60, blank=True, help_text="Present, apologies, expected…, as published.")

    seen_by = staticmethod(permissions.attendance_seen_by)


class MinuteEntry(OfItem, Guarded):
    """One paragraph of a minute: what was considered, reported, raised, said or agreed."""

    item = models.ForeignKey(Item, models.CASCADE, related_name="entries")
    position = models.PositiveIntegerField()
    kind = models.CharField(max_length=40)
    text = models.TextField()
    bullets = models.JSONField(default=list, blank=True)
    markup = models.TextField(blank=True)
    is_closed = models.BooleanField(default=False)

    seen_by = staticmethod(permissions.minute_seen_by)


class Resolution(OfItem, Guarded):
    """What was resolved on an item, in numbered parts."""

    item = models.ForeignKey(Item, models.CASCADE, related_name="resolutions")
    position = models.PositiveIntegerField(help_text="Its place among the entries of the minute.")
    heading = models.CharField(max_length=60, blank=True, help_text="As printed: RESOLVED; empty where the page lost it.")
    lead = models.TextField(blank=True, help_text="Words before the parts: That")
    is_closed = models.BooleanField(default=False)

    seen_by = staticmethod(permissions.minute_seen_by)


class ResolutionPart(Guarded):
    """One numbered part. What it refers to is kept by number, because another part may be closed."""

    resolution = models.ForeignKey(Resolution, models.CASCADE, related_name="parts")
    number = models.PositiveSmallIntegerField()
    printed = models.CharField(max_length=12, blank=True, help_text="The number as printed; empty where it was rebuilt.")
    text = models.TextField()
    kinds = models.JSONField(default=list, blank=True)
    refers_to = models.JSONField(default=list, blank=True)
    is_closed = models.BooleanField(default=False)

    seen_by = staticmethod(permissions.part_seen_by)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["resolution", "number"], name="one_part_a_number")]

    @property
    def reference(self) -> str:
        return f"{self.resolution.item.reference}/resolved/{self.number}"

    @property
    def organisation_id(self) -> Any:
        return self.resolution.organisation_id


class Remark(Guarded):
    """What a page names and does not hold, or holds and could not be placed. Nothing is dropped silently."""

    class Kind(models.TextChoices):
        GAP = "gap", "Not here"
        UNPLACED = "unplaced", "Not placed"
        CONTRADICTION = "contradiction", "Contradiction"
        NOTE = "note", "Note"

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="remarks")
    item = models.ForeignKey(Item, models.CASCADE, related_name="remarks", null=True, blank=True)
    kind = models.CharField(max_length=20, choices=Kind)
    said = models.TextField(blank=True, help_text="The words on the page.")
    sentence = models.TextField(help_text="What is missing, in words for people.")

    seen_by = staticmethod(permissions.remark_seen_by)
