"""Whoever follows a plan, a savings programme or a portfolio is told of it; of a draft, and of what is closed, nobody is."""

import pytest

from moothall.access.viewer import PUBLIC
from moothall.alerts.matching import matching
from moothall.alerts.models import Subscription
from moothall.alerts.queries import thing
from moothall.alerts.tests.telling import READER, follow, letters, wants, work
from moothall.plans import actions
from moothall.plans.tests import factories, members, savings

pytestmark = [pytest.mark.django_db, pytest.mark.once]


@pytest.fixture(scope="module")
def founded(once):
    return once(factories.council)


def test_whoever_follows_a_plan_is_told_that_it_was_amended_and_of_the_decision_that_answers_about_it(here):
    plan, other = factories.published(here), factories.published(here, "Roads plan", portfolio=None)
    asked = members.recommended(here, members.body(here))
    actions.put_forward(plan, viewer=here.keeper, at=factories.NOW, recommendation=asked, asked="approve")
    wants(here, plan=plan, moment=factories.EARLY)
    wants(here, address="homes@example.org", portfolio=here.portfolio, moment=factories.EARLY)
    for one in (plan, other):
        actions.amend_plan(one, viewer=here.keeper, at=factories.NOW, because="Two years more.", title=f"{one.title} amended")
    made = members.registered(here, members.answered(here, asked, "agreed"), factories.NOW)
    follow()
    work()
    for reader in (READER, "homes@example.org"):
        told = "".join(letter.body for letter in letters(reader))
        assert "Homes service plan amended" in told
        assert "Roads plan" not in told
    assert str(matching(made.reference, factories.NOW)[0][1][0]) == "The plan “Homes service plan”"
    assert thing(PUBLIC, factories.drafted(here).reference) is None


def test_whoever_follows_savings_is_told_of_the_lines_that_everybody_may_read(here):
    row = savings.public(here)
    wants(here, programme=row, moment=factories.EARLY)
    wants(here, address="homes@example.org", programme=row, portfolio=here.portfolio, moment=factories.EARLY)
    shared = savings.out(here, row, 100, "Vans", portfolio=None, shares=[(here.homes, here.portfolio, 4_000), (here.roads, None, 6_000)])
    savings.out(here, row, 100, "Lamps", portfolio=None)
    closed = savings.planned(here, savings.written(here, row, "Posts"), 100)
    actions.close_saving_line(closed, **savings.by(here), ground="confidential")
    actions.publish_saving_line(closed, **savings.by(here))
    actions.judge_saving_line(shared, **savings.by(here), judged="at risk", because="Nobody bids.")
    follow()
    work()
    told = {reader: "".join(letter.body for letter in letters(reader)) for reader in (READER, "homes@example.org")}
    assert [word in told[READER] for word in ("Vans", "Lamps", "Posts", "How sure savings are")] == [True, True, False, True]
    assert [word in told["homes@example.org"] for word in ("Vans", "Lamps", "Posts")] == [True, False, False]
    assert thing(PUBLIC, row.reference).line == "2026/27 to 2028/29"
    assert [thing(PUBLIC, one) for one in ("plans/savings/wrenmouth/99", "plans/savings/lines/wrenmouth/99")] == [None, None]


def test_the_page_of_a_plan_and_of_savings_lead_to_being_told_and_no_draft_can_be_chosen(here, client):
    plan, row = factories.published(here), savings.public(here)
    hidden = (factories.drafted(here, "Secret plan"), savings.begun(here))
    for reference, name, key in ((plan.reference, "plan", plan.pk), (row.reference, "programme", row.pk)):
        assert f'href="/alerts/?{name}={key}"' in client.get(f"/{reference}").content.decode()
        page = client.get(f"/alerts/?{name}={key}&of={here.portfolio.pk}").content.decode()
        assert f'<option value="{key}" selected>' in page
        assert "Secret plan" not in page
    sent = {"frequency": "daily", "address": READER}
    assert client.post("/alerts/", sent | {"plan": hidden[0].pk}).status_code == 200
    assert client.post("/alerts/", sent | {"programme": row.pk, "portfolio": here.portfolio.pk}).status_code == 302
    assert str(Subscription.objects.visible_to(factories.THE_CLOCK).get()) == f"The savings of “{row}”, {here.portfolio}"
