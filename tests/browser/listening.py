"""Everything that somebody can read of one meeting, each in their own way: pages, packs, feeds, files, letters and refusals."""

from dataclasses import dataclass
from email import message_from_bytes, policy
from functools import cache
from io import BytesIO
from typing import Any

import pypdf
from playwright.sync_api import Page

from tests.browser.places import Place
from tests.canary.walk import unpacked

AS_DATA = {"Accept": "application/json"}
OF_MEETING = ("", "/published", "/packs", "/calendar.ics", "/items/99")
OF_CLOSED_ITEM = ("", "/papers/1", "/papers/2", "/papers/99", "/resolved/1")
ON_THE_DESK = ("agenda", "publishing", "timeline", "live", "draft-minutes", "reviews/1", "attendance")
EVERYWHERE = (
    *("/", "/meetings/", "/meetings/feed", "/meetings/calendar.ics", "/decisions/feed", "/decisions/register.csv", "/record/"),
    *("/workspace/", "/workspace/jobs/", "/workspace/post/", "/workspace/meetings/closed", "/workspace/meetings/reading/"),
    *("/workspace/meetings/reading/notes.txt", "/workspace/meetings/reports/"),
)


@dataclass(frozen=True)
class About:
    """What is listened to: a meeting, the place of its closed item, the closed report, and words that stand in what is closed."""

    meeting: str  # "wrenmouth/205"
    item: int
    report: int
    bait: str
    year: int

    def addresses(self, publications: int) -> list[str]:
        """Where anything of it could be read, after so many publications."""
        elsewhere = [f"/meetings/registers/{name}/{self.year}.csv" for name in ("attendance", "declarations")]
        searches = [f"/{page}{self.bait}" for page in ("search/?q=", "meetings/?words=", "decisions/?words=")]
        return [*self.own(publications), *elsewhere, *searches, *EVERYWHERE]

    def own(self, publications: int) -> list[str]:
        """The addresses of the meeting, of its closed item and of the closed report."""
        council = self.meeting.split("/")[0]
        meeting, report = f"/meetings/{self.meeting}", f"/meetings/{council}/reports/{self.report}"
        turns = [f"{meeting}/published/{turn}" for turn in range(1, publications + 1)]
        return [
            *(meeting + ending for ending in OF_MEETING),
            *(f"{meeting}/items/{self.item}{ending}" for ending in OF_CLOSED_ITEM),
            *(turn + ending for turn in turns for ending in ("", "/public.pdf", "/private.pdf")),
            *(report + ending for ending in ("", ".docx", "/recommendations/1", "/annexes/1")),
            *(f"/workspace{meeting}/{page}" for page in (*ON_THE_DESK, f"items/{self.item}", f"items/{self.item}/minute")),
            *(f"/workspace{report}{ending}" for ending in ("", "/versions", "/clearances")),
        ]


def heard(page: Page, address: str, headers: dict[str, str] | None = None) -> str:
    """Every word of an answer, in small letters: its headers, its text, what an archive holds, and what a PDF says."""
    answer = page.context.request.get(address, headers=headers or {})
    assert answer.status < 500, f"{address} fails ({answer.status})"
    body = answer.body()
    parts = [repr(answer.headers), *(part.decode(errors="replace") for part in unpacked(body))]
    return "\n".join([*parts, words_of(body)] if body.startswith(b"%PDF") else parts).lower()


@cache
def words_of(pack: bytes) -> str:
    return "\n".join(page.extract_text() for page in pypdf.PdfReader(BytesIO(pack)).pages)


def where_heard(page: Page, about: About, secret: str, publications: int, *, is_asked_again: bool = False) -> set[str]:
    """At which addresses the secret is read. What is asked for a second time may have been kept, and is heard too."""
    again = about.own(publications) if is_asked_again else []
    asked = [(address, {}) for address in (*about.addresses(publications), *again)]
    return {address for address, head in [*asked, *as_data(asked)] if secret in heard(page, address, head)}


def as_data(asked: list[tuple[str, dict[str, str]]]) -> list[tuple[str, dict[str, str]]]:
    """The same once more, for what answers with data where that is wanted."""
    return [
        (address, AS_DATA) for address, _ in dict(asked).items() if address.startswith(("/meetings/", "/search/")) and "." not in address
    ]


def letters(place: Place) -> list[Any]:
    """Everything that has been sent, once the worker has done what waits."""
    place.run("tests.browser.worked", "letters")
    return [message_from_bytes(path.read_bytes(), policy=policy.default) for path in sorted((place.folder / "mail").glob("*.eml"))]
