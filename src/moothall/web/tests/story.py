"""The sample borough as its tests ask for it: on which days, and by which keys."""

from datetime import date, datetime, timedelta
from functools import lru_cache

import pytest
from hypothesis import settings, strategies as st

from moothall.decisions.rules import moments_after, rule_on, start_of
from moothall.web.demo.borough import tell
from moothall.web.demo.model import Borough, Decision, Item, Meeting

A_DAY_OF_ORDINARY_WORK = date(2026, 11, 18)
DAYS = (
    A_DAY_OF_ORDINARY_WORK,
    date(2026, 12, 30),
    date(2027, 1, 1),
    date(2027, 3, 29),
    date(2027, 4, 30),
    date(2027, 5, 1),
    date(2027, 8, 15),
    date(2028, 2, 29),
    date(2028, 4, 17),
)
ANY_DAY = st.dates(date(2026, 5, 1), date(2032, 4, 30))
told = lru_cache(maxsize=64)(tell)
on_these_days = pytest.mark.parametrize("today", DAYS, ids=str)
few = settings(max_examples=8, deadline=None)


def by_key(borough: Borough) -> dict[str, Meeting]:
    return {meeting.key: meeting for meeting in borough.meetings}


def decided(borough: Borough) -> dict[str, Decision]:
    return {decision.code: decision for decision in borough.decisions}


def items(borough: Borough) -> list[tuple[Meeting, Item]]:
    return [(meeting, item) for meeting in borough.meetings for item in meeting.items]


def closed(borough: Borough) -> frozenset[date]:
    return frozenset(each.day for each in borough.closures)


def open_to_call_in(borough: Borough, moment: datetime) -> list[Decision]:
    """What the rule of the day leaves open, worked out from the published facts alone."""
    found = []
    for each in borough.decisions:
        if each.published_on and each.is_subject_to_call_in and not each.call_in and not each.withdrawn_on:
            at = start_of(each.published_on) + timedelta(hours=9)
            rule = rule_on(borough.call_in_rules, each.published_on)
            assert rule is not None
            closes = moments_after(at, rule, closed(borough)).call_in_closes_at
            if closes and at <= moment < closes:
                found.append(each)
    return found
