"""A savings programme to try things on: made by the acts that people use, but for what members answered, which is written down as it is."""

from datetime import date, datetime, time
from decimal import Decimal
from types import SimpleNamespace
from typing import Any

import pytest

from moothall.access.acts import Refused
from moothall.access.viewer import THE_CLOCK
from moothall.authority.models import Body
from moothall.decisions.models import Decision
from moothall.meetings.models import Answer, Item, Meeting, Recommendation, Report, Resolution, ResolutionPart
from moothall.plans import actions
from moothall.plans.models import SavingLine, SavingsProgramme
from moothall.plans.queries import savings as queries
from moothall.plans.rules import savings as rules
from moothall.plans.tests.factories import EARLY, NOW

THIS_YEAR = 2026


def by(here: SimpleNamespace, at: datetime = NOW) -> dict[str, Any]:
    """As whoever keeps the council's plans."""
    return {"viewer": here.keeper, "at": at}


def begun(here: SimpleNamespace, target: int = 1_000_000, *, last_year: int = 2028) -> SavingsProgramme:
    """A programme with a target for this year, that those who write plans read."""
    said = {"title": "Savings to 2029", "first_year": THIS_YEAR, "last_year": last_year}
    row = actions.start_savings_programme(here.row, **by(here, EARLY), **said)
    actions.set_savings_target(row, **by(here, EARLY), year=THIS_YEAR, amount=Decimal(target), set_by="Council, 25 February 2026")
    return row


def public(here: SimpleNamespace, target: int = 1_000_000) -> SavingsProgramme:
    return actions.publish_savings_programme(begun(here, target), **by(here, EARLY))


def written(here: SimpleNamespace, programme: SavingsProgramme, title: str = "Fewer contractors", **said: Any) -> SavingLine:
    """A draft that saves nothing yet."""
    usual = {"department": here.homes, "portfolio": here.portfolio, "owner": here.office, "kind": "one-off"}
    return actions.write_saving_line(programme, **by(here, EARLY), title=title, **usual | said)


def planned(here: SimpleNamespace, line: SavingLine, amount: Any, *, year: int = THIS_YEAR, **said: Any) -> SavingLine:
    """What it saves, spread evenly."""
    whole = Decimal(str(amount))
    return actions.change_saving_profile(line, **by(here, EARLY), year=year, amount=whole, months=rules.even(whole), **said)


def out(
    here: SimpleNamespace, programme: SavingsProgramme, amount: Any = 120_000, title: str = "Fewer contractors", **said: Any
) -> SavingLine:
    """A line that counts and, where the programme is public, is read by everybody."""
    line = planned(here, written(here, programme, title, **said), amount)
    return actions.publish_saving_line(line, **by(here, EARLY))


def saved(here: SimpleNamespace, line: SavingLine, amount: Any, on: date = date(2026, 10, 31)) -> SavingLine:
    return actions.deliver_saving(line, **by(here), amount=Decimal(str(amount)), on=on, evidence="The ledger of October.")


def recommended(here: SimpleNamespace, text: str = "That the saving be agreed.") -> Recommendation:
    """What a report that everybody reads asks members to agree."""
    number = Report.objects.visible_to(THE_CLOCK).count() + 1
    of = {"organisation": here.row, "body": full_council(here)}
    report = Report.objects.create(number=number, title="Savings", published_at=EARLY, submitted_at=EARLY, **of)
    return Recommendation.objects.create(report=report, number=1, place=1, text=text)


def full_council(here: SimpleNamespace) -> Body:
    return Body.objects.get_or_create(organisation=here.row, number=900, defaults={"name": "Council", "kind": Body.Kind.COUNCIL})[0]


def answered(here: SimpleNamespace, recommendation: Recommendation, how: str = "agreed", held_on: date = date(2026, 9, 9)) -> None:
    """Council answers it at a meeting whose decisions are out; what Council agrees has effect at once."""
    body = full_council(here)
    moments = dict.fromkeys(("announced_at", "agenda_published_at", "decisions_published_at", "minutes_published_at"), EARLY)
    number = 900 + Answer.objects.visible_to(THE_CLOCK).count()
    meeting = Meeting.objects.create(organisation=here.row, number=number, body=body, held_on=held_on, starts_at=time(18), **moments)
    item = Item.objects.create(meeting=meeting, position=1, title="Savings", published_at=EARLY)
    part = ResolutionPart.objects.create(resolution=Resolution.objects.create(item=item, position=1), number=1, text="That it be agreed.")
    Answer.objects.create(part=part, recommendation=recommendation, how=how)


def decided(here: SimpleNamespace, effective_from: datetime = EARLY, **said: Any) -> Decision:
    """A decision that everybody reads, in effect from a moment."""
    number = 900 + Decision.objects.visible_to(THE_CLOCK).count()
    moments = {"published_at": EARLY, "call_in_closes_at": effective_from, "effective_from": effective_from}
    of = {"organisation": here.row, "title": "Contracts for repairs", "decided_on": EARLY.date(), "is_subject_to_call_in": True}
    return Decision.objects.create(number=number, **of | moments | said)


def sums(viewer: Any, programme: SavingsProgramme, year: int = THIS_YEAR) -> Any:
    """The whole of a programme in a year, as far as somebody may see it."""
    known = queries.Known(viewer, queries.lines(viewer, programme), NOW)
    return rules.whole(known.facts.values(), year)


def refused(match: str, act: Any, *args: Any, **said: Any) -> None:
    """That an act is refused, with these words."""
    with pytest.raises(Refused, match=match):
        act(*args, **said)
