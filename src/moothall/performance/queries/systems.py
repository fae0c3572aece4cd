"""Other systems that send figures: which there are, as whom each is let in, of which measures it sends, and what is owed of these."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from django.db.models import Q, QuerySet

from moothall.access.tokens import LONGEST, MARK, TokenState, hash_of
from moothall.access.viewer import THE_CLOCK, Viewer
from moothall.authority import queries as authority
from moothall.authority.models import Deputy, Office, Organisation
from moothall.authority.rules import working_days_between
from moothall.decisions.queries.commitments import SAME_OFFICE
from moothall.decisions.rules import day_of, start_of
from moothall.performance import rules
from moothall.performance.models import Definition, Measure, Return, System, SystemMeasure, SystemPost
from moothall.performance.permissions.seeing import KEEPERS
from moothall.performance.queries import returns_owed
from moothall.performance.queries.measures import measures
from moothall.performance.queries.returns import definitions_of, last_statement
from moothall.performance.rules.periods import ONE_DAY

RELATED = ("organisation", "answers__account", "office__person", "department")
DAYS, TOLD_BEFORE = "system_token_days", "chase_before_days"
A_FEW = 10


def systems(viewer: Viewer) -> QuerySet[System]:
    """Those that still send first, the next to end first of these."""
    rows = System.objects.visible_to(viewer).select_related(*RELATED)
    return rows.order_by("-organisation__is_home", "organisation__name", "withdrawn_at", "ends_on", "pk")


def system(viewer: Viewer, slug: str, number: int) -> System | None:
    return systems(viewer).filter(organisation__slug=slug, number=number).first()


def posts(viewer: Viewer, of: System) -> list[SystemPost]:
    """What it sent last, the latest first."""
    return list(SystemPost.objects.visible_to(viewer).filter(system=of).order_by("-sent_at", "-pk")[:A_FEW])


def last_day(viewer: Viewer, organisation: Organisation, today: date) -> date:
    """The last day that a token made today may have, by the council's own rule."""
    days = authority.setting(viewer, organisation.pk, DAYS, today)
    return date.fromordinal(today.toordinal() + int(days))


def told_of_its_end_at(row: System) -> datetime:
    """When whoever answers for a system is told that its token ends: as many working days before as they are reminded of commitments."""
    before = int(authority.setting(THE_CLOCK, row.organisation_id, TOLD_BEFORE, row.ends_on))
    closed, day = authority.closure_days(THE_CLOCK, row.organisation_id), row.ends_on
    while working_days_between(day, row.ends_on, closed) < before:
        day -= ONE_DAY
    return start_of(day)


def let_in(token: str, moment: datetime) -> tuple[System, Viewer] | None:
    """Whose token this is, and who that is today: nobody, if it has ended or was withdrawn, or nobody answers for it any more."""
    if not token.startswith(MARK) or len(token) > LONGEST:
        return None
    row = systems(THE_CLOCK).filter(token_hash=hash_of(token)).first()
    if row is None or not row.is_opened_by(token) or row.token_state(day_of(moment)) is not TokenState.OPENS:
        return None
    viewer = viewer_of(row, day_of(moment))
    return (row, viewer) if viewer.offices else None


def viewer_of(row: System, day: date) -> Viewer:
    """A system does what whoever answers for it may do with measures at that council on that day, in its own name and theirs."""
    behind = authority.viewer_of(row.answers.account, day) if row.answers.account else Viewer("", "")
    held = frozenset(one for one in behind.offices if one.role in KEEPERS and one.organisation == row.organisation_id and not one.seat)
    return replace(behind, reference=row.reference, name=row.sends_as, offices=held, person=row.answers_id, reads_exempt_at=frozenset())


def answered_for(rows: Collection[System], day: date) -> set[int]:
    """For which of these systems somebody answers on a day who still keeps the plans: in one question, for a list."""
    people = {row.answers_id for row in rows if row.answers.account and row.answers.account.is_active}
    offices = Office.objects.filter(Office.on(day), role__in=KEEPERS)
    cover = Deputy.objects.filter(Deputy.on(day), person__in=people, office__in=offices)
    held = (
        offices.filter(person__in=people).values_list("person", "organisation").union(cover.values_list("person", "office__organisation"))
    )
    there = set(held) if people else set()
    return {row.pk for row in rows if (row.answers_id, row.organisation_id) in there}


def measures_of(viewer: Viewer, row: System) -> QuerySet[Measure]:
    """The measures of which a system may send figures, by their numbers: the last figure of one that has ended may still be owed."""
    return measures(viewer).filter(scope(viewer, row), organisation=row.organisation_id).order_by("number")


def scope(viewer: Viewer, row: System) -> Q:
    if row.office:
        return Q(**{f"owner__{key}": getattr(row.office, key) for key in SAME_OFFICE})  # an office goes from hand to hand
    if row.department_id:
        return Q(department=row.department_id)
    return Q(pk__in=SystemMeasure.objects.visible_to(viewer).filter(system=row).values("measure"))


def numbers_named(viewer: Viewer, rows: Collection[System]) -> dict[int, list[int]]:
    """The numbers of the measures that were named for each of these systems."""
    found: dict[int, list[int]] = {}
    named = SystemMeasure.objects.visible_to(viewer).filter(system__in=[row.pk for row in rows])
    for key, number in named.order_by("measure__number").values_list("system", "measure__number"):
        found.setdefault(key, []).append(number)
    return found


def entered(definition: Definition) -> tuple[str, ...]:
    """What is entered of a figure: itself, or its parts; nothing where it is worked out from others alone."""
    if not definition.formula:
        return (rules.Part.VALUE.value,)
    own = {use.part.value for use in rules.read(definition.formula).uses if not use.number}
    return tuple(sorted(own, reverse=True))


@dataclass(frozen=True, slots=True)
class Offered:
    """A measure of which a system may send figures: how it is counted now, which figure was asked for last, and what was sent of it."""

    measure: Measure
    definition: Definition
    expected: returns_owed.Expected | None = None
    sent: Return | None = None

    @property
    def is_owed(self) -> bool:
        return self.expected is not None and (self.sent is None or self.sent.sent_back_at is not None)


def offered(viewer: Viewer, rows: Collection[Measure], moment: datetime) -> list[Offered]:
    """These measures with what is owed of them, in as many questions for one as for many; none that has ended and owes nothing."""
    expected = {one.measure.pk: one for one in returns_owed.expected(viewer, rows, moment)}
    sent = returns_owed.last_sent(list(expected.values()))
    every = definitions_of(viewer, [row.pk for row in rows])
    found = []
    for row in rows:
        definition = rules.holding(every.get(row.pk, ()), day_of(moment))
        goes_on = row.ended_on is None or row.ended_on >= day_of(moment) or row.pk in expected
        if definition and entered(definition) and goes_on:
            found.append(Offered(row, definition, expected.get(row.pk), sent.get(row.pk)))
    return found


def answered(row: System, key: str) -> SystemPost | None:
    """What was answered to a request of this name."""
    return SystemPost.objects.visible_to(THE_CLOCK).filter(system=row, key=key).first() if key else None


def became(measure: Measure, period: rules.Period, *, is_new: bool) -> dict[str, Any]:
    """What became of one figure that a system sent: of which measure and period, and which it is of those that were sent for it."""
    last = last_statement(measure, period)
    of = {"measure": f"M{measure.number}", "from": period.first.isoformat(), "to": period.last.isoformat()}
    return of | {"became": "sent" if is_new else "known", "turn": last.turn if last else 0}
