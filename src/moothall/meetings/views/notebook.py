"""What a member has to read, and their own notes, marks and calendar. Nobody else sees any of it."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from moothall.access.viewer import PUBLIC
from moothall.authority import queries as authority
from moothall.authority.words import counted
from moothall.meetings import notebook, queries, shown
from moothall.meetings.forms import notebook as forms
from moothall.meetings.queries import notebook as own
from moothall.meetings.views.feeds import calendar_of

MOST_MEETINGS = 30
WORDS_A_MINUTE, MINUTES_A_PAGE = 200, 2


def signed_in(request: HttpRequest) -> HttpResponse | None:
    return redirect(f"{reverse('account_login')}?next={request.path}") if request.viewer == PUBLIC else None


def reading(request: HttpRequest) -> HttpResponse:
    """All papers of my coming meetings, the next first, with what I have read and what I noted."""
    if away := signed_in(request):
        return away
    rows = list(own.meetings_of_mine(request.viewer, request.today)[:MOST_MEETINGS])
    items = own.to_read(request.viewer, rows)
    papers = [paper for of in items.values() for item in of for paper in item.with_papers]
    references = [*(item.reference for of in items.values() for item in of), *(paper.reference for paper in papers)]
    said: dict[str, Any] = {"notes": own.notes_on(request.viewer, references), "read": own.read_marks(request.viewer, references)}
    left = [paper for paper in papers if paper.reference not in said["read"]]
    listed = [(row, *to_read_and_the_rest(items[row.pk], said["notes"])) for row in rows if row.pk in items]
    said |= {"listed": listed, "later": [row for row in rows if row.pk not in items], "headline": headline(rows, len(items), papers, left)}
    said |= {"calendar": calendar_address(request, own.calendar_key(request.viewer))}
    return render(request, "meetings/people/reading.html", said)


def to_read_and_the_rest(items: list[Any], notes: Any) -> tuple[list[Any], list[Any]]:
    """The items with papers or a note of one's own, each with its papers; and those that only have to be sat through."""
    full = [(item, [listed_paper(paper) for paper in item.with_papers]) for item in items if item.with_papers or item.reference in notes]
    return full, [item for item in items if not item.with_papers and item.reference not in notes]


def headline(rows: list[Any], out: int, papers: list[Any], left: list[Any]) -> str:
    """The page in a sentence; `out` says of how many meetings an agenda is out."""
    if not rows:
        return "No meeting of a body on which you sit is called."
    if not papers:
        return f"{counted(len(rows), 'meeting').capitalize()} to come, and no paper is out yet."
    time = sum(minutes_to_read(paper) for paper in left)
    rest = f"{counted(len(left), 'paper')} left, about {counted(time, 'minute')} to read." if left else "You have read them all."
    return f"{counted(len(papers), 'paper').capitalize()} for {counted(out, 'meeting')}: {rest}"


def listed_paper(paper: Any) -> dict[str, Any]:
    """A paper with what a reader wants to know before opening it."""
    return {"row": paper, "document": shown.document(paper), "minutes": minutes_to_read(paper), "closed_under": paper.closed_under}


def minutes_to_read(paper: Any) -> int:
    """About as long as it takes: by its words where they are here, by its pages otherwise."""
    words = len(paper.text.split())
    return max(1, words // WORDS_A_MINUTE if words else (paper.pages or 1) * MINUTES_A_PAGE)


def mark(request: HttpRequest) -> HttpResponse:
    """Say of a paper that it was read, or that it was not."""
    about = request.POST.get("about", "")
    if away := signed_in(request):
        return away
    if request.method != "POST" or not named(request, about):
        raise Http404("There is no such paper.")
    notebook.mark(request.viewer, about, is_read=request.POST.get("read") == "yes", at=request.now)
    return redirect(f"{reverse('meetings:reading')}#{anchor(about)}")


def note(request: HttpRequest, about: str) -> HttpResponse:
    """One's own note on a meeting, an item or a paper that one may see."""
    if away := signed_in(request):
        return away
    thing = named(request, about)
    if not thing:
        raise Http404("There is nothing here to write a note on.")
    known = own.note(request.viewer, about)
    first = {"opened_at": known.version if known else 0, "text": known.text if known else ""}
    form = forms.Write(request.POST if request.method == "POST" else None, initial=first)
    said: dict[str, Any] = {"about": about, "title": thing, "note": known}
    if not form.is_valid():
        return render(request, "meetings/people/note.html", said | {"form": form})
    other = notebook.write(request.viewer, about, form.cleaned_data["text"], opened_at=form.cleaned_data["opened_at"], at=request.now)
    if other:
        again = forms.Write({"opened_at": other.version, "text": form.cleaned_data["text"]})
        return render(request, "meetings/people/note.html", said | {"form": again, "other": other}, status=409)
    messages.success(request, "Your note is kept." if form.cleaned_data["text"].strip() else "Your note is forgotten.")
    return redirect(f"{reverse('meetings:reading')}#{anchor(about)}")


def notes(request: HttpRequest) -> HttpResponse:
    """All of one's notes as a file of plain text, to take away."""
    if away := signed_in(request):
        return away
    here = request.build_absolute_uri("/")
    told = [f"{here}{row.about}\n{row.saved_at:%Y-%m-%d %H:%M}\n\n{row.text}\n" for row in own.notes(request.viewer)]
    answer = HttpResponse("\n----\n\n".join(told) or "You have written no notes.\n", content_type="text/plain; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="my-notes.txt"'
    answer["Cache-Control"] = "private, no-store"
    return answer


def calendar_key(request: HttpRequest) -> HttpResponse:
    """A secret address for one's own calendar: made, made anew, or forgotten."""
    if away := signed_in(request):
        return away
    if request.method == "POST":
        if request.POST.get("forget"):
            notebook.forget_calendar(request.viewer)
        else:
            notebook.new_calendar_key(request.viewer, at=request.now)
    return redirect(f"{reverse('meetings:reading')}#calendar")


def my_calendar(request: HttpRequest, key: str) -> HttpResponse:
    """The announced meetings of the bodies on which the owner of the address sits today: dates that everybody may know."""
    account = own.owner_of_calendar(key)
    if not account:
        raise Http404("There is no such calendar.")
    bodies = authority.viewer_of(account, request.today).bodies
    rows = queries.coming(PUBLIC, request.today).filter(body__in=sorted(bodies))
    answer = calendar_of(request, rows, "my-meetings")
    answer["Cache-Control"] = "private, no-store"
    return answer


def calendar_address(request: HttpRequest, key: str) -> str:
    return request.build_absolute_uri(reverse("meetings:my-calendar", args=[key])) if key else ""


def named(request: HttpRequest, about: str) -> str:
    """What a reference names, in words, if whoever looks may see it; nothing otherwise."""
    match about.split("/"):
        case ["meetings", slug, number, *rest] if number.isdecimal() and len(number) < 10:
            meeting = queries.meeting(request.viewer, slug, int(number))
            return named_in(request, meeting, rest) if meeting else ""
    return ""


def named_in(request: HttpRequest, meeting: Any, rest: list[str]) -> str:
    if not all(part.isdecimal() and len(part) < 10 for part in rest[1::2]):
        return ""
    match rest:
        case []:
            return str(meeting)
        case ["items", position]:
            item = queries.item(request.viewer, meeting, int(position))
            return item.title if item else ""
        case ["items", position, "papers", number]:
            paper = queries.paper(request.viewer, meeting, int(position), int(number))
            return paper.title if paper else ""
    return ""


def anchor(about: str) -> str:
    return about.replace("/", "-")
