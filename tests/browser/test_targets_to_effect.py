"""Targets that Members agree: proposed, counted and aged as not agreed, agreed as one set, and rated from the day of effect on."""

import csv
import io
import json
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import date

import pytest
from playwright.sync_api import Browser, expect

from moothall.performance.rules import Period
from tests.browser import deciding
from tests.browser.hands import Hands, at_work
from tests.browser.places import Place
from tests.browser.promises import BODY, FIRST, OWNER, PLAN, TEMPLATE, TITLES

pytestmark = pytest.mark.browser
LONG = 50  # days until it is told: more than any month and a call-in together, so that a whole month lies after the effect
NOT_AGREED, NO_EFFECT = "Not agreed by Members", "Members agreed it, and that has no effect yet."


@dataclass
class Set:
    """Who works, each in a window of their own, and for which time the targets are."""

    owner: Hands
    clerk: Hands
    public: Hands
    place: Place
    meeting: str
    first: date
    last: date
    measure: str = ""
    day: str = ""  # what everybody is given is kept for a minute; a day that passes here in a moment is asked for by another address

    def everybody_reads(self, *words: str) -> None:
        """On the page of the measure."""
        self.public.go(f"/{self.measure}{self.day}")
        for one in words:
            self.public.reads(one)

    def held(self) -> dict[date, str]:
        """To what the figure of each month is held, by its last day: the open data of the measure."""
        answer = self.public.page.request.get(f"/{self.measure}/figures.csv{self.day}")
        return {date.fromisoformat(row["last_day"]): row["target"] for row in csv.DictReader(io.StringIO(answer.text()))}


@pytest.fixture
def agreed(browser: Browser, address: str, place: Place) -> Iterator[Set]:
    told = json.loads(place.run("tests.browser.promises"))
    with ExitStack() as windows:
        hands = [windows.enter_context(at_work(browser, address, link)) for link in (told["owner"], told["clerk"], "")]
        yield Set(*hands, place, told["meeting"], *(date.fromisoformat(told[name]) for name in ("from", "to")))


def test_targets_are_proposed_agreed_as_one_set_and_rated_from_the_day_of_effect_on(agreed: Set, capsys: pytest.CaptureFixture[str]):
    propose(agreed)
    everybody_sees_that_they_wait(agreed)
    title = take_to_members(agreed)
    decision = agree(agreed, title)
    before, after = rated_since(agreed, decision)
    with capsys.disabled():
        sys.stdout.write(f"\n{len(TITLES)} targets agreed as one set: {before} months of their time are held to 80%, {after} to 90%.\n")


def propose(agreed: Set) -> None:
    """From the page of the measure: what was agreed holds, and what is proposed is not rated."""
    owner = agreed.owner
    owner.go("/performance/measures/")
    owner.fill("Words", FIRST)
    owner.keyboard.enter()
    owner.follow(FIRST)
    agreed.measure = deciding.reference(owner.page.url)
    owner.follow("Set or propose a target")
    owner.press("Keep this target")
    expect(owner.page.get_by_role("alert")).to_be_focused()
    owner.looks_well()
    owner.fill("Target", "90")
    owner.fill("From", spoken(agreed.first))
    owner.fill("To", spoken(agreed.last))
    owner.choose("Who set it?", "An officer")
    owner.fill("Who exactly?", OWNER)
    owner.press("Keep this target")
    owner.reads("It has not been put to Members.")
    owner.reads(f"Members should agree it, because it stands in the {PLAN}.")


def spoken(day: date) -> str:
    return f"{day.day} {day.month} {day.year}"


def everybody_sees_that_they_wait(agreed: Set) -> None:
    """Counted and aged for everybody; the figure is rated by what Members agreed last."""
    agreed.everybody_reads(NOT_AGREED, "It has waited since today.", "figures are held to the target of", "On target")
    assert set(agreed.held().values()) == {"80"}
    public = agreed.public
    public.go("/performance/targets/not-agreed/")
    public.reads("targets are not agreed by Members. The oldest has waited for")
    public.reads("It has waited for 40 days")
    expect(public.page.locator("h2 a", has_text=FIRST)).to_have_count(1)


def take_to_members(agreed: Set) -> str:
    """All that wait as one report, from the list of what waits; its title comes back."""
    owner = agreed.owner
    owner.go("/performance/targets/not-agreed/")
    owner.follow("Take targets to a meeting")
    owner.reads("their answer applies to all of it")
    owner.looks_well()
    owner.choose("At which meeting?", BODY)
    owner.choose("Template", TEMPLATE)
    owner.press("Hand it in as it is")
    owner.reads("The clerks have it.")
    return owner.page.locator("h1").inner_text()


def agree(agreed: Set, title: str) -> str:
    """The set is answered at once; while it can be called in, what was agreed before holds."""
    clerk, place, meeting = agreed.clerk, agreed.place, agreed.meeting
    deciding.put_on_agenda(clerk, meeting, title)
    agreed.everybody_reads("It has been put to Members, who have not answered yet.")
    deciding.days_pass(place, 40, meeting)
    period = Period(agreed.first, agreed.last).in_words()
    deciding.answer_it(clerk, meeting, title, f"RESOLVED: That the targets for {period} set out in this report be agreed.")
    decision = deciding.publish_decision(clerk, meeting, title)
    agreed.everybody_reads(NOT_AGREED, NO_EFFECT, "On target")
    assert set(agreed.held().values()) == {"80"}
    deciding.days_pass(place, LONG, decision, meeting)
    agreed.day = "?later"
    return decision


def rated_since(agreed: Set, decision: str) -> tuple[int, int]:
    """How many months of the target's time are held to the old one, and how many to the new one: the first day of it says nothing."""
    agreed.everybody_reads("Agreed by Members", "months into its period.", "Off target")
    held = agreed.held()
    since = min(day for day in held if held[day] == "90")
    before, after = ([held[day] for day in held if day >= agreed.first and (day >= since) is late] for late in (False, True))
    assert (set(before), set(after)) == ({"80"}, {"90"}), held
    return len(before), len(after)
