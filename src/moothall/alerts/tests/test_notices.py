"""Whoever asked to be told is told of decisions to come, and of no draft."""

import pytest

from moothall.access.viewer import PUBLIC
from moothall.alerts.kinds import is_news
from moothall.alerts.queries.things import thing
from moothall.decisions import actions
from moothall.decisions.tests import factories
from moothall.decisions.tests.announcing import DUE, THEN, announced, drafted
from moothall.record.models import Entry


@pytest.mark.django_db
def test_a_notice_that_comes_out_or_goes_is_news_of_its_body_and_wards_and_a_draft_is_none():
    here = factories.council()
    row = announced(here, wards=(here.harbour,))
    actions.withdraw_notice(row, viewer=here.clerk, at=THEN, because="The grant has gone.")
    told = thing(PUBLIC, row.reference)
    assert (told.title, told.line, told.on) == ("Harbour wall", "Cabinet, Thursday 10 December 2026", DUE)
    assert (told.bodies, told.wards, told.is_all_wards) == ({here.cabinet.pk}, {here.harbour.pk}, False)
    assert thing(PUBLIC, drafted(here, "A draft").reference) is None
    acts = Entry.objects.filter(act__startswith="decisions.").order_by("number")
    assert [is_news(entry) for entry in acts] == [False, True, True, False]
