"""Three matters of the story with their history gathered: begun a month after the council came, and added to when more is decided."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from moothall.access.viewer import THE_CLOCK, Role
from moothall.decisions import actions
from moothall.decisions.queries import matters
from moothall.web.demo import model
from moothall.web.demo.decisions import published
from moothall.web.demo.telling.cast import at
from moothall.web.demo.telling.events import Event, Story

A_MONTH, FEWEST = timedelta(days=30), 2


@dataclass(frozen=True, slots=True)
class Told:
    """One matter of the story: its title, and what it is about."""

    title: str
    about: str


HISTORIES = {
    "damp": Told("Damp and mould in council homes", "From the first report to work done by the council's own staff."),
    "library": Told("Library hours in Northfield", "How often the library opens, what its readers asked for, and what came of it."),
    "wall": Told("The harbour wall", "The survey, the breach, and the stone that closed it."),
}


def with_histories(story: Story) -> list[Event]:
    """Everything that happens, and among it what the clerks gathered."""
    gathered = [event for key, told in HISTORIES.items() for event in of_history(story, key, told)]
    return sorted([*story.events(), *gathered], key=lambda event: event.moment)


def of_history(story: Story, key: str, told: Told) -> Iterator[Event]:
    """Begun with what had been decided by then and published at once; what is decided later is added on the day on which it is out."""
    steps = [each for each in story.borough.decisions if each.matter == key and each.published_on]
    begins = story.adopted + A_MONTH
    first = [each for each in steps if published(each) < begins]
    later = [each for each in steps if published(each) >= begins]
    if len(first) >= FEWEST:
        yield Event(at(begins, 9), lambda moment: begin(story, told, first, moment))
        yield from (Event(at(published(each), 16), lambda moment, each=each: add(story, told, each, moment)) for each in later)


def begin(story: Story, told: Told, first: list[model.Decision], moment: datetime) -> None:
    clerk = story.cast.holder(Role.COMMITTEE_CLERK, moment.date())
    row = actions.start_matter(story.cast.home, viewer=clerk, at=moment, title=told.title, about=told.about)
    for each in first:
        actions.add_to_matter(row, viewer=clerk, at=moment, kind="decision", thing=story.decision(each.code))
    actions.publish_matter(row, viewer=clerk, at=moment)


def add(story: Story, told: Told, later: model.Decision, moment: datetime) -> None:
    clerk = story.cast.holder(Role.COMMITTEE_CLERK, moment.date())
    row = matters.matters(THE_CLOCK).get(organisation=story.cast.home, title=told.title)
    actions.add_to_matter(row, viewer=clerk, at=moment, kind="decision", thing=story.decision(later.code))
