"""What scrutiny recommended: chosen by standing, owed by whom, answered by what, heard where."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import F, Q, QuerySet

from moothall.access.viewer import THE_CLOCK, Viewer
from moothall.authority import queries as authority
from moothall.authority.models import Body
from moothall.decisions.models import (
    AnsweredBy,
    Decision,
    ProgressHeard,
    ProgressReport,
    RecommendationAnswer,
    ScrutinyRecommendation,
    Topic,
)
from moothall.decisions.queries.commitment_states import any_of
from moothall.decisions.queries.threads import Names, of_these
from moothall.decisions.rules import day_of, recommended as rules
from moothall.decisions.rules.recommended import Progress, RecommendationStanding as Standing, Recommended, Verdict
from moothall.meetings.models import Item, Meeting, ResolutionPart
from moothall.meetings.permissions import CLERKS
from moothall.meetings.rules.parts import PartKind

PART = "resolution_part__resolution__item__meeting"
OVER = rules.OVER_AND_DONE
A_YEAR = timedelta(days=366)


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """What a reader wants to see of the recommendations. Empty is everything."""

    words: str = ""
    body: Body | None = None
    to: str = ""
    standings: frozenset[Standing] = frozenset()
    first: date | None = None
    last: date | None = None


def recommendations(viewer: Viewer) -> QuerySet[ScrutinyRecommendation]:
    """The newest first."""
    related = ("organisation", "body__organisation", "portfolio", "owner__person", "topic__organisation", f"{PART}__organisation")
    rows = ScrutinyRecommendation.objects.visible_to(viewer).select_related(*related, f"{PART}__body")
    return rows.order_by("-made_on", "-number")


def recommendation(viewer: Viewer, slug: str, number: int) -> ScrutinyRecommendation | None:
    return recommendations(viewer).filter(organisation__slug=slug, number=number).first()


def narrowed(viewer: Viewer, wanted: Wanted, moment: datetime) -> QuerySet[ScrutinyRecommendation]:
    rows = recommendations(viewer)
    if wanted.words:
        rows = rows.filter(Q(resolution_part__text__icontains=wanted.words) | Q(own_words__icontains=wanted.words))
    asked = {"body": wanted.body, "to": wanted.to, "given_on__gte": wanted.first, "given_on__lte": wanted.last}
    rows = rows.filter(**{name: value for name, value in asked.items() if value})
    if wanted.standings:
        known = states(viewer, moment)
        rows = rows.filter(any_of(known[one] for one in wanted.standings))
    return rows


def states(viewer: Viewer, moment: datetime) -> dict[Standing, Q]:
    """The rule's verdict asked of the table. A test holds each against `rules.recommendation_standing`."""
    today = day_of(moment)
    given = Q(given_on__isnull=False)
    waits, late = given & Q(answered_on=None), Q(due_on__isnull=False, due_on__lt=today)
    accepted = given & Q(answered_on__isnull=False) & ~Q(verdict=Verdict.NOT_ACCEPTED)
    doing, overdue = accepted & ~Q(progress__in=OVER), Q(do_by__isnull=False, do_by__lt=today)
    done, had = accepted & Q(progress=Progress.DONE), Q(pk__in=had_by(viewer, moment).values("recommendation"))
    return {
        Standing.NOT_GIVEN: Q(given_on=None),
        Standing.AWAITED: waits & ~late,
        Standing.LATE: waits & late,
        Standing.NOT_ACCEPTED: given & Q(answered_on__isnull=False, verdict=Verdict.NOT_ACCEPTED),
        Standing.OVERDUE: doing & overdue,
        Standing.UNDER_WAY: doing & ~overdue & Q(progress=Progress.UNDER_WAY),
        Standing.NOT_BEGUN: doing & ~overdue & ~Q(progress=Progress.UNDER_WAY),
        Standing.SAID_DONE: done & ~had,
        Standing.DONE: done & had,
        Standing.WILL_NOT: accepted & Q(progress=Progress.WILL_NOT),
    }


def had_by(viewer: Viewer, moment: datetime) -> QuerySet[ProgressHeard]:
    """What scrutiny is known to have had since it was said: the minutes of that meeting are out, or a clerk has said so."""
    known = Q(had_at__lte=moment) | Q(item__meeting__minutes_published_at__lte=moment)
    held = {"item__meeting__held_on__lte": day_of(moment), "item__meeting__held_on__gte": F("recommendation__progress_on")}
    rows = ProgressHeard.objects.visible_to(viewer).filter(known, item__meeting__cancelled_at=None, item__withdrawn_at=None, **held)
    return rows.select_related("item__meeting").order_by("item__meeting__held_on", "pk")


def had_on(viewer: Viewer, rows: Collection[ScrutinyRecommendation], moment: datetime) -> dict[int, date]:
    """From which day it is known of each of these that scrutiny has had the news."""
    found: dict[int, date] = {}
    for one in had_by(viewer, moment).filter(recommendation__in=rows):
        known = [at for at in (one.had_at, one.item.meeting.minutes_published_at) if at and at <= moment]
        found.setdefault(one.recommendation_id, day_of(min(known)))
    return found


def facts_of(row: ScrutinyRecommendation, had: date | None) -> Recommended:
    """A recommendation as the rule asks for it."""
    return Recommended(
        given_on=row.given_on,
        due_on=row.due_on,
        answered_on=row.answered_on,
        verdict=row.verdict,
        do_by=row.do_by,
        progress=row.progress,
        had_on=had,
    )


def every_fact(viewer: Viewer, organisation: int, moment: datetime) -> list[Recommended]:
    """All that a council's scrutiny gave to anybody, for the figures; in two questions."""
    rows = list(ScrutinyRecommendation.objects.visible_to(viewer).filter(organisation=organisation, given_on__isnull=False).order_by("pk"))
    had = had_on(viewer, rows, moment)
    return [facts_of(row, had.get(row.pk)) for row in rows]


def standings_of(viewer: Viewer, rows: Sequence[ScrutinyRecommendation], moment: datetime) -> dict[int, Standing]:
    had = had_on(viewer, rows, moment)
    return {row.pk: rules.recommendation_standing(day_of(moment), facts_of(row, had.get(row.pk))) for row in rows}


def answers(viewer: Viewer, row: ScrutinyRecommendation) -> QuerySet[RecommendationAnswer]:
    """Every response that it was given, the last first."""
    return RecommendationAnswer.objects.visible_to(viewer).filter(recommendation=row).select_related("owner__person").order_by("-turn")


def decided(viewer: Viewer, row: ScrutinyRecommendation) -> QuerySet[AnsweredBy]:
    rows = AnsweredBy.objects.visible_to(viewer).filter(recommendation=row)
    return rows.select_related("decision__organisation").order_by("pk")


def progress(viewer: Viewer, row: ScrutinyRecommendation) -> QuerySet[ProgressReport]:
    return ProgressReport.objects.visible_to(viewer).filter(recommendation=row).order_by("said_at", "pk")


def heard(viewer: Viewer, row: ScrutinyRecommendation) -> QuerySet[ProgressHeard]:
    """At which items scrutiny has the news, or is to have it."""
    rows = ProgressHeard.objects.visible_to(viewer).filter(recommendation=row, item__meeting__cancelled_at=None, item__withdrawn_at=None)
    return rows.select_related("item__meeting__organisation", "item__meeting__body").order_by("item__meeting__held_on", "pk")


def came(viewer: Viewer, row: ScrutinyRecommendation, day: date) -> ProgressHeard | None:
    """The item by which the news came to scrutiny, since it was last told."""
    rows = heard(viewer, row).filter(item__meeting__held_on__lte=day)
    return (rows.filter(item__meeting__held_on__gte=row.progress_on) if row.progress_on else rows).first()


def parts_to_recommend(viewer: Viewer, meeting: Meeting) -> list[ResolutionPart]:
    """What a meeting resolved and is no recommendation here yet, in the order of the agenda."""
    known = ScrutinyRecommendation.objects.visible_to(THE_CLOCK).filter(resolution_part__isnull=False).values_list("resolution_part")
    rows = ResolutionPart.objects.visible_to(viewer).filter(resolution__item__meeting=meeting)
    rows = rows.select_related("resolution__item__meeting__organisation").order_by(
        "resolution__item__position", "resolution__position", "number"
    )
    taken = {key for (key,) in known.filter(resolution_part__resolution__item__meeting=meeting)}
    return [row for row in rows if row.pk not in taken]


def recommends(part: ResolutionPart) -> bool:
    """Whether the words of a part recommend something."""
    return PartKind.RECOMMEND in part.kinds


def meetings_to_read(viewer: Viewer, day: date) -> list[tuple[Meeting, int]]:
    """The scrutiny meetings of the last year of the viewer's council that recommended something nobody has recorded yet, and how much."""
    known = ScrutinyRecommendation.objects.visible_to(THE_CLOCK).filter(resolution_part__isnull=False, made_on__gte=day - A_YEAR)
    taken = set(known.values_list("resolution_part", flat=True))
    meeting = "resolution__item__meeting"
    rows = ResolutionPart.objects.visible_to(viewer).filter(
        **{f"{meeting}__body__kind": Body.Kind.SCRUTINY, f"{meeting}__organisation__in": viewer.organisations(*CLERKS)},
        **{f"{meeting}__held_on__range": (day - A_YEAR, day)},
    )
    found: dict[Meeting, int] = {}
    for row in rows.select_related(f"{meeting}__organisation", f"{meeting}__body").order_by(f"-{meeting}__held_on", "pk"):
        if row.pk not in taken and recommends(row):
            found[row.resolution.item.meeting] = found.get(row.resolution.item.meeting, 0) + 1
    return list(found.items())


def of_topic(viewer: Viewer, topic: Topic) -> QuerySet[ScrutinyRecommendation]:
    return recommendations(viewer).filter(topic=topic).order_by("number")


def waiting(viewer: Viewer) -> QuerySet[ScrutinyRecommendation]:
    """What was given and has no answer, the nearest day first."""
    return recommendations(viewer).filter(given_on__isnull=False, answered_on=None).order_by(F("due_on").asc(nulls_last=True), "number")


def being_done(viewer: Viewer) -> QuerySet[ScrutinyRecommendation]:
    """What was accepted and is neither done nor given up, the nearest day first."""
    rows = recommendations(viewer).filter(answered_on__isnull=False).exclude(verdict=Verdict.NOT_ACCEPTED).exclude(progress__in=OVER)
    return rows.order_by(F("do_by").asc(nulls_last=True), "number")


def not_given(viewer: Viewer) -> QuerySet[ScrutinyRecommendation]:
    return recommendations(viewer).filter(given_on=None, organisation__in=viewer.organisations(*CLERKS)).order_by("made_on", "number")


def said_done(viewer: Viewer, moment: datetime) -> QuerySet[ScrutinyRecommendation]:
    """What is said to be done and scrutiny has not had, at the viewer's own council."""
    rows = recommendations(viewer).filter(states(viewer, moment)[Standing.SAID_DONE])
    return rows.filter(organisation__in=viewer.organisations(*CLERKS)).order_by("progress_on", "number")


def mine(viewer: Viewer, day: date) -> QuerySet[ScrutinyRecommendation]:
    """What the viewer's offices carry out, and those for whose holder they act today; an office goes from hand to hand."""
    return being_done(viewer).filter(owner__in=authority.hands_of(viewer, day))


def decisions_to_choose(viewer: Viewer, row: ScrutinyRecommendation, day: date) -> list[Decision]:
    """The decisions by which a recommendation may have been answered: those taken since it was made, the newest first."""
    since = {"decided_on__range": (row.made_on, day), "withdrawn_at": None}
    rows = Decision.objects.visible_to(viewer).filter(organisation=row.organisation_id, **since)
    return list(rows.order_by("-decided_on", "-pk")[:50])


def items_to_choose(viewer: Viewer, body: Body, day: date) -> list[Item]:
    """The items of a scrutiny body's meetings by which news may have come, or may come: half a year back, and all to come."""
    rows = Item.objects.visible_to(viewer).filter(meeting__body=body, meeting__held_on__gte=day - A_YEAR / 2, meeting__cancelled_at=None)
    rows = rows.filter(is_heading=False, withdrawn_at=None, meeting__is_briefing=False).select_related(
        "meeting__organisation", "meeting__body"
    )
    return list(rows.order_by("-meeting__held_on", *Item.IN_ORDER)[:60])


def of_meetings(viewer: Viewer, names: Names) -> QuerySet[ScrutinyRecommendation]:
    """What meetings of these councils and numbers recommended."""
    return recommendations(viewer).filter(of_these(f"{PART}__", names)).order_by("number")


def heard_at(viewer: Viewer, names: Names) -> QuerySet[ProgressHeard]:
    """Of which recommendations these meetings have the news."""
    related = ("item__meeting__organisation", "recommendation__organisation", "recommendation__resolution_part")
    rows = ProgressHeard.objects.visible_to(viewer).filter(of_these("item__meeting__", names), item__withdrawn_at=None)
    return rows.select_related(*related).order_by("recommendation__number")


def heard_of(viewer: Viewer, rows: Collection[ScrutinyRecommendation]) -> QuerySet[ProgressHeard]:
    """At which items scrutiny has the news of these."""
    found = ProgressHeard.objects.visible_to(viewer).filter(
        recommendation__in=rows, item__meeting__cancelled_at=None, item__withdrawn_at=None
    )
    return found.select_related("item__meeting__organisation", "recommendation__organisation").order_by("item__meeting__held_on", "pk")


def answered_by(viewer: Viewer, names: Names) -> QuerySet[AnsweredBy]:
    """Which recommendations these decisions answer."""
    related = ("decision__organisation", "recommendation__organisation", "recommendation__resolution_part")
    return AnsweredBy.objects.visible_to(viewer).filter(of_these("decision__", names)).select_related(*related).order_by("pk")


def named(viewer: Viewer, names: Names) -> QuerySet[ScrutinyRecommendation]:
    return recommendations(viewer).filter(of_these("", names))


def answers_of(viewer: Viewer, rows: Collection[ScrutinyRecommendation]) -> QuerySet[AnsweredBy]:
    found = AnsweredBy.objects.visible_to(viewer).filter(recommendation__in=rows)
    return found.select_related("decision__organisation", "recommendation__organisation").order_by("pk")


def months_to_answer(viewer: Viewer, organisation: int, day: date) -> tuple[int, int]:
    """Within how many months of receipt the council answers scrutiny, and a partner within how many days, by the rules of a day."""
    held = authority.settings(viewer, organisation, day, ("scrutiny_response_months", "scrutiny_partner_days"))
    return int(held["scrutiny_response_months"]), int(held["scrutiny_partner_days"])
