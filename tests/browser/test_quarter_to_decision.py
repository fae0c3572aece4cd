"""A quarter of twenty measures by keyboard alone: typed on one page, signed off, reported, noted by Members, and read by its owner."""

import json
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from typing import Any

import pytest
from playwright.sync_api import Browser, expect

from tests.browser import deciding
from tests.browser.hands import Hands, at_work
from tests.browser.lettings import BODY, OWNER, REASON, SERVICE, TEMPLATE, TITLES
from tests.browser.places import Place

pytestmark = pytest.mark.browser
MOST_STOPS = 3
ODD, OFF, NONE, BACK = TITLES[:4]
WORDS = {
    ODD: ("60", "Twenty homes came back from the builders at once."),
    OFF: ("37", ""),
    NONE: ("", ""),
    BACK: ("48", ""),
}
BY_TAB = 10  # of the twenty; the others by Enter, which goes down as in a spreadsheet
WHY_OFF, LOOK_AGAIN = "Two viewings in three were called off.", "Saltings counted the garages, too."
COUNTS = """if (!window.counting) { window.counting = true; addEventListener('keydown', event => {
    const keys = JSON.parse(sessionStorage.keys || '{}'), key = event.key.length > 1 ? event.key : 'typed';
    keys[key] = (keys[key] || 0) + 1; sessionStorage.keys = JSON.stringify(keys);
}, true); }"""
WHERE = """() => {
    const it = document.activeElement, row = it.closest('.figures-grid tr');
    return [row ? row.querySelector('th strong').innerText : '', it.tagName.toLowerCase(), it.name || ''];
}"""


@dataclass
class Quarter:
    """Who works, each in a window of their own, and how far the quarter has come."""

    owner: Hands
    reviewer: Hands
    clerk: Hands
    public: Hands
    place: Place
    meeting: str
    period: str
    stops: dict[str, list[str]] = field(default_factory=dict)


@pytest.fixture
def quarter(browser: Browser, address: str, place: Place) -> Iterator[Quarter]:
    told = json.loads(place.run("tests.browser.lettings"))
    with ExitStack() as windows:
        links = [told["owner"], told["reviewer"], told["clerk"], ""]
        hands = [windows.enter_context(at_work(browser, address, link)) for link in links]
        for one in hands[:2]:
            one.page.add_init_script(COUNTS)
        yield Quarter(*hands, place, told["meeting"], told["quarter"])


def test_a_quarter_goes_from_the_first_figure_to_the_decision_that_its_owner_reads(quarter: Quarter, capsys: pytest.CaptureFixture[str]):
    tell_the_quarter(quarter)
    typed = keys(quarter.owner)
    sign_off(quarter.reviewer)
    put_right(quarter)
    beyond = max(map(len, quarter.stops.values()))
    with capsys.disabled():
        sys.stdout.write(f"\n20 measures on one page: {in_words(typed)}; beyond what is typed at most {beyond} Tab stops a measure.\n")
        sys.stdout.write(f"All of it signed off, one sent back, on one page: {in_words(keys(quarter.reviewer))}.\n")
    quarter.place.run("tests.browser.lettings", "cut_off")
    report, title = report_it(quarter)
    decision = decide(quarter, title)
    the_owner_reads_it(quarter, report, decision)


def keys(hands: Hands) -> dict[str, int]:
    """How often each key was pressed in this window, letters and figures together."""
    return json.loads(hands.page.evaluate("sessionStorage.keys || '{}'"))


def in_words(pressed: dict[str, int]) -> str:
    each = ", ".join(f"{count} × {key}" for key, count in sorted(pressed.items(), key=lambda one: -one[1]))
    return f"{sum(pressed.values())} key presses ({each})"


def tell_the_quarter(quarter: Quarter) -> None:
    """Figure after figure; then what looks wrong is confirmed, and what is missing said."""
    owner = quarter.owner
    owner.go("/workspace/")
    owner.follow("My updates")
    owner.reads("None of 20 told.")
    owner.looks_well()
    row = type_by_tab(quarter)
    while row:
        owner.keyboard.write(figure(row))
        owner.page.keyboard.press("Enter")
        row = where(owner)[0]
    assert "Send the figures" in owner.keyboard.focus.name
    owner.keyboard.enter()
    owner.reads("18 figures sent for review")
    expect(owner.page.get_by_role("alert")).to_be_focused()
    owner.looks_well()
    what_needs_another_look(owner)
    owner.reads("All 20 told.")
    assert len(quarter.stops) == BY_TAB
    assert max(map(len, quarter.stops.values())) <= MOST_STOPS, quarter.stops


def where(hands: Hands) -> tuple[str, str, str]:
    """The row in which the focus is, the tag that has it, and which box it is."""
    row, tag, name = hands.page.evaluate(WHERE)
    return row, tag, name.rpartition("-")[2]


def figure(row: str) -> str:
    return WORDS[row][0] if row in WORDS else str(41 + TITLES.index(row) % 3)


def type_by_tab(quarter: Quarter) -> str:
    """The first rows, stop by stop; the row after them comes back, with the focus in its figure."""
    owner, rows = quarter.owner, list(TITLES[: BY_TAB + 1])
    owner.keyboard.tab_to(rows[0], "a")
    while True:
        row, tag, box = where(owner)
        if (row, box) == (rows[-1], "value"):
            quarter.stops.pop(row)
            return row
        if not fill(owner, row, box):
            quarter.stops.setdefault(row, []).append(box or tag)
        owner.page.keyboard.press("Tab")


def fill(owner: Hands, row: str, box: str) -> bool:
    """Whether something is typed or chosen here: a figure, a comment, why there is none."""
    if box == "value":
        owner.keyboard.write(figure(row) or "n")
        return bool(figure(row)) or fill(owner, row, where(owner)[2])
    if box == "no_value_because":
        owner.keyboard.write(REASON[:6])
        return True
    words = WORDS.get(row, ("", ""))[1] if box == "comment" else ""
    owner.keyboard.write(words)
    return bool(words)


def what_needs_another_look(owner: Hands) -> None:
    """From the list at the head of the page to each box, and on."""
    owner.reads("The last 6 figures lay between 40 lettings and 44 lettings. Is 60 lettings right?")
    owner.reads("Say in a comment why it misses its target of 40 lettings.")
    owner.follow(f"{ODD}, new figure")
    owner.tick("It is right")
    owner.keyboard.tab_to(f"Comment on {OFF}", "textarea")
    owner.keyboard.write(WHY_OFF)
    owner.press("Send the figures for review")


def sign_off(reviewer: Hands) -> None:
    """One goes back with the reason, what was asked is signed off by itself, and the others together."""
    reviewer.go("/workspace/")
    reviewer.follow("20 figures to sign off")
    reviewer.reads("20 figures wait for you.")
    reviewer.looks_well()
    reviewer.keyboard.tab_to(f"Send it back : {BACK}", "summary")
    reviewer.page.keyboard.press("Enter")
    reviewer.write("What is to be looked at", LOOK_AGAIN)
    reviewer.press("Send it back")
    reviewer.reads("The figure was sent back")
    reviewer.press(f"Sign off {ODD}")
    reviewer.reads("1 figure signed off.")
    reviewer.follow("signed off together")
    assert reviewer.keyboard.focus.name == "Sign off the 18 of which nothing was asked"
    reviewer.keyboard.enter()
    reviewer.reads("No figure waits for you to sign it off.")


def put_right(quarter: Quarter) -> None:
    """Whoever sent it reads why it came back, sends another, and that is signed off."""
    owner, reviewer = quarter.owner, quarter.reviewer
    owner.go("/plans/my-updates")
    owner.reads("19 of 20 told")
    owner.reads(LOOK_AGAIN)
    owner.fill(f"New figure for {BACK}", "43")
    owner.press("Send the figures for review")
    owner.reads("All 20 told.")
    reviewer.go("/performance/figures/review")
    reviewer.press(f"Sign off {BACK}")
    reviewer.reads("No figure waits")


def report_it(quarter: Quarter) -> tuple[str, str]:
    """After the cut-off the report is issued and handed in; its reference and the title of what goes to the meeting come back."""
    owner = quarter.owner
    owner.go("/performance/reports/")
    owner.follow("Begin a report")
    owner.choose("What is it about?", SERVICE)
    owner.choose("Which quarter?", quarter.period)
    owner.press("Begin this report")
    owner.follow("Issue this report")
    owner.press("Issue it")
    owner.reads("Issued. Take it to a meeting next.")
    report = deciding.reference(owner.page.url)
    owner.looks_well()
    owner.follow("Take it to a meeting")
    owner.choose("At which meeting?", BODY)
    owner.choose("Template", TEMPLATE)
    owner.press("Hand it in as it is")
    owner.reads("The clerks have it.")
    return report, owner.page.locator("h1").inner_text()


def decide(quarter: Quarter, title: str) -> str:
    """It goes on the agenda, the day comes, it is noted and a further report demanded; the decision's reference comes back."""
    clerk, place, meeting = quarter.clerk, quarter.place, quarter.meeting
    deciding.put_on_agenda(clerk, meeting, title)
    deciding.days_pass(place, 40, meeting)
    asked = [f"the performance of {SERVICE} for {quarter.period} be noted; and"]
    asked += [f"the {OWNER} be requested to submit a further report on the measures that are off target to the next meeting."]
    minute = f"The Cabinet Member considered the report.\n\nRESOLVED: That\n(1) {asked[0]}\n(2) {asked[1]}"
    deciding.answer_it(clerk, meeting, title, minute)
    decision = deciding.let_it_take_effect(clerk, place, meeting, title)
    confirm_what_is_asked(clerk, decision)
    return decision


def confirm_what_is_asked(clerk: Hands, decision: str) -> None:
    clerk.go(f"/{decision}")
    clerk.follow("submit a further report")
    clerk.follow("Confirm this commitment")
    clerk.tick("No day was set")
    clerk.press("Confirm")
    clerk.reads("Confirmed.")


def the_owner_reads_it(quarter: Quarter, report: str, decision: str) -> None:
    """On My work what is asked; on the measure's page the report, the decision and the commitment; everybody reads the same."""
    owner, public = quarter.owner, quarter.public
    owner.go("/workspace/")
    owner.reads("1 commitment to bring back")
    owner.go(f"/{report}")
    owner.follow(OFF)  # among the exceptions, and from there to all that is said of it
    owner.follow(OFF)
    owner.looks_well()
    measure = deciding.reference(owner.page.url)
    knots: list[Any] = owner.page.locator("nav.thread li:not(.gap) small:first-child").all_inner_texts()
    assert knots[-4:] == ["Quarterly report", "Report", "Decision", "Commitment"], knots
    owner.follow(f"How we did: {SERVICE}")
    for page in (report, measure):
        public.go(f"/{page}")
        public.reads("further report")
