"""Is the record whole?"""

import sys
from pathlib import Path

from django.core.management.base import BaseCommand
from django.db import DatabaseError
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from moothall.record import keys, notes, queries
from moothall.record.models import RecordIsBroken
from moothall.record.verification import Broken, CannotVerify, Verification, Whole

WHOLE, BROKEN, CANNOT = 0, 1, 2


class Command(BaseCommand):
    help = "Recompute the record from its entries. Ends with 0 if it is whole, 1 if it is broken, 2 if that cannot be found out."

    def add_arguments(self, parser):
        parser.add_argument(
            "--since", metavar="FILE_OR_SIZE", help="a checkpoint you kept, or the size of one kept here: check what follows it"
        )

    def handle(self, *, since, **options):
        try:
            sentence, code = str(verified(since)), WHOLE
        except (Broken, RecordIsBroken) as problem:
            sentence, code = f"The record is broken. {problem}", BROKEN
        except (CannotVerify, keys.NoKey, notes.NotANote, DatabaseError) as problem:
            sentence, code = f"The record cannot be verified. {problem}", CANNOT
        if code:
            self.stderr.write(sentence)
            sys.exit(code)
        self.stdout.write(sentence)


def verified(since: str | None) -> Whole:
    """Run through the record, showing how far it has come."""
    verification = Verification(head_of(since) if since else None)
    with progress() as bar:
        task = bar.add_task("Verifying", total=verification.size, completed=verification.since)
        for done in verification.run():
            bar.update(task, completed=done)
    return verification.result()


def progress() -> Progress:
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    console = Console(stderr=True)
    return Progress(*columns, console=console, transient=True, disable=not console.is_terminal)


def head_of(since: str) -> notes.Head:
    """What the checkpoint says that is in a file or, by its size, in this record. It must bear this record's signature."""
    is_size = since.isascii() and since.isdigit() and len(since) < 19
    return notes.opened(kept_here(int(since)) if is_size else read(since), keys.verifier())


def kept_here(size: int) -> str:
    if not (checkpoint := queries.checkpoint_of(size)):
        raise CannotVerify(f"There is no checkpoint of {size} entries.")
    return checkpoint.note


def read(file: str) -> str:
    try:
        return Path(file).read_bytes().decode()
    except (OSError, UnicodeDecodeError) as problem:
        raise CannotVerify(f"The checkpoint in {file} cannot be read: {problem}") from problem
