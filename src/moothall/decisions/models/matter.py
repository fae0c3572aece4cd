"""The history of a matter: what belongs together across meetings and years, as a clerk joined it, and what is known to be missing."""

from django.db import models
from django.db.models import Q

from moothall.access.guard import Guarded
from moothall.authority.models import Organisation
from moothall.decisions import matter_permissions as permissions
from moothall.decisions.models.commitment import Commitment
from moothall.decisions.models.decision import Decision
from moothall.decisions.models.notice import Notice
from moothall.meetings.models import Item, Meeting

KINDS = ("notice", "meeting", "item", "decision", "commitment")


def one_of(kinds: tuple[str, ...]) -> Q:
    """Exactly one of these keys leads somewhere."""
    found = Q()
    for one in kinds:
        found |= Q(**{f"{kind}__isnull": kind != one for kind in kinds})
    return found


class Matter(Guarded):
    """One matter. It is made by joining, here or on a page of another system, and never joins anything by itself."""

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="matters")
    number = models.PositiveIntegerField()
    title = models.CharField(max_length=300)
    about = models.TextField(blank=True)
    begun_at = models.DateTimeField()
    published_at = models.DateTimeField(null=True, blank=True)
    is_published_elsewhere = models.BooleanField(default=False, help_text="Another system published it, as an issue.")

    seen_by = staticmethod(permissions.matter_seen_by)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organisation", "number"], name="one_matter_a_number")]
        indexes = [models.Index(fields=["organisation", "title"], name="matters_by_title")]

    @property
    def reference(self) -> str:
        return f"decisions/matters/{self.organisation.slug}/{self.number}"

    def __str__(self) -> str:
        return self.title


class OfMatter:
    """What hangs on a matter acts in its organisation, and is recorded under its name."""

    matter: Matter

    @property
    def organisation_id(self) -> int:
        return self.matter.organisation_id

    @property
    def reference(self) -> str:
        return self.matter.reference


class MatterLink(OfMatter, Guarded):
    """That a notice, a meeting, an item, a decision or a commitment belongs to a matter. It is seen by those who may see both."""

    matter = models.ForeignKey(Matter, models.CASCADE, related_name="+")
    notice = models.ForeignKey(Notice, models.CASCADE, null=True, blank=True, related_name="+")
    meeting = models.ForeignKey(Meeting, models.CASCADE, null=True, blank=True, related_name="+")
    item = models.ForeignKey(Item, models.CASCADE, null=True, blank=True, related_name="+")
    decision = models.ForeignKey(Decision, models.CASCADE, null=True, blank=True, related_name="+")
    commitment = models.ForeignKey(Commitment, models.CASCADE, null=True, blank=True, related_name="+")
    joined_at = models.DateTimeField()

    seen_by = staticmethod(permissions.matter_link_seen_by)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=one_of(KINDS), name="a_matter_link_leads_to_one_thing"),
            *(
                models.UniqueConstraint(fields=["matter", kind], condition=Q(**{f"{kind}__isnull": False}), name=f"{kind}_joined_once")
                for kind in KINDS
            ),
        ]


class MatterGap(OfMatter, Guarded):
    """Something that belongs to a matter and is not here, as a clerk names it: a meeting, a report, an answer."""

    matter = models.ForeignKey(Matter, models.CASCADE, related_name="+")
    on = models.DateField(null=True, blank=True)
    sentence = models.CharField(max_length=500)

    seen_by = staticmethod(permissions.of_matter)
