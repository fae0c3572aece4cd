"""A job is asked for once, says how far it has come, is begun again when its worker was killed, and ends once."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from moothall.access.viewer import PUBLIC, THE_CLOCK, Held, Role, Viewer
from moothall.documents import jobs, queries, rules
from moothall.documents.models import Job
from moothall.documents.rules import Progress
from moothall.documents.tests.factories import THEN, council, holder

pytestmark = pytest.mark.django_db
MAKES = "meetings/wrenmouth/12"
SOON = THEN + timedelta(seconds=30)


@pytest.fixture
def ours():
    return council()


def officer(organisation, number=2, role=Role.PLAN_OWNER):
    return Viewer(f"access/accounts/{number}", "An officer", frozenset({Held(role, organisation.pk)}))


def asked(organisation, viewer=None, at=THEN, makes=MAKES):
    return jobs.ask(organisation, kind="pack", makes=makes, title="Pack for Cabinet", viewer=viewer or officer(organisation), at=at)


def test_a_job_is_seen_by_whoever_asked_and_by_the_clerks_of_the_organisation(ours):
    job = asked(ours)
    other = council("Northhaven")
    for viewer in (officer(ours), holder(ours), holder(ours, Role.MONITORING_OFFICER), THE_CLOCK):
        assert list(queries.jobs(viewer)) == [job]
    for viewer in (PUBLIC, officer(ours, 3), holder(ours, Role.MEMBER), holder(other), officer(ours, 3, Role.HEAD_OF_SERVICE)):
        assert list(queries.jobs(viewer)) == []


def test_nobody_known_sees_no_job_even_one_that_nobody_known_asked_for(ours):
    asked(ours, viewer=PUBLIC)
    assert not queries.jobs(PUBLIC).exists()


def test_the_same_is_asked_for_once_while_it_is_under_way_and_anew_afterwards(ours):
    job = asked(ours)
    assert asked(ours) == job
    assert asked(ours, makes="meetings/wrenmouth/13") != job
    assert asked(ours, viewer=officer(ours, 3)) != job
    jobs.finish(jobs.begin(job.key, at=SOON), "The pack has 12 pages.", at=SOON)
    again = asked(ours, at=SOON)
    assert again != job
    assert queries.latest_job(officer(ours), "pack", MAKES) == again


def test_a_job_says_how_far_it_has_come(ours):
    job = asked(ours)
    assert job.progress(THEN) is Progress.WAITING
    begun = jobs.begin(job.key, at=SOON)
    jobs.step(begun, 3, 12, "Item 5 of 12: the lease", at=SOON)
    begun.refresh_from_db()
    assert (begun.in_hundred, begun.sentence, begun.progress(SOON)) == (25, "Item 5 of 12: the lease", Progress.UNDER_WAY)
    jobs.finish(begun, "The pack has 41 pages.", at=SOON)
    begun.refresh_from_db()
    assert (begun.in_hundred, begun.progress(SOON)) == (100, Progress.DONE)


def test_a_job_whose_worker_was_killed_is_begun_again_and_says_so_meanwhile(ours):
    job = asked(ours)
    jobs.step(jobs.begin(job.key, at=THEN), 3, 12, "Item 5", at=THEN)
    job.refresh_from_db()
    assert job.progress(THEN + timedelta(minutes=3)) is Progress.SILENT
    again = jobs.begin(job.key, at=THEN + timedelta(minutes=4))
    assert (again.tries, again.done, again.sentence) == (2, 0, "")
    assert again.progress(THEN + timedelta(minutes=4)) is Progress.UNDER_WAY


def test_a_job_that_has_ended_is_never_moved_again(ours):
    job = asked(ours)
    jobs.begin(job.key, at=THEN)
    jobs.fail(job, "“Annex 2.pdf” is damaged. Save it again and send that.", at=SOON)
    assert jobs.begin(job.key, at=SOON) is None
    jobs.step(job, 1, 2, "more", at=SOON)
    jobs.finish(job, "done", at=SOON)
    job.refresh_from_db()
    assert (job.progress(SOON), job.error, job.done) == (Progress.FAILED, "“Annex 2.pdf” is damaged. Save it again and send that.", 0)


def test_a_job_never_fails_without_a_word(ours):
    job = asked(ours)
    jobs.fail(job, "", at=SOON)
    job.refresh_from_db()
    assert job.error


def test_long_words_are_shortened_and_no_job_is_more_than_done(ours):
    job = asked(ours)
    jobs.step(job, 9, 3, "x" * 2_000, at=SOON)
    job.refresh_from_db()
    assert (job.done, job.of, len(job.sentence)) == (3, 3, 500)
    assert job.sentence.endswith("…")


def test_the_database_itself_refuses_the_same_job_twice(ours):
    job = asked(ours)
    with pytest.raises(IntegrityError), transaction.atomic():
        Job(organisation=ours, kind="pack", makes=MAKES, title="x", requested_by=job.requested_by, requested_at=THEN).save()


def test_a_job_makes_no_entry_in_the_record(ours, django_assert_num_queries):
    job = asked(ours)
    with django_assert_num_queries(1):
        jobs.step(job, 1, 2, "x", at=SOON)


@pytest.mark.parametrize(
    ("facts", "minutes", "said"),
    [
        ({}, 0, Progress.WAITING),
        ({}, 2, Progress.WAITING),
        ({}, 3, Progress.SILENT),
        ({"heard_at": SOON}, 2, Progress.UNDER_WAY),
        ({"heard_at": SOON}, 3, Progress.SILENT),
        ({"heard_at": SOON, "ended_at": SOON}, 90, Progress.DONE),
        ({"ended_at": SOON, "error": "x"}, 90, Progress.FAILED),
    ],
)
def test_progress_is_judged_from_facts(facts, minutes, said):
    assert rules.progress(THEN + timedelta(minutes=minutes), rules.Facts(THEN, **facts)) is said
