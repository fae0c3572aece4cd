"""How far the sample council has been told: bookkeeping of the demo."""

from django.db import models


class Told(models.Model):
    """One row: when the story began in this place, and the moment up to which it stands here."""

    begins = models.DateField()
    until = models.DateTimeField()
