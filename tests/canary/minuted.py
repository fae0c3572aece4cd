"""What is typed and noted at a meeting whose minutes are not out, and the addresses at which it is worked and read."""

from collections.abc import Callable
from datetime import datetime

from moothall.authority.models import Person
from moothall.meetings.models import (
    Attendance,
    CastVote,
    Declaration,
    EarlierDraft,
    Exclusion,
    Item,
    Meeting,
    MinuteDraft,
    MinuteEntry,
    Motion,
    Review,
    ReviewNote,
    Undertaking,
    Vote,
)

SECRETS = (
    "minute as it is typed", "minute as it was typed before", "motion that is a draft", "who moved the draft motion",
    "name in a vote that is a draft", "undertaking that is a draft", "attendance that is a draft", "declaration that is a draft",
    "exclusion that is a draft", "draft sent to the chair", "what the clerk asked the chair", "what the chair wrote of an item",
    "correction of the closed minute",
)  # fmt: skip


def note(meeting: Meeting, typed: Item, hidden: Callable[[str], str], at: datetime) -> None:
    """A meeting in the middle of being minuted: one item as it is typed, one written, and a draft that has been to the chair."""
    MinuteDraft.objects.create(item=typed, text=hidden("minute as it is typed"), saved_at=at, saved_by="A clerk")
    EarlierDraft.objects.create(item=typed, text=hidden("minute as it was typed before"), saved_at=at, saved_by="Another clerk")
    nature, words = hidden("declaration that is a draft"), hidden("exclusion that is a draft")
    Declaration.objects.create(item=typed, name="A member", kind="disclosable pecuniary", nature=nature, declared_at=at)
    Exclusion.objects.create(item=typed, first=1, last=2, ground="exempt", paragraphs=["3"], words=words, resolved_at=at)
    Attendance.objects.create(
        meeting=meeting, name=hidden("attendance that is a draft"), attended="Present", capacity="officer", recorded_at=at
    )
    write(Item.objects.create(meeting=meeting, published_at=at, position=2, title="harebell"), hidden)
    send(meeting, hidden, at)


def write(item: Item, hidden: Callable[[str], str]) -> None:
    moved, voted, undertaken = (
        MinuteEntry.objects.create(item=item, position=place, kind=kind, text="harebell")
        for place, kind in enumerate(("motion", "vote", "undertaking"), start=1)
    )
    Motion.objects.create(entry=moved, mover=hidden("who moved the draft motion"), words=hidden("motion that is a draft"))
    vote = Vote.objects.create(entry=voted, how="named", votes_for=1)
    CastVote.objects.create(vote=vote, position=1, name=hidden("name in a vote that is a draft"), cast="for")
    Undertaking.objects.create(entry=undertaken, who="A clerk", what=hidden("undertaking that is a draft"))


def send(meeting: Meeting, hidden: Callable[[str], str], at: datetime) -> None:
    chair = Person.objects.create(organisation=meeting.organisation, number=900, name="The chair")
    contents = [{"place": 1, "number": "", "title": "harebell", "lines": [["reported", hidden("draft sent to the chair")]]}]
    review = Review.objects.create(
        meeting=meeting,
        number=1,
        chair=chair,
        asked=hidden("what the clerk asked the chair"),
        contents=contents,
        sent_at=at,
        answer="changes",
        answered_at=at,
    )
    ReviewNote.objects.create(review=review, place=1, text=hidden("what the chair wrote of an item"))


MEETING, ITEM = "workspace/meetings/<slug:slug>/<int:number>", "workspace/meetings/<slug:slug>/<int:number>/items/<int:position>"
MEETINGS = [f"/workspace/meetings/wrenmouth/{number}" for number in (1, 4, 9)]
ITEMS = [f"/workspace/meetings/wrenmouth/{number}/items/{position}" for number, position in ((1, 1), (4, 1), (4, 2), (9, 9))]
REGISTERS = "meetings/registers"
EXAMPLES = {
    **{f"{MEETING}/{page}": [f"{one}/{page}" for one in MEETINGS] for page in ("live", "attendance", "draft-minutes", "confirm")},
    f"{MEETING}/reviews/<int:which>": [f"{MEETINGS[1]}/reviews/{which}" for which in (1, 9)],
    **{f"{ITEM}/{page}": [f"{one}/{page}" for one in ITEMS] for page in ("minute", "minute/keep", "declarations", "exclusion", "answers")},
    f"{ITEM}/declarations/<int:key>": [f"{ITEMS[1]}/declarations/{key}" for key in (1, 999)],
    "workspace/meetings/dispensations/": ["/workspace/meetings/dispensations/"],
    "workspace/meetings/<slug:slug>/dispensations/<int:key>/end": ["/workspace/meetings/wrenmouth/dispensations/1/end"],
    **{
        f"{REGISTERS}/{kind}/": [f"/{REGISTERS}/{kind}/", f"/{REGISTERS}/{kind}/?page=x"]
        for kind in ("attendance", "declarations", "dispensations")
    },
    **{
        f"{REGISTERS}/{kind}/<int:year>{ending}": [f"/{REGISTERS}/{kind}/{year}{ending}" for year in (2025, 1, 99999)]
        for kind in ("attendance", "declarations")
        for ending in ("/", ".csv")
    },
    f"{REGISTERS}/dispensations.csv": [f"/{REGISTERS}/dispensations.csv"],
}
