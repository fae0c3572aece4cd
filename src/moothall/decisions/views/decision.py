"""One decision: its page, the same as plain data, and what can be done to it."""

from datetime import datetime
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from moothall.access.acts import Act, Refused
from moothall.access.viewer import PUBLIC, Viewer
from moothall.decisions import actions, attaching_permissions, forms, permissions, queries, rules, words
from moothall.decisions.matter_permissions import START_MATTER
from moothall.decisions.queries import attaching
from moothall.decisions.views import recorded, shown
from moothall.decisions.views.conditions import with_conditions
from moothall.decisions.views.rows import address, commitment_rows, plain
from moothall.record import queries as record

PROVES = ("decisions.publish", "decisions.bring_in")


def decision(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    row = queries.with_contents(request.viewer, found(request.viewer, slug, number))
    said = standing_of(request, row) | contents_of(request, row) | {"decision": row, "offers": offers(request, row), "proof": proof_of(row)}
    return render(request, "decisions/decision.html", said)


def found(viewer: Viewer, slug: str, number: int) -> Any:
    row = queries.decision(viewer, slug, number)
    if row is None:
        raise Http404("There is no such decision.")
    return row


def standing_of(request: HttpRequest, row: Any) -> dict[str, Any]:
    """Where it stands, why, and until when it can be called in."""
    closed = shown.closed_days(request.viewer, row)
    standing = row.standing(request.now)
    counted = queries.standing_requests(row.has_requests)
    return {
        "standing": standing,
        "by_whom": shown.by_whom(row),
        "clock": shown.clock_of(row, request.now, closed),
        "why": shown.explained(row, request.now, closed),
        "callers": shown.who_can_call_in(row, request.now),
        "requests": counted,
        "needed": queries.still_needed(request.viewer, row, counted),
        "supersessions": sorted([*row.gave_way_to, *row.took_the_place_of], key=lambda one: one.pk),
    }


def contents_of(request: HttpRequest, row: Any) -> dict[str, Any]:
    """What was decided and why, what it asks of whom, its papers, and what is not here."""
    viewer = request.viewer
    parts = with_conditions(request, row, row.has_parts)
    commitments = sorted((one for part in parts for one in part.has_commitments), key=lambda one: one.number)
    return recorded.record_of(viewer, row, parts, request.today) | {
        "said": shown.told_in_order(row.has_passages, parts),
        "events": shown.timeline(row, request.now, commitments),
        "commitments": commitment_rows(viewer, commitments, request.now),
        "facts": shown.facts_of(row, queries.wards_of(viewer, [row]).get(row.pk, [])),
        **papers_of(viewer, row),
        "remarks": row.has_remarks,
        "taken": row.was_taken,
        "reasons": words.paragraphs(row.reasons),
        "alternatives": words.paragraphs(row.alternatives),
        "announced": queries.verdict_of_decision(viewer, row, request.today) if row.is_key is not False else (None, None),
    }


def papers_of(viewer: Viewer, row: Any) -> dict[str, Any]:
    """Its papers, and what of them is not for publication; of a meeting's decision they stand with the agenda item."""
    closed = list(attaching.withheld(viewer, row)) if row.maker_kind in attaching_permissions.ALONE else []
    return {
        "documents": shown.papers_of(row, row.has_documents),
        "withheld": shown.withheld_of(closed),
        "opened": shown.opened_of(closed),
    }


def offers(request: HttpRequest, row: Any) -> list[shown.Offer]:
    """The buttons of this page, for whoever looks."""
    kept = [
        button(request, row, permissions.PUBLISH, "Publish this decision", "decisions:publish"),
        None
        if row.published_at
        else button(request, row, permissions.CHANGE_DRAFT, "Look through this draft", "decisions:draft", "second"),
        None if row.published_at else urgent(request, row),
        button(request, row, permissions.CALL_IN, "Call in this decision", "decisions:call-in"),
        button(request, row, permissions.CORRECT, "Correct this decision", "decisions:correct", "second") if row.published_at else None,
        button(request, row, permissions.SUPERSEDE, "Name what took its place", "decisions:supersede", "second")
        if row.published_at
        else None,
        attach(request, row),
        history_of(request, row),
        button(request, row, permissions.WITHDRAW, "Withdraw this decision", "decisions:withdraw", "grave"),
    ]
    return [offer for offer in kept if offer]


def urgent(request: HttpRequest, row: Any) -> shown.Offer | None:
    return button(request, row, permissions.CERTIFY_URGENCY, "Record who agreed that it is urgent", "decisions:certify-urgency", "second")


def attach(request: HttpRequest, row: Any) -> shown.Offer | None:
    """Papers are attached to what one person decided."""
    if row.maker_kind not in attaching_permissions.ALONE or row.is_published_elsewhere:
        return None
    return button(request, row, attaching_permissions.ATTACH, "Attach a report or an annex", "decisions:papers", "second")


def history_of(request: HttpRequest, row: Any) -> shown.Offer | None:
    """Where a clerk gathers what else there is about the matter."""
    where = reverse("decisions:start-matter", args=[row.organisation.slug]) + f"?of={row.reference}"
    return shown.offer(START_MATTER, "Begin the history of this matter", where, request.viewer, row, request.now, "second")


def button(request: HttpRequest, row: Any, act: Act, words: str, name: str, tone: str = "") -> shown.Offer | None:
    return shown.offer(act, words, to(name, row), request.viewer, row, request.now, tone)


def to(name: str, row: Any) -> str:
    return reverse(name, args=[row.organisation.slug, row.number])


def proof_of(row: Any) -> dict[str, Any]:
    """The entry of the record that published it, and whether a signed checkpoint covers it yet."""
    entry = record.entries_of(row.reference).filter(act__in=PROVES).first()
    latest = record.latest_checkpoint()
    return {"number": entry.number, "is_signed": bool(latest and latest.size >= entry.number)} if entry else {}


def as_data(request: HttpRequest, slug: str, number: int) -> JsonResponse:
    """Plain facts, for the public whoever is signed in."""
    row = found(PUBLIC, slug, number)
    facts = (
        plain(row, queries.wards_of(PUBLIC, [row]).get(row.pk, []), request.now)
        | recorded.as_data(PUBLIC, row)
        | {
            "address": request.build_absolute_uri(address(row)),
            "purpose": row.purpose,
            "reasons": row.reasons,
            "alternatives": row.alternatives,
            "call_in_as_published": row.call_in_as_published,
            "call_in": call_in_as_data(row),
            "meeting_words": row.meeting_words,
            "passages": [{"kind": one.kind, "text": one.text, "bullets": one.bullets} for one in queries.passages(PUBLIC, row)],
            "parts": [recorded.part_as_data(one) for one in queries.parts(PUBLIC, row)],
            "documents": papers_as_data(request, row),
            "commitments": [one.reference for one in queries.of_decision(PUBLIC, row)],
            "announced": list(judged.says) if (judged := queries.verdict_of_decision(PUBLIC, row, request.today)[1]) else [],
            "remarks": [{"kind": one.kind, "sentence": one.sentence, "said": one.said} for one in queries.remarks(PUBLIC, row)],
        }
    )
    return JsonResponse(facts, json_dumps_params={"indent": 2, "ensure_ascii": False})


def papers_as_data(request: HttpRequest, row: Any) -> list[dict[str, str]]:
    """Each paper that everybody may read, with where it is."""
    told = shown.papers_of(row, queries.documents(PUBLIC, row))
    return [{"title": one["title"], "address": request.build_absolute_uri(one["address"]) if one["address"] else ""} for one in told]


def call_in_as_data(row: Any) -> dict[str, Any]:
    """Who asked and why, and each moment of what came of it."""
    last = queries.call_in_of(PUBLIC, row)
    asked_for = queries.standing_requests(queries.requests(PUBLIC, row))
    moments = ("called_in_at", "call_in_invalid_at", "referred_at", "confirmed_at", "changed_at", "call_in_lapses_at")
    return {name: getattr(row, name) for name in moments} | {
        "is_valid": last and last.is_valid,
        "outcome": last.outcome if last else "",
        "answer": last.answer if last else "",
        "excluded_because": row.call_in_excluded_because,
        "requests": [{"who": one.who, "asked_at": one.asked_at, "grounds": one.grounds} for one in asked_for],
    }


def publish(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    row = asked(request, permissions.PUBLISH, slug, number)
    if request.method == "POST":
        actions.publish(row, viewer=request.viewer, at=request.now)
        messages.success(request, "Published.")
        return redirect(address(row))
    return render(
        request,
        "decisions/publish.html",
        {"decision": row, "lacks": queries.lacking(request.viewer, [row])[row.pk], "closes": "", "effect": "", "kept_out": ""}
        | foreseen(row, request.now),
    )


def foreseen(row: Any, moment: datetime) -> dict[str, str]:
    """What would follow if it were published at this moment."""
    if not row.is_subject_to_call_in or row.is_urgent:
        return {}
    _, rule = queries.call_in_rule(row.organisation_id, rules.day_of(moment))
    if why := rules.excluded_because(rule, queries.contents_of(row)):
        return {"kept_out": why}
    moments = rules.moments_after(moment, rule, shown.closed_days(PUBLIC, row))
    if not (moments.call_in_closes_at and moments.effective_from):
        return {}
    return {"closes": rules.closing_in_words(moments.call_in_closes_at), "effect": rules.beginning_in_words(moments.effective_from)}


def withdraw(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    row = asked(request, permissions.WITHDRAW, slug, number)
    form = forms.Withdraw(request.POST or None)
    if form.is_valid():
        actions.withdraw(row, viewer=request.viewer, at=request.now, **form.cleaned_data)
        messages.success(request, "Withdrawn. The decision stays on its page, with the reason.")
        return redirect(address(row))
    return render(request, "decisions/withdraw.html", {"decision": row, "form": form})


def asked(request: HttpRequest, act: Act, slug: str, number: int) -> Any:
    """The decision, for whoever may do this to it now; anybody else reads why not."""
    row = found(request.viewer, slug, number)
    if why := act.refusal(request.viewer, row, at=request.now):
        raise Refused(why)
    return row
