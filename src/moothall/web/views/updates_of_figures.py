"""The figures on My updates: whatever is typed is kept; what is sent and right goes to be reviewed; what looks wrong is asked."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from django.http import HttpRequest

from moothall.access.acts import Refused
from moothall.performance import actions
from moothall.performance.actions import LooksWrong
from moothall.performance.forms.returns import FigureRow
from moothall.performance.keeping import BOXES, keep
from moothall.performance.queries import returns_owed as queries
from moothall.performance.queries.measures import measures
from moothall.performance.queries.returns_owed import FigureUpdate, FigureUpdates

MOST_SENT = 200
NOT_YOURS = "{of} is not yours to send now, or nothing is asked of it. You typed “{words}”, and it was not kept."
NAMED = re.compile(r"figure-(\d{1,18})-heard")


@dataclass(frozen=True)
class Strange:
    """What somebody typed for a measure whose figures are not theirs to send, or not any more."""

    key: int
    sentence: str


@dataclass
class Taken:
    """What was sent of figures: how many went to be reviewed, how many are kept, and the rows that need another look."""

    sent: int = 0
    kept: int = 0
    wrong: list[FigureRow] = field(default_factory=list)
    strange: list[Strange] = field(default_factory=list)
    rows: list[FigureRow] = field(default_factory=list)


def take(request: HttpRequest, *, sends: bool = True) -> Taken:
    """Take each row by itself, so that one that is wrong holds no other back."""
    keys = [int(found[1]) for name in request.POST if (found := NAMED.fullmatch(name))][:MOST_SENT]
    wanted, done = request.POST.get("do", "save") if sends else "save", Taken()
    found = queries.named(request.viewer, keys, request.now)
    done.strange = strangers(request, set(keys) - {one.measure.pk for one in found})
    for one in found:
        row = FigureRow(request.POST, of=one)
        done.rows.append(row)
        take_row(request, row, wanted in ("send", f"send-{one.measure.pk}"), done)
    return done


def strangers(request: HttpRequest, keys: set[int]) -> list[Strange]:
    """Of each of these for which something was typed, why it was not taken: a measure that somebody may not see is not named."""
    typed = {key: in_words({name: request.POST.get(f"figure-{key}-{name}", "").strip() for name in BOXES}) for key in sorted(keys)}
    some = {key: words for key, words in typed.items() if words}
    titles = dict(measures(request.viewer).filter(pk__in=some).values_list("pk", "title")) if some else {}
    names = {key: f"“{titles[key]}”" if key in titles else "A measure" for key in some}
    return [Strange(key, NOT_YOURS.format(of=names[key], words=words)) for key, words in some.items()]


def take_row(request: HttpRequest, row: FigureRow, is_sent: bool, done: Taken) -> None:
    """Send it, or keep what was typed; whatever cannot be sent is kept."""
    if row.is_left_alone and not row.of.typed:
        return
    if row.is_of_another_period:
        row.refuse_period()
        done.wrong.append(row)
        return
    if is_sent and not row.is_left_alone and row.is_valid() and send(request, row):
        done.sent += 1
        return
    done.kept += keep_typed(request, row)
    if row.errors:
        done.wrong.append(row)


def send(request: HttpRequest, row: FigureRow) -> bool:
    """Whether it could be sent; if not, why not stands beside its box."""
    try:
        actions.send_figure(row.of.measure, viewer=request.viewer, at=request.now, new=row.new())
    except LooksWrong as wrong:
        row.ask(wrong)
    except Refused as refused:
        row.refuse(str(refused), refused.box)
        row.know(heard=row.of.sent.turn if row.of.sent else 0)
    else:
        return True
    return False


def keep_typed(request: HttpRequest, row: FigureRow) -> int:
    """Keep what stands in the boxes. Where somebody else typed otherwise meanwhile, both are shown."""
    try:
        kept = keep(row.of.measure, row.of.expected.period, row.typed, row.version, viewer=request.viewer, at=request.now)
    except Refused as refused:
        row.refuse(str(refused))
        return 0
    if kept.theirs:
        row.refuse(f"{kept.theirs.saved_by} typed “{in_words(kept.theirs.words)}” meanwhile. Yours stands here: save again to keep it.")
        row.know(opened=kept.theirs.version)
        return 0
    row.know(opened=kept.row.version if kept.row else 0)
    return 1


def in_words(words: dict[str, str]) -> str:
    return ", ".join(words[name] for name in ("value", "numerator", "denominator", "no_value_because", "comment") if words.get(name))[:200]


def shown(request: HttpRequest, taken: Taken) -> dict[str, Any]:
    """The rows as things stand now; those that need another look as they were typed, with what is wrong."""
    found = queries.updates(request.viewer, request.now)
    wrong = {row.of.measure.pk: row for row in taken.wrong}
    here = {one.measure.pk for one in (*found.owed, *found.others)}
    beside = [row for key, row in wrong.items() if key not in here]
    return {
        "figures": found,
        "figures_owed": [*beside, *rows_of(found.owed, wrong)],
        "figures_sent": rows_of(found.others, wrong),
        "figure_rules": [one.comment_when.sentence for one in found.rules],
        "figures_wrong": taken.wrong,
        "figures_strange": [one.sentence for one in taken.strange],
        "figures_council": next((one.measure.organisation for one in (*found.owed, *found.others)), None),
    }


def rows_of(some: Sequence[FigureUpdate], wrong: dict[int, FigureRow]) -> list[FigureRow]:
    return [wrong.get(one.measure.pk) or FigureRow(of=one) for one in some]


def months_of(found: FigureUpdates) -> str:
    window = found.next_window
    return window.period.in_words() if window else ""
