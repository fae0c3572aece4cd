"""The bodies that meet, who sits on them, and the rule by which their decisions may be called in."""

from dataclasses import replace
from datetime import date, time, timedelta

from moothall.access.viewer import Role
from moothall.decisions.rules import Callers, CallInRule, Exclusion, Group, Outcome
from moothall.web.demo.calendar import Calendar
from moothall.web.demo.people import CABINET, COUNCILLORS, SPOKESPERSONS, Turns, offices, turns
from moothall.web.demo.who import Body, Closure, Office, Seat
from moothall.web.demo.words import slug

CHAMBER = "Council Chamber, Town Hall, Quay Street"
ROOM_2 = "Committee Room 2, Town Hall, Quay Street"
SALTINGS = "Saltings Community Hall, Samphire Road"
WHO_MAY = "Any three councillors who are not in Cabinet, or the chair of Overview and Scrutiny. They must say why."
CABINET_CLERK, COMMITTEE_CLERK = "marek-dunnock", "fenella-osgodby"

BODIES = (
    Body("council", "Council", "the Council", "council", 6, CABINET_CLERK, CHAMBER, time(18, 30),
         "All 24 councillors. Sets the budget, the council tax and the policy framework, and appoints the Leader."),
    Body("cabinet", "Cabinet", "the Cabinet", "cabinet", 3, CABINET_CLERK, CHAMBER, time(18),
         "The Leader and five Cabinet Members. Takes the decisions that are not kept for Council or given to one member or an officer."),
    Body("homes", "Cabinet Member, Homes and Neighbourhoods", "the Cabinet Member", "single member", 1, CABINET_CLERK, ROOM_2, time(10),
         "Decides alone, in public, on council homes, repairs and homelessness. The spokespersons attend and do not vote."),
    Body("streets", "Cabinet Member, Streets and Coast", "the Cabinet Member", "single member", 1, CABINET_CLERK, ROOM_2, time(10),
         "Decides alone, in public, on streets, parking, parks and the coast. The spokespersons attend and do not vote."),
    Body("performance", "Cabinet Member, Performance and Governance", "the Cabinet Member", "single member", 1, CABINET_CLERK, ROOM_2,
         time(9, 30), "Decides alone, in public, on performance, information and how the council listens."),
    Body("scrutiny", "Overview and Scrutiny Committee", "the Committee", "scrutiny", 4, COMMITTEE_CLERK, SALTINGS, time(18, 30),
         "Looks at what the executive has decided and means to decide, and hears decisions that have been called in."),
    Body("planning", "Planning Committee", "the Committee", "committee", 4, COMMITTEE_CLERK, CHAMBER, time(18),
         "Decides planning applications that officers may not decide alone."),
    Body("licensing", "Licensing Sub-Committee", "the Sub-Committee", "committee", 3, COMMITTEE_CLERK, ROOM_2, time(10),
         "Hears applications for licences to which somebody objects, and reviews of licences."),
    Body("audit", "Audit and Governance Committee", "the Committee", "committee", 3, COMMITTEE_CLERK, ROOM_2, time(17),
         "Looks at the accounts, the risks, internal audit and how the council is governed."),
    Body("safer", "Safer Wrenmouth Partnership Board", "the Board", "board", 3, COMMITTEE_CLERK, SALTINGS, time(14),
         "Council, police, fire, probation and health, working together to cut crime and the fear of it."),
)  # fmt: skip

MEMBERS = {
    "scrutiny": ("gethin-marle", "zuzanna-peverill", "delphine-okoro-wray", "isolde-penrudd", "farouk-wetherell", "yewande-carrick"),
    "planning": (
        *("ivo-carnaby-lisle", "delphine-okoro-wray", "merrin-quayne", "leocadia-brough", "isolde-penrudd"),
        *("farouk-wetherell", "jarek-lillicrop", "zuzanna-peverill", "bronagh-satterlee"),
    ),
    "licensing": ("meenal-thackery", "casimir-hollins", "isolde-penrudd", "tobias-fennimore", "bronagh-satterlee"),
    "audit": (
        *("yewande-carrick", "tobias-fennimore", "casimir-hollins", "solomon-averley", "ivo-carnaby-lisle"),
        *("delphine-okoro-wray", "leocadia-brough"),
    ),
    "safer": ("philippa-dunmore", "rosalind-tayler-moss", "desmond-achebeson", "linnea-gwatkin", "abel-strickley", "osric-vane"),
}


def seats(calendar: Calendar) -> tuple[Seat, ...]:
    """Every place on every body. The first named of a committee chairs it, the second is vice-chair."""
    days = turns(calendar)
    return (*_council(calendar, days), *_cabinet(days), *_deciding_alone(days), *_committees(days), *_scrutiny_changes(days))


def _council(calendar: Calendar, days: Turns) -> list[Seat]:
    """Whoever is a councillor sits on Council; the Mayor chairs it."""
    eve, mayors = days.third_annual - timedelta(days=1), ("solomon-averley", "yewande-carrick")
    spans = {office.person: (office.starts, office.ends) for office in offices(calendar) if office.title.startswith("Councillor for")}
    plain = [Seat("council", slug(name), "Member", *spans[slug(name)]) for name, *_ in COUNCILLORS if slug(name) not in mayors]
    before = Seat("council", mayors[0], "Member", days.elected, days.annual - timedelta(days=1))
    return [
        *plain,
        before,
        Seat("council", mayors[0], "Chair", days.annual, eve),
        Seat("council", mayors[0], "Member", days.third_annual),
        Seat("council", mayors[1], "Member", days.elected, eve),
        Seat("council", mayors[1], "Chair", days.third_annual),
    ]


def _cabinet(days: Turns) -> list[Seat]:
    parts = ["Chair", "Vice-chair", *["Member"] * 4]
    return [
        *(Seat("cabinet", who, part, days.annual) for part, (who, *_) in zip(parts, CABINET, strict=False)),
        Seat("cabinet", "tamsin-dray", "Member", days.annual, days.second_annual - timedelta(days=1)),
        Seat("cabinet", "bashir-loxley", "Member", days.second_annual),
    ]


def _deciding_alone(days: Turns) -> list[Seat]:
    return [
        Seat("homes", "imre-tasker", "Decider", days.annual),
        Seat("streets", "osric-vane", "Decider", days.annual),
        Seat("performance", "tamsin-dray", "Decider", days.annual, days.second_annual - timedelta(days=1)),
        Seat("performance", "bashir-loxley", "Decider", days.second_annual),
        *(Seat(body, who, "Spokesperson", days.annual) for who, body in SPOKESPERSONS),
    ]


def _committees(days: Turns) -> list[Seat]:
    parts = ["Chair", "Vice-chair", *["Member"] * 8]
    return [
        Seat(body, who, part, days.annual)
        for body, members in MEMBERS.items()
        if body != "scrutiny"
        for part, who in zip(parts, members, strict=False)
    ]


def _scrutiny_changes(days: Turns) -> list[Seat]:
    """Overview and Scrutiny is the body whose seats changed: a new chair, a swap with the Cabinet, and a by-election."""
    chair, *others = MEMBERS["scrutiny"]
    second, third = days.second_annual - timedelta(days=1), days.third_annual - timedelta(days=1)
    return [
        Seat("scrutiny", "nasreen-copplestone", "Chair", days.annual, third),
        Seat("scrutiny", "nasreen-copplestone", "Member", days.third_annual),
        Seat("scrutiny", chair, "Vice-chair", days.annual, third),
        Seat("scrutiny", chair, "Chair", days.third_annual),
        Seat("scrutiny", others[0], "Member", days.annual, third),
        Seat("scrutiny", others[0], "Vice-chair", days.third_annual),
        *(Seat("scrutiny", who, "Member", days.annual) for who in others[1:]),
        Seat("scrutiny", "bashir-loxley", "Member", days.annual, second),
        Seat("scrutiny", "tamsin-dray", "Member", days.second_annual),
        Seat("scrutiny", "rufus-tregarrow", "Member", days.annual, days.resigned),
        Seat("scrutiny", "anjali-stanwick", "Member", days.filled),
    ]


def on_scrutiny(calendar: Calendar) -> list[Office]:
    """Whoever sits on Overview and Scrutiny holds its office for as long."""
    sitting = [seat for seat in seats(calendar) if seat.body == "scrutiny"]
    return [
        Office(seat.person, "Member of Overview and Scrutiny", (Role.SCRUTINY_MEMBER,), seat.starts, seat.ends, body="scrutiny")
        for seat in sitting
        if seat.part != "Chair"
    ]


def call_in_rules(calendar: Calendar) -> tuple[CallInRule, ...]:
    """Since the second annual meeting the constitution ends call-in at five in the afternoon."""
    changed = turns(calendar).second_annual
    before = CallInRule(
        days=5,
        source="Constitution of Wrenmouth, part 4, rule 12",
        callers=(
            Callers("councillors who are not in Cabinet", 3, Group.NON_EXECUTIVE),
            Callers("the chair of Overview and Scrutiny", None, Group.CHAIR),
        ),
        exclusions=frozenset(Exclusion),
        urgency_agreed_by="the chair of Overview and Scrutiny",
        outcomes=(Outcome.REFER_BACK,),
        wording=WHO_MAY,
        valid_to=changed - timedelta(days=1),
    )
    return before, replace(before, source=f"{before.source}, as amended", cut_off=time(17), valid_from=changed, valid_to=None)


def closures(calendar: Calendar, until: date) -> tuple[Closure, ...]:
    return tuple(Closure(day, "Christmas closedown") for day in sorted(calendar.closed) if day.year <= until.year)
