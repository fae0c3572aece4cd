"""Call-in: by which rule a decision goes, who has asked for it, what somebody is beside a decision, and what came of it."""

from collections.abc import Collection, Iterable
from datetime import date, datetime

from django.db.models import F, Q, QuerySet

from moothall.access.asking import put_once
from moothall.access.naming import by_keys
from moothall.access.viewer import THE_CLOCK, Role, Viewer
from moothall.authority.models import Body, Office, Person, Seat
from moothall.decisions import rules
from moothall.decisions.models import CallIn, CallInRequest, CallInRule, Decision, DecisionPart, HeardAt, Particulars, Supersession
from moothall.decisions.models.recording import Framework
from moothall.decisions.queries.threads import Names, of_these
from moothall.meetings import queries as meetings
from moothall.meetings.models import Meeting
from moothall.meetings.rules.parts import PartKind

IN_FULL = (Seat.Kind.CHAIR, Seat.Kind.VICE_CHAIR, Seat.Kind.MEMBER)
EXECUTIVE = (Body.Kind.CABINET, Body.Kind.SINGLE_MEMBER)
DECIDING = (*IN_FULL, Seat.Kind.DECIDER)
COUNCILLORS = (Role.MEMBER, Role.PORTFOLIO_HOLDER, Role.SPOKESPERSON, Role.SCRUTINY_MEMBER)
MOST_MEETINGS = 12
LATEST = (F("since").desc(nulls_last=True), "-pk")


def call_in_rules(viewer: Viewer, organisation: int) -> QuerySet[CallInRule]:
    """Every rule that was ever set, the newest first."""
    rows = CallInRule.objects.filter(organisation=organisation).select_related("organisation", "committee__organisation")
    return rows.order_by(*LATEST)


def call_in_rule(organisation: int, day: date) -> tuple[CallInRule | None, rules.CallInRule]:
    """The council's rule of a day, with its row; the usual rule, and no row, where none is recorded."""
    held = by_keys(rules_of_councils, THE_CLOCK, [organisation])
    row = next((row for row in sorted(held, key=newest, reverse=True) if row.holds_on(day)), None)
    return row, row.as_rule() if row else rules.USUAL_RULE


def rules_of_councils(viewer: Viewer, organisations: Collection[int]) -> QuerySet[CallInRule]:
    """Few are ever set, and each publishing asks for one: they are read together, and the day chooses."""
    return CallInRule.objects.filter(organisation__in=organisations)


def newest(row: CallInRule) -> tuple[date, int]:
    return row.since or date.min, row.pk


def call_in_rule_of(decision: Decision) -> tuple[CallInRule | None, rules.CallInRule]:
    """The rule under which a decision was published."""
    row = decision.call_in_rule
    return row, row.as_rule() if row else rules.USUAL_RULE


def committee_of(decision: Decision) -> int | None:
    """The one committee that hears a call-in of it, where the rule names one."""
    return decision.call_in_rule.committee_id if decision.call_in_rule else None


def call_ins(viewer: Viewer, decision: Decision) -> QuerySet[CallIn]:
    """Each time that enough had asked, the last first."""
    return CallIn.objects.visible_to(viewer).filter(decision=decision).select_related("checked_by").order_by("-number")


def call_in_of(viewer: Viewer, decision: Decision) -> CallIn | None:
    """The call-in that came last; nothing where none has come about."""
    return call_ins(viewer, decision).first()


def requests(viewer: Viewer, decision: Decision) -> QuerySet[CallInRequest]:
    """Who has asked for call-in, and why."""
    return every_request(viewer).filter(decision=decision)


def every_request(viewer: Viewer) -> QuerySet[CallInRequest]:
    rows = CallInRequest.objects.visible_to(viewer).select_related("member__organisation", "committee", "call_in")
    return rows.order_by("asked_at", "pk")


def standing_requests(rows: Iterable[CallInRequest]) -> list[CallInRequest]:
    """Those that count: not those of a call-in that was none."""
    return [row for row in rows if row.call_in is None or row.call_in.is_valid is not False]


def request_of(viewer: Viewer, decision: Decision, person: int | None) -> CallInRequest | None:
    """What this person asked and what still counts."""
    if person is None:
        return None
    return next(iter(standing_requests(requests(viewer, decision).filter(member=person))), None)


def caller(decision: Decision, person: Person, day: date) -> rules.Caller:
    """What somebody is on a day, beside a decision: in the executive, on the committee, its chair, of a ward that it affects."""
    committee = committee_of(decision)
    offices = Office.objects.filter(Office.on(day), person=person, organisation=decision.organisation_id)
    held = list(offices.values_list("role", "ward", "body"))
    seats = Seat.objects.filter(Seat.on(day), person=person, body__organisation=decision.organisation_id)
    sits = list(seats.values_list("kind", "body__kind", "body"))
    hears = [kind for kind, of, body in sits if (body == committee if committee else of == Body.Kind.SCRUTINY)]
    roles = {role for role, _, _ in held}
    of_committee = (
        any(role == Role.SCRUTINY_MEMBER and body in (None, committee) for role, _, body in held)
        if committee
        else (Role.SCRUTINY_MEMBER in roles)
    )
    in_executive = any(of in EXECUTIVE and kind in DECIDING for kind, of, _ in sits)
    return rules.Caller(
        is_councillor=bool(roles & set(COUNCILLORS)) or any(of == Body.Kind.COUNCIL for _, of, _ in sits),
        is_executive=Role.PORTFOLIO_HOLDER in roles or in_executive,
        is_on_committee=of_committee or any(kind in IN_FULL for kind in hears),
        is_chair=Seat.Kind.CHAIR in hears,
        is_ward_member=is_of_a_ward(decision, {ward for _, ward, _ in held if ward}),
    )


def is_of_a_ward(decision: Decision, wards: set[int]) -> bool:
    """Whether one of these wards is among those that the decision names."""
    if not wards or decision.is_all_wards:
        return bool(wards)
    return Decision.wards.through.objects.filter(decision=decision.pk, ward__in=wards).exists()


def why_not_ask(viewer: Viewer, decision: Decision, at: datetime) -> str:
    """What stands in the way of this viewer's asking, beside where the decision stands; nothing if they may. The act asks the same."""
    person = Person.objects.filter(pk=viewer.person).first() if viewer.person else None
    if person is None:
        return "Your account belongs to no councillor here, so a call-in could not bear your name."
    if request_of(THE_CLOCK, decision, person.pk):
        return "You have already asked for this decision to be called in."
    last = call_in_of(THE_CLOCK, decision)
    if last and last.is_valid:
        return "This decision has been called in, and that was found valid. Nobody need ask again."
    _, rule = call_in_rule_of(decision)
    return rules.why_not_theirs(rule, caller(decision, person, rules.day_of(at)))


def still_needed(viewer: Viewer, decision: Decision, standing: Iterable[CallInRequest] | None = None) -> str:
    """What is still needed until it is called in, in words; empty once it is. `standing`: the requests that count, if they are in hand."""
    _, rule = call_in_rule_of(decision)
    rows = standing_requests(requests(viewer, decision)) if standing is None else standing
    return rules.still_needed(rule, [row.signature() for row in rows])


def contents_of(decision: Decision) -> rules.Contents:
    """What of a decision matters to what a rule keeps out of call-in."""
    kinds = list(DecisionPart.objects.visible_to(THE_CLOCK).filter(decision=decision).values_list("kinds", flat=True))
    earlier = Supersession.objects.visible_to(THE_CLOCK).filter(later=decision).values("earlier")
    valid = CallIn.objects.visible_to(THE_CLOCK).exclude(is_valid=False)
    is_outside_framework = Particulars.objects.visible_to(THE_CLOCK).filter(decision=decision, framework=Framework.OUTSIDE).exists()
    return rules.Contents(
        maker_kind=decision.maker_kind,
        is_urgent=decision.is_urgent,
        was_called_in=valid.filter(Q(decision=decision) | Q(decision__in=earlier)).exists(),
        is_recommendation=is_outside_framework or (bool(kinds) and all(PartKind.RECOMMEND in each for each in kinds)),
    )


def hearings(viewer: Viewer, call_in: CallIn) -> QuerySet[HeardAt]:
    """On which items of which agendas it stands."""
    rows = HeardAt.objects.visible_to(viewer).filter(call_in=call_in)
    return rows.select_related("item__meeting__organisation", "item__meeting__body").order_by("item__meeting__held_on", "pk")


def hearings_of(viewer: Viewer, decisions: Collection[Decision]) -> QuerySet[HeardAt]:
    """Where the call-ins of these decisions were considered, or are to be; not those that were none."""
    rows = (
        HeardAt.objects.visible_to(viewer).filter(call_in__decision__in=decisions, item__withdrawn_at=None).exclude(call_in__is_valid=False)
    )
    shown = rows.select_related("call_in", "item__meeting__organisation", "item__meeting__body")
    return shown.order_by("item__meeting__held_on", "pk")


def heard_at_meetings(viewer: Viewer, names: Names) -> QuerySet[HeardAt]:
    """The call-ins that the items of these meetings consider."""
    rows = HeardAt.objects.visible_to(viewer).filter(of_these("item__meeting__", names))
    return rows.select_related("call_in__decision__organisation", "item__meeting__organisation").order_by("pk")


def committees(viewer: Viewer, organisation: int) -> QuerySet[Body]:
    """The bodies that can hear a call-in."""
    kept = Body.objects.filter(organisation=organisation, kind=Body.Kind.SCRUTINY, expired=False)
    return kept.select_related("organisation").order_by("name")


def meetings_to_hear(viewer: Viewer, decision: Decision, today: date) -> list[Meeting]:
    """The next meetings on whose agenda a call-in can be put: of scrutiny while it waits for it, of whoever it was referred to after."""
    last = call_in_of(viewer, decision)
    coming = meetings.coming(viewer, today).filter(organisation=decision.organisation_id, cancelled_at=None, is_briefing=False)
    if last is None or not last.outcome:
        row, _ = call_in_rule_of(decision)
        hears = Q(body=row.committee_id) if row and row.committee_id else Q(body__kind=Body.Kind.SCRUTINY)
    elif last.outcome == rules.Outcome.REFER_TO_COUNCIL:
        hears = Q(body__kind=Body.Kind.COUNCIL)
    else:
        hears = Q(body=decision.body_id) if decision.body_id else Q(body__kind__in=EXECUTIVE)
    return list(coming.filter(hears)[:MOST_MEETINGS])


def decisions_that_follow(viewer: Viewer, decision: Decision) -> list[Decision]:
    """What may have taken its place when it was changed: what was decided since, by whoever took it; drafts first."""
    rows = Decision.objects.visible_to(viewer).filter(organisation=decision.organisation_id, number__gt=decision.number)
    theirs = rows.filter(maker_kind=decision.maker_kind, body=decision.body_id, withdrawn_at=None, superseded_at=None)
    return list(theirs.order_by(F("published_at").desc(nulls_first=True), "-pk")[:MOST_MEETINGS])


def to_check(viewer: Viewer) -> list[CallIn]:
    """The call-ins of the viewer's own council that nobody has found valid or not, the oldest first.

    Few ever wait, so they are read first and then asked whose they are: asked for by council, every decision of it would be read.
    """
    mine = viewer.organisations(Role.MONITORING_OFFICER, Role.COMMITTEE_CLERK)
    return [row for row in not_checked(viewer) if row.decision.organisation_id in mine]


@put_once
def not_checked(viewer: Viewer) -> QuerySet[CallIn]:
    rows = CallIn.objects.visible_to(viewer).filter(is_valid=None, decision__withdrawn_at=None, decision__superseded_at=None)
    return rows.select_related("decision__organisation").order_by("called_in_at", "pk")
