"""What cannot be yet is refused, with the day from which it can be; what another system published is kept as it says."""

from datetime import UTC, date, datetime

import pytest

from moothall.access.acts import Refused
from moothall.access.viewer import PUBLIC, THE_CLOCK
from moothall.meetings import actions, permissions, queries, said
from moothall.meetings.drafting import Typed, keep
from moothall.meetings.models import Item
from moothall.meetings.tests.factories import REPAIRS, REPAIRS_MINUTE, THEN, body, brought_in, called, clerk_account, clerk_of, council
from moothall.meetings.tests.test_pages_minutes import signed_in, words

pytestmark = pytest.mark.django_db
ON_THE_DAY = datetime(2020, 11, 12, 0, tzinfo=UTC)
EVENING_BEFORE = datetime(2020, 11, 11, 23, 59, tzinfo=UTC)
FROM = r"The meeting is on Thursday 12 November 2020\. .* from that day on"


@pytest.fixture
def wrenmouth():
    return council(is_home=True)


@pytest.fixture
def clerk(wrenmouth):
    return clerk_of(wrenmouth)


@pytest.fixture
def meeting(wrenmouth, clerk):
    meeting = called(body(wrenmouth))
    actions.prepare_agenda(meeting, viewer=clerk, at=THEN, items=[REPAIRS])
    return actions.publish_agenda(meeting, viewer=clerk, at=THEN)


@pytest.fixture
def item(meeting, clerk):
    return Item.objects.visible_to(clerk).get(meeting=meeting)


def in_turn(meeting, item):
    """All that cannot be before the day, in the order in which it is done on it."""
    there = [said.Attendance("Wendeline Ashby", "Present")]
    return {
        "attendance": (actions.record_attendance, meeting, {"attendance": there}),
        "minutes": (actions.record_minutes, meeting, {"minutes": {1: REPAIRS_MINUTE}}),
        "a minute": (actions.write_minute, item, {"version": 1}),
        "an exclusion": (actions.exclude_public, item, {"first": 1, "last": 1, "ground": "exempt", "words": "That they go."}),
        "answers": (actions.answer_recommendations, item, {"answers": []}),
        "decisions": (actions.publish_decisions, meeting, {}),
        "draft minutes": (actions.publish_draft_minutes, meeting, {}),
    }


@pytest.mark.parametrize("what", ["attendance", "minutes", "a minute", "an exclusion", "answers", "decisions", "draft minutes"])
def test_nothing_that_a_meeting_does_is_told_before_its_day(meeting, item, clerk, what):
    act, subject, facts = in_turn(meeting, item)[what]
    with pytest.raises(Refused, match=FROM):
        act(subject, viewer=clerk, at=EVENING_BEFORE, **facts)
    with pytest.raises(Refused, match=FROM):
        actions.publish_minutes(meeting, viewer=clerk, at=EVENING_BEFORE)


def test_on_the_day_itself_all_of_it_can_be_told(meeting, item, clerk):
    keep(item, Typed("Cabinet considered the report.\n\nRESOLVED: That it be noted.", 0), viewer=clerk, at=THEN)
    steps = in_turn(meeting, item)
    for what in ("attendance", "a minute", "answers", "decisions", "draft minutes"):
        act, subject, facts = steps[what]
        act(subject, viewer=clerk, at=ON_THE_DAY, **facts)
    assert [row.kind for row in queries.publications(PUBLIC, meeting)] == ["agenda", "decisions", "draft minutes"]


def test_a_clerk_may_type_before_the_day_what_is_written_on_it(meeting, item, clerk):
    assert keep(item, Typed("Cabinet considered the report.", 0), viewer=clerk, at=THEN).version == 1
    with pytest.raises(Refused, match="Writing the minute of an item is for"):
        keep(item, Typed("x", 1), viewer=PUBLIC, at=THEN)
    assert "is for a committee clerk" in permissions.cannot_be_prepared(PUBLIC, meeting)
    assert permissions.cannot_be_prepared(clerk, meeting) == ""


def test_the_desk_says_from_when_and_offers_nothing_earlier(wrenmouth, clerk):
    window, meeting = signed_in(clerk_account(wrenmouth)), called(body(wrenmouth), held_on=date(2999, 1, 3))
    actions.prepare_agenda(meeting, viewer=clerk, at=THEN, items=[REPAIRS])
    actions.publish_agenda(meeting, viewer=clerk, at=THEN)
    live = words(window.get(f"/workspace/{meeting.reference}/live"))
    assert "You can prepare the minutes." in live
    assert "The meeting is on Thursday 3 January 2999. Who attended can be noted from that day on." in live
    minute = words(window.get(f"/workspace/{meeting.reference}/items/1/minute"))
    assert "You can prepare this minute." in minute
    assert "Write into the minutes" not in minute
    publishing = words(window.get(f"/workspace/{meeting.reference}/publishing"))
    assert "Its minutes can be published from that day on." in publishing
    assert "What it resolves can be published from that day on." in publishing


def test_what_another_system_published_before_its_day_is_kept_and_not_called_to_come(client, wrenmouth):
    meeting = brought_in(body(wrenmouth), [REPAIRS], held_on=date(2999, 1, 3))
    assert queries.meeting(THE_CLOCK, "wrenmouth", meeting.number).minutes_published_at == THEN
    page = words(client.get(f"/{meeting.reference}"))
    assert "Dated later than its minutes" in page
    assert "To come" not in page
