"""How a meeting is called, its agenda built and its minutes taken: by keyboard, from the page where a clerk would begin."""

from collections.abc import Sequence
from datetime import date

from playwright.sync_api import expect

from tests.browser.hands import Hands

STANDING = (
    ("Apologies for absence", "Apologies for absence"),
    ("Declarations of interest", "Declarations of interest"),
    ("Minutes of the last meeting", "Minutes of the last meeting"),
    ("Questions from the public", "Questions and petitions from the public"),
)
FURTHER = ("Accounts of the year", "Internal audit: progress", "Risk register", "Fraud and error", "Work programme")


def keep_standing_items(clerk: Hands, body: str) -> None:
    """Four items with which every agenda of the body begins or ends; the page has two further lines each time."""
    for first, second in zip(STANDING[::2], STANDING[1::2], strict=True):
        clerk.go("/workspace/meetings/call")
        clerk.follow(f"Standing items of {body}")
        for title, purpose in (first, second):
            clerk.to_empty("Title")
            clerk.keyboard.write(title)
            clerk.choose("What it is for", purpose)
        clerk.press("Keep these")
        clerk.reads("standing items of")


def call_meeting(clerk: Hands, body: str, day: date) -> str:
    """Call the body to a meeting; the address of its agenda builder comes back."""
    clerk.go("/workspace/meetings/")
    clerk.follow("Call a meeting")
    clerk.follow(body)
    clerk.fill("Day", f"{day.day} {day.month} {day.year}")
    clerk.keyboard.enter()
    expect(clerk.page.locator("h1")).to_contain_text(f"{body}, ")
    return clerk.page.url


def add_item(clerk: Hands, title: str) -> None:
    """From the agenda builder, and back to it."""
    clerk.follow("Add an item")
    clerk.fill("Title", title)
    clerk.keyboard.enter()
    clerk.reads("On the agenda:")
    clerk.follow("Back to the agenda")


def build_agenda(clerk: Hands, agenda: str, reports: Sequence[str]) -> list[str]:
    """The standing items came by themselves; reports are put on, further items are added, and one is moved. Their titles come back."""
    clerk.go(agenda)
    assert titles(clerk) == [title for title, _ in STANDING]
    for title in reports:
        clerk.press(f"Put “{title}” on the agenda")
        clerk.reads("is on the agenda, as item")
    for title in FURTHER:
        add_item(clerk, title)
    clerk.press("Move item 7 up")
    return titles(clerk)


def titles(hands: Hands) -> list[str]:
    return hands.page.locator("article.item h3").all_inner_texts()


def publish(clerk: Hands, meeting: str, what: str, because: str = "") -> None:
    """From the page of what goes out: look first, then publish."""
    clerk.go(f"/workspace/meetings/{meeting}/publishing")
    clerk.follow(f"Look at the {what} and publish it")
    if because:
        clerk.write("Why does it come after the agenda?", because)
    clerk.press("Publish")
    clerk.reads(f"Published: {what}.")


def take_as_urgent(clerk: Hands, agenda: str, title: str, why: str) -> None:
    """A late item, with the reason that the law wants."""
    clerk.go(agenda)
    clerk.follow("Add an item")
    clerk.fill("Title", title)
    clerk.keyboard.enter()
    clerk.follow("Say why it is urgent")
    clerk.write("Why does the chair take it as urgent?", why)
    clerk.press("Keep the reason")


def note_attendance(clerk: Hands, meeting: str) -> None:
    """All are taken to be there; the first of them sent apologies."""
    clerk.go(f"/workspace/meetings/{meeting}/live")
    clerk.follow("Note attendance")
    clerk.turn_to("Present", "Apologies")
    clerk.press("Save attendance")
    clerk.reads("Attendance is noted.")


def minute(clerk: Hands, meeting: str, title: str, text: str, *, is_closed: bool = False) -> None:
    """Type a minute, which is saved at a pause, and write it into the minutes."""
    clerk.go(f"/workspace/meetings/{meeting}/live")
    clerk.follow(title)
    clerk.keyboard.tab_to("The minute", "textarea")
    clerk.page.keyboard.press("Control+End")
    clerk.keyboard.write(text)
    expect(clerk.page.locator("[data-state]")).to_contain_text("Saved at")
    if is_closed and not clerk.page.get_by_label("Not for publication").is_checked():
        clerk.tick("Not for publication")
    clerk.press("Write into the minutes")
    expect(clerk.page.locator(".headline")).to_have_text("This stands in the minutes.")


def exclude_public(clerk: Hands, meeting: str) -> None:
    """On the item for it: the resolution in the words of the law, written into the minutes."""
    clerk.go(f"/workspace/meetings/{meeting}/live")
    clerk.follow("Exclusion of the press and public")
    clerk.follow("Exclusion of press and public")
    clerk.tick("3")
    clerk.press("Note the exclusion")
    clerk.reads("its words stand in the draft")
    clerk.press("Write into the minutes")


def answer_recommendations(clerk: Hands, meeting: str, title: str) -> None:
    """What the words suggest is chosen already."""
    clerk.go(f"/workspace/meetings/{meeting}/live")
    clerk.follow(title)
    clerk.follow("Say how each was answered")
    clerk.press("Save the answers")
    clerk.reads("Noted how each recommendation was answered.")


def send_to_chair(clerk: Hands, chair: Hands, meeting: str) -> None:
    """The chair comments on one item, agrees with the draft and sends it back."""
    clerk.go(f"/workspace/meetings/{meeting}/draft-minutes")
    clerk.write("What you want to say", "Please read item 5 with care.")
    clerk.press("Send")
    chair.go(f"/workspace/meetings/{meeting}/reviews/1")
    chair.looks_well()
    chair.keyboard.tab_to("Say something of this item", "summary")
    chair.page.keyboard.press("Enter")
    chair.write("Of “", "I am content with this.")
    chair.turn_to("I agree with the draft", "I agree with the draft")
    chair.page.keyboard.press("Space")
    chair.press("Send back to the clerk")
    chair.reads("Sent back to the clerk.")


def confirm(clerk: Hands, later: str, words: str) -> None:
    """From the later meeting, whose item confirms the minutes, with one correction."""
    clerk.go(f"/workspace/meetings/{later}/live")
    clerk.follow("Confirm")
    clerk.follow("Confirm the minutes of")
    clerk.write("Correction 1", words)
    clerk.press("Confirm as a correct record")
    clerk.reads("Confirmed as a correct record, and published as the minutes with their corrections.")
