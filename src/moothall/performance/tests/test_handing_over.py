"""A leaver's measures pass on with the rest of their work, in one act: to own, to stand in, to sign off; and they can go back."""

from datetime import date

import pytest
from django.utils import timezone
from lxml import html

from moothall.access.acts import Refused
from moothall.access.viewer import PUBLIC
from moothall.performance import actions as performance
from moothall.performance.tests.factories import NOW, TODAY, as_it_is, counted
from moothall.plans import actions, queries
from moothall.plans.tests.factories import published
from moothall.plans.tests.reading import signed_in, words_of


def owned(here, office, viewer=None):
    return queries.handing_over.owned(viewer or here.keeper, here.row.pk, [office], TODAY)


def handed(here, things, **said):
    chosen = [(one.kind.name, one.row.pk, one.owner.pk) for one in things]
    usual = {"viewer": here.keeper, "at": NOW, "to": here.office, "because": "Tilly leaves at Christmas.", "held_from": TODAY}
    return actions.hand_over(here.row, chosen=chosen, **usual | said)


@pytest.fixture
def work(here):
    """A plan of the leaver, and measures that they own, stand in for and sign off; one of theirs has ended."""
    published(here, "Repairs plan", owner=here.title)
    here.own = counted(here, "Homes built", owner=here.title, reviewer=here.title)
    here.cover = counted(here, "Homes let", owner=here.measuring, deputy=here.title)
    gone = counted(here, "Homes sold", owner=here.title)
    performance.end_measure(gone, viewer=here.keeper, at=NOW, on=date(2026, 3, 31), because="Nothing is sold any more.")
    return here


def test_a_leaver_s_measures_pass_on_with_the_rest_in_one_act_and_can_go_back(work):
    here, things = work, owned(work, work.title)
    assert [one.kind.name for one in things] == ["plan", "measure_owner", "measure_deputy", "measure_reviewer"]
    row = handed(here, things)
    own, cover = as_it_is(here.own), as_it_is(here.cover)
    assert (own.owner, own.reviewer, cover.owner, cover.deputy) == (here.office, here.office, here.measuring, here.office)
    assert owned(here, here.title) == []
    actions.hand_back(row, viewer=here.keeper, at=NOW, because="She stays.")
    assert (as_it_is(here.own).owner, as_it_is(here.cover).deputy) == (here.title, here.title)


def test_where_one_cannot_pass_on_nothing_does_and_it_is_named(work):
    here = work
    things = owned(here, here.title)
    performance.end_measure(here.own, viewer=here.keeper, at=NOW, on=TODAY, because="It is counted no more.")
    with pytest.raises(Refused, match="“Homes built” cannot pass on. This measure has ended"):
        handed(here, things)
    assert owned(here, here.title)[0].row.owner == here.title


def test_a_closed_measure_passes_on_without_being_named_to_whoever_may_not_see_it(work):
    here = work
    performance.close_measure(here.own, viewer=here.keeper, at=NOW, under="Paragraph 3 of Schedule 12A", because="Terms.")
    assert {one.title for one in owned(here, here.title, PUBLIC)} == {"Repairs plan", "Homes let"}


def test_the_page_chooses_a_leaver_s_measures_already(work):
    here, window = work, signed_in(work.keeper)
    address = f"/plans/hand-over/{here.row.slug}"
    page = window.get(address, {"whose": f"office-{here.title.pk}"})
    words = words_of(page)
    for said in ("4 things are theirs", "1 measure", "1 measure for which they stand in", "1 measure whose figures they sign off"):
        assert said in words, said
    assert page.content.count(b" checked") == 4
    own = html.fromstring(signed_in(here.measurer).get(address).content).xpath("//select[@name='whose']")[0]
    assert own.value == f"office-{here.measuring.pk}", "of whoever opens the page"


def test_whoever_owns_measures_hands_theirs_over_and_nothing_else(work):
    here, window = work, signed_in(work.measurer)
    page = f"/plans/hand-over/{here.row.slug}?whose=office-{here.title.pk}"
    assert "Passing something of a plan on to another office is for" in words_of(window.get(page))
    chosen = {
        f"things_measure_{part}": f"measure_{part}-{row.pk}-{here.title.pk}" for part, row in (("owner", here.own), ("deputy", here.cover))
    }
    said = {"to": here.office.pk, "because": "She leaves.", "held_from": f"{timezone.localdate():%d %m %Y}"}
    done = window.post(page, chosen | said, follow=True)
    assert "Handed over. Whoever gets it is told in one letter." in words_of(done)
    assert (as_it_is(here.own).owner, as_it_is(here.own).reviewer) == (here.office, here.title)
