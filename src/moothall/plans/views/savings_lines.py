"""The pages on which saving lines are written, planned month by month, judged, put to members, closed and opened."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse

from moothall.access.acts import Act
from moothall.plans import actions
from moothall.plans.forms import saving_lines as forms
from moothall.plans.forms.saving_tables import EXAMPLE, LinesTable
from moothall.plans.permissions import savings as permissions
from moothall.plans.queries import savings as queries
from moothall.plans.rules import savings as rules
from moothall.plans.views.savings import found
from moothall.plans.views.savings_shown import year_of
from moothall.plans.views.savings_working import Task, asked, back_to, by, performed, programme_for, sent, values
from moothall.plans.views.table import file

SAID = (
    *("title", "changes", "department", "portfolio", "owner", "workstream", "stream", "kind", "full_year", "cost"),
    *("equality", "service_effect"),
)


def line_for(request: HttpRequest, act: Act, slug: str, number: int) -> Any:
    return asked(request, act, found(queries.line(request.viewer, slug, number), "saving line"))


def choices(request: HttpRequest, programme: Any, line: Any = None) -> dict[str, Any]:
    """What a line may name: what stands today, and what it names already."""
    viewer, council, day = request.viewer, programme.organisation, request.today
    known = {
        "department": list(queries.departments(viewer, council, day)),
        "portfolio": list(queries.portfolios(viewer, council, day)),
        "owner": list(queries.offices(viewer, council, day)),
        "workstream": list(queries.workstreams(viewer, programme).filter(ended_at=None)),
        "stream": list(queries.streams(viewer, programme)),
    }
    for name, rows in known.items():
        row = line and getattr(line, name)
        if row and row not in rows:
            rows.append(row)
    return known


def new(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    row = programme_for(request, permissions.WRITE_LINE, slug, number)
    form = forms.LineForm(sent(request), **choices(request, row))
    task = Task(
        "Write a saving line",
        "It is a draft, and counts nowhere, until it is published.",
        "Keep the draft",
        form,
        lambda said: actions.write_saving_line(row, **by(request), **said),
        "Kept as a draft. Enter what it saves next.",
        back_to(row),
        template="line_form",
    )
    return performed(request, task)


def bring(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Many lines from a table, as drafts."""
    row = programme_for(request, permissions.BRING_LINES, slug, number)
    offered = choices(request, row)
    titles = list(queries.every_line(request.viewer).filter(programme=row).values_list("title", flat=True))
    known = {name: offered[name] for name in ("department", "portfolio", "workstream")} | {"titles": titles}
    sent_in, files = sent(request), request.FILES if request.method == "POST" else None
    form = LinesTable(sent_in, files, programme=row, known=known)
    task = Task(
        "Bring in lines from a table",
        "They come in as drafts. One bad line keeps all of it out, and each is named.",
        "Bring them in",
        form,
        lambda said: actions.bring_saving_lines(row, **by(request), lines=form.rows, opened_at=said.get("opened_at")),
        "Brought in, as drafts.",
        back_to(row),
        template="bring",
    )
    return performed(request, task, columns=LinesTable.columns, needed=LinesTable.needed, slug=slug, number=number)


def to_fill(kind: str) -> Callable[..., HttpResponse]:
    def given(request: HttpRequest, slug: str, number: int) -> HttpResponse:
        """The columns with one line for example, as a spreadsheet opens it."""
        row = programme_for(request, permissions.BRING_LINES, slug, number)
        leads = next(map(str, queries.departments(request.viewer, row.organisation, request.today)), "")
        example = EXAMPLE | {"department": leads, "year": rules.in_words(row.first_year)}
        return file(kind, "savings-to-fill", LinesTable.columns, [[example.get(name, "") for name in LinesTable.columns]])

    return given


def change(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    row = line_for(request, permissions.CHANGE_LINE, slug, number)
    initial = values(row, *SAID)
    for place, one in enumerate(queries.shares(request.viewer).filter(line=row)):
        shares = {"department": one.department, "portfolio": one.portfolio, "parts": one.parts}
        initial |= {f"share_{name}_{place}": value for name, value in shares.items()}
    form = forms.LineForm(sent(request), row=row, initial=initial, **choices(request, row.programme, row))
    task = Task(
        "Change this line",
        "What it saves has a page of its own, where each change keeps its reason.",
        "Keep this",
        form,
        lambda said: actions.change_saving_line(row, **by(request), **said),
        "Kept.",
        back_to(row),
        template="line_form",
    )
    return performed(request, task)


def profile(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """What the line saves in a year, month by month."""
    row = line_for(request, permissions.CHANGE_PROFILE, slug, number)
    year = year_of(request, row.programme)
    held = queries.profiles(request.viewer).filter(line=row, year=year, ended_at=None).first()
    initial = {"amount": held.amount} | {f"month_{place}": amount for place, amount in enumerate(held.months)} if held else {}
    is_amended = bool(queries.Known(request.viewer, [row], request.now).amended(row))
    form = forms.Profile(sent(request), row=row, initial=initial, names=rules.month_names(year), is_amended=is_amended)
    task = Task(
        f"What it saves in {rules.in_words(year)}",
        "The months come to the year, to the penny. Leave all months empty, and the year is spread evenly over them.",
        "Keep these figures",
        form,
        lambda said: actions.change_saving_profile(row, **by(request), year=year, **said),
        "Kept. What stood there before stays readable.",
        back_to(row),
        kind=row.title,
        template="profile",
    )
    return performed(request, task, year=year, is_shared=row.stream_id is not None)


def pressed(request: HttpRequest, row: Any, title: str, headline: str, button: str, do: Any, done: str, tone: str = "") -> HttpResponse:
    """A page with one button."""
    empty = forms.Form(sent(request))
    return performed(
        request, Task(title, headline, button, empty, lambda _: do(row, **by(request)), done, back_to(row), row.title, tone=tone)
    )


def publish(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    row = line_for(request, permissions.PUBLISH_LINE, slug, number)
    closed = "It is closed, so nobody else reads more of it than that there is a line, and why it is not shown."
    headline = closed if row.closure else "From then on it counts, and everybody reads it once the programme is public."
    return pressed(request, row, "Publish this line", headline, "Publish it", actions.publish_saving_line, "Published.")


def discard(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    row = line_for(request, permissions.DISCARD_LINE, slug, number)
    headline = "The draft is taken away. Its number is not given again."
    return pressed(request, row, "Discard this draft", headline, "Discard it", actions.discard_saving_line, "Discarded.", "grave")


def close(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    row = line_for(request, permissions.CLOSE_LINE, slug, number)
    task = Task(
        "Close this line under a ground",
        "Everything is open unless somebody closes it under a ground of the law, and says why. No sum that others read includes it.",
        "Close it",
        forms.Close(sent(request), today=request.today),
        lambda said: actions.close_saving_line(row, **by(request), **said),
        "Closed. Everybody reads that a line is not shown, and why.",
        back_to(row),
        kind=row.title,
    )
    return performed(request, task)


def open_it(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    row = line_for(request, permissions.OPEN_LINE, slug, number)
    task = Task(
        "Open this line",
        "Everybody reads it from then on, with all that was said of it while it was closed.",
        "Open it",
        forms.OpenLine(sent(request)),
        lambda said: actions.open_saving_line(row, **by(request), **said),
        "Opened.",
        back_to(row),
        kind=row.title,
        tone="grave",
    )
    return performed(request, task)


def put(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    row = line_for(request, permissions.PUT_LINE, slug, number)
    chosen = {
        "recommendations": list(queries.recommendations_to_choose(request.viewer, row.organisation)),
        "decisions": list(queries.decisions_to_choose(request.viewer, row.organisation)),
    }
    task = Task(
        "Tie it to what members are asked",
        "It is agreed once their answer has effect, for as much as it stands at now. More than that is not agreed by it.",
        "Tie it",
        forms.Put(sent(request), **chosen),
        lambda said: actions.put_saving_line(row, **by(request), by=said["by"]),
        "Tied.",
        back_to(row),
        kind=row.title,
    )
    return performed(request, task)


def judge(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    row = line_for(request, permissions.JUDGE_LINE, slug, number)
    initial = {"judged": row.judged, "because": row.judged_because}
    task = Task(
        "Say how sure it is",
        "What is delivered is at no risk. What cannot be achieved counts only as far as it was delivered.",
        "Keep this",
        forms.Judge(sent(request), row=row, initial=initial),
        lambda said: actions.judge_saving_line(row, **by(request), **said),
        "Kept.",
        back_to(row),
        kind=row.title,
    )
    return performed(request, task)


def serves(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    row = line_for(request, permissions.SERVE_OBJECTIVE, slug, number)
    objectives = list(queries.objectives_to_choose(request.viewer, row.organisation, request.today))
    initial = {"objective": queries.objective_of(request.viewer, row)}
    task = Task(
        "Say which objective it serves",
        "The page of the objective leads to it then, for whoever may read both.",
        "Keep this",
        forms.Serves(sent(request), objectives=objectives, initial=initial),
        lambda said: actions.say_what_a_saving_serves(row, **by(request), objective=said["objective"]),
        "Kept.",
        back_to(row),
        kind=row.title,
    )
    return performed(request, task)
