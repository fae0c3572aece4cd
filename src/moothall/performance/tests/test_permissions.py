"""A measure is open to everybody unless it is closed; who writes it follows from its department and its owner."""

import pytest

from moothall.access.viewer import PUBLIC, THE_CLOCK, Held, Role, Viewer
from moothall.performance import permissions


@pytest.mark.once
@pytest.mark.parametrize(
    ("role", "of", "department", "may"),
    [
        (Role.MEASURE_OWNER, 7, 7, True),
        (Role.MEASURE_OWNER, 7, 8, False),
        (Role.MEASURE_OWNER, 7, None, False),
        (Role.HEAD_OF_SERVICE, None, None, True),
        (Role.PERFORMANCE_TEAM, None, 8, True),
        (Role.PORTFOLIO_HOLDER, None, 7, False),
    ],
)
def test_who_owns_measures_of_a_department_writes_those_and_an_office_of_none_all(role, of, department, may):
    viewer = Viewer("access/accounts/9", "Somebody", frozenset({Held(role, 1, of)}), 9)
    assert permissions.writes_in(viewer, 1, department) is may
    assert permissions.writes_in(viewer, 2, department) is False
    assert permissions.writes_in(THE_CLOCK, 1, department) is True
    assert permissions.writes_in(PUBLIC, 1, department) is False
