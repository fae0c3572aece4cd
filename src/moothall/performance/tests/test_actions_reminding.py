"""Whoever owes a figure is reminded once a step, in one letter a day; then whoever is over them; and what is not theirs is not named."""

from datetime import datetime, timedelta
from decimal import Decimal

import pytest

from moothall.access.viewer import PUBLIC, THE_CLOCK
from moothall.authority import actions as authority
from moothall.authority.models import Person
from moothall.performance import actions, figure_letters as letters, tasks
from moothall.performance.actions import NewFigure
from moothall.performance.queries import returns as queries
from moothall.performance.queries.returns_owed import expected
from moothall.performance.tests.factories import counted
from moothall.plans.tests.factories import LONDON, as_it_is, somebody
from moothall.post.models import Mail

MORNING = datetime(2026, 10, 15, 7, tzinfo=LONDON)  # the working day after figures for July to September were due


@pytest.fixture
def homes(here):
    return counted(here, portfolio=here.portfolio)


def owed(kind="performance.reminder"):
    return list(Mail.objects.visible_to(THE_CLOCK).filter(kind=kind).order_by("pk"))


def written(mail, viewer, at=MORNING):
    return letters.KINDS[mail.kind].write(mail, viewer, at)


def send(here, measure, at=MORNING):
    [one] = expected(THE_CLOCK, [measure], at)
    actions.send_figure(measure, viewer=here.owner, at=at, new=NewFigure(period=one.period, value=Decimal(4)))
    return queries.last_statement(measure, one.period)


def test_what_is_late_is_asked_for_once_and_in_one_letter(here, homes):
    other = counted(here, "Homes let")
    counted(here, "Nobody's", owner=None)
    assert tasks.daily(at=MORNING) == "1 letter about figures is on the way."
    assert tasks.daily(at=MORNING + timedelta(hours=1)) == ""
    [mail] = owed()
    letter = written(mail, here.owner)
    assert letter.subject == "2 of 2 figures are late"
    assert "Homes built" in str(letter.parts)
    send(here, homes)
    assert "Homes built" not in str(written(mail, here.owner).parts)
    send(here, other)
    assert written(mail, here.owner) is None


def test_what_is_near_is_said_before_its_day(here, homes):
    tasks.daily(at=MORNING - timedelta(days=3))
    assert written(owed()[0], here.owner, MORNING).subject == "1 figure is due soon"


def test_deputies_hear_of_it_then_the_portfolio_holder_and_a_figure_that_went_back_is_owed_again(here, homes):
    acting, _ = somebody(here.row, "Ann Acting", "Surveyor", "")
    person = Person.objects.get(pk=acting.person)
    authority.name_deputy(here.office, viewer=THE_CLOCK, at=MORNING, person=person, since=MORNING.date())
    actions.change_measure(homes, viewer=here.keeper, at=MORNING, deputy=here.measuring)
    row = send(here, homes, MORNING - timedelta(days=1))
    assert tasks.daily(at=MORNING) == ""
    actions.send_back_figure(row, viewer=here.keeper, at=MORNING, because="Elm Road is counted twice.")
    tasks.daily(at=MORNING + timedelta(hours=1))
    assert {mail.person_id for mail in owed()} == {here.owner.person, acting.person, here.measurer.person}
    tasks.daily(at=MORNING + timedelta(days=30))
    assert here.holder.person in {mail.person_id for mail in owed()}


def test_no_letter_names_a_measure_that_its_reader_may_not_see(here, homes):
    tasks.daily(at=MORNING)
    actions.close_measure(as_it_is(homes), viewer=here.keeper, at=MORNING, under="paragraph 3", because="Tenders.")
    [mail] = owed()
    assert written(mail, PUBLIC) is None
    assert written(mail, here.owner)


def test_the_letter_on_a_figure_that_went_back_says_why_until_another_is_sent(here, homes):
    row = send(here, homes)
    actions.send_back_figure(row, viewer=here.keeper, at=MORNING, because="Elm Road is counted twice.")
    [mail] = owed("performance.figure_sent_back")
    letter = written(mail, here.owner)
    assert letter.subject == "A figure was sent back: Homes built"
    assert "Elm Road is counted twice." in letter.parts
    assert written(mail, PUBLIC) is None
    new = NewFigure(period=row.period, value=Decimal(5), heard=1)
    actions.send_figure(homes, viewer=here.owner, at=MORNING, new=new)
    assert written(mail, here.owner) is None
