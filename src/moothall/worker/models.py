"""Who is at work. What is to be done stands in the tables of the tasks library."""

from django.db import models


class Worker(models.Model):
    """A worker that has said it is there. One that ends well takes its row away; one that was killed says nothing more."""

    name = models.CharField(max_length=64, primary_key=True)
    seen_at = models.DateTimeField(db_index=True)
