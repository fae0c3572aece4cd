"""`moothall import returns`: the figures of a table are sent for review, all of them or none."""

import sys
from pathlib import Path

from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from moothall.access.acts import Refused
from moothall.access.viewer import THE_CLOCK
from moothall.authority.words import counted
from moothall.performance import actions
from moothall.performance.actions import LinesRefused, OnlyLooked
from moothall.performance.forms.returns_table import FiguresTable
from moothall.performance.management.commands.import_measures import NOTHING_TAKEN, council_called, sent


class Command(BaseCommand):
    help = (
        "Send figures from a CSV or Excel file for review. Ends with 0 if all were taken, and with 1 if a line was wrong, and none was. "
        "Run again, it leaves out what was sent already."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", metavar="FILE", help="a table as CSV or Excel (XLSX); its first line names the columns")
        parser.add_argument("--council", default="", metavar="NAME", help="whose figures these are; without it, the council of this place")
        parser.add_argument("--look", action="store_true", help="say what would be done, and do nothing")

    def handle(self, *, file: str, council: str, look: bool, **_: object) -> None:
        row = council_called(council)
        form = FiguresTable({}, {"file": sent(Path(file))}, viewer=THE_CLOCK, organisation=row)
        if not form.is_valid():
            self.refuse([str(one) for errors in form.errors.values() for one in errors])
        lines = [one["line"] for one in form.rows]
        try:
            actions.bring_figures(row, viewer=THE_CLOCK, at=timezone.now(), rows=lines, is_look=look)
        except OnlyLooked:
            self.stdout.write(f"{counted(len(lines), 'figure')} would be sent for review, for {row.name}.")
        except LinesRefused as refused:
            self.refuse(refused.sentences)
        except Refused as refused:
            self.refuse([str(refused)])
        else:
            self.stdout.write(f"{counted(len(lines), 'figure')} sent for review, or sent already, for {row.name}.")

    def refuse(self, sentences: list[str]) -> None:
        for one in sentences:
            self.stderr.write(one)
        self.stderr.write("Nothing was brought in.")
        sys.exit(NOTHING_TAKEN)
