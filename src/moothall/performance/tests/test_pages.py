"""What everybody reads of measures, and what it costs: the same however much stands on it."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.test import Client
from django.utils import timezone

from moothall.performance import actions, queries
from moothall.performance.tests.factories import carried, counted, measured, targeted
from moothall.plans.tests.factories import aimed, published
from moothall.plans.tests.reading import cost, signed_in, words_of

pytestmark = pytest.mark.once

D = Decimal
NOW = timezone.localtime()
TODAY = NOW.date()
YEARS = {"first_on": TODAY - timedelta(days=200), "last_on": TODAY + timedelta(days=900)}
SHUT = {"closed_under": "paragraph 3", "closed_because": "It names a bidder."}


@pytest.fixture
def public(here):
    return Client()


def full(here, title="Repairs finished on time", aim=None):
    """A measure with all that a page shows of one."""
    row = carried(here, carried(here, measured(here, title, formula="100 * numerator / denominator")), here.national, code="NI 156")
    targeted(here, row, "90", floor=None)
    targeted(here, row, "92", because="The contract asks for more.", is_reward=True)
    actions.serve_objective(row, viewer=here.owner, at=NOW, objective=aim or aimed(here, published(here, **YEARS)))
    said = {"from_on": date(2026, 4, 1), "kind": "units", "amount": 2, "set_by": "Cabinet", "set_on": date(2026, 3, 1)}
    actions.set_tolerance(row, viewer=here.owner, at=NOW, **said)
    words = queries.measures.latest(row).facts() | {"title": title, "source": "Another system"}
    return actions.define_measure(row, viewer=here.owner, at=NOW, from_on=date(2026, 4, 1), because="We moved.", **words)


def test_the_list_says_how_many_targets_members_have_not_agreed_and_for_how_long(here, public):
    assert "No measure is set out yet" in words_of(public.get("/performance/measures/"))
    full(here)
    counted(here)
    measured(here, "Bids", **SHUT)
    page = words_of(public.get("/performance/measures/"))
    assert "2 measures: 2 without a figure. 2 figures are late. 1 target is not agreed by Members. It has waited for" in page
    assert "Not agreed by Members" in page
    assert "Bids" not in page
    assert "Bids" in words_of(signed_in(here.owner).get("/performance/measures/"))


CHOICES = {
    "?words=on+time": 1,
    "?words=NI+156": 1,
    "?words=nothing": 0,
    "?words=%00&page=x": 2,
    "?polarity=lower": 0,
    "?polarity=x": 2,
    "?ended=on": 0,
    "?order=department": 2,
    "?framework={corporate}": 1,
    "?framework=x": 2,
    "?department={homes}": 2,
    "?portfolio={portfolio}&order=portfolio": 1,
    "?objective={objective}": 1,
}


@pytest.mark.both
def test_measures_are_chosen_by_words_framework_department_portfolio_objective_and_polarity(here, public):
    aim = aimed(here, published(here, **YEARS))
    full(here, aim=aim)
    counted(here)
    keys = {"corporate": here.corporate.pk, "homes": here.homes.pk, "portfolio": here.portfolio.pk, "objective": aim.pk}
    for question, found in CHOICES.items():
        asked = question.format(**keys)
        page = words_of(public.get(f"/performance/measures/{asked}"))
        assert page.count("Higher is better. Homes") == found, question
        lines = public.get(f"/performance/measures.csv{asked}").content.decode().splitlines()
        assert len(lines) == found + 1, question


def test_a_measure_says_what_it_means_who_set_its_targets_and_what_members_have_not_agreed(here, public):
    row = full(here)
    page = words_of(public.get(f"/{row.reference}"))
    for words in (
        "Measure M1, every month",
        "Jobs finished on time, out of all jobs finished.",
        "No figure has been entered yet.",
        "Members have not agreed the target for 2026/27. It has waited for",
        "Members should agree it, because it stands in the Corporate Plan. Until they do, no figure is rated against it.",
        "2026/27: 92.0%",
        "Changed since. Proposed by Head of Homes, 2 March 2026.",
        "The contract asks for more.",
        "Money depends on it.",
        "100 * numerator / denominator",
        "Within 2 points of the target, said by Cabinet",
        "Head of Homes, Olive Owner",
        "NI 156, since 1 April 2020",
        "We moved.",
        "Another system",
        "Warm homes",
    ):
        assert words in page, words
    assert "Repairs finished on time" in words_of(public.get(f"/{queries.measures.objectives_of(here.owner, row)[0].reference}"))


def test_a_measure_tells_what_it_is_worked_out_from_what_took_its_place_and_why_it_is_closed(here, public):
    first = counted(here)
    twice = counted(
        here, "Twice the homes", formula=f"2 * M{first.number}", counting="rolling", window=12, arrives_within=0, year_begins_in=9
    )
    around = {"baseline_words": "2025/26", "stretch": D(120), "floor": D(90)}
    targeted(here, first, "100", profile=[D(10), D(20), D(30), D(40)], baseline=D(80), **around)
    page = words_of(public.get(f"/{first.reference}"))
    assert "Set. The target is 100 homes" not in page
    for words in (
        "From it are worked out: Twice the homes (M2).",
        "Floor 90 homes. Stretch 120 homes. Baseline 80 homes, 2025/26.",
        "On the way there",
    ):
        assert words in page, words
    page = words_of(public.get(f"/{twice.reference}"))
    for words in ("It is worked out from Homes built (M1).", "12 months", "on the last day of its period", "September"):
        assert words in page, words
    actions.end_measure(twice, viewer=here.owner, at=NOW, on=TODAY, because="Too simple.", replaced_by=first)
    assert "Too simple." in words_of(public.get(f"/{twice.reference}"))
    assert "Twice the homes" in words_of(public.get(f"/{first.reference}"))
    shut = measured(here, "Bids", **SHUT)
    assert public.get(f"/{shut.reference}").status_code == 404
    assert "Closed under paragraph 3." in words_of(signed_in(here.owner).get(f"/{shut.reference}"))


@pytest.mark.both
def test_every_target_that_members_have_not_agreed_is_listed_the_longest_waiting_first(here, public):
    assert "Nothing waits" in words_of(public.get("/performance/targets/not-agreed/"))
    full(here)
    targeted(here, carried(here, counted(here), code="H9"), "100", set_on=date(2025, 1, 6))
    page = words_of(public.get("/performance/targets/not-agreed/"))
    assert "2 targets are not agreed by Members." in page
    assert page.index("Homes built") < page.index("Repairs finished on time")
    assert "2026/27: 100 homes. Proposed by Head of Homes. It has not been put to Members." in page


def test_a_framework_says_whether_members_agree_its_targets(here, public):
    full(here)
    page = words_of(public.get("/performance/frameworks/"))
    assert "2 frameworks. A measure is entered once, however many carry it." in page
    assert "It carries 1 measure. Members agree their targets." in words_of(public.get(f"/{here.corporate.reference}"))
    assert "Members need not agree their targets." in words_of(public.get(f"/{here.national.reference}"))


def test_each_page_costs_the_same_however_much_stands_on_it(here, public):
    aim = aimed(here, published(here, **YEARS))
    row = full(here, aim=aim)
    pages = ["/performance/measures/", f"/{row.reference}", "/performance/targets/not-agreed/", "/performance/frameworks/"]
    pages += [f"/{here.corporate.reference}", f"/{aim.reference}", "/performance/measures.csv"]
    window = signed_in(here.keeper)
    for page in pages:
        window.get(page)  # what is asked once in the life of a process
    before = [(cost(public, page), cost(window, page)) for page in pages]
    for turn in range(3):
        full(here, f"Another {turn}", aim)
        targeted(here, row, str(80 + turn), because="Again.")
    assert [(cost(public, page), cost(window, page)) for page in pages] == before
    assert max(number for number, _ in before) <= 36, before
