"""A report is issued in the background: whole or not at all, once, by somebody who may, and as nothing changed meanwhile."""

from copy import deepcopy
from datetime import date, timedelta
from hashlib import sha256

import pytest
from django.test import Client
from django.utils import timezone

from moothall.access.acts import Refused
from moothall.access.viewer import PUBLIC, THE_CLOCK
from moothall.authority import actions as authority
from moothall.authority.models import Office
from moothall.documents import jobs, pdf
from moothall.documents.models import Job
from moothall.performance import actions, issuing
from moothall.performance.models import QuarterlyEdition, QuarterlyLine, QuarterlyPaper
from moothall.performance.queries import reports as queries, reports_making as making, reports_measures, reports_paper
from moothall.performance.tests import quarter
from moothall.performance.tests.factories import council
from moothall.performance.tests.quarter import SECRET, begun, stated
from moothall.plans.tests.factories import as_it_is
from moothall.plans.tests.reading import signed_in, words_of
from moothall.worker import actions as queue
from moothall.worker.running import Worker

HERE = "/performance/reports/wrenmouth/1"
NOW = timezone.now()


class KilledError(BaseException):
    """What ends a worker in the middle, past every `except` of its work."""


@pytest.fixture(scope="module")
def written(once):
    return once(drafted)


def drafted():
    """A council with the draft of a report, of which something is closed."""
    story = quarter.told(council())
    story.draft = begun(story)
    return story


@pytest.fixture
def story(written, db):
    return deepcopy(written)


@pytest.fixture
def draft(story):
    return story.draft


@pytest.fixture
def worker(db):
    queue.say_here("tests", timezone.now())
    return Worker("tests", timezone.now)


def asked(here, draft, at=NOW):
    """The work that is asked for, and waits."""
    return actions.ask_to_issue(draft, viewer=here.keeper, at=at)


def editions():
    return QuarterlyEdition.objects.visible_to(THE_CLOCK).count()


def closed(here, at=NOW):
    return actions.close_measure(here.on, viewer=here.keeper, at=at, under="Paragraph 3", because="Terms.")


def test_a_worker_issues_what_was_asked_for_and_its_page_says_how_far_it_has_come(story, draft, worker, monkeypatch):
    monkeypatch.setattr(pdf, "PANGO", ())
    keeper, owner = signed_in(story.keeper), signed_in(story.owner)
    assert keeper.post(f"{HERE}/issue").url == HERE
    waiting = keeper.get(f"{HERE}?follow=yes")
    assert (waiting.headers["Refresh"], "Waiting." in words_of(waiting)) == ("5", True)
    assert "It is being issued already, since" in words_of(keeper.post(f"{HERE}/issue"))
    jobs.step(jobs.begin(Job.objects.visible_to(THE_CLOCK).get().key, at=timezone.now()), 2, 9, "2 of 9 measures.", at=timezone.now())
    assert "2 of 9 measures." in words_of(owner.get(HERE))
    assert (Client().get(HERE).status_code, worker.work_off()) == (404, 2)
    assert "Of 4 measures" in words_of(Client().get(HERE))
    assert Job.objects.visible_to(THE_CLOCK).get().sentence == "It tells of July to September 2026, and stays as it is."


@pytest.mark.once
def test_each_edition_is_printed_once_and_given_as_it_was_printed(story, draft, worker, monkeypatch):
    actions.issue_quarterly(draft, viewer=story.keeper, at=NOW)
    for _ in range(2):
        issuing.print_papers.enqueue("wrenmouth", 1)
        worker.work_off()
    [public, exempt] = QuarterlyPaper.objects.visible_to(THE_CLOCK).order_by("edition__is_exempt")
    actions.keep_paper(public.edition, viewer=THE_CLOCK, at=NOW, file=exempt.file)
    assert [row.file_id for row in QuarterlyPaper.objects.visible_to(PUBLIC)] == [public.file_id]
    monkeypatch.setattr(pdf, "PANGO", ())
    assert sha256(Client().get(f"{HERE}/report.pdf").content).hexdigest() == public.file_id
    assert sha256(signed_in(story.keeper).get(f"{HERE}/exempt/report.pdf").content).hexdigest() == exempt.file_id
    with pytest.raises(pdf.NotMade, match="Pango"):
        reports_paper.given(PUBLIC, public.edition, {0: "Since revised to 45 homes."})
    monkeypatch.setattr(reports_paper.paper, "MOST_IN_DETAIL", 3)
    assert reports_paper.given(PUBLIC, public.edition, {0: "Since revised to 45 homes."}).startswith(b"%PDF")
    public.delete()
    assert "The PDF of so many measures is being made." in words_of(Client().get(f"{HERE}/report.pdf"))


def test_a_worker_that_is_killed_leaves_nothing_and_the_next_begins_again(story, draft, monkeypatch):
    key = str(asked(story, draft).key)
    for place in ("step", "finish"):
        with monkeypatch.context() as patch, pytest.raises(KilledError):
            patch.setattr(issuing.jobs, place, killed)
            issuing.carry_out(key, at=NOW)
        assert editions() == (0 if place == "step" else 2), place
    before = as_it_is(draft)
    issuing.carry_out(key, at=NOW + timedelta(hours=1))
    issuing.carry_out(key, at=NOW + timedelta(hours=1))
    job = Job.objects.visible_to(THE_CLOCK).get()
    assert (job.tries, job.error, editions(), as_it_is(draft).issued_at) == (3, "", 2, before.issued_at)
    assert QuarterlyLine.objects.visible_to(THE_CLOCK).count() == 5


def killed(*given, **more):
    raise KilledError


def test_what_is_closed_while_a_report_is_worked_out_does_not_stand_in_it(story, draft):
    made = making.made(draft)
    assert making.has_changed(made) is False
    stated(story, story.late, 7, at=NOW - timedelta(hours=2))
    assert making.has_changed(made) is False
    closed(story)
    with pytest.raises(actions.ChangedSince, match="were changed while it was worked out"):
        actions.issue_quarterly(draft, viewer=story.keeper, at=NOW, made=made)
    assert editions() == 0


def test_a_report_whose_measures_are_changed_meanwhile_is_worked_out_again(story, draft, monkeypatch):
    turns = []

    def step(*given, **more):
        turns.append(turns or closed(story))

    key = str(asked(story, draft).key)
    monkeypatch.setattr(issuing.jobs, "step", step)
    issuing.carry_out(key, at=NOW)
    edition = queries.edition(PUBLIC, as_it_is(draft))
    assert (edition.content["left_out"], "Homes let" in str(edition.content)) == (2, False)


def test_while_measures_are_changed_again_and_again_a_report_is_not_issued(story, draft, monkeypatch):
    def step(*given, **more):
        actions.set_tolerance(story.on, viewer=story.keeper, at=NOW, **near)

    near = {"amount": 2, "kind": "units", "from_on": NOW.date(), "set_by": "Cabinet", "set_on": date(2026, 4, 1)}
    job = asked(story, draft)
    monkeypatch.setattr(issuing.jobs, "step", step)
    issuing.carry_out(str(job.key), at=NOW)
    assert (editions(), "Issue it again." in as_it_is(job).error) == (0, True)
    keeper = signed_in(story.keeper)
    assert "It was not issued." in words_of(keeper.get(HERE))
    assert "Issue it again." in words_of(keeper.post(f"{HERE}/issue"))


def test_nobody_issues_in_an_office_that_they_have_left(story, draft):
    job = asked(story, draft)
    office = Office.objects.get(person=story.keeper.person)
    authority.end_office(office, viewer=THE_CLOCK, at=NOW, until=date(2026, 1, 1))
    issuing.carry_out(str(job.key), at=NOW)
    assert (editions(), as_it_is(job).error.startswith("Issuing a quarterly report is for")) == (0, True)


def test_one_of_which_nothing_was_heard_is_asked_for_again(story, draft):
    first = asked(story, draft)
    with pytest.raises(Refused, match="being issued already"):
        asked(story, draft, NOW + timedelta(minutes=1))
    second = asked(story, draft, NOW + timedelta(minutes=3))
    issuing.carry_out(str(first.key), at=NOW)
    assert editions() == 0
    issuing.carry_out(str(second.key), at=NOW)
    assert editions() == 2


def test_a_draft_that_was_discarded_meanwhile_is_not_issued(story, draft):
    job = asked(story, draft)
    actions.discard_quarterly(draft, viewer=story.keeper, at=NOW)
    issuing.carry_out(str(job.key), at=NOW)
    assert as_it_is(job).error == "The draft is no longer here: somebody discarded it meanwhile."


def test_where_no_worker_is_there_what_is_refused_is_said_at_once(story, draft):
    actions.issue_quarterly(draft, viewer=story.keeper, at=NOW)
    assert issuing.whoever(THE_CLOCK.reference, NOW.date()) == THE_CLOCK
    assert issuing.whoever("access/accounts/0", NOW.date()) == PUBLIC
    with pytest.raises(Refused, match="has been issued"):
        issuing.ask(draft, viewer=story.keeper, at=NOW)


def test_measures_worked_out_part_by_part_say_what_they_say_together(story, draft, monkeypatch):
    whole = queries.said(draft, NOW, is_exempt=True)
    monkeypatch.setattr(reports_measures, "A_PART", 2)
    steps = []
    made = making.made(draft, lambda *step: steps.append(step))
    assert queries.said(draft, NOW, is_exempt=True, measures=made.exempt) == whole
    assert SECRET not in str(made.public).lower()
    assert [step[:2] for step in steps] == [(2, 5), (4, 5), (5, 5)]
    assert steps[-1][2] == "5 of 5 measures are worked out."
