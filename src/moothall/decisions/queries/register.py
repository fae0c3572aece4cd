"""The register: newest first, narrowed by what a reader chooses, and counted."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q, QuerySet

from moothall.access.viewer import Viewer
from moothall.decisions import rules, standings
from moothall.decisions.models import Decision, TakenAt
from moothall.decisions.queries.choosing import ORDERS, Choices, Day, judged_only, narrowed, order_of
from moothall.decisions.standings import Choice
from moothall.meetings.models import Meeting

NEWEST_FIRST = ORDERS[Day.DECIDED]


@dataclass(frozen=True)
class Tally:
    """How many of a list can still be called in, and how many wait because they have been."""

    open: int
    called_in: int


def register(viewer: Viewer) -> QuerySet[Decision]:
    """Newest first; those without a day come last."""
    related = ("organisation", "body", "person", "portfolio", "department")
    return Decision.objects.visible_to(viewer).select_related(*related).order_by(*NEWEST_FIRST)


def chosen(viewer: Viewer, choices: Choices, moment: datetime) -> QuerySet[Decision]:
    """What of the register a reader has chosen, at this moment, in the order of the day that it was chosen by."""
    return narrowed(viewer, register(viewer), choices, moment).order_by(*order_of(choices))


def wards_of(viewer: Viewer, decisions: Iterable[Decision]) -> dict[int, list[str]]:
    """The names of the wards that each of these names, by its key: one question for all of them."""
    naming = Decision.wards.through.objects.filter(decision__in=[row.pk for row in decisions])
    names: dict[int, list[str]] = defaultdict(list)
    for decision, ward in naming.order_by("ward__name").values_list("decision_id", "ward__name"):
        names[decision].append(ward)
    return names


def tally(viewer: Viewer, choices: Choices, moment: datetime) -> Tally:
    """Counted exactly, however long the list is: few decisions have a call-in that is still open, or one that waits for an answer.

    Each of these few is judged by the rule itself, which is quicker than to say the rule to the database twice.
    """
    few = Q(pk__in=still_closing(viewer, moment)) | Q(pk__in=in_scrutiny(viewer, moment))
    rows = Decision.objects.visible_to(viewer).filter(few)
    found = judged_only(viewer, rows, choices, moment).only(*rules.FACTS, "is_published_elsewhere")
    stand = [row.standing(moment) for row in found]
    return Tally(*(sum(one in standings.STANDINGS[choice] for one in stand) for choice in (Choice.OPEN, Choice.CALLED_IN)))


def still_closing(viewer: Viewer, moment: datetime) -> QuerySet:
    """The few whose call-in closes later, found by their index before anything else is asked."""
    return Decision.objects.visible_to(viewer).filter(standings.may_be_open(moment)).values("pk")


def in_scrutiny(viewer: Viewer, moment: datetime) -> QuerySet:
    """The few that may be called in now."""
    return Decision.objects.visible_to(viewer).filter(standings.may_be_in_scrutiny(moment)).values("pk")


def open_to_call_in(viewer: Viewer, moment: datetime) -> QuerySet[Decision]:
    """Those that can be called in at this moment; the first to close comes first."""
    rows = register(viewer).filter(standings.is_open(moment), pk__in=still_closing(viewer, moment))
    return rows.order_by("call_in_closes_at", "pk")


def newest_published(viewer: Viewer, rows: QuerySet[Decision]) -> QuerySet[Decision]:
    return rows.filter(published_at__isnull=False).order_by("-published_at", "-pk")


def unpublished(viewer: Viewer) -> QuerySet[Decision]:
    """Drafts that this viewer may see, newest first."""
    return register(viewer).filter(published_at=None, is_published_elsewhere=False)


def taken_at_meeting(viewer: Viewer, meeting: Meeting) -> QuerySet[TakenAt]:
    """The decisions taken at a meeting, by item."""
    rows = TakenAt.objects.visible_to(viewer).filter(meeting=meeting).select_related("decision__organisation", "item")
    return rows.order_by("item__position", "decision__number")


def awaiting_meeting(viewer: Viewer, body: int, held_on: date) -> QuerySet[Decision]:
    """Decisions that name a meeting of this body on this day, and are not joined to it yet."""
    named = Decision.objects.visible_to(viewer).filter(body=body, meeting_on=held_on)
    return named.exclude(pk__in=TakenAt.objects.visible_to(viewer).values("decision"))
