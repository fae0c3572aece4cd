"""Pages for which no room has a place yet: their words are kept as they were read, so that nothing has to be fetched again."""

from collections.abc import Callable

from moothall.exchange.ledger import digest_of
from moothall.exchange.moderngov.pages import (
    AttendancePage,
    DecisionPage,
    InterestsPage,
    IssuePage,
    ItemPage,
    MeetingPage,
    Page,
)

from .desk import Desk

NO_PLACE = "{} was understood and its words are kept; they have no place on the pages here yet."
MEETING_HOLDS_IT = "{} was understood and its words are kept. The page of the whole meeting brings them into the register."
OF_THEIR_OWN = (MeetingPage, DecisionPage, IssuePage, AttendancePage)  # these are remembered by what they became
KEPT_UNTIL = {ItemPage: MEETING_HOLDS_IT}


def store(page: Page, desk: Desk) -> str:
    """The page as it was read, under what tells it from others."""
    remember(page, desk, keep=page)
    if not page.is_empty:
        desk.notes.append(KEPT_UNTIL.get(type(page), NO_PLACE).format(page.called.capitalize()))
    return page.called


def remember(page: Page, desk: Desk, keep: object = None) -> None:
    """That this page was read: by its own key where it has one, else by what it says. Words that were not placed are kept with it."""
    key = KEYS[type(page)](page) if type(page) in KEYS else ""
    if reading := desk.news(page.called, key or digest_of(page), page):
        reading.became("", keep or page.unplaced or None)


KEYS: dict[type[Page], Callable[..., str]] = {
    InterestsPage: lambda page: page.person_id,
    ItemPage: lambda page: page.item.item_id,
}
