"""The council at a glance counts what everybody reads, follows the acts, and shows nobody what is not theirs to see."""

from datetime import date, timedelta
from types import SimpleNamespace

import pytest
from django.test import Client
from django.utils import timezone

from moothall.access.viewer import PUBLIC
from moothall.decisions.models import Decision
from moothall.performance import actions, judging
from moothall.performance.models import KeptVerdict, Target, TargetPut
from moothall.performance.queries import kept
from moothall.performance.queries.kept import Wanted
from moothall.performance.rules.verdicts.glance import Show
from moothall.performance.rules.verdicts.rating import Rating
from moothall.performance.tests.factories import carried, counted, measured, targeted
from moothall.performance.tests.test_pages_figures import ADDED, QUIET, entered
from moothall.plans.tests.factories import aimed, published
from moothall.plans.tests.reading import cost, signed_in, words_of
from moothall.record import followers
from moothall.worker import actions as queue, queries as worker

NOW = timezone.localtime()
PAGE = "/performance/"
LONG = {"from_on": date(2020, 4, 1), "last_on": date(2030, 3, 31)}
SECRET = "The price of the wharf"


def rated(here, title, figure, **said):
    """A measure of which the last figure is this one, and the target 85."""
    row = measured(here, title, formula="", **said)
    targeted(here, row, "85", **LONG)
    entered(here, row, [*QUIET[:5], figure])
    return row


def counts(here):
    return kept.counts(PUBLIC, kept.wanted(PUBLIC, Wanted(organisation=here.row.pk), NOW.date()), NOW.date())


@pytest.fixture
def judged(here):
    """One off target, one on target, and one that is closed."""
    here.off, here.on = rated(here, "Repairs", "78"), rated(here, "Letters", "90")
    here.shut = rated(here, SECRET, "11", closed_under="paragraph 3", closed_because="It names a bidder.")
    judging.all_anew(NOW)
    return here


def test_the_page_counts_what_everybody_reads_and_leads_to_it(judged):
    page, own = Client().get(PAGE), signed_in(judged.owner).get(PAGE)
    assert "Of 2 measures 1 is off target and 1 is on target." in words_of(page)
    assert "1 measure is closed to the public" in words_of(own)
    assert b"closed to the public" not in page.content
    chosen = words_of(Client().get(f"{PAGE}?show=off"))
    assert "RepairsWorse than in" in chosen
    assert "Letters" not in chosen
    assert not any(SECRET in words_of(one) for one in (page, own, Client().get(f"{PAGE}?show=off")))


def test_an_objective_stands_with_its_measures_the_worst_first_and_as_they_add_up(judged):
    aim = aimed(judged, published(judged), title="Homes that are safe")
    for row in (judged.on, judged.off, judged.shut):
        actions.serve_objective(row, viewer=judged.keeper, at=NOW, objective=aim)
    page = words_of(Client().get(PAGE))
    assert "Homes that are safe" in page
    assert page.count("1 is off target and 1 is on target.") == 2
    assert page.index("Repairs") < page.index("Letters")


def test_what_is_kept_follows_the_acts_upon_a_measure_and_upon_what_is_worked_out_from_it(judged):
    double = counted(judged, "Twice", formula=f"2 * M{judged.off.number}", frequency="monthly", counting="snapshot", unit="number")
    targeted(judged, double, "170", **LONG)
    followers.catch_up(judging.VERDICTS)
    assert counts(judged).by_rating == {Rating.OFF: 2, Rating.ON: 1}
    entered(judged, judged.off, ["95"], last=NOW.date())
    assert counts(judged).by_rating[Rating.OFF] == 2
    actions.set_tolerance(judged.off, viewer=judged.owner, at=NOW, **ADDED)
    followers.catch_up(judging.VERDICTS)
    assert counts(judged).by_rating == {Rating.ON: 3}


def test_a_measure_that_is_closed_or_has_ended_is_counted_no_more_even_before_anything_has_caught_up(judged):
    actions.close_measure(judged.off, viewer=judged.keeper, at=NOW, under="paragraph 3", because="Terms.")
    assert counts(judged).by_rating == {Rating.ON: 1}
    assert Rating.OFF in {row.rating for row in KeptVerdict.objects.visible_to(judged.owner)}
    followers.catch_up(judging.VERDICTS)
    assert [row.measure_id for row in KeptVerdict.objects.visible_to(judged.owner)] == [judged.on.pk]
    actions.end_measure(judged.on, viewer=judged.keeper, at=NOW, on=NOW.date() - timedelta(days=1), because="Counted elsewhere.")
    assert counts(judged).number == 0


def test_what_may_be_otherwise_is_said_to_be_looked_at_anew(judged):
    KeptVerdict.objects.visible_to(judged.owner).filter(measure=judged.on).update(is_stale=True)
    counted(judged, "Bins")
    assert "2 measures are being looked at anew." in words_of(Client().get(PAGE))
    assert judging.catch_up(NOW, 1) == 1
    assert judging.catch_up(NOW) == 1
    assert "being looked at anew" not in words_of(Client().get(PAGE))


def test_rules_of_the_council_touch_every_measure_and_answers_those_that_were_put_to_members(judged):
    judging.mark([SimpleNamespace(subject="decisions/wrenmouth/7", act="decisions.publish", at=NOW)])
    assert counts(judged).unsure == 0
    decision = Decision.objects.create(organisation=judged.row, number=7, title="Targets")
    target = Target.objects.visible_to(judged.owner).get(measure=judged.on)
    TargetPut.objects.create(target=target, decision=decision, put_at=NOW)
    judging.mark([SimpleNamespace(subject="decisions/wrenmouth/7", act="decisions.publish", at=NOW)])
    assert counts(judged).unsure == 1
    judging.mark([SimpleNamespace(subject="performance/calendar/wrenmouth", act="performance.set_calendar", at=NOW)])
    assert counts(judged).unsure == 2


def test_what_is_late_or_not_agreed_is_counted_from_its_day(judged):
    targeted(judged, carried(judged, judged.on), "95", from_on=date(2030, 4, 1), last_on=date(2031, 3, 31))
    judging.all_anew(NOW)
    KeptVerdict.objects.visible_to(judged.owner).filter(measure=judged.off).update(due_on=NOW.date() - timedelta(days=1))
    KeptVerdict.objects.visible_to(judged.owner).filter(measure=judged.on).update(due_on=NOW.date())
    page = words_of(Client().get(PAGE))
    assert "1 figure has not come by the day set." in page
    assert "1 target is not agreed by Members." in page
    for show, title in ((Show.LATE, "Repairs"), (Show.NOT_AGREED, "Letters")):
        found = words_of(Client().get(f"{PAGE}?show={show}"))
        assert title in found
        assert ("Repairs" in found) + ("Letters" in found) == 1


@pytest.mark.parametrize(
    "asked", ["show=nothing", "portfolio=999999", "framework=%00", "show=%00", "page=9999999999", "department=x&show=off"]
)
def test_a_wrong_choice_leaves_the_page_as_it_was(judged, asked):
    answer = Client().get(f"{PAGE}?{asked}")
    assert answer.status_code == 200
    assert "1 is off target" in words_of(answer)


def test_a_place_without_a_council_or_a_measure_says_so(here, db):
    assert "Nothing is measured here yet" in words_of(Client().get(PAGE))
    assert "No measure belongs to this part" in words_of(Client().get(f"{PAGE}?framework={here.national.pk}"))


def test_many_measures_are_asked_for_in_as_many_questions_as_one(judged):
    aim = aimed(judged, published(judged))
    actions.serve_objective(carried(judged, judged.off), viewer=judged.keeper, at=NOW, objective=aim)
    judging.all_anew(NOW)
    pages = (PAGE, f"{PAGE}?show=not-rated", f"{PAGE}?framework={judged.corporate.pk}")
    few = [cost(Client(), page) for page in pages]
    for turn in range(3):
        row = rated(judged, f"Number {turn}", "70")
        actions.serve_objective(carried(judged, row), viewer=judged.keeper, at=NOW, objective=aim)
    judging.all_anew(NOW)
    assert [cost(Client(), page) for page in pages] == few


def test_what_is_more_than_a_hundred_is_left_to_the_worker_if_one_is_there(judged, monkeypatch):
    KeptVerdict.objects.visible_to(judged.owner).update(is_stale=True)
    monkeypatch.setattr(judging, "AT_ONCE", 1)
    judging.go_on(NOW)
    assert counts(judged).unsure == 0
    queue.say_here("one", NOW)
    KeptVerdict.objects.visible_to(judged.owner).update(is_stale=True)
    judging.go_on(NOW)
    assert counts(judged).unsure == 1
    assert worker.waits_already(judging.the_rest, NOW)
    judging.catch_up(NOW)
    assert counts(judged).unsure == 0
