"""Whoever reviews figures signs them off one by one or together, or sends them back; what they sent themselves is not theirs to sign."""

from decimal import Decimal

import pytest
from django.test import Client
from django.utils import timezone

from moothall.access.viewer import THE_CLOCK
from moothall.authority import actions as authority
from moothall.authority.models import Person
from moothall.performance import actions
from moothall.performance.actions import NewFigure
from moothall.performance.queries import returns as queries
from moothall.performance.queries.returns_owed import expected
from moothall.performance.rules.returns import Calendar
from moothall.performance.tests.factories import LONG_AGO, counted
from moothall.plans.tests.reading import cost, signed_in, words_of

pytestmark = pytest.mark.once

PAGE = "/performance/figures/review"
NOW = timezone.localtime()


@pytest.fixture
def reviewer(here):
    return signed_in(here.measurer)


def sent(here, title, value="40", viewer=None, reviewer=True, **said):
    """A figure that waits."""
    row = counted(here, title, reviewer=here.measuring if reviewer else None)
    [one] = expected(THE_CLOCK, [row], NOW)
    new = NewFigure(period=one.period, value=Decimal(value), **said)
    actions.send_figure(row, viewer=viewer or here.owner, at=NOW, new=new)
    return queries.last_statement(row, one.period)


def as_it_is(row):
    return queries.return_called(THE_CLOCK, row.pk)


def test_figures_are_signed_off_one_by_one_and_those_that_look_right_together(here, reviewer):
    one, two, three = (sent(here, f"Homes {turn}") for turn in range(3))
    odd = sent(here, "Letters", "4.55", comment="Two posts were empty.", right=["precision"])
    page = words_of(reviewer.get(PAGE))
    for words in ("Four figures wait for you", "Two posts were empty.", "Did you mean 5 homes? They said that it is right.", "40 homes"):
        assert words in page
    assert page.index("Letters") < page.index("Homes 0")  # what needs a look stands first, whoever sent it when
    assert "4 figures to sign off" in words_of(reviewer.get("/workspace/"))
    reviewer.post(PAGE, {"do": f"sign-{one.pk}"})
    assert as_it_is(one).signed_by == "Mo Measure"
    assert "2 figures signed off." in words_of(reviewer.post(PAGE, {"do": "all"}, follow=True))
    assert [bool(as_it_is(row).signed_at) for row in (two, three, odd)] == [True, True, False]
    reviewer.post(PAGE, {"do": f"sign-{odd.pk}"})
    assert "No figure waits for you to sign it off." in words_of(reviewer.get(PAGE))


def test_a_figure_goes_back_with_a_reason_and_without_one_it_does_not(here, reviewer):
    row = sent(here, "Homes")
    answer = reviewer.post(PAGE, {"do": f"back-{row.pk}"})
    assert "Say what is to be looked at" in words_of(answer)
    wrong = reviewer.post(PAGE, {"do": f"back-{row.pk}", f"review-{row.pk}-because": "\u202eTurned"})
    assert "characters that cannot be seen" in words_of(wrong)
    reviewer.post(PAGE, {"do": f"back-{row.pk}", f"review-{row.pk}-because": "Elm Road is counted twice."})
    assert as_it_is(row).sent_back_because == "Elm Road is counted twice."


def test_what_is_not_theirs_is_not_shown_and_cannot_be_signed(here, reviewer):
    own = sent(here, "Mine", viewer=here.measurer)
    other = sent(here, "Theirs", reviewer=False)
    for key in (own.pk, other.pk, "9" * 30, "x"):
        reviewer.post(PAGE, {"do": f"sign-{key}"})
    assert (as_it_is(own).signed_at, as_it_is(other).signed_at) == (None, None)
    assert "No figure waits" in words_of(reviewer.get(PAGE))
    assert "One figure waits for you" in words_of(signed_in(here.keeper).get(PAGE))


@pytest.mark.both
def test_whoever_covers_the_reviewer_signs_off_for_them(here, client):
    row = sent(here, "Homes")
    assert client.get(PAGE).status_code == 302
    window = signed_in(here.titled)
    assert "No figure waits" in words_of(window.get(PAGE))
    person = Person.objects.get(pk=here.titled.person)
    authority.name_deputy(here.measuring, viewer=THE_CLOCK, at=NOW, person=person, since=NOW.date())
    window.post(PAGE, {"do": f"sign-{row.pk}"})
    assert as_it_is(row).signed_by == "Tilly Title"


@pytest.mark.both
def test_who_is_late_is_a_figure_by_department_and_owner_until_it_is_sent(here):
    late = "/performance/figures/late"
    assert "Every figure that is due has been sent." in words_of(Client().get(late))
    row = counted(here, "Homes let")
    months = Calendar(opens_after=0, due_within=0, reviewed_within=0, cut_off_after=0)
    actions.set_calendar(here.row, viewer=here.keeper, at=NOW, from_on=LONG_AGO, days=months)
    page = words_of(Client().get(late))
    [one] = expected(THE_CLOCK, [row], NOW)
    for words in ("1 figure is late, the latest by", "Homes let", "Head of Homes", one.period.in_words()):
        assert words in page
    before = cost(Client(), late)
    counted(here, "Homes bought", department=None, owner=None)
    assert "Nobody is named" in words_of(Client().get(late))
    assert cost(Client(), late) == before
    actions.send_figure(row, viewer=here.owner, at=NOW, new=NewFigure(period=one.period, value=Decimal(4)))
    assert "Homes let" not in words_of(Client().get(late))


def test_the_page_costs_the_same_for_one_figure_and_for_many(here, reviewer):
    sent(here, "Homes")
    reviewer.get(PAGE)
    before = cost(reviewer, PAGE)
    for turn in range(3):
        sent(here, f"Homes {turn}")
    assert cost(reviewer, PAGE) == before
