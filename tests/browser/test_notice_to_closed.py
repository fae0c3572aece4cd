"""One matter by keyboard alone, from the notice that it will be decided to the meeting that had what was asked for.

On the way it is called in: by somebody who may not, by enough, and another one by too few and then too late.
"""

import json
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest
from playwright.sync_api import Browser, expect

from moothall.authority.words import day_in_words
from tests.browser import calling, reporting
from tests.browser.hands import Hands, at_work
from tests.browser.places import Place

pytestmark = pytest.mark.browser
TITLE, CABINET, SCRUTINY = "Lamps along the sea wall", "Cabinet", "Overview and Scrutiny Committee"
RECOMMENDED = ("That forty lamps be bought", "That the Director of Place report on the lamps")
A_MINUTE = """Cabinet considered the report.

RESOLVED: That
(1) forty lamps be bought; and
(2) the Director of Place be requested to submit a report on the lamps to the next meeting."""
GROUNDS = "The consultation closed before the report was published."
NOTICE_DAYS, CALL_IN_DAYS = 29, 30


@dataclass
class Followed:
    """Who follows the matter, each in a window of their own, and where it has come to."""

    people: dict[str, Hands]
    told: dict[str, Any]
    place: Place
    notice: str = ""  # all of them as references: "decisions/notices/wrenmouth/7"
    meeting: str = ""
    report: str = ""
    decision: str = ""
    commitment: str = ""

    def __getitem__(self, who: str) -> Hands:
        return self.people[who]

    @property
    def held_on(self) -> date:
        """The first day for which a notice that goes out today is in time."""
        return date.fromisoformat(self.told["held_on"])

    @property
    def later(self) -> date:
        """The next meeting of Cabinet after that."""
        return date.fromisoformat(self.told["later"])

    def days_pass(self, days: int, *references: str) -> None:
        self.place.run("tests.browser.followed", "passed", str(days), *references)

    def public_reads(self, reference: str, *words: str) -> None:
        self["public"].go(f"/{reference}")
        for said in words:
            self["public"].reads(said)


@pytest.fixture(scope="module")
def followed(browser: Browser, address: str, place: Place) -> Iterator[Followed]:
    told = json.loads(place.run("tests.browser.followed"))
    with ExitStack() as windows:
        links = {"public": ""} | told["people"]
        yield Followed({name: windows.enter_context(at_work(browser, address, link)) for name, link in links.items()}, told, place)


def test_a_matter_goes_from_its_notice_to_the_answer_that_was_asked_for(followed: Followed):
    it_is_announced(followed)
    it_is_reported_and_decided(followed)
    the_decision_is_recorded_and_published(followed)
    it_is_called_in(followed)
    scrutiny_hears_it_and_it_is_reconsidered(followed)
    what_was_asked_comes_back(followed)
    the_thread_reads_true(followed)


def test_a_call_in_by_too_few_ends_with_its_time_and_then_it_is_too_late(followed: Followed):
    public, first, second = followed["public"], followed["member 1"], followed["member 2"]
    public.go("/decisions/?standing=open")
    other = (public.page.locator(".register h3 a").first.get_attribute("href") or "").removeprefix("/")
    first.go(f"/{other}/call-in")
    first.press("Call it in")
    expect(first.page.get_by_role("alert")).to_be_focused()
    ask(first, other)
    first.go(f"/{other}/call-in")
    first.reads("1 request so far. Still needed: two more of")
    followed.days_pass(CALL_IN_DAYS, other)
    second.go(f"/{other}/call-in")
    second.reads("This decision cannot be called in now. It is: in effect.")
    expect(second.page.get_by_role("button", name="Call it in")).to_have_count(0)
    first.go(f"/{other}/call-in")
    expect(first.page.get_by_role("link", name="Take back what you asked")).to_have_count(0)


def it_is_announced(followed: Followed) -> None:
    """A report is begun for a meeting that is called; the desk says that it has no notice, and by when one must be out."""
    clerk, author, day = followed["clerk"], followed["author"], followed.held_on
    followed.meeting = reference(calling.call_meeting(clerk, CABINET, day).removesuffix("/agenda"))
    at = reporting.write_report(author, CABINET, TITLE, "To agree that the wall is lit.", RECOMMENDED, on=day)
    followed.report = reference(at)
    clerk.go("/workspace/")
    clerk.follow("Notices")
    clerk.follow(f"Write its notice : {TITLE}")
    clerk.write("What is to be decided", "Whether the wall is lit, and by which lamps.")
    clerk.write("Where copies can be had", "The Guildhall, Quay Street.")
    clerk.press("Keep the draft")
    followed.notice = reference(clerk.page.url)
    clerk.follow("Publish this notice")
    clerk.reads("It says all that the law asks.")
    clerk.press("Publish it")
    clerk.reads("Published.")
    followed.public_reads(followed.notice, TITLE, "Announced in time")


def it_is_reported_and_decided(followed: Followed) -> None:
    """The report goes on the agenda, the agenda goes out, the day comes, and it is resolved."""
    clerk, author, meeting = followed["clerk"], followed["author"], followed.meeting.removeprefix("meetings/")
    reporting.submit_report(author, f"/workspace/{followed.report}")
    clerk.go(f"/workspace/{followed.meeting}/agenda")
    clerk.press(f"Put “{TITLE}” on the agenda")
    calling.publish(clerk, meeting, "agenda")
    followed.days_pass(NOTICE_DAYS, followed.notice, followed.meeting)
    followed.public_reads(followed.meeting, TITLE)
    calling.note_attendance(clerk, meeting)
    calling.minute(clerk, meeting, TITLE, A_MINUTE)


def the_decision_is_recorded_and_published(followed: Followed) -> None:
    """From the page of the meeting, without waiting for its minutes. What the law asks for and is not said is named."""
    clerk = followed["clerk"]
    clerk.go(f"/{followed.meeting}")
    clerk.follow("Record its decisions")
    clerk.press("Write down the drafts")
    clerk.follow(TITLE)
    followed.decision = reference(clerk.page.url)
    clerk.follow("Look through this draft")
    clerk.choose("Key decision", "Yes")
    clerk.press("Save")
    clerk.follow("Publish this decision")
    clerk.reads("Published now, it is open to call-in until")
    clerk.press("Publish")
    followed.public_reads(followed.decision, "Open to call-in", "forty lamps be bought")


def it_is_called_in(followed: Followed) -> None:
    """Not by the leader, who is in the executive; by three members, and the monitoring officer says that it is valid."""
    leader, monitor = followed["leader"], followed["monitor"]
    leader.go(f"/{followed.decision}/call-in")
    leader.reads("You are in the executive.")
    expect(leader.page.get_by_role("button", name="Call it in")).to_have_count(0)
    for count in (1, 2, 3):
        ask(followed[f"member {count}"], followed.decision)
    followed.public_reads(followed.decision, "Called in", "It is on no published agenda yet")
    expect(followed["public"].page.locator(".clock li")).to_have_count(0)
    followed["public"].go("/decisions/?standing=called-in")
    expect(followed["public"].page.locator(f".register a[href='/{followed.decision}']")).to_have_count(1)
    monitor.go("/workspace/")
    monitor.follow(TITLE)
    monitor.follow("Say whether it is valid")
    monitor.press("Say so")
    expect(monitor.page.get_by_role("alert")).to_be_focused()
    monitor.tick("Yes")
    monitor.write("Why?", "Three councillors asked in time, each with grounds.")
    monitor.press("Say so")
    monitor.reads("The call-in is valid. Three councillors asked in time, each with grounds.")


def ask(member: Hands, decision: str) -> None:
    member.go(f"/{decision}")
    member.follow("Call in this decision")
    member.write("Why should this decision be looked at again?", GROUNDS)
    member.press("Call it in")
    member.reads(GROUNDS)


def scrutiny_hears_it_and_it_is_reconsidered(followed: Followed) -> None:
    """Meanwhile a clerk confirms what it asks, and nobody has to begin. Scrutiny refers it back, and Cabinet confirms it."""
    clerk = followed["clerk"]
    hearing = reference(calling.call_meeting(clerk, SCRUTINY, followed.held_on).removesuffix("/agenda"))
    heard_by(clerk, followed.decision, SCRUTINY, followed.held_on)
    calling.publish(clerk, hearing.removeprefix("meetings/"), "agenda")
    followed.days_pass(NOTICE_DAYS, hearing)
    followed.public_reads(hearing, f"Called in: {TITLE}", "considered here")
    what_it_asks_is_confirmed(followed)
    clerk.go(f"/{followed.decision}/call-in")
    clerk.follow("Record what came of it")
    clerk.tick("Refer it back to whoever took it")
    clerk.write("Why, or in which words?", "Ask the ward first.")
    clerk.press("Record it")
    clerk.reads("Referred by scrutiny")
    heard_by(clerk, followed.decision, CABINET, followed.later)
    clerk.follow("Record what came of it")
    clerk.tick("Confirm it: it takes effect at once")
    clerk.write("Why, or in which words?", "The ward has been asked since.")
    clerk.press("Record it")
    clerk.reads("In effect, confirmed after call-in")
    followed.public_reads(followed.decision, "In effect, confirmed after call-in")


def heard_by(clerk: Hands, decision: str, body: str, day: date) -> None:
    """Onto an agenda; each leads to the other."""
    clerk.go(f"/{decision}/call-in")
    clerk.follow("Put it on an agenda")
    clerk.pick(body, f"{body}, {day_in_words(day)}")
    clerk.press("Put it on")
    clerk.follow(f"On the agenda of {body}")
    clerk.follow(TITLE)
    clerk.reads(f"On the agenda of {body}")


def what_it_asks_is_confirmed(followed: Followed) -> None:
    clerk = followed["clerk"]
    clerk.go(f"/{followed.decision}")
    clerk.follow("Submit a report on the lamps")
    followed.commitment = reference(clerk.page.url)
    clerk.follow("Confirm this commitment")
    clerk.tick("No day was set")
    clerk.press("Confirm")
    clerk.reads("Nobody has to carry this out yet.")


def what_was_asked_comes_back(followed: Followed) -> None:
    """In effect, it is to be carried out. It is put on an agenda, the day comes, and the meeting has had it."""
    clerk = followed["clerk"]
    clerk.go(f"/{followed.commitment}")
    expect(clerk.page.locator("main")).not_to_contain_text("Nobody has to carry this out yet.")
    clerk.follow("Say where it comes back")
    clerk.press("Report back there")
    expect(clerk.page.get_by_role("alert")).to_be_focused()
    clerk.choose("Where does it come back?", f"A new item on the agenda of {CABINET}, {day_in_words(followed.later)}")
    clerk.press("Report back there")
    clerk.reads("An item stands on that agenda now")
    clerk.follow("It is to come to Cabinet")
    answering = reference(clerk.page.url).partition("/items/")[0]
    calling.publish(clerk, answering.removeprefix("meetings/"), "agenda")
    followed.days_pass((followed.later - date.today()).days, answering)
    clerk.go(f"/{followed.commitment}")
    clerk.follow("The meeting has had it")
    clerk.press("The meeting has had it")
    expect(clerk.page.locator("header.lead")).to_contain_text("Closed")


def the_thread_reads_true(followed: Followed) -> None:
    """Everybody reads the whole way on each of its pages."""
    followed.public_reads(followed.commitment, "Closed", "A clerk has noted that the meeting has had it.")
    pages = {name: getattr(followed, name) for name in ("notice", "decision", "commitment")} | {"item": f"{followed.meeting}/items/1"}
    assert {name: knots(followed["public"], page) for name, page in pages.items()} == {
        "notice": ["Notice, you are here", "Report", "Agenda item"],
        "item": ["Notice", "Report", "Agenda item, you are here", "Decision", "Commitment"],
        "decision": ["Notice", "Report", "Agenda item", "Decision, you are here", "Called in", "Called in", "Commitment"],
        "commitment": ["Decision", "Commitment, you are here", "Reported back"],
    }


def knots(public: Hands, page: str) -> list[str]:
    public.go(f"/{page}")
    return public.page.locator("nav.thread li:not(.gap) small:first-child").all_inner_texts()


def reference(address: str) -> str:
    """The thing that an address, of a page to read or to work on, is about."""
    return address.partition("//")[2].partition("/")[2].removeprefix("workspace/")
