"""What everybody reads of each measure is worked out after the acts that may change it, and once a day, and kept. Bookkeeping.

It is worked out as the public reads. Whoever shows it asks the guard anew, so that a measure that is closed since is shown to nobody.
"""

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import asdict
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Q

from moothall.access.viewer import PUBLIC, THE_CLOCK
from moothall.authority.words import capitalised, counted
from moothall.decisions.rules import day_of
from moothall.performance.models import FormulaUse, KeptVerdict, Measure, TargetPut
from moothall.performance.queries import reports_places, returns_owed, verdicts
from moothall.performance.queries.measures import measures
from moothall.performance.queries.targets import Standing, targets
from moothall.performance.rules.drawing.spark import spark
from moothall.performance.rules.verdicts.whole import Place, Verdict
from moothall.record import queries as record
from moothall.record.models import Entry
from moothall.worker import actions as queue, queries as worker
from moothall.worker.tasks import work

MEASURE = re.compile(r"performance/measures/([\w-]+)/(\d+)")
LAST = 8  # figures in a small line
A_YEAR = timedelta(days=365)  # a target that ended longer ago holds no figure that is new
BATCH = 200  # measures in one transaction: others wait no longer than that
AT_ONCE = 100  # so many are worked out at once where a worker goes on with the rest
ALONE = 1_000  # and so many where there is none; the rest waits for the next act, or for the daily round
# What tells on every measure, though it is done to none: the days of figures, whose targets Members agree, other places, a council's rules.
OF_ALL = {
    *(f"performance.{verb}" for verb in ("set_calendar", "change_framework", "bring_history")),
    *(f"performance.{verb}_comparators" for verb in ("bring", "take_back")),
    *(f"authority.{verb}" for verb in ("set_rule", "change_rule", "close_days", "open_day")),
}
ANSWERING = re.compile(r"(decisions|meetings)/[\w-]+/\d+")  # what is done to these may answer what Members were asked about targets


class Verdicts:
    """The follower of the record. Handing it the same entries again changes nothing."""

    name = "verdicts"

    def handle(self, entries: Sequence[Entry]) -> None:
        """What an act may have changed is marked; once the last entry is read, it is worked out."""
        mark(entries)
        if entries[-1].number == record.latest_number():
            go_on(entries[-1].at)


VERDICTS = Verdicts()


def go_on(at: datetime) -> None:
    """Work out the first of what is marked, and let the worker do the rest, batch by batch, so that no act waits for long."""
    has_help = worker.is_there(at)
    catch_up(at, AT_ONCE if has_help else ALONE)
    if has_help and to_be_worked_out(at):
        queue.once(the_rest, at=at)


@work
def the_rest(*, at: datetime) -> None:
    catch_up(at)


def mark(entries: Sequence[Entry]) -> None:
    """What these entries may have changed is to be worked out anew; a measure that has no verdict yet is so already."""
    named = {(found[1], int(found[2])) for one in entries if (found := MEASURE.match(one.subject))}
    acts = {one.act for one in entries}
    kept = KeptVerdict.objects.visible_to(THE_CLOCK)
    if acts & OF_ALL:
        kept.update(is_stale=True)
        return
    keys = with_what_rests_on_them(named_keys(named))
    if any(ANSWERING.match(one.subject) for one in entries):
        asked = TargetPut.objects.visible_to(THE_CLOCK).filter(target__last_on__gte=day_of(entries[0].at) - A_YEAR)
        keys |= set(asked.order_by().values_list("target__measure", flat=True))
    kept.filter(measure__in=keys).update(is_stale=True)


def named_keys(named: Iterable[tuple[str, int]]) -> set[int]:
    by_council: dict[str, set[int]] = {}
    for slug, number in named:
        by_council.setdefault(slug, set()).add(number)
    rows = Measure.objects.visible_to(THE_CLOCK)
    found = (rows.filter(organisation__slug=slug, number__in=some) for slug, some in by_council.items())
    return {key for some in found for key in some.values_list("pk", flat=True)}


def with_what_rests_on_them(keys: set[int]) -> set[int]:
    """These measures, and all that are worked out from them: one question a floor."""
    known, next_floor = set(keys), set(keys)
    while next_floor:
        uses = FormulaUse.objects.visible_to(THE_CLOCK).filter(uses__in=next_floor)
        next_floor = set(uses.values_list("definition__measure", flat=True)) - known
        known |= next_floor
    return known


def catch_up(at: datetime, most: int | None = None) -> int:
    """Work out what is marked and what has no verdict yet; return how many measures that were."""
    keys = to_be_worked_out(at)[:most]
    for place in range(0, len(keys), BATCH):
        work_out(keys[place : place + BATCH], at)
    return len(keys)


def to_be_worked_out(at: datetime) -> list[int]:
    """The measures that everybody may read and that have no verdict, or one that may be otherwise now."""
    kept = dict(KeptVerdict.objects.visible_to(THE_CLOCK).values_list("measure", "is_stale"))
    fresh = [key for key in running(at).order_by().values_list("pk", flat=True) if key not in kept]
    return sorted([*fresh, *(key for key, is_stale in kept.items() if is_stale)])


def running(at: datetime) -> Any:
    return measures(PUBLIC).filter(Q(ended_on=None) | Q(ended_on__gte=day_of(at)))


def all_anew(at: datetime) -> int:
    """Work out every verdict: a day has turned, and figures are late by days."""
    KeptVerdict.objects.visible_to(THE_CLOCK).update(is_stale=True)
    return catch_up(at)


@transaction.atomic
def work_out(keys: Collection[int], at: datetime) -> None:
    """The verdicts on these measures, in the place of what was kept of them; none of what everybody does not read."""
    rows = list(running(at).filter(pk__in=keys))
    standings = targets(PUBLIC, [row.pk for row in rows], at)
    found = verdicts.of_measures(PUBLIC, rows, at, verdicts.Asked(standings, among_others(rows, at)))
    owed = due_days(rows, at)
    KeptVerdict.objects.visible_to(THE_CLOCK).filter(measure__in=keys).delete()
    KeptVerdict.objects.bulk_create(
        KeptVerdict(
            measure=row,
            rating=found[row.pk].rated.rating,
            change=found[row.pk].changing.change,
            due_on=owed.get(row.pk, (None, ""))[0],
            waits_since=min((one.waits_since for one in standings[row.pk] if one.waits), default=None),
            words=words_of(found[row.pk], standings[row.pk], owed.get(row.pk, (None, ""))[1]),
            worked_out_at=at,
        )
        for row in rows
        if row.pk in found
    )


def among_others(rows: Collection[Measure], at: datetime) -> dict[int, Place]:
    """Where each of these measures stands among other places."""
    found: dict[int, Place] = {}
    for organisation in sorted({row.organisation_id for row in rows}):
        own = [row.pk for row in rows if row.organisation_id == organisation]
        found |= reports_places.places(PUBLIC, own, organisation, day_of(at))
    return found


def due_days(rows: Collection[Measure], at: datetime) -> dict[int, tuple[Any, str]]:
    """Of each measure whose last figure has not come: when it was to come, and for which period."""
    some = returns_owed.expected(PUBLIC, rows, at)
    sent = returns_owed.last_sent(some)
    missing = (one for one in some if (row := sent.get(one.measure.pk)) is None or row.sent_back_at)
    return {one.measure.pk: (one.window.due_on, one.period.in_words()) for one in missing}


def words_of(verdict: Verdict, standings: Sequence[Standing], owed: str = "") -> dict[str, Any]:
    """What a list says of a measure, as it is printed."""
    given, last = verdict.given, verdict.latest
    small = spark(given.figures[-LAST:], given.stated, given.title)
    return {
        "figure": verdict.figure,
        "value": "" if last is None or last.value is None else format(given.stated.as_printed(last.value), "f"),
        "period": last.period.in_words() if last else "",
        "is_provisional": bool(last and last.is_provisional),
        "target": target_of(verdict, standings),
        "because": verdict.rated.because,
        "changed": capitalised(verdict.changing.title("").removeprefix(": ")) if verdict.changing.change.is_real else "",
        "owed": owed,
        "moved": moved(verdict),
        "way": verdict.direction.in_words(),
        "whole": verdict.whole,
        "spark": asdict(small) if small else None,
    }


def moved(verdict: Verdict) -> str:
    """Which way it went since the period before, or else since a year before."""
    found = verdict.direction.last_period or verdict.direction.last_year
    return capitalised(found.in_words()) if found else ""


def target_of(verdict: Verdict, standings: Sequence[Standing]) -> str:
    """To what its last figure is held; without one, that none is agreed or set."""
    given = verdict.given
    if given.held is None:
        return "None agreed" if given.is_proposed else "None set" if not standings else "None in force"
    return given.stated.say(given.held.value if given.held.point is None else given.held.point)


def daily(*, at: datetime) -> str:
    """The part of the daily round."""
    count = all_anew(at)
    return f"{counted(count, 'measure')} judged anew." if count else ""
