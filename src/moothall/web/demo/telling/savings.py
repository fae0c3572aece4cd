"""The sample council's savings: a million pounds in the year in which it came to Moothall, as the papers of its story speak of it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from moothall.access.viewer import THE_CLOCK, Role
from moothall.decisions.models import Decision
from moothall.plans import actions
from moothall.plans.models import SavingLine, SavingsProgramme, Workstream
from moothall.plans.queries import savings as queries
from moothall.plans.rules import savings as rules
from moothall.web.demo import strategy
from moothall.web.demo.telling.cast import Cast, at

Happening = tuple[datetime, Callable[[datetime], object]]
TARGET = Decimal(1_000_000)
# As the annex of each budget shares the savings out, and whose portfolio each department is.
ASKED = (
    ("place", "streets", 38),
    ("resources", "resources", 27),
    ("communities", "communities", 20),
    ("chief-executive", "performance", 15),
)
TOGETHER, VEHICLES = "Bringing functions together", "Vehicles and fuel"
TITLE = "Savings: a million pounds"


@dataclass(frozen=True, slots=True)
class Line:
    """A saving line. `begins` is the month of the year, from 0 for April, in which it begins to save; `quarters` is what came of it."""

    title: str
    changes: str
    department: str
    portfolio: str
    year: int
    full_year: int = 0
    begins: int = 0
    workstream: str = ""
    decided: str = ""  # how the title of the decision begins by which it is agreed
    quarters: tuple[str, ...] = ()
    risk: str = ""
    lost: str = ""
    is_joint: bool = False
    serves: str = ""


LINES = (
    Line("One team for performance and communications", "Two teams became one, and two newsletters one. Partners share a photographer.",
         "policy", "performance", 118_000, 118_000, workstream=TOGETHER, decided="Communications workstreams: outcome",
         quarters=("29500", "29500", "29500", "29500"), serves=strategy.HEARD),
    Line("Agendas read on screens", "Members who ask for it are sent no paper.", "democratic", "performance", 32_000, 32_000,
         quarters=("6180.40", "8210.15", "8300", "8300")),
    Line("Energy in council buildings", "Heating is run from one place, and each hall has a meter of its own.", "property", "resources",
         145_000, 145_000, decided="Energy saving in council buildings", quarters=("31250.75", "35170.20", "39800", "40100")),
    Line("The Old Customs House costs nothing to keep", "An empty building cost £41,000 a year for guards, insurance and pumps.",
         "property", "resources", 20_500, 41_000, 6, decided="The Old Customs House: lease to the harbour trust"),
    Line("Fewer second visits to the One Stop Shop", "Tenants are told by text when a repair is late.", "customers", "resources",
         36_000, 36_000, quarters=("7400", "9120.50", "9000", "9200"), serves=strategy.HEARD),
    Line("Fuel bought together", "One contract with the fire service and the homes trust.", "place", "streets", 150_000, 150_000,
         workstream=VEHICLES, is_joint=True, quarters=("30000", "36250.35", "38000", "39000")),
    Line("One round for bins and beaches", "The same crews empty the bins of streets and of beaches.", "streets", "streets",
         240_000, 320_000, 3, workstream=VEHICLES, risk="The contractor has not agreed the new rounds yet.",
         serves=strategy.SAFE_SHORE),
    Line("Parking permits sold online", "A permit bought at a counter costs nine times as much to sell.", "streets", "streets",
         55_000, 55_000, quarters=("8000", "11000", "14000", "15000")),
    Line("Books bought with neighbouring councils", "Each book is chosen once, and costs less.", "libraries", "communities", 80_000, 80_000,
         workstream=TOGETHER, quarters=("12000", "19500.25", "20000", "21000"), serves=strategy.TOGETHER),
    Line("Hall bookings without paper", "Clubs book and pay online.", "communities", "communities", 20_000, 20_000,
         lost="Half of the clubs have nobody who could do it online, and Cabinet wished to lose none of them."),
)  # fmt: skip
NOT_OUT = Line("Posts in two services that work alike", "To be settled with those concerned first.", "communities", "communities", 75_000)
ALONE = "Those who hold the posts, and their unions, are consulted before anybody else reads which posts are meant."
PARTNERS = (("wrenmouth", 80_000, 4_000), ("saltcoast-fire", 75_000, 3_500), ("wrenmouth-homes-trust", 52_000, 2_500))


def happenings(cast: Cast, adopted: date, decision: Callable[[str], Decision]) -> Iterator[Happening]:
    """The programme is begun when the council comes; what was decided later, and what was saved, follows on its day."""
    told = Savings(cast, adopted, decision)
    yield at(adopted, 11), told.begin
    yield at(adopted, 12, 45), told.serve
    for line in LINES:
        if line.decided:
            yield from told.agreed(line)
    for place, month in enumerate((7, 10, 13, 16)):
        day = date(adopted.year + month // 13, (month - 1) % 12 + 1, 10)
        if day >= adopted:
            yield at(day, 11), lambda moment, place=place: told.quarter(place, moment)
    yield at(date(adopted.year, 10, 5), 11), told.judge


class Savings:
    """Rows are looked up when something happens, because earlier happenings made them."""

    def __init__(self, cast: Cast, adopted: date, decision: Callable[[str], Decision]) -> None:
        self.cast, self.adopted, self.decision, self.year = cast, adopted, decision, rules.year_of(adopted)

    def by(self, moment: datetime) -> dict[str, Any]:
        return {"viewer": self.cast.holder(Role.PERFORMANCE_TEAM, moment.date()), "at": moment}

    def begin(self, moment: datetime) -> None:
        by, home = self.by(moment), self.cast.home
        years = {"first_year": self.year, "last_year": self.year + 2}
        about = "What the financial plan asks of each department this year and in the two years after it."
        programme = actions.start_savings_programme(home, **by, title=TITLE, about=about, **years)
        set_by = f"Council, with the budget for {rules.in_words(self.year)}"
        actions.set_savings_target(programme, **by, year=self.year, amount=TARGET, set_by=set_by)
        asked: dict[Any, Decimal] = {self.cast.departments[one]: TARGET * part / 100 for one, _, part in ASKED}
        asked |= {self.cast.portfolios[one]: TARGET * part / 100 for _, one, part in ASKED}
        actions.ask_contributions(programme, **by, year=self.year, asked=asked)
        works = {name: self.work(programme, name, moment) for name in (TOGETHER, VEHICLES)}
        for line in (*LINES, NOT_OUT):
            self.write(programme, line, works, moment)
        actions.publish_savings_programme(programme, **by)

    def work(self, programme: SavingsProgramme, name: str, moment: datetime) -> Workstream:
        by, day = self.by(moment), moment.date()
        titles = {TOGETHER: "Head of Policy", VEHICLES: "Director of Place"}
        owner = next((row for row in queries.offices(by["viewer"], self.cast.home, day) if row.title == titles[name]), None)
        row = actions.start_workstream(programme, **by, title=name, owner=owner)
        stone = "One plan for communications" if name == TOGETHER else "New rounds agreed with the contractor"
        actions.set_workstream_milestone(row, **by, title=stone, due_on=day + timedelta(days=150))
        return row

    def write(self, programme: SavingsProgramme, line: Line, works: dict[str, Workstream], moment: datetime) -> None:
        by, cast = self.by(moment), self.cast
        said: dict[str, Any] = {"kind": "recurring", "full_year": Decimal(line.full_year)} if line.full_year else {"kind": "one-off"}
        said |= {"department": cast.departments[line.department], "portfolio": cast.portfolios[line.portfolio]}
        if line.is_joint:
            partners = [(cast.organisations[one], Decimal(spend), parts) for one, spend, parts in PARTNERS]
            said["stream"] = actions.start_spending_stream(programme, **by, title="Fuel for vans and boats", partners=partners)
        work = works.get(line.workstream)
        row = actions.write_saving_line(programme, **by, title=line.title, changes=line.changes, workstream=work, **said)
        amount = Decimal(line.year)
        months = [rules.NOTHING] * line.begins + rules.shared(amount, [1] * (rules.OF_A_YEAR - line.begins))
        actions.change_saving_profile(row, **by, year=self.year, amount=amount, months=months)
        if line is NOT_OUT:
            actions.close_saving_line(row, **by, ground="exempt", paragraphs=["4"], public_interest=ALONE)
        else:
            actions.publish_saving_line(row, **by)

    def row(self, line: Line) -> SavingLine:
        """The line as it stands now."""
        return queries.every_line(THE_CLOCK).get(programme__organisation=self.cast.home, title=line.title)

    def serve(self, moment: datetime) -> None:
        """Once the plans are here, of the same day."""
        objectives = {row.title: row for row in queries.objectives_to_choose(THE_CLOCK, self.cast.home, moment.date())}
        for line in LINES:
            if line.serves:
                actions.say_what_a_saving_serves(self.row(line), **self.by(moment), objective=objectives.get(line.serves))

    def agreed(self, line: Line) -> Iterator[Happening]:
        """Tied to the first such decision once both are here."""
        for told in self.cast.borough.decisions:
            if told.title.startswith(line.decided) and told.published_on:
                moment = max(at(told.published_on, 11, 30), at(self.adopted, 11, 30))
                yield moment, lambda moment, code=told.code: self.tie(line, code, moment)
                return

    def tie(self, line: Line, code: str, moment: datetime) -> None:
        actions.put_saving_line(self.row(line), **self.by(moment), by=self.decision(code))

    def judge(self, moment: datetime) -> None:
        for line in LINES:
            if line.risk or line.lost:
                said = ("at risk", line.risk) if line.risk else ("not achievable", line.lost)
                actions.judge_saving_line(self.row(line), **self.by(moment), judged=said[0], because=said[1])

    def quarter(self, place: int, moment: datetime) -> None:
        """What came of a quarter is entered ten days after it has ended."""
        on = rules.month_at(self.year, place * 3 + 2)
        evidence = f"The ledger, {rules.month_names(self.year)[place * 3]} to {rules.month_names(self.year)[place * 3 + 2]}"
        for line in LINES:
            if len(line.quarters) > place:
                said = {"amount": Decimal(line.quarters[place]), "on": on, "evidence": evidence}
                actions.deliver_saving(self.row(line), **self.by(moment), **said)
