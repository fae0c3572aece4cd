"""Petitions: all of them, one of them, handing one in, and what a clerk does with those that came."""

from collections.abc import Callable, Mapping
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from moothall.access.acts import Act, ChangedMeanwhile, Refused
from moothall.access.versions import differences
from moothall.authority import queries as authority
from moothall.meetings import actions, permissions
from moothall.meetings.forms import petitions as forms
from moothall.meetings.queries import petitions as asked
from moothall.meetings.rules import petitions as rules

A_PAGE = 50
OF_AN_ANSWER = ("answer", "answered_by")
SAID = {
    "accept": ("Accept", "It becomes public, with the signatures that count and what the council has promised to do."),
    "refuse": ("Refuse", "The public never sees it. Whoever handed it in is told why."),
    "place": ("Place", "The meeting that debates it is named on its page."),
    "answer": ("Answer", "It stands on the petition's page."),
}
ACTS = {
    "accept": permissions.ACCEPT_PETITION,
    "refuse": permissions.REFUSE_PETITION,
    "place": permissions.PLACE_PETITION,
    "answer": permissions.ANSWER_PETITION,
}
OFFERS = {"accept": "Accept this petition", "refuse": "Refuse it", "place": "Place it before a meeting", "answer": "Write down the answer"}


def petitions(request: HttpRequest) -> HttpResponse:
    page = Paginator(asked.petitions(request.viewer), A_PAGE).get_page(request.GET.get("page"))
    debates = asked.debates_of(request.viewer, page.object_list)
    rows = [(row, rules.standing(facts(row, debates), request.today)) for row in page]
    return render(request, "meetings/people/petitions.html", {"page": page, "rows": rows, "council": authority.home(request.viewer)})


def petition(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    row = found(request, slug, number)
    debates = asked.debates_of(request.viewer, [row])
    of = facts(row, debates)
    said = {
        "petition": row,
        "standing": rules.standing(of, request.today),
        "what_follows": "" if row.refused_at else rules.what_follows(of, row.answer_due_on),
        "debate": debates.get(row.pk),
        "offers": offers(request, row),
        "writes_from": asked.organiser_of(request.viewer, row),
    }
    return render(request, "meetings/people/petition.html", said)


def hand_in(request: HttpRequest, slug: str) -> HttpResponse:
    council = authority.home(request.viewer)
    if not council or council.slug != slug:
        raise Http404("Petitions are handed in to the council whose place this is.")
    form = forms.HandIn(request.POST or None)
    threshold = asked.signatures_for_debate(request.viewer, council.pk, request.today)
    said = {"council": council, "form": form, "for_debate": threshold}
    if not form.is_valid():
        return render(request, "meetings/people/hand_in.html", said)
    try:
        take(request, council, form)
    except Refused as refused:
        form.add_error(None, str(refused))
        return render(request, "meetings/people/hand_in.html", said, status=409)
    messages.success(request, "Thank you. Your petition is with a clerk, who will write to you.")
    return redirect("meetings:petitions")


def take(request: HttpRequest, council: Any, form: forms.HandIn) -> None:
    """A machine is thanked as a person would be, and learns nothing."""
    if not form.is_from_a_machine:
        actions.hand_in(council, viewer=request.viewer, at=request.now, **form.typed())


def accept(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    return settled(
        request, slug, number, "accept", lambda row: forms.Accept(request.POST or None, initial={"signatures": row.said_signatures})
    )


def refuse(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    return settled(request, slug, number, "refuse", lambda row: forms.Refuse(request.POST or None))


def place(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    def form(row: Any) -> forms.Place:
        return forms.Place(request.POST or None, viewer=request.viewer, petition=row, today=request.today)

    return settled(request, slug, number, "place", form)


def answer(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    def form(row: Any) -> forms.Answer:
        return forms.Answer(request.POST or None, initial={name: getattr(row, name) for name in OF_AN_ANSWER} | {"opened_at": row.version})

    return settled(request, slug, number, "answer", form)


DO: Mapping[str, Callable[..., Any]] = {
    "accept": actions.accept_petition,
    "refuse": actions.refuse_petition,
    "place": actions.place_petition,
    "answer": actions.answer_petition,
}


def settled(request: HttpRequest, slug: str, number: int, verb: str, form_of: Callable[[Any], Any]) -> HttpResponse:
    """One of the four things that a clerk does: its page, the act, and back to the petition."""
    row = open_to(request, slug, number, ACTS[verb])
    form = form_of(row)
    said: dict[str, Any] = {"petition": row, "form": form, "words": SAID[verb]}
    if not form.is_valid():
        return render(request, "meetings/people/settle_petition.html", said)
    try:
        DO[verb](row, viewer=request.viewer, at=request.now, **form.cleaned_data)
    except ChangedMeanwhile as changed:
        theirs = {name: getattr(changed.row, name) for name in OF_AN_ANSWER}
        said |= {"differences": differences(form, theirs), "form": form.reopened(changed.row)}
        return render(request, "meetings/people/settle_petition.html", said, status=409)
    messages.success(request, "Done. It stands on this page.")
    return redirect(reverse("meetings:petition", args=[slug, number]))


def found(request: HttpRequest, slug: str, number: int) -> Any:
    row = asked.petition(request.viewer, slug, number)
    if not row:
        raise Http404("There is no such petition.")
    return row


def open_to(request: HttpRequest, slug: str, number: int, act: Act) -> Any:
    row = found(request, slug, number)
    if why := act.refusal(request.viewer, row, at=request.now):
        raise Refused(why)
    return row


def facts(row: Any, debates: Mapping[int, Any]) -> rules.Facts:
    debate = debates.get(row.pk)
    return rules.Facts(
        row.accepted_at, row.refused_at, row.signatures, row.for_debate or 0, debate.held_on if debate else None, row.answered_at
    )


def offers(request: HttpRequest, row: Any) -> list[tuple[str, str]]:
    verbs = [verb for verb, act in ACTS.items() if not act.refusal(request.viewer, row, at=request.now)]
    return [(OFFERS[verb], reverse(f"meetings:petition-{verb}", args=[row.organisation.slug, row.number])) for verb in verbs]
