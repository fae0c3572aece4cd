"""Authors of partners: invited, shown out again; and the door by which they come to the one report that is open to them."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from moothall.access.acts import Refused
from moothall.access.viewer import Viewer
from moothall.documents import links
from moothall.meetings import actions, permissions
from moothall.meetings.forms import reports as forms
from moothall.meetings.inviting import PURPOSE, token_of
from moothall.meetings.queries import reports as queries
from moothall.meetings.views.papers import file_of
from moothall.meetings.views.reports_files import kept
from moothall.meetings.views.reports_work import asked, to
from moothall.meetings.views.reports_writing import written

ALONE = {"Cache-Control": "private, no-store", "Referrer-Policy": "no-referrer", "X-Robots-Tag": "noindex"}


@login_required
def guests(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    row = asked(request, permissions.INVITE, slug, number)
    form = forms.Invite(request.POST or None, today=request.today)
    if form.is_valid():
        actions.invite_author(row, viewer=request.viewer, at=request.now, **form.cleaned_data)
        messages.success(request, f"{form.cleaned_data['name']} may write this report. The link is on its way to them.")
        return redirect(to("report-guests", row))
    rows = [
        {"row": one, "link": link_of(request, one), "is_open": not one.withdrawn_at and one.until >= request.today}
        for one in queries.invitations(request.viewer, row)
    ]
    return render(request, "meetings/reports/guests.html", {"report": row, "form": form, "rows": rows})


def link_of(request: HttpRequest, invitation: Any) -> str:
    """The address that opens the report to whoever was invited, until the end of their last day."""
    return request.build_absolute_uri(reverse("meetings:guest", args=[token_of(invitation, request.now.tzinfo)]))


@login_required
def take_back(request: HttpRequest, slug: str, number: int, key: int) -> HttpResponse:
    """The link opens nothing from now on."""
    row = asked(request, permissions.INVITE, slug, number)
    one = queries.invitation(request.viewer, row, key)
    if one is None:
        raise Http404("There is no such invitation.")
    if request.method == "POST":
        actions.take_back_invitation(one, viewer=request.viewer, at=request.now)
        messages.success(request, f"The link of {one.name} opens nothing any more.")
    return redirect(to("report-guests", row))


def guest(request: HttpRequest, token: str) -> HttpResponse:
    """The report to write, for whoever holds the link, and nothing else."""
    row, viewer, invitation = let_in(request, token)
    here = reverse("meetings:guest", args=[token])
    more = {"invitation": invitation, "token": token}
    return alone(written(request, row, viewer, here=here, template="meetings/reports/guest.html", **more))


def guest_files(request: HttpRequest, token: str) -> HttpResponse:
    row, viewer, invitation = let_in(request, token)
    here = reverse("meetings:guest-files", args=[token])
    more = {"invitation": invitation, "token": token}
    return alone(kept(request, row, viewer, here=here, template="meetings/reports/guest_files.html", **more))


def guest_file(request: HttpRequest, token: str, annex: int) -> HttpResponse:
    row, viewer, _ = let_in(request, token)
    one = queries.annex(viewer, row, annex)
    if one is None:
        raise Http404("There is no such file.")
    return alone(file_of(request, one))


def let_in(request: HttpRequest, token: str) -> tuple[Any, Viewer, Any]:
    """The one report that the link opens, and who comes by it; a link that opens nothing says why."""
    try:
        opens = links.opened(token, PURPOSE, at=request.now)
    except links.NotOpened as sentence:
        raise Refused(str(sentence)) from sentence
    invitation = queries.invitation_in_force(opens.reference, request.today)
    if invitation is None:
        raise Refused("This invitation has been taken back or has run out. Ask whoever invited you.")
    viewer = Viewer(invitation.guest, f"{invitation.name}, {invitation.partner}")
    if why := permissions.CHANGE_REPORT.refusal(viewer, invitation.report, at=request.now):
        raise Refused(why)
    report = invitation.report
    return queries.working_report(viewer, report.organisation.slug, report.number), viewer, invitation


def alone(response: HttpResponse) -> HttpResponse:
    """The address is the key: no cache keeps the page, no search engine lists it, and no other site learns it."""
    for name, value in ALONE.items():
        response[name] = value
    return response
