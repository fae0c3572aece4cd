"""A plan goes to a meeting: the report is written from it, nobody types it again, and the answer comes back by itself."""

from datetime import timedelta

import pytest
from django.utils import timezone

from moothall.access.acts import Refused
from moothall.access.viewer import PUBLIC, THE_CLOCK
from moothall.meetings import actions as meetings
from moothall.meetings.models import Report
from moothall.meetings.queries import reports
from moothall.plans import actions, queries
from moothall.plans.rules import Backing, PlanStanding
from moothall.plans.tests.factories import EARLY, as_it_is, drafted, planned, published
from moothall.plans.tests.members import answered, body, clerk_of
from moothall.plans.tests.reading import signed_in, words_of

NOW = timezone.localtime()
BY = {"at": NOW}


@pytest.fixture
def council(here):
    return body(here)


@pytest.fixture
def owner(here):
    return signed_in(here.owner)


def asked_of(plan, *asked, **said):
    return {"asks": [(plan, one) for one in asked], "title": "Homes: for approval", **said}


def test_a_report_asks_what_is_asked_and_the_answers_come_back_to_the_plan(here, plan, action, council):
    actions.report_progress(action, viewer=here.owner, at=EARLY, said="on track", comment="Five are in post.")
    asks = asked_of(plan, "approve its actions", "note its progress", body=council)
    report = actions.report_plan(plan, viewer=here.owner, **BY, **asks, is_handed_in=True)
    assert (report.prepared_from, report.purpose, report.department) == (plan.reference, Report.Purpose.DECISION, here.homes)
    assert as_it_is(report).submitted_at == NOW
    first, second = reports.recommendations(THE_CLOCK, report)
    assert "in retrospect" in first.text
    assert [one.row.asked for one in queries.approvals.questions(here.owner, [plan.pk], NOW)[plan.pk]] == [
        "approve its actions",
        "note its progress",
    ]
    report.published_at = EARLY
    report.save()
    answered(here, first, "agreed")
    answered(here, second, "noted", held_on=EARLY.date() + timedelta(days=30))
    asked = queries.approvals.questions(PUBLIC, [plan.pk], NOW)[plan.pk]
    assert [one.put.answered for one in asked] == ["agreed", "noted"]
    assert queries.approvals.approvals(PUBLIC, [plan], NOW)[plan.pk].standing is PlanStanding.DRAFT, "its actions, and not the plan itself"


def test_what_everybody_may_not_read_is_not_in_the_report_whoever_writes_it(here, plan, action, council, owner):
    closed = planned(here, plan, "Sell the depot")
    actions.report_progress(closed, viewer=here.owner, **BY, said="at risk", comment="One buyer is left.")
    actions.close_action(closed, viewer=here.owner, **BY, under="paragraph 3", because="It is negotiated.")
    page = words_of(owner.get(f"/{plan.reference}/report"))
    assert "1 action is closed to the public." in page
    report = actions.report_plan(plan, viewer=here.owner, **BY, **asked_of(plan, "note its progress", body=council))
    assert report.purpose == Report.Purpose.INFORMATION
    kept = str(reports.latest_version(here.owner, report).content)
    assert "Hire trades staff" in kept
    for told in (page, kept):
        assert "Sell the depot" not in told
        assert "One buyer is left." not in told


def test_the_actions_of_the_plan_that_follows_are_asked_about_in_the_same_report(here, plan, action, council):
    years = {"title": "Next plan", "first_on": plan.last_on + timedelta(days=1), "last_on": plan.last_on + timedelta(days=365)}
    later = actions.roll_over_plan(plan, viewer=here.owner, **BY, **years, actions=[action])
    both = {"asks": [(plan, "note its progress"), (later, "approve its actions")], "title": "Homes", "body": council}
    with pytest.raises(Refused, match="once that is public"):
        actions.report_plan(plan, viewer=here.owner, **BY, **both)
    later = actions.publish_plan(later, viewer=here.owner, **BY)
    actions.report_plan(plan, viewer=here.owner, **BY, **both)
    [asked] = queries.approvals.questions(here.owner, [later.pk], NOW)[later.pk]
    assert asked.row.asked == "approve its actions"
    [carried] = queries.actions.of_plan(THE_CLOCK, later)
    assert queries.approvals.questions(PUBLIC, [later.pk], NOW)[later.pk] == [], "nobody else reads it before it is out"
    assert Backing.NOT_APPROVED in words_of(signed_in(here.owner).get(f"/{carried.reference}"))


def test_of_a_very_long_plan_what_is_late_is_told_by_name_though_its_table_is_cut_short(here, plan, council, monkeypatch):
    monkeypatch.setattr("moothall.plans.rules.MOST_LINES", 1)
    for title in ("Hire", "Buy"):
        planned(here, plan, title)
    late = planned(here, plan, "Mend", due_on=NOW.date() - timedelta(days=1))
    actions.report_progress(late, viewer=here.owner, **BY, said="late", comment="Ice.")
    account = queries.reporting.account(plan, NOW)
    assert ([one.title for one in account.lines], [one.title for one in account.told]) == (["Hire"], ["Mend"])
    assert (account.tally.live, account.tally.late) == (3, 1)


@pytest.mark.parametrize(
    ("asked", "why"),
    [((), "Say what members are asked"), (("approve", "approve"), "asked twice"), (("cheer",), "is none of these")],
)
def test_a_report_that_asks_nothing_or_twice_is_not_written(here, plan, council, asked, why):
    with pytest.raises(Refused, match=why):
        actions.report_plan(plan, viewer=here.owner, **BY, **asked_of(plan, *asked, body=council))
    other = published(here, "Another plan")
    with pytest.raises(Refused, match="A report asks about one plan"):
        actions.report_plan(plan, viewer=here.owner, **BY, **asked_of(other, "approve", body=council))
    assert not Report.objects.visible_to(THE_CLOCK).exists()


def test_on_its_page_the_draft_is_read_first_and_what_is_wrong_is_named(here, plan, action, council, owner):
    page = f"/{plan.reference}/report"
    assert f'href="{page}"' in owner.get(f"/{plan.reference}").content.decode()
    first = words_of(owner.get(page))
    assert "Members are asked to approve the departmental service plan “Homes service plan” for 2026 to 2029." in first
    looked = words_of(owner.post(page, {"do": "look", "asked": ["this note its progress"], "title": "Kept"}))
    assert "Choose one." in looked
    assert "Members are asked to note the progress of" in looked
    wrong = owner.post(page, {"do": "begin", "title": "W" * 301, "meeting": "x"})
    for words in ("Choose what members are asked.", "Use at most 300 letters.", "Choose one of those listed."):
        assert words in words_of(wrong)
    assert not Report.objects.visible_to(THE_CLOCK).exists()
    for window in (signed_in(here.stranger), signed_in(here.holder)):
        assert window.get(page).status_code == 403
    assert owner.get(f"/{drafted(here, 'Draft').reference}/report").status_code == 403


def test_the_report_is_begun_or_handed_in_to_the_template_and_the_meeting_that_were_chosen(here, plan, council, owner):
    for name in ("Long", "Short"):
        meetings.keep_report_template(here.row, viewer=clerk_of(here), at=NOW, name=name, clearances=())
    page, day = f"/{plan.reference}/report", NOW.date() + timedelta(days=20)
    meetings.call_meeting(council, viewer=clerk_of(here), at=NOW, held_on=day)
    [short] = [row for row in reports.report_templates(THE_CLOCK, here.row.pk, NOW.date()) if row.name == "Short"]
    said = {"asked": ["this approve"], "title": "Homes plan", "meeting": f"{council.pk} {day}", "template": short.pk}
    answer = owner.post(page, said | {"do": "begin"})
    assert "It is written from the plan." in words_of(owner.get(answer.url))
    [report] = Report.objects.visible_to(THE_CLOCK)
    assert (report.template, report.wanted_on, report.submitted_at) == (short, day, None)
    owner.post(page, said | {"do": "hand in"})
    assert Report.objects.visible_to(THE_CLOCK).exclude(submitted_at=None).count() == 1
