"""Where somebody who is signed in begins: who they are here, and what waits for them."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from moothall.access.acts import PERFORMED
from moothall.access.asking import by_values, first, how_many
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


def figures(viewer: Viewer, moment: datetime, hands: Collection[int]) -> list[Waits]:
    """What waits of figures: those to send, those of others to sign off, and action plans to write or to look at."""
    plans_owed = action_plans.owned(viewer, moment, hands)
    to_write = sum(one.row.answered_at is None for one in plans_owed)
    return [
        Waits(returns_owed.number_owed(viewer, moment, hands), "figure", "send", reverse("my-updates")),
        Waits(returns_review.number_waiting(viewer, moment, hands), "figure", "sign off", reverse("performance:review")),
        Waits(to_write, "action plan", "write", reverse("my-updates")),
        Waits(len(plans_owed) - to_write, "action plan", "look at", reverse("my-updates")),
    ]


def what_waits(viewer: Viewer, today: date, hands: Collection[int], owed: int, called_in: int, figures: Sequence[Waits]) -> list[Waits]:
    """What waits for this viewer, room by room, so many commitments of theirs, call-ins and figures; what nobody waits for is left out."""
    found = [
        Waits(owed, "commitment", "bring back", reverse("decisions:mine")),
        *figures,
        Waits(plans.updates.number_owed(viewer, today, hands), "action", "update", reverse("my-updates")),
        Waits(how_many(meetings.reviews_waiting, viewer), "set of draft minutes", "read", "#reviews", "sets of draft minutes"),
        Waits(how_many(reports.to_clear, viewer), "report", "clear", reverse("meetings:reports")),
    ]
    if viewer.holds(*CLERKS):
        confirm = reverse("decisions:commitments") + "?state=proposed"
        asked = how_many(questions.questions_to_read, viewer, today)
        found += [
            Waits(asked, "question from the public", "read", reverse("meetings:questions"), "questions from the public"),
            Waits(called_in, "call-in", "check", "#call-ins"),
            Waits(decisions.number_to_record(viewer, today), "meeting", "record", reverse("decisions:to-record")),
            Waits(how_many(decisions.drafts_of_notices, viewer), "notice", "publish", reverse("decisions:notices-desk")),
            Waits(how_many(petitions.petitions_to_read, viewer), "petition", "count", reverse("meetings:petitions")),
            Waits(how_many(decisions.commitments_to_confirm, viewer), "commitment", "confirm", confirm),
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
    hands = authority.hands_of(viewer, request.today)  # asked once for all that hangs on somebody's offices
    mine = decisions.mine(viewer, request.today, hands)
    call_ins = decisions.to_check(viewer) if viewer.holds(*CLERKS) else []
    waits = what_waits(viewer, request.today, hands, len(mine), len(call_ins), figures(viewer, request.now, hands))
    said = {
        "offices": by_values(authority.offices_held, viewer, request.today),
        "acts": sorted({act.label for act, _ in PERFORMED.values() if viewer.holds(*act.by)}),
        "waits": waits,
        "headline": headline(waits),
        "proposed": first(A_FEW, decisions.commitments_to_confirm, viewer),
        "mine": mine[:A_FEW],
        "reviews": first(A_FEW, meetings.reviews_waiting, viewer),
        "coming": first(A_FEW, meetings.coming, viewer, request.today),
        "call_ins": call_ins[:A_FEW],
        "open": first(A_FEW, decisions.open_to_call_in, viewer, request.now),
        "briefings": briefing.of_mine(viewer, request.today),
        "sees_outbox": may_see_the_outbox(viewer),
        "drafts": first(A_FEW, decisions.unpublished, viewer),
    }
    return render(request, "web/workspace.html", said)
