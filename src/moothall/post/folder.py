"""Mails as files in the place's folder, for a place that has no mail server: the sample council, a trial, a test."""

import os
from collections.abc import Sequence
from email.utils import parsedate_to_datetime
from hashlib import sha256
from pathlib import Path

from django.conf import settings
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend


class Folder(BaseEmailBackend):
    """One file for each mail, as a mail program opens it. The same mail handed over twice is one file."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        return sum(kept(message) for message in email_messages if message.recipients())


def kept(message: EmailMessage) -> bool:
    folder = Path(settings.EMAIL_FILE_PATH)
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    letter = message.message()
    number = sha256(letter["Message-ID"].encode()).hexdigest()[:16]
    if not any(folder.glob(f"*-{number}.eml")):
        at = parsedate_to_datetime(letter["Date"])
        write_whole(folder / f"{at:%Y-%m-%d-%H%M%S}-{number}.eml", letter.as_bytes(linesep="\r\n"))
    return True


def write_whole(path: Path, content: bytes) -> None:
    """A file that is there is whole: whoever is killed in between leaves only a beginning under another name."""
    part = path.with_suffix(f".{os.getpid()}.part")
    part.write_bytes(content)
    part.replace(path)
