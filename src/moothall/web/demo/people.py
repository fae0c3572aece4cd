"""The people of Wrenmouth and the offices they hold, from a day to a day. Every name is invented."""

from dataclasses import dataclass
from datetime import date, timedelta

from moothall.access.viewer import Role
from moothall.web.demo.calendar import THURSDAY, Calendar
from moothall.web.demo.places import ALLIANCE, COUNCIL, INDEPENDENT, RESIDENTS, TOGETHER
from moothall.web.demo.who import Office, Person
from moothall.web.demo.words import slug

COUNCILLORS = (
    ("Wendeline Ashby", TOGETHER, "Harbour"),
    ("Osric Vane", TOGETHER, "Harbour"),
    ("Merrin Quayne", ALLIANCE, "Harbour"),
    ("Philippa Dunmore", TOGETHER, "Old Town"),
    ("Ivo Carnaby-Lisle", ALLIANCE, "Old Town"),
    ("Yewande Carrick", INDEPENDENT, "Old Town"),
    ("Imre Tasker", TOGETHER, "Lantern Hill"),
    ("Delphine Okoro-Wray", TOGETHER, "Lantern Hill"),
    ("Casimir Hollins", ALLIANCE, "Lantern Hill"),
    ("Bashir Loxley", TOGETHER, "Millbrook"),
    ("Meenal Thackery", ALLIANCE, "Millbrook"),
    ("Tobias Fennimore", RESIDENTS, "Millbrook"),
    ("Tamsin Dray", TOGETHER, "Northfield"),
    ("Rufus Tregarrow", RESIDENTS, "Northfield"),
    ("Leocadia Brough", RESIDENTS, "Northfield"),
    ("Kwabena Hartnoll", TOGETHER, "Saltings"),
    ("Isolde Penrudd", TOGETHER, "Saltings"),
    ("Farouk Wetherell", ALLIANCE, "Saltings"),
    ("Gethin Marle", ALLIANCE, "Ropewalk"),
    ("Nasreen Copplestone", ALLIANCE, "Ropewalk"),
    ("Solomon Averley", TOGETHER, "Ropewalk"),
    ("Zuzanna Peverill", TOGETHER, "Fenside"),
    ("Jarek Lillicrop", RESIDENTS, "Fenside"),
    ("Bronagh Satterlee", INDEPENDENT, "Fenside"),
    ("Anjali Stanwick", RESIDENTS, "Northfield"),
)

# Name, title, roles, department. Those whose time begins or ends within the story are in `changes`.
OFFICERS = (
    ("Marguerite Sallow", "Chief Executive", (Role.HEAD_OF_SERVICE,), "chief-executive"),
    ("Lorcan Ruddick", "Director of Place", (Role.HEAD_OF_SERVICE, Role.PLAN_OWNER), "place"),
    ("Priyanka Selwood", "Director of Resources", (Role.HEAD_OF_SERVICE, Role.PLAN_OWNER), "resources"),
    ("Theodora Amaning", "Director of Communities", (Role.HEAD_OF_SERVICE, Role.PLAN_OWNER), "communities"),
    ("Gwendolen Achterby", "Head of Legal and Democratic Services", (Role.MONITORING_OFFICER, Role.HEAD_OF_SERVICE), "democratic"),
    ("Marek Dunnock", "Clerk to Cabinet and Council", (Role.COMMITTEE_CLERK,), "democratic"),
    ("Fenella Osgodby", "Clerk to the Committees", (Role.COMMITTEE_CLERK,), "democratic"),
    ("Ottoline Brackley", "Head of Internal Audit", (Role.INTERNAL_AUDITOR,), "audit"),
    ("Jonty Valera-Hale", "Performance Manager", (Role.PERFORMANCE_TEAM,), "policy"),
    ("Hester Lindkvist", "Head of Policy", (Role.PLAN_OWNER, Role.HEAD_OF_SERVICE), "policy"),
    ("Curtis Bellwether", "Head of Repairs", (Role.MEASURE_OWNER, Role.HEAD_OF_SERVICE), "repairs"),
    ("Sabine Corrigall", "Partnership Officer", (Role.PARTNERSHIP_OFFICER,), "safety"),
    ("Dilys Oyelaran", "Data Protection Officer", (Role.INFORMATION_GOVERNANCE_OFFICER,), "democratic"),
    ("Hyacinth Moberley", "Head of Planning", (Role.HEAD_OF_SERVICE,), "planning"),
    ("Eamon Pargeter", "Head of Coast and Harbour", (Role.HEAD_OF_SERVICE, Role.MEASURE_OWNER), "coast"),
    ("Roshni Calloway", "Head of Customer Services", (Role.HEAD_OF_SERVICE, Role.MEASURE_OWNER), "customers"),
    ("Aled Kowalik", "Systems Manager", (Role.ADMINISTRATOR,), "democratic"),
)

PARTNERS = (
    ("Rosalind Tayler-Moss", "saltcoast-police", "District Superintendent"),
    ("Desmond Achebeson", "saltcoast-fire", "Station Group Manager"),
    ("Linnea Gwatkin", "wren-valley-health", "Director of Public Health"),
    ("Abel Strickley", "estuary-probation", "Head of Probation Delivery"),
)

CABINET = (
    ("wendeline-ashby", "Leader of the Council", "leader"),
    ("imre-tasker", "Cabinet Member, Homes and Neighbourhoods", "homes"),
    ("osric-vane", "Cabinet Member, Streets and Coast", "streets"),
    ("philippa-dunmore", "Cabinet Member, Children and Communities", "communities"),
    ("kwabena-hartnoll", "Cabinet Member, Resources and Economy", "resources"),
)
SPOKESPERSONS = (
    ("casimir-hollins", "homes"), ("leocadia-brough", "homes"), ("merrin-quayne", "streets"), ("jarek-lillicrop", "streets"),
    ("meenal-thackery", "performance"), ("tobias-fennimore", "performance"),
)  # fmt: skip
EARLIER = 6 * 365


@dataclass(frozen=True)
class Turns:
    """The days on which offices change hands."""

    elected: date
    annual: date
    second_annual: date
    third_annual: date
    resigned: date
    by_election: date
    retired: date
    filled: date


def turns(calendar: Calendar) -> Turns:
    begins = calendar.begins
    return Turns(
        elected=calendar.day(1, "May", 1, THURSDAY) + timedelta(days=4),
        annual=calendar.meeting("council", 1, "May"),
        second_annual=calendar.meeting("council", 2, "May"),
        third_annual=calendar.meeting("council", 3, "May"),
        resigned=date(begins.year + 1, 7, 31),
        by_election=calendar.day(2, "October", 3, THURSDAY),
        retired=date(begins.year + 2, 8, 31),
        filled=calendar.meeting("council", 2, "December"),
    )


def people() -> tuple[Person, ...]:
    """Everybody, whenever they came."""
    councillors = [Person(slug(name), name, COUNCIL, party, ward) for name, party, ward in COUNCILLORS]
    officers = [Person(slug(name), name, COUNCIL) for name, *_ in OFFICERS]
    directors = [Person(slug(name), name, COUNCIL) for name in ("Rowland Teagle", "Ines Farthingay")]
    partners = [Person(slug(name), name, organisation) for name, organisation, _ in PARTNERS]
    return (*councillors, *officers, *directors, *partners)


def offices(calendar: Calendar) -> tuple[Office, ...]:
    days = turns(calendar)
    return (*_seats_for_wards(days), *_executive(days), *_spokespersons(days), *_chairs(days), *_staff(days), *_signatories(days))


def _seats_for_wards(days: Turns) -> list[Office]:
    spans = {"rufus-tregarrow": (days.elected, days.resigned), "anjali-stanwick": (days.by_election + timedelta(days=4), None)}
    return [
        Office(slug(name), f"Councillor for {ward}", (Role.MEMBER,), *spans.get(slug(name), (days.elected, None)))
        for name, _, ward in COUNCILLORS
    ]


def _executive(days: Turns) -> list[Office]:
    """Performance and Governance changed hands at the second annual meeting."""
    title, eve = "Cabinet Member, Performance and Governance", days.second_annual - timedelta(days=1)
    holders = [Office(who, title, (Role.PORTFOLIO_HOLDER,), days.annual, portfolio=held) for who, title, held in CABINET]
    return [
        *holders,
        Office("tamsin-dray", title, (Role.PORTFOLIO_HOLDER,), days.annual, eve, portfolio="performance"),
        Office("bashir-loxley", title, (Role.PORTFOLIO_HOLDER,), days.second_annual, portfolio="performance"),
    ]


def _spokespersons(days: Turns) -> list[Office]:
    titles = {"homes": "Homes and Neighbourhoods", "streets": "Streets and Coast", "performance": "Performance and Governance"}
    return [
        Office(who, f"Spokesperson, {titles[held]}", (Role.SPOKESPERSON,), days.annual, portfolio=held, body=held)
        for who, held in SPOKESPERSONS
    ]


def _chairs(days: Turns) -> list[Office]:
    eve = days.third_annual - timedelta(days=1)
    scrutiny, title = (Role.SCRUTINY_MEMBER,), "Chair of Overview and Scrutiny"
    return [
        Office("nasreen-copplestone", title, scrutiny, days.annual, eve, body="scrutiny"),
        Office("gethin-marle", title, scrutiny, days.third_annual, body="scrutiny"),
        Office("philippa-dunmore", "Chair of the Safer Wrenmouth Partnership Board", (), days.annual, body="safer"),
        Office("solomon-averley", "Mayor", (), days.annual, days.third_annual - timedelta(days=1), body="council"),
        Office("yewande-carrick", "Mayor", (), days.third_annual, body="council"),
    ]


def _staff(days: Turns) -> list[Office]:
    since = days.elected - timedelta(days=EARLIER)
    homes = (Role.HEAD_OF_SERVICE, Role.PLAN_OWNER)
    return [
        *(Office(slug(name), title, roles, since, department=department) for name, title, roles, department in OFFICERS),
        Office("rowland-teagle", "Director of Homes", homes, since, days.retired, department="homes"),
        Office("ines-farthingay", "Director of Homes", homes, days.retired + timedelta(days=1), department="homes"),
    ]


def _signatories(days: Turns) -> list[Office]:
    since = days.elected - timedelta(days=EARLIER)
    return [Office(slug(name), title, (Role.PARTNER_SIGNATORY,), since) for name, _, title in PARTNERS]
