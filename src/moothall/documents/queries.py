"""What may be asked about files. Whoever asks has asked the guarded row that points to the file first."""

from typing import BinaryIO

from moothall.documents import shelf
from moothall.documents.models import File


def opened(file: File) -> BinaryIO:
    """The content of a file, to be read as a stream and closed by the reader."""
    return shelf.place_of(file.sha256).open("rb")
