"""A notice as a clerk works on it: written, published, published again, moved, withdrawn, joined; and the two exceptions."""

import re
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from moothall.access.acts import Act, ChangedMeanwhile, Refused
from moothall.access.versions import differences
from moothall.authority.words import day_in_words
from moothall.decisions import actions, permissions, queries
from moothall.decisions.forms import notices as forms
from moothall.decisions.rules import notices as law
from moothall.decisions.views.notices import council_of, found
from moothall.decisions.views.rows import address
from moothall.meetings import queries as meetings
from moothall.meetings.queries import reports

ITEM = re.compile(r"meetings/(?P<slug>[-\w]{1,80})/(?P<number>\d{1,9})/items/(?P<position>\d{1,9})")
REPORT = re.compile(r"meetings/(?P<slug>[-\w]{1,80})/reports/(?P<number>\d{1,9})")
NEVER_TYPED_AGAIN = ("copies_from", "others_may_come", "how_to_ask", "contact")
USUAL = {
    "others_may_come": "Other documents relevant to the matter may be submitted to whoever decides.",
    "how_to_ask": "Ask at the same address; they are given as they become available.",
}


def one_form(
    request: HttpRequest,
    form: Any,
    *,
    title: str,
    headline: str,
    button: str,
    back: str,
    about: str = "",
    notes: Sequence[str] = (),
    rows: Any = None,
    names: Sequence[str] = (),
    tone: str = "",
) -> HttpResponse:
    """A page with one thing to do. `back` is where it leads, done or not; `rows` are both texts of two people who typed at once."""
    said = {"form": form, "title": title, "headline": headline, "button": button, "back": back, "about": about, "notes": notes}
    rest = {"differences": rows, "names": names, "tone": tone}
    return render(request, "decisions/notices/form.html", said | rest, status=200 if rows is None else 409)


def sent(request: HttpRequest) -> Any:
    return request.POST if request.method == "POST" else None


def asked(request: HttpRequest, act: Act, slug: str, number: int) -> Any:
    """The notice, for whoever may do this to it now; anybody else reads why not."""
    row = found(request, slug, number)
    if why := act.refusal(request.viewer, row, at=request.now):
        raise Refused(why)
    return row


def done(form: Any, box: str | None, do: Callable[[], Any]) -> bool:
    """Whether the act was done. One that is refused says why at its box, and keeps what was typed."""
    try:
        do()
    except ChangedMeanwhile:
        raise
    except Refused as why:
        form.add_error(box, str(why))
        return False
    return True


def thing_named(request: HttpRequest, council: Any, reference: str) -> Any:
    """The agenda item or the report of this council that a reference names."""
    if found := ITEM.fullmatch(reference):
        meeting = meetings.meeting(request.viewer, found["slug"], int(found["number"]))
        thing = meeting and meetings.item(request.viewer, meeting, int(found["position"]))
    elif found := REPORT.fullmatch(reference):
        thing = reports.report(request.viewer, found["slug"], int(found["number"]))
    else:
        thing = None
    if not thing or thing.organisation_id != council.pk:
        raise Http404("There is no such item or report.")
    return thing


def new(request: HttpRequest, slug: str) -> HttpResponse:
    """A new notice; of an item or a report, begun with what these say already."""
    council = council_of(request, slug)
    if why := permissions.DRAFT_NOTICE.refusal(request.viewer, council, at=request.now):
        raise Refused(why)
    reference = request.GET.get("about", "")
    thing = thing_named(request, council, reference) if reference else None
    form = forms.NoticeForm(sent(request), viewer=request.viewer, organisation=council, initial=begun_with(request, council, thing))
    if form.is_valid():
        row = actions.draft_notice(council, viewer=request.viewer, at=request.now, notice=form.notice())
        if thing:
            actions.join_notice(row, viewer=request.viewer, at=request.now, **{"report" if is_report(thing) else "item": thing})
        messages.success(request, "Kept as a draft. Nobody but the clerks sees it until it is published.")
        return redirect(address(row))
    said = {"title": "New notice", "button": "Keep the draft", "back": reverse("decisions:notices-desk")}
    headline = "In the order of the law. A draft may leave boxes empty: what is missing is named before it is published."
    return one_form(request, form, headline=headline, notes=key_notes(request, council), names=form.names, **said)


def is_report(thing: Any) -> bool:
    return not hasattr(thing, "meeting")


def begun_with(request: HttpRequest, council: Any, thing: Any) -> dict[str, Any]:
    """What an item or a report says, and what the last notice said that does not change from one to the next."""
    last = queries.last_notice(request.viewer, council)
    same = {name: getattr(last, name) for name in NEVER_TYPED_AGAIN if last and getattr(last, name)}
    if thing is None:
        return USUAL | same
    body, day = (thing.body, thing.wanted_on) if is_report(thing) else (thing.meeting.body, thing.meeting.held_on)
    return USUAL | same | {"title": thing.title, "body": body.pk, "due_on": day, "documents": f"Report: {thing.title}", "is_key": True}


def key_notes(request: HttpRequest, council: Any) -> list[str]:
    """What makes a decision key here, by the council's figures of today."""
    figures = queries.key_figures(request.viewer, council.pk, request.today)
    capital = f", for capital £{figures.capital:,}" if figures.capital else ""
    return [
        f"A decision is key from £{figures.pounds:,}{capital}, or where its effects are significant in {figures.wards} or more wards. "
        f"{law.SOURCE_OF_KEYNESS}."
    ]


def written(row: Any, wards: Sequence[Any]) -> dict[str, Any]:
    """A notice as its form shows it."""
    names = [name for name in forms.NoticeForm.base_fields if name not in ("body", "wards", "portfolio", "department", "decides_as")]
    keys = {name: getattr(row, f"{name}_id") for name in ("body", "portfolio", "department")}
    rest = {"wards": [ward.pk for ward in wards], "decides_as": row.maker_kind if row.person else "", "opened_at": row.version}
    return {name: getattr(row, name) for name in names} | keys | rest


def rewritten(request: HttpRequest, row: Any, kind: Any, keep: Callable[[Any], Any], **page: Any) -> HttpResponse:
    """The form of a notice that is there already; two people who type at once see both texts."""
    wards = queries.wards_of_notices(request.viewer, [row]).get(row.pk, [])
    made = {"viewer": request.viewer, "organisation": row.organisation}
    form, rows = kind(sent(request), initial=written(row, wards), **made), None
    if form.is_valid():
        try:
            if done(form, None, lambda: keep(form)):
                return redirect(address(row))
        except ChangedMeanwhile as meanwhile:
            form, rows = again(form, meanwhile.row, kind, made)
    notes = [*key_notes(request, row.organisation), *keyness_of(request, row, len(wards))]
    return one_form(request, form, back=address(row), notes=notes, rows=rows, names=form.names, **page)


def again(form: Any, theirs: Any, kind: Any, made: dict[str, Any]) -> tuple[Any, Any]:
    """The same form with everything typed, to be sent again knowing what stands there now."""
    data = form.data.copy()
    data["opened_at"] = str(theirs.version)
    reopened = kind(data, **made)
    reopened.is_valid()
    names = ("title", "matter", "due_on", "due_until", "documents", "copies_from", "others_may_come", "how_to_ask", "private_because")
    return reopened, differences(reopened, {name: getattr(theirs, name) for name in names})


def keyness_of(request: HttpRequest, row: Any, wards: int) -> tuple[str, ...]:
    """Which of the two tests the figures of this notice meet, by the council's rule of the day planned."""
    effects = law.Effects(pounds=row.pounds, money=law.Money(row.money), wards=wards, is_all_wards=row.is_all_wards)
    return law.keyness(effects, queries.key_figures(request.viewer, row.organisation_id, row.due_on or request.today))


def change(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    row = asked(request, permissions.CHANGE_NOTICE, slug, number)

    def keep(form: Any) -> None:
        facts = {"notice": form.notice(), "opened_at": form.cleaned_data["opened_at"]}
        actions.change_notice(row, viewer=request.viewer, at=request.now, **facts)
        messages.success(request, "Saved.")

    page = {"title": "Change the draft", "button": "Save", "headline": "Nobody but the clerks sees it until it is published."}
    return rewritten(request, row, forms.ChangedNotice, keep, **page)


def publish_again(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    row = asked(request, permissions.PUBLISH_CHANGED_NOTICE, slug, number)

    def keep(form: Any) -> None:
        facts = {name: form.cleaned_data[name] for name in ("opened_at", "because", "starts_again")}
        actions.publish_changed_notice(row, viewer=request.viewer, at=request.now, notice=form.notice(), **facts)
        messages.success(request, "Published again. What it said before stays to be read.")

    page = {"title": "Publish it again, changed", "button": "Publish it again", "headline": "Everybody reads the new words from then on."}
    return rewritten(request, row, forms.PublishedAgain, keep, **page)


def publish(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """What is missing by the law, what would follow if it came out now, and the button."""
    row = asked(request, permissions.PUBLISH_NOTICE, slug, number)
    if request.method == "POST":
        actions.publish_notice(row, viewer=request.viewer, at=request.now)
        messages.success(request, "Published.")
        return redirect(address(row))
    wards = queries.wards_of_notices(request.viewer, [row]).get(row.pk, [])
    said = {
        "row": row,
        "missing": law.missing(queries.stated(request.viewer, row, request.today)),
        "source": law.SOURCE_OF_FIELDS,
        "contents": queries.notice_as_published(request.viewer, row, request.today),
        "judged": queries.if_published(request.viewer, row, request.today),
        "keyness": keyness_of(request, row, len(wards)),
    }
    return render(request, "decisions/notices/publish.html", said)


def carry(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    row = asked(request, permissions.CARRY_NOTICE, slug, number)
    first = {"due_on": row.due_on, "due_until": row.due_until, "opened_at": row.version}
    form, rows = forms.Carried(sent(request), initial=first), None
    if form.is_valid():
        try:
            if done(form, "due_on", lambda: carried(request, row, form)):
                return redirect(address(row))
        except ChangedMeanwhile as meanwhile:
            form = form.reopened(meanwhile.row)
            rows = differences(form, {name: getattr(meanwhile.row, name) for name in ("due_on", "due_until")})
    said = {"title": "Move it to another time", "button": "Move it", "back": address(row), "about": row.title}
    return one_form(request, form, headline="It stays one notice, with its history.", rows=rows, **said)


def carried(request: HttpRequest, row: Any, form: Any) -> None:
    actions.carry_notice(row, viewer=request.viewer, at=request.now, **form.cleaned_data)
    messages.success(request, "Moved. When it was to be decided before stays to be read.")


def withdraw(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    row = asked(request, permissions.WITHDRAW_NOTICE, slug, number)
    form = forms.WithdrawnNotice(sent(request))
    if form.is_valid():
        actions.withdraw_notice(row, viewer=request.viewer, at=request.now, **form.cleaned_data)
        messages.success(request, "Withdrawn. The notice stays on its page, with the reason.")
        return redirect(address(row))
    said = {"title": "Withdraw this notice", "button": "Withdraw it", "back": address(row), "about": row.title, "tone": "grave"}
    return one_form(request, form, headline="It is no longer to be decided. Everybody can still read it, with your reason.", **said)


def general_exception(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    row = asked(request, permissions.USE_GENERAL_EXCEPTION, slug, number)
    form = forms.GeneralException(sent(request))
    facts = {"viewer": request.viewer, "at": request.now}
    if form.is_valid() and done(form, None, lambda: actions.use_general_exception(row, **facts, **form.cleaned_data)):
        messages.success(request, "Published. The notice says from when it may be decided.")
        return redirect(address(row))
    return one_form(request, form, **exceptional(row, law.Way.GENERAL_EXCEPTION, "Use the general exception", request.today))


def special_urgency(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    row = asked(request, permissions.USE_SPECIAL_URGENCY, slug, number)
    form = forms.SpecialUrgency(sent(request))
    facts = {"viewer": request.viewer, "at": request.now}
    if form.is_valid() and done(form, "agreed_by", lambda: actions.use_special_urgency(row, **facts, agreement=form.agreed())):
        messages.success(request, "Published, with the reasons. The leader reports it to Council.")
        return redirect(address(row))
    return one_form(request, form, **exceptional(row, law.Way.SPECIAL_URGENCY, "Record special urgency", request.today))


def exceptional(row: Any, way: law.Way, title: str, today: date) -> dict[str, Any]:
    """What the pages of both exceptions say: the rule of the day, with its source."""
    rule = law.notice_rule(way, row.due_on or today)
    notes = [rule.words, f"{rule.source}: {rule.mark.words}."] if rule else ["The law of that day knows no such way."]
    headline = "It is published at once, and the notice with it if that is not out yet."
    return {"title": title, "button": "Publish it", "back": address(row), "about": row.title, "notes": notes, "headline": headline}


def join(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Say what it announces: an item, a report or a decision that is near its day."""
    row = asked(request, permissions.JOIN_NOTICE, slug, number)
    things = {f"{kind} {thing.pk}": (kind, thing) for kind, thing in queries.near_a_notice(request.viewer, row, timedelta(days=62))}
    choices = [(key, f"{kind.capitalize()}: {told(kind, thing)}") for key, (kind, thing) in things.items()]
    form = forms.Joined(sent(request), choices=choices)
    if form.is_valid():
        kind, thing = things[form.cleaned_data["to"]]
        actions.join_notice(row, viewer=request.viewer, at=request.now, **{kind: thing})
        messages.success(request, "Joined. Each now leads to the other.")
        return redirect(address(row))
    said = {"title": "Join it to what it announces", "button": "Join them", "back": address(row), "about": row.title}
    notes = [] if things else ["Nothing of this council stands near the day of this notice yet."]
    return one_form(request, form, headline="An item of an agenda, a report, or the decision that was made.", notes=notes, **said)


def told(kind: str, thing: Any) -> str:
    day = {"item": lambda: thing.meeting.held_on, "report": lambda: thing.wanted_on, "decision": lambda: thing.decided_on}[kind]()
    return ", ".join(word for word in (thing.title, day_in_words(day, weekday=False) if day else "") if word)
