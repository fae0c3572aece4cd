"""The record of what one person decided, an officer or a member; and every draft, looked through and changed."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from moothall.access.acts import ChangedMeanwhile, Refused
from moothall.access.versions import Difference, shown
from moothall.authority import queries as authority
from moothall.decisions import actions, drafting, permissions, queries, said
from moothall.decisions.forms.recording import BOOLEANS, Draft, Record, initial_of, values
from moothall.decisions.rules import Maker, record
from moothall.decisions.views.rows import address

MAKERS = {"officer": Maker.OFFICER, "member": Maker.SINGLE_MEMBER}
TITLES = {"officer": "Record an officer's decision", "member": "Record a member's decision"}
OF_THE_TEMPLATE = ("title", "decided", "reasons", "alternatives", "consulted", "basis")


def council_for(request: HttpRequest, slug: str) -> Any:
    row = authority.organisation(request.viewer, slug)
    if row is None:
        raise Http404("There is no such council.")
    if why := permissions.RECORD_DECISION.refusal(request.viewer, row, at=request.now):
        raise Refused(why)
    return row


@login_required
def alone(request: HttpRequest, slug: str, who: str) -> HttpResponse:
    """Two minutes: the fields of the law in its order, begun from a template where there is one."""
    council = council_for(request, slug)
    options: dict[str, Any] = {"viewer": request.viewer, "organisation": council, "maker": MAKERS[who], "today": request.today}
    templates = list(queries.officer_templates(request.viewer, council.pk, request.today)) if who == "officer" else []
    form = Record(request.POST or None, initial=begun_from(templates, request.GET.get("template", "")), **options)
    if form.is_valid() and (request.POST.get("do") != "publish" or is_whole(form)):
        try:
            return kept(request, council, form)
        except Refused as refused:  # what was typed stays in the boxes
            form.add_error(None, f"{refused} Keep it as a draft until then.")
    said_here = {"form": form, "title": TITLES[who], "council": council, "templates": templates, "who": who}
    may_publish = permissions.PUBLISH.is_open_to(request.viewer, council)
    return render(request, "decisions/recording/alone.html", said_here | {"may_publish": may_publish})


def begun_from(templates: list[Any], number: str) -> dict[str, Any]:
    """What a template puts into the boxes."""
    row = next((one for one in templates if str(one.number) == number), None)
    if row is None:
        return {}
    first = {name: getattr(row, name) for name in OF_THE_TEMPLATE} | {"power": row.power_id, "department": row.department_id}
    return first | {"is_executive": {True: "yes", False: "no", None: ""}[row.is_executive]}


def taken_from(form: Record) -> record.Taken:
    """Who decided, when and on whose behalf, as it was typed."""
    typed = form.cleaned_data
    return record.Taken(
        maker=form.maker,
        decided_on=typed.get("decided_on"),
        is_executive=BOOLEANS.get(typed.get("is_executive", "")),
        is_key=BOOLEANS.get(typed["is_key"]),
        basis=typed.get("basis", ""),
        has_other_record=bool(typed.get("other_record")),
    )


def is_whole(form: Record) -> bool:
    """Whether it says all that the law asks for. What it does not is named at its box, and nothing is published."""
    fields, told = values(form)
    kept_words = record.Kept(
        decision=bool(form.cleaned_data.get("decided")),
        reasons=fields["reasons"],
        alternatives=fields["alternatives"],
        conflicts=fields["interests"],
        dispensations=told.dispensations,
    )
    form.refuse_what_lacks(record.missing(taken_from(form), kept_words))
    return not form.errors


def kept(request: HttpRequest, council: Any, form: Record) -> HttpResponse:
    """Write it down, and publish it where that was asked for."""
    is_published = request.POST.get("do") == "publish"
    do = actions.record_and_publish if is_published else actions.record_decision
    row = do(council, viewer=request.viewer, at=request.now, decision=told_by(form))
    done = "Published. Everybody can read it from now on." if is_published else "Kept as a draft. Only the clerks, and you, can read it."
    messages.success(request, done)
    return redirect(address(row))


def told_by(form: Record) -> said.Decision:
    """What was typed, as a decision."""
    fields, told = values(form)
    seat = form.deciders.get(form.cleaned_data.get("decider", ""))
    return said.Decision(
        maker_kind=form.maker,
        body=seat.body if seat else None,
        wards=tuple(form.wards[key] for key in form.cleaned_data.get("wards", ())),
        resolutions=drafting.parts_typed(form.cleaned_data["decided"]),
        particulars=told,
        **fields,
    )


@login_required
def draft(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Look through a draft, and change what it says."""
    row = queries.decision(request.viewer, slug, number)
    if row is None:
        raise Http404("There is no such decision.")
    if why := permissions.CHANGE_DRAFT.refusal(request.viewer, row, at=request.now):
        raise Refused(why)
    told = queries.particulars(request.viewer, [row]).get(row.pk)
    form = draft_form(request, row, told, request.POST or None)
    if form.is_valid():
        try:
            return changed(request, row, form)
        except ChangedMeanwhile as meanwhile:
            return both(request, meanwhile.row, form)
    return draft_page(request, row, told, form)


def draft_form(request: HttpRequest, row: Any, told: Any, data: Any) -> Draft:
    parts = list(queries.parts(request.viewer, row))
    is_taken = row.maker_kind not in MAKERS.values() or bool(told and told.is_from_meeting)
    wards = [ward.pk for ward in row.wards.all()] if data is None else []
    options: dict[str, Any] = {"viewer": request.viewer, "organisation": row.organisation, "today": request.today}
    return Draft(data, maker=row.maker_kind, parts=parts, is_taken=is_taken, initial=initial_of(row, told, parts, wards), **options)


def changed(request: HttpRequest, row: Any, form: Draft) -> HttpResponse:
    typed = form.cleaned_data
    fields, told = values(form)
    actions.change_draft(
        row,
        viewer=request.viewer,
        at=request.now,
        opened_at=typed["opened_at"],
        fields=fields,
        particulars=told,
        wards=[form.wards[key] for key in typed.get("wards", ())],
        resolutions=drafting.parts_typed(typed["decided"]) if "decided" in typed else None,
        retrospective=frozenset(map(int, typed["retrospective"])) if "retrospective" in typed else None,
    )
    messages.success(request, "Saved.")
    return redirect(address(row))


def both(request: HttpRequest, row: Any, form: Draft) -> HttpResponse:
    """Somebody saved first: their words beside those that were typed, which stand in the boxes still."""
    told = queries.particulars(request.viewer, [row]).get(row.pk)
    theirs = draft_form(request, row, told, None).initial
    names = [name for name in form.fields if name in theirs and name not in ("opened_at", "wards", "retrospective")]
    pairs = [(form[name].label, shown(theirs[name]), shown(form[name].value())) for name in names]
    data = request.POST.copy()
    data["opened_at"] = str(row.version)
    again = draft_form(request, row, told, data)
    return draft_page(request, row, told, again, [Difference(*pair) for pair in pairs if pair[1] != pair[2]])


def draft_page(request: HttpRequest, row: Any, told: Any, form: Draft, differences: Any = None) -> HttpResponse:
    parts = list(queries.parts(request.viewer, row))
    shown_here = {
        "decision": row,
        "form": form,
        "differences": differences,
        "parts": [(part, effect(part)) for part in parts],
        "differing": queries.differing(request.viewer, row, parts),
        "lacks": queries.lacking(request.viewer, [row])[row.pk],
        "is_taken": form.is_taken,
    }
    return render(request, "decisions/recording/draft.html", shown_here, status=200 if differences is None else 409)


def effect(part: Any) -> str:
    how = {"has_condition": part.has_condition, "is_retrospective": part.is_retrospective}
    return record.effect_in_words(part.kinds, is_condition_met=part.condition_met_at is not None, **how)


@login_required
def words_again(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """The minutes have changed since: let the draft say what they say now."""
    return one_press(request, slug, number, permissions.TAKE_WORDS_AGAIN, "words_again")


@login_required
def discard(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Throw a draft away, after asking."""
    return one_press(request, slug, number, permissions.DISCARD_DRAFT, "discard")


PRESSED = {
    "words_again": (actions.take_words_again, "The draft says what the minutes say now."),
    "discard": (actions.discard_draft, "Thrown away."),
}


def one_press(request: HttpRequest, slug: str, number: int, act: Any, name: str) -> HttpResponse:
    row = queries.decision(request.viewer, slug, number)
    if row is None:
        raise Http404("There is no such decision.")
    if why := act.refusal(request.viewer, row, at=request.now):
        raise Refused(why)
    if request.method != "POST":
        return render(request, f"decisions/recording/{name}.html", {"decision": row})
    do, told = PRESSED[name]
    do(row, viewer=request.viewer, at=request.now)
    messages.success(request, told)
    return redirect("decisions:to-record" if name == "discard" else address(row))
