"""The sample council's risks stand in the plain matrix, belong to its own departments, and come down towards where they should stand."""

import pytest

from moothall.risks.rules import PLAIN
from moothall.web.demo.places import DEPARTMENTS
from moothall.web.demo.telling.risks import RISKS, ROUNDS

pytestmark = pytest.mark.once


@pytest.mark.parametrize("told", RISKS, ids=lambda told: told.title)
def test_a_risk_of_the_story_is_placed_in_the_matrix_and_ends_no_lower_than_where_it_should(told):
    places = [told.aim, *(one[:2] for one in told.stood if one)]
    assert told.category in PLAIN.categories
    assert told.department in {one.key for one in DEPARTMENTS}
    assert all(PLAIN.holds(*one) for one in places)
    assert told.aim[0] * told.aim[1] <= places[-1][0] * places[-1][1] <= places[1][0] * places[1][1]
    assert len(told.stood) == ROUNDS + 1
    assert not told.accepted or places[1][0] * places[1][1] <= PLAIN.accepted(told.category)
