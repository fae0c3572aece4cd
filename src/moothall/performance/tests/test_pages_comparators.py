"""Other places beside a measure, as everybody reads them and as its owner chooses them."""

from datetime import date
from decimal import Decimal

import pytest
from django.test import Client

from moothall.access.acts import Refused
from moothall.access.viewer import PUBLIC
from moothall.performance import actions
from moothall.performance.models import Comparators, Indicator, Return
from moothall.performance.queries import comparators as queries
from moothall.performance.tests.compared import FILE, bring
from moothall.performance.tests.factories import EARLY, NOW, council
from moothall.plans.tests.reading import cost, signed_in, words_of

D = Decimal


@pytest.fixture
def beside(here, path, measure):
    """A measure with figures of its own, beside which those of other places stand."""
    bring(path, year="2025")
    said = {"turn": 1, "value": D("82.6"), "sent_at": EARLY, "signed_at": EARLY}
    Return.objects.bulk_create([Return(measure=measure, first_on=date(2026, 3, 1), last_on=date(2026, 3, 31), **said)])
    return actions.tie_indicator(measure, viewer=here.owner, at=NOW, indicator=Indicator.objects.get(code="R1"))


def test_a_measure_stands_among_others_with_the_source_the_year_and_a_table(here, beside):
    page = words_of(Client().get(f"/{beside.reference}"))
    for words in (
        "stood at 82.6%: second of 3 similar councils in 2025/26.",
        "How do others do?Second of 3The middle of 3 similar councils is 82.6%, their mean 82.2%; all of them taken together come to",
        "Broad has no figure, and counts nowhere. Cove does not run this service.",
        "Nearest 2025, groups of 2025, 2025/26. High is good.",
        "BroadNo figureCoveNot its service",
        "East: second of 2",
    ):
        assert words in page, words


def test_what_other_places_report_is_read_and_taken_away(here, path):
    public = Client()
    assert "No figures of other places have been brought in yet" in words_of(public.get("/performance/comparators/"))
    bring(path, source="Published by nobody", year="2025")
    row, one = Comparators.objects.get(), Indicator.objects.get(code="R1")
    assert "Benchmarks" in words_of(public.get("/performance/comparators/"))
    page = words_of(public.get(f"/{row.reference}"))
    assert "2 indicators, in 4 groups of places." in page
    assert "Nearest 2025Similar councils, 5 places" in page
    plan = Indicator.objects.get(code="P1")
    assert "As planned is best, so nobody is ranked." in words_of(public.get(f"/{row.reference}/indicators/{plan.pk}"))
    before = cost(public, f"/{row.reference}/indicators/{one.pk}")
    table = public.get(f"/{row.reference}/indicators/{one.pk}.csv").content.decode()
    assert "2025-04-01,2026-03-31,2025/26,Wrenmouth,82.6,826,1000,no,no" in table
    assert "2025/26,Broad,,,,yes,no" in table
    assert "2025/26,Cove,,,,no,yes" in table
    path.write_text(
        "\n".join([*FILE, *(f"R1,Repairs on time,%,1,higher,Place {turn},,2025-26,,{turn},,,region: East" for turn in range(9))])
    )
    bring(path)
    assert cost(public, f"/{row.reference}/indicators/{one.pk}") == before
    assert (
        public.get(f"/{row.reference}/indicators/99999").status_code
        == public.get("/performance/comparators/wrenmouth/99").status_code
        == 404
    )


def test_the_owner_puts_other_places_beside_a_measure_on_a_page(here, path, measure):
    bring(path)
    one = Indicator.objects.get(code="R1")
    owner, door = signed_in(here.owner), f"/{measure.reference}/beside"
    assert "Benchmarks: Repairs on time (R1)" in words_of(owner.get(door))
    assert "Choose one of the indicators" in words_of(owner.post(door, {"indicator": "99999"}))
    owner.post(door, {"indicator": one.pk})
    assert queries.tied(PUBLIC, [measure.pk]) == {measure.pk: one}
    elsewhere = Comparators.objects.create(
        organisation=council("other", "Other", is_home=False).row, number=1, name="Theirs", brought_at=NOW
    )
    foreign = Indicator.objects.create(comparators=elsewhere, code="X", title="X", polarity="higher")
    with pytest.raises(Refused, match="another council's"):
        actions.tie_indicator(measure, viewer=here.owner, at=NOW, indicator=foreign)
