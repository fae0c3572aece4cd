"""The actions on My updates: what is right is kept, row by row; what is wrong is named, and stays as it was typed."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from django.http import HttpRequest, QueryDict

from moothall.access.acts import Refused
from moothall.authority import queries as authority
from moothall.decisions.queries.covering import Covering
from moothall.plans import actions, queries, rules
from moothall.plans.forms.updates import Told, Updates
from moothall.plans.queries.updates import Update, Updates as Found
from moothall.plans.views.working import by

MOST_SENT = 200
SAID = "said_"


@dataclass(frozen=True, slots=True)
class Heard:
    """What was sent of actions: the rows of which something was said, those that are kept, and why others are not."""

    rows: Sequence[Update] = ()
    kept: Sequence[int] = ()
    refused: dict[int, str] = field(default_factory=dict)
    is_wrong: bool = False


def hear(request: HttpRequest) -> Heard:
    rows = queries.updates.named(request.viewer, keys_in(request.POST), request.today)
    form = Updates(request.POST, rows=rows, today=request.today)
    form.is_valid()
    refused = {one.action.pk: why for one in form.told if (why := tell(request, one))}
    kept = [one.action.pk for one in form.told if one.action.pk not in refused]
    return Heard(rows, kept, refused, bool(form.errors or refused))


def keys_in(sent: QueryDict) -> list[int]:
    """The actions of which something was sent."""
    keys = [name.removeprefix(SAID) for name in sent if name.startswith(SAID)]
    return [int(key) for key in keys if key.isascii() and key.isdigit() and len(key) < 19][:MOST_SENT]


def tell(request: HttpRequest, one: Told) -> str:
    """Say what one row says; why not, if it cannot be said."""
    try:
        actions.report_progress(one.action, **by(request), said=one.said.said, comment=one.said.comment, heard=one.heard)
    except Refused as refused:
        return str(refused)
    return ""


def shown(request: HttpRequest, heard: Heard) -> dict[str, Any]:
    """The rows as things stand now; what was typed and not kept stands in its boxes, with what is wrong."""
    found = queries.updates.updates(request.viewer, request.today)
    mine = queries.updates.owned(request.viewer, request.today).order_by()
    here = {one.action.pk for one in (*found.owed, *found.others)}
    beside = [one for one in heard.rows or led_to(request) if one.action.pk not in here | set(heard.kept)]
    rows = [*beside, *found.owed, *found.others]
    form = Updates(still_typed(request.POST, rows, heard.kept) if heard.rows else None, rows=rows, today=request.today)
    for key, why in heard.refused.items():
        form.add_error(f"{SAID}{key}", why)
    return {
        "form": form,
        "found": found,
        "owed": list(form.lines([*beside, *found.owed])),
        "others": list(form.lines(found.others)),
        "owed_back": queries.taken_up.owing_back(request.viewer, queries.taken_up.taken_up(request.viewer, mine), request.today),
        "covering": Covering(request.viewer, request.today),
    }


def led_to(request: HttpRequest) -> list[Update]:
    """The action to which a letter leads: its row stands on the page, wherever it would come in its turn."""
    key = request.GET.get("action", "")
    return queries.updates.named(request.viewer, [int(key)], request.today) if key.isascii() and key.isdigit() and len(key) < 19 else []


def closed_days(request: HttpRequest, found: Found) -> frozenset[Any]:
    rows = [*found.owed, *found.others]
    return authority.closure_days(request.viewer, rows[0].action.organisation_id) if rows else frozenset()


def still_typed(sent: QueryDict, rows: Sequence[Update], kept: Sequence[int]) -> QueryDict:
    """What was sent, without what has been kept; each row marked with what has been said of it by now."""
    data = sent.copy()
    for key in kept:
        for name in (SAID, "comment_"):
            data.pop(f"{name}{key}", None)
    for one in rows:
        data[f"heard_{one.action.pk}"] = rules.mark_of(one.action.said_at)
    return data
