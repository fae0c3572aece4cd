"""`moothall search index`: the index made anew, from the record."""

from django.core.management.base import BaseCommand
from rich.console import Console

from moothall.record import followers
from moothall.search.models import Indexed
from moothall.search.tasks import INDEX


class Command(BaseCommand):
    help = "Read everything anew into the search index. The old index answers until each thing has been read."

    def handle(self, **options: object) -> None:
        with Console(stderr=True).status("Reading the record…"):
            followers.begin_again(INDEX)
            count = followers.catch_up(INDEX)
        self.stdout.write(f"Read {count:,} acts; the index holds {Indexed.objects.count():,} rows.")
