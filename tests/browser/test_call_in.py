"""A decision is called in by keyboard alone: by too few, too late, by somebody not entitled, and then by enough, to its effect."""

from collections.abc import Iterator
from contextlib import ExitStack
from typing import Any

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.hands import Hands, at_work

pytestmark = pytest.mark.browser
GROUNDS = "The consultation closed before the report was published."
SCRUTINY, CLERK, MONITOR, LEADER = "Scrutiny member", "Committee clerk", "Monitoring officer", "Portfolio holder"


@pytest.fixture(scope="module")
def people(browser: Browser, address: str, arranged: dict[str, Any]) -> Iterator[dict[str, Hands]]:
    """Three members of scrutiny, the leader, the monitoring officer, a clerk and the public, each in a window of their own."""
    ways = arranged["ways_in"]
    links = {"public": "", "leader": ways[LEADER][0], "monitor": ways[MONITOR][0], "clerk": ways[CLERK][0]}
    links |= {f"member {count}": link for count, link in enumerate(ways[SCRUTINY], start=1)}
    with ExitStack() as windows:
        yield {name: windows.enter_context(at_work(browser, address, link)) for name, link in links.items()}


def test_a_decision_is_called_in_checked_heard_reconsidered_and_takes_effect(people: dict[str, Hands], arranged: dict[str, Any]):
    contested, other = two_that_are_open(people["public"])
    nobody_whom_the_rule_does_not_mean(people["leader"], contested)
    nobody_too_late(people["member 1"], f"/{arranged['standings']['IN_EFFECT']}")
    not_by_too_few(people["member 1"], other)
    by_enough(people, contested)
    found_valid(people["monitor"], contested)
    heard_by_scrutiny(people["clerk"], contested)
    reconsidered(people["clerk"], contested)
    people["public"].go(contested)
    people["public"].reads("In effect, confirmed after call-in")


def two_that_are_open(public: Hands) -> list[str]:
    public.go("/decisions/?standing=open")
    found = [link.get_attribute("href") or "" for link in public.page.locator(".register h3 a").all()]
    assert len(found) >= 2
    return found[:2]


def nobody_whom_the_rule_does_not_mean(leader: Hands, decision: str) -> None:
    leader.go(f"{decision}/call-in")
    leader.reads("You are in the executive.")
    expect(leader.page.get_by_role("button", name="Call it in")).to_have_count(0)


def nobody_too_late(member: Hands, decision: str) -> None:
    member.go(f"{decision}/call-in")
    member.reads("This decision cannot be called in now. It is: in effect.")


def ask(member: Hands, decision: str) -> None:
    member.go(decision)
    member.follow("Call in this decision")
    member.write("Why should this decision be looked at again?", GROUNDS)
    member.press("Call it in")
    member.reads(GROUNDS)


def not_by_too_few(member: Hands, decision: str) -> None:
    """One of three: the clock runs on. Then it is taken back."""
    ask(member, decision)
    member.go(f"{decision}/call-in")
    member.reads("1 request so far. Still needed: two more of")
    member.reads("It is open to call-in until")
    member.looks_well()
    member.follow("Take back what you asked")
    member.press("Take it back")
    member.reads("Nobody has asked so far.")


def by_enough(people: dict[str, Hands], decision: str) -> None:
    for count in (1, 2, 3):
        ask(people[f"member {count}"], decision)
    people["public"].go(decision)
    people["public"].reads("Called in")
    expect(people["public"].page.locator(".clock li")).to_have_count(0)


def found_valid(monitor: Hands, decision: str) -> None:
    monitor.go("/workspace/")
    monitor.reads("Call-ins to check")
    monitor.go(f"{decision}/call-in")
    monitor.follow("Say whether it is valid")
    monitor.press("Say so")
    expect(monitor.page.get_by_role("alert")).to_be_focused()
    monitor.tick("Yes")
    monitor.write("Why?", "Three councillors asked in time, each with grounds.")
    monitor.press("Say so")
    monitor.reads("The call-in is valid. Three councillors asked in time, each with grounds.")


def heard_by_scrutiny(clerk: Hands, decision: str) -> None:
    clerk.go(f"{decision}/call-in")
    clerk.follow("Put it on an agenda")
    clerk.tick("Overview and Scrutiny")
    clerk.press("Put it on")
    clerk.reads("On the agenda of")
    clerk.follow("Record what came of it")
    clerk.tick("Refer it back to whoever took it")
    clerk.write("Why, or in which words?", "Ask the ward first.")
    clerk.press("Record it")
    clerk.reads("Ask the ward first.")
    clerk.looks_well()


def reconsidered(clerk: Hands, decision: str) -> None:
    clerk.go(f"{decision}/call-in")
    clerk.reads("Referred by scrutiny")
    clerk.follow("Record what came of it")
    clerk.tick("Confirm it: it takes effect at once")
    clerk.write("Why, or in which words?", "The ward has been asked since.")
    clerk.press("Record it")
    clerk.reads("In effect, confirmed after call-in")
