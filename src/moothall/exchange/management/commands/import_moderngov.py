"""`moothall import moderngov`: pages and answers of Modern.Gov become part of the public record."""

import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandParser
from django.db import connection
from django.utils import timezone
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from moothall.exchange.moderngov.storing.files import File, files_in
from moothall.exchange.moderngov.storing.importing import Import
from moothall.exchange.moderngov.storing.report import printable

ALL_UNDERSTOOD, NOT_ALL_UNDERSTOOD, NOTHING_DONE, INTERRUPTED = 0, 1, 2, 130


class Command(BaseCommand):
    help = (
        "Read Modern.Gov's XML answers, saved pages and pages as text. Ends with 0 if all was understood, "
        "1 if something was not (the rest is stored), 2 if nothing could be done. Run again, it stores only what has changed."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("sources", nargs="+", metavar="SOURCE", help="a file, or a folder of them")
        parser.add_argument("--council", default="", metavar="NAME", help="whose pages these are, where a councils.csv does not say")
        parser.add_argument("--quiet", action="store_true", help="print the last line only, and show no progress")

    def handle(self, *, sources: list[str], council: str, quiet: bool, **options: object) -> None:
        if not connection.introspection.table_names():
            call_command("migrate", verbosity=0)  # a new place has its tables from here on, as where it is served
        found = files_in(sources, council.strip())
        if not found.files:
            self.stderr.write(printable(" ".join([*found.missing, *found.troubles])))
            sys.exit(NOTHING_DONE)
        run = Import(timezone.now())
        run.report.troubles += [*found.missing, *found.troubles]
        with interruption(self.stop, run) as wanted, progress(len(found.files), quiet) as tell:
            run.run(found.files, lambda file: go_on(file, tell, wanted))
        self.say(run, quiet)
        if not run.report.is_whole:
            sys.exit(NOT_ALL_UNDERSTOOD)

    def say(self, run: Import, quiet: bool) -> None:
        self.stdout.write(run.report.closing if quiet else "\n".join(run.report.lines()))

    def stop(self, run: Import) -> None:
        self.say(run, quiet=False)
        self.stderr.write("Stopped. What is named above is stored whole, and nothing else; run it again to go on.")
        sys.exit(INTERRUPTED)


@contextmanager
def interruption(stop: Callable[[Import], None], run: Import) -> Iterator[list[int]]:
    """Ctrl-C stops before the next file, so that what is counted is what is stored; pressed again, it takes back the file in hand."""
    wanted: list[int] = []

    def hear(signal_: int, _: object) -> None:
        if wanted:
            raise KeyboardInterrupt
        wanted.append(signal_)

    before = signal.signal(signal.SIGINT, hear)
    try:
        yield wanted
    except KeyboardInterrupt:
        stop(run)
    finally:
        signal.signal(signal.SIGINT, before)


def go_on(file: File, tell: Callable[[File], None], wanted: list[int]) -> None:
    """To the next file, unless somebody wants it to stop."""
    if wanted:
        raise KeyboardInterrupt
    tell(file)


@contextmanager
def progress(total: int, quiet: bool) -> Iterator[Callable[[File], None]]:
    """A bar on the terminal, if somebody is watching."""
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    console = Console(stderr=True)
    with Progress(*columns, console=console, transient=True, disable=quiet or not console.is_terminal) as bar:
        task = bar.add_task("Reading", total=total)
        yield lambda file: bar.advance(task)
