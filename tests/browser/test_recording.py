"""An officer's decision by keyboard alone: sent to be published with the law's fields missing, mended where each is named, published."""

from typing import Any

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.hands import at_work

pytestmark = pytest.mark.browser
OFFICER = "/decisions/recording/wrenmouth/officer"


def test_an_officer_s_decision_is_recorded_wrong_first_and_published(browser: Browser, address: str, arranged: dict[str, Any]):
    with at_work(browser, address, arranged["ways_in"]["Committee clerk"][0]) as clerk:
        clerk.go("/workspace/")
        clerk.follow("Decisions to record")
        clerk.follow("Record an officer’s decision")
        clerk.fill("Title", "Licence for a café on the quay")
        clerk.fill("Decided on", "31 2 2026")
        clerk.fill("Who decided", "Head of Licensing")
        clerk.turn_to("For the executive", "For the council or a committee")
        clerk.choose("Under which authorisation", "grants a permission")
        clerk.write("What was decided", "A licence is granted for one year.")
        clerk.press("Publish")
        expect(clerk.page.get_by_role("alert")).to_be_focused()
        clerk.follow("Decided on")
        clerk.page.keyboard.press("Control+a")
        clerk.keyboard.write("14 9 2026")
        clerk.press("Publish")
        clerk.reads("It does not give the reasons. Source: SI 2014/2095, reg 7(2)(b) and (3).")
        clerk.reads("It does not say which alternatives were considered and rejected.")
        clerk.looks_well()
        clerk.write("Reasons", "The footway stays wide enough.")
        clerk.write("Alternatives considered and rejected", "Refusal: no ground for it was found.")
        clerk.press("Publish")
        clerk.reads("Published. Everybody can read it from now on.")
        clerk.reads("A general authorisation, and it grants a permission or a licence.")
        clerk.reads("It must be kept until 14 September 2032 at least")
