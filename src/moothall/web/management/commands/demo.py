"""`moothall demo`: the sample council in this place, served, with a way in for each kind of user."""

import os
import signal
from collections.abc import Callable
from pathlib import Path

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

import moothall
from moothall.access.acts import waking_nobody
from moothall.performance import judging
from moothall.web.demo import turn
from moothall.web.demo.telling import telling, ways_in
from moothall.web.management.commands.serve import refuse_what_is_taken, serve
from moothall.web.waker import hand_over

# Beside the repository of whoever develops this; a real page is read in place and never copied into the product.
REAL_PAGES = Path(moothall.__file__).resolve().parents[3] / "shared" / "data" / "moderngov"

ONE = 1  # one process serves whoever tries this out, and leaves the other core to whoever tells


class Command(BaseCommand):
    help = "Make the sample council, or go on with it, and serve it."
    requires_system_checks = ()  # it is our own place, and whoever waits for it waits less

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--host", default="127.0.0.1", help="the address to listen at (127.0.0.1)")
        parser.add_argument("--port", type=int, default=8000, help="the port to listen at (8000)")
        parser.add_argument("--no-serve", action="store_true", help="make it, print the ways in, and do not serve")

    def handle(self, *, host: str, port: int, no_serve: bool, **options: object) -> None:
        address = f"http://{host}:{port}"
        if not no_serve:
            refuse_what_is_taken(host, port)
        call_command("migrate", verbosity=0)
        if not telling.may_be_told():
            raise CommandError("A council is at home in this place. Set MOOTHALL_HOME to a new folder for the sample council.")
        if no_serve:
            self.tell(lambda: None)
            self.read_real_pages()
            self.say_where(address)
            return
        os.environ["MOOTHALL_DEMO"] = "1"  # read anew by the server: the sample's own name, its foot, and the page of components
        here = turn.take("telling")  # until all is told: of two who were asked to tell in this place, the second waits
        server, mine = os.getpid(), turn.take()
        if turn.goes_on_apart():
            self.tell_for(server, address, mine)
            os.close(here)
            self.read_real_pages()
        else:
            serve(host, port, ONE, door="moothall.web.demo.door:application")

    def tell_for(self, server: int, address: str, mine: int) -> None:
        """Tell while the server gets ready, and open the door as soon as there is a council. A server without a story is stopped."""

        def open_the_door() -> None:
            self.say_where(address)
            self.stdout.flush()
            os.close(mine)

        try:
            self.tell(open_the_door)
        except BaseException:
            os.kill(server, signal.SIGTERM)
            raise

    def tell(self, begun: Callable[[], None]) -> None:
        """Bring the story up to this moment: its first chapter watched by whoever waits, the months since beside the server."""
        columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
        with waking_nobody():
            with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
                watched = bar.add_task("Telling three years of Wrenmouth", total=None)
                chapters = telling.chapters(timezone.localtime(), lambda done, of: bar.update(watched, completed=done, total=of))
                told = next(chapters)
            begun()
            told += sum(chapters)
        hand_over()  # the search index and the checkpoint catch up
        judging.catch_up(timezone.now())  # no worker is here that would go on with the many measures
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
