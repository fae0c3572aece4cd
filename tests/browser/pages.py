"""Every page of the site that a person can meet, by what it is; {names} are filled from what was arranged."""

from typing import Any

from tests.browser import measured, risks, savings

STANDINGS = (
    *("OPEN_TO_CALL_IN", "WAITING", "NOT_YET", "NOT_STATED", "CALLED_IN", "REFERRED", "CONFIRMED", "CHANGED"),
    *("IN_EFFECT", "NOT_SUBJECT_TO_CALL_IN", "URGENT", "WITHDRAWN", "SUPERSEDED"),
)
DRAFT = "DRAFT"
RECORDS = (
    *("meeting that is minuted", "meeting to come, with its agenda", "meeting to come, without one", "meeting that is cancelled"),
    *("meeting to ask", "question answered", "petition answered"),
    *("item that was resolved", "item that is closed", "paper", "person", "body", "commitment that waits", "commitment that came back"),
    *("commitment given another day", "history of a matter", "plan", "objective", "action", "plans of a department", "actions of a plan"),
)
ENDINGS = {  # pages of one meeting
    "ask a question": ("meeting to ask", "/ask"),
    "packs": ("meeting to ask", "/packs"),
    "say why it should be in public": ("meeting that was moved", "/represent"),
}
REAL = ("meeting", "decision")

LISTS = {
    **risks.PUBLIC,
    **savings.PUBLIC,
    **measured.PUBLIC,
    "home": "/",
    "meetings": "/meetings/",
    "meetings, page 2": "/meetings/?page=2",
    "meetings between two days": "/meetings/?first=1+4+2025&last=30+4+2025",
    "meetings, none": "/meetings/?words=lighthouse+keepers",
    "meetings, a wrong date": "/meetings/?first=31+2+2026",
    "month": "/meetings/calendar/2026/3/",
    "how to take part": "/meetings/taking-part",
    "petitions": "/meetings/petitions/",
    "petitions, a page that is not there": "/meetings/petitions/?page=9",
    "hand in a petition": "/meetings/wrenmouth/petitions/new",
    "authority": "/authority/",
    "people": "/authority/people/",
    "people, none": "/authority/people/?q=nobody+at+all",
    "register": "/decisions/",
    "register, narrowed": "/decisions/?first=1+1+2020&standing=in-effect&key=no&urgent=no&call_in=not-subject&page=2",
    "register, to print": "/decisions/?key=yes&print=yes",
    "register, none": "/decisions/?words=lighthouse+keepers",
    "register, wrong dates": "/decisions/?first=31+2+2026&last=yesterday",
    "coming decisions": "/decisions/notices/",
    "coming decisions, none": "/decisions/notices/?words=lighthouse+keepers",
    "coming decisions, a wrong date": "/decisions/notices/?first=31+2+2026",
    "notice": "/decisions/notices/wrenmouth/1",
    "plan of four months": "/decisions/notices/wrenmouth/plans/2026/6",
    "decisions that could not wait": "/decisions/notices/wrenmouth/urgent",
    "rule of call-in": "/decisions/call-in-rule/wrenmouth",
    "commitments": "/decisions/commitments/",
    "commitments, none": "/decisions/commitments/?words=lighthouse+keepers",
    "commitments, overdue": "/decisions/commitments/overdue",
    "commitments in figures": "/decisions/commitments/figures",
    "matters": "/decisions/matters/?words=lamps",
    "scrutiny": "/decisions/scrutiny/",
    "topics of scrutiny, none": "/decisions/scrutiny/topics/?words=lighthouse+keepers",
    "recommendations of scrutiny, a wrong date": "/decisions/scrutiny/recommendations/?first=31+2+2026",
    "recommendations of scrutiny in figures": "/decisions/scrutiny/figures",
    "strategy": "/plans/",
    "plans, narrowed to none": "/plans/all/?words=lighthouse+keepers&year=2026",
    "search": "/search/",
    "search, found": "/search/?q=library",
    "search, none": "/search/?q=lighthouse+keepers",
    "search, a wrong date": "/search/?q=library&first=31+2+2026",
    "record": "/record/",
    "who may do what": "/who-may-do-what",
    "open data": "/open-data",
    "accessibility": "/accessibility",
    "be told by e-mail": "/alerts/?words=library",
    "be told by e-mail, of a list": "/alerts/?key=yes",
    "be told by e-mail, asked": "/alerts/asked",
    "be told by e-mail, link": "/alerts/link",
    "be told by e-mail, stopped": "/alerts/stopped",
    "be told by e-mail, no such link": "/alerts/yours/none",
    "sign in": "/account/login/",
    "sign in by code": "/account/login/code/",
    "a new password": "/account/password/reset/",
    "look in your e-mail": "/account/password/reset/done/",
    "account that is closed": "/account/inactive/",
    "accounts are made by the council": "/account/signup/",
    "a link that signs nobody in": "/sign-in/link/none",
    "a link to a password that was used": "/account/password/reset/key/1-none/",
    "components": "/components",
    "no page here": "/nowhere",
    "no such decision": "/decisions/wrenmouth/99999",
}


def of_the_public() -> list[str]:
    """The names of all pages that need no account."""
    return [*LISTS, "a link that signs in", *RECORDS, *ENDINGS, *map(decision, STANDINGS), *map(real, REAL)]


def decision(standing: str) -> str:
    return f"decision, {standing.lower().replace('_', ' ')}"


def real(page: str) -> str:
    return f"{page} of a real council"


def addresses(arranged: dict[str, Any]) -> dict[str, str]:
    """Where each of them is in a place."""
    decisions = {decision(standing): f"/{reference}" for standing, reference in arranged["standings"].items()}
    records = {name: f"/{reference}" for name, reference in arranged["pages"].items()}
    further = {name: f"/{arranged['pages'][which]}{ending}" for name, (which, ending) in ENDINGS.items()}
    reals = {real(name): f"/{reference}" for name, reference in arranged["real"].items()}
    return LISTS | {"a link that signs in": arranged["ways_in"]["Committee clerk"][0]} | decisions | records | further | reals
