"""The record's pages: what it is, its checkpoints, and the proofs that anybody may take away and check."""

from io import BytesIO
from pathlib import Path
from typing import Any

from django.conf import settings
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.module_loading import import_string

import moothall
from moothall.record import keys, notes, queries

VERIFIER = Path(moothall.__file__).resolve().parents[2] / "docs" / "verify_record.py"


def record(request: HttpRequest) -> HttpResponse:
    latest = queries.latest_checkpoint()
    page = {
        "count": queries.latest_number(),
        "latest": latest,
        "root": notes.encoded(latest.head.root) if latest else "",
        "origin": keys.origin(),
        "key": keys.public(),
        "size": VERIFIER.stat().st_size if VERIFIER.exists() else 0,
    }
    return render(request, "record/record.html", page)


def latest_checkpoint(request: HttpRequest) -> HttpResponse:
    return note(queries.latest_checkpoint())


def checkpoint(request: HttpRequest, size: int) -> HttpResponse:
    return note(queries.checkpoint_of(size))


def note(checkpoint: Any) -> HttpResponse:
    """A checkpoint as it was signed, letter by letter."""
    if not checkpoint:
        raise Http404("There is no checkpoint of that size.")
    return plain(checkpoint.note)


def key(request: HttpRequest) -> HttpResponse:
    """The public key, as witnesses write it. There is none before the first checkpoint."""
    public = keys.public()
    if not public:
        raise Http404("There is no key to show.")
    return plain(f"{public}\n")


def proof(request: HttpRequest, number: int) -> HttpResponse:
    """The proof of one entry, for whoever may see what it is about."""
    entry, latest = queries.entry(number), queries.latest_checkpoint()
    viewer = request.viewer
    if not entry or not latest or not may_see(viewer, entry.subject):
        raise Http404("There is no such entry.")
    included = queries.inclusion(number, latest)
    if not included:
        raise Http404(f"Entry {number} is not under a checkpoint yet. The next one will cover it.")
    return download(
        f"record-{number}.json",
        {
            "number": number,
            "data": entry.data.decode(),
            "leaf": notes.encoded(bytes(entry.leaf)),
            "proof": [notes.encoded(hash) for hash in included.proof],
            "checkpoint": latest.note,
        },
    )


def consistency(request: HttpRequest, old: int, new: int) -> HttpResponse:
    """The proof that the record has only grown between two checkpoints."""
    earlier, later = queries.checkpoint_of(old), queries.checkpoint_of(new)
    if not earlier or not later or old > new:
        raise Http404("There are no two such checkpoints.")
    proof = queries.consistency(earlier, later).proof
    return download(
        f"record-{old}-{new}.json",
        {
            "old": earlier.note,
            "new": later.note,
            "proof": [notes.encoded(hash) for hash in proof],
        },
    )


def verifier(request: HttpRequest) -> FileResponse:
    """The one-file verifier, to be read before it is run."""
    if not VERIFIER.exists():
        raise Http404("The verifier does not lie beside this installation.")
    read = BytesIO(VERIFIER.read_bytes())
    return FileResponse(read, as_attachment=True, filename="verify_record.py", content_type="text/x-python; charset=utf-8")


def may_see(viewer: Any, subject: str) -> bool:
    """Whether the viewer may see what an entry is about. Rooms above know; until they have said how to ask, nobody may."""
    ask = getattr(settings, "MOOTHALL_MAY_SEE_SUBJECT", "")
    return bool(ask) and import_string(ask)(viewer, subject)


def plain(text: str) -> HttpResponse:
    return HttpResponse(text, content_type="text/plain; charset=utf-8")


def download(name: str, content: dict) -> JsonResponse:
    answer = JsonResponse(content, json_dumps_params={"indent": 2, "ensure_ascii": False})
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer
