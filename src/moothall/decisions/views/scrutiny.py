"""The work of scrutiny, to read: what comes next in every body, one body's year, topics and what became of them."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from moothall.access.viewer import Viewer
from moothall.authority import queries as authority
from moothall.authority.words import capitalised, counted, day_in_words, joined, number_in_words
from moothall.decisions import scrutiny_permissions as permissions
from moothall.decisions.forms import scrutiny as forms
from moothall.decisions.queries import recommended, scrutiny as queries
from moothall.decisions.rules import day_of, scrutiny as rules
from moothall.decisions.rules.recommended import RecommendationStanding
from moothall.decisions.views.choosing import A_PAGE, Pages
from moothall.decisions.views.notices import notice_rows
from moothall.decisions.views.recommended import recommendation_rows
from moothall.decisions.views.rows import Row, address
from moothall.decisions.views.shown import Offer, offer

A_FEW = 8
MOST = 200


def overview(request: HttpRequest) -> HttpResponse:
    """Every scrutiny body, what comes next, what waits for an answer, and what is under review."""
    viewer, today = request.viewer, request.today
    bodies = list(queries.bodies(viewer))
    coming = entry_rows(viewer, list(queries.coming_entries(viewer, today)[:A_FEW]), today)
    waiting = list(recommended.waiting(viewer)[:MOST])
    rows = recommendation_rows(viewer, waiting, request.now)
    reviews = topic_rows(viewer, list(queries.topics_chosen(viewer, outcome=rules.Outcome.TAKEN_UP)[:MOST]), today)
    said = {
        "headline": headline(coming, rows),
        "bodies": bodies,
        "coming": coming,
        "waiting": rows[:A_FEW],
        "more_waiting": len(rows) - A_FEW,
        "reviews": [row for row in reviews if row["standing"] != rules.TopicStanding.REPORTED][:A_FEW],
        "home": authority.home(viewer),
        "may_suggest": may_suggest(viewer),
        "is_clerk": viewer.holds(*permissions.CLERKS),
    }
    return render(request, "decisions/scrutiny/overview.html", said)


def may_suggest(viewer: Viewer) -> bool:
    home = authority.home(viewer)
    return bool(home and permissions.SUGGEST_TOPIC.is_open_to(viewer, home))


def headline(coming: Sequence[Row], waiting: Sequence[Row]) -> str:
    """What comes next, and how many recommendations wait for a response."""
    first = f"Next, on {day_in_words(coming[0]['on'])}: {coming[0]['title']}." if coming else "Nothing is planned for a meeting to come."
    if not waiting:
        return f"{first} No recommendation waits for a response."
    late = sum(row["standing"] == RecommendationStanding.LATE for row in waiting)
    waits = f"{counted(len(waiting), 'recommendation')} {'waits' if len(waiting) == 1 else 'wait'} for a response"
    return f"{first} {capitalised(waits)}" + (f", and {number_in_words(late)} {'is' if late == 1 else 'are'} late." if late else ".")


def found_body(request: HttpRequest, slug: str, number: int) -> Any:
    row = queries.body(request.viewer, slug, number)
    if row is None:
        raise Http404("There is no such scrutiny body.")
    return row


def year_asked(request: HttpRequest, years: Any) -> int:
    """The council year that was asked for; this one where none, or none that can be, was."""
    asked = request.GET.get("year", "")
    return int(asked) if asked.isdecimal() and asked.isascii() and 1900 < int(asked[:5]) < 2100 else years.of(request.today)


def programme(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """One body's council year: each of its meetings with what comes to it, what has no meeting yet, and decisions to pick from."""
    viewer, body = request.viewer, found_body(request, slug, number)
    years = authority.council_years(viewer, body.organisation)
    year = year_asked(request, years)
    first, last = years.bounds(year)
    rows = entry_rows(viewer, list(queries.programme(viewer, body, year, first, last)), request.today)
    may = permissions.PLAN_ENTRY.is_open_to(viewer, body)
    picks = list(queries.notices_to_pick(viewer, body.organisation, request.today)[:A_FEW]) if years.of(request.today) == year else []
    said = {
        "body": body,
        "year": year,
        "years": forms.year_in_words,
        "meetings": by_meeting(queries.meetings_of(viewer, body, first, last), rows, request.today),
        "unplaced": [row for row in rows if row["meeting"] is None],
        "picks": [row | {"reference": notice.reference} for row, notice in zip(notice_rows(request, picks), picks, strict=True)],
        "headline": programme_headline(rows, year),
        "may_plan": may,
        "may_suggest": permissions.SUGGEST_TOPIC.is_open_to(viewer, body),
    }
    return render(request, "decisions/scrutiny/programme.html", said)


def by_meeting(meetings: Iterable[Any], rows: Sequence[Row], today: date) -> list[tuple[Any, list[Row]]]:
    """Each meeting with what comes to it; one that is past, or was cancelled, only where something was planned for it."""
    told = [(meeting, [row for row in rows if row["meeting"] == meeting.pk]) for meeting in meetings]
    return [(meeting, some) for meeting, some in told if some or (meeting.held_on >= today and not meeting.cancelled_at)]


def programme_headline(rows: Sequence[Row], year: int) -> str:
    if not rows:
        return f"Nothing is planned for {forms.year_in_words(year)} yet."
    done = sum(row["standing"] == rules.EntryStanding.CONSIDERED for row in rows)
    unplaced = sum(row["meeting"] is None for row in rows)
    said = [f"{number_in_words(done)} {'has' if done == 1 else 'have'} been considered"] if done else []
    said += [f"{number_in_words(unplaced)} {'has' if unplaced == 1 else 'have'} no meeting yet"] if unplaced else []
    number = f"{capitalised(counted(len(rows), 'thing'))} on the programme for {forms.year_in_words(year)}"
    return f"{number}: {joined(said)}." if said else f"{number}."


def entry_rows(viewer: Viewer, rows: Sequence[Any], today: date) -> list[Row]:
    """Entries of programmes as rows of a list, in one question for any number."""
    on_agenda = queries.on_agendas(viewer, rows) if rows else {}
    return [entry_row(row, on_agenda.get(row.pk), today) for row in rows]


def entry_row(row: Any, on_agenda: Any, today: date) -> Row:
    standing = rules.entry_standing(today, facts_of_entry(row, on_agenda))
    owner = str(row.owner or "")
    return {
        "title": row.title,
        "address": address(row),
        "about": row.purpose,
        "by": owner or str(row.body),
        "owner": owner,
        "on": row.meeting.held_on if row.meeting else None,
        "meeting": row.meeting_id,
        "standing": standing,
        "tone": standing.tone.value,
        "item": on_agenda.item if on_agenda else None,
        "row": row,
    }


def facts_of_entry(row: Any, on_agenda: Any) -> rules.EntryFacts:
    return rules.EntryFacts(
        held_on=row.meeting.held_on if row.meeting else None,
        is_cancelled=bool(row.meeting and row.meeting.cancelled_at),
        is_on_agenda=on_agenda is not None,
        is_taken_off=row.taken_off_at is not None,
    )


def topics(request: HttpRequest) -> HttpResponse:
    form = forms.Topics(request.GET or None, bodies=queries.bodies(request.viewer))
    said = form.cleaned_data if form.is_valid() else {"words": "", "body": None, "state": ""}
    page = Pages(queries.topics_chosen(request.viewer, said["words"], said["body"], said["state"]), A_PAGE).get_page(
        request.GET.get("page")
    )
    number = page.paginator.count
    shown = {
        "form": form,
        "page": page,
        "rows": topic_rows(request.viewer, list(page), request.today),
        "headline": f"{capitalised(counted(number, 'topic'))}, the newest first." if number else "",
        "home": authority.home(request.viewer),
        "may_suggest": may_suggest(request.viewer),
    }
    return render(request, "decisions/scrutiny/topics.html", shown)


def topic_rows(viewer: Viewer, rows: Sequence[Any], today: date) -> list[Row]:
    reported = queries.reported_on(viewer, rows) if rows else {}
    return [topic_row(row, reported.get(row.pk), today) for row in rows]


def topic_row(row: Any, reported_on: date | None, today: date) -> Row:
    standing = rules.topic_standing(today, rules.facts_of_topic(row, reported_on))
    due = f"report due {day_in_words(row.report_by, weekday=False)}" if row.report_by and standing != rules.TopicStanding.REPORTED else ""
    again = f"looked at again on {day_in_words(row.look_again_on, weekday=False)}" if row.look_again_on else ""
    return {
        "title": row.title,
        "address": address(row),
        "about": f"Led by {row.lead}" if row.lead else "",
        "by": str(row.body),
        "on": day_of(row.suggested_at),
        "standing": standing,
        "tone": standing.tone.value,
        "note": due or again,
    }


def found_topic(request: HttpRequest, slug: str, number: int) -> Any:
    row = queries.topic(request.viewer, slug, number)
    if row is None:
        raise Http404("There is no such topic.")
    return row


def topic(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """A topic from the suggestion to what became of its recommendations."""
    viewer, row = request.viewer, found_topic(request, slug, number)
    made = list(recommended.of_topic(viewer, row))
    said = {
        "topic": row,
        "row": topic_row(row, min((one.made_on for one in made), default=None), request.today),
        "answers": list(queries.answers(viewer, row)),
        "group": list(queries.task_group(viewer, row)),
        "links": [link.matter or link.decision or link.notice for link in queries.links(viewer, row)],
        "entries": entry_rows(viewer, list(queries.entries_of_topic(viewer, row)), request.today),
        "recommended": recommendation_rows(viewer, made, request.now),
        "offers": topic_offers(request, row),
        "history": authority.history(viewer, row.reference),
    }
    return render(request, "decisions/scrutiny/topic.html", said)


def topic_offers(request: HttpRequest, row: Any) -> list[Offer]:
    """What can be done to a topic now."""
    taken_up = row.outcome == rules.Outcome.TAKEN_UP
    verbs = [(permissions.SETTLE_TOPIC, "End the review" if taken_up else "Say what becomes of it", "settle", "grave" if taken_up else "")]
    verbs = [] if not rules.NEXT[row.outcome] else verbs
    if taken_up:
        verbs = [
            (permissions.SCOPE_REVIEW, "Set its scope" if not row.scoped_at else "Change its scope", "scope", ""),
            (permissions.RECOMMEND_FROM_REVIEW, "Record what it recommends", "recommend", "second"),
            *verbs,
        ]
    elif verbs:
        verbs += [(permissions.WEIGH_TOPIC, "Weigh it", "weigh", "second")]
    verbs += [(permissions.CHANGE_TOPIC, "Change its words", "change", "second")] if rules.NEXT[row.outcome] else []
    verbs += [(permissions.LINK_TOPIC, "Say what it is about", "join", "second")]
    kept = [offer(act, words, to(f"topic-{name}", row), request.viewer, row, request.now, tone) for act, words, name, tone in verbs]
    return [one for one in kept if one]


def to(name: str, row: Any) -> str:
    return reverse(f"decisions:{name}", args=[row.organisation.slug, row.number])


def found_entry(request: HttpRequest, slug: str, number: int) -> Any:
    row = queries.entry(request.viewer, slug, number)
    if row is None:
        raise Http404("Nothing on a work programme has this number.")
    return row


ENTRY_VERBS = (
    (permissions.PUT_ENTRY_ON_AGENDA, "Put it on the agenda", "agenda", ""),
    (permissions.CHANGE_ENTRY, "Change it", "change", "second"),
    (permissions.MOVE_ENTRY, "Move it", "move", "second"),
    (permissions.TAKE_ENTRY_OFF, "Take it off the programme", "take-off", "grave"),
)


def entry(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """What is to come, to which meeting, for what purpose, and each meeting for which it was meant before."""
    viewer, row = request.viewer, found_entry(request, slug, number)
    [shown] = entry_rows(viewer, [row], request.today)
    is_placed = row.meeting is not None and shown["item"] is None
    verbs = [verb for verb in ENTRY_VERBS if verb[2] != "agenda" or is_placed] if not row.taken_off_at else []
    kept = [offer(act, words, to(f"entry-{name}", row), viewer, row, request.now, tone) for act, words, name, tone in verbs]
    said = {
        "entry": row,
        "row": shown,
        "moves": list(queries.moves(viewer, row)),
        "year": forms.year_in_words(row.year),
        "offers": [one for one in kept if one],
        "history": authority.history(viewer, row.reference),
    }
    return render(request, "decisions/scrutiny/entry.html", said)
