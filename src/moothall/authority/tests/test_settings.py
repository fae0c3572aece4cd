"""Which rule is in force on a day, and where it comes from."""

from datetime import date, timedelta

import pytest

from moothall.access.viewer import PUBLIC
from moothall.authority import queries
from moothall.authority.models import Setting
from moothall.authority.rules import DEFINITIONS, NoSuchSetting
from moothall.authority.tests import factories

pytestmark = pytest.mark.django_db
MAY = date(2026, 5, 1)
A_DAY = timedelta(days=1)


@pytest.fixture
def council():
    return factories.Organisation()


def kept(council, value, since=None, until=None, name="notice_days", source="Constitution, part 4"):
    return Setting.objects.create(organisation=council, name=name, value=value, since=since, until=until, source=source)


def on(council, day, name="notice_days"):
    return queries.setting(PUBLIC, council.pk, name, day)


def test_where_nothing_is_set_the_default_holds_with_the_source_of_the_rule_itself(council):
    assert on(council, MAY) == 5
    assert queries.settings_in_force(PUBLIC, council.pk, MAY)["notice_days"].source.startswith("Local Government Act 1972")


def test_a_value_holds_on_its_days_and_on_no_other(council):
    kept(council, 7, since=MAY, until=MAY + A_DAY)
    days = [MAY - A_DAY, MAY, MAY + A_DAY, MAY + 2 * A_DAY]
    assert [on(council, day) for day in days] == [5, 7, 7, 5]


def test_of_two_that_hold_the_later_begun_counts(council):
    kept(council, 7, since=MAY)
    kept(council, 6)
    assert (on(council, MAY - A_DAY), on(council, MAY)) == (6, 7)


def test_each_council_has_its_own(council):
    kept(factories.Organisation(), 9)
    assert on(council, MAY) == 5


def test_no_is_a_value_and_not_the_absence_of_one(council):
    kept(council, False, name="leave_room_with_interest")
    assert on(council, MAY, "leave_room_with_interest") is False


def test_what_is_in_force_says_where_it_is_written_and_in_words(council):
    kept(council, 400_000, name="key_decision_threshold")
    held = queries.settings_in_force(PUBLIC, council.pk, MAY, ["key_decision_threshold"])["key_decision_threshold"]
    assert (held.in_words, held.source) == ("£400,000", "Constitution, part 4")


def test_many_rules_are_one_question(council, django_assert_num_queries):
    kept(council, 7, since=MAY)
    with django_assert_num_queries(1):
        values = queries.settings(PUBLIC, council.pk, MAY)
    assert values == {name: each.default for name, each in DEFINITIONS.items()} | {"notice_days": 7}


def test_a_rule_that_nobody_defined_is_not_guessed(council):
    with pytest.raises(NoSuchSetting):
        on(council, MAY, "colour_of_the_chair")
