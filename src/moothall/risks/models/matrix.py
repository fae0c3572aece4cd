"""The matrix of a council, from a day on. It is for everybody to read: only with it does a score say anything."""

from django.db import models

from moothall.access.guard import Open
from moothall.authority.models import Organisation
from moothall.risks import rules


class Matrix(Open):
    """It holds until the next one begins. Once something was assessed under it, it is never changed."""

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    since = models.DateField()
    size = models.PositiveSmallIntegerField(choices=[(number, f"{number} by {number}") for number in rules.SIZES])
    likelihoods = models.TextField(help_text="The steps, the lowest first: a word, a colon, what it means.")
    impacts = models.TextField()
    bands = models.TextField(help_text="A word, a colon, the score from which it holds.")
    accepts = models.PositiveSmallIntegerField(help_text="The highest score that is accepted of what no category names.")
    appetites = models.TextField(help_text="A category, a colon, the highest score that is accepted of it.")
    source = models.CharField(max_length=300, blank=True, help_text="Where the council wrote it.")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organisation", "since"], name="one_matrix_a_day")]

    @property
    def grid(self) -> rules.Grid:
        return rules.grid(self.size, self.likelihoods, self.impacts, self.bands, self.accepts, self.appetites)
