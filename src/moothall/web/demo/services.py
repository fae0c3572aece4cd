"""The service plans of Communities and of Resources."""

from moothall.web.demo.planned import HEARD, LISTENING, PEOPLE, TOGETHER, Action, Objective, Plan

COMMUNITIES = Plan(
    "communities",
    "service",
    "Communities: service plan",
    "Somewhere to go, and well enough to go there.",
    "communities",
    "Director of Communities",
    department="communities",
    above="corporate",
    annual="Communities: plan for the year",
    objectives=(
        Objective(
            "Fit and well in every ward",
            "Children learn to swim, and whoever needs treatment stays in it.",
            "People in Fenside die eight years before people on Lantern Hill.",
            PEOPLE,
            "Director of Communities",
            "communities",
            serves=(TOGETHER,),
            actions=(
                Action(
                    "A worker at the One Stop Shop on two days a week",
                    "Director of Communities",
                    11,
                    ("on track", "on track"),
                    ("", "The health board pays half."),
                ),
                Action("Swimming for each child of nine", "Director of Communities", 3, ("on track", "on track")),
            ),
        ),
    ),
)
RESOURCES = Plan(
    "resources",
    "service",
    "Resources: service plan",
    "Money that lasts, and bills that are paid.",
    "resources",
    "Director of Resources",
    department="resources",
    above="corporate",
    annual="Resources: plan for the year",
    objectives=(
        Objective(
            "Money spent as planned",
            "The year ends within its budget, and whoever sends a bill is paid in a month.",
            "Temporary homes and hired staff cost more each year than was foreseen.",
            LISTENING,
            "Director of Resources",
            "resources",
            serves=(HEARD,),
            actions=(
                Action("Fill the posts that agencies fill", "Director of Resources", 12, ("on track", "on track"), ("", "Nine of 14.")),
                Action("A day on which each bill is looked at", "Director of Resources", 7, ("done",), ("It is Tuesday.",)),
            ),
        ),
    ),
)
