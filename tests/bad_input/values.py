"""What nobody should type and somebody will; and how a test tells that it changed nothing."""

import json
from typing import Any

import pytest
from django.core import serializers

from moothall.access.viewer import THE_CLOCK
from moothall.decisions.models import CallInRequest, Commitment, Decision, Document
from moothall.meetings.models import Meeting
from moothall.record.models import Entry

NASTY = {
    "nothing": "",
    "blanks": " \t ",
    "ten thousand letters": "x" * 10_000,
    "ten thousand digits": "9" * 10_000,
    "control characters": "a\x07\x1b[31m\x7f",
    "right to left": "\u202egpj.exe",
    "a null byte": "a\x00b",
    "markup": "<script>alert(1)</script>",
    "a statement": "'; DROP TABLE decisions_decision; --",
    "signs of a search": '"*) NEAR( -- ^ :',
    "a day that is not": "31 2 2026",
    "a day before days": "1 1 0000",
    "a number below": "-1",
    "a great number": "1e9",
    "a number of another script": "١٢٣",
    "a list": "[]",
}
every_value = pytest.mark.parametrize("value", NASTY.values(), ids=NASTY)


def everything() -> str:
    """All that is kept of what people do, to be compared."""
    tables = (Decision, Document, Commitment, CallInRequest, Meeting)
    return json.dumps([Entry.objects.count(), *(serializers.serialize("json", table.objects.visible_to(THE_CLOCK)) for table in tables)])


def words_of(answer: Any) -> str:
    return b"".join(answer).decode() if answer.streaming else answer.content.decode()
