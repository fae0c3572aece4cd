"""Keeping files. The same content sent twice is kept once."""

from datetime import datetime
from typing import Any, BinaryIO

from django.conf import settings

from moothall.access.acts import Refused, add_facts, performs
from moothall.access.viewer import Viewer
from moothall.authority.words import size_in_words
from moothall.documents import permissions, rules, shelf
from moothall.documents.models import File


@performs(permissions.KEEP)
def keep(organisation: Any, *, viewer: Viewer, at: datetime, stream: BinaryIO, name: str) -> File:
    """Keep a file, judged by its content; what is refused leaves nothing behind.

    The file is put away before the act is written down: if the act fails, it lies there and nothing leads to it.
    """
    shelf.sweep(at)
    try:
        with shelf.received(stream) as incoming:
            kind = rules.kind_of(incoming.stream, name)
            shelf.put_away(incoming)
    except shelf.TooLarge:
        limit = size_in_words(settings.MAX_FILE_BYTES)
        raise Refused(f"{rules.quoted(name)} is larger than {limit}, which is the most that is kept here. Send it in parts.") from None
    except rules.NotTaken as sentence:
        raise Refused(str(sentence)) from sentence
    add_facts(sha256=incoming.sha256, size=incoming.size)
    facts = {"size": incoming.size, "media_type": kind.media_type, "kept_at": at}
    return File.objects.get_or_create(sha256=incoming.sha256, defaults=facts)[0]
