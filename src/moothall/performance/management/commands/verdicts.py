"""`moothall verdicts`: what everybody reads of each measure, worked out anew."""

from django.core.management.base import BaseCommand
from django.utils import timezone
from rich.console import Console

from moothall.performance import judging


class Command(BaseCommand):
    help = "Judge every measure anew, for the pages that count them. The daily round does so too."

    def handle(self, **options: object) -> None:
        with Console(stderr=True).status("Judging every measure…"):
            said = judging.daily(at=timezone.now())
        self.stdout.write(said or "There is no measure yet.")
