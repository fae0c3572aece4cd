"""An agenda: its items, who reports, whom they concern, and the papers that go with them."""

from typing import Any

from django.db import models

from moothall.access.guard import Guarded
from moothall.access.versions import Versioned
from moothall.authority.models import Department, Ward
from moothall.documents.models import File
from moothall.meetings import permissions
from moothall.meetings.models.meeting import Meeting


class OfItem:
    """What hangs on an agenda item acts in its meeting's organisation."""

    item: Any

    @property
    def organisation_id(self) -> Any:
        return self.item.organisation_id


class Item(Versioned, Guarded):
    """One item of an agenda, with an address of its own."""

    class Purpose(models.TextChoices):
        OTHER = "", "Other business"
        APOLOGIES = "apologies", "Apologies for absence"
        DECLARATIONS = "declarations", "Declarations of interest"
        MINUTES = "minutes", "Minutes of the last meeting"
        PUBLIC_QUESTIONS = "public questions", "Questions and petitions from the public"
        REPORT = "report", "Report"
        EXCLUSION = "exclusion", "Exclusion of press and public"
        URGENT = "urgent", "Urgent business"

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="items")
    position = models.PositiveIntegerField(help_text="Its number within the meeting: a part of its address, so it never changes.")
    place = models.PositiveIntegerField(default=0, help_text="Where it stands on the agenda, before what stands further down.")
    number = models.CharField(max_length=20, blank=True, help_text="As printed; empty where the page prints none.")
    title = models.CharField(max_length=500)
    text = models.TextField(blank=True, help_text="The agenda's own words, a paragraph a line.")
    markup = models.TextField(blank=True, help_text="The same, with its lists, tables and emphasis, where it has any.")
    is_displayed = models.BooleanField(default=True)
    is_heading = models.BooleanField(default=False)
    purpose = models.CharField(max_length=20, choices=Purpose, blank=True, help_text="What the item is for, where the house knows it.")
    background = models.TextField(blank=True, help_text="What a reader should know first; printed under the title.")
    is_private = models.BooleanField(default=False, help_text="To be taken after the press and public have been excluded.")
    added_at = models.DateTimeField(null=True, blank=True, help_text="When it was put on the agenda.")
    published_at = models.DateTimeField(null=True, blank=True, help_text="When the agenda, or the supplement, that it stands on came out.")
    urgent_because = models.TextField(
        blank=True, help_text="The chair's reason for taking it although it was not open to inspection in time."
    )
    confirms_minutes_of = models.DateField(null=True, blank=True, help_text="The meeting whose minutes this item confirms.")
    withdrawn_at = models.DateTimeField(null=True, blank=True, help_text="When it was taken off an agenda that was out already.")
    withdrawn_because = models.CharField(max_length=300, blank=True)

    IN_ORDER = ("place", "position")

    seen_by = staticmethod(permissions.item_seen_by)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["meeting", "position"], name="one_item_a_position")]
        indexes = [
            models.Index(fields=["confirms_minutes_of"], name="items_that_confirm", condition=models.Q(confirms_minutes_of__isnull=False))
        ]

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
    closure = models.PositiveSmallIntegerField(
        null=True, blank=True, help_text="Which of the item's closures holds it, by number: a key would lead from the closed side."
    )
    is_for_members = models.BooleanField(default=False, help_text="Open to every councillor by s.100F where the council lets them.")
    published_at = models.DateTimeField(null=True, blank=True, help_text="When the agenda, or the supplement, that it goes with came out.")
    file = models.ForeignKey(File, models.PROTECT, null=True, blank=True)

    seen_by = staticmethod(permissions.paper_seen_by)

    @property
    def reference(self) -> str:
        return f"{self.item.reference}/papers/{self.position}"


class HandedOut(OfItem, Guarded):
    """A paper that members had and the public had not: it is named, with how and why. The paper itself is not kept in this row."""

    class How(models.TextChoices):
        TABLED = "tabled", "Tabled at the meeting"
        CIRCULATED = "circulated", "Circulated to members"

    item = models.ForeignKey(Item, models.CASCADE, related_name="handed_out")
    title = models.CharField(max_length=500)
    how = models.CharField(max_length=20, choices=How)
    unpublished_because = models.CharField(max_length=300)

    seen_by = staticmethod(permissions.of_item)


class ItemWard(OfItem, Guarded):
    """A ward that an item concerns."""

    item = models.ForeignKey(Item, models.CASCADE, related_name="of_wards")
    ward = models.ForeignKey(Ward, models.PROTECT)

    seen_by = staticmethod(permissions.of_item)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["item", "ward"], name="an_item_names_a_ward_once")]


class ItemDepartment(OfItem, Guarded):
    """A department from which an item comes."""

    item = models.ForeignKey(Item, models.CASCADE, related_name="of_departments")
    department = models.ForeignKey(Department, models.PROTECT)

    seen_by = staticmethod(permissions.of_item)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["item", "department"], name="an_item_names_a_department_once")]


class Revision(OfItem, Guarded):
    """What a published item will say, or that it will be withdrawn, once a revised agenda comes out. Until then only the clerks know."""

    item = models.OneToOneField(Item, models.CASCADE, related_name="revision")
    title = models.CharField(max_length=500)
    text = models.TextField(blank=True)
    background = models.TextField(blank=True)
    is_withdrawn = models.BooleanField(default=False)
    because = models.CharField(max_length=300, blank=True)
    made_at = models.DateTimeField()

    seen_by = staticmethod(permissions.revision_seen_by)
