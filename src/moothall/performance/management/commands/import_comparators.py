"""`moothall import comparators`: what other places report comes in from the files in which it is published."""

import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.db import transaction
from django.utils import timezone

from moothall.access.viewer import PUBLIC
from moothall.authority import queries as authority
from moothall.performance.bringing_comparators import CannotBeRead, bring, brought

NOTHING_DONE = 2


class Command(BaseCommand):
    help = (
        "Bring in figures of other places: files as the Local Government Benchmarking Framework publishes them, measures of adult social "
        "care by authority, JSON of Fingertips, or our own form. All of them or nothing; run again, it changes only what has changed."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("files", nargs="+", metavar="FILE", help="a CSV, XLSX or JSON file, or a folder of them")
        parser.add_argument("--name", required=True, help="how the source is called")
        parser.add_argument("--source", default="", metavar="WORDS", help="who publishes it, and under which licence")
        parser.add_argument("--year", default="", metavar="WORDS", help="of when the groups are")
        parser.add_argument(
            "--ours", default="", metavar="NAME", help="how these files call ourselves, where that is not the council's name"
        )
        parser.add_argument("--council", default="", metavar="SLUG", help="whose comparators they are; otherwise the council's own")

    def handle(self, *, files: list[str], council: str, **options: Any) -> None:
        row = authority.organisation(PUBLIC, council) if council else authority.home(PUBLIC)
        if row is None:
            self.refuse("There is no such council here. Make one with: moothall council NAME.")
        said = {
            name: " ".join(options[name].split())[:most] for name, most in (("name", 200), ("source", 300), ("year", 40), ("ours", 200))
        }
        try:
            found = brought(files)
            with transaction.atomic():
                done = bring(row, found, timezone.now(), **said)
        except CannotBeRead as why:
            self.refuse(*why.sentences)
        self.stdout.write("\n".join([*found.notes, *(f"Left out: {one}" for one in found.empty), done]))

    def refuse(self, *sentences: str) -> None:
        self.stderr.write("\n".join([*sentences, "Nothing was brought in."]))
        sys.exit(NOTHING_DONE)
