"""The pages on which meetings are called, agendas made and published: walked as a clerk walks them, and closed to everybody else."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from moothall.access.viewer import PUBLIC, THE_CLOCK
from moothall.meetings import actions, queries
from moothall.meetings.tests.factories import body, clerk_account, council

pytestmark = [pytest.mark.django_db, pytest.mark.once]
WHERE = {"starts_at": "6pm", "venue": "Council Chamber", "contact": "cabinet@wrenmouth.example"}


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


def address(name, meeting, *more):
    return reverse(f"meetings:{name}", args=[meeting.organisation.slug, meeting.number, *more])


def of_body(name, cabinet):
    return reverse(f"meetings:{name}", args=[cabinet.organisation.slug, cabinet.number])


def typed(day):
    return day.strftime("%d %m %Y")


def sent(client, where, **told):
    """A form sent and its answer followed; what comes back must be a page."""
    answer = client.post(where, told, follow=True)
    assert answer.status_code == 200, answer.content.decode()[-3000:]
    return answer.content.decode()


def words(answer):
    return answer.content.decode()


def titles(meeting, viewer=THE_CLOCK):
    return [(item.number, item.title) for item in queries.agenda(viewer, meeting)]


def test_a_meeting_is_called_with_what_the_last_one_had(clerk, cabinet, meeting, today):
    page = words(clerk.get(of_body("call", cabinet)))
    assert "Council Chamber" in page
    told = sent(clerk, of_body("call", cabinet), held_on=typed(today + timedelta(days=90)), **WHERE)
    assert "Called: Cabinet" in told
    assert queries.meetings(PUBLIC).count() == 2


@pytest.mark.both
def test_a_day_that_leaves_too_little_notice_is_said_to_and_can_be_chosen_all_the_same(clerk, cabinet, today):
    soon = typed(today + timedelta(days=2))
    page = sent(clerk, of_body("call", cabinet), held_on=soon, **WHERE)
    assert "The notice would have been due on" in page
    assert 'value="6pm"' in page, "what was typed is kept"
    sent(clerk, of_body("call", cabinet), held_on=soon, is_at_short_notice="on", **WHERE)
    assert queries.meetings(PUBLIC).get().convened_at is not None


@pytest.mark.both
def test_a_day_is_not_taken_twice_nor_in_the_past(clerk, cabinet, meeting, today):
    assert "meets on that day already" in sent(clerk, of_body("call", cabinet), held_on=typed(meeting.held_on), **WHERE)
    assert "That day has passed" in sent(clerk, of_body("call", cabinet), held_on="1 4 2019", **WHERE)
    assert "no such hour" in sent(clerk, of_body("call", cabinet), held_on="1 4 2099", **WHERE | {"starts_at": "27:00"})


@pytest.mark.both
def test_a_day_of_which_nobody_knows_the_holidays_is_refused_beside_its_box(clerk, cabinet, meeting, today):
    why = "Nobody knows the bank holidays of 2200. Enter a nearer day."
    assert why in sent(clerk, of_body("call", cabinet), held_on="1 4 2200", **WHERE)
    told = {"opened_at": meeting.version, "held_on": "1 4 2200", "starts_at": "7pm", "venue": "The Guildhall", "because": "A flood"}
    assert why in sent(clerk, address("move", meeting), **told)
    series = {"first": "1 4 2200", "last": "1 5 2200", "rhythm": "weeks", "every": "1", **WHERE}
    assert why in sent(clerk, of_body("series", cabinet), **series)


@pytest.mark.both
def test_a_private_briefing_is_seen_by_nobody_outside(clerk, cabinet, today):
    sent(clerk, of_body("call", cabinet), held_on=typed(today + timedelta(days=1)), is_briefing="on", **WHERE)
    row = queries.meetings(THE_CLOCK).get()
    assert row.is_briefing
    assert queries.meetings(PUBLIC).count() == 0
    assert Client().get(row.reference and f"/{row.reference}").status_code == 404
    assert "never public" in words(clerk.get(address("agenda", row)))
    assert "nothing of it is published" in words(clerk.get(address("publish", row, "agenda")))


@pytest.mark.both
def test_a_series_shows_its_days_first_and_is_called_in_one_act(clerk, cabinet, meeting, today):
    first = meeting.held_on - timedelta(weeks=2)
    told = {"first": typed(first), "last": typed(first + timedelta(weeks=5)), "rhythm": "weeks", "every": "1", **WHERE}
    page = sent(clerk, of_body("series", cabinet), **told)
    assert "meets on that day already" in page
    assert page.count('type="checkbox"') == 6
    days = [(first + timedelta(weeks=count)).isoformat() for count in (0, 1)]
    assert "Choose one day at least" in sent(clerk, of_body("series", cabinet), chosen="yes", **told)
    assert "Called: 2 meetings" in sent(clerk, of_body("series", cabinet), chosen="yes", days=days, **told)
    assert {row.series for row in queries.meetings(PUBLIC)} == {None, 1}


@pytest.mark.both
def test_a_series_of_nonsense_is_told_what_is_wrong(clerk, cabinet, today):
    told = {"first": typed(today + timedelta(days=9)), "last": "1 1 2999", "rhythm": "weeks", "every": "0", **WHERE}
    page = sent(clerk, of_body("series", cabinet), **told)
    assert "within three years" in page
    assert "must be 1 or more" in page
    assert "Begins at" in page


def test_a_meeting_is_moved_and_says_where_it_was_to_be(clerk, meeting, today):
    later = meeting.held_on + timedelta(days=7)
    told = {"opened_at": meeting.version, "held_on": typed(later), "starts_at": "7pm", "venue": "The Guildhall", "because": "A flood"}
    assert "Moved." in sent(clerk, address("move", meeting), **told)
    page = words(Client().get(f"/{meeting.reference}"))
    assert "The Guildhall" in page
    assert "A flood" in page
    assert words(Client().get(address("meeting-file", meeting))).count("SEQUENCE:2") == 1


@pytest.mark.both
def test_whoever_moves_it_second_reads_both(clerk, meeting):
    told = {"opened_at": meeting.version, "starts_at": "7pm", "venue": "The Guildhall", "because": "A flood"}
    sent(clerk, address("move", meeting), held_on=typed(meeting.held_on + timedelta(days=1)), **told)
    answer = clerk.post(address("move", meeting), {**told, "held_on": typed(meeting.held_on + timedelta(days=2)), "venue": "The Pier"})
    assert answer.status_code == 409
    assert "What stands there now" in words(answer)
    assert "The Pier" in words(answer)


def test_a_meeting_is_cancelled_and_held_after_all(clerk, meeting):
    assert "You can take it back" in sent(clerk, address("cancel", meeting), because="The hall is flooded")
    assert "The hall is flooded" in words(Client().get(f"/{meeting.reference}"))
    assert "Taken back" in sent(clerk, address("reinstate", meeting))
    assert "The hall is flooded" not in words(Client().get(f"/{meeting.reference}"))


def test_details_are_kept(clerk, meeting):
    told = {"opened_at": meeting.version, "contact": "The clerk", "join_address": "https://watch.example/1", "note": "Bring a coat."}
    assert "Saved." in sent(clerk, address("details", meeting), **told)
    assert "Bring a coat." in words(Client().get(f"/{meeting.reference}"))


@pytest.mark.both
def test_standing_items_come_by_themselves(clerk, cabinet, meeting, today):
    told = {"form-TOTAL_FORMS": "3", "form-INITIAL_FORMS": "0", "form-0-title": "Urgent business", "form-0-purpose": "urgent"}
    told |= {"form-0-stands_last": "on", "form-1-title": "Apologies", "form-1-purpose": "apologies", "form-2-title": ""}
    assert "Kept: 2 standing items" in sent(clerk, of_body("standing", cabinet), **told)
    sent(clerk, of_body("call", cabinet), held_on=typed(today + timedelta(days=80)), **WHERE)
    new = queries.meetings(THE_CLOCK).order_by("-pk")[0]
    assert titles(new) == [("1.", "Apologies"), ("2.", "Urgent business")]
    assert "are on the agenda" in sent(clerk, address("add-standing", meeting))
    sent(clerk, address("add-item", meeting), title="Harbour wall")
    assert [title for _, title in titles(meeting)] == ["Apologies", "Harbour wall", "Urgent business"]


@pytest.mark.both
def test_an_agenda_is_built_by_its_buttons(clerk, meeting):
    for title in ("First", "Second", "Third"):
        sent(clerk, address("add-item", meeting), title=title, authors="Ms Ivy Sandham, Head of Repairs\nDirector of Homes")
    assert "Put it on the agenda" in sent(clerk, address("add-item", meeting), title="")
    third = queries.agenda(THE_CLOCK, meeting)[2]
    sent(clerk, address("move-item", meeting, third.position), place="1")
    assert titles(meeting) == [("1.", "Third"), ("2.", "First"), ("3.", "Second")]
    page = words(clerk.get(address("agenda", meeting)))
    assert 'aria-label="Move item 1 down"' in page
    assert "Ms Ivy Sandham, Head of Repairs" in page
    assert "such as 3" in sent(clerk, address("move-item", meeting, third.position), place="x")
    assert "Removed" in sent(clerk, address("remove-item", meeting, third.position))
    assert titles(meeting) == [("1.", "First"), ("2.", "Second")]


@pytest.mark.both
def test_two_clerks_at_one_item_each_keep_their_words(clerk, meeting):
    sent(clerk, address("add-item", meeting), title="Harbour wall")
    told = {"opened_at": "1", "title": "Harbour wall repairs"}
    sent(clerk, address("work-item", meeting, 1), **told)
    answer = clerk.post(address("work-item", meeting, 1), {**told, "title": "The harbour wall"})
    assert answer.status_code == 409
    assert "Harbour wall repairs" in words(answer)
    assert "The harbour wall" in words(answer)
    assert "Saved." in sent(clerk, address("work-item", meeting, 1), opened_at="2", title="The harbour wall")


def test_my_meetings_says_what_is_due_next(clerk, meeting):
    page = words(clerk.get(reverse("meetings:my-meetings")))
    assert "You keep the papers of 1 meeting here." in page
    assert "Due by the end of" in page


def test_nobody_else_works_on_a_meeting(clerk, meeting):
    sent(clerk, address("add-item", meeting), title="First")
    named = ["agenda", "add-item", "move", "details", "cancel", "publishing", "timeline", "private", "urgency"]
    pages = [address(name, meeting) for name in named] + [address("work-item", meeting, 1), address("publish", meeting, "agenda")]
    for where in pages:
        assert clerk.get(where).status_code == 200, where
        assert Client().get(where).status_code in {403, 404}, where
    assert Client().get(address("publish", meeting, "nothing")).status_code == 404
    assert clerk.get(address("private-notice", meeting, "third")).status_code == 404
    assert clerk.get(reverse("meetings:agenda", args=["wrenmouth", 99])).status_code == 404


@pytest.mark.both
@pytest.mark.parametrize(
    ("name", "more"),
    [("agenda", ()), ("timeline", ()), ("publishing", ()), ("published", ()), ("private", ())],
)
def test_pages_ask_as_often_for_many_items_as_for_one(clerk, meeting, django_assert_max_num_queries, name, more):
    asked = []
    for titles in (["One"], [f"Number {count}" for count in range(12)]):
        for title in titles:
            sent(clerk, address("add-item", meeting), title=title, authors="Director of Place")
        with django_assert_max_num_queries(60) as counted:
            clerk.get(address(name, meeting, *more))
        asked.append(len(counted))
    assert asked[0] == asked[1]


@pytest.mark.both
def test_hostile_words_are_kept_out_or_shown_as_words(clerk, meeting):
    page = sent(clerk, address("add-item", meeting), title="<script>alert(1)</script>")
    assert "<script>alert" not in page
    assert "cannot be seen" in sent(clerk, address("add-item", meeting), title="a\x07b")
    assert "at most" in sent(clerk, address("add-item", meeting), title="x" * 501)
    program = SimpleUploadedFile("a.pdf", b"MZ\x90\x00 this is a program")
    assert clerk.post(address("add-paper", meeting, 1), {"title": "A", "kind": "annex", "file": program}).status_code == 403
