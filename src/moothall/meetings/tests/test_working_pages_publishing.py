"""The pages on which a meeting is published, closed and met in private, walked as a clerk walks them."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from moothall.access.viewer import PUBLIC, THE_CLOCK
from moothall.meetings import actions, queries
from moothall.meetings.tests.factories import body, clerk_account, clerk_of, council
from moothall.meetings.tests.test_working_pages import address, sent, titles, words

pytestmark = [pytest.mark.django_db, pytest.mark.once]
PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"


@pytest.fixture
def cabinet():
    return body(council())


@pytest.fixture
def today():
    return timezone.localtime().date()


@pytest.fixture
def clerk(cabinet):
    client = Client()
    client.force_login(clerk_account(cabinet.organisation))
    return client


@pytest.fixture
def meeting(cabinet, today):
    details = {"held_on": today + timedelta(days=60), "venue": "Council Chamber"}
    return actions.call_meeting(cabinet, viewer=THE_CLOCK, at=timezone.localtime(), **details)


def published(clerk, meeting, *items):
    for title in items:
        sent(clerk, address("add-item", meeting), title=title)
    assert "Published: agenda" in sent(clerk, address("publish", meeting, "agenda"))


@pytest.mark.both
def test_what_is_looked_at_before_is_what_the_public_reads_after(clerk, meeting):
    sent(clerk, address("add-item", meeting), title="Harbour wall", background="It leaks.", authors="Director of Place")
    file = SimpleUploadedFile("wall.pdf", PDF, "application/pdf")
    sent(clerk, address("add-paper", meeting, 1), title="Survey", kind="annex", file=file)
    sent(clerk, address("add-item", meeting), title="Lease of a depot", is_private="on")
    closing = {"ground": "exempt", "paragraphs": ["3"], "public_interest": "The rent is not agreed.", "can_be_said": "A depot is leased."}
    sent(
        clerk, address("add-paper", meeting, 3), title="The rent we would pay", kind="report", file=SimpleUploadedFile("r.pdf", PDF + b"x")
    )
    sent(clerk, address("close", meeting, 3), papers=["1"], **closing)
    page = words(clerk.get(address("publish", meeting, "agenda")))
    assert "What stays closed" in page
    viewer = clerk_of(meeting.organisation)
    before = queries.agenda_foreseen(viewer, meeting)
    sent(clerk, address("publish", meeting, "agenda"))
    row = queries.publications(PUBLIC, meeting).get()
    assert row.contents == before == queries.agenda_as_published(meeting)
    read = words(Client().get(f"/{row.reference}"))
    assert "The rent is not agreed." in read
    assert "Survey" in read
    assert "The rent we would pay" not in read


def test_an_exempt_paper_needs_a_paragraph_and_the_public_interest(clerk, meeting):
    sent(clerk, address("add-item", meeting), title="Lease of a depot", is_private="on")
    assert "Choose the paragraph" in sent(clerk, address("close", meeting, 2), ground="exempt")
    page = sent(clerk, address("close", meeting, 2), ground="exempt", paragraphs=["3"])
    assert "Say why the public interest" in page
    assert "Closed." in sent(clerk, address("close", meeting, 2), ground="confidential")


@pytest.mark.both
def test_a_late_item_comes_with_a_supplement_and_changed_words_with_a_revised_agenda(clerk, meeting):
    published(clerk, meeting, "First", "Second")
    page = sent(clerk, address("add-item", meeting), title="Late")
    assert titles(meeting, PUBLIC) == [("1.", "First"), ("2.", "Second")]
    assert "late item" in words(clerk.get(address("add-item", meeting)))
    assert "On the agenda" in page
    assert "Published: supplement" in sent(clerk, address("publish", meeting, "supplement"), because="It came late.")
    assert titles(meeting, PUBLIC)[-1] == ("3.", "Late")
    assert "Nothing new waits" in words(clerk.post(address("publish", meeting, "supplement"), {}, follow=True))
    sent(clerk, address("work-item", meeting, 1), opened_at="1", title="The first", because="A slip")
    assert titles(meeting, PUBLIC)[0] == ("1.", "First")
    assert "Published: revised agenda" in sent(clerk, address("publish", meeting, "revised-agenda"))
    assert titles(meeting, PUBLIC)[0] == ("1.", "The first")
    kinds = [str(row) for row in queries.publications(PUBLIC, meeting)]
    assert kinds == ["Agenda", "Supplement 1", "Revised agenda"]
    page = words(Client().get(address("published", meeting)))
    assert all(kind in page for kind in kinds)
    assert "First" in words(Client().get(address("publication", meeting, 1)))
    assert Client().get(address("publication", meeting, 9)).status_code == 404


@pytest.mark.both
def test_a_published_item_is_withdrawn_by_a_revised_agenda_or_left(clerk, meeting):
    published(clerk, meeting, "First")
    sent(clerk, address("withdraw-item", meeting, 1), because="Not ready")
    assert "Not ready" not in words(Client().get(f"/{meeting.reference}"))
    assert "Dropped" in sent(clerk, address("drop-revision", meeting, 1))
    sent(clerk, address("withdraw-item", meeting, 1), because="Not ready")
    sent(clerk, address("publish", meeting, "revised-agenda"))
    assert "Not ready" in words(Client().get(f"/{meeting.reference}"))


def test_urgency_and_what_was_handed_out_are_printed(clerk, meeting):
    published(clerk, meeting, "First")
    sent(clerk, address("urgent", meeting, 1), because="The wall may fall.")
    sent(clerk, address("handed-out", meeting, 1), title="A late sketch", how="tabled", unpublished_because="It came that evening.")
    page = words(Client().get(f"/{meeting.reference}"))
    assert "The wall may fall." in page
    assert "A late sketch" in page
    assert "It came that evening." in page


def test_what_was_closed_after_it_was_public_says_so_and_is_opened_by_an_act(clerk, meeting):
    sent(clerk, address("add-item", meeting), title="Harbour wall")
    sent(clerk, address("add-paper", meeting, 1), title="Survey", kind="annex", file=SimpleUploadedFile("w.pdf", PDF))
    sent(clerk, address("publish", meeting, "agenda"))
    assert "Survey" in words(Client().get(address("publication", meeting, 1)))
    sent(clerk, address("close", meeting, 1), papers=["1"], ground="confidential", look_again_on="1 1 2099")
    read = words(Client().get(address("publication", meeting, 1)))
    assert "Survey" not in read
    assert "has been closed since" in read
    assert "had been public" in words(Client().get(f"/{meeting.reference}"))
    assert "Harbour wall" in words(clerk.get(reverse("meetings:closed")))
    assert "stays closed" in sent(clerk, address("look-again", meeting, 1, 1), on="2 2 2099")
    assert "Opened." in sent(clerk, address("open", meeting, 1, 1), because="The works are let.")
    assert "Survey" in words(Client().get(f"/{meeting.reference}"))
    assert "The works are let." in words(Client().get(f"/{meeting.reference}"))


def test_meeting_in_private_has_its_notices_answers_and_agreement(clerk, meeting):
    sent(clerk, address("add-item", meeting), title="Lease of a depot", is_private="on")
    closing = {"ground": "exempt", "paragraphs": ["3"], "public_interest": "The rent is not agreed.", "can_be_said": "A depot is leased."}
    sent(clerk, address("close", meeting, 2), **closing)
    page = words(clerk.get(address("private-notice", meeting, "first")))
    assert "A depot is leased." in page
    told = {"matters": "A depot", "reasons": "The rent is not agreed."}
    assert "Published: first notice" in sent(clerk, address("private-notice", meeting, "first"), **told)
    sent(clerk, address("receive-representation", meeting), said="Let us hear it.")
    assert "No answer yet" in words(clerk.get(address("private", meeting)))
    sent(clerk, address("answer-representation", meeting, 1), answer="We shall say what we can.")
    sent(clerk, address("private-notice", meeting, "second"), **told)
    read = words(Client().get(address("publication", meeting, 2)))
    assert "Let us hear it." in read
    assert "We shall say what we can." in read
    assert clerk.get(address("answer-representation", meeting, 1)).status_code == 403
    agreed = {"agreed_by": "the chair of the council", "agreed_on": "1 1 2026", "reason": "The owner leaves."}
    page = sent(clerk, address("urgency", meeting), **agreed)
    assert "it must be the chair of the relevant overview and scrutiny committee" in page
    assert "The owner leaves." in page, "what was typed is kept"
    sent(clerk, address("urgency", meeting), **agreed, is_scrutiny_chair_unable="on")
    again = words(clerk.get(address("urgency", meeting)))
    assert 'name="is_scrutiny_chair_unable"' in again
    sent(clerk, address("private-notice", meeting, "urgent"), **told)
    assert "The owner leaves." in words(Client().get(address("publication", meeting, 3)))


def test_the_timeline_says_what_is_due_with_its_rule_and_its_button(clerk, meeting):
    page = words(clerk.get(address("timeline", meeting)))
    assert "Publish the agenda" in page
    assert "s.100B" in page
    published(clerk, meeting, "First")
    assert "Done in time" in words(clerk.get(address("timeline", meeting)))
