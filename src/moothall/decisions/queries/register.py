"""The register: newest first, narrowed by what a reader chooses, and counted."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime

from django.db.models import F, Q, QuerySet

from moothall.access.viewer import Viewer
from moothall.authority.models import Body, Organisation, Portfolio, Ward
from moothall.decisions import standings
from moothall.decisions.models import Decision, TakenAt
from moothall.meetings.models import Meeting

NEWEST_FIRST = (F("decided_on").desc(nulls_last=True), "-pk")


@dataclass(frozen=True, kw_only=True)
class Choices:
    """What a reader wants to see of the register. Empty is everything."""

    words: str = ""
    council: Organisation | None = None
    kind: str = ""
    body: Body | None = None
    ward: Ward | None = None
    portfolio: Portfolio | None = None
    is_key: bool | None = None
    standing: frozenset[standings.Choice] = field(default_factory=frozenset)
    first: date | None = None
    last: date | None = None


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
    """What of the register a reader has chosen, at this moment."""
    rows = register(viewer).filter(standings.chosen(choices.standing, moment), during(choices.first, choices.last))
    if (few := few_that_can_be(viewer, choices.standing, moment)) is not None:
        rows = rows.filter(pk__in=few)
    if choices.words:
        rows = rows.filter(Q(title__icontains=choices.words) | Q(code__icontains=choices.words))
    if choices.ward:
        rows = rows.filter(about_ward(choices.ward))
    wanted = {
        "organisation": choices.council,
        "maker_kind": choices.kind,
        "body": choices.body,
        "portfolio": choices.portfolio,
        "is_key": choices.is_key,
    }
    return rows.filter(**{name: value for name, value in wanted.items() if value not in (None, "")})


def few_that_can_be(viewer: Viewer, standing: frozenset[standings.Choice], moment: datetime) -> QuerySet | None:
    """Where one rare standing is chosen, the few that can have it, by their index; otherwise a long register would be read to its end."""
    find = {standings.Choice.OPEN: still_closing, standings.Choice.CALLED_IN: ever_called_in}
    return find[one](viewer, moment) if len(standing) == 1 and (one := next(iter(standing))) in find else None


def during(first: date | None, last: date | None) -> Q:
    """Decided from the first day to the last, both included; an empty day is an open end."""
    since = Q(decided_on__gte=first) if first else Q()
    return since & Q(decided_on__lte=last) if last else since


def about_ward(ward: Ward) -> Q:
    """Those that name the ward, and those of its council that concern every ward."""
    naming = Decision.wards.through.objects.filter(ward=ward).values("decision_id")
    return Q(pk__in=naming) | Q(is_all_wards=True, organisation=ward.organisation_id)


def wards_of(viewer: Viewer, decisions: Iterable[Decision]) -> dict[int, list[str]]:
    """The names of the wards that each of these names, by its key: one question for all of them."""
    naming = Decision.wards.through.objects.filter(decision__in=[row.pk for row in decisions])
    names: dict[int, list[str]] = defaultdict(list)
    for decision, ward in naming.order_by("ward__name").values_list("decision_id", "ward__name"):
        names[decision].append(ward)
    return names


def tally(viewer: Viewer, rows: QuerySet[Decision], moment: datetime) -> Tally:
    """Counted exactly, however long the list is: few decisions have a call-in that is still open, or one that was made."""
    return Tally(
        open=rows.filter(standings.is_open(moment), pk__in=still_closing(viewer, moment)).count(),
        called_in=rows.filter(standings.is_called_in(moment), pk__in=ever_called_in(viewer, moment)).count(),
    )


def still_closing(viewer: Viewer, moment: datetime) -> QuerySet:
    """The few whose call-in closes later, found by their index before anything else is asked."""
    return Decision.objects.visible_to(viewer).filter(call_in_closes_at__gt=moment).values("pk")


def ever_called_in(viewer: Viewer, moment: datetime) -> QuerySet:
    return Decision.objects.visible_to(viewer).filter(standings.has_a_trace(moment)).values("pk")


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
