"""Many officers' decisions from a table: read, shown before anything is done, then taken whole or not at all."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from moothall.access.acts import Refused
from moothall.authority.words import counted
from moothall.decisions import actions, permissions
from moothall.decisions.forms.bringing import COLUMNS, EXAMPLE, NEEDED, OfficersDecisions
from moothall.decisions.rules import record
from moothall.decisions.views.recording_alone import council_for
from moothall.documents import tables


@login_required
def bring_table(request: HttpRequest, slug: str) -> HttpResponse:
    """The first press shows what would be done; the second does it."""
    council = council_for(request, slug)
    if why := permissions.BRING_OFFICERS_DECISIONS.refusal(request.viewer, council, at=request.now):
        raise Refused(why)
    sent = request.method == "POST"
    form = OfficersDecisions(
        request.POST if sent else None, request.FILES if sent else None, organisation=council, viewer=request.viewer, today=request.today
    )
    page = {"form": form, "council": council, "columns": COLUMNS, "needed": NEEDED, "bases": record.BASES}
    if not (sent and form.is_valid()):
        return render(request, "decisions/recording/table.html", page)
    if request.POST.get("do") != "take":
        return render(request, "decisions/recording/preview.html", page | {"rows": previewed(form), "text": form.text_sent} | counts(form))
    return taken(request, council, form)


def previewed(form: OfficersDecisions) -> list[dict[str, Any]]:
    """What each line would become: who decided what, when, and what the law asks for that it does not say."""
    return [told(row["line"], row["decision"], row["decision"].particulars.brought_as in form.known) for row in form.rows]


def told(line: int, decision: Any, is_known: bool) -> dict[str, Any]:
    of = decision.particulars
    taken_by = record.Taken(
        maker=decision.maker_kind,
        decided_on=decision.decided_on,
        is_executive=of.is_executive,
        is_key=decision.is_key,
        basis=of.basis,
        has_other_record=bool(of.other_record),
    )
    kept = record.Kept(
        decision=True,
        reasons=decision.reasons,
        alternatives=decision.alternatives,
        conflicts=decision.interests,
        dispensations=of.dispensations,
    )
    return {"line": line, "decision": decision, "is_known": is_known, "lacks": record.missing(taken_by, kept)}


def counts(form: OfficersDecisions) -> dict[str, int]:
    known = sum(row["decision"].particulars.brought_as in form.known for row in form.rows)
    return {"new": len(form.rows) - known, "known": known}


def taken(request: HttpRequest, council: Any, form: OfficersDecisions) -> HttpResponse:
    rows = [row["decision"] for row in form.rows]
    made = actions.bring_officers_decisions(council, viewer=request.viewer, at=request.now, rows=rows)
    before = len(rows) - len(made)
    said = f"Written down: {counted(len(made), 'draft')}." if made else "Nothing was changed."
    known = f" {counted(before, 'line')} {'was' if before == 1 else 'were'} here already." if before else ""
    messages.success(request, said + known.replace(" one", " One", 1))
    return redirect("decisions:to-record")


@login_required
def table_to_fill(request: HttpRequest, slug: str) -> HttpResponse:
    """The columns with one line for example, as a spreadsheet opens it."""
    council_for(request, slug)
    lines = tables.lines(COLUMNS, iter([[EXAMPLE.get(name, "") for name in COLUMNS]]))
    answer = HttpResponse("".join(one if isinstance(one, str) else one.decode() for one in lines), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="officers-decisions.csv"'
    return answer
