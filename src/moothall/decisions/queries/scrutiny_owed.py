"""Who is told when scrutiny is owed something: whoever must act, who keeps the papers, and those over them."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db.models import Q

from moothall.access.viewer import THE_CLOCK, Role, Viewer
from moothall.authority.models import Body, Office, Person, Seat
from moothall.decisions.models import CallIn
from moothall.decisions.queries.chasing import portfolio_holders
from moothall.decisions.queries.commitments import holders
from moothall.decisions.rules.recommended import Addressee
from moothall.post import queries as outbox
from moothall.post.rules import To

AT_THE_HEAD = (Seat.Kind.CHAIR, Seat.Kind.DECIDER)
Whom = Mapping[To, Person | None]


def who_answers(row: Any, today: date) -> Whom:
    """Whoever must answer, or the clerk where nobody here must; then the clerk, the monitoring officer, and the chair of scrutiny."""
    clerk = officer(row.organisation_id, Role.COMMITTEE_CLERK, today)
    return {
        To.OWNER: answerer(row, today) or clerk,
        To.DEPUTY: clerk,
        To.HEAD: officer(row.organisation_id, Role.MONITORING_OFFICER, today),
        To.PORTFOLIO_HOLDER: at_the_head_of(today, body=row.body_id),
    }


def answerer(row: Any, today: date) -> Person | None:
    if row.to == Addressee.MEMBER:
        return portfolio_holders([row.portfolio_id], today).get(row.portfolio_id)
    kind = {Addressee.EXECUTIVE: Body.Kind.CABINET, Addressee.COUNCIL: Body.Kind.COUNCIL}.get(row.to)
    return at_the_head_of(today, body__kind=kind, body__organisation=row.organisation_id) if kind else None


def who_carries_out(row: Any, today: date) -> Whom:
    """Whoever holds the office now, who acts for them, who is over them, and the member who answers for it."""
    office = holders(THE_CLOCK, [row.owner], today).get(row.owner_id)
    if office is None:
        return {To.OWNER: officer(row.organisation_id, Role.COMMITTEE_CLERK, today)}
    over = portfolio_holders([office.portfolio_id], today).get(office.portfolio_id or 0) if office.portfolio_id else None
    return outbox.whom(office, today) | {To.PORTFOLIO_HOLDER: over}


def told_of_a_call_in(decision: Any, step: str, today: date) -> Whom:
    """The clerk and the monitoring officer first; then whoever must act, and the member who answers for it."""
    return {
        To.OWNER: officer(decision.organisation_id, Role.COMMITTEE_CLERK, today),
        To.DEPUTY: officer(decision.organisation_id, Role.MONITORING_OFFICER, today),
        To.HEAD: must_act(decision, step, today),
        To.PORTFOLIO_HOLDER: portfolio_holders([decision.portfolio_id], today).get(decision.portfolio_id or 0),
    }


def must_act(decision: Any, step: str, today: date) -> Person | None:
    """The chair of the committee that hears it; after that whoever took the decision."""
    if step == "hear":
        committee = decision.call_in_rule.committee_id if decision.call_in_rule else None
        where = {"body": committee} if committee else {"body__kind": Body.Kind.SCRUTINY, "body__organisation": decision.organisation_id}
        return at_the_head_of(today, **where)
    return decision.person or at_the_head_of(today, body=decision.body_id)


def officer(organisation: int, role: Role, today: date) -> Person | None:
    rows = Office.objects.filter(Office.on(today), organisation=organisation, role=role)
    row = rows.select_related("person__organisation").order_by("pk").first()
    return row.person if row else None


def at_the_head_of(today: date, **body: Any) -> Person | None:
    """The chair of a body, or whoever decides alone there."""
    rows = Seat.objects.filter(Seat.on(today), kind__in=AT_THE_HEAD, **body).select_related("person__organisation").order_by("pk")
    row = rows.first()
    return row.person if row else None


def call_ins_waiting(viewer: Viewer, day: date) -> list[tuple[CallIn, date, str]]:
    """The call-ins whose next step is late on a day: scrutiny has not met, or nobody has answered it. Each with the day it was due."""
    alive = CallIn.objects.visible_to(viewer).filter(is_valid=True, decision__withdrawn_at=None, decision__superseded_at=None)
    heard = Q(outcome="", hear_by__lt=day)
    answered = ~Q(outcome="") & Q(answer__in=("", "objected"), answer_by__lt=day)
    related = ("organisation", "body", "person__organisation", "portfolio", "call_in_rule__committee")
    rows = alive.filter(heard | answered).select_related(*(f"decision__{name}" for name in related)).order_by("pk")
    return [(row, *late_step(row)) for row in rows]


def late_step(row: CallIn) -> tuple[Any, str]:
    return (row.answer_by, "answer") if row.outcome else (row.hear_by, "hear")
