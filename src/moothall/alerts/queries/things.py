"""What was published, as one reader may see it now: nothing, if they may not see it."""

import re
from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from django.db.models import Q
from django.http import QueryDict

from moothall.access.viewer import Viewer
from moothall.alerts.queries import of_plans
from moothall.alerts.rules import Thing
from moothall.authority.words import capitalised, day_in_words
from moothall.decisions import queries as decisions
from moothall.decisions.forms import Register
from moothall.decisions.models import Commitment, Decision, MatterLink, TakenAt
from moothall.decisions.queries import listing, matters as histories
from moothall.meetings import queries as meetings
from moothall.meetings.models import Item, ItemDepartment, ItemWard, Meeting
from moothall.search.queries import within
from moothall.search.rules import question

NAMED = r"(?P<slug>[\w-]+)/(?P<number>\d{1,9})"


def thing(viewer: Viewer, reference: str) -> Thing | None:
    """The thing whose page this is."""
    for pattern, find in FOUND:
        if named := pattern.fullmatch(reference):
            return find(viewer, named["slug"], int(named["number"]))
    return None


def meeting(viewer: Viewer, slug: str, number: int) -> Thing | None:
    row = meetings.meeting(viewer, slug, number)
    return of_meeting(viewer, row) if row else None


def of_meeting(viewer: Viewer, row: Meeting) -> Thing:
    wards = ItemWard.objects.visible_to(viewer).filter(item__meeting=row).values_list("ward_id", flat=True)
    departments = ItemDepartment.objects.visible_to(viewer).filter(item__meeting=row).values_list("department_id", flat=True)
    return Thing(
        reference=row.reference,
        organisation=row.organisation_id,
        title=f"{row.body}, {day_in_words(row.held_on)}",
        line=row.venue,
        on=row.held_on,
        bodies=frozenset({row.body_id}),
        wards=frozenset(wards),
        departments=frozenset(departments),
        matters=belongs_to(viewer, Q(item__meeting=row) | Q(meeting=row)),
    )


def belongs_to(viewer: Viewer, found: Q) -> frozenset[int]:
    """The matters to whose history something was joined, as far as this reader may see both."""
    return frozenset(MatterLink.objects.visible_to(viewer).filter(found).values_list("matter_id", flat=True))


def decision(viewer: Viewer, slug: str, number: int) -> Thing | None:
    row = decisions.decision(viewer, slug, number)
    return of_decision(viewer, row) if row else None


def of_decision(viewer: Viewer, row: Decision) -> Thing:
    items = TakenAt.objects.visible_to(viewer).filter(decision=row, item__isnull=False).values("item")
    return Thing(
        reference=row.reference,
        organisation=row.organisation_id,
        title=row.title,
        line=line(row.maker_words or str(row.body or row.person or ""), row.decided_on),
        on=row.decided_on,
        bodies=frozenset({row.body_id} if row.body_id else ()),
        wards=frozenset(row.wards.values_list("pk", flat=True)),
        departments=frozenset({row.department_id} if row.department_id else ()),
        matters=belongs_to(viewer, Q(decision=row) | Q(item__in=items)),
        portfolios=frozenset({row.portfolio_id} if row.portfolio_id else ()),
        plans=of_plans.answered_by(viewer, row),
        is_all_wards=row.is_all_wards,
    )


def notice(viewer: Viewer, slug: str, number: int) -> Thing | None:
    row = decisions.notice(viewer, slug, number)
    if row is None:
        return None
    return Thing(
        reference=row.reference,
        organisation=row.organisation_id,
        title=row.title,
        line=line(str(row.body or row.person or ""), row.due_on),
        on=row.due_on,
        bodies=frozenset({row.body_id} if row.body_id else ()),
        wards=frozenset(row.wards.values_list("pk", flat=True)),
        departments=frozenset({row.department_id} if row.department_id else ()),
        matters=belongs_to(viewer, Q(notice=row)),
        portfolios=frozenset({row.portfolio_id} if row.portfolio_id else ()),
        is_all_wards=row.is_all_wards,
    )


def matter(viewer: Viewer, slug: str, number: int) -> Thing | None:
    """The history of a matter is of itself alone: of no body, and of no ward."""
    row = histories.matter(viewer, slug, number)
    return Thing(row.reference, row.organisation_id, row.title, matters=frozenset({row.pk})) if row else None


def commitment(viewer: Viewer, slug: str, number: int) -> Thing | None:
    """A commitment is of the body that asked for it."""
    row = decisions.commitment(viewer, slug, number)
    if row is None:
        return None
    source, on = asked_by(viewer, row)
    return Thing(
        reference=row.reference,
        organisation=row.organisation_id,
        title=capitalised(row.what),
        line=capitalised(row.who),
        on=on,
        bodies=frozenset({source} if source else ()),
        matters=belongs_to(viewer, behind(row)),
    )


def behind(row: Commitment) -> Q:
    """The commitment itself, the decision that made it, and the item at which it was asked."""
    found = Q(commitment=row)
    if row.decision_part is not None:
        found |= Q(decision=row.decision_part.decision_id)
    return found | Q(item=row.asking_item.pk) if row.asking_item else found


def asked_by(viewer: Viewer, row: Commitment) -> tuple[int | None, date | None]:
    """The body whose words commit somebody, and the day on which it said them."""
    if row.decision_part is not None:
        found: Any = Decision.objects.visible_to(viewer).filter(pk=row.decision_part.decision_id).values_list("body", "decided_on")
    elif row.asking_item:
        found = Item.objects.visible_to(viewer).filter(pk=row.asking_item.pk).values_list("meeting__body", "meeting__held_on")
    else:
        return row.asked_by_id, row.asked_on
    return found.first() or (None, None)


def line(who: str, on: date | None) -> str:
    return ", ".join(part for part in (who, day_in_words(on) if on else "") if part)


FOUND: tuple[tuple[re.Pattern[str], Callable[[Viewer, str, int], Thing | None]], ...] = (
    (re.compile(f"meetings/{NAMED}"), meeting),
    (re.compile(f"decisions/{NAMED}"), decision),
    (re.compile(f"decisions/commitments/{NAMED}"), commitment),
    (re.compile(f"decisions/notices/{NAMED}"), notice),
    (re.compile(f"decisions/matters/{NAMED}"), matter),
    (re.compile(f"plans/{NAMED}"), of_plans.plan),
    (re.compile(f"plans/savings/{NAMED}"), of_plans.programme),
    (re.compile(f"plans/savings/lines/{NAMED}"), of_plans.saving),
)


def is_listed(viewer: Viewer, thing: Thing, listed: str, at: datetime) -> bool:
    """Whether it is a decision that the register lists at this moment, chosen as this address says."""
    named = re.fullmatch(f"decisions/{NAMED}", thing.reference)
    chosen = Register(QueryDict(listed), viewer=viewer)
    if not named or not chosen.is_valid():
        return False
    row = decisions.decision(viewer, named["slug"], int(named["number"]))
    return row is not None and listing.is_listed(viewer, row, chosen.choices(), at)


def holds_words(viewer: Viewer, thing: Thing, words: str) -> bool:
    """Whether these words stand somewhere in what this reader may see of it."""
    return not words or within(viewer, question(words), thing.reference)
