"""Lists that are sorted, paged and taken away as a table."""

import csv
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse

A_PAGE = 40
FORMULA = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True, slots=True)
class Column:
    """A column by which a list can be sorted: its word in the address, its heading, and the order it means."""

    key: str
    words: str
    order: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Head:
    """A heading of the list: where it leads, and how the list is sorted by it now."""

    words: str
    address: str
    sorted: str


def listed(request: HttpRequest, rows: QuerySet[Any], columns: Sequence[Column]) -> dict[str, Any]:
    """One page of the rows, sorted as was asked; a sorting that nobody knows leaves the order as it was."""
    asked = request.GET.get("sort", "")
    column = next((each for each in columns if each.order and each.key == asked.removeprefix("-")), None)
    if column:
        rows = rows.order_by(*(turned(each) if asked.startswith("-") else each for each in column.order), "pk")
    return {"page": paged(request, rows), "heads": [head(request, each, asked) for each in columns]}


def paged(request: HttpRequest, rows: Any) -> Page[Any]:
    return Paginator(rows, A_PAGE).get_page(request.GET.get("page"))


def head(request: HttpRequest, column: Column, asked: str) -> Head:
    if not column.order:
        return Head(column.words, "", "")
    choices = request.GET.copy()
    choices.pop("page", None)
    choices["sort"] = f"-{column.key}" if asked == column.key else column.key
    is_sorted = "ascending" if asked == column.key else "descending" if asked == f"-{column.key}" else ""
    return Head(column.words, f"{request.path}?{choices.urlencode()}", is_sorted)


def turned(order: str) -> str:
    return order.removeprefix("-") if order.startswith("-") else f"-{order}"


def as_table(name: str, heads: Sequence[str], rows: Iterable[Sequence[Any]]) -> HttpResponse:
    """Rows as CSV."""
    answer = HttpResponse(content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    writer = csv.writer(answer)
    writer.writerow(heads)
    writer.writerows([cell(value) for value in row] for row in rows)
    return answer


def cell(value: Any) -> str:
    """A value as a table holds it. Text that a spreadsheet would run as a formula gets an apostrophe before it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    text = value.isoformat() if hasattr(value, "isoformat") else str(value)
    return f"'{text}" if text.startswith(FORMULA) else text
