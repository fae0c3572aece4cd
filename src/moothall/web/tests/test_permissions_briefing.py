"""The page is for those who hold an office in the council; how somebody wants it, and where its calendar is, for them alone."""

import pytest

from moothall.access.viewer import PUBLIC, Held, Role, Viewer
from moothall.plans.tests.factories import NOW
from moothall.web import actions
from moothall.web.models import BriefingChoice
from moothall.web.permissions import may_read_briefing
from moothall.web.rules.briefing import Rhythm

pytestmark = [pytest.mark.django_db, pytest.mark.once]


def test_only_an_office_in_the_council_opens_it(here):
    seated = Viewer("x", "Somebody", frozenset({Held(Role.MEMBER, here.row.pk, body=1, seat="member")}))
    elsewhere = Viewer("y", "Somebody else", frozenset({Held(Role.PORTFOLIO_HOLDER, here.row.pk + 1)}))
    opens = [
        may_read_briefing(viewer, here.portfolio) for viewer in (here.holder, here.spokesperson, here.owner, PUBLIC, seated, elsewhere)
    ]
    assert opens == [True, True, True, False, False, False]


def test_nobody_else_knows_how_somebody_wants_it(here):
    actions.choose_rhythm(here.holder, here.portfolio, rhythm=Rhythm.WEEKLY, at=NOW)
    assert BriefingChoice.objects.visible_to(here.holder).get().rhythm == "weekly"
    for viewer in (PUBLIC, here.spokesperson, here.keeper):
        assert not BriefingChoice.objects.visible_to(viewer).exists()
