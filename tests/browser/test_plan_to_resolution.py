"""A plan from its first word to the resolution on its objective's page: written, put to a Cabinet Member, approved, updated, reported."""

import json
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import pytest
from playwright.sync_api import Browser

from moothall.authority.words import day_in_words
from tests.browser import calling, deciding
from tests.browser.hands import Hands, at_work
from tests.browser.places import Place
from tests.browser.planning import A_QUARTER, BODY, OFFICE, TEMPLATE

pytestmark = pytest.mark.browser
YEAR = date.today().year
SERVICE, ANNUAL = f"Repairs service plan {YEAR} to {YEAR + 3}", f"Repairs, the year {YEAR}"
OBJECTIVE, ACTION = "Repairs done at the first visit", "Hire fourteen plasterers"
MOST_STOPS = 3
WHERE = """() => {
    const it = document.activeElement, row = it.closest('.person');
    return [row && row.getAttribute('aria-labelledby'), it.tagName.toLowerCase()];
}"""


DAYS_UNTIL_HELD = 40


@dataclass
class Council:
    """The plan's owner, the clerk, each in a window of their own, and the place in which days pass."""

    owner: Hands
    clerk: Hands
    place: Place


@pytest.fixture
def council(browser: Browser, address: str, place: Place) -> Iterator[Council]:
    told = json.loads(place.run("tests.browser.planning"))
    with ExitStack() as windows:
        yield Council(*(windows.enter_context(at_work(browser, address, told[who])) for who in ("owner", "clerk")), place)


def test_a_plan_goes_from_its_first_word_to_the_resolution_on_its_objective_s_page(council: Council):
    owner = council.owner
    service, objective = write_the_service_plan(owner)
    take_to_the_cabinet_member(council, service, "To approve the plan", f"the departmental service plan “{SERVICE}” be approved", "agreed")
    owner.go(service)
    owner.reads("Members approved it, with effect from")
    annual = write_the_annual_plan(owner)
    council.place.run("tests.browser.planning", "quarter", ANNUAL)
    update_the_quarter(owner)
    take_to_the_cabinet_member(
        council, annual, "To note its progress", f"the progress of the annual service plan “{ANNUAL}” be noted", "noted"
    )
    owner.go(objective)
    owner.reads(f"Agreed by {BODY}")
    owner.reads("20 actions")
    owner.looks_well()
    owner.go(annual)
    owner.reads("Noted")
    owner.reads("Draft for approval")


def write_the_service_plan(owner: Hands) -> tuple[str, str]:
    """A plan of three years with an objective, published as a draft for approval; the addresses of both come back."""
    owner.go("/plans/wrenmouth/new")
    owner.looks_well()
    write(owner, "Departmental service plan", SERVICE, YEAR + 3)
    owner.press("Begin it")
    plan = owner.page.url
    owner.follow("Add an objective")
    owner.fill("In a few words", OBJECTIVE)
    owner.write("What will be different", "Nine of ten repairs are done at the first visit.")
    owner.press("Add it")
    objective = owner.page.url
    publish(owner, plan)
    return plan, objective


def write(owner: Hands, kind: str, title: str, last_year: int) -> None:
    owner.choose("Kind", kind)
    owner.fill("Title", title)
    owner.fill("What it is for", "Homes are mended once, and well.")
    owner.fill("First day", f"1 1 {YEAR}")
    owner.fill("Last day", f"31 12 {last_year}")
    owner.choose("Department", "Repairs")


def write_the_annual_plan(owner: Hands) -> str:
    """A plan of one year within it, with an action that serves the objective of the other."""
    owner.go("/plans/wrenmouth/new")
    write(owner, "Annual service plan", ANNUAL, YEAR)
    owner.choose("Stands within", SERVICE)
    owner.press("Begin it")
    plan = owner.page.url
    owner.follow("Add an action")
    owner.fill("What is to be done", ACTION)
    owner.choose("Who owns it", OFFICE)
    owner.fill("It is due on", f"31 12 {YEAR}")
    owner.choose("Which objective does it serve?", OBJECTIVE)
    owner.press("Add it")
    publish(owner, plan)
    return plan


def publish(owner: Hands, plan: str) -> None:
    owner.go(plan)
    owner.follow("Publish it")
    owner.press("Publish it")
    owner.reads("Published, as a draft for approval.")


def take_to_the_cabinet_member(council: Council, plan: str, asked: str, resolved: str, how: str) -> None:
    """A meeting is called, the report goes on its agenda, its day comes, and what was asked is answered."""
    clerk, day = council.clerk, date.today() + timedelta(days=DAYS_UNTIL_HELD)
    meeting = deciding.reference(calling.call_meeting(clerk, BODY, day).removesuffix("/agenda"))
    title = hand_in_the_report(council.owner, plan, day, asked)
    deciding.put_on_agenda(clerk, meeting, title)
    deciding.days_pass(council.place, DAYS_UNTIL_HELD, meeting)
    deciding.answer_it(clerk, meeting, title, f"The Cabinet Member considered the report.\n\nRESOLVED: That {resolved}.")
    if how == "agreed":
        deciding.let_it_take_effect(clerk, council.place, meeting, title)


def hand_in_the_report(owner: Hands, plan: str, day: date, asked: str) -> str:
    """Choose what is asked and where, look at the draft, hand it in; the title of the report comes back."""
    owner.go(plan)
    owner.follow("Take it to a meeting")
    if not owner.page.get_by_label(asked).is_checked():
        owner.tick("To approve the plan")
        owner.tick(asked)
    owner.choose("At which meeting?", f"{BODY}, {day_in_words(day)}")
    owner.choose("Template", TEMPLATE)
    owner.press("Look at the draft again")
    owner.reads("Members are asked to")
    owner.looks_well()
    owner.press("Hand it in as it is")
    owner.reads("The clerks have it.")
    return owner.page.locator("h1").inner_text()


def update_the_quarter(owner: Hands) -> None:
    """Twenty actions on one page by keyboard alone: a letter chooses, and at most three stops a row beyond what is typed."""
    owner.go("/workspace/")
    owner.follow("My updates")
    owner.reads("None of 20 told.")
    owner.looks_well()
    owner.keyboard.tab_to(ACTION, "a")
    stops: dict[str, list[Any]] = {}
    row, tag = owner.page.evaluate(WHERE)
    while row:
        stops.setdefault(row, []).append(tag)
        if tag == "select":
            owner.page.keyboard.press("o" if len(stops) > 1 else "a")
        elif tag == "textarea" and len(stops) == 1:
            owner.keyboard.write("Nine are in post.")
        owner.page.keyboard.press("Tab")
        row, tag = owner.page.evaluate(WHERE)
    assert len(stops) == A_QUARTER + 1
    beyond = {row: [tag for tag in tags if tag not in {"select", "textarea"}] for row, tags in stops.items()}
    assert max(map(len, beyond.values())) <= MOST_STOPS, beyond
    owner.page.keyboard.press("Enter") if tag == "button" else owner.press("Save what I typed")
    owner.reads("20 actions told.")
    owner.reads("All 20 told.")
    owner.looks_well()
