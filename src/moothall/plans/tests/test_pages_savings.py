"""The pages of savings: what is missing is said first, each sum to the penny, and what is closed is on none of them."""

from datetime import date
from decimal import Decimal

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from lxml import html

from moothall.access.viewer import THE_CLOCK
from moothall.plans import actions
from moothall.plans.queries import savings as queries
from moothall.plans.rules import savings as rules
from moothall.plans.tests import factories
from moothall.plans.tests.factories import account_of, council
from moothall.plans.tests.savings import answered, by, decided, out, public, recommended, saved, written

pytestmark = pytest.mark.once

TODAY = timezone.localdate()
THIS = rules.year_of(TODAY)


@pytest.fixture
def reader(here):
    return Client()


def signed_in(viewer):
    client = Client()
    client.force_login(account_of(viewer))
    return client


def words_of(answer):
    assert answer.status_code in {200, 409}, answer.status_code
    [main] = html.fromstring(answer.content).xpath("//main")
    return " ".join(main.text_content().split())


def cost(client, page):
    with CaptureQueriesContext(connection) as counted:
        b"".join(client.get(page))
    return len(counted)


def test_the_programme_says_to_the_penny_what_is_missing_identified_agreed_and_delivered(here, reader):
    row, asked = public(here), recommended(here)
    agreed = out(here, row, "600000.10", "Fewer contractors")
    actions.put_saving_line(agreed, **by(here), by=asked)
    answered(here, asked)
    saved(here, agreed, "310000.25")
    risky = out(here, row, 50_000, "Halls", department=here.roads, portfolio=None)
    actions.judge_saving_line(risky, **by(here), judged="at risk", because="The market.")
    actions.ask_contributions(row, **by(here), year=2026, asked={here.homes: Decimal(700_000), here.portfolio: Decimal(1_000_000)})
    page = words_of(reader.get(f"/{row.reference}?year=2026"))
    assert "£349,999.90 of the £1,000,000 to be saved in 2026/27 is still to be found." in page
    assert "£650,000.10 is identified; £600,000.10 of it is agreed by decision, and £310,000.25 has been delivered." in page
    assert "£300,000 of the target has been asked of no department yet." in page
    assert "Homes £700,000£600,000.10£600,000.10£310,000.25£0 £99,999.90" in page
    assert "Delivered £310,000.25, then Agreed, to come £289,999.85, then At risk £50,000, then Still to find £349,999.90" in page
    assert "October 2026£54,166.66£310,000.25" in page
    assert "Write a saving line" not in page
    told = words_of(reader.get(f"/{agreed.reference}?year=2026"))
    assert "£310,000.25 of the £600,000.10 planned has been delivered." in told
    assert "Agreed, with effect from 9 September 2026" in told
    table = b"".join(reader.get(f"/{row.reference}/table.csv")).decode().splitlines()
    assert table[1].startswith(f"{agreed.reference},Fewer contractors,2026/27,one-off,Homes,Homes,,,600000.10,600000.10,310000.25,0.00")
    assert "One programme, with its target" in words_of(reader.get("/plans/savings/"))


def test_no_page_that_others_read_holds_a_closed_line_or_a_sum_with_it(here, reader):
    row = public(here)
    work = actions.start_workstream(row, **by(here), title="One depot")
    other = council("otterby", "Otterby", is_home=False)
    partners = [(here.row, Decimal(1), 5_000), (other.row, Decimal(1), 5_000)]
    stream = actions.start_spending_stream(row, **by(here), title="Fuel", partners=partners)
    out(here, row, 100_000, "Open")
    secret = out(here, row, "77777.78", "Posts at the depot", workstream=work, stream=stream)
    grounds = {"ground": "exempt", "paragraphs": ["4"], "public_interest": "Staff are told first."}
    actions.close_saving_line(secret, **by(here), **grounds)
    for page in (row, work, stream):
        said = words_of(reader.get(f"/{page.reference}?year=2026"))
        assert not [
            word
            for word in ("Posts at the depot", "38,888.89", "77,777.78", "138,888.89", "861,111.11", "still to be found")
            if word in said
        ]
    page = words_of(reader.get(f"/{row.reference}?year=2026"))
    assert "One more line is not for publication, and in no figure on this page." in page
    assert "Not shown here, or still to find £900,000" in page
    assert "labour relations matter" in page
    assert "Staff are told first." in page
    assert reader.get(f"/{secret.reference}").status_code == 404
    assert b"Posts" not in b"".join(signed_in(here.keeper).get(f"/{row.reference}/table.csv"))
    kept = words_of(signed_in(here.keeper).get(f"/{row.reference}?year=2026"))
    assert "£861,111.11 of the £1,000,000" in kept
    assert "What is not shown" not in kept
    assert "Staff are told first." in words_of(signed_in(here.keeper).get(f"/{secret.reference}"))


def test_a_page_asks_as_much_for_one_line_as_for_many(here, reader):
    row, asked = public(here), recommended(here)
    work = actions.start_workstream(row, **by(here), title="One depot", owner=here.office)
    line = out(here, row, 100, workstream=work)
    actions.put_saving_line(line, **by(here), by=asked)
    answered(here, asked)
    pages = [f"/{row.reference}", f"/{work.reference}", f"/{row.reference}/table.csv", "/plans/savings/"]
    client = signed_in(here.keeper)
    client.get(pages[0])
    before = [cost(client, page) for page in [*pages, f"/{row.reference}/delivered"]]
    for number in range(5):
        more = out(here, row, 100, f"More {number}", workstream=work, shares=[(here.homes, None, 4_000), (here.roads, None, 6_000)])
        actions.put_saving_line(more, **by(here), by=asked)
        saved(here, more, 5)
    public(here)
    assert [cost(client, page) for page in [*pages, f"/{row.reference}/delivered"]] == before


def test_a_saving_stands_on_the_thread_of_its_objective_and_of_the_decision_that_agrees_it(here, reader):
    row = public(here)
    line, secret = out(here, row, 100, "Vans"), out(here, row, 100, "Posts")
    objective = factories.aimed(here, factories.published(here))
    keeper, agreed = signed_in(here.keeper), decided(here)
    assert "Nothing that can be read here agrees it" in words_of(reader.get(f"/{line.reference}"))
    for one in (line, secret):
        keeper.post(f"/{one.reference}/objective", {"objective": objective.pk})
        actions.put_saving_line(one, **by(here), by=agreed)
    actions.close_saving_line(secret, **by(here), ground="confidential")
    for page, word in ((objective, "Saving Vans"), (agreed, "Saving Vans"), (line, "Objective Warm homes")):
        said = words_of(reader.get(f"/{page.reference}"))
        assert word in said
        assert "Posts" not in said


def test_a_year_that_is_over_says_what_was_not_delivered(here, reader):
    row = actions.start_savings_programme(here.row, **by(here), title="Old", first_year=2024, last_year=2024)
    actions.set_savings_target(row, **by(here), year=2024, amount=Decimal(100), set_by="Council")
    actions.publish_savings_programme(row, **by(here))
    line = written(here, row)
    actions.change_saving_profile(line, **by(here), year=2024, amount=Decimal(100), months=rules.even(Decimal(100)))
    actions.publish_saving_line(line, **by(here))
    saved(here, line, 60, date(2025, 3, 31))
    page = words_of(reader.get(f"/{row.reference}"))
    assert "2024/25 is over: £60 of the £100 to be saved was delivered, and £40 was not." in page
    assert "Not delivered in full" in page
    assert queries.entered_in(line, THE_CLOCK, 2024) == 60
