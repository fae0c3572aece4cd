"""One item of an agenda as a clerk works on it: its words, papers, what was handed out, urgency, withdrawal."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

from moothall.access.acts import ChangedMeanwhile
from moothall.access.versions import differences
from moothall.authority import queries as authority
from moothall.documents import actions as documents
from moothall.meetings import actions, permissions, queries, shown
from moothall.meetings.forms import agenda as forms
from moothall.meetings.views.working import item_for, meeting_for, one_form, page, to, to_item


def add_item(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    meeting = meeting_for(request, permissions.ADD_ITEM, slug, number)
    form = forms.NewItem(request.POST or None, **choices(request, meeting))
    if form.is_valid():
        item = actions.add_item(meeting, viewer=request.viewer, at=request.now, **form.facts())
        messages.success(request, f"On the agenda: {item}.")
        return redirect(to_item(item))
    late = "The agenda is out: this is a late item. It comes out with a supplement." if meeting.agenda_published_at else ""
    headline = late or "Nobody but the clerks sees it until the agenda is published."
    return page(request, "item", meeting, item=None, form=form, headline=headline)


def choices(request: HttpRequest, meeting: Any) -> dict[str, Any]:
    """The wards, departments and earlier meetings that an item of this council can name."""
    council = meeting.organisation_id
    return {
        "wards": authority.wards(request.viewer).filter(organisation=council),
        "departments": authority.departments(request.viewer).filter(organisation=council),
        "days": queries.may_confirm(request.viewer, meeting),
    }


def item(request: HttpRequest, slug: str, number: int, position: int) -> HttpResponse:
    """Everything of one item. The words of one that is out wait for a revised agenda."""
    row = item_for(request, permissions.CHANGE_ITEM, slug, number, position)
    form = form_of(request, row)
    if form.is_valid():
        try:
            facts = form.cleaned_data if row.published_at else form.facts() | {"opened_at": form.cleaned_data["opened_at"]}
            actions.change_item(row, viewer=request.viewer, at=request.now, **facts)
        except ChangedMeanwhile as meanwhile:
            return shown_item(request, row, *reopened(request, row, form, meanwhile.row))
        messages.success(request, "Kept. It comes out with a revised agenda." if row.published_at else "Saved.")
        return redirect(to_item(row))
    return shown_item(request, row, form)


def form_of(request: HttpRequest, row: Any) -> Any:
    """The words as they stand: of an item that is out, as they will be said."""
    if row.published_at:
        says = row.will_say or row
        first = {name: getattr(says, name) for name in ("title", "background", "text")} | {"opened_at": row.version}
        return forms.RevisedItem(request.POST or None, initial=first | {"because": getattr(says, "because", "")})
    told = {name: getattr(row, name) for name in ("title", "background", "text", "purpose", "is_private")}
    told |= {"opened_at": row.version, "confirms_minutes_of": row.confirms_minutes_of.isoformat() if row.confirms_minutes_of else ""}
    told |= {"authors": names(row, "author"), "presenters": names(row, "presenter")}
    told |= {"wards": [one.ward_id for one in row.wards], "departments": [one.department_id for one in row.departments]}
    return forms.ChangedItem(request.POST or None, initial=told, **choices(request, row.meeting))


def names(row: Any, part: str) -> str:
    of_part = [one for one in row.reported_by if one.part == part and one.said_in == "agenda"]
    return "\n".join(", ".join(word for word in (one.name, one.office) if word) for one in of_part)


def reopened(request: HttpRequest, row: Any, form: Any, theirs: Any) -> tuple[Any, Any]:
    """The same form with what was typed, and what somebody else wrote meanwhile."""
    data = request.POST.copy()
    data["opened_at"] = str(theirs.version)
    again = type(form)(data) if row.published_at else type(form)(data, **choices(request, row.meeting))
    again.is_valid()
    return again, differences(again, {name: getattr(theirs, name) for name in ("title", "background", "text")})


def shown_item(request: HttpRequest, row: Any, form: Any, found: Any = None) -> HttpResponse:
    said = {
        "item": row,
        "form": form,
        "papers": list(zip(row.with_papers, [shown.document(paper) for paper in row.with_papers], strict=True)),
        "grounds": [(one, shown.closure(one)) for one in row.closed_because],
        "differences": found,
        "headline": "It is out as it was published. What you change here comes out with a revised agenda."
        if row.published_at
        else "Nobody but the clerks sees it until it is published.",
    }
    return page(request, "item", row.meeting, status=200 if found is None else 409, **said)


def remove(request: HttpRequest, slug: str, number: int, position: int) -> HttpResponse:
    row = item_for(request, permissions.REMOVE_ITEM, slug, number, position)
    if request.method == "POST":
        actions.remove_item(row, viewer=request.viewer, at=request.now)
        messages.success(request, f"Removed: {row}. Its reports wait for another agenda.")
        return redirect(to("agenda", row.meeting))
    headline = "It goes with its papers. Nobody outside has read it; its reports wait for another agenda."
    said = {"title": f"Remove “{row}”", "button": "Remove it", "tone": "grave", "meeting": row.meeting}
    return one_form(request, (), headline=headline, back=to_item(row), **said)


def withdraw(request: HttpRequest, slug: str, number: int, position: int) -> HttpResponse:
    row = item_for(request, permissions.WITHDRAW_ITEM, slug, number, position)
    form = forms.Withdraw(request.POST or None)
    if form.is_valid():
        actions.withdraw_item(row, viewer=request.viewer, at=request.now, **form.cleaned_data)
        messages.success(request, "It is withdrawn once the revised agenda is published.")
        return redirect(to("agenda", row.meeting))
    headline = "It stays in its place and says so, once the revised agenda is published."
    said = {"title": f"Withdraw “{row}”", "button": "Withdraw it", "meeting": row.meeting}
    return one_form(request, form, headline=headline, back=to_item(row), **said)


def drop(request: HttpRequest, slug: str, number: int, position: int) -> HttpResponse:
    """Leave it as it was published. Only by its button."""
    row = item_for(request, permissions.DROP_REVISION, slug, number, position)
    if request.method == "POST":
        actions.drop_revision(row, viewer=request.viewer, at=request.now)
        messages.success(request, "Dropped: the item stays as it was published.")
    return redirect(to_item(row))


def urgent(request: HttpRequest, slug: str, number: int, position: int) -> HttpResponse:
    row = item_for(request, permissions.TAKE_AS_URGENT, slug, number, position)
    form = forms.Urgent(request.POST or None, initial={"because": row.urgent_because})
    if form.is_valid():
        actions.take_as_urgent(row, viewer=request.viewer, at=request.now, **form.cleaned_data)
        messages.success(request, "Kept. The reason is printed with the item, and belongs in the minutes.")
        return redirect(to_item(row))
    headline = (
        "An item that was not open to inspection for five clear days may be considered only if the chair is of the opinion, "
        "for special circumstances that the minutes specify, that it is urgent (Local Government Act 1972, section 100B(4)(b))."
    )
    said = {"title": f"Why “{row}” is urgent", "button": "Keep the reason", "meeting": row.meeting}
    return one_form(request, form, headline=headline, back=to_item(row), **said)


def add_paper(request: HttpRequest, slug: str, number: int, position: int) -> HttpResponse:
    """The file is judged by its content, and kept by the hash of it."""
    row = item_for(request, permissions.ADD_PAPER, slug, number, position)
    form = forms.NewPaper(request.POST or None, request.FILES or None)
    who = {"viewer": request.viewer, "at": request.now}
    if form.is_valid():
        told = form.cleaned_data
        sent = told.pop("file")
        file = documents.keep(row.meeting.organisation, stream=sent, name=sent.name, **who) if sent else None
        actions.add_paper(row, file=file, **told, **who)
        messages.success(request, f"Added: {told['title']}.")
        return redirect(to_item(row))
    late = "The item is out: this paper comes out with a supplement." if row.published_at else ""
    said = {"title": f"Add a paper to “{row}”", "button": "Add it", "meeting": row.meeting, "back": to_item(row)}
    return one_form(request, form, headline=late or "It comes out with the agenda.", **said)


def remove_paper(request: HttpRequest, slug: str, number: int, position: int, paper: int) -> HttpResponse:
    """Only by its button."""
    row = item_for(request, permissions.CHANGE_ITEM, slug, number, position)
    of_place = queries.paper(request.viewer, row.meeting, position, paper)
    if not of_place:
        raise Http404("There is no such paper.")
    if request.method == "POST":
        actions.remove_paper(of_place, viewer=request.viewer, at=request.now)
        messages.success(request, f"Removed: {of_place.title}.")
    return redirect(to_item(row))


def handed_out(request: HttpRequest, slug: str, number: int, position: int) -> HttpResponse:
    row = item_for(request, permissions.NAME_HANDED_OUT, slug, number, position)
    form = forms.NewHandedOut(request.POST or None)
    if form.is_valid():
        actions.name_handed_out(row, viewer=request.viewer, at=request.now, **form.cleaned_data)
        messages.success(request, "Named. Everybody reads that there was such a paper, and why it was not published.")
        return redirect(to_item(row))
    headline = "A paper that members had and the public had not is named, with the reason. The paper itself is not kept here."
    said = {"title": f"Name a paper of “{row}” that was not published", "button": "Name it", "meeting": row.meeting}
    return one_form(request, form, headline=headline, back=to_item(row), **said)
