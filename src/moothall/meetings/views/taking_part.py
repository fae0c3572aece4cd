"""How to take part: what anybody may do here, by the council's own rules of today and the law behind them."""

from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from moothall.authority import queries as authority
from moothall.meetings.queries import questions as asked
from moothall.meetings.rules.law import Matter, Regime, Unit, rule_on

OWN = (
    "notice_days", "notice_unit", "private_notice_days",
    "public_question_working_days", "petition_signatures_for_debate", "petition_answer_working_days",
)  # fmt: skip
OF_COUNCIL = (Matter.OPEN, Matter.AGENDA, Matter.REPORTING, Matter.INSPECTION, Matter.BACKGROUND)
MOST = 4  # meetings that are named


def taking_part(request: HttpRequest) -> HttpResponse:
    """For the council whose place this is; where there is none, what the law gives."""
    council = authority.home(request.viewer)
    said = {"council": council, "law": law_of(request.today)} | (set_by(request, council) if council else {})
    return render(request, "meetings/people/taking_part.html", said)


def set_by(request: HttpRequest, council: Any) -> dict[str, Any]:
    """What the council has set itself as it holds today, and the meetings of which something can be asked."""
    own = authority.settings_in_force(request.viewer, council.pk, request.today, OWN)
    ask = asked.meetings_to_ask(request.viewer, council.pk, request.today, MOST)
    return {"own": own, "clear_day": Unit(str(own["notice_unit"].value)).word, "ask": ask}


def law_of(day: date) -> dict[str, Any]:
    """The rules of law on this day, by what each is about."""
    rules = {matter.name: rule_on(matter, day) for matter in OF_COUNCIL}
    return rules | {"PRIVATE": rule_on(Matter.PRIVATE_FIRST, day, Regime.EXECUTIVE)}
