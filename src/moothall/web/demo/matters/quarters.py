"""How the homes did in a quarter, as their Cabinet Member hears it; and how the whole council did, as the Cabinet does."""

from moothall.web.demo import measures
from moothall.web.demo.subjects import ALL_WARDS, Matter, Step, Subject

PUT_AS, OF_COUNCIL = "Homes: how we did", "The whole council: how we did"
BEFORE_CABINET = ("September", "February")
FIRST = 4  # the year of the story from which on the council reports on itself; before, members heard figures alone
HOMES_PLAN = "Homes: service plan"
SERVING = frozenset({"Damp work done by our own staff", "Repairs kept to the day"})
HOMES_RESOLVED = ("the report be noted", "each figure that is off its target come back with the next report")
QUARTERS = {"September": ("April to June", 1), "November": ("July to September", 2), "February": ("October to December", 3)}

HOMES = Subject(
    f"{PUT_AS}, {{when}}", ("Director of Homes",), "what came of the homes' service plan from {when}",
    ("{tally}", "each figure stood as it was when the quarter was cut off"),
    HOMES_RESOLVED,
    "Tenants should be able to hold the council to what it will do.",
    (("Wait for the year's end", "a winter would be over"),),
    issues=("Posts that stand empty", "Whether texts reach everybody"), portfolio="homes", wards=ALL_WARDS,
)  # fmt: skip


COUNCIL_RESOLVED = ("the report be noted", "each measure that is off its target come back with the next report")
COUNCIL = Subject(
    f"{OF_COUNCIL}, {{when}}", ("Head of Policy",), "what came of the corporate plan from {when}",
    ("{tally}", "each figure stood as it was when the quarter was cut off"),
    COUNCIL_RESOLVED,
    "The Cabinet answers for all of it.",
    (("Hear each portfolio alone", "nobody would see the whole"),),
    issues=("Figures that come late", "Targets that members have not agreed"), portfolio="performance", wards=ALL_WARDS,
)  # fmt: skip


def council(year: int) -> Matter:
    """Two of these quarters before the Cabinet: when it looks ahead to the next budget, and when it proposes one."""
    steps = (
        Step(f"quarter-{number}", "cabinet", year, month, COUNCIL, words={"when": when, "tally": measures.in_words(year, number)})
        for month, (when, number) in QUARTERS.items()
        if month in BEFORE_CABINET and year >= FIRST
    )
    return Matter(f"council-figures-{year}", OF_COUNCIL, tuple(steps))


def homes(year: int) -> Matter:
    """Three quarters of a year of the story; the fourth is heard with the plan for the next."""
    steps = (
        Step(f"quarter-{number}", "homes", year, month, HOMES, words={"when": when, "tally": measures.in_words(year, number, SERVING)})
        for month, (when, number) in QUARTERS.items()
    )
    return Matter(f"homes-figures-{year}", PUT_AS, tuple(steps))
