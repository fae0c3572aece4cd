"""Every component in every state, for people who build pages. The demo alone shows it."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Any

from django import forms
from django.conf import settings
from django.core.paginator import Page, Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from moothall.access.forms import Form
from moothall.access.versions import Difference
from moothall.authority.queries import Happened, History
from moothall.documents.rules import Facts, Progress, in_hundred, progress
from moothall.risks import rules as risks
from moothall.web.views.component_figures import figures

TODAY = date(2026, 11, 18)
BOTH = [Difference("What is asked", "Report in March on the cost.", "Report in May on the cost and the dates.")]


@dataclass(frozen=True, slots=True)
class Knot:
    """One record on the thread; without a reference it is a gap."""

    kind: str
    title: str
    reference: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Work:
    """A piece of work in the background."""

    requested_at: datetime
    heard_at: datetime | None = None
    ended_at: datetime | None = None
    done: int = 0
    of: int = 0
    sentence: str = ""
    error: str = ""

    def progress(self, moment: datetime) -> Progress:
        return progress(moment, Facts(self.requested_at, self.heard_at, self.ended_at, self.error))

    @property
    def in_hundred(self) -> int:
        return in_hundred(self.done, self.of)


@dataclass(frozen=True, slots=True)
class Cell:
    """One day of the clock."""

    day: date
    name: str
    state: str
    caption: str


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a resolution, with its number as printed."""

    number: str
    text: str
    anchor: str = ""


PAST = History(
    (
        Happened(204, datetime(2026, 11, 18, 17, tzinfo=UTC), "Ending a seat", "by Clerk to the Committees", "Until: 20 November 2026", ""),
        Happened(
            31,
            datetime(2026, 5, 14, 9, 30, tzinfo=UTC),
            "Changing what is said of a body",
            "by Clerk to the Committees",
            "Quorum: 4",
            "purpose",
        ),
    ),
    count=9,
)


class Sample(Form):
    """A form with each kind of box."""

    name = forms.CharField(label="Name of the partnership")
    cost = forms.IntegerField(label="Cost a year", help_text="In pounds, without pence. For example 86000", required=False)
    figure = forms.DecimalField(label="New figure", max_value=100, error_messages={"max_value": "Must be 0 to 100. Did you mean 81.6?"})
    why = forms.CharField(label="Why did it change?", help_text="One or two sentences", widget=forms.Textarea(attrs={"rows": 3}))
    ward = forms.ChoiceField(label="Ward", choices=[("", "All wards"), ("1", "Harbour"), ("2", "Saltings")], required=False)
    key = forms.ChoiceField(label="Is this a key decision?", choices=[("y", "Yes"), ("n", "No")], widget=forms.RadioSelect)
    wards = forms.MultipleChoiceField(
        label="Standing", choices=[("o", "Open to call-in"), ("e", "In effect")], widget=forms.CheckboxSelectMultiple, required=False
    )
    agreed = forms.BooleanField(label="The chair has seen this")


class Choices(Form):
    """The choices of a list, none of which must be made."""

    words = forms.CharField(label="Words", required=False)
    since = forms.DateField(
        label="Decided from",
        help_text="For example 1 4 2026",
        input_formats=["%d %m %Y"],
        required=False,
        error_messages={"invalid": "Enter a real date, such as 28 2 2026"},
    )


KNOTS = [
    Knot("Report", "Repairs: catching up by spring", "meetings/wrenmouth/42/reports/1", "published 4 November"),
    Knot("Agenda item", "Cabinet, item 6", "meetings/wrenmouth/42/items/6", "12 November"),
    Knot("Decision", "Bring damp and mould work in-house", "decisions/wrenmouth/118", "open to call-in"),
    Knot("Commitment", "Hire 14 trades staff by 31 March 2027", "decisions/commitments/wrenmouth/9", "5 hired so far"),
    Knot("Plan", "No plan names this decision yet"),
]
CELLS = [
    Cell(date(2026, 11, 13), "Fri 13", "gone", "day 0"),
    Cell(date(2026, 11, 16), "Mon 16", "gone", "day 1"),
    Cell(date(2026, 11, 17), "Tue 17", "gone", "day 2"),
    Cell(TODAY, "Wed 18", "today", "today"),
    Cell(date(2026, 11, 19), "Thu 19", "left", "day 4"),
    Cell(date(2026, 11, 20), "Fri 20", "left", "5pm"),
]
EVENTS = [
    {"day": date(2026, 11, 12), "what": "Decided by Cabinet"},
    {"day": date(2026, 11, 17), "what": "Draft report was due", "late": True},
    {"day": date(2026, 11, 20), "time": time(17), "what": "Takes effect, if nobody calls it in"},
    {"day": date(2027, 3, 31), "what": "Commitment due: hire 14 trades staff", "address": "#timeline"},
]
PAPERS = [
    {"title": "Report to Cabinet", "address": "#papers", "kind": "PDF", "size": 348_160, "pages": 12, "minutes": 6},
    {"title": "Annex A: cost of each option", "address": "#papers", "kind": "spreadsheet", "size": 49_152},
    {"title": "Background: stock survey 2025", "address": ""},
]
ROWS = [
    {
        "title": "Bring damp and mould work in-house",
        "address": "#register",
        "about": "CAB/26/118. Key decision, all wards",
        "by": "Cabinet",
        "on": date(2026, 11, 12),
        "standing": "Open to call-in",
        "tone": "open",
        "note": "closes Friday 20 November",
    },
    {
        "title": "Library hours, Northfield",
        "address": "#register",
        "about": "CAB/26/109. Northfield",
        "by": "Cabinet",
        "on": date(2026, 10, 15),
        "standing": "Called in",
        "tone": "warn",
        "note": "Scrutiny meets on 24 November",
    },
    {
        "title": "Sale of the Old Customs House",
        "address": "#register",
        "by": "Cabinet",
        "on": date(2026, 7, 9),
        "standing": "Withdrawn",
        "tone": "wait",
    },
    {"title": "A record of which little is known", "address": "#register"},
]
PARTS = [
    Part("(1)", "That damp and mould work be done by council staff from 1 April 2027, at a yearly cost of £1.4 million; and", "part-1"),
    Part("(2)", "That, subject to (1) above, 14 trades staff be hired by 31 March 2027."),
]
NOON = datetime(2026, 11, 18, 12, tzinfo=UTC)
LOCKED = "“Survey of the roof” is locked with a password. Take the password off and send it again."
JOBS = [
    Work(NOON),
    Work(NOON, heard_at=NOON, done=17, of=42, sentence="Paper 18 of 40: Survey of the roof"),
    Work(NOON, heard_at=NOON, ended_at=NOON, sentence="The pack has 301 pages."),
    Work(NOON, heard_at=NOON, ended_at=NOON, error=LOCKED),
]
STANDINGS = [
    ("Draft", "wait"),
    ("In effect", "plain"),
    ("Open to call-in", "open"),
    ("Called in", "warn"),
    ("Withdrawn", "wait"),
    ("Late", "stop"),
]


def samples() -> dict[str, Any]:
    """What the components show, in every state that they have."""
    return {
        "today": TODAY,
        "knots": KNOTS,
        "cells": CELLS,
        "events": EVENTS,
        "past": PAST,
        "papers_here": PAPERS,
        "rows": ROWS,
        "parts": PARTS,
        "risk_grid": risks.PLAIN,
        "risk_cells": risks.cells(risks.PLAIN, [(4, 4), (4, 4), (3, 4), (2, 5), (3, 2), (1, 3)]),
        "standings": STANDINGS,
        "both": BOTH,
        "jobs": JOBS,
        "form": Sample(),
        "wrong_form": Sample({"name": "", "figure": "816", "why": "Two contractors left in May.", "key": "maybe"}, auto_id="wrong_%s"),
        "choices": Choices(),
        "made_choices": Choices({"words": "lighthouse"}, auto_id="made_%s"),
        "wrong_choices": Choices({"since": "31 2 2026"}, auto_id="wrong_choice_%s"),
        "page": middle_page(),
        **figures(),
    }


def middle_page() -> Page[int]:
    """A page with others on both sides."""
    return Paginator(range(143), 8).page(9)


def components(request: HttpRequest) -> HttpResponse:
    """Not part of a council's own site."""
    if not settings.DEMO:
        raise Http404
    return render(request, "web/components.html", samples())
