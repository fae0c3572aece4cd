"""A portfolio with something of everything that its briefing tells: made by the acts that people use."""

from datetime import datetime, time, timedelta
from decimal import Decimal
from types import SimpleNamespace
from typing import Any

from moothall.access.viewer import THE_CLOCK
from moothall.authority import actions as authority
from moothall.authority.models import Person
from moothall.decisions import actions as decisions, said as decided
from moothall.decisions.tests import announcing
from moothall.meetings import actions as meetings, said as agendas
from moothall.meetings.models import OnAgenda, Recommendation, Report
from moothall.plans import actions as plans
from moothall.plans.models import Action
from moothall.plans.tests import factories, members, savings

PAGE, LAST = "/workspace/briefing/wrenmouth/{}/", timedelta(days=900)
A_DAY = timedelta(days=1)


def page(here: SimpleNamespace, ending: str = "") -> str:
    return PAGE.format(here.portfolio.pk) + ending


def council() -> SimpleNamespace:
    """A council whose portfolio holder sits in cabinet and speaks with nobody yet."""
    here = factories.council()
    here.clerk, here.cabinet = members.clerk_of(here), members.body(here, "cabinet")
    here.person = Person.objects.get(pk=here.holder.person)
    authority.give_seat(here.cabinet, viewer=THE_CLOCK, at=factories.EARLY, person=here.person, kind="chair")
    return here


def plan(here: SimpleNamespace, now: datetime) -> Any:
    years = {"first_on": now.date() - timedelta(days=400), "last_on": now.date() + LAST}
    return factories.published(here, **years)


def action(here: SimpleNamespace, plan: Any, title: str, days: int, now: datetime, **said: Any) -> Action:
    """An action that is due so many days from now."""
    return factories.planned(here, plan, title, due_on=now.date() + days * A_DAY, **said)


def moved(here: SimpleNamespace, row: Action, days: int, now: datetime, ago: timedelta = 0 * A_DAY) -> Action:
    """The same, due another number of days from now; moved so long ago."""
    said = {"because": "The stone came late.", "agreed_by": "the Harbour Master"}
    return plans.move_day(row, viewer=here.owner, at=now - ago, which="due", to=now.date() + days * A_DAY, **said)


def full(here: SimpleNamespace, now: datetime, number: int = 1) -> SimpleNamespace:
    """So many of everything: off course, at risk, moved, missed, done, reached; asked, decided, announced; savings."""
    owner, before = here.owner, now - timedelta(days=10)
    row = plan(here, now)
    programme = savings.public(here)
    plans.ask_contributions(programme, **savings.by(here), year=savings.THIS_YEAR, asked={here.portfolio: Decimal(200_000)})
    for turn in range(number):
        aim = factories.aimed(here, row, f"Warm homes {turn}", first_on=row.first_on, last_on=row.last_on)
        action(here, row, f"Late {turn}", -5, now, objective=aim)
        risky = action(here, row, f"At risk {turn}", 200, now)
        plans.report_progress(risky, viewer=owner, at=before, said="at risk", comment="Two posts are empty.")
        done = action(here, row, f"Done {turn}", 200, now)
        plans.report_progress(done, viewer=owner, at=before, said="done", comment="All of it.")
        delayed = moved(here, action(here, row, f"Delayed {turn}", 5, now), 12, now, 10 * A_DAY)
        plans.add_milestone(delayed, viewer=owner, at=before, title=f"Half way {turn}", due_on=now.date() + 8 * A_DAY)
        stone = plans.add_milestone(delayed, viewer=owner, at=before, title=f"Begun {turn}", due_on=now.date() - 8 * A_DAY)
        plans.meet_milestone(stone, viewer=owner, at=before, number=2, met_on=before.date())
        plans.add_action(row, viewer=here.keeper, at=before, title=f"New {turn}", due_on=now.date() + 300 * A_DAY, owner=here.office)
        line = savings.out(here, programme, 50_000, f"Fewer vans {turn}")
        plans.judge_saving_line(line, **savings.by(here, before), judged="at risk", because="Nobody has sold a van.")
        of_governance(here, now, turn)
    return SimpleNamespace(plan=row, programme=programme)


def of_governance(here: SimpleNamespace, now: datetime, turn: int) -> None:
    """A report to cabinet, a decision, a notice and a commitment."""
    recommended(here, now, f"Roofs {turn}", number=turn + 1)
    told = decided.Decision(
        title=f"Boilers {turn}", decided_on=now.date() - 3 * A_DAY, portfolio=here.portfolio, is_subject_to_call_in=False
    )
    made = decisions.record_decision(here.row, viewer=here.clerk, at=now - 3 * A_DAY, decision=told)
    decisions.publish(made, viewer=here.clerk, at=now - 2 * A_DAY)
    announcing.announced(here, f"Damp {turn}", moment=now - 20 * A_DAY, due_on=now.date() + 20 * A_DAY, portfolio=here.portfolio)


def recommended(here: SimpleNamespace, now: datetime, title: str, number: int = 1) -> Any:
    """An item with a report and a recommendation, on the published agenda of a coming meeting of cabinet."""
    day = now.date() + (14 + number) * A_DAY
    called = meetings.call_meeting(here.cabinet, viewer=here.clerk, at=factories.EARLY, held_on=day, starts_at=time(18))
    item = agendas.Item(title, number="5", purpose="report", papers=(agendas.Paper(f"{title}: the report", text="Why."),))
    meetings.prepare_agenda(called, viewer=here.clerk, at=factories.EARLY, items=[item])
    meetings.publish_agenda(called, viewer=here.clerk, at=factories.EARLY)
    out = {"published_at": factories.EARLY, "submitted_at": factories.EARLY}
    report = Report.objects.create(organisation=here.row, number=number, body=here.cabinet, title=title, **out)
    Recommendation.objects.create(report=report, number=1, place=1, text="That the roofs be mended.")
    OnAgenda.objects.create(report=report, item=called.items.visible_to(THE_CLOCK).get(), put_at=factories.EARLY)
    return called


def deputising(here: SimpleNamespace, now: datetime) -> Any:
    """Somebody who acts for the holder today."""
    office = here.person.offices.get()
    other = Person.objects.get(pk=here.titled.person)
    return authority.name_deputy(office, viewer=THE_CLOCK, at=now, person=other, since=now.date() - A_DAY)
