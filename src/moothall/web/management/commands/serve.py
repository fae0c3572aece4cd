"""`moothall serve`: the place, served."""

import os
import socket
import subprocess
import sys

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser

DOOR = "moothall.web.wsgi:application"


class Command(BaseCommand):
    help = "Serve the place. Behind a proxy that speaks TLS, set MOOTHALL_HTTPS=1 and MOOTHALL_HOSTS."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--host", default="127.0.0.1", help="the address to listen at (127.0.0.1)")
        parser.add_argument("--port", type=int, default=8000, help="the port to listen at (8000)")
        parser.add_argument("--workers", type=int, default=2, help="how many processes serve (2)")
        parser.add_argument("--no-worker", action="store_true", help="start no `moothall worker` beside the server")

    def handle(self, *, host: str, port: int, workers: int, no_worker: bool, **options: object) -> None:
        refuse_what_is_taken(host, port)
        call_command("migrate", verbosity=0)
        serve(host, port, workers, with_worker=not no_worker)


def refuse_what_is_taken(host: str, port: int) -> None:
    """Say it before any work is done, and not after."""
    if not 0 < port < 65536:
        raise CommandError(f"A port is a number from 1 to 65535, and {port} is not.")
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as door:
        door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            door.bind((host, port))
        except OSError as why:
            raise CommandError(f"Nothing can listen at {host}, port {port}: {why.strerror}. Name another with --port.") from None


def serve(host: str, port: int, workers: int = 2, with_worker: bool = True, door: str = DOOR) -> None:
    """The server takes this process's place, so that whoever stops the one stops the other; the worker beside it ends with it."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "moothall.web.settings")
    os.environ["MOOTHALL_HOME"] = str(settings.PLACE)
    os.environ.setdefault("MOOTHALL_ADDRESS", f"http://{host}:{port}")
    sys.stdout.flush()
    if with_worker:
        subprocess.Popen([sys.executable, "-m", "moothall.web.beside", host, str(port)])
    os.execv(sys.executable, [sys.executable, *server(host, port, workers, door)])


def server(host: str, port: int, workers: int, door: str = DOOR) -> list[str]:
    """The words that start the server: processes, not threads, because threads would wait for each other."""
    return [
        *("-m", "granian", door, "--interface", "wsgi"),
        *("--host", host, "--port", str(port), "--workers", str(workers), "--blocking-threads", "1"),
        *("--backpressure", "128", "--no-ws", "--log-level", "warning", "--respawn-failed-workers"),
    ]
