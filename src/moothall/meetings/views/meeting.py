"""One meeting, and each of its items."""

from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from moothall.authority import queries as authority
from moothall.authority.words import day_in_words
from moothall.meetings import permissions, queries, rules, shown
from moothall.meetings.queries import questions as asked
from moothall.meetings.rules import declaring

# A meeting of more items than anybody reads at once is shown in pages; each item has its own address all the same.
ITEMS_ON_A_PAGE = 200


def meeting(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Agenda, papers and minutes, item by item."""
    row = found(request, slug, number)
    pages = pages_of(request, row)
    page = pages.get_page(request.GET.get("page"))
    items = shown_items(request, row, page.object_list)
    said = about(request, row, counts_in(request, row, pages)) | {
        "page": page,
        "items": items,
        "has_minute": any(one.minute for one in items),
        "attendance": queries.attendance(request.viewer, row),
        "remarks": queries.remarks(request.viewer, row),
        "corrections": queries.corrections(request.viewer, row),
        "questions": questions_to(request, row, page.object_list),
    }
    return render(request, "meetings/meeting.html", said)


def questions_to(request: HttpRequest, row: Any, items: Any) -> list[Any]:
    """What the public asked, where the agenda has a place for it; nearly no meeting has, so it is not asked of every one."""
    has_place = any(one.purpose == one.Purpose.PUBLIC_QUESTIONS for one in items)
    return list(asked.questions_of(request.viewer, row)) if has_place else []


def item(request: HttpRequest, slug: str, number: int, position: int) -> HttpResponse:
    """One item, with everything of it and what came of it."""
    row = found(request, slug, number)
    of_place = queries.item(request.viewer, row, position)
    if not of_place:
        raise Http404("There is no such item.")
    said = {
        "meeting": row,
        "item": shown_items(request, row, [of_place])[0],
        "standings": standings(request, row),
        "answers": queries.answers_of(request.viewer, [of_place]),
        "declared": [declaring.declared_in_words(queries.as_declared(one)) for one in queries.declarations(request.viewer, of_place)],
        "corrections": [one for one in queries.corrections(request.viewer, row) if one.item_id == of_place.pk],
    }
    return render(request, "meetings/item.html", said | {"around": queries.items_around(request.viewer, of_place)})


def resolved(request: HttpRequest, slug: str, number: int, position: int, part: int) -> HttpResponse:
    """The address of a part of a resolution leads to its place on the item's page."""
    row = found(request, slug, number)
    of_place = queries.item(request.viewer, row, position)
    items = shown_items(request, row, [of_place]) if of_place else []
    parts = [each for one in items for told in one.minute if isinstance(told, shown.Resolved) for each in told.parts]
    anchor = next((each.anchor for each in parts if each.anchor.endswith(f"-{part}")), "")
    if not anchor:
        raise Http404("There is no such part.")
    return redirect(reverse("meetings:item", args=[slug, number, position]) + f"#{anchor}")


def found(request: HttpRequest, slug: str, number: int) -> Any:
    row = queries.meeting(request.viewer, slug, number)
    if not row:
        raise Http404("There is no such meeting.")
    return row


def pages_of(request: HttpRequest, row: Any) -> Paginator:
    """The items in pages. Those that fit on one, as nearly all do, are read at once and need not be counted first."""
    agenda = queries.agenda(request.viewer, row)
    first = list(agenda[: ITEMS_ON_A_PAGE + 1])
    return Paginator(agenda if len(first) > ITEMS_ON_A_PAGE else first, ITEMS_ON_A_PAGE)


def counts_in(request: HttpRequest, row: Any, pages: Paginator) -> tuple[int, int, int]:
    """How many items, resolutions and parts the meeting has: counted here when all of it has been read."""
    if pages.num_pages > 1:
        return (*queries.counts_of(request.viewer, [row])[row.pk], queries.parts_of(request.viewer, row))
    resolutions = [resolution for item in pages.object_list for resolution in item.resolved]
    items = sum(not item.is_heading for item in pages.object_list)
    return items, len(resolutions), sum(len(resolution.numbered) for resolution in resolutions)


def shown_items(request: HttpRequest, row: Any, items: Any) -> list[shown.Shown]:
    """Items as the page shows them, those that confirm minutes joined to the meeting whose minutes they are."""
    rows = list(items)
    days = [one.confirms_minutes_of for one in rows if one.confirms_minutes_of]
    confirmed = queries.meetings_of_days(request.viewer, row.body, days)
    return [shown.item(one, confirmed) for one in rows]


def about(request: HttpRequest, row: Any, counts: tuple[int, int, int]) -> dict[str, Any]:
    """What is said of the meeting as a whole."""
    confirmed = queries.confirmed_by(request.viewer, row)
    facts = shown.facts(row, counts[:2], counts[2], confirmed)
    closed = authority.closure_days(request.viewer, row.organisation_id)
    before, after = queries.neighbours(request.viewer, row)
    published = row.agenda_published_at
    return {
        "meeting": row,
        "standings": rules.standings(facts, request.today),
        "headline": rules.headline(facts, request.today),
        "notice_given": rules.notice_in_words(published.astimezone(request.now.tzinfo).date(), row.held_on, closed) if published else "",
        "minutes_in_words": minutes_in_words(request, row),
        "confirmed": confirmed,
        "is_kept": permissions.ADD_ITEM.is_open_to(request.viewer, row),
        "moves": queries.moves(request.viewer, row) if row.moved_at else (),
        "before": before,
        "after": after,
        "is_coming": row.held_on >= request.today and not row.minutes_published_at,
    }


def minutes_in_words(request: HttpRequest, row: Any) -> str:
    """When the minutes came out, and as what; of a page that was read elsewhere, only since when they are kept here."""
    if not row.minutes_published_at:
        return ""
    day = day_in_words(row.minutes_published_at.astimezone(request.now.tzinfo).date(), weekday=False)
    if row.minutes_as_published:
        return f"kept here since {day}, read from a page called “{row.minutes_as_published}”"
    return f"{'draft ' if row.minutes_are_draft else ''}published {day}"


def standings(request: HttpRequest, row: Any) -> list[tuple[str, str]]:
    return rules.standings(shown.facts(row, (0, 0), confirmed=queries.confirmed_by(request.viewer, row)), request.today)
