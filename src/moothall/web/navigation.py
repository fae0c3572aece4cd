"""The rooms that a reader can go to: only those that stand."""

from dataclasses import dataclass
from functools import cache

from django.urls import Resolver404, get_script_prefix, get_urlconf, resolve


@dataclass(frozen=True, slots=True)
class Room:
    """A link of the masthead or the foot. Its address has no first slash, so that a place may live in a folder of a site."""

    words: str
    path: str

    @property
    def address(self) -> str:
        return get_script_prefix() + self.path


MAIN = (
    Room("Meetings", "meetings/"),
    Room("Decisions", "decisions/"),
    Room("Commitments", "decisions/commitments/"),
    Room("Plans", "plans/"),
    Room("How we are doing", "performance/"),
    Room("People and bodies", "authority/"),
    Room("Search", "search/"),
)
MORE = (
    Room("Matters and their history", "decisions/matters/"),
    Room("Coming decisions", "decisions/notices/"),
    Room("Scrutiny", "decisions/scrutiny/"),
    Room("Savings", "plans/savings/"),
    Room("Figures that are late", "performance/figures/late"),
    Room("Action plans of measures", "performance/action-plans/"),
    Room("Risks", "risks/"),
    Room("How to take part", "meetings/taking-part"),
    Room("Petitions", "meetings/petitions/"),
    Room("Be told by e-mail", "alerts/"),
    Room("Who may do what", "who-may-do-what"),
    Room("The record", "record/"),
    Room("Open data and feeds", "open-data"),
    Room("Accessibility statement", "accessibility"),
)
DESK = (
    Room("My work", "workspace/"),
    Room("My meetings", "workspace/meetings/"),
    Room("My reading", "workspace/meetings/reading/"),
    Room("Briefings", "workspace/briefing/"),
    Room("Reports", "workspace/meetings/reports/"),
    Room("My updates", "plans/my-updates"),
    Room("Figures to sign off", "performance/figures/review"),
    Room("My risks", "risks/mine"),
    Room("My commitments", "decisions/commitments/mine"),
    Room("My scrutiny work", "decisions/scrutiny/work"),
    Room("Who covers whom", "authority/cover/"),
)


def main_rooms() -> tuple[Room, ...]:
    """The links of the masthead."""
    return standing(MAIN, get_urlconf())


def all_rooms() -> tuple[Room, ...]:
    """The links of the foot."""
    return standing(MAIN + MORE, get_urlconf())


def desk_rooms() -> tuple[Room, ...]:
    """The links of whoever is signed in."""
    return standing(DESK, get_urlconf())


@cache
def standing(rooms: tuple[Room, ...], urlconf: str | None) -> tuple[Room, ...]:
    """Those of these rooms that the house has."""
    return tuple(room for room in rooms if stands(room.path, urlconf))


def stands(path: str, urlconf: str | None) -> bool:
    try:
        resolve(f"/{path}", urlconf)
    except Resolver404:
        return False
    return True


def room_of(path: str) -> str:
    """The address of the room that a page belongs to: the longest that its path begins with, or nothing."""
    return max((room.address for room in main_rooms() if path.startswith(room.address)), key=len, default="")
