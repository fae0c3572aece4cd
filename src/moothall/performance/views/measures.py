"""The list of measures, and a measure's own page."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from moothall.authority import queries as authority
from moothall.authority.words import capitalised
from moothall.performance import permissions, queries, rules
from moothall.performance.forms.measures import Measures
from moothall.performance.permissions.systems import MAKE_SYSTEM
from moothall.performance.queries import kept
from moothall.performance.queries.listed import LAST, Doing, doing
from moothall.performance.queries.measures import WantedMeasures
from moothall.performance.rules.drawing.spark import spark
from moothall.performance.rules.verdicts import listed
from moothall.performance.rules.verdicts.rating import Rating
from moothall.performance.views import action_plans, figures, target_work
from moothall.performance.views.measure_work import DOINGS
from moothall.performance.views.working import measure_called
from moothall.plans.views.rows import paged
from moothall.plans.views.working import address, offers

A_PAGE = 20


def measures(request: HttpRequest) -> HttpResponse:
    """Every measure, as a reader chooses."""
    form = Measures(request.GET or None, viewer=request.viewer, now=request.now)
    wanted = form.wanted() if form.is_valid() else WantedMeasures()
    page = paged(request, queries.measures.keys_of(kept.narrowed(request.viewer, wanted, request.today)), A_PAGE)
    rows = rows_of(request, queries.measures.with_keys(request.viewer, list(page)))
    waiting, home = queries.waiting.waiting(request.viewer, request.now), authority.home(request.viewer)
    said = {
        "form": form,
        "page": page,
        "rows": rows,
        "headline": headline(request, rows, page.paginator.count, None if wanted.is_narrowed else waiting),
        "tally": listed.tally(ratings_of(rows)),
        "waiting": len(waiting),
        "is_narrowed": wanted.is_narrowed,
        "home": home,
        "offers": offered(request, home),
        "query": request.GET.urlencode(),
        "show": wanted.show,
    }
    return render(request, "performance/measures.html", said)


def headline(request: HttpRequest, rows: Sequence[dict[str, Any]], number: int, waiting: Sequence[Any] | None) -> str:
    """How those that are shown stand; and of all measures, how many targets Members have not agreed."""
    late = sum(bool(row["doing"].given.late) for row in rows)
    agreed = rules.not_agreed_in_words([one.set_on for one in waiting], request.today) if rows and waiting is not None else ""
    return f"{listed.in_words(ratings_of(rows), late, number)} {agreed}".strip()


def ratings_of(rows: Sequence[dict[str, Any]]) -> list[Rating]:
    return [row["doing"].rated.rating for row in rows]


def offered(request: HttpRequest, home: Any) -> list[tuple[str, str, bool]]:
    """What whoever looks may begin here, in their own council."""
    if not (request.viewer.person and home):
        return []
    doors = (
        (permissions.WRITE_MEASURE, "Write a measure", "new"),
        (permissions.REPORT_TARGETS, "Set the targets of a year", "targets-grid"),
        (permissions.REPORT_TARGETS, "Take targets to a meeting", "report"),
        (permissions.BRING_MEASURES, "Bring in measures from a table", "table"),
        (permissions.FRAME, "Add a framework", "new-framework"),
    )
    found = [
        (words, reverse(f"performance:{name}", args=[home.slug]), False)
        for act, words, name in doors
        if not act.refusal(request.viewer, home, at=request.now)
    ]
    if not MAKE_SYSTEM.refusal(request.viewer, home, at=request.now):
        found.append(("Other systems that send figures", reverse("performance:systems"), False))
    return found


def rows_of(request: HttpRequest, found: Sequence[Any]) -> list[dict[str, Any]]:
    """Each measure with how it does, the target in force and the one that waits, in as many questions for one as for many."""
    some = [one.measure for one in found]
    codes = queries.measures.carryings(request.viewer, [one.pk for one in some])
    every = queries.targets.of_list(request.viewer, some, codes, request.now)
    known = doing(request.viewer, some, every, request.now)
    rows = [row_of(request, one, every[one.measure_id], codes[one.measure_id]) for one in found]
    return [row | shown(known[row["measure"].pk], row["now"]) for row in rows]


def shown(one: Doing, now: Any) -> dict[str, Any]:
    """Its last figure, rated; what that was held to, where the target of today says something else; and a small line."""
    stated, held = one.given.stated, one.given.held
    point = held.point if held and one.rated.rating.is_judged else None
    apart = "" if point is None or (now and now.row.value == point) else stated.say(point)
    return {"doing": one, "held": apart, "spark": spark(one.given.figures[-LAST:], stated, one.given.title)}


def row_of(request: HttpRequest, of: Any, every: Sequence[Any], carried: Sequence[Any]) -> dict[str, Any]:
    now = queries.targets.in_force(every, request.today, request.now)
    return {
        "measure": of.measure,
        "of": of,
        "address": address(of.measure),
        "codes": [one.code or one.framework.name for one in carried if one.until_on is None],
        "target": of.figure(now.row.value) if now else "",
        "now": now,
        "waits": next((one for one in every if one.waits), None),
    }


def measure(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    row = measure_called(request, slug, number)
    viewer = request.viewer
    every = queries.targets.targets(viewer, [row.pk], request.now)[row.pk]
    meanings = queries.measures.definitions(viewer, row)
    of = rules.holding([one for one in meanings if one.corrected_at is None], request.today)
    now = queries.targets.in_force(every, request.today, request.now)
    said = {
        "measure": row,
        "of": of,
        "targets": every,
        "now": now,
        "waiting": [one for one in every if one.waits],
        "age": rules.age_in_words,
        "headline": in_a_sentence(of, now, request.today),
        "tolerances": [(one, near(of, one)) for one in queries.measures.tolerances(viewer, row)],
        "history_of_meaning": how_it_was(meanings),
        "offers": offers(request, row, DOINGS),
        "of_targets": target_work.offered(request, every),
    }
    said |= beside(request, row, of) | figures.of_page(request, row, every)
    said |= action_plans.of_page(request, row, said["verdict"])
    return render(request, "performance/measure.html", said)


def beside(request: HttpRequest, row: Any, of: Any) -> dict[str, Any]:
    """Whose a measure is, and what leads to it and from it."""
    viewer = request.viewer
    before, after = queries.measures.before_and_after(viewer, row)
    return {
        "people": queries.measures.people_of(viewer, row, request.today),
        "carried": queries.measures.carryings(viewer, [row.pk])[row.pk],
        "objectives": queries.measures.objectives_of(viewer, row),
        "uses": queries.formulas.used_by(viewer, [of.pk]) if of.formula else [],
        "used_in": queries.formulas.worked_out_from(viewer, row),
        "before": before,
        "after": after,
    }


def in_a_sentence(of: Any, now: Any, today: date) -> str:
    """What it is, and what it should be."""
    means = capitalised(of.in_words.strip().rstrip("."))
    if now is None:
        return f"{means}." if means else ""
    by = ", which Members agreed" if now.judged.standing is rules.TargetStanding.AGREED else ""
    if now.row.last_on < today:
        return f"{means}. The target of {now.row.period.in_words()}, {of.figure(now.row.value)}{by}, is still in force."
    return f"{means}. The target is {of.figure(now.row.value)}{by}."


def near(of: Any, one: Any) -> str:
    return rules.tolerance_in_words(one.amount, rules.ToleranceKind(one.kind), of.unit)


def how_it_was(found: Sequence[Any]) -> list[tuple[Any, list[rules.Changed]]]:
    """Each definition with what it says otherwise than the one before it, the latest first."""
    pairs = zip(found, [*found[1:], None], strict=True)
    return [(one, rules.changed(before.facts(), one.facts()) if before else []) for one, before in pairs]
