"""The pages of measures that are looked over, for everybody and for whoever keeps them."""

from datetime import date, datetime
from io import BytesIO
from typing import Any

from moothall.access.viewer import THE_CLOCK, Role
from moothall.authority.models import Office, Organisation
from moothall.authority.queries import viewer_of
from moothall.documents import jobs
from moothall.performance import actions, sent_comparators
from moothall.performance.rules import Period

KEEPER, TABLE = "Performance team", b"indicator,title,better_when,place,from,figure\nB1,Boats,higher,Ashby,2025-26,12\n"
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
    "bring in figures of other places, wrong": ("send-comparators", "Look at what they say"),
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
    return {"report being issued": report.reference} | sent(council, now)


def sent(council: Organisation, now: datetime) -> dict[str, str]:
    """Files of other places' figures: some that were looked over, and some that are being read."""
    keeper = Office.objects.filter(Office.on(now.date()), organisation=council, role=Role.PERFORMANCE_TEAM, person__account__isnull=False)
    who: dict[str, Any] = {"viewer": viewer_of(keeper.order_by("pk")[0].person.account, now.date()), "at": now}
    said = {"source": "The harbour club, open licence", "year": "2025"}
    looked, read = (
        actions.send_comparators(council, **who, **said, name=name, sent=[(BytesIO(TABLE), "table.csv")])
        for name in ("Harbours", "Ferries")
    )
    found = sent_comparators.nothing(["table.csv, line 4: The figure is “many”, which is no number."])
    found |= {"figures": 2, "indicators": 1, "places": ["Ashby", "Fenby"], "sample": [["Boats", "Ashby", "2025/26", "12", "boats"]]}
    actions.keep_look(looked, viewer=THE_CLOCK, at=now, found=found)
    asked = sent_comparators.asked(read, sent_comparators.LOOKING, who["viewer"], now, "To look over Ferries")
    jobs.step(jobs.begin(str(asked.key), at=now), 1, 2, "1 of 1 file is read.", at=now)
    return {"files looked over": looked.reference, "files being read": read.reference}


PAGES: dict[str, Any] = {name: (KEEPER, lambda _, path=path: f"{AT}/wrenmouth/{path}", button) for name, (path, button) in KEPT.items()}
PAGES |= {name: (KEEPER, lambda _, path=path: f"{AT}/{path}", button) for name, (path, button) in SENT.items()}
ARRANGED = {"report being issued": "", "files looked over, wrong": "Bring them in", "files being read": ""}
PAGES |= {
    name: (KEEPER, lambda arranged, of=name.removesuffix(", wrong"): f"/{arranged['pages'][of]}", button)
    for name, button in ARRANGED.items()
}
