"""Figures to take away: each measure as data with what it means and where it is from, all measures by address, and news of new figures.

Whoever is signed in, these are for the public.
"""

from datetime import date
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed

from moothall.access.viewer import PUBLIC
from moothall.authority import queries as authority
from moothall.authority.words import is_unseen
from moothall.performance import queries
from moothall.performance.queries import published, verdicts
from moothall.performance.queries.targets import Standing
from moothall.performance.rules.verdicts.figures import Figure
from moothall.performance.rules.verdicts.saying import Stated
from moothall.performance.rules.verdicts.whole import Verdict
from moothall.plans.views.working import address, found

NEWEST = 50


def answer(facts: dict[str, Any]) -> JsonResponse:
    return JsonResponse(facts, json_dumps_params={"indent": 2, "ensure_ascii": False})


def measure(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """One measure: what it means, its targets with who set them, its figures, and what is said of the last."""
    row = found(queries.measure(PUBLIC, slug, number), "measure")
    every = queries.targets.targets(PUBLIC, [row.pk], request.now)[row.pk]
    verdict = verdicts.of_measure(PUBLIC, row, request.now, verdicts.Asked({row.pk: every}))
    of = queries.measures.definition(PUBLIC, row, request.today)
    facts = {"reference": row.reference, "organisation": row.organisation.name, "number": f"M{row.number}", "title": row.title}
    facts |= {"page": absolute(request, row), "as_csv": request.build_absolute_uri(f"{address(row)}/figures.csv")}
    facts |= {"licence": licensed(row.organisation_id, request.today), "as_of": request.now.isoformat()}
    facts |= {"means": meaning(of), "ended_on": row.ended_on, **whose(row)}
    facts |= {"targets": [target(one) for one in every], "latest": said(verdict)}
    return answer(facts | {"figures": [figure(one, verdict.given.stated) for one in verdict.given.figures]})


def absolute(request: HttpRequest, row: Any) -> str:
    return request.build_absolute_uri(address(row))


def licensed(organisation: int, day: date) -> dict[str, str] | None:
    one = published.licence(organisation, day)
    return {"name": one.name, "address": one.address} if one else None


def meaning(of: Any) -> dict[str, Any]:
    """What it means today; an earlier figure is read by the definition of its own period."""
    names = ("in_words", "rationale", "formula", "numerator", "denominator", "unit", "decimals", "source", "geography")
    kinds = {"better_when": of.get_polarity_display(), "how_often": of.get_frequency_display(), "kind": of.get_counting_display()}
    return {name: getattr(of, name) for name in names} | kinds | {"since": None if of.reaches_back else of.from_on}


def whose(row: Any) -> dict[str, Any]:
    carried = queries.measures.carryings(PUBLIC, [row.pk])[row.pk]
    frameworks = [{"name": one.framework.name, "code": one.code} for one in carried if one.until_on is None]
    named = {name: str(one) if (one := getattr(row, name)) else None for name in ("department", "portfolio", "owner")}
    return named | {"frameworks": frameworks, "objectives": [one.reference for one in queries.measures.objectives_of(PUBLIC, row)]}


def target(one: Standing) -> dict[str, Any]:
    row = one.row
    return {
        "from": row.from_on,
        "to": row.last_on,
        "period": row.period.in_words(),
        "value": number(row.value),
        "set_by": row.set_by_words or row.get_set_by_display(),
        "set_on": row.set_on,
        "standing": one.judged.standing.value,
        "because": one.judged.because,
    }


def number(value: Any) -> str | None:
    """A number as text, so that no digit is lost on the way."""
    return None if value is None else format(value.normalize(), "f")


def said(verdict: Verdict) -> dict[str, Any]:
    rating, change = verdict.rated, verdict.changing
    return {
        "in_words": verdict.headline,
        "rating": rating.word,
        "because": rating.because,
        "rule": verdict.rule,
        "change": change.word,
        "change_because": change.because,
    }


def figure(one: Figure, stated: Stated) -> dict[str, Any]:
    value = None if one.value is None else str(stated.as_printed(one.value))
    dated = {"first_day": one.period.first, "last_day": one.period.last, "period": one.period.in_words()}
    return dated | {"figure": value, "target": number(one.held), "is_provisional": one.is_provisional}


def every(request: HttpRequest) -> HttpResponse:
    """All measures that everybody reads, each with where its figures are."""
    home = authority.home(PUBLIC)
    rows = [brief(request, of) for of in published.open_measures(request.today)]
    return answer({"licence": licensed(home.pk, request.today) if home else None, "measures": rows})


def brief(request: HttpRequest, of: Any) -> dict[str, Any]:
    page = absolute(request, of.measure)
    said = {"reference": of.measure.reference, "title": of.measure.title, "means": of.in_words, "unit": of.unit, "source": of.source}
    return said | {"page": page, "as_data": f"{page}.json", "as_csv": f"{page}/figures.csv"}


def feed(request: HttpRequest) -> HttpResponse:
    """The figures that were signed off last."""
    here = request.build_absolute_uri()
    home = request.build_absolute_uri(reverse("performance:room"))
    atom = Atom1Feed(f"New figures, {settings.PLACE_NAME}", home, "Figures as they are signed off", language="en-gb", feed_url=here)
    for one in published.signed_last(request.now, NEWEST):
        row, page = one.row, absolute(request, one.row.measure)
        name = f"{row.measure.title}: {one.figure} in {row.period.in_words()}"
        mark = f"{page}#{row.first_on}-{row.last_on}-{row.turn}"
        atom.add_item(seen(name), page, seen(row.comment), pubdate=row.signed_at, updateddate=row.signed_at, unique_id=mark)
    return HttpResponse(atom.writeString("utf-8"), content_type=Atom1Feed.content_type)


def seen(words: str) -> str:
    """What was typed, without what nobody can see: a feed may not hold it."""
    return "".join(letter for letter in words if not is_unseen(letter) or letter == "\n")
