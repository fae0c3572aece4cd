"""What members are asked at a meeting of the story: a report goes with its item's agenda, and the answers are noted with the minutes."""

from collections.abc import Callable, Iterator
from datetime import date, datetime
from typing import Any, Protocol

from moothall.access.viewer import THE_CLOCK
from moothall.decisions.models import Decision
from moothall.decisions.queries.proposing import resolution_parts
from moothall.meetings import actions
from moothall.meetings.models import Item, Report
from moothall.meetings.queries.minutes import recommendations_of
from moothall.meetings.queries.reports import report_templates
from moothall.meetings.rules.reports import Holds, Section
from moothall.web.demo import model
from moothall.web.demo.telling.cast import Cast, at

Happening = tuple[datetime, Callable[[datetime], object]]
# A plan gives its own reasons and names its own money, so its report has only what members need to answer.
TEMPLATE = "Report on a plan"
SECTIONS = (
    Section("purpose", "Purpose", is_required=True),
    Section("recommendations", "Recommendations", holds=Holds.RECOMMENDATIONS),
    Section("background", "Background", is_required=True),
)


class Known(Protocol):
    """Where the rest of the story finds the rows that it has made."""

    def decision(self, code: str) -> Decision: ...

    def item(self, key: str, number: int) -> Item: ...


def items_called(borough: model.Borough, begins: str, adopted: date) -> Iterator[tuple[model.Meeting, model.Item]]:
    """The items whose title begins so, on agendas that came out once reports were written here."""
    for meeting in borough.meetings:
        if meeting.agenda_published_on and meeting.agenda_published_on > adopted:
            yield from ((meeting, item) for item in meeting.items if begins and item.title.startswith(begins))


def happenings(
    cast: Cast, known: Known, meeting: model.Meeting, item: model.Item, write: Callable[[datetime, dict[str, Any]], Report]
) -> Iterator[Happening]:
    """The report is written when the agenda is, with what is said `about` any report; it is answered when the minutes come out."""
    assert meeting.agenda_published_on
    yield at(meeting.agenda_published_on, 9, 40), lambda moment: put(cast, known, meeting, item, write, moment)
    if meeting.minutes_published_on:
        yield at(meeting.minutes_published_on, 9, 15), lambda moment: answer(cast, known, meeting, item, moment)


def keep_template(cast: Cast, clerk: Any, moment: datetime) -> None:
    actions.keep_report_template(cast.home, viewer=clerk, at=moment, name=TEMPLATE, sections=SECTIONS, clearances=())


def put(
    cast: Cast,
    known: Known,
    meeting: model.Meeting,
    item: model.Item,
    write: Callable[[datetime, dict[str, Any]], Report],
    moment: datetime,
) -> None:
    template = report_templates(THE_CLOCK, cast.home.pk, moment.date()).get(name=TEMPLATE)
    about = {"title": item.title, "body": cast.bodies[meeting.body], "wanted_on": meeting.on, "template": template, "is_handed_in": True}
    report, clerk = write(moment, about), cast.clerk_of(meeting.body, moment.date())
    actions.table_report(report, viewer=clerk, at=moment, item=known.item(meeting.key, item.number))


def answer(cast: Cast, known: Known, meeting: model.Meeting, item: model.Item, moment: datetime) -> None:
    """Part for part, in the order in which they were asked."""
    row, clerk = known.item(meeting.key, item.number), cast.clerk_of(meeting.body, moment.date())
    asked = list(recommendations_of(clerk, row))
    parts = [part for part in resolution_parts(clerk, row.meeting) if part.resolution.item_id == row.pk]
    how = [*("noted" for _ in asked[1:]), "agreed"]  # progress is noted; what is asked last is to approve
    actions.answer_recommendations(row, viewer=clerk, at=moment, answers=list(zip(asked, parts, how, strict=True)))
