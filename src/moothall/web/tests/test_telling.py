"""The story becomes acts: told once, gone on with later, never told twice, and never into a real council's place."""

from datetime import date, datetime, timedelta

import pytest
from django.db import transaction

from moothall.access.viewer import PUBLIC, THE_CLOCK, Role
from moothall.authority import queries as authority
from moothall.authority.models import Organisation
from moothall.decisions import queries as decisions
from moothall.decisions.models import Commitment, Decision, TakenAt
from moothall.decisions.queries import matters as histories
from moothall.decisions.rules import LONDON, Standing
from moothall.meetings import queries as meetings
from moothall.meetings.models import Meeting, Paper, Report
from moothall.performance.queries import measures, reports, returns, targets
from moothall.plans import queries as plans
from moothall.plans.rules import PlanStanding
from moothall.record.models import Entry
from moothall.web.demo.borough import tell
from moothall.web.demo.matters.quarters import SERVING
from moothall.web.demo.measured import figure, periods, target
from moothall.web.demo.measures import MEASURES, tally
from moothall.web.demo.telling import figures, telling, ways_in
from moothall.web.models import Told

pytestmark = pytest.mark.django_db
BEGINS = date(2026, 5, 1)
NOW = datetime(2026, 7, 20, 12, tzinfo=LONDON)


@pytest.fixture
def few_measures(monkeypatch):
    """For whoever looks at the rest of the story: the measures of one department are told as those of all are."""
    monkeypatch.setattr(figures, "MEASURES", MEASURES[:12])


# The place is empty before the first who asks for the story.


@pytest.mark.once
@pytest.mark.usefixtures("few_measures")
def test_what_met_before_the_council_came_was_brought_in_and_what_met_since_was_worked_here():
    telling.go_on(NOW, begins=date(2025, 5, 1))
    first = Entry.objects.filter(act__startswith="meetings.").order_by("-number")  # of several of one subject, the last here is its first
    acts = dict(first.values_list("subject", "act"))
    held = {row.reference: row.held_on for row in Meeting.objects.visible_to(THE_CLOCK).select_related("organisation")}
    came = date(2026, 5, 1)
    assert {acts[subject] for subject, day in held.items() if day < came} == {"meetings.bring_in"}
    assert {acts[subject] for subject, day in held.items() if day >= came} == {"meetings.call_meeting"}
    joined = TakenAt.objects.visible_to(THE_CLOCK).filter(meeting__held_on__lt=came)
    assert joined.exists()
    assert not joined.filter(decision__published_at=None).exists()
    [damp] = histories.matters(PUBLIC)
    gathered = histories.Gathered(PUBLIC, damp)
    assert damp.title == "Damp and mould in council homes"
    assert len(gathered.decisions) >= 2
    assert gathered.items


def test_it_is_never_told_into_the_place_of_a_real_council():
    assert telling.may_be_told()
    Organisation.objects.create(slug="real", name="A real council", is_home=True)
    assert not telling.may_be_told()


@pytest.mark.usefixtures("few_measures")
def test_a_telling_that_is_interrupted_leaves_nothing_behind_and_the_next_begins_with_what_the_council_had_when_it_came():
    def stop(done, of):
        if done == 20:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        telling.go_on(NOW, stop, begins=BEGINS)
    assert not telling.is_told()
    assert not Entry.objects.exists()
    first, *months = telling.chapters(NOW, begins=BEGINS)
    assert first
    assert len(months) == NOW.month - BEGINS.month + 1
    assert first + sum(months) > 100
    assert Told.objects.get().until == NOW


@pytest.mark.usefixtures("few_measures")
def test_a_telling_that_is_interrupted_later_goes_on_after_the_last_chapter_that_was_whole():
    def stop(done, of):
        if done == of - 10:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        telling.go_on(NOW, stop, begins=BEGINS)
    [left] = Told.objects.all()
    assert telling.is_told()
    assert BEGINS < left.until.date() < NOW.date()
    interrupted = Entry.objects.count()
    assert telling.go_on(NOW) > 10
    acts = list(Entry.objects.order_by("number").values_list("act", "subject", "at"))
    assert len(acts) > interrupted > 100
    borough = tell(NOW.date(), BEGINS)
    assert Meeting.objects.visible_to(THE_CLOCK).count() == len(borough.meetings)
    assert Decision.objects.visible_to(THE_CLOCK).count() == len(borough.decisions)


@pytest.fixture(scope="module")
def told(django_db_setup, django_db_blocker):
    """Told once for all who only look, and taken back after the last of them; what one of them adds goes with it."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield telling.go_on(NOW, begins=BEGINS)
        transaction.set_rollback(True)


def test_every_meeting_and_decision_of_the_story_is_here_as_it_was_told(told):
    borough = tell(NOW.date(), BEGINS)
    assert Meeting.objects.visible_to(THE_CLOCK).count() == len(borough.meetings) > 5
    rows = {row.code: row for row in Decision.objects.visible_to(THE_CLOCK)}
    published = [one for one in borough.decisions if one.published_on and one.published_on < NOW.date()]
    assert len(published) > 5
    for one in published:
        row = rows[one.code]
        assert (row.title, row.decided_on, row.published_at.astimezone(LONDON).date()) == (one.title, one.decided_on, one.published_on)


def test_what_is_open_to_call_in_in_the_story_is_open_here(told):
    assert decisions.open_to_call_in(PUBLIC, NOW).exists()
    for row in decisions.open_to_call_in(PUBLIC, NOW):
        assert row.standing(NOW) is Standing.OPEN_TO_CALL_IN


def test_told_again_at_the_same_moment_nothing_changes(told):
    before = Entry.objects.count()
    assert told > 100
    assert telling.go_on(NOW) == 0
    assert Entry.objects.count() == before


def test_two_months_later_the_story_goes_on_and_the_past_stays(told):
    before = {row.reference: row.title for row in Decision.objects.visible_to(THE_CLOCK).select_related("organisation")}
    assert telling.go_on(NOW + timedelta(days=60)) > 0
    after = {row.reference: row.title for row in Decision.objects.visible_to(THE_CLOCK).select_related("organisation")}
    assert after.items() > before.items()


@pytest.mark.once
def test_figures_targets_and_reports_say_what_the_story_says_of_them(told):
    """Measured at the end of September's meetings, when the first quarter has been reported on."""
    telling.go_on(now := NOW + timedelta(days=60))
    rows = {row.title: row for row in measures.measures(THE_CLOCK)}
    assert sorted(rows) == sorted(one.title for one in MEASURES)
    assert all(row.owner and row.reviewer and row.department and row.portfolio for row in rows.values())
    keys = [row.pk for row in rows.values()]
    shown, standings = returns.figures(PUBLIC, keys, now), targets.targets(PUBLIC, keys, now)
    for one in MEASURES:
        found = {figure.period.first: figure for figure in shown[rows[one.title].pk]}
        said = {first: figure(one, index) for index, first, _ in periods(one, BEGINS, now.date())}
        assert {first: (each.value, each.because if not each.row else each.row.no_value_because) for first, each in found.items()} == {
            first: (said[first].value, said[first].because) for first in found
        }, one.key
        best = targets.in_force(standings[rows[one.title].pk], date(2026, 8, 31), now)
        assert (best and best.row.value) == (None if one.since and one.since > 11 else target(one, 1)), one.key


@pytest.mark.once
def test_a_quarter_is_reported_as_its_figures_stood_and_members_heard_what_became_of_homes(told):
    telling.go_on(NOW + timedelta(days=60))
    council, homes = (row for row in reports.reports(PUBLIC).order_by("number"))
    said = reports.edition(PUBLIC, council).content
    assert {word: number for word, _, number in said["tally"]} == {one.value: number for one, number in tally(1, 1).items()}
    assert {one.value: number for one, number in tally(1, 1, SERVING).items()} == {
        word: number for word, _, number in reports.edition(PUBLIC, homes).content["tally"]
    }
    asked = Report.objects.visible_to(PUBLIC).filter(prepared_from=homes.reference)
    assert [row.title for row in asked] == ["Homes: how we did, April to June"]


def test_the_entries_of_the_record_stand_in_the_order_of_the_story(told):
    moments = list(Entry.objects.order_by("number").values_list("at", flat=True))
    story = moments[moments.index(max(moments[:200])) :]
    assert moments[-1] <= NOW
    assert story == sorted(story)


def test_a_closed_report_is_kept_closed_and_its_notice_is_open(told):
    closed = Paper.objects.visible_to(THE_CLOCK).exclude(closed_under="")
    assert closed.exists()
    assert not Paper.objects.visible_to(PUBLIC).exclude(closed_under="").exists()


def test_commitments_come_from_the_words_of_resolutions_and_a_clerk_confirmed_them(told):
    confirmed = Commitment.objects.visible_to(THE_CLOCK).filter(confirmed_at__isnull=False)
    assert confirmed.exists()
    for row in confirmed.select_related("resolution_part"):
        assert row.who in row.resolution_part.text


def test_drafts_of_the_story_are_seen_by_nobody_but_clerks(told):
    assert not meetings.meetings(PUBLIC).filter(announced_at__gt=NOW).exists()
    assert not decisions.register(PUBLIC).filter(published_at__isnull=True).exists()


def test_there_is_a_way_in_for_every_kind_of_user(told):
    roles = [role for role, _, _ in ways_in.one_for_each_role(NOW.date())]
    assert roles == list(Role)


def test_a_head_of_service_is_covered_by_a_colleague(told):
    [row] = authority.cover(PUBLIC, authority.home(PUBLIC), NOW.date())
    assert (row.office.title, row.holds_on(NOW.date())) == ("Head of Planning", True)


def test_members_approve_plans_at_their_meetings_and_the_others_are_drafts_for_approval(told):
    rows = list(plans.plans.plans(PUBLIC).filter(organisation__is_home=True))
    where = plans.approvals.approvals(PUBLIC, rows, NOW)
    approved = {row.title for row in rows if where[row.pk].standing is PlanStanding.APPROVED}
    assert approved == {"Homes: plan for the year", "Chief Executive's Office: plan for the year"}
    assert {where[row.pk].standing for row in rows if row.title not in approved} == {PlanStanding.DRAFT}
    before = plans.approvals.approvals(PUBLIC, rows, datetime(2026, 6, 5, 12, tzinfo=LONDON))
    assert not any(each.standing is PlanStanding.APPROVED for each in before.values()), "an answer has no effect while it can be called in"
