"""What is kept alike: departments, portfolios, wards, forms of governance, the scheme of delegation. A list, one to add, one to change."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from moothall.access.acts import Act
from moothall.authority import actions, forms, permissions, queries
from moothall.authority.views.keeping import Task, bound, by, for_keepers, found, performed, to
from moothall.authority.views.lists import paged
from moothall.authority.words import counted


@dataclass(frozen=True)
class Kind:
    """One kind of dated thing: its words, its form, its question, and its two acts."""

    one: str
    many: str
    about: str
    form: type[forms.OfTheHouse]
    rows: Callable[..., Any]
    adding: tuple[Act, Callable[..., Any]]
    changing: tuple[Act, Callable[..., Any]]

    def of(self, request: HttpRequest, organisation: Any) -> Any:
        return self.rows(request.viewer).filter(organisation=organisation).select_related("organisation")


KINDS = {
    "departments": Kind(
        "department", "Departments", "The parts of the council's staff. One may stand within another.", forms.DepartmentForm,
        queries.departments, (permissions.ADD_DEPARTMENT, actions.add_department),
        (permissions.CHANGE_DEPARTMENT, actions.change_department),
    ),
    "portfolios": Kind(
        "portfolio", "Portfolios", "What each member of the executive answers for.", forms.Part,
        queries.portfolios, (permissions.ADD_PORTFOLIO, actions.add_portfolio), (permissions.CHANGE_PORTFOLIO, actions.change_portfolio),
    ),
    "wards": Kind(
        "ward", "Wards", "The parts of the area that elect members.", forms.Part,
        queries.wards, (permissions.ADD_WARD, actions.add_ward), (permissions.CHANGE_WARD, actions.change_ward),
    ),
    "governance": Kind(
        "form of governance", "Form of governance", "How the council governs itself. History is judged by the form of its day.",
        forms.GovernanceForm, queries.governances, (permissions.SET_GOVERNANCE, actions.set_governance),
        (permissions.CHANGE_GOVERNANCE, actions.change_governance),
    ),
    "delegations": Kind(
        "line of the scheme", "Scheme of delegation", "Who may decide what, and in whose place.",
        forms.DelegationForm, queries.delegations, (permissions.DELEGATE, actions.delegate),
        (permissions.CHANGE_DELEGATION, actions.change_delegation),
    ),
}  # fmt: skip


@for_keepers
def kept(request: HttpRequest, organisation: Any, kind: str) -> HttpResponse:
    """Everything of one kind, what holds today before what does not."""
    of = kind_of(kind)
    rows = sorted(of.of(request, organisation), key=lambda row: not row.holds_on(request.today))
    standing = sum(row.holds_on(request.today) for row in rows)
    said = {
        "kind": kind,
        "of": of,
        "page": paged(request, rows),
        "organisation": organisation,
        "headline": f"{counted(standing, of.one, many_of(of)).capitalize()} {'holds' if standing == 1 else 'hold'} today.",
        "may_change": not of.adding[0].refusal(request.viewer, organisation, at=request.now),
    }
    return render(request, "authority/kept.html", said)


@for_keepers
def add(request: HttpRequest, organisation: Any, kind: str) -> HttpResponse:
    of = kind_of(kind)
    act, do = of.adding
    task = Task(
        title=f"Add a {of.one}",
        kind=of.many,
        headline=of.about,
        button="Add it",
        act=act,
        subject=organisation,
        form=bound(request, of.form, organisation),
        do=lambda said: do(organisation, **by(request), **said),
        done="Added.",
        back=(of.many, to("kept", organisation, kind)),
    )
    return performed(request, organisation, task)


@for_keepers
def change(request: HttpRequest, organisation: Any, kind: str, key: int) -> HttpResponse:
    of = kind_of(kind)
    row = found(of.of(request, organisation).filter(pk=key).first(), of.one)
    act, do = of.changing
    task = Task(
        title=f"Change: {row}",
        kind=of.many,
        headline="Put right what is written wrongly. What ends keeps its page, with its last day.",
        button="Keep it",
        act=act,
        subject=row,
        form=bound(request, of.form, organisation, row=row),
        do=lambda said: do(row, **by(request), **said),
        done="Kept.",
        back=(of.many, to("kept", organisation, kind)),
    )
    return performed(request, organisation, task)


def kind_of(kind: str) -> Kind:
    if kind not in KINDS:
        raise Http404("Nothing of that kind is kept here.")
    return KINDS[kind]


def many_of(of: Kind) -> str:
    return {"form of governance": "forms of governance", "line of the scheme": "lines of the scheme"}.get(of.one, "")
