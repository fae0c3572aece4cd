"""`moothall import measures`: the measures of a table become measures of a council, all of them or none."""

import sys
from pathlib import Path
from typing import Any

from django.core.files.base import ContentFile
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from moothall.access.acts import Refused
from moothall.access.viewer import THE_CLOCK
from moothall.authority import queries as authority
from moothall.authority.models import Organisation
from moothall.authority.words import counted
from moothall.performance import actions
from moothall.performance.forms.table import MeasuresTable

NOTHING_TAKEN = 1


class Command(BaseCommand):
    help = "Bring in measures from a CSV or Excel file. Ends with 0 if all were taken, and with 1 if a line was wrong, and none was."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", metavar="FILE", help="a table as CSV or Excel (XLSX); its first line names the columns")
        parser.add_argument("--council", default="", metavar="NAME", help="whose measures these are; without it, the council of this place")
        parser.add_argument("--look", action="store_true", help="say what would be done, and do nothing")

    def handle(self, *, file: str, council: str, look: bool, **_: object) -> None:
        now, row = timezone.localtime(), council_called(council)
        form = MeasuresTable({}, {"file": sent(Path(file))}, viewer=THE_CLOCK, today=now.date(), organisation=row)
        if not form.is_valid():
            self.refuse([str(one) for errors in form.errors.values() for one in errors])
        lines = [one["line"] for one in form.rows]
        if not look:
            try:
                actions.bring_measures(row, viewer=THE_CLOCK, at=now, rows=lines)
            except Refused as refused:
                self.refuse([str(refused)])
        self.stdout.write(f"{counted(len(lines), 'measure')} {'would be brought in' if look else 'brought in'}, for {row.name}.")

    def refuse(self, sentences: list[str]) -> None:
        for one in sentences:
            self.stderr.write(one)
        self.stderr.write("Nothing was brought in.")
        sys.exit(NOTHING_TAKEN)


def council_called(name: str) -> Organisation:
    """The council of this name, or of this place."""
    found: Any = authority.organisations(THE_CLOCK).filter(name__iexact=name).first() if name else authority.home(THE_CLOCK)
    if found is None:
        raise CommandError(f"There is no council called “{name}” here." if name else "There is no council here yet. Name one by --council.")
    return found


def sent(path: Path) -> ContentFile:
    try:
        return ContentFile(path.read_bytes(), name=path.name)
    except OSError as wrong:
        raise CommandError(f"{path} cannot be read: {wrong.strerror}.") from wrong
