"""The import: each file is stored whole or not at all, and what waits for another file is tried again at the end."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from django.db import OperationalError, transaction

from moothall.access.acts import Refused, recording, waking_once
from moothall.exchange.moderngov.pages import (
    AttendancePage,
    CommitteesPage,
    CouncillorsPage,
    DecisionPage,
    DecisionsList,
    ForwardPlanPage,
    IssuePage,
    MeetingPage,
    MeetingsList,
    Page,
)
from moothall.exchange.moderngov.reading import FileRead, read_file

from . import attendance, bodies, decision_lists, decisions, issues, kept, lists, meetings, notices, people, tying
from .awaited import Awaited, awaited_by
from .council import Council, known_organisation, organisation_named
from .desk import Conflict, Desk, Waits
from .files import File
from .report import Outcome, Report, Stored, unplaced_in

STORES: dict[type[Page], Callable[..., str]] = {
    CommitteesPage: bodies.store,
    CouncillorsPage: people.store,
    MeetingsList: lists.store,
    MeetingPage: meetings.store,
    DecisionPage: decisions.store,
    DecisionsList: decision_lists.store,
    IssuePage: issues.store,
    ForwardPlanPage: notices.store,
    AttendancePage: attendance.store,
}
MISTAKE = "Moothall made a mistake here ({}: {}). Nothing of the file was stored. Please report it, with the file if it is public."
NO_COUNCIL = "Nobody says whose page this is. Name the council with --council, or in a councils.csv in its folder."


@dataclass
class Import:
    """One run. What it has finished stays, however it ends; run again, it goes on where it was."""

    at: datetime
    report: Report = field(default_factory=Report)
    councils: dict[str, Council] = field(default_factory=dict)
    awaited: dict[str, list[Awaited]] = field(default_factory=dict)

    def run(self, files: Sequence[File], tell: Callable[[File], None]) -> Report:
        """Read and store every file; `tell` hears of each before it is read."""
        with waking_once():
            for file in [file for file in files if self.take(file, tell)]:
                self.take(file, tell, is_last_round=True)
            self.tie_what_has_come(files)
        self.name_what_is_not_here()
        return self.report

    def take(self, file: File, tell: Callable[[File], None], is_last_round: bool = False) -> bool:
        """Read and store one file; whether it has to wait for others."""
        tell(file)
        try:
            stored, waits = self.stored(file, read_file(file.path, file.name, file.council), is_last_round)
        except OperationalError:  # a full disk or a lost connection stops everything
            raise
        except Exception as mistake:  # of ours: the others are read all the same
            self.councils.clear()
            stored, waits = Stored(file.name, Outcome.NOT_UNDERSTOOD, MISTAKE.format(type(mistake).__name__, mistake)), False
        if stored:
            self.enter(stored)
        return waits

    def stored(self, file: File, read: FileRead, is_last_round: bool) -> tuple[Stored | None, bool]:
        """What came of a file, if anything yet, and whether it has to wait."""
        if read.page is None or not file.council:
            return Stored(file.name, Outcome.NOT_UNDERSTOOD, read.not_understood or NO_COUNCIL), False
        try:
            words, desk = self.store(read.page, file.council, is_last_round)
        except Waits as waits:
            self.councils.clear()  # what was looked up since may have been taken back
            return (Stored(file.name, Outcome.NOT_UNDERSTOOD, str(waits)), False) if is_last_round else (None, True)
        except (Conflict, Refused) as refused:
            self.councils.clear()
            return Stored(file.name, Outcome.NOT_UNDERSTOOD, str(refused)), False
        self.awaited[file.name] = list(awaited_by(read.page, file.council))
        return told(file.name, read, words, desk), desk.is_waiting

    def store(self, page: Page, name: str, is_last_round: bool) -> tuple[str, Desk]:
        """One transaction, and one act to whoever follows the record: all of the page, or nothing of it."""
        with transaction.atomic(), recording():
            desk = Desk(self.council(name), is_last_round)
            words = STORES.get(type(page), kept.store)(page, desk)
            if type(page) in STORES and type(page) not in kept.OF_THEIR_OWN:
                kept.remember(page, desk)
        return words, desk

    def enter(self, stored: Stored) -> None:
        """A file that was taken up twice is told of once, with the greater of what came of it."""
        earlier = next((file for file in self.report.files if file.name == stored.name), None)
        if earlier is None:
            self.report.files.append(stored)
        elif earlier.outcome is Outcome.UNCHANGED or stored.outcome in (Outcome.CHANGED, Outcome.NOT_UNDERSTOOD):
            self.report.files[self.report.files.index(earlier)] = stored

    def tie_what_has_come(self, files: Sequence[File]) -> None:
        """Each council's own, whole or not at all. A run that was stopped leaves it to the next one."""
        for name in dict.fromkeys(file.council for file in files if file.council):
            if found := known_organisation(name):
                with transaction.atomic(), recording():
                    tying.tie(Council(found, self.at))

    def name_what_is_not_here(self) -> None:
        """Asked at the end, when everything that is to come has come."""
        for place, file in enumerate(self.report.files):
            missing = [one.sentence for one in self.awaited.get(file.name, ()) if not one.is_here(self.council(one.council))]
            self.report.files[place] = replace(file, gaps=(*file.gaps, *missing))

    def council(self, name: str) -> Council:
        if name not in self.councils:
            self.councils[name] = Council(organisation_named(name, self.at), self.at)
        return self.councils[name]


def told(name: str, read: FileRead, words: str, desk: Desk) -> Stored:
    outcome = Outcome.CHANGED if desk.changed else Outcome.READ if desk.new else Outcome.UNCHANGED
    page = read.page
    assert page, "only what was understood is stored"
    words = f"{words}, empty" if page.is_empty else words
    gaps = tuple(gap.sentence for gap in page.gaps)
    return Stored(name, outcome, words, gaps, unplaced_in(page), (*read.notes, *page.notes, *desk.notes))
