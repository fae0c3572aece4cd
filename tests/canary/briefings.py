"""The briefing of a portfolio to which everything of the council belongs, closed or not. Its letter and calendar are asked elsewhere."""

from typing import Any

from moothall.authority.models import Office, Organisation, Portfolio
from moothall.decisions.models import Decision, Notice
from moothall.performance.models import Measure
from moothall.plans.models import Plan, SavingLine
from moothall.web.queries.briefing import ANSWERING

KEY = 1
PAGE = "workspace/briefing/<slug:slug>/<int:key>/"
PAGES = [f"/workspace/briefing/{one}/" for one in (f"wrenmouth/{KEY}", "wrenmouth/9", "nowhere/1")]
SINCE = "?since=1+4+2025"


def note(rows: dict[str, Any]) -> None:
    """Plans, savings, measures, decisions and notices are all of one portfolio, also those that are not out."""
    portfolio = Portfolio.objects.create(pk=KEY, organisation=rows["body"].organisation, name="Everything")
    for row in rows.values():
        if isinstance(row, (Plan, Decision, Notice, SavingLine, Measure)):
            row.portfolio = portfolio
            row.save(update_fields=["portfolio"])


def answered_for(council: Organisation) -> None:
    """Whoever holds a portfolio there, or speaks on one, holds this one."""
    Office.objects.filter(organisation=council, role__in=ANSWERING).update(portfolio=KEY)


def examples() -> dict[str, list[str]]:
    """For each route, pages of what is open, of what is closed and of what is not there."""
    return {
        "workspace/briefing/": ["/workspace/briefing/"],
        "workspace/briefing/days/<str:key>.ics": ["/workspace/briefing/days/none.ics"],
        PAGE: [*PAGES, PAGES[0] + SINCE, f"{PAGES[0]}?since=%00"],
        f"{PAGE}often": [f"{PAGES[0]}often"],
        f"{PAGE}calendar": [f"{PAGES[0]}calendar"],
    }
