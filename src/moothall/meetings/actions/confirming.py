"""Draft minutes go to the chair and come back; a later meeting confirms them, with its corrections."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from moothall.access.acts import Refused, add_facts, performs
from moothall.access.viewer import THE_CLOCK, Viewer
from moothall.authority.models import Person
from moothall.authority.words import counted
from moothall.meetings import permissions, queries
from moothall.meetings.actions.publishing import keep
from moothall.meetings.models import Correction, Item, Meeting, Publication, Review, ReviewNote
from moothall.post import actions as post

REVIEW = "meetings.review"


@performs(permissions.SEND_TO_CHAIR)
def send_to_chair(meeting: Meeting, *, viewer: Viewer, at: datetime, chair: Person, asked: str = "") -> Review:
    """Send the minutes as they stand. What was sent is kept as it was, however the minutes go on; the chair is told by letter."""
    contents = queries.minutes_as_sent(viewer, meeting)
    if not any(one["lines"] for one in contents):
        raise Refused("Nothing is written into the minutes yet, so there is nothing to send.")
    if Review.objects.visible_to(THE_CLOCK).filter(meeting=meeting, chair=chair, answered_at=None).exists():
        raise Refused("The chair has a draft already and has not answered it. Wait for the answer, or note it yourself.")
    number = Review.objects.visible_to(THE_CLOCK).filter(meeting=meeting).count() + 1
    review = Review.objects.create(meeting=meeting, number=number, chair=chair, asked=asked, contents=contents, sent_at=at)
    post.put(REVIEW, organisation=meeting.organisation, to=chair, key=f"{review.reference} sent", at=at, about=review.reference)
    return review


@performs(permissions.ANSWER_REVIEW)
def answer_review(
    review: Review, *, viewer: Viewer, at: datetime, answer: str, answered: str = "", notes: Mapping[int, str] | None = None
) -> Review:
    """What the chair says of the whole, and of each item by its place. Nothing in the minutes changes by it: a clerk does that."""
    said = {place: text for place, text in (notes or {}).items() if text.strip()}
    if answer == Review.Answer.CHANGES and not (answered.strip() or said):
        raise Refused("Say what should be changed, of the whole or beside an item.")
    places = {one["place"] for one in review.contents}
    if strange := sorted(set(said) - places):
        raise Refused(f"The draft has no item {strange[0]}.")
    review.answer, review.answered, review.answered_at = answer, answered, at
    review.save(update_fields=["answer", "answered", "answered_at"])
    ReviewNote.objects.bulk_create(ReviewNote(review=review, place=place, text=text) for place, text in sorted(said.items()))
    return review


@performs(permissions.CONFIRM_MINUTES)
def confirm_minutes(meeting: Meeting, *, viewer: Viewer, at: datetime, corrections: Sequence[tuple[int | None, str]] = ()) -> Meeting:
    """A later meeting confirmed them as a correct record: they come out as the minutes, with what it corrected beside what was published.

    A correction is the place of the item that it is about, or none for the minutes as a whole, and its words.
    """
    meeting.minutes_are_draft = False
    meeting.save(update_fields=["minutes_are_draft"])
    write_corrections(meeting, at, corrections)
    add_facts(corrections=len(corrections))
    how = f"with {counted(len(corrections), 'correction')}" if corrections else "without correction"
    contents = queries.minutes_as_published(meeting)
    keep(meeting, Publication.Kind.MINUTES, at, contents, because=f"Confirmed by a later meeting as a correct record, {how}.")
    return meeting


def write_corrections(meeting: Meeting, at: datetime, corrections: Sequence[tuple[int | None, str]]) -> None:
    """A correction of a minute of which something is closed is closed with it."""
    items = {item.position: item for item in Item.objects.visible_to(THE_CLOCK).filter(meeting=meeting)}
    if strange := sorted(place for place, _ in corrections if place is not None and place not in items):
        raise Refused(f"The agenda has no item {strange[0]}, so its minute cannot be corrected.")
    closed = queries.items_minuted_in_private(THE_CLOCK, meeting)
    Correction.objects.bulk_create(
        Correction(
            meeting=meeting,
            item=items[place] if place is not None else None,
            position=number,
            words=words,
            noted_at=at,
            is_closed=place in closed,
        )
        for number, (place, words) in enumerate(corrections, start=1)
    )
