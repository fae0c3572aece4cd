"""What is to be recorded: which meetings decided what nobody has written down, what their minutes and reports say, which drafts wait."""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Q, QuerySet

from moothall.access.asking import how_many, put_once
from moothall.access.viewer import PUBLIC, Viewer
from moothall.authority import queries as authority
from moothall.authority.models import Body, Delegation, Seat
from moothall.decisions.models import Decision, DecisionPart, EarlierVersion, OfficerTemplate, Particulars, TakenAt
from moothall.decisions.permissions import CLERKS
from moothall.decisions.rules import Maker
from moothall.meetings import queries as meetings
from moothall.meetings.models import Declaration, Item, ItemDepartment, ItemWard, Meeting, OnAgenda, ResolutionPart
from moothall.meetings.queries import reports
from moothall.meetings.rules.reports import Contents

# How far back the list of what waits looks. What was held before is found on its own page, and is recorded from there all the same.
LOOKS_BACK = timedelta(days=366)
EXECUTIVE = (Body.Kind.CABINET, Body.Kind.SINGLE_MEMBER)
PROCEDURE = (Item.Purpose.APOLOGIES, Item.Purpose.DECLARATIONS, Item.Purpose.MINUTES, Item.Purpose.EXCLUSION)
MAKERS = {
    Body.Kind.COUNCIL: Maker.COUNCIL,
    Body.Kind.CABINET: Maker.CABINET,
    Body.Kind.SINGLE_MEMBER: Maker.SINGLE_MEMBER,
    Body.Kind.SCRUTINY: Maker.COMMITTEE,
    Body.Kind.COMMITTEE: Maker.COMMITTEE,
}


@dataclass(frozen=True, slots=True)
class Resolved:
    """One item of a meeting on which something was resolved, with what its draft is filled from."""

    item: Item
    resolutions: Sequence[Any]
    contents: Contents | None
    has_report: bool
    declarations: tuple[Declaration, ...] = ()
    wards: tuple[Any, ...] = ()
    departments: tuple[Any, ...] = ()


def items_that_resolved(viewer: Viewer, **held: Any) -> QuerySet[Item]:
    """Items of certain meetings on which something was resolved that no decision names yet; what only orders the meeting is left out.

    The meetings are named in each part of the question, so that a long history is never read to its end.
    """
    resolved = ResolutionPart.objects.visible_to(viewer).filter(**under("resolution__item__meeting", held)).values("resolution__item")
    named = TakenAt.objects.visible_to(viewer).filter(item__isnull=False, **under("meeting", held)).values("item")
    rows = Item.objects.visible_to(viewer).filter(pk__in=resolved, is_heading=False, **under("meeting", held))
    return rows.exclude(purpose__in=PROCEDURE).exclude(pk__in=named)


def under(path: str, held: dict[str, Any]) -> dict[str, Any]:
    return {f"{path}__{name}": value for name, value in held.items()}


def meetings_to_record(viewer: Viewer, today: date) -> QuerySet[Meeting]:
    """Meetings of the last year that decided what is not written down yet, of the bodies whose decisions the council records."""
    return that_decided(viewer, lately_held(viewer, today))


def number_to_record(viewer: Viewer, today: date) -> int:
    held = lately_held(viewer, today)
    return how_many(that_decided, viewer, held) if held else 0


def lately_held(viewer: Viewer, today: date) -> list[int]:
    """The meetings of the last year that may have decided something."""
    councils = sorted(viewer.organisations(*CLERKS))
    every = [one for one in councils if authority.setting(viewer, one, "decisions_recorded_of", today) == "every"]
    return held_between(viewer, every, [one for one in councils if one not in every], today - LOOKS_BACK, today)


@put_once
def held_between(viewer: Viewer, of_all: Collection[int], of_executive: Collection[int], first: date, last: date) -> QuerySet[Meeting, int]:
    kept = Q(organisation__in=of_all) | Q(organisation__in=of_executive, body__kind__in=EXECUTIVE)
    rows = Meeting.objects.visible_to(viewer).filter(kept, held_on__range=(first, last), cancelled_at=None, is_briefing=False)
    return rows.order_by("pk").values_list("pk", flat=True)


def that_decided(viewer: Viewer, meetings: Collection[int]) -> QuerySet[Meeting]:
    """Those of these meetings that resolved what no decision names yet."""
    decided = items_that_resolved(viewer, pk__in=meetings).values("meeting")
    rows = Meeting.objects.visible_to(viewer).filter(pk__in=decided).select_related("organisation", "body")
    return rows.order_by("held_on", "starts_at", "pk")


def left_to_record(viewer: Viewer, names: Sequence[tuple[str, int]]) -> list[tuple[str, int]]:
    """Of these meetings, for whoever records their decisions: which resolved what no decision names yet, and on how many items."""
    if not (names and viewer.organisations(*CLERKS)):
        return []
    named = {"organisation__slug__in": {slug for slug, _ in names}, "number__in": {number for _, number in names}}
    held = named | {"organisation__in": viewer.organisations(*CLERKS), "cancelled_at": None, "is_briefing": False}
    found = Counter(items_that_resolved(viewer, **held).values_list("meeting__organisation__slug", "meeting__number"))
    return [(f"meetings/{slug}/{number}", found[slug, number]) for slug, number in names if found[slug, number]]


def resolved_items(viewer: Viewer, meeting: Meeting) -> list[Resolved]:
    """What is to be recorded of a meeting, with all that fills the drafts, in a fixed number of queries."""
    items = list(items_that_resolved(viewer, pk=meeting.pk).select_related("meeting__organisation", "meeting__body"))
    items.sort(key=lambda item: (item.place, item.position))
    minuted = meetings.minuted(viewer, items)
    tabled = {row.item_id: row.report_id for row in OnAgenda.objects.visible_to(viewer).filter(item__in=items).order_by("-pk")}
    said = reports.latest_contents(PUBLIC, [*tabled.values()])  # what is closed in a report is not taken into an open record
    declared = group(meetings.declarations_at(viewer, meeting), "item_id")
    wards = group(ItemWard.objects.visible_to(viewer).filter(item__in=items).select_related("ward"), "item_id")
    departments = group(ItemDepartment.objects.visible_to(viewer).filter(item__in=items).select_related("department"), "item_id")
    return [
        Resolved(
            item,
            minuted[item.pk].resolutions,
            said.get(tabled.get(item.pk, 0), (0, None))[1],
            item.pk in tabled,
            tuple(declared.get(item.pk, ())),
            tuple(one.ward for one in wards.get(item.pk, ())),
            tuple(one.department for one in departments.get(item.pk, ())),
        )
        for item in items
    ]


def group(rows: Any, key: str) -> dict[int, list[Any]]:
    found: dict[int, list[Any]] = {}
    for row in rows:
        found.setdefault(getattr(row, key), []).append(row)
    return found


def decider(viewer: Viewer, meeting: Meeting) -> Any:
    """Who decided alone on the day of the meeting. Spokespersons attend and decide nothing."""
    seats = meetings.seats_of_the_day(viewer, meeting) if meeting.body.kind == Body.Kind.SINGLE_MEMBER else []
    return next((seat.person for seat in seats if seat.kind == Seat.Kind.DECIDER), None)


def recorded_of(viewer: Viewer, meeting: Meeting) -> QuerySet[Decision]:
    """The decisions that were recorded from a meeting or joined to it, in the order of its agenda."""
    named = TakenAt.objects.visible_to(viewer).filter(meeting=meeting)
    place = dict(named.values_list("decision", "item__position"))
    rows = Decision.objects.visible_to(viewer).filter(pk__in=list(place)).select_related("organisation", "body", "person")
    return rows.order_by("number")


def drafts(viewer: Viewer) -> QuerySet[Decision]:
    """What is written down and not published: of the clerk's councils, or one's own; the one that was decided first comes first."""
    rows = Decision.objects.visible_to(viewer).filter(published_at=None, is_published_elsewhere=False)
    return rows.select_related("organisation", "body", "person").order_by("decided_on", "pk")


def particulars(viewer: Viewer, decisions: Sequence[Decision]) -> dict[int, Particulars]:
    """What each of these says beyond its own fields, by its key."""
    rows = Particulars.objects.visible_to(viewer).filter(decision__in=[row.pk for row in decisions]).select_related("power")
    return {row.decision_id: row for row in rows}


def with_parts(viewer: Viewer, decisions: Sequence[Decision]) -> set[int]:
    """Which of these say what was decided."""
    rows = DecisionPart.objects.visible_to(viewer).filter(decision__in=[row.pk for row in decisions])
    return set(rows.values_list("decision", flat=True).order_by("decision").distinct())


@dataclass(frozen=True, slots=True)
class Differing:
    """A part of a decision that does not read as the minutes read now. Empty is that it is not there."""

    label: str
    here: str
    minutes: str


def differing(viewer: Viewer, decision: Decision, parts: Sequence[DecisionPart]) -> list[Differing]:
    """Where a decision that was taken from a meeting and what that meeting resolved no longer read alike, for those who may see both."""
    sources = {part.from_part: part for part in parts if part.from_part}
    taken = TakenAt.objects.visible_to(viewer).filter(decision=decision, item__isnull=False).first() if sources else None
    if taken is None:
        return []
    rows = ResolutionPart.objects.visible_to(viewer).filter(resolution__item=taken.item_id)
    minutes = {row.pk: row for row in rows.order_by("resolution__position", "number")}
    changed = [
        Differing(f"({part.clause})", part.text, minutes[key].text)
        for key, part in sources.items()
        if key in minutes and minutes[key].text != part.text
    ]
    added = [Differing(f"({row.number})", "", row.text) for key, row in minutes.items() if key not in sources]
    is_whole = viewer.holds_at(decision.organisation_id, *CLERKS)  # what somebody else does not find may only be closed to them
    gone = [Differing(f"({part.clause})", part.text, "") for key, part in sources.items() if is_whole and key not in minutes]
    return changed + added + gone


def earlier_versions(viewer: Viewer, decision: Decision) -> QuerySet[EarlierVersion]:
    """How it read before it was corrected, the newest first."""
    rows = EarlierVersion.objects.visible_to(viewer).filter(decision=decision)
    return rows.select_related("decision__organisation").order_by("-number")


def officer_templates(viewer: Viewer, organisation: int | None = None, day: date | None = None) -> QuerySet[OfficerTemplate]:
    """The kinds of decision that officers take often: all of them, or those of a council that are in use on a day."""
    rows = OfficerTemplate.objects.select_related("organisation", "power", "department").order_by("organisation__name", "name", "number")
    rows = rows.filter(organisation=organisation) if organisation else rows
    return rows.filter(OfficerTemplate.on(day)) if day else rows


def officer_template(viewer: Viewer, slug: str, number: int) -> OfficerTemplate | None:
    return officer_templates(viewer).filter(organisation__slug=slug, number=number).first()


def powers(viewer: Viewer, organisation: int) -> QuerySet[Delegation]:
    """The lines of a council's scheme of delegation, in force and past: a record may be of long ago."""
    return authority.delegations(viewer).filter(organisation=organisation).select_related("organisation")


def brought_already(viewer: Viewer, organisation: int, lines: Sequence[str]) -> set[str]:
    """Which of these lines of a table have become decisions before."""
    rows = Particulars.objects.visible_to(viewer).filter(decision__organisation=organisation, brought_as__in=lines)
    return set(rows.values_list("brought_as", flat=True))


def seats_that_decide(viewer: Viewer, organisation: int) -> QuerySet[Seat]:
    """The seats of members who decide alone, in force and past."""
    rows = Seat.objects.filter(kind=Seat.Kind.DECIDER, body__organisation=organisation).select_related("person__organisation", "body")
    return rows.order_by("body__name", "person__name", "-since", "pk")
