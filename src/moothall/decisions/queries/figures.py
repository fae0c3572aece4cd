"""What was asked and what became of it, for the figures."""

from datetime import date

from django.db.models import Min

from moothall.access.viewer import Viewer
from moothall.authority.models import Organisation
from moothall.decisions.models import Commitment
from moothall.decisions.queries.commitment_states import answers
from moothall.decisions.rules import Asked, day_of


def asked_for(viewer: Viewer, council: Organisation, day: date) -> list[Asked]:
    """Everything that a clerk has confirmed, or that came back, of which the day of asking is known; in two questions."""
    back = dict(
        answers(viewer).filter(item__meeting__held_on__lte=day).values_list("commitment").annotate(Min("item__meeting__held_on")).order_by()
    )
    rows = Commitment.objects.visible_to(viewer).filter(organisation=council, dismissed_at=None, asked_on__isnull=False, asked_on__lte=day)
    told = rows.values_list("pk", "asked_by__name", "asked_on", "due_on", "ended_at", "confirmed_at").order_by("pk")
    return [
        Asked(body or "", asked_on, due_on, back.get(key), day_of(ended_at) if ended_at else None)
        for key, body, asked_on, due_on, ended_at, confirmed_at in told.iterator()
        if confirmed_at or key in back
    ]
