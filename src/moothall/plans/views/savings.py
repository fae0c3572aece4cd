"""Savings, for everybody: the programmes, what is missing to each target, the lines, the workstreams, and the table to take away."""

from collections.abc import Iterator
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse

from moothall.access.viewer import PUBLIC
from moothall.authority import queries as authority
from moothall.documents import tables
from moothall.documents.rules.kinds import XLSX
from moothall.plans.permissions import savings as permissions
from moothall.plans.queries import savings as queries
from moothall.plans.rules import savings as rules
from moothall.plans.views.rows import hands, paged
from moothall.plans.views.savings_shown import Told, ground_in_words, line_shown, link, offers, page, to, year_of
from moothall.plans.views.table import file

LINES_A_PAGE = 50
COLUMNS = (
    *("reference", "title", "financial_year", "kind", "department", "portfolio", "workstream", "shared_with_partners"),
    *("planned", "agreed", "delivered", "at_risk", "standing", "address"),
)
OF_A_PROGRAMME = (
    (permissions.PUBLISH_PROGRAMME, "Publish this programme", "savings-publish"),
    (permissions.DELIVER_MANY, "Enter what was saved", "savings-delivered"),
    (permissions.WRITE_LINE, "Write a saving line", "saving-new"),
    (permissions.BRING_LINES, "Bring in lines from a table", "savings-bring"),
    (permissions.START_WORKSTREAM, "Begin a workstream", "workstream-new"),
    (permissions.START_STREAM, "Write down shared spending", "stream-new"),
    (permissions.SET_TARGET, "Set a target", "savings-target"),
    (permissions.ASK_CONTRIBUTIONS, "Ask for contributions", "savings-asked"),
    (permissions.CHANGE_PROGRAMME, "Change its name and years", "savings-change"),
)
OF_A_LINE = (
    (permissions.PUBLISH_LINE, "Publish this line", "saving-publish"),
    (permissions.DELIVER, "Enter what was saved", "saving-delivered"),
    (permissions.CHANGE_LINE, "Change this line", "saving-change"),
    (permissions.PUT_LINE, "Tie it to what members are asked", "saving-put"),
    (permissions.SERVE_OBJECTIVE, "Say which objective it serves", "saving-objective"),
    (permissions.JUDGE_LINE, "Say how sure it is", "saving-judge"),
    (permissions.CLOSE_LINE, "Close it under a ground", "saving-close"),
    (permissions.OPEN_LINE, "Open it", "saving-open"),
    (permissions.DISCARD_LINE, "Discard this draft", "saving-discard"),
)
OF_A_WORKSTREAM = (
    (permissions.SET_MILESTONE, "Set a milestone", "workstream-milestone"),
    (permissions.CHANGE_WORKSTREAM, "Change this workstream", "workstream-change"),
    (permissions.END_WORKSTREAM, "End this workstream", "workstream-end"),
    (permissions.TAKE_UP_WORKSTREAM, "Take it up again", "workstream-take-up"),
)


def found(row: Any, what: str) -> Any:
    if row is None:
        raise Http404(f"There is no such {what}.")
    return row


def programmes(request: HttpRequest) -> HttpResponse:
    """Every programme, the newest first."""
    rows = list(queries.programmes(request.viewer))
    home = authority.home(request.viewer)
    may = bool(home and not permissions.START_PROGRAMME.refusal(request.viewer, home))
    return page(request, "programmes", programmes=rows, home=home, may=may)


def programme(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    row = found(queries.programme(request.viewer, slug, number), "savings programme")
    told = Told(request.viewer, row, year_of(request, row), request.now, request.today)
    missing, sums = told.sentences()
    shown = paged(request, told.known.rows, LINES_A_PAGE)
    writes = not permissions.START_WORKSTREAM.refusal(request.viewer, row)
    return page(
        request,
        "programme",
        programme=row,
        of_year=told,
        missing=missing,
        sums=sums,
        picture=told.picture(),
        shown=shown,
        lines_shown=told.lines(shown),
        hidden=[(one, ground_in_words(one)) for one in told.hidden],
        drafts=list(queries.drafts(request.viewer, row)) if writes else [],
        streams=list(queries.streams(request.viewer, row)),
        offers=offers(request, row, OF_A_PROGRAMME),
    )


def table(request: HttpRequest, slug: str, number: int) -> HttpResponseBase:
    """The lines as a table, as everybody may see them. It has no totals: nothing is hidden in one."""
    row, rows = given_away(request, slug, number)
    answer = StreamingHttpResponse(tables.lines(COLUMNS, rows), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="savings-{row.number}.csv"'
    return answer


def sheet(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """The same for Excel, in which a sum can be added up."""
    row, rows = given_away(request, slug, number)
    return file(XLSX.ending, f"savings-{row.number}", COLUMNS, rows)


def given_away(request: HttpRequest, slug: str, number: int) -> tuple[Any, Iterator[list[Any]]]:
    row = found(queries.programme(PUBLIC, slug, number), "savings programme")
    return row, cells(request, row, queries.Known(PUBLIC, queries.lines(PUBLIC, row), request.now, row))


def cells(request: HttpRequest, programme: Any, known: queries.Known) -> Iterator[list[Any]]:
    for year in programme.years:
        is_over = rules.is_over(year, request.today)
        for row in known.rows:
            facts = known.facts[row.pk]
            sums = rules.figures(facts, year, is_over=is_over)
            if year in facts.planned or sums.delivered:
                yield [
                    *(row.reference, row.title, rules.in_words(year), row.kind, row.department, row.portfolio, row.workstream, row.stream),
                    *(rules.planned_in(facts, year), sums.agreed, sums.delivered, sums.at_risk),
                    *(rules.stands(facts, year, is_over=is_over), link(request, row)),
                ]


def line(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    row = found(queries.line(request.viewer, slug, number), "saving line")
    known = queries.Known(request.viewer, [row], request.now)
    facts, profiles = known.facts[row.pk], row.with_profiles
    year = year_of(request, row.programme)
    closure = queries.closure_of(request.viewer, row)
    return page(
        request,
        "line",
        line=row,
        hands=hands(request, "saving", row),
        facts=facts,
        shown=line_shown(row, facts, year, rules.is_over(year, request.today)),
        year=year,
        years=[line_shown(row, facts, one, rules.is_over(one, request.today)) | {"year": one} for one in row.programme.years],
        against=rules.against_plan(facts, year),
        held=[(one, list(zip(rules.month_names(one.year), one.months, strict=True))) for one in profiles if one.ended_at is None],
        earlier=[one for one in profiles if one.ended_at],
        partners=known.partners,
        puts=[(put, known.agreement(put)) for put in row.with_puts],
        may_profile=not permissions.CHANGE_PROFILE.refusal(request.viewer, row),
        closure=(closure, ground_in_words(closure)) if closure else None,
        offers=offers(request, row, OF_A_LINE),
        address=to,
    )


def workstream(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    row = found(queries.workstream(request.viewer, slug, number), "workstream")
    year = year_of(request, row.programme)
    is_over = rules.is_over(year, request.today)
    known = queries.Known(request.viewer, queries.lines(request.viewer, row.programme).filter(workstream=row), request.now, row.programme)
    return page(
        request,
        "workstream",
        workstream=row,
        hands=hands(request, "workstream", row),
        year=year,
        figures=rules.whole(known.facts.values(), year, is_over=is_over),
        sums=rules.figures_in_words(rules.whole(known.facts.values(), year, is_over=is_over)),
        is_part=queries.hidden(request.viewer, row.programme).exists(),
        lines=[line_shown(one, known.facts[one.pk], year, is_over) for one in known.rows],
        turns=list(queries.turns(request.viewer, row)),
        milestones=list(queries.milestones(request.viewer, [row])),
        moved=list(queries.milestones_moved(request.viewer, row)),
        offers=offers(request, row, OF_A_WORKSTREAM),
        may=not permissions.SET_MILESTONE.refusal(request.viewer, row),
        address=to,
    )


def stream(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    row = found(queries.stream(request.viewer, slug, number), "stream of spending")
    known = queries.Known(request.viewer, queries.lines(request.viewer, row.programme).filter(stream=row), request.now, row.programme)
    partners = list(queries.partners(request.viewer, [row.pk]))
    years = [
        (year, one, rules.total(one_facts.planned.get(year, ())), rules.planned_in(one_facts, year))
        for one in known.rows
        for one_facts in [known.facts[one.pk]]
        for year in sorted(one_facts.planned)
    ]
    return page(
        request,
        "stream",
        stream=row,
        partners=partners,
        spend=rules.total([one.spend for one in partners]),
        years=years,
        ours=next((one.parts for one in partners if one.organisation_id == row.organisation_id), 0),
        offers=offers(request, row, ((permissions.CHANGE_STREAM, "Change these figures", "stream-change"),)),
    )
