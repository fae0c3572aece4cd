"""Whoever asked for long work sees how far it has come, without a script and without being moved about."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from moothall.access.viewer import Role
from moothall.authority.queries import viewer_of
from moothall.documents import jobs
from moothall.documents.tests.factories import council
from tests.canary import place

pytestmark = pytest.mark.django_db


@pytest.fixture
def ours():
    return council()


@pytest.fixture
def now():
    return timezone.now()


def somebody(organisation, role, number):
    """A browser in which somebody is signed in, and who they are."""
    account = place.account_of(role, organisation, number)
    window = Client()
    window.force_login(account, backend=settings.AUTHENTICATION_BACKENDS[0])
    return window, viewer_of(account, timezone.localdate())


def asked(organisation, viewer, at, title="Pack for Cabinet"):
    return jobs.ask(organisation, kind="pack", makes=f"meetings/{title}", title=title, viewer=viewer, at=at)


def words(answer):
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


def test_whoever_asked_follows_it_to_its_end(ours, now):
    window, viewer = somebody(ours, Role.PLAN_OWNER, 1)
    job = asked(ours, viewer, now)
    address = f"/workspace/jobs/{job.key}"
    assert "It begins as soon as the work before it is done." in words(window.get(address))
    job = jobs.begin(job.key, at=now)
    jobs.step(job, 5, 20, "Paper 6 of 18: Survey of the roof", at=now)
    page = words(window.get(address))
    assert "Paper 6 of 18: Survey of the roof" in page
    assert '<progress aria-label="Done so far" max="20" value="5">25%</progress>' in page
    jobs.finish(job, "The pack has 41 pages.", at=now)
    page = words(window.get(address))
    assert "The pack has 41 pages." in page
    assert 'href="/meetings/Pack for Cabinet">Open it</a>' in page


def test_a_page_looks_again_by_itself_only_if_asked_and_never_once_it_is_done(ours, now):
    window, viewer = somebody(ours, Role.PLAN_OWNER, 1)
    job = asked(ours, viewer, now)
    address = f"/workspace/jobs/{job.key}"
    assert "Refresh" not in window.get(address).headers
    assert window.get(f"{address}?follow=yes").headers["Refresh"] == "5"
    assert "Stop looking by itself" in words(window.get(f"{address}?follow=yes"))
    jobs.fail(job, "“Annex 2” is damaged and cannot be bound.", at=now)
    answer = window.get(f"{address}?follow=yes")
    assert "Refresh" not in answer.headers
    assert "“Annex 2” is damaged and cannot be bound." in words(answer)


def test_a_job_of_which_nothing_is_heard_says_what_happens_next(ours, now):
    window, viewer = somebody(ours, Role.PLAN_OWNER, 1)
    job = asked(ours, viewer, now - timedelta(minutes=9))
    jobs.begin(job.key, at=now - timedelta(minutes=8))
    assert "it is begun again by itself, from the beginning" in words(window.get(f"/workspace/jobs/{job.key}"))


def test_others_see_neither_the_job_nor_that_there_is_one(ours, now):
    _, viewer = somebody(ours, Role.PLAN_OWNER, 1)
    job = asked(ours, viewer, now)
    for role, number in ((Role.MEMBER, 2), (Role.PLAN_OWNER, 3)):
        window, _ = somebody(ours, role, number)
        assert window.get(f"/workspace/jobs/{job.key}").status_code == 404
        assert window.get(f"/workspace/jobs/{uuid4()}").status_code == 404
        assert "Nothing was asked for yet" in words(window.get("/workspace/jobs/"))
    clerk, _ = somebody(ours, Role.COMMITTEE_CLERK, 4)
    assert "Pack for Cabinet" in words(clerk.get("/workspace/jobs/"))
    assert Client().get(f"/workspace/jobs/{job.key}").status_code == 302


def test_the_list_takes_as_many_questions_for_three_as_for_one(ours, now):
    window, viewer = somebody(ours, Role.PLAN_OWNER, 1)
    asked(ours, viewer, now, "One")
    window.get("/workspace/jobs/")
    counts = []
    for titles in ((), ("Two", "Three")):
        for title in titles:
            asked(ours, viewer, now, title)
        with CaptureQueriesContext(connection) as asked_of_the_database:
            window.get("/workspace/jobs/")
        counts.append(len(asked_of_the_database))
    assert counts[0] == counts[1]
