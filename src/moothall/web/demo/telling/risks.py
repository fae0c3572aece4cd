"""The sample council's risks: its register as it was begun when it came to Moothall, looked at each quarter, joined to its plans."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from moothall.access.viewer import THE_CLOCK, Role
from moothall.plans import actions as plans, queries as planned
from moothall.risks import actions, queries
from moothall.risks.models import Risk
from moothall.web.demo.strategy import HEARD, SAFE_SHORE, TOGETHER, WARM
from moothall.web.demo.telling.cast import Cast, at

Happening = tuple[datetime, Callable[[datetime], object]]
QUARTER, ROUNDS = timedelta(days=91), 3


@dataclass(frozen=True, slots=True)
class Told:
    """A risk of the story. `stood`: likelihood, impact and why, at first and after each quarter; nothing if nobody looked."""

    title: str
    category: str
    department: str
    owner: str
    because: tuple[str, str, str]
    aim: tuple[int, int]
    stood: tuple[tuple[int, int, str] | None, ...]
    control: str
    action: tuple[str, int] = ("", 0)
    threatens: str = ""
    opened: str = ""
    accepted: str = ""
    raised: str = ""


RISKS = (
    Told("Damp comes back faster than it is mended", "Services", "homes", "Director of Homes",
         ("One council home in nine had damp when they were surveyed.",
          "A cold, wet winter brings new cases faster than crews can mend old ones.",
          "Children fall ill, and tenants are owed damages."), (2, 4),
         ((4, 4, "The survey found more than was thought."), (4, 4, "The list of new cases is as long as it was."),
          (3, 4, "Work in-house has begun, and waits are shorter."), (3, 4, "A mild autumn.")),
         "Each new case is visited within ten days", ("Train six more people to treat mould", 10), WARM,
         "Tenants have asked in public what would happen in a hard winter.", raised="It concerns money and health as well as homes."),
    Told("The harbour wall is breached before it is mended", "People's safety", "coast", "Director of Place",
         ("The oldest stretch of the wall moves a little each winter.", "A surge on a spring tide breaks it.",
          "Homes on the quay flood, and people are hurt."), (1, 5),
         ((2, 5, "Divers found two new cracks."), (2, 5, "The contract is let, and nothing has been built yet."),
          (2, 5, "The grant is agreed; work begins after the winter."), (2, 5, "As it was.")),
         "The wall is measured after each storm", ("Store steel sheets at the quay for a first repair", 8), SAFE_SHORE,
         "Whoever lives on the quay should know what is known.",
         raised="Lives are at stake, and the whole council would answer for it."),
    Told("The year's savings are not made in time", "Money", "finance", "Director of Resources",
         ("A million pounds is to be saved this year.", "Some savings come later than was planned, or never.",
          "The reserve is spent on running costs."), (2, 3),
         ((3, 4, "A sixth of the sum has not been found."), (3, 4, "Two lines are late."), (3, 3, "More has been agreed by decision."),
          (3, 3, "As it was.")),
         "Each line is compared with the ledger each quarter", ("Find what is missing before the budget is set", 9)),
    Told("An attack shuts down the council's computers", "Services", "resources", "Director of Resources",
         ("Letters that carry harmful links come every day.", "Somebody opens one, and systems are locked.",
          "No benefit is paid and no call is answered for weeks."), (2, 4),
         ((3, 5, "A council near by was shut for a month."), (3, 5, "As it was."), (2, 5, "Copies are kept apart now, and were tried."),
          (2, 5, "As it was.")),
         "Copies of all data are kept apart, and read back each month", ("Put a second step in front of every sign-in", 11)),
    Told("A child at risk is missed between partners", "People's safety", "safety", "Director of Communities",
         ("Five organisations know a part of each story.", "Nobody puts the parts together in time.", "A child is harmed."), (1, 5),
         ((2, 5, "A review elsewhere found the same gaps."), (2, 5, "Weekly meetings have begun."), None, None),
         "Cases are read together each week"),
    Told("Libraries close on days for want of staff", "Services", "libraries", "Director of Communities",
         ("Saturday hours rest on a few people.", "Two are ill at once.", "Doors stay shut without notice."), (2, 2),
         ((3, 2, "It happened twice in a month."), (2, 2, "Four more people can be asked."), (2, 2, "As it was."), (2, 2, "As it was.")),
         "A list of people who can be asked at a day's notice", threatens=TOGETHER,
         opened="Readers ask when doors will be open.", accepted="It is small, and more staff would cost more than it saves."),
    Told("Callers are promised answers that nobody gives", "Good name", "customers", "Head of Customer Services",
         ("Services answer on their own lists.", "A promise made at the desk is on none of them.",
          "People call again, and trust less."), (2, 2),
         ((4, 3, "Most who called twice had heard nothing."), (3, 3, "One list is kept now."), (3, 2, "Fewer call twice."),
          (2, 2, "The list is read each week.")),
         "One list of promises, read each Monday", threatens=HEARD),
    Told("A decision is set aside because its notice was too short", "Law", "democratic", "Head of Legal and Democratic Services",
         ("Notice is counted by hand for some decisions.", "A day is counted that does not count.",
          "A court sets the decision aside."), (1, 3),
         ((2, 4, "One notice was a day short last year."), (1, 4, "The days are counted by rule now."), (1, 4, "As it was."),
          (1, 4, "As it was.")),
         "The clerk's timeline warns before it is too late"),
)  # fmt: skip


def happenings(cast: Cast, adopted: date) -> Iterator[Happening]:
    """The register is begun an hour after the plans, and looked at a few days before each quarter is over."""
    told = Register(cast)
    yield at(adopted, 13), told.begin
    for turn in range(1, ROUNDS + 1):
        yield at(adopted + QUARTER * turn - timedelta(days=4), 10), lambda moment, turn=turn: told.look(turn, moment)


class Register:
    """Rows are looked up when something happens, because earlier happenings made them."""

    def __init__(self, cast: Cast) -> None:
        self.cast = cast

    def by(self, moment: datetime) -> dict[str, Any]:
        return {"viewer": self.cast.holder(Role.PERFORMANCE_TEAM, moment.date()), "at": moment}

    def begin(self, moment: datetime) -> None:
        held = {row.title: row for row in queries.owing.offices(THE_CLOCK, self.cast.home.pk, moment.date())}
        for told in RISKS:
            self.write(told, held.get(told.owner), moment)

    def write(self, told: Told, owner: Any, moment: datetime) -> None:
        by, day = self.by(moment), moment.date()
        said = dict(zip(("cause", "event", "consequence"), told.because, strict=True))
        whose = {"department": self.cast.departments[told.department], "owner": owner, "review_on": day + QUARTER}
        row = actions.add_risk(self.cast.home, **by, title=told.title, category=told.category, **said, **whose)
        likelihood, impact, because = told.stood[0] or (1, 1, "")
        row = actions.assess(row, **by, kind="residual", likelihood=likelihood, impact=impact, because=because)
        aim = {"likelihood": told.aim[0], "impact": told.aim[1]}
        row = actions.assess(row, **by, kind="target", because="Where it should stand in a year.", **aim)
        actions.add_control(row, **by, what=told.control, owner=owner)
        if told.action[0]:
            actions.add_treatment(row, **by, what=told.action[0], owner=owner, due_on=day + timedelta(days=30 * told.action[1]))
        self.decide(told, row, moment)

    def decide(self, told: Told, row: Risk, moment: datetime) -> None:
        by = self.by(moment)
        for because, verb in ((told.raised, actions.escalate), (told.accepted, actions.tolerate), (told.opened, actions.open_risk)):
            if because:
                row = verb(row, **by, because=because)
        if told.threatens:
            aim = planned.objectives.objectives(THE_CLOCK).get(organisation=self.cast.home, title=told.threatens)
            plans.tie_objective(aim, **by, risk=row)

    def look(self, turn: int, moment: datetime) -> None:
        """What was said of a quarter. One risk has not been looked at for a while, as it happens."""
        rows = {row.title: row for row in queries.registers.all_risks(THE_CLOCK).filter(organisation=self.cast.home)}
        for told in RISKS:
            if stood := told.stood[turn]:
                likelihood, impact, because = stood
                said = {"likelihood": likelihood, "impact": impact, "because": because, "next_on": moment.date() + QUARTER}
                actions.review(rows[told.title], **self.by(moment), **said)
