"""`moothall daily`: the daily round. Nothing of law depends on it: standings follow from the moment, and letters go by themselves."""

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.utils import timezone
from django.utils.module_loading import import_string

from moothall.worker import queries as worker


class Command(BaseCommand):
    help = "Remind whoever owes something, send what waits if no worker is there, tidy up, and sign the record. Run it once a day."

    def handle(self, **options: object) -> None:
        now = timezone.now()
        for room in settings.DAILY:
            if said := import_string(room)(at=now):
                self.stdout.write(said)
        if not worker.is_there(now):
            call_command("worker", once=True)
        call_command("record_checkpoint", stdout=self.stdout)
