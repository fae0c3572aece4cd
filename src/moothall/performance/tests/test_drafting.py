"""A draft on very many measures is worked out in the background, once, and read as it was then by those who write; never half."""

from copy import deepcopy
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from moothall.access.acts import Refused
from moothall.access.viewer import PUBLIC, THE_CLOCK
from moothall.documents.models import Job
from moothall.performance import actions, drafting
from moothall.performance.models import QuarterlyDraft
from moothall.performance.queries import reports as queries, reports_drafts as drafts, reports_making as making
from moothall.performance.tests import quarter
from moothall.performance.tests.factories import council, counted
from moothall.performance.tests.quarter import SECRET, begun, stated
from moothall.plans.tests.reading import signed_in, words_of
from moothall.worker import actions as queue
from moothall.worker.running import Worker

HERE = "/performance/reports/wrenmouth/1"
NOW = timezone.now()


class KilledError(BaseException):
    """What ends a worker in the middle, past every `except` of its work."""


@pytest.fixture(scope="module")
def written(once):
    return once(lambda: quarter.told(council()))


@pytest.fixture
def story(written, db, monkeypatch):
    """Three measures are very many here."""
    monkeypatch.setattr(drafts, "AT_ONCE", 2)
    return deepcopy(written)


@pytest.fixture
def draft(story):
    return begun(story)


def kept():
    return QuarterlyDraft.objects.visible_to(THE_CLOCK).order_by("is_exempt")


def worked_out(here, draft):
    return drafting.ask(draft, viewer=here.keeper, at=timezone.now())


def test_a_large_draft_is_worked_out_by_the_worker_from_the_moment_it_is_begun(story):
    queue.say_here("tests", timezone.now())
    keeper, owner = signed_in(story.keeper), signed_in(story.owner)
    asked = {"of": f"portfolio {story.portfolio.pk}", "quarter": "2026-07-01"}
    assert keeper.post("/performance/wrenmouth/new-report", asked).url == HERE
    assert "It is being worked out." in words_of(owner.get(HERE))
    assert "so many measures that it is worked out first" in words_of(keeper.get(f"{HERE}/measures.csv"))
    assert "It is being worked out already, since" in words_of(keeper.post(f"{HERE}/work-out"))
    assert Worker("tests", timezone.now).work_off() == 1
    page = words_of(keeper.get(HERE))
    assert "Nothing was done since that it tells of." in page
    assert "Of 4 measures" in page
    assert SECRET in words_of(keeper.get(f"{HERE}/exempt")).lower()
    assert [owner.get(f"{HERE}/{one}").status_code for one in ("measures", "summary", "measures.csv", "exempt")] == [200, 200, 200, 404]
    assert "made once the report is issued" in words_of(keeper.get(f"{HERE}/report.pdf"))
    assert Client().get(HERE).status_code == 404


def test_a_large_draft_that_nobody_has_worked_out_says_so_and_whoever_writes_has_it_done(story, draft):
    owner = signed_in(story.owner)
    page = words_of(owner.get(HERE))
    assert "worked out before it is read" in page
    assert "Work this draft out" in page
    assert owner.post(f"{HERE}/work-out").url == HERE
    assert "It was worked out at" in words_of(owner.get(HERE))
    assert Client().post(f"{HERE}/work-out").status_code == 302


def test_what_was_closed_since_stands_in_no_draft_and_what_came_in_is_said_to_be_missing(story, draft):
    worked_out(story, draft)
    [said, closed] = kept()
    assert SECRET not in str(said.measures).lower()
    assert [one["title"].lower() for one in closed.measures] == [SECRET]
    assert not drafts.has_changed(said)
    stated(story, story.late, 7, at=NOW)
    actions.close_measure(story.on, viewer=story.keeper, at=NOW, under="Paragraph 3", because="Terms.")
    counted(story, "Homes painted", portfolio=story.portfolio, counting="snapshot")
    assert drafts.has_changed(said)
    told = drafting.said(story.keeper, draft, NOW, is_exempt=False)
    assert [one["title"] for one in told["measures"]] == ["Homes built", "Homes insulated", "Homes mended", "Homes painted"]
    assert told["left_out"] == 2
    assert "Homes let" in str(drafting.said(story.keeper, draft, NOW, is_exempt=True))
    assert "Something was done since" in words_of(signed_in(story.keeper).get(HERE))


def test_a_large_draft_says_what_the_report_says_that_is_issued_of_it(story, draft):
    worked_out(story, draft)
    told = drafting.said(story.keeper, draft, NOW, is_exempt=True)
    assert told == queries.said(draft, NOW, is_exempt=True)
    actions.issue_quarterly(draft, viewer=story.keeper, at=NOW)
    assert queries.edition(THE_CLOCK, draft, is_exempt=True).content == told
    assert not kept().exists()
    with pytest.raises(Refused, match="has been issued"):
        worked_out(story, draft)


def test_nobody_reads_what_was_worked_out_but_those_who_write_and_what_is_closed_but_those_who_keep_the_plans(story, draft):
    worked_out(story, draft)
    seen = [QuarterlyDraft.objects.visible_to(viewer).count() for viewer in (PUBLIC, story.owner, story.keeper)]
    assert seen == [0, 1, 2]


@pytest.mark.parametrize("place", ["step", "finish"])
def test_a_worker_that_is_killed_leaves_the_draft_as_it_was_and_the_next_begins_again(story, draft, monkeypatch, place):
    worked_out(story, draft)
    before = [row.pk for row in kept()]
    job = actions.ask_to_draft(draft, viewer=story.keeper, at=NOW)
    with monkeypatch.context() as patch, pytest.raises(KilledError):
        patch.setattr(drafting.issuing.jobs, place, killed)
        drafting.carry_out(str(job.key), at=NOW)
    assert ([row.pk for row in kept()] == before) is (place == "step")
    drafting.carry_out(str(job.key), at=NOW + timedelta(hours=1))
    drafting.carry_out(str(job.key), at=NOW + timedelta(hours=1))
    found = Job.objects.visible_to(THE_CLOCK).get(key=job.key)
    assert (found.tries, found.error, len(kept())) == (2, "", 2)


def killed(*given, **more):
    raise KilledError


def test_a_draft_is_not_kept_of_what_was_issued_or_discarded_meanwhile(story, draft):
    made, job = making.made(draft), actions.ask_to_draft(draft, viewer=story.keeper, at=NOW)
    actions.issue_quarterly(draft, viewer=story.keeper, at=NOW, made=made)
    drafting.carry_out(str(job.key), at=NOW)
    job.refresh_from_db()
    assert (job.error.startswith("This report has been issued"), kept().exists()) == (True, False)
