"""What a kept page rests on: the mark of the record, in one short question, and clocks that turn at a whole minute."""

import datetime as dt
import time

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from moothall.decisions.rules import CallInRule, Reading, moments_after
from moothall.record import actions as record
from moothall.record.mark import mark
from moothall.record.tests.factories import NOON, draft
from moothall.web.waker import wake

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("reading", Reading)
@pytest.mark.parametrize("cut_off", [None, dt.time(12), dt.time(16, 30)], ids=str)
def test_a_call_in_turns_at_a_whole_minute_so_no_page_can_be_late(reading, cut_off):
    rule = CallInRule(days=5, reading=reading, cut_off=cut_off, source="the constitution")
    moments = moments_after(NOON + dt.timedelta(seconds=17, microseconds=3), rule)
    for at in (moments.call_in_closes_at, moments.effective_from):
        assert (at.second, at.microsecond) == (0, 0)


def test_the_mark_is_the_last_entry_and_what_each_has_read():
    assert mark() == {("", None)}
    record.write([draft(1)])
    assert mark() == {("", 1)}
    wake()
    assert {("", 1), ("search", 1)} < mark()


def test_the_stamp_is_one_short_question():
    with CaptureQueriesContext(connection) as asked:
        mark()
    assert not asked.captured_queries, "it goes round Django, to the driver"
    start = time.process_time()
    for _ in range(1_000):
        mark()
    assert time.process_time() - start < 1, "a millisecond each is allowed"
