"""What is typed is kept at every pause. It is bookkeeping: no act, no entry in the record, and nobody but the clerks sees it."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from moothall.access.acts import ChangedMeanwhile, Refused, locked
from moothall.access.viewer import Viewer
from moothall.meetings import permissions
from moothall.meetings.models import EarlierDraft, Item, MinuteDraft

LONGEST = 200_000
OVER = "over-"  # so begins the name of a page that was shown both texts: what it takes the place of is kept
A_CUT = 0.5  # a text that loses more than this share of its words at once may have been lost by a slip


@dataclass(frozen=True, slots=True)
class Typed:
    """What a page sends: the text, the version that it was opened at (0 where none was), which page it is, and how often it has sent."""

    text: str
    opened_at: int
    is_closed: bool = False
    window: str = ""
    turn: int = 0


def keep(item: Item, typed: Typed, *, viewer: Viewer, at: datetime) -> MinuteDraft:
    """Keep a draft. Whoever comes second is refused with both texts in hand; a page is never in its own way."""
    with transaction.atomic():
        row = locked(item)
        if why := permissions.cannot_be_drafted(viewer, row):
            raise Refused(why)
        if len(typed.text) > LONGEST:
            raise Refused(f"This is longer than {LONGEST:,} letters. Put the rest into another item, or attach it as a paper.")
        draft = MinuteDraft.objects.visible_to(viewer).filter(item=row).first()
        return begin(row, typed, viewer, at) if draft is None else go_on(draft, typed, viewer, at)


def begin(item: Item, typed: Typed, viewer: Viewer, at: datetime) -> MinuteDraft:
    return MinuteDraft.objects.create(
        item=item,
        text=typed.text,
        is_closed=typed.is_closed,
        saved_at=at,
        saved_by=viewer.name,
        window=typed.window,
        turn=typed.turn,
    )


def go_on(draft: MinuteDraft, typed: Typed, viewer: Viewer, at: datetime) -> MinuteDraft:
    """The next version of a draft; the same text again is none."""
    is_its_own = bool(typed.window) and typed.window == draft.window
    if is_its_own and typed.turn <= draft.turn:
        return draft  # it arrived after what was typed later
    if (draft.text, draft.is_closed) == (typed.text, typed.is_closed):
        return seen_from(draft, typed)
    if not is_its_own and typed.opened_at != draft.version:
        raise ChangedMeanwhile(draft)
    if draft.text.strip() and (draft.saved_by != viewer.name or is_cut(draft.text, typed.text) or (is_over(typed) and not is_its_own)):
        EarlierDraft.objects.create(item=draft.item, text=draft.text, saved_at=draft.saved_at, saved_by=draft.saved_by)
    draft.text, draft.is_closed, draft.version = typed.text, typed.is_closed, draft.version + 1
    draft.saved_at, draft.saved_by, draft.window, draft.turn = at, viewer.name, typed.window, typed.turn
    draft.save()
    return draft


def is_over(typed: Typed) -> bool:
    return typed.window.startswith(OVER)


def seen_from(draft: MinuteDraft, typed: Typed) -> MinuteDraft:
    """The same text again is no new version; but the page that sent it has nothing left to send."""
    if typed.window:
        draft.window, draft.turn = typed.window, typed.turn
        draft.save(update_fields=["window", "turn"])
    return draft


def is_cut(before: str, after: str) -> bool:
    """Whether so much was taken out at once that it may have been a slip.

    >>> is_cut("a long minute of the item", "a"), is_cut("a long minute", "a long minutes"), is_cut("", "")
    (True, False, False)
    """
    return len(after.split()) < A_CUT * len(before.split())
