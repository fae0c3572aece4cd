"""How far the sample council has been told: bookkeeping of the demo."""

from django.db import models


class Told(models.Model):
    """One row: when the story began, when the council came to Moothall, and the moment up to which it stands here."""

    begins = models.DateField()
    adopted = models.DateField()
    until = models.DateTimeField()
