"""Sign the record as it stands: a door for the clock."""

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from moothall.record import actions, keys
from moothall.record.models import RecordIsBroken


class Command(BaseCommand):
    help = "Sign the record as it stands. Run it daily: what is not yet under a checkpoint cannot be proved to others."

    def handle(self, **options):
        try:
            checkpoint = actions.checkpoint(timezone.now())
        except (RecordIsBroken, keys.NoKey) as problem:
            raise CommandError(problem) from problem
        self.stdout.write(f"The {checkpoint} stands." if checkpoint else "Nothing has happened yet, so there is nothing to sign.")
