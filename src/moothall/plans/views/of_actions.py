"""An action's page: where it stands and why, its days with their history, what was said of it, what it waits for and who knows."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from moothall.authority import queries as authority
from moothall.plans import queries, rules
from moothall.plans.views.action_work import DOINGS
from moothall.plans.views.rows import hands
from moothall.plans.views.working import action_called, offers


def action(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    viewer, today = request.viewer, request.today
    row = queries.actions.with_story(viewer, action_called(request, slug, number))
    asked = queries.approvals.questions(viewer, [row.plan_id], request.now)[row.plan_id]
    earlier, later = queries.actions.carried(viewer, row)
    said = {
        "action": row,
        "state": rules.action_state(row.facts(), today, authority.closure_days(viewer, row.organisation_id)),
        "backing": rules.backing([one.put for one in asked], request.now, added_at=row.made_at, begun_on=row.begun_on),
        "milestones": row.of_milestones,
        "progress": row.of_words,
        "moves": row.of_moves,
        "known": [one for one in row.of_acknowledgements if one.due_on == row.due_on],
        "needs": list(queries.actions.needs(viewer, row)),
        "waiting": list(queries.actions.waiting(viewer, row)),
        "owner": queries.telling.holder_of(viewer, row.owner, today),
        "owed_back": queries.taken_up.owing_back(viewer, [row.pk], today),
        "hands": hands(request, "action", row),
        "earlier": earlier,
        "later": later,
        "offers": offers(request, row, DOINGS),
    }
    return render(request, "plans/action.html", said)
