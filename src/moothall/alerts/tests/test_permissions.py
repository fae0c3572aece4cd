"""Nobody sees what somebody else asked to be told of: no clerk, no administrator."""

import pytest

from moothall.access.viewer import PUBLIC, Role
from moothall.alerts import actions
from moothall.alerts.models import News, Subscriber, Subscription
from moothall.alerts.tests.telling import ASKED, follow, wants
from moothall.authority.tests.factories import viewer_with
from moothall.decisions.tests import factories

pytestmark = pytest.mark.django_db
TABLES = (Subscriber, Subscription, News)


@pytest.mark.parametrize("role", [None, *Role])
def test_nobody_sees_who_asked_for_what(here, role):
    wants(here)
    actions.ask_as_oneself(here.member, at=ASKED, organisation=here.row, frequency="at once")
    factories.published(here)
    follow()
    viewer = viewer_with(role, here.row) if role else PUBLIC
    assert [table.objects.visible_to(viewer).count() for table in TABLES] == [0, 0, 0]


def test_somebody_who_is_signed_in_sees_what_they_asked_for_themselves(here):
    wants(here)
    actions.ask_as_oneself(here.member, at=ASKED, organisation=here.row, frequency="at once")
    assert [table.objects.visible_to(here.member).count() for table in (Subscriber, Subscription)] == [1, 1]
    assert Subscription.objects.visible_to(here.members[1]).count() == 0
