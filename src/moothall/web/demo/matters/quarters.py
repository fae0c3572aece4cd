"""How the homes did in a quarter, as their Cabinet Member hears it."""

from moothall.web.demo import measures
from moothall.web.demo.subjects import ALL_WARDS, Matter, Step, Subject

PUT_AS = "Homes: how we did"
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


def homes(year: int) -> Matter:
    """Three quarters of a year of the story; the fourth is heard with the plan for the next."""
    steps = (
        Step(f"quarter-{number}", "homes", year, month, HOMES, words={"when": when, "tally": measures.in_words(year, number, SERVING)})
        for month, (when, number) in QUARTERS.items()
    )
    return Matter(f"homes-figures-{year}", PUT_AS, tuple(steps))
