"""The items with which every agenda of a body begins and ends."""

from django.db import models

from moothall.access.guard import Open
from moothall.authority.models import Body
from moothall.meetings.models.agenda import Item


class StandingItem(Open):
    """An item that comes by itself onto each new agenda of a body."""

    body = models.ForeignKey(Body, models.CASCADE, related_name="standing_items")
    position = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=500)
    text = models.TextField(blank=True)
    purpose = models.CharField(max_length=20, choices=Item.Purpose, blank=True)
    stands_last = models.BooleanField(default=False, help_text="It stands after the business of the day, as urgent business does.")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["body", "position"], name="one_standing_item_a_position")]
