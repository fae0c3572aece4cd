"""What was agreed has effect from its meeting, or from the moment of its decision; never before its condition is met."""

from dataclasses import replace
from datetime import timedelta

import pytest

from moothall.decisions.rules import Facts
from moothall.decisions.rules.effects import agreed_since, effect_begins
from moothall.decisions.tests.factories import at

PUBLISHED, CLOSES, LATER = at(2009, 12, 9), at(2009, 12, 16), at(2010, 1, 20)
SUBJECT = Facts(published_at=PUBLISHED, call_in_closes_at=CLOSES, effective_from=CLOSES, is_subject_to_call_in=True)
CALLED_IN = replace(SUBJECT, called_in_at=at(2009, 12, 10))


@pytest.mark.parametrize(
    ("facts", "moment", "begins"),
    [
        (SUBJECT, LATER, CLOSES),
        (SUBJECT, at(2009, 12, 10), CLOSES),
        (Facts(), LATER, None),
        (CALLED_IN, LATER, None),
        (replace(CALLED_IN, confirmed_at=at(2010, 1, 5)), LATER, at(2010, 1, 5)),
        (replace(CALLED_IN, changed_at=at(2010, 1, 6)), LATER, at(2010, 1, 6)),
        (replace(SUBJECT, withdrawn_at=at(2009, 12, 20)), LATER, None),
        (Facts(published_at=PUBLISHED, is_subject_to_call_in=False), LATER, PUBLISHED),
    ],
)
def test_a_decision_has_effect_from_its_moment_and_none_while_it_is_called_in_or_once_it_is_undone(facts, moment, begins):
    assert effect_begins(moment, facts) == begins


MET_AT = at(2009, 12, 2, 18)
MET_LATER = CLOSES + timedelta(days=2)


@pytest.mark.parametrize(
    ("said", "since"),
    [
        ({"decision": None, "is_executive": False}, MET_AT),
        ({"decision": None, "is_executive": True}, None),
        ({"decision": SUBJECT, "is_executive": True}, CLOSES),
        ({"decision": SUBJECT, "is_executive": False}, CLOSES),
        ({"decision": SUBJECT, "is_executive": True, "waits": True}, None),
        ({"decision": SUBJECT, "is_executive": True, "waits": True, "condition_met_at": MET_LATER}, MET_LATER),
        ({"decision": SUBJECT, "is_executive": True, "waits": True, "condition_met_at": MET_AT}, CLOSES),
        ({"decision": Facts(), "is_executive": True, "waits": True, "condition_met_at": MET_AT}, None),
    ],
)
def test_what_was_agreed_has_effect_from_its_meeting_its_decision_or_its_condition(said, since):
    assert agreed_since(LATER, met_at=MET_AT, **said) == since
