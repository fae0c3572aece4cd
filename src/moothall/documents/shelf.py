"""Where files lie: each under the hash of its content, whole or not at all."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime, timedelta
from hashlib import sha256
from pathlib import Path
from shutil import rmtree
from tempfile import mkstemp
from typing import BinaryIO, NamedTuple

from django.conf import settings

PIECE = 1 << 20
FORGOTTEN = timedelta(days=1)


class TooLarge(Exception):
    """More came than a place keeps of one file."""


class Received(NamedTuple):
    """What has come in and lies apart, under no name of its own yet."""

    stream: BinaryIO
    name: str
    sha256: str
    size: int


def place_of(sha256: str) -> Path:
    """Where a file lies: in a folder by the first two letters of its hash, so that no folder grows without end."""
    return settings.FILES / sha256[:2] / sha256[2:]


@contextmanager
def received(stream: BinaryIO) -> Iterator[Received]:
    """A stream written to a file of its own, piece by piece, and gone at the end, however it ends."""
    handle, name = mkstemp(dir=incoming())
    try:
        with os.fdopen(handle, "w+b") as kept:
            digest, size = copied(stream, kept)
            yield Received(kept, name, digest, size)
    finally:
        Path(name).unlink(missing_ok=True)


def copied(stream: BinaryIO, kept: BinaryIO) -> tuple[str, int]:
    """The hash and the size of what was copied; never all of it in memory."""
    digest, size = sha256(), 0
    while piece := stream.read(PIECE):
        size += len(piece)
        if size > settings.MAX_FILE_BYTES:
            raise TooLarge
        digest.update(piece)
        kept.write(piece)
    kept.flush()
    return digest.hexdigest(), size


def put_away(file: Received) -> None:
    """Give it the name of its content. It is on the disk before it has that name, so that no name ever leads to half a file."""
    place = place_of(file.sha256)
    place.parent.mkdir(exist_ok=True)
    os.fsync(file.stream.fileno())
    Path(file.name).replace(place)
    sync(place.parent)


def sync(folder: Path) -> None:
    """The folder's list of names is on the disk too."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def incoming() -> Path:
    folder = settings.FILES / "incoming"
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def sweep(at: datetime) -> None:
    """Clear away what a machine that stopped left half received, or half made in a folder of its own."""
    for path in incoming().iterdir():
        with suppress(FileNotFoundError):
            if path.stat().st_mtime < (at - FORGOTTEN).timestamp():
                rmtree(path) if path.is_dir() else path.unlink()
