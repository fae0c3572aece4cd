"""The pages of measures that are looked over, for everybody and for whoever keeps them."""

from datetime import date, datetime
from typing import Any

from moothall.access.viewer import THE_CLOCK
from moothall.authority.models import Organisation
from moothall.documents import jobs
from moothall.performance import actions
from moothall.performance.rules import Period

KEEPER = "Performance team"
AT = "/performance"
PUBLIC = {
    "how we are doing": f"{AT}/",
    "how we are doing, chosen": f"{AT}/?show=off",
    "quarterly reports": f"{AT}/reports/",
    "measures": f"{AT}/measures/",
    "measures, chosen by how they do": f"{AT}/measures/?show=on",
    "measures, narrowed to none": f"{AT}/measures/?words=lighthouse+keepers&polarity=lower",
    "targets that members have not agreed": f"{AT}/targets/not-agreed/",
    "frameworks": f"{AT}/frameworks/",
    "other places, none": f"{AT}/comparators/",
    "measures of an objective": f"{AT}/objectives/wrenmouth/1",
    "reporting calendar": f"{AT}/calendar/wrenmouth",
    "figures that are late": f"{AT}/figures/late",
    "action plans": f"{AT}/action-plans/",
    "how a system sends figures": "/api/",
}
KEPT = {
    "write a measure, wrong": ("new-measure", "Keep this measure"),
    "add a framework, wrong": ("new-framework", "Add it"),
    "targets to a meeting": ("targets-report", ""),
    "targets of a year, wrong": ("targets-grid?of=portfolio-2&year=2027", "Set these targets"),
    "begin a quarterly report, wrong": ("new-report", "Begin this report"),
    "measures from a table, wrong": ("measures-table", "Look at what would be done"),
    "let another system in, wrong": ("new-system", "Make the token"),
    "figures from a table, wrong": ("figures-table", "Look at what would be done"),
}
SENT = {
    "figures to sign off": ("figures/review", ""),
    "write an action plan, wrong": ("measures/wrenmouth/1/action-plan", "Keep this action plan"),
    "let the limits of a chart begin anew, wrong": ("measures/wrenmouth/1/begin-anew", "Let them begin anew"),
    "other systems that send figures": ("systems/", ""),
    "set the reporting days": ("calendar/wrenmouth/days", ""),
    "say what is asked of figures": ("calendar/wrenmouth/rule", ""),
}


def arranged(council: Organisation, now: datetime) -> dict[str, str]:
    """A report on which somebody works in the background, half done."""
    quarter = Period(date(now.year - 2, 4, 1), date(now.year - 2, 6, 30))  # one of which the story tells nothing
    who: dict[str, Any] = {"viewer": THE_CLOCK, "at": now}
    report = actions.begin_quarterly(council, of=council, quarter=quarter, **who)
    jobs.step(jobs.begin(str(actions.ask_to_issue(report, **who).key), at=now), 50, 120, "50 of 120 measures are worked out.", at=now)
    return {"report being issued": report.reference}


PAGES: dict[str, Any] = {name: (KEEPER, lambda _, path=path: f"{AT}/wrenmouth/{path}", button) for name, (path, button) in KEPT.items()}
PAGES |= {name: (KEEPER, lambda _, path=path: f"{AT}/{path}", button) for name, (path, button) in SENT.items()}
PAGES["report being issued"] = (KEEPER, lambda arranged: f"/{arranged['pages']['report being issued']}", "")
