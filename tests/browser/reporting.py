"""How a report is written, cleared, closed and submitted: by keyboard, from the page where its author would begin.

Pages that test_reports.py looks over are not looked over here.
"""

from collections.abc import Sequence
from datetime import date

from playwright.sync_api import expect

from moothall.authority.words import day_in_words
from tests.browser.hands import Hands

BOXES = ("Reasons for the recommendations", "Other options considered", "Legal", "Finance", "Equality")
PUBLIC_INTEREST = "The rent is still negotiated. To publish it now would weaken the council's hand and cost its tenants money."
CAN_BE_SAID = "The council means to lease out a building at the harbour."


def write_report(author: Hands, body: str, title: str, purpose: str, recommended: Sequence[str], on: date | None = None) -> str:
    """Begin a report, for a meeting on a day if there is one, and write it; its working address comes back."""
    author.go("/workspace/meetings/reports/")
    author.follow("Begin a report")
    author.fill("Title", title)
    author.choose("For which meeting?", f"{body}, {day_in_words(on)}" if on else f"{body}, no day yet")
    if author.page.get_by_label("Template").count():
        author.choose("Template", "Report to")  # that of the body, and not the one for plans
    author.press("Begin")
    author.write("Purpose", purpose)
    for text in recommended:
        author.press("Add a recommendation")
        author.keyboard.write(text)  # its box has the focus
    for heading in BOXES:
        author.write(heading, f"Words on {heading.lower()}.")
    author.press("Save")
    author.reads("Saved as version 2.")
    return author.page.url.removesuffix("/write")


def clear_report(author: Hands, clearers: dict[str, tuple[str, Hands]], at: str, title: str) -> None:
    """Ask for the clearances that the template wants; each is given by whoever is asked, with a comment."""
    author.go(at)
    author.follow("Ask, and read the answers")
    for kind, (name, _) in clearers.items():
        author.choose("Clearance", kind)
        author.choose("Ask", name)
        author.press("Ask")
        author.reads("has been asked.")
    for _, asked in clearers.values():
        asked.go("/workspace/meetings/reports/")
        asked.follow(title)
        asked.looks_well()
        asked.turn_to("Cleared: it may go", "Cleared with comments")
        asked.write("Why", "Say in which year.")
        asked.press("Answer")
        asked.reads("Your answer is with the author.")


def close_report(author: Hands, at: str) -> None:
    """The whole of it is exempt under paragraph 3; without the public interest it is not accepted."""
    author.go(at)
    author.follow("Not for publication")
    author.turn_to("Nothing: all of it", "The whole report")
    author.tick("3. The financial or business affairs")
    author.press("Save")
    expect(author.page.get_by_role("alert")).to_be_focused()
    author.looks_well()
    author.write("Why does the public interest favour privacy?", PUBLIC_INTEREST)
    author.write("What can everybody be told?", CAN_BE_SAID)
    author.press("Save")
    author.reads("Not for publication")


def submit_report(author: Hands, at: str) -> None:
    author.go(at)
    author.follow("Submit it to the clerks")
    author.press("Submit it to the clerks")
    author.reads("Submitted.")
