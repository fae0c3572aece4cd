"""Whose turn it is: while the first chapter is being told, the door of the sample council stays shut, and the server waits behind it."""

import fcntl
import os

from django.conf import settings
from django.db import connections


def take(of: str = "door") -> int:
    """Go on when nobody else has this turn here. Whoever inherits this file holds the turn until it is closed."""
    file = os.open(settings.PLACE / f"{of}.turn", os.O_RDWR | os.O_CREAT, 0o600)
    fcntl.flock(file, fcntl.LOCK_EX)
    return file


def wait() -> None:
    """Return when the door is held by nobody, however that ended."""
    os.close(take())


def goes_on_apart() -> bool:
    """From here on there are two of this process, and the other belongs to nobody who would have to wait for it. True in the other."""
    connections.close_all()  # no two processes speak through one connection
    if first := os.fork():
        os.waitpid(first, 0)
        return False
    if os.fork():
        os._exit(0)
    return True
