"""Where a topic and an entry of a work programme stand, on both sides of each line."""

from datetime import date

import pytest

from moothall.decisions.rules import scrutiny as rules
from moothall.decisions.rules.scrutiny import EntryFacts, EntryStanding, Outcome, TopicFacts, TopicStanding

pytestmark = pytest.mark.once
DAY, NEXT = date(2026, 3, 31), date(2026, 4, 1)
TAKEN_UP = {"outcome": Outcome.TAKEN_UP}


@pytest.mark.parametrize(
    ("facts", "standing"),
    [
        ({}, TopicStanding.SUGGESTED),
        ({"outcome": Outcome.REFUSED}, TopicStanding.REFUSED),
        ({"outcome": Outcome.ENDED}, TopicStanding.ENDED),
        ({"outcome": Outcome.DEFERRED}, TopicStanding.DEFERRED),
        ({"outcome": Outcome.DEFERRED, "look_again_on": NEXT}, TopicStanding.DEFERRED),
        ({"outcome": Outcome.DEFERRED, "look_again_on": DAY}, TopicStanding.LOOK_AGAIN),
        (TAKEN_UP, TopicStanding.TAKEN_UP),
        (TAKEN_UP | {"is_scoped": True, "report_by": DAY}, TopicStanding.UNDER_REVIEW),
        (TAKEN_UP | {"is_scoped": True, "report_by": date(2026, 3, 30)}, TopicStanding.REPORT_LATE),
        (TAKEN_UP | {"report_by": date(2026, 3, 30), "reported_on": DAY}, TopicStanding.REPORTED),
        (TAKEN_UP | {"is_scoped": True, "reported_on": NEXT}, TopicStanding.UNDER_REVIEW),
    ],
)
def test_a_topic_stands_where_its_facts_put_it(facts, standing):
    assert rules.topic_standing(DAY, TopicFacts(**facts)) is standing


@pytest.mark.parametrize(
    ("facts", "standing"),
    [
        ({}, EntryStanding.UNPLACED),
        ({"held_on": DAY}, EntryStanding.PLANNED),
        ({"held_on": DAY, "is_on_agenda": True}, EntryStanding.ON_AGENDA),
        ({"held_on": date(2026, 3, 30)}, EntryStanding.NOT_REACHED),
        ({"held_on": date(2026, 3, 30), "is_on_agenda": True}, EntryStanding.CONSIDERED),
        ({"held_on": date(2026, 3, 30), "is_cancelled": True}, EntryStanding.MEETING_CANCELLED),
        ({"held_on": DAY, "is_taken_off": True, "is_on_agenda": True}, EntryStanding.TAKEN_OFF),
    ],
)
def test_an_entry_stands_where_its_facts_put_it(facts, standing):
    assert rules.entry_standing(DAY, EntryFacts(**facts)) is standing


def test_every_standing_has_a_tone():
    assert {one.tone for one in (*TopicStanding, *EntryStanding)}


@pytest.mark.parametrize(
    ("before", "outcome", "again", "why"),
    [
        ("", Outcome.TAKEN_UP, None, ""),
        ("", Outcome.DEFERRED, DAY, ""),
        ("", Outcome.DEFERRED, date(2026, 3, 30), "That day has passed."),
        ("", Outcome.REFUSED, NEXT, "Only what is deferred"),
        ("", Outcome.ENDED, None, "Say whether it is taken up, deferred or refused."),
        (Outcome.DEFERRED, Outcome.TAKEN_UP, None, ""),
        (Outcome.TAKEN_UP, Outcome.ENDED, None, ""),
        (Outcome.TAKEN_UP, Outcome.REFUSED, None, "Say that the review ends"),
        (Outcome.REFUSED, Outcome.TAKEN_UP, None, "Suggest it anew"),
        (Outcome.ENDED, Outcome.TAKEN_UP, None, "Suggest it anew"),
    ],
)
def test_what_may_be_said_of_a_topic_follows_from_what_was_said(before, outcome, again, why):
    said = rules.why_not_said(before, outcome, again, DAY)
    assert (why in said) if why else said == ""
