"""The facts on which a meeting's statutory timeline rests, read for many meetings at once."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any

from django.db.models import Max, Q

from moothall.access.viewer import Viewer
from moothall.authority import queries as authority
from moothall.meetings.models import Item, Meeting, Paper, Publication, Representation, UrgentAgreement
from moothall.meetings.rules.law import (
    Agreer,
    BodyKind,
    ItemFacts,
    MeetingFacts,
    OwnRules,
    PrivateNotice,
    Step,
    Unit,
    UrgentAgreement as Agreement,
    day_of,
    start_of,
)
from moothall.meetings.rules.timeline import timeline

OWN = ("notice_days", "notice_unit", "private_notice_days", "second_private_notice_days", "draft_minutes_within")
Kind = Publication.Kind


def timelines(viewer: Viewer, meetings: Sequence[Meeting], moment: datetime) -> dict[int, list[Step]]:
    """The timeline of each meeting by its key, in a fixed number of questions.

    One that was announced here only after its day has none: when its papers came out is not known.
    """
    known = [row for row in meetings if not was_brought_in(row)]
    told = Told(viewer, known)
    steps = {row.pk: timeline(moment, told.facts(row)) for row in known}
    return {row.pk: steps.get(row.pk, []) for row in meetings}


def was_brought_in(meeting: Meeting) -> bool:
    """Whether it was read from elsewhere when it was over."""
    since = meeting.announced_at or meeting.convened_at
    return since is not None and day_of(since) > meeting.held_on


class Told:
    """Everything that is known of some meetings, gathered once."""

    def __init__(self, viewer: Viewer, meetings: Sequence[Meeting]) -> None:
        of = {"meeting__in": meetings}
        self.items = grouped(Item.objects.visible_to(viewer).filter(**of).order_by(*Item.IN_ORDER))
        self.published = grouped(Publication.objects.visible_to(viewer).filter(**of).order_by("turn").defer("contents"))
        self.said = grouped(Representation.objects.visible_to(viewer).filter(left_out_because="", **of))
        self.agreed = {row.meeting_id: row for row in UrgentAgreement.objects.visible_to(viewer).filter(**of)}
        papers = Paper.objects.visible_to(viewer).filter(item__meeting__in=meetings, kind=Paper.Kind.REPORT)
        self.reports = dict(papers.order_by().values_list("item").annotate(Max("published_at")))
        councils = {row.organisation_id for row in meetings}
        self.closed = {council: authority.closure_days(viewer, council) for council in councils}
        self.own = authority.through_time(viewer, councils, OWN)
        self.following = following(viewer, meetings)

    def facts(self, meeting: Meeting) -> MeetingFacts:
        published: dict[str, list[Publication]] = defaultdict(list)
        for row in self.published[meeting.pk]:
            published[row.kind].append(row)
        notice, drafts, minutes = published[Kind.NOTICE], published[Kind.DRAFT_MINUTES], published[Kind.MINUTES]
        out = meeting.minutes_published_at  # of a meeting that was brought in, nothing else is known
        return MeetingFacts(
            held_on=meeting.held_on,
            kind=BodyKind.BRIEFING if meeting.is_briefing else BodyKind(meeting.body.kind),
            starts_at=meeting.starts_at,
            convened_at=meeting.convened_at,
            cancelled_at=meeting.cancelled_at,
            notice_at=notice[0].published_at if notice else meeting.agenda_published_at,
            agenda_at=meeting.agenda_published_at,
            items=tuple(self.item(meeting, row) for row in self.items[meeting.pk] if row.is_displayed and not row.is_heading),
            first_private_notice=self.private_notice(meeting, published[Kind.FIRST_PRIVATE]),
            second_private_notice=self.private_notice(meeting, published[Kind.SECOND_PRIVATE]),
            urgent_agreement=self.agreement(meeting),
            statement_at=meeting.decisions_published_at or meeting.minutes_published_at,
            draft_minutes_at=drafts[0].published_at if drafts else None if minutes else out,
            confirmed_at=None if meeting.minutes_are_draft else minutes[-1].published_at if minutes else out,
            next_meeting_on=next((day for day in self.following[meeting.body_id] if day > meeting.held_on), None),
            closed=self.closed[meeting.organisation_id],
            own=own_rules(self.own, meeting.organisation_id, meeting.held_on),
        )

    def item(self, meeting: Meeting, row: Item) -> ItemFacts:
        row.meeting = meeting  # so that its reference asks for nothing more
        return ItemFacts(
            name=row.title,
            reference=row.reference,
            added_at=row.added_at,
            published_at=row.published_at,
            needs_report=row.purpose == Item.Purpose.REPORT or row.pk in self.reports,
            report_at=self.reports.get(row.pk),
            urgent_because=row.urgent_because,
            is_private=row.is_private,
            is_deferred=row.withdrawn_at is not None,
        )

    def private_notice(self, meeting: Meeting, published: Sequence[Publication]) -> PrivateNotice | None:
        if not published:
            return None
        said = self.said[meeting.pk]
        answered = sum(row.answered_at is not None for row in said)
        return PrivateNotice(published_at=published[0].published_at, representations=len(said), responses=answered)

    def agreement(self, meeting: Meeting) -> Agreement | None:
        row = self.agreed.get(meeting.pk)
        if not row:
            return None
        return Agreement(
            agreed_by=Agreer(row.agreed_by),
            agreed_at=start_of(row.agreed_on),
            reason=row.reason,
            is_scrutiny_chair_able=row.is_scrutiny_chair_able,
            has_council_chair=row.has_council_chair,
            notice_at=row.published_at,
        )


def grouped(rows: Iterable[Any]) -> dict[int, list[Any]]:
    found: dict[int, list[Any]] = defaultdict(list)
    for row in rows:
        found[row.meeting_id].append(row)
    return found


def own_rules(rows: Iterable[Any], organisation: int, day: date) -> OwnRules:
    """What a council had set for itself on the day of a meeting; where it had set nothing, the law of that day stands alone."""
    said: dict[str, Any] = {row.name: row.value for row in rows if row.organisation_id == organisation and row.holds_on(day)}
    return OwnRules(**said | ({"notice_unit": Unit(said["notice_unit"])} if "notice_unit" in said else {}))


def following(viewer: Viewer, meetings: Sequence[Meeting]) -> dict[int, list[date]]:
    """The days on which these bodies meet, from the first of these meetings on."""
    found: dict[int, list[date]] = defaultdict(list)
    if meetings:
        first = min(row.held_on for row in meetings)
        rows = Meeting.objects.visible_to(viewer).filter(Q(body__in={row.body_id for row in meetings}), held_on__gte=first)
        for body, day in rows.filter(cancelled_at=None, is_briefing=False).order_by("held_on").values_list("body", "held_on"):
            found[body].append(day)
    return found
