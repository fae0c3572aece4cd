"""Who attended, noted in one grid."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from moothall.access.acts import ChangedMeanwhile
from moothall.meetings import actions, permissions, queries
from moothall.meetings.forms import attendance as forms
from moothall.meetings.rules import attending
from moothall.meetings.views.working import meeting_for, sent_in, to

PRESENT = "Present"


def attendance(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    meeting = meeting_for(request, permissions.RECORD_ATTENDANCE, slug, number)
    rows = list(queries.attendance(request.viewer, meeting))
    form = forms.Attendance(sent_in(request), lines=lines(request, meeting, rows), initial={"opened_at": meeting.version})
    if request.method == "POST" and form.is_valid():
        try:
            return kept(request, meeting, form)
        except ChangedMeanwhile as changed:
            return again(request, changed.row, rows)
    return page(request, meeting, form, rows)


def lines(request: HttpRequest, meeting: Any, rows: list[Any]) -> list[forms.Line]:
    """Whoever sits on the body that day, and whoever was noted. Before anything is noted, members are taken to be there."""
    noted = {row.person_id: row for row in rows if row.person_id}
    is_new = not any(row.recorded_at for row in rows)
    seats = queries.seats_of_the_day(request.viewer, meeting)
    there = [line_of(seat, noted.get(seat.person_id), is_new) for seat in seats]
    seated = {seat.person_id for seat in seats}
    others = [line_of_row(row) for row in rows if row.person_id not in seated or row.person_id is None]
    return sorted(there, key=lambda line: line.is_substitute) + others


def line_of(seat: Any, row: Any, is_new: bool) -> forms.Line:
    """A seat of the day, as it was noted or as it may be expected."""
    capacity = queries.capacity_of(seat)
    if row:
        return line_of_row(row, capacity, seat.get_kind_display())
    is_expected = is_new and capacity != "substitute"
    name = str(seat.person)
    return forms.Line(
        name, capacity, seat.person_id, seat.get_kind_display(), PRESENT if is_expected else "", is_chair=is_new and seat.kind == "chair"
    )


def line_of_row(row: Any, capacity: str = "", office: str = "") -> forms.Line:
    return forms.Line(
        name=row.name,
        capacity=capacity or row.capacity,
        person=row.person_id,
        office=row.office or office,
        attended=row.attended,
        instead_of=row.instead_of_id,
        arrived_at=row.arrived_at,
        left_at=row.left_at,
        is_chair=row.is_chair,
    )


def kept(request: HttpRequest, meeting: Any, form: forms.Attendance) -> HttpResponse:
    opened_at = form.cleaned_data["opened_at"]
    actions.record_attendance(meeting, viewer=request.viewer, at=request.now, attendance=form.attendance(), opened_at=opened_at)
    messages.success(request, "Attendance is noted. The public reads it with the minutes.")
    return redirect(to("live", meeting))


def again(request: HttpRequest, meeting: Any, rows: list[Any]) -> HttpResponse:
    """Somebody changed the meeting meanwhile: the grid as it was typed, to be saved knowing it."""
    data = request.POST.copy()
    data["opened_at"] = str(meeting.version)
    form = forms.Attendance(data, lines=lines(request, meeting, list(queries.attendance(request.viewer, meeting))))
    form.is_valid()
    theirs = [f"{row.name}: {row.attended or 'not noted'}" for row in queries.attendance(request.viewer, meeting)]
    yours = [f"{one.name}: {one.attended or 'not noted'}" for one in form.attendance()] if form.is_valid() else []
    both = [{"label": "Who attended", "theirs": "\n".join(theirs), "yours": "\n".join(yours)}] if theirs != yours else []
    return page(request, meeting, form, rows, differences=both, status=409)


def page(request: HttpRequest, meeting: Any, form: Any, rows: list[Any], differences: Any = None, status: int = 200) -> HttpResponse:
    said = {
        "meeting": meeting,
        "form": form,
        "differences": differences,
        "headline": attending.attendance_in_words(queries.attended(rows)) if any(row.recorded_at for row in rows) else begins(form),
        "quorum": queries.quorum_in_words(request.viewer, meeting, rows),
    }
    return render(request, "meetings/live/attendance.html", said, status=status)


def begins(form: forms.Attendance) -> str:
    """What a clerk should know before anything is noted."""
    if not any(line.is_seated for line in form.lines):
        return "Nobody sits on this body on that day, so nobody is expected. Write below who was there."
    return "Nothing is noted yet. Members are marked as present: change those who were not, and save."
