"""At the meeting: who is there, where the agenda is, what is minuted and what is not."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from moothall.access.acts import Refused
from moothall.authority.words import counted, number_in_words
from moothall.meetings import permissions, queries
from moothall.meetings.rules import attending
from moothall.meetings.views.meeting import found


def live(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    meeting = found(request, slug, number)
    if why := permissions.cannot_be_prepared(request.viewer, meeting):
        raise Refused(why)
    rows = list(queries.attendance(request.viewer, meeting))
    drafts, minuted = queries.drafts_of(request.viewer, meeting), queries.minuted_items(request.viewer, meeting)
    items = [(item, standing(item, drafts.get(item.pk), minuted)) for item in queries.items_to_minute(request.viewer, meeting)]
    said = {
        "meeting": meeting,
        "items": items,
        "headline": headline([word for _, (word, _) in items]),
        "attended": attending.attendance_in_words(queries.attended(rows)),
        "quorum": queries.quorum_in_words(request.viewer, meeting, rows),
        "is_noted": any(row.recorded_at for row in rows),
        "declarations": queries.declared_in_words(request.viewer, meeting),
        "exclusions": queries.exclusions(request.viewer, meeting),
        "too_early": permissions.RECORD_ATTENDANCE.refusal(request.viewer, meeting, at=request.now),
        "undertakings": queries.undertakings_of(request.viewer, meeting),
    }
    return render(request, "meetings/live/live.html", said)


def standing(item: Any, draft: Any, minuted: set[int]) -> tuple[str, str]:
    """Where the minute of an item is, and how that is shown."""
    if draft and not draft.is_written:
        return ("Changed since written", "warn") if item.pk in minuted else ("Draft", "wait")
    return ("Written", "plain") if item.pk in minuted else ("Nothing yet", "wait")


def headline(words: list[str]) -> str:
    """How much of the agenda is minuted.

    >>> headline(["Written", "Draft", "Nothing yet"])
    'One of three items is in the minutes. One is typed and not yet written, and one has nothing yet.'
    """
    if not words:
        return "The agenda has no item yet, so there is nothing to minute."
    written, nothing = words.count("Written"), words.count("Nothing yet")
    typed = len(words) - written - nothing
    if written == len(words):
        return f"Every item is in the minutes: {counted(written, 'item')}."
    items = f"{number_in_words(len(words))} items" if len(words) > 1 else "one item"
    first = f"{number_in_words(written).capitalize() if written else 'None'} of {items} "
    rest = [f"{number_in_words(typed)} {'is' if typed == 1 else 'are'} typed and not yet written"] if typed else []
    rest += [f"{number_in_words(nothing)} {'has' if nothing == 1 else 'have'} nothing yet"] if nothing else []
    joined = ", and ".join(rest)
    return f"{first}{'is' if written < 2 else 'are'} in the minutes. {joined[:1].upper()}{joined[1:]}."
