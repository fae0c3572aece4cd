"""What another system's page shows of a matter: each step in its own words, and the page as it read at each reading."""

from django.db import models

from moothall.access.guard import Guarded
from moothall.decisions import matter_permissions as permissions
from moothall.decisions.models.matter import Matter, OfMatter


class MatterStep(OfMatter, Guarded):
    """One step as that page shows it. Its words stay, whether what they name is here or not."""

    class Kind(models.TextChoices):
        MEETING = "meeting", "Meeting"
        DECISION = "decision", "Decision"

    matter = models.ForeignKey(Matter, models.CASCADE, related_name="+")
    position = models.PositiveIntegerField()
    kind = models.CharField(max_length=10, choices=Kind)
    on = models.DateField(null=True, blank=True)
    words = models.TextField(help_text="As published.")
    tied_to = models.CharField(
        max_length=200, blank=True, help_text="The reference of what it was tied to; empty while that is not here. A clerk may untie it."
    )

    seen_by = staticmethod(permissions.of_matter)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["matter", "position"], name="one_matter_step_a_place")]


class MatterEdition(OfMatter, Guarded):
    """What that page said when it was read, label by label. A page that has changed is kept beside its earlier reading."""

    matter = models.ForeignKey(Matter, models.CASCADE, related_name="+")
    turn = models.PositiveIntegerField()
    read_at = models.DateTimeField()
    contents = models.JSONField(default=list, help_text="Pairs of label and words, in the order of the page.")

    seen_by = staticmethod(permissions.of_matter)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["matter", "turn"], name="one_matter_edition_a_turn")]
