"""`moothall search index`: the index made anew, from the rows of every room."""

from django.core.management.base import BaseCommand
from rich.console import Console

from moothall.search import tasks


class Command(BaseCommand):
    help = "Read everything anew into the search index. Until it is done, the old index answers."

    def handle(self, **options: object) -> None:
        with Console(stderr=True).status("Reading every room…"):
            count = tasks.rebuild()
        self.stdout.write(f"The index holds {count:,} rows.")
