"""Where somebody who is signed in begins: who they are here, and what waits for them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from moothall.access.acts import PERFORMED
from moothall.access.viewer import Viewer
from moothall.authority import queries as authority
from moothall.authority.words import capitalised, counted, joined
from moothall.decisions import queries as decisions
from moothall.meetings import queries as meetings
from moothall.meetings.permissions import CLERKS
from moothall.meetings.queries import petitions, questions, reports
from moothall.performance.queries import action_plans, returns_owed, returns_review
from moothall.plans import queries as plans
from moothall.post.permissions import may_see_the_outbox
from moothall.web.queries import briefing

A_FEW = 6


@dataclass(frozen=True, slots=True)
class Waits:
    """So many of a kind wait for somebody, and where they are."""

    number: int
    thing: str
    verb: str
    address: str
    things: str = ""

    @property
    def words(self) -> str:
        return f"{counted(self.number, self.thing, self.things)} to {self.verb}"


def figures(viewer: Viewer, moment: datetime) -> list[Waits]:
    """What waits of figures: those to send, those of others to sign off, and action plans to write or to look at."""
    plans_owed = action_plans.owned(viewer, moment)
    to_write = sum(one.row.answered_at is None for one in plans_owed)
    return [
        Waits(returns_owed.number_owed(viewer, moment), "figure", "send", reverse("my-updates")),
        Waits(returns_review.number_waiting(viewer, moment), "figure", "sign off", reverse("performance:review")),
        Waits(to_write, "action plan", "write", reverse("my-updates")),
        Waits(len(plans_owed) - to_write, "action plan", "look at", reverse("my-updates")),
    ]


def what_waits(viewer: Viewer, today: date, owed: int, called_in: int, figures: Sequence[Waits]) -> list[Waits]:
    """What waits for this viewer, room by room, so many commitments of theirs, call-ins and figures; what nobody waits for is left out."""
    found = [
        Waits(owed, "commitment", "bring back", reverse("decisions:mine")),
        *figures,
        Waits(plans.updates.number_owed(viewer, today), "action", "update", reverse("my-updates")),
        Waits(meetings.reviews_waiting(viewer).count(), "set of draft minutes", "read", "#reviews", "sets of draft minutes"),
        Waits(reports.to_clear(viewer).count(), "report", "clear", reverse("meetings:reports")),
    ]
    if viewer.holds(*CLERKS):
        confirm = reverse("decisions:commitments") + "?state=proposed"
        asked = questions.questions_to_read(viewer, today).count()
        found += [
            Waits(asked, "question from the public", "read", reverse("meetings:questions"), "questions from the public"),
            Waits(called_in, "call-in", "check", "#call-ins"),
            Waits(decisions.meetings_to_record(viewer, today).count(), "meeting", "record", reverse("decisions:to-record")),
            Waits(decisions.drafts_of_notices(viewer).count(), "notice", "publish", reverse("decisions:notices-desk")),
            Waits(petitions.petitions_to_read(viewer).count(), "petition", "count", reverse("meetings:petitions")),
            Waits(decisions.commitments_to_confirm(viewer).count(), "commitment", "confirm", confirm),
        ]
    return [one for one in found if one.number]


def headline(waits: list[Waits]) -> str:
    """What waits, in a sentence.

    >>> headline([Waits(1, "report", "clear", ""), Waits(3, "petition", "count", "")])
    '1 report to clear and 3 petitions to count wait for you.'
    """
    if not waits:
        return "Nothing waits for you here today."
    one = len(waits) == 1 and waits[0].number == 1
    return f"{capitalised(joined(one.words for one in waits))} {'waits' if one else 'wait'} for you."


@login_required
def workspace(request: HttpRequest) -> HttpResponse:
    viewer = request.viewer
    mine = list(decisions.mine(viewer, request.today))
    call_ins = decisions.to_check(viewer) if viewer.holds(*CLERKS) else []
    waits = what_waits(viewer, request.today, len(mine), len(call_ins), figures(viewer, request.now))
    said = {
        "offices": authority.offices_held(viewer, request.today),
        "acts": sorted({act.label for act, _ in PERFORMED.values() if viewer.holds(*act.by)}),
        "waits": waits,
        "headline": headline(waits),
        "proposed": decisions.commitments_to_confirm(viewer)[:A_FEW],
        "mine": mine[:A_FEW],
        "reviews": meetings.reviews_waiting(viewer)[:A_FEW],
        "coming": meetings.coming(viewer, request.today)[:A_FEW],
        "call_ins": call_ins[:A_FEW],
        "open": decisions.open_to_call_in(viewer, request.now)[:A_FEW],
        "briefings": briefing.of_mine(viewer, request.today),
        "sees_outbox": may_see_the_outbox(viewer),
        "drafts": decisions.unpublished(viewer)[:A_FEW],
    }
    return render(request, "web/workspace.html", said)
