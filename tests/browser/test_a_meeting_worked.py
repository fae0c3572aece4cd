"""A meeting worked by keyboard alone, from report to confirmed minutes; what is exempt stays closed through all of it."""

import json
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest
from playwright.sync_api import Browser, expect

from tests.browser import calling, reporting
from tests.browser.hands import Hands, at_work
from tests.browser.listening import About, heard, letters, where_heard
from tests.browser.places import Place

pytestmark = pytest.mark.browser
RESIDENT, AGENDA = "resident@example.org", 2  # who asked to be told without an account; which of the publications the agenda is
SECRET, BAIT = "fennelgate", "yarrowmere"  # both stand in what is closed; a search for the one must not bring the other
OPEN, CLOSED, LATE, LAST = (
    "Damp in the harbour flats",
    "Lease of the ice house",
    "Storm damage at the pier",
    "Exclusion of the press and public",
)
RECOMMENDED = ("That ten fans be bought", "That the plan be agreed")
CLEARED_BY = {"Legal": "lawyer", "Finance": "treasurer"}
A_MINUTE = """The committee considered the report.
Q: Who pays for the fans?
A: The reserve does.
MOTION: Hollins, seconded by Averley: That ten fans be bought.
VOTE: 5 for, 1 against. Carried.

RESOLVED: That
(1) ten fans be bought; and
(2) subject to (1) above, the plan be agreed."""
A_CLOSED_MINUTE = f"Yarrowmere offers {SECRET} pounds a year.\n\nRESOLVED: That the offer of {SECRET} pounds be taken."


@dataclass
class Worked:
    """Who works, each in a window of their own, and what there is of the meeting so far."""

    people: dict[str, Hands]
    told: dict[str, Any]
    place: Place
    meeting: str = ""  # "wrenmouth/205"
    item: int = 0  # the place of the closed one
    report: int = 0  # the number of the closed one
    publications: int = 0

    def __getitem__(self, who: str) -> Hands:
        return self.people[who]

    @property
    def body(self) -> str:
        return self.told["body"]

    @property
    def about(self) -> About:
        return About(self.meeting, self.item, self.report, BAIT, date.fromisoformat(self.told["held_on"]).year)

    def called_at(self, address: str) -> str:
        """Who of them has this address; the address itself of anybody else."""
        return next((who for who, one in self.told["people"].items() if one["email"] == address), address)

    def at(self, page: str) -> str:
        return f"/workspace/meetings/{self.meeting}/{page}"


@pytest.fixture(scope="module")
def worked(browser: Browser, address: str, place: Place) -> Iterator[Worked]:
    told = json.loads(place.run("tests.browser.worked"))
    with ExitStack() as windows:
        links = {"public": ""} | {name: one["link"] for name, one in told["people"].items()}
        yield Worked({name: windows.enter_context(at_work(browser, address, link)) for name, link in links.items()}, told, place)


def test_a_meeting_is_worked_from_report_to_confirmed_minutes(worked: Worked):
    write_the_reports(worked)
    call_it_and_build_the_agenda(worked)
    publish_on_the_last_lawful_day(worked)
    publish_a_supplement(worked)
    minute_it(worked)
    ask_the_chair_and_publish(worked)
    confirm_at_a_later_meeting(worked)


def write_the_reports(worked: Worked) -> None:
    """One for everybody, and one of which the whole is exempt."""
    author, clearers = worked["author"], {kind: (worked.told["people"][who]["name"], worked[who]) for kind, who in CLEARED_BY.items()}
    for title, purpose, recommended in (
        (OPEN, "To agree how the damp is cured.", RECOMMENDED),
        (CLOSED, f"Yarrowmere offers {SECRET} pounds.", (f"That {SECRET} pounds be taken",)),
    ):
        at = reporting.write_report(author, worked.body, title, purpose, recommended)
        reporting.clear_report(author, clearers, at, title)
        if title == CLOSED:
            reporting.close_report(author, at)
            worked.report = int(at.rpartition("/")[2])
        reporting.submit_report(author, at)


def call_it_and_build_the_agenda(worked: Worked) -> None:
    clerk, day = worked["clerk"], date.fromisoformat(worked.told["held_on"])
    calling.keep_standing_items(clerk, worked.body)
    agenda = calling.call_meeting(clerk, worked.body, day)
    worked.meeting = called(agenda)
    titles = calling.build_agenda(clerk, agenda, (OPEN, CLOSED))
    assert len(titles) == 12
    assert titles[4] == OPEN
    assert titles[-2:] == [LAST, CLOSED]
    href = clerk.page.get_by_role("link", name=CLOSED).first.get_attribute("href") or ""
    worked.item = int(href.rpartition("/")[2])


def publish_on_the_last_lawful_day(worked: Worked) -> None:
    clerk, due = worked["clerk"], date.fromisoformat(worked.told["due_on"])
    clerk.go(worked.at("timeline"))
    clerk.reads(f"{due:%A} {due.day} {due:%B}")
    expect(clerk.page.locator(".headline")).not_to_contain_text("Overdue")
    publish(worked, "notice of meeting")
    publish(worked, "agenda")
    listen(worked)
    clerk.go(worked.at("timeline"))
    clerk.reads("Agenda and reports Done in time")
    worked["public"].go(f"/meetings/{worked.meeting}")
    worked["public"].reads(reporting.CAN_BE_SAID)


def publish_a_supplement(worked: Worked) -> None:
    clerk = worked["clerk"]
    calling.take_as_urgent(clerk, worked.at("agenda"), LATE, "The storm came after the agenda had gone out.")
    publish(worked, "supplement", because="The storm came on Friday.")
    worked["public"].go(f"/meetings/{worked.meeting}")
    worked["public"].reads(LATE)
    listen_in(worked)


def minute_it(worked: Worked) -> None:
    """Live, item by item; the recommendations are answered beside what was resolved."""
    clerk, meeting = worked["clerk"], worked.meeting
    worked.place.run("tests.browser.worked", "today", meeting.partition("/")[2])
    calling.note_attendance(clerk, meeting)
    calling.minute(clerk, meeting, OPEN, A_MINUTE)
    calling.answer_recommendations(clerk, meeting, OPEN)
    calling.exclude_public(clerk, meeting)
    calling.minute(clerk, meeting, CLOSED, A_CLOSED_MINUTE, is_closed=True)


def ask_the_chair_and_publish(worked: Worked) -> None:
    calling.send_to_chair(worked["clerk"], worked["chair"], worked.meeting)
    publish(worked, "draft minutes")
    worked["public"].go(f"/meetings/{worked.meeting}")
    worked["public"].reads("A draft until a later meeting confirms it")
    listen_in(worked)


def confirm_at_a_later_meeting(worked: Worked) -> None:
    clerk, day = worked["clerk"], date.fromisoformat(worked.told["later"])
    later = called(calling.call_meeting(clerk, worked.body, day))
    publish(worked, "agenda", of=later)
    calling.confirm(clerk, later, "for “ten fans” read “ten large fans”")
    worked["public"].go(f"/meetings/{worked.meeting}")
    worked["public"].reads("ten large fans")
    listen(worked, minuted=True)


def called(agenda: str) -> str:
    """How a meeting is called in addresses, from that of its agenda."""
    return agenda.partition("/workspace/meetings/")[2].removesuffix("/agenda")


def publish(worked: Worked, what: str, because: str = "", of: str = "") -> None:
    """What goes out, of this meeting or another."""
    calling.publish(worked["clerk"], of or worked.meeting, what, because)
    worked.publications += not of


def listen_in(worked: Worked) -> None:
    """Between the times of listening everywhere: at what is the meeting's own."""
    for who in ("public", "stranger"):
        found = [one for one in worked.about.own(worked.publications) if SECRET in heard(worked[who].page, one)]
        assert not found, f"{who} reads what is closed at {found}"


def listen(worked: Worked, *, minuted: bool = False) -> None:
    """Whoever sits on the body reads what is closed; nobody else does, anywhere, and no letter says it."""
    sent = letters(worked.place)
    assert SECRET not in "\n".join(f"{letter}{letter.get_body().get_content()}" for letter in sent).lower()
    assert {RESIDENT, "member", "stranger"} <= {worked.called_at(letter["To"]) for letter in sent}
    meeting, item = f"/meetings/{worked.meeting}", f"/meetings/{worked.meeting}/items/{worked.item}"
    for who in ("public", "stranger"):
        found = where_heard(worked[who].page, worked.about, SECRET, worked.publications, is_asked_again=who == "public")
        assert not found, f"{who} reads what is closed at {sorted(found)}"
        assert CLOSED.lower() not in heard(worked[who].page, f"/search/?q={BAIT}")
    pack = heard(worked["public"].page, f"{meeting}/published/{AGENDA}/public.pdf")
    assert RECOMMENDED[0].lower() in pack
    assert "paragraph 3" in pack
    found = where_heard(worked["member"].page, worked.about, SECRET, worked.publications)
    assert {f"{item}/papers/1", f"{meeting}/published/{AGENDA}/private.pdf", f"/search/?q={BAIT}"} <= found
    assert minuted == ({item, f"{item}/resolved/1"} <= found)
    assert not [address for address in found if address.startswith("/workspace/")]
