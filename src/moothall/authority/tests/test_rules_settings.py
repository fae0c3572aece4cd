"""What a council sets for itself: each rule has a name, a kind, a default that it may have, a sentence of help and a source."""

import pytest

from moothall.authority import rules
from moothall.authority.rules import DEFINITIONS, Kind, NoSuchSetting, NotSuitable, Unit

PROMISED = {
    "notice_days": 5,
    "notice_unit": "clear_working",
    "private_notice_days": 28,
    "second_private_notice_days": 5,
    "draft_minutes_within": 10,
    "leave_room_with_interest": True,
    "members_see_exempt_of_other_bodies": False,
    "clearance_working_days": 5,
    "public_question_working_days": 3,
    "petition_signatures_for_debate": 1500,
    "petition_answer_working_days": 10,
    "confirm_interest_days": 28,
}


def test_the_rules_on_which_other_rooms_rest_have_their_defaults():
    assert {name: rules.definition(name).default for name in PROMISED} == PROMISED


@pytest.mark.parametrize("rule", DEFINITIONS.values(), ids=lambda rule: rule.name)
def test_each_rule_explains_itself_and_may_have_its_own_default(rule):
    assert rules.suitable(rule.name, rule.default) == rule.default
    assert rule.help.endswith(".")
    assert rule.source
    assert rule.label[0].isupper()
    assert rule.in_words(rule.default)
    assert bool(rule.choices) is (rule.kind is Kind.CHOICE)


def test_a_rule_that_nobody_defined_is_no_rule():
    with pytest.raises(NoSuchSetting, match="no setting “colour of the chair”"):
        rules.definition("colour of the chair")


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("notice_days", 0, "enter a whole number from 1 to 90"),
        ("notice_days", 91, "enter a whole number from 1 to 90"),
        ("notice_days", True, "enter a whole number"),
        ("notice_days", "5", "enter a whole number"),
        ("notice_days", 5.0, "enter a whole number"),
        ("key_decision_threshold", -1, "enter whole pounds from 1 to 1,000,000,000"),
        ("leave_room_with_interest", 1, "say yes or no"),
        ("notice_unit", "fortnights", "choose one of what is offered"),
        ("notice_unit", ["clear_working"], "choose one of what is offered"),
    ],
)
def test_what_a_rule_may_not_be_is_refused_with_what_to_do(name, value, said):
    with pytest.raises(NotSuitable, match=said):
        rules.suitable(name, value)


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("notice_days", 5, "5"),
        ("petition_signatures_for_debate", 1500, "1,500"),
        ("key_decision_threshold", 250_000, "£250,000"),
        ("leave_room_with_interest", False, "No"),
        ("notice_unit", Unit.CLEAR_CALENDAR.value, "Clear days of the calendar"),
        ("notice_unit", "a value of long ago", "a value of long ago"),
    ],
)
def test_a_value_is_said_in_words(name, value, said):
    assert rules.definition(name).in_words(value) == said
