"""How a report that was handed in becomes a decision that has effect: by the clerk's keyboard, with the days that pass between."""

from tests.browser import calling
from tests.browser.hands import Hands
from tests.browser.places import Place

DAYS_OF_CALL_IN = 30


def days_pass(place: Place, days: int, *references: str) -> None:
    place.run("tests.browser.followed", "passed", str(days), *references)


def put_on_agenda(clerk: Hands, meeting: str, title: str) -> None:
    """The report goes on the agenda, and the agenda out."""
    clerk.go(f"/workspace/{meeting}/agenda")
    clerk.press(f"Put “{title}” on the agenda")
    calling.publish(clerk, called(meeting), "agenda")


def answer_it(clerk: Hands, meeting: str, title: str, minute: str) -> None:
    """The minute, what of the recommendation it answers, and the draft minutes for everybody."""
    calling.note_attendance(clerk, called(meeting))
    calling.minute(clerk, called(meeting), title, minute)
    calling.answer_recommendations(clerk, called(meeting), title)
    calling.publish(clerk, called(meeting), "draft minutes")


def publish_decision(clerk: Hands, meeting: str, title: str) -> str:
    """The register's decision, published and open to call-in; its reference comes back."""
    clerk.go(f"/{meeting}")
    clerk.follow("Record its decisions")
    clerk.press("Write down the drafts")
    clerk.follow(title)
    decision = reference(clerk.page.url)
    clerk.follow("Publish this decision")
    clerk.press("Publish")
    clerk.reads("Open to call-in")
    return decision


def let_it_take_effect(clerk: Hands, place: Place, meeting: str, title: str) -> str:
    """The decision is published, and nobody calls it in."""
    decision = publish_decision(clerk, meeting, title)
    days_pass(place, DAYS_OF_CALL_IN, decision)
    return decision


def called(meeting: str) -> str:
    """The council and the number of a meeting."""
    return meeting.removeprefix("meetings/")


def reference(url: str) -> str:
    """What the address leads to: a public or a working one."""
    return url.split("/", 3)[3].removeprefix("workspace/")
