"""How Wrenmouth is governed: its form, its own rules by date, its scheme of delegation, and how many places each body has. All invented."""

from dataclasses import dataclass
from datetime import date

from moothall.web.demo.calendar import Calendar
from moothall.web.demo.people import turns

FORM = ("leader and cabinet", "Council, annual meeting, item 6")
PLACES = {"council": 24, "cabinet": 6, "scrutiny": 9, "planning": 9, "licensing": 5, "audit": 7, "safer": 6}
YEARLY = ("Chair of", "Mayor", "Spokesperson")  # how the titles begin of offices that are given for a council year


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule that the council set for itself, from a day on."""

    name: str
    value: int | bool | str
    since: date
    source: str


@dataclass(frozen=True, slots=True)
class Delegation:
    """Who may decide what, in whose place."""

    to: str
    what: str
    by: str
    limits: str
    source: str


DELEGATIONS = (
    Delegation(
        "Head of Planning", "Planning applications that nobody objects to, and all for works to trees.", "planning",
        "Not where a councillor asks within 21 days that the committee decides, nor where the applicant is a member or an officer.",
        "Constitution of Wrenmouth, part 3, table 4",
    ),
    Delegation(
        "Head of Repairs", "Repairs and replacements in council homes up to £50,000 a contract.", "cabinet",
        "After three quotations; above £25,000 the Director of Resources agrees.", "Constitution of Wrenmouth, part 3, table 2",
    ),
    Delegation(
        "Head of Coast and Harbour", "Berths, moorings and harbour dues within the scale that Cabinet agreed.", "cabinet", "",
        "Constitution of Wrenmouth, part 3, table 2",
    ),
    Delegation(
        "Head of Legal and Democratic Services", "Beginning, defending and settling legal proceedings.", "council",
        "A settlement above £100,000 is told to the Leader first.", "Constitution of Wrenmouth, part 3, table 1",
    ),
)  # fmt: skip

# What officers decide often, begun from a line of the scheme: by whom, and what stands in the boxes.
TEMPLATES = {
    "Head of Planning": {
        "name": "Works to a protected tree",
        "title": "Works to a protected tree at",
        "is_executive": False,
        "basis": "permission",
        "decided": "Consent is given for the works that the notice describes, to be done within two years.",
        "alternatives": "Refusal: the tree officer found no harm that would warrant it.",
        "consulted": "The tree officer, and the councillors of the ward.",
    },
    "Head of Repairs": {
        "name": "Repair of council homes",
        "title": "Repairs at",
        "is_executive": True,
        "decided": "The lowest of three quotations is accepted.",
        "alternatives": "The other two quotations: they cost more for the same work.",
        "consulted": "The tenants of the homes.",
    },
}


def rules(calendar: Calendar) -> tuple[Rule, ...]:
    """Since the second annual meeting a smaller petition is debated, and draft minutes come sooner."""
    days, orders = turns(calendar), "Constitution of Wrenmouth, part 4"
    return (
        Rule("key_decision_threshold", 150_000, days.annual, "Constitution of Wrenmouth, part 2, article 13"),
        Rule("public_question_working_days", 3, days.annual, f"{orders}, rule 9"),
        Rule("petition_signatures_for_debate", 1500, days.annual, f"{orders}, petition scheme"),
        Rule("petition_signatures_for_debate", 750, days.second_annual, f"{orders}, petition scheme, as amended"),
        Rule("draft_minutes_within", 10, days.annual, f"{orders}, rule 17"),
        Rule("draft_minutes_within", 8, days.second_annual, f"{orders}, rule 17, as amended"),
    )
