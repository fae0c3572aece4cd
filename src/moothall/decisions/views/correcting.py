"""A published decision put right, beside how it read before; and another named that has taken its place."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from moothall.access.acts import ChangedMeanwhile, Refused
from moothall.access.versions import Difference, differences
from moothall.decisions import actions, forms, permissions, queries
from moothall.decisions.views.rows import address

OF_THE_DECISION = tuple(name for name, _ in queries.CORRECTED if name not in queries.OF_PARTICULARS)


def decision_for(request: HttpRequest, act: Any, slug: str, number: int) -> Any:
    row = queries.decision(request.viewer, slug, number)
    if row is None:
        raise Http404("There is no such decision.")
    if why := act.refusal(request.viewer, row, at=request.now):
        raise Refused(why)
    return row


def correct(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """The open words, to be put right with a reason."""
    row = decision_for(request, permissions.CORRECT, slug, number)
    form = correction_of(request, row, request.POST or None)
    if form.is_valid():
        try:
            return corrected(request, row, form)
        except ChangedMeanwhile as meanwhile:
            return both(request, meanwhile.row, form)
    return render(request, "decisions/recording/correct.html", {"decision": row, "form": form, "differences": None})


def correction_of(request: HttpRequest, row: Any, data: Any) -> forms.Correction:
    told = queries.particulars(request.viewer, [row]).get(row.pk)
    return forms.Correction(data, decision=row, particulars=told, parts=queries.open_parts(row))


def corrected(request: HttpRequest, row: Any, form: forms.Correction) -> HttpResponse:
    typed = form.cleaned_data
    actions.correct(
        row,
        viewer=request.viewer,
        at=request.now,
        opened_at=typed["opened_at"],
        because=typed["because"],
        fields={name: typed[name] for name in OF_THE_DECISION},
        particulars={name: typed[name] for name in sorted(queries.OF_PARTICULARS)},
        parts={number: typed[f"part-{number}"] for number in form.numbers},
    )
    messages.success(request, "Corrected. How it read before stays beside it, with your reason.")
    return redirect(address(row))


def both(request: HttpRequest, row: Any, form: forms.Correction) -> HttpResponse:
    """Somebody corrected it first: their words beside those that were typed, which stand in the boxes still."""
    data = request.POST.copy()
    data["opened_at"] = str(row.version)
    again = correction_of(request, row, data)
    theirs = {name: words for name, words in again.initial.items() if name != "opened_at"}
    said = {"decision": row, "form": again, "differences": differences(form, theirs)}
    return render(request, "decisions/recording/correct.html", said, status=409)


def supersede(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Name the later decision that has taken the place of this one."""
    row = decision_for(request, permissions.SUPERSEDE, slug, number)
    form = forms.Later(request.POST or None, viewer=request.viewer, decision=row)
    if form.is_valid():
        actions.supersede(row, viewer=request.viewer, at=request.now, later=form.cleaned_data["later"])
        messages.success(request, "Named. Each of the two leads to the other.")
        return redirect(address(row))
    return render(request, "decisions/recording/supersede.html", {"decision": row, "form": form})


def earlier(request: HttpRequest, slug: str, number: int, version: int) -> HttpResponse:
    """How a decision read until it was corrected, and what changed then."""
    row = queries.decision(request.viewer, slug, number)
    kept = queries.earlier_versions(request.viewer, row).filter(number=version).first() if row else None
    if row is None or kept is None:
        raise Http404("There is no such version.")
    later = queries.earlier_versions(request.viewer, row).filter(number=version + 1).first()
    changes = changed_in(kept.contents, later.contents if later else queries.as_read(row))
    said = {"decision": row, "kept": kept, "changes": changes, "is_last": later is None}
    return render(request, "decisions/recording/version.html", said)


def changed_in(before: list[list[str]], after: list[list[str]]) -> list[Difference]:
    """What read otherwise after a correction, field by field; `theirs` is how it read before.

    >>> [one.label for one in changed_in([["Title", "A"], ["Cost", "£1"]], [["Title", "B"], ["Cost", "£1"]])]
    ['Title']
    """
    now = dict(map(tuple, after))  # type: ignore[arg-type]
    return [Difference(label, words, now.get(label, "")) for label, words in before if words != now.get(label, "")]
