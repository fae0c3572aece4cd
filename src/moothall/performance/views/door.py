"""The door through which other systems send figures: by a token, as JSON, with no cookie and no session."""

from datetime import datetime
from hashlib import sha256
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.timezone import localtime

from moothall.access.acts import Refused
from moothall.access.viewer import Viewer
from moothall.performance import actions
from moothall.performance.actions import AskedWith, KeyUsed, LinesRefused, LooksWrong, NothingNew, SentBefore
from moothall.performance.forms.door import FiguresSaid, RowWrong
from moothall.performance.queries import calendar, systems as queries
from moothall.performance.rules import Part, door as rules
from moothall.performance.rules.door import Wrong
from moothall.performance.views.door_problems import Kind, Problem, door, json_body

A_PAGE = 100


@door("POST")
def figures(request: HttpRequest, system: Any, viewer: Viewer) -> HttpResponse:
    """Send figures: all of a request, or none."""
    asked = AskedWith(sha256(body := json_body(request, rules.MOST_BYTES)).hexdigest(), key_of(request))
    try:
        some = rules.figures_in(rules.read(body))
    except rules.NotJson as wrong:
        raise Problem(Kind.NOT_READ, str(wrong)) from wrong
    if (before := queries.answered(system, asked.key)) and before.body_hash == asked.body_hash:
        return JsonResponse(counted(before.answer))
    said = FiguresSaid(some, viewer=viewer, system=system)
    if said.wrong:
        raise refused(said.wrong, some)
    return JsonResponse(sent(system, viewer, request.now, said, asked, some))


def sent(system: Any, viewer: Viewer, at: datetime, said: FiguresSaid, asked: AskedWith, some: list[Any]) -> dict[str, Any]:
    """What became of them, or what is wrong with which."""
    try:
        return counted(actions.send_by_system(system, viewer=viewer, at=at, rows=said.rows, asked=asked).answer)
    except NothingNew:
        return counted([queries.became(row.measure, row.new.period, is_new=False) for row in said.rows])
    except SentBefore as before:
        return counted(before.answer)
    except KeyUsed as used:
        raise Problem(Kind.KEY_USED, str(used)) from used
    except LinesRefused as lines:
        raise refused([RowWrong(index, wrong) for index, why in lines.wrong for wrong in wrongs_of(why)], some) from lines
    except Refused as why:
        raise Problem(Kind.NOT_OPEN, str(why)) from why


def counted(answer: list[dict[str, Any]]) -> dict[str, Any]:
    became = [one["became"] for one in answer]
    return {"sent": became.count("sent"), "known": became.count("known"), "figures": answer}


def key_of(request: HttpRequest) -> str:
    """What the system calls this request. A key in quotation marks is the same without them: it is a string of RFC 9651."""
    said = request.headers.get("Idempotency-Key", "")
    key = said[1:-1] if len(said) > 2 and said[0] == said[-1] == '"' else said
    if said and not rules.KEY.fullmatch(key):
        raise Problem(Kind.NOT_READ, "Idempotency-Key is 1 to 64 letters that can be seen, without spaces, such as a UUID.")
    return key


def wrongs_of(why: Refused) -> list[Wrong]:
    """What an act refuses, by the field that is wrong. Each question is asked by itself, with what was likely meant."""
    if not isinstance(why, LooksWrong):
        return [Wrong(why.box, str(why))]
    return [
        Wrong(why.box, one.sentence, asks=one.doubt.value, likely="" if one.likely is None else format(rules.shortened(one.likely), "f"))
        for one in why.asked
    ]


def refused(found: list[RowWrong], some: list[Any]) -> Problem:
    """Every bad figure by its index and field. Where nothing but questions is left, whoever sends may say that they are right."""
    kind = Kind.TO_CONFIRM if all(one.wrong.asks for one in found) else Kind.REFUSED
    return Problem(kind, kind.words, [error(one, some) for one in sorted(found, key=lambda one: one.index)])


def error(one: RowWrong, some: list[Any]) -> dict[str, Any]:
    wrong, said = one.wrong, some[one.index]
    name = said.get("measure") if isinstance(said, dict) else None
    of = {"index": one.index, "measure": name if isinstance(name, str) and len(name) < 300 else "", "field": wrong.field}
    pointer = f"#/figures/{one.index}" + (f"/{wrong.field}" if wrong.field else "")
    more = {"asks": wrong.asks, "likely": wrong.likely, "after": wrong.after}
    return {"pointer": pointer, "detail": wrong.sentence} | of | {name: value for name, value in more.items() if value}


@door("GET", "HEAD")
def measures(request: HttpRequest, system: Any, viewer: Viewer) -> HttpResponse:
    """The measures of which the system may send, what is entered for each, which figure was asked for last, and what is owed."""
    behind = request.GET.get("behind", "0")
    if not (behind.isascii() and behind.isdigit() and len(behind) < 10):
        raise Problem(Kind.NOT_READ, "“behind” is the number of a measure, such as 12.")
    every = queries.measures_of(viewer, system).filter(number__gt=int(behind))
    page = list(every[: A_PAGE + 1])
    here = page[:A_PAGE]
    further = f"{request.build_absolute_uri(request.path)}?behind={here[-1].number}" if len(page) > A_PAGE else None
    reasons = calendar.reasons(viewer, [system.organisation_id], request.today)
    said = {
        "system": system.name,
        "council": system.organisation.slug,
        "ends_on": system.ends_on.isoformat(),
        "reasons": [one.words for one in reasons],
        "measures": [offered(one, request.now) for one in queries.offered(viewer, here, request.now)],
        "next": further,
    }
    return JsonResponse(said)


def offered(one: queries.Offered, moment: datetime) -> dict[str, Any]:
    measure, definition = one.measure, one.definition
    labels = {name: getattr(definition, name) if name != Part.VALUE else measure.title for name in queries.entered(definition)}
    return {
        "measure": f"M{measure.number}",
        "reference": measure.reference,
        "title": measure.title,
        "unit": definition.unit,
        "decimals": definition.decimals,
        "frequency": definition.frequency,
        "enter": labels,
        "owed": one.is_owed,
        "period": period(one, moment),
        "sent": statement(one, moment),
    }


def period(one: queries.Offered, moment: datetime) -> dict[str, Any] | None:
    """The period whose figure was asked for last; none where nothing was asked for, or the figures follow no calendar."""
    if one.expected is None:
        return None
    window = one.expected.window
    days = {"from": window.period.first, "to": window.period.last, "due_on": window.due_on, "cut_off_on": window.cut_off_on}
    words = {"in_words": window.period.in_words(), "state": window.state(moment).value}
    return {name: day.isoformat() for name, day in days.items()} | words


def statement(one: queries.Offered, moment: datetime) -> dict[str, Any] | None:
    """What was sent last for that period. Its turn is what the next one comes after."""
    row = one.sent
    if row is None:
        return None
    numbers = {name: getattr(row, name) for name in rules.NUMBERS}
    return {name: None if value is None else format(rules.shortened(value), "f") for name, value in numbers.items()} | {
        "turn": row.turn,
        "no_value_because": row.no_value_because,
        "provisional": not row.is_final,
        "state": row.facts().state(moment).value,
        "by": row.sent_by,
        "at": localtime(row.sent_at).isoformat(),
        "sent_back_because": row.sent_back_because,
    }
