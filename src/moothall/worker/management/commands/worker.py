"""`moothall worker`: does what nobody should wait for. Several may run at once, on several machines."""

import gc
import logging
import os
import signal
import socket
import threading
from time import sleep
from typing import Any
from uuid import uuid4

from django.core.management.base import BaseCommand, CommandParser
from django.db import DatabaseError, OperationalError, close_old_connections, connection
from django.utils import timezone

from moothall.worker import actions, queries, rules
from moothall.worker.running import Worker

log = logging.getLogger(__name__)
PAUSE = 0.25  # seconds; to look whether something waits is one cheap read
TURNS = 5  # in which a worker that begins tries to be heard


class Command(BaseCommand):
    help = "Do the work that waits: mails, packs, what follows an act. Ends well when it is told to stop, after what it has in hand."
    requires_system_checks = ()  # the server has made them

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--once", action="store_true", help="do what waits now, then end")

    def handle(self, *, once: bool, **options: object) -> None:
        keep_the_collector_out()
        worker = Worker(f"{socket.gethostname()[:24]}-{os.getpid()}-{uuid4().hex[:8]}", timezone.now)
        with Beating(worker.name):
            if once:
                worker.work_off()
            else:
                self.go_on(worker)

    def go_on(self, worker: Worker) -> None:
        """Until somebody says stop; what is in hand then is done first."""
        ended = threading.Event()
        for each in (signal.SIGTERM, signal.SIGINT):
            signal.signal(each, lambda *_: ended.set())
        while not ended.is_set():
            self.look(worker)

    def look(self, worker: Worker) -> None:
        """Do the next thing, or wait a little. A database that somebody holds for long, or that is restarted, is asked again."""
        close_old_connections()
        try:
            is_busy = queries.due(worker.now()).exists() and worker.do_next()
        except OperationalError as why:
            log.warning("The database did not answer the worker (%s). It is asked again.", why)
            is_busy = False
        if not is_busy:
            sleep(PAUSE)


def keep_the_collector_out() -> None:
    """What is here for good is not looked over for waste again and again: work on many rows takes a quarter less for it."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 100)  # as the server has it


class Beating:
    """A thread that says again and again that the worker is there, also while it is busy, and looks for what others left behind."""

    def __init__(self, name: str) -> None:
        self.name, self.left = name, threading.Event()
        self.thread = threading.Thread(target=self.beat, daemon=True)

    def __enter__(self) -> None:
        for turn in reversed(range(TURNS)):
            if self.is_said(is_last=turn == 0):
                break
        self.thread.start()

    def __exit__(self, *problem: Any) -> None:
        self.left.set()
        self.thread.join()
        actions.leave(self.name)

    def beat(self) -> None:
        while not self.left.wait(rules.BEAT.total_seconds()):
            close_old_connections()
            self.is_said()
        connection.close()

    def is_said(self, *, is_last: bool = False) -> bool:
        """Say that the worker is there, and whether that was heard: somebody may hold the database for longer than it waits."""
        try:
            self.say()
        except DatabaseError as why:
            if is_last:
                raise
            log.warning("The worker could not say that it is there (%s). It will try again.", why)
            return False
        return True

    def say(self) -> None:
        actions.say_here(self.name, timezone.now())
        actions.put_back_abandoned(timezone.now())
