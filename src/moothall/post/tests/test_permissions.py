"""What was sent is seen by those who keep the lists of the council that sent it."""

import pytest

from moothall.access.viewer import PUBLIC, Role
from moothall.authority.tests import factories
from moothall.post import actions, permissions, queries
from moothall.post.tests.test_actions import NOW

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("samples")]
KEEPERS = {Role.ADMINISTRATOR, Role.MONITORING_OFFICER, Role.COMMITTEE_CLERK}


@pytest.mark.parametrize("role", list(Role))
def test_those_who_keep_the_lists_see_what_their_council_sent_and_nobody_else_sees_any(council, role):
    neighbour = factories.Organisation()
    actions.put("post.sample", organisation=council, to="a@example.org", key="a", at=NOW)
    here, there = factories.viewer_with(role, council), factories.viewer_with(role, neighbour)
    assert queries.outbox(here).exists() == permissions.may_see_the_outbox(here) == (role in KEEPERS)
    assert not queries.outbox(there).exists()
    assert not queries.outbox(PUBLIC).exists()
