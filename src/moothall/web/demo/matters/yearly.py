"""What comes round each year: the budget, the quarter's figures and the service plan. Every figure follows from the year."""

from moothall.authority.words import number_in_words
from moothall.performance.rules.verdicts.rating import Rating
from moothall.web.demo import measures
from moothall.web.demo.matters import quarters
from moothall.web.demo.subjects import ALL_WARDS, Matter, Step, Subject
from moothall.web.demo.words import pounds

RESOURCES, POLICY = ("Director of Resources",), ("Head of Policy",)
QUARTERS = {
    "September": ("April to June", 1),
    "December": ("July to September", 2),
    "March": ("October to December", 3),
    "June": ("January to March", 4),
}


def on_target(year: int, quarter: int) -> int:
    """How many measures were on target in a quarter of a year of the story.

    >>> all(0 < on_target(1, quarter) < len(measures.MEASURES) for quarter in (1, 2, 3, 4))
    True
    """
    return measures.met(year, quarter)


def without_figure(year: int, quarter: int) -> str:
    """How many had no figure in the report.

    >>> without_figure(1, 1).endswith(" had no figure when the quarter was cut off")
    True
    """
    number = measures.tally(year, quarter)[Rating.NO_FIGURE]
    return f"{number or 'none'} had no figure when the quarter was cut off"


def late_in_words(year: int, quarter: int) -> str:
    """How many figures of a quarter came in late.

    >>> late_in_words(1, 1).endswith(" figures had come in late")
    True
    """
    number = measures.late(year, quarter)
    return f"{number_in_words(number) if number else 'no'} {'figure' if number < 2 else 'figures'} had come in late"


def budget_sum(year: int) -> int:
    """The net budget that is set in a year of the story, for the year that follows."""
    return 41_200_000 + 1_350_000 * year


def savings(year: int) -> int:
    return 1_900_000 - 130_000 * (year % 5)


def tax(year: int) -> str:
    """The council tax of a home in band D for the year that follows."""
    return f"£{212 + year * 6}.{40 + year * 7 % 60}"


def matters(year: int) -> tuple[Matter, ...]:
    """The matters of one year of the story."""
    return budget(year), figures(year), quarters.homes(year), quarters.council(year), service_plan(year), promises(year)


def budget(year: int) -> Matter:
    """From the outlook in the autumn to Council in February."""
    words = {"gap": f"£{savings(year) + 420_000:,}", "saved": f"£{savings(year):,}", "net": pounds(budget_sum(year)), "tax": tax(year)}
    steps = (
        Step("outlook", "cabinet", year, "September", OUTLOOK, words=words),
        Step("draft", "cabinet", year, "December", DRAFT, ("outlook", 2), words=words),
        Step("proposal", "cabinet", year, "February", PROPOSAL, ("draft", 3), words=words),
        Step("set", "council", year, "February", SET, words=words),
    )
    return Matter(f"budget-{year}", "The budget", steps)


OUTLOOK = Subject(
    "Budget outlook for {next_year}", RESOURCES, "the outlook for the budget of {next_year} and the four years after it",
    ("{gap} had to be found for {next_year}", "pay and energy were the largest causes", "the government would name its grant in December"),
    ("the outlook be noted", "the Director of Resources be requested to submit a report on a draft budget to the Cabinet in {in_draft}"),
    "The council must set a balanced budget by 11 March.", (("Wait for the government's grant", "there would be no time to consult"),),
    asked=(("how much could be taken from reserves", "reserves stood at the least that could be advised"),), portfolio="resources",
    wards=ALL_WARDS,
)  # fmt: skip
DRAFT = Subject(
    "Draft budget for {next_year}", RESOURCES, "a draft budget for {next_year}, as asked for on {on_outlook}",
    ("savings of {saved} were proposed", "no library or hall would close", "the borough's part of council tax in band D would be {tax}"),
    ("the draft be approved for consultation", "Overview and Scrutiny be asked for its views",
     "the Director of Resources be requested to submit a report on the final budget to the Cabinet in {in_proposal}"),
    "Residents should see the draft before it is settled.", (("Consult on priorities without figures",
    "people asked for the figures last time"),),
    issues=("The length of the consultation over Christmas", "Help with council tax for people on low incomes"), portfolio="resources",
    wards=ALL_WARDS,
)  # fmt: skip
PROPOSAL = Subject(
    "Budget and council tax for {next_year}", RESOURCES,
    "the budget and council tax for {next_year}, after consultation on the draft of {on_draft}",
    ("the net budget would be {net}", "the government's grant was as expected",
    "two in three of those who answered preferred the draft to a larger rise"),
    ("it be recommended to Council that a net budget of {net} be set",
    "it be recommended to Council that the council tax in band D be {tax}"),
    "The budget is balanced and the savings can be made.", (("A rise above the limit", "it would need a referendum"),),
    portfolio="resources",
    wards=ALL_WARDS, to_council=True, annex="Annex A: savings by department",
    table=(("Department", "Share of savings"), ("Place", "38%"), ("Resources", "27%"), ("Communities", "20%"),
    ("Chief Executive's Office", "15%")),
)  # fmt: skip
SET = Subject(
    "Budget and council tax for {next_year}", RESOURCES, "the recommendation of the Cabinet of {on_proposal}",
    ("the budget was balanced",
    "the estimates were robust and the reserves adequate, on which section 25 of the Local Government Act 2003 asks for a statement"),
    ("a net budget of {net} be set for {next_year}", "subject to (1) above, the council tax in band D be {tax}",
     "the Director of Resources be authorised to issue demands"),
    "The council must set its tax by 11 March.", (("The amendment of the Harbour Alliance", "it was put and lost"),), portfolio="resources",
    wards=ALL_WARDS,
)  # fmt: skip


def figures(year: int) -> Matter:
    """Each quarter's figures before the Cabinet Member, and the year's summary before the Cabinet, which one resolution asks for."""
    asked = Step("targets", "performance", year, "June", TARGETS)
    quarters = [_quarter(year, month) for month in ("June", "September", "December", "March")]
    words = {"met": on_target(year - 1, 4), "all": len(measures.MEASURES)}
    summary = Step("summary", "cabinet", year, "July", SUMMARY, ("q4", 2), words=words)
    return Matter(f"figures-{year}", "The quarter's figures", (*quarters, asked, summary))


def _quarter(year: int, month: str) -> Step:
    """A quarter that ended before June belongs to the year before."""
    when, number = QUARTERS[month]
    first = year - (number == 4)
    now, before = on_target(first, number), on_target(first - (number == 1), number - 1 or 4)
    change = "as many as" if now == before else f"{abs(now - before)} {'more' if now > before else 'fewer'} than"
    words = {"when": when, "tally": measures.in_words(first, number), "met": now, "change": change, "late": late_in_words(first, number)}
    words |= {"without": without_figure(first, number)}
    return Step(f"q{number}", "performance", year, month, YEAR_END if number == 4 else QUARTER, words=words)


QUARTER = Subject(
    "How we did: {when}", POLICY, "performance from {when} against the corporate plan",
    ("{tally}", "{met} on target were {change} in the quarter before", "{without}", "{late}"),
    ("the figures for {when} be noted", "the owners of late figures be written to"),
    "Members must see how the council is doing each quarter.",
    (("Report twice a year", "a fall would be seen too late"),),
    issues=("Targets that members have not agreed", "How the council compares with its neighbours"),
    concern="officers were not always up to date, so that a late figure looked like a new one", portfolio="performance", wards=ALL_WARDS,
)  # fmt: skip
YEAR_END = Subject(
    "How we did: {when}, and the year", POLICY, "performance from {when} and over the whole of {last_year}",
    ("{tally}", "{met} on target were {change} in the quarter before", "{without}, most of them counted once a year and still to come"),
    ("the figures for the year be noted",
    "the Head of Policy be requested to submit a summary report on the year to the Cabinet in {in_summary}"),
    "The year's figures show what the next plan must mend.", (("Leave the year to the annual report", "it is printed in autumn"),),
    asked=(("which measures had never met their target", "they were named in the annex"),), portfolio="performance",
    wards=ALL_WARDS,
)  # fmt: skip
TARGETS = Subject(
    "Targets for {year}", POLICY, "the targets that Members should agree for {year}",
    ("each target was set beside last year's and the year's figures", "a target that nobody had agreed would not be rated"),
    ("the targets for {year} be agreed",),
    "A figure is on target only if those who answer for it agreed the target.",
    (("Let officers set them", "Members did not trust targets that they had not agreed"),), portfolio="performance", wards=ALL_WARDS,
)  # fmt: skip
SUMMARY = Subject(
    "How we did in {last_year}", POLICY, "a summary of performance in {last_year}, as the Cabinet Member asked on {on_q4}",
    ("{met} of {all} measures had met their target at the end of the year",
    "the comparison with similar councils was fair in homes and weak in letters answered"),
    ("the summary be noted", "it be published with the council's accounts"), "The public should be able to read one page about the year.",
    (("Publish the quarter's reports alone", "nobody reads four reports"),), portfolio="performance", wards=ALL_WARDS,
)  # fmt: skip


def service_plan(year: int) -> Matter:
    """The plan of the Chief Executive's Office: last year noted, this year approved."""
    words = {"done": 18 + year * 2 % 5, "all": 24, "next": 20 + year % 4}
    return Matter(f"plan-{year}", "The service plan", (Step("plan", "performance", year, "June", PLAN, words=words),))


PLAN = Subject(
    "Service plan of the Chief Executive's Office for {year}", ("Chief Executive",),
    "the service plan of her office for {year} and the actions of {last_year}",
    ("{done} of {all} actions of the last plan were complete", "the plan for {year} held {next} actions", "each had an owner and a date"),
    ("progress on the actions of {last_year} be noted", "the plan and its actions for {year} be approved"),
    "Work on the actions is under way and needs authority.",
    (("Carry the old plan over", "most of it is done"),), portfolio="performance", wards=ALL_WARDS,
)  # fmt: skip


def promises(year: int) -> Matter:
    """What the council means to change, and what the homes service will do for it in the year."""
    steps = (Step("homes", "homes", year, "June", HOMES_PLAN), Step("corporate", "cabinet", year, "July", CORPORATE_PLAN))
    return Matter(f"promises-{year}", "What we mean to change", steps)


HOMES_PLAN = Subject(
    "Homes: the plan for {year}", ("Director of Homes",), "what the homes service will do in {year}, and what came of {last_year}",
    ("each action had an owner and a day", "damp came before everything else", "two actions of {last_year} were carried over"),
    ("progress on the plan for {last_year} be noted", "the plan and its actions for {year} be approved"),
    "Tenants should be able to hold the council to what it will do.", (("Wait for the corporate plan", "damp does not wait"),),
    portfolio="homes", wards=ALL_WARDS,
)  # fmt: skip
CORPORATE_PLAN = Subject(
    "What we mean to change: the corporate plan in {year}", ("Chief Executive",), "the corporate plan as it stands in {year}",
    ("the plan held four objectives on one page", "each service plan said which of them it served", "residents had been asked in spring"),
    ("the corporate plan be approved", ),
    "A council that says what it means to change can be judged by it.", (("Add more objectives", "nobody can follow thirty"),),
    portfolio="leader", wards=ALL_WARDS,
)  # fmt: skip
