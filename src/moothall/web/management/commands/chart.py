"""`moothall chart` among the words of `moothall help`; the `moothall` command itself comes to it without Django."""

import sys

from django.core.management.base import BaseCommand

from moothall.statistics import chart_command


class Command(BaseCommand):
    help = "Judge a series by its control chart: JSON on standard input, JSON on standard output."
    requires_system_checks = []

    def handle(self, **options: object) -> None:
        sys.exit(chart_command.run(()))
