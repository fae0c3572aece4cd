"""A quarterly report as PDF, and what was revised since it was issued."""

from collections.abc import Mapping
from datetime import date, datetime

import rfc8785

from moothall.access.viewer import PUBLIC, Viewer
from moothall.authority.words import day_in_words
from moothall.decisions.rules import day_of
from moothall.documents import pdf, queries as documents, structure
from moothall.performance.models import FormulaUse, QuarterlyEdition, QuarterlyReport, Return
from moothall.performance.queries import measures, reports, returns
from moothall.performance.queries.returns import Figure
from moothall.performance.rules import Period, reports as rules, reports_paper as paper, said as figure_said
from moothall.performance.rules.reports import Content

BEING_MADE = "The PDF of so many measures is being made. Look again in a few minutes; the page and the table say the same."


def whole(said: Content, digest: str, revised: Mapping[int, str]) -> pdf.Made:
    """The whole report. Its number proves that the words of the report are those that were issued."""
    body = structure.to_html(paper.blocks(said, revised), top=2)
    return pdf.make(body, title=said["title"], kind=kind(said), facts=facts(said, digest))


def given(viewer: Viewer, edition: QuarterlyEdition, revised: Mapping[int, str]) -> bytes:
    """An edition as a PDF: the one that was made of it; of few measures a new one, where something was revised since or none is there."""
    kept, said = reports.paper(viewer, edition), edition.content
    if not kept and len(said["measures"]) > paper.MOST_IN_DETAIL:
        raise pdf.NotMade(BEING_MADE)
    if kept and (not revised or len(said["measures"]) > paper.MOST_IN_DETAIL):
        with documents.opened(kept.file) as stream:
            return stream.read()
    return whole(said, edition.digest, revised).content


def summary(said: Content, digest: str) -> pdf.Made:
    """One page for Cabinet: as many exceptions of each kind as there is room for, and how many more there are."""
    for most in range(paper.MOST_OF_A_KIND, 0, -1):
        body = structure.to_html(paper.summary(said, most), top=2)
        made = pdf.make(body, title=f"{said['title']}, in short", kind=kind(said), facts=facts(said, digest)[:1])
        if made.pages == 1:
            break
    return made


def kind(said: Content) -> str:
    return f"{'Not for publication. ' if said['is_exempt'] else ''}Quarterly report. {said['scope']}"


def facts(said: Content, digest: str) -> tuple[tuple[str, str], ...]:
    return (("Council", said["council"]), ("Figures as they counted at", said["cut_off"]), ("SHA-256 of its content", digest))


def revised(row: QuarterlyReport, said: Content, now: datetime) -> dict[int, str]:
    """What of a report was revised, or came in, after the cut-off: by the place of the measure, in words.

    The public edition tells what everybody may see, whoever looks.
    """
    if not row.issued_at:
        return {}
    viewer = reports.keeper(row) if said["is_exempt"] else PUBLIC
    named = {one["reference"]: place for place, one in enumerate(said["measures"]) if one["last_on"]}
    periods = {reference: period_of(said["measures"][place]) for reference, place in named.items()}
    found = signed_since(viewer, row, periods, now)
    made = {named[reference]: changed(said["measures"][named[reference]], figure) for reference, figure in found.items()}
    return {place: words for place, words in made.items() if words}


def period_of(one: Content) -> Period:
    return Period(date.fromisoformat(one["first_on"]), date.fromisoformat(one["last_on"]))


def signed_since(viewer: Viewer, row: QuarterlyReport, told: Mapping[str, Period], now: datetime) -> dict[str, Figure]:
    """Of these measures, each for its period, the figures that were signed off since the cut-off, or are worked out from such a one."""
    periods = {"first_on__in": {one.first for one in told.values()}, "last_on__in": {one.last for one in told.values()}}
    later = Return.objects.visible_to(viewer).filter(signed_at__gt=row.cut_off_at, signed_at__lte=now, **periods)
    keys = with_what_rests_on_them(viewer, set(later.order_by().values_list("measure", flat=True)))
    rows = measures.measures(viewer).filter(pk__in=keys, organisation=row.organisation_id) if keys else []
    some = {one.pk: one.reference for one in rows if one.reference in told}
    found = returns.figures(viewer, list(some), now, since=min(periods["first_on__in"])) if some else {}
    figures = ((some[key], one) for key, every in found.items() for one in every)
    return {reference: one for reference, one in figures if one.is_signed and one.period == told[reference]}


def with_what_rests_on_them(viewer: Viewer, keys: set[int]) -> set[int]:
    """These measures, and all that are worked out from them: one question a floor."""
    known, next_floor = set(keys), set(keys)
    while next_floor:
        uses = FormulaUse.objects.visible_to(viewer).filter(uses__in=next_floor, definition__corrected_at=None)
        next_floor = set(uses.order_by().values_list("definition__measure", flat=True)) - known
        known |= next_floor
    return known


def changed(one: Content, figure: Figure) -> str:
    """What is said beside a figure; nothing where it stands as it did."""
    if figure.value is None or format(figure.value.normalize(), "f") == one["value"]:
        return ""
    now = figure_said(figure.value, one["unit"], one["decimals"])
    on = day_in_words(day_of(figure.since), weekday=False) if figure.since else ""
    return rules.revised_in_words(one["figure"], now, on, figure.row.because if figure.row else "")


def proof(said: Content) -> bytes:
    """The content as RFC 8785 writes it: the SHA-256 of these bytes is the number that the report prints."""
    return rfc8785.dumps(said)
