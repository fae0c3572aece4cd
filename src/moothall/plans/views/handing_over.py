"""Work is handed over: whose, all of it or what is chosen, looked at before it passes on; and the page that says what did."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from moothall.access.acts import Act, Refused
from moothall.decisions.permissions import HAND_OVER_COMMITMENT
from moothall.plans import actions, permissions, queries
from moothall.plans.forms.handing_over import HandBack, HandOver, Whose
from moothall.plans.queries.handing_over import MOST, Thing
from moothall.plans.views.working import Doing, address, by, council, found, offers, said, task
from moothall.risks.permissions import HAND_ON as HAND_ON_RISK

LATELY = 10
SAID = ("to", "because", "held_from")
ACTS: dict[str, Act] = dict.fromkeys(("risk", "control", "treatment"), HAND_ON_RISK) | {"commitment": HAND_OVER_COMMITMENT}
BACK = Doing(
    permissions.HAND_BACK, HandBack, said(actions.hand_back), "Hand it back",
    "Everything that is still with the office that got it goes back to whoever had it before.", "Hand it back", "Handed back.",
    "Hand it back", is_grave=True,
)  # fmt: skip


@login_required
def hand_over(request: HttpRequest, slug: str) -> HttpResponse:
    row = council(request, slug)
    if why := permissions.HAND_OVER.refusal(request.viewer, row, at=request.now):
        raise Refused(why)
    pairs = queries.handing_over.whose(request.viewer, row, request.today)
    whose = Whose(request.GET if "whose" in request.GET else None, pairs, request.viewer)
    lately = queries.handing_over.handovers(request.viewer).filter(organisation=row)[:LATELY]
    page: dict[str, Any] = {"council": row, "whose": whose, "lately": lately, "form": None, "others": [], "left": 0}
    if whose.is_valid():
        return with_work(request, row, whose, page)
    return render(request, "plans/hand_over.html", page)


def with_work(request: HttpRequest, row: Any, whose: Whose, page: dict[str, Any]) -> HttpResponse:
    """What is theirs, chosen already; it passes on once the button is pressed."""
    things = queries.handing_over.owned(request.viewer, row.pk, whose.offices(), request.today)
    others = [(one, why) for one in things if (why := refusal(request, one))]
    theirs = [one for one in things if one not in {other for other, _ in others}][:MOST]
    sent = request.POST if request.method == "POST" else None
    form = HandOver(sent, viewer=request.viewer, now=request.now, organisation=row, things=theirs)
    if sent is not None and form.is_valid():
        try:
            made = actions.hand_over(row, **by(request), chosen=form.chosen(), **{name: form.cleaned_data[name] for name in SAID})
        except Refused as refused:
            form.add_error(refused.box or None, str(refused))
        else:
            messages.success(request, "Handed over. Whoever gets it is told in one letter.")
            reads = queries.handing_over.handover(request.viewer, row.slug, made.number)  # why it passed on, not everybody does
            return redirect(address(made) if reads else request.path)
    return render(request, "plans/hand_over.html", page | {"form": form, "theirs": theirs, "others": others, "is_more": len(things) > MOST})


def refusal(request: HttpRequest, thing: Thing) -> str:
    """Why it is not for this person to pass on; nothing where it is."""
    act = thing.kind.act or ACTS.get(thing.kind.name, permissions.HAND_ON)
    return act.refusal(request.viewer, thing.row, at=request.now)


@login_required
def handover(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    row = found(queries.handing_over.handover(request.viewer, slug, number), "hand-over")
    gone = queries.handing_over.of_handover(request.viewer, row)
    known = queries.handing_over.things(request.viewer, gone, request.today)
    shown = [(one, known[one.kind, one.key]) for one in gone if (one.kind, one.key) in known]
    page = {
        "handover": row,
        "shown": shown,
        "number": len(gone),
        "unseen": len(gone) - len(shown),
        "offers": offers(request, row, {"back": BACK}),
        "may": not permissions.HAND_OVER.refusal(request.viewer, row.organisation, at=request.now),
    }
    return render(request, "plans/handed_over.html", page)


@login_required
def hand_back(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    row = found(queries.handing_over.handover(request.viewer, slug, number), "hand-over")
    return task(request, row, BACK, (row.title, address(row)))
