"""`moothall demo`: the sample council in this place, served, with a way in for each kind of user."""

import os
from pathlib import Path

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

import moothall
from moothall.web.demo.telling import telling, ways_in

# Beside the repository of whoever develops this; a real page is read in place and never copied into the product.
REAL_PAGES = Path(moothall.__file__).resolve().parents[3] / "shared" / "data" / "moderngov"


class Command(BaseCommand):
    help = "Make the sample council, or go on with it, and serve it."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--host", default="127.0.0.1", help="the address to listen at (127.0.0.1)")
        parser.add_argument("--port", type=int, default=8000, help="the port to listen at (8000)")
        parser.add_argument("--no-serve", action="store_true", help="make it, print the ways in, and do not serve")

    def handle(self, *, host: str, port: int, no_serve: bool, **options: object) -> None:
        if not 0 < port < 65536:
            raise CommandError(f"A port is a number from 1 to 65535, and {port} is not.")
        call_command("migrate", verbosity=0)
        if not telling.may_be_told():
            raise CommandError("A council is at home in this place. Set MOOTHALL_HOME to a new folder for the sample council.")
        self.tell()
        self.read_real_pages()
        self.say_where(f"http://{host}:{port}")
        if not no_serve:
            os.environ["MOOTHALL_DEMO"] = "1"  # read anew by the server: the sample's own name, its foot, and the page of components
            call_command("serve", host=host, port=port)

    def tell(self) -> None:
        """Bring the story up to this moment, watched by whoever waits."""
        columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
        with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
            watched = progress.add_task("Telling three years of Wrenmouth", total=None)
            told = telling.go_on(timezone.localtime(), lambda done, of: progress.update(watched, completed=done, total=of))
        self.stdout.write(f"Wrenmouth is told up to now: {told:,} new acts." if told else "Wrenmouth stands as it was left.")

    def read_real_pages(self) -> None:
        if not REAL_PAGES.is_dir():
            return
        try:
            call_command("import_moderngov", str(REAL_PAGES), "--quiet", stdout=self.stdout)
        except SystemExit as ended:
            if ended.code not in (None, 0, 1):  # 1 says that something was not understood; the rest is kept
                raise

    def say_where(self, address: str) -> None:
        self.stdout.write(f"\n  {address}/\n\nSign in (each link is good for a day):\n")
        for role, name, path in ways_in.one_for_each_role(timezone.localdate()):
            self.stdout.write(f"  {role:<32} {name:<28} {address}{path}")
        self.stdout.write("")
