"""What the pages of savings show: sums taken apart by whose they are, the picture, and what of it somebody does not see."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import get_script_prefix, reverse

from moothall.access.acts import Act
from moothall.access.viewer import Viewer
from moothall.meetings import rules as meetings
from moothall.plans.queries import savings as queries
from moothall.plans.rules import savings as rules

NO_WORKSTREAM, NO_PORTFOLIO = "In no workstream", "In no portfolio"


def page(request: HttpRequest, template: str, status: int = 200, **said: Any) -> HttpResponse:
    """A page of savings, with the words for sums and years that each of them uses."""
    words = {"pounds": rules.in_pounds, "per_cent": rules.in_per_cent, "year_words": rules.in_words}
    return render(request, f"plans/savings/{template}.html", words | said, status=status)


def to(name: str, row: Any, *more: Any) -> str:
    """The address of a page of a programme, a line, a workstream or a stream."""
    return reverse(f"plans:{name}", args=[row.organisation.slug, row.number, *more])


@dataclass(frozen=True)
class Offer:
    """A button that somebody may press."""

    words: str
    address: str
    tone: str = ""


def offers(request: HttpRequest, row: Any, wanted: Iterable[tuple[Act, str, str]], tone: str = "second") -> list[Offer]:
    """Those of these acts that are open to whoever looks, now."""
    return [Offer(words, to(name, row), tone) for act, words, name in wanted if not act.refusal(request.viewer, row, at=request.now)]


@dataclass(frozen=True)
class Part:
    """A department, a portfolio or a workstream in a year: what it was asked for, and what its lines come to."""

    name: str
    figures: rules.Figures
    asked: Decimal | None = None
    reference: str = ""

    @property
    def left(self) -> Decimal:
        return (self.asked or rules.NOTHING) - self.figures.identified


def link(request: HttpRequest, row: Any) -> str:
    """The whole address of a page."""
    return request.build_absolute_uri(get_script_prefix() + row.reference)


class Told:
    """A programme in a year, as far as somebody may see it. What is hidden from them is in no sum, and said to be so."""

    def __init__(self, viewer: Viewer, programme: Any, year: int, moment: datetime, today: date) -> None:
        self.viewer = viewer
        self.programme, self.year, self.today, self.is_over = programme, year, today, rules.is_over(year, today)
        self.known = queries.Known(viewer, queries.lines(viewer, programme), moment, programme)
        self.facts = list(self.known.facts.values())
        self.figures = rules.whole(self.facts, year, is_over=self.is_over)
        self.targets = list(queries.targets(viewer, [programme]))
        self.target = self.target_of(year)
        self.hidden = list(queries.hidden(viewer, programme))
        self.contributions = list(queries.contributions(viewer, programme, year))
        self.workstreams = list(queries.workstreams(viewer, programme))

    def target_of(self, year: int) -> Decimal | None:
        """The target that was set last."""
        set_for = [row for row in self.targets if row.year == year]
        return set_for[-1].amount if set_for else None

    def sentences(self) -> tuple[str, str]:
        missing = rules.missing_in_words(self.year, self.target, self.figures, is_over=self.is_over, hidden=len(self.hidden))
        return missing, rules.figures_in_words(self.figures)

    def by_department(self) -> list[Part]:
        return self.by("department", lambda share: share.department, queries.department_names)

    def by_portfolio(self) -> list[Part]:
        return self.by("portfolio", lambda share: share.portfolio, queries.portfolio_names)

    def by(self, kind: str, key: Callable[[rules.Share], Any], named: Callable[..., dict[Any, str]]) -> list[Part]:
        asked = {getattr(row, f"{kind}_id"): row.amount for row in self.contributions if getattr(row, f"{kind}_id")}
        found = rules.by_share(self.facts, self.year, key, is_over=self.is_over)
        keys = {*found, *asked}
        names = named(self.viewer, [pk for pk in keys if pk]) | {None: NO_PORTFOLIO}
        ordered = sorted(keys, key=lambda pk: (pk is None, names[pk]))
        parts = [Part(names[pk], found.get(pk, rules.Figures()), asked.get(pk)) for pk in ordered]
        return [part for part in parts if part.asked or part.figures != rules.Figures()]

    def left_to_ask(self) -> list[str]:
        """What of the target is asked of nobody yet, of each kind that is asked at all."""
        said = []
        for kind in ("portfolio", "department"):
            asked = [row.amount for row in self.contributions if getattr(row, f"{kind}_id")]
            said.append(rules.left_to_ask(self.target, asked, kind) if self.target and asked else "")
        return [sentence for sentence in said if sentence]

    def by_workstream(self) -> list[Part]:
        found = rules.by_workstream(self.facts, self.year, is_over=self.is_over)
        parts = [Part(row.title, found.get(row.pk, rules.Figures()), None, row.reference) for row in self.workstreams]
        return [*parts, Part(NO_WORKSTREAM, found[None])] if None in found else parts

    def by_year(self) -> list[tuple[int, Decimal | None, rules.Figures]]:
        """Each year beside the others, and never added to them."""

        def whole(year: int) -> rules.Figures:
            return rules.whole(self.facts, year, is_over=rules.is_over(year, self.today))

        return [(year, self.target_of(year), whole(year)) for year in self.programme.years]

    def by_month(self) -> list[rules.Month]:
        return rules.by_month(self.facts, self.year)

    def picture(self) -> dict[str, Any]:
        told = rules.steps(self.target, self.figures, is_over=self.is_over, is_part=bool(self.hidden))
        return {"steps": told, "drawings": (rules.wide(told), rules.narrow(told)), "words": rules.described(told)}

    def lines(self, rows: Iterable[Any]) -> list[dict[str, Any]]:
        """These of the lines that count in the year, and of those that count in another."""
        return [line_shown(row, self.known.facts[row.pk], self.year, self.is_over) for row in rows]


def line_shown(row: Any, facts: rules.Line, year: int, is_over: bool) -> dict[str, Any]:
    """A line in a list."""
    standing = rules.stands(facts, year, is_over=is_over)
    return {
        "row": row,
        "facts": facts,
        "figures": rules.figures(facts, year, is_over=is_over),
        "planned": rules.planned_in(facts, year),
        "standing": standing,
        "by": row.workstream.title if row.workstream else "",
    }


def ground_in_words(closure: Any) -> str:
    return meetings.ground_in_words(closure.ground, closure.paragraphs)


def year_of(request: HttpRequest, programme: Any) -> int:
    """The year that was asked for; else the present one, or the nearest that the programme has."""
    asked = request.GET.get("year", "")
    year = int(asked) if asked.isascii() and asked.isdigit() and len(asked) == 4 else rules.year_of(request.today)
    return min(max(year, programme.first_year), programme.last_year)
