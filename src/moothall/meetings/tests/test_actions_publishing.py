"""What leaves the house: each publication in its time, whole or not at all, and once."""

import os
import subprocess
import sys

import pytest

from moothall.access.viewer import PUBLIC, THE_CLOCK
from moothall.meetings import actions, queries, said
from moothall.meetings.models import Closure, Item, Publication
from moothall.meetings.queries import heard
from moothall.meetings.tests.factories import DAY, LATER, REPAIRS_MINUTE, THEN, body, called, clerk_of, council
from moothall.meetings.tests.test_actions_agenda import item_of, member_of, refused

pytestmark = pytest.mark.django_db
EXEMPT = said.Closure("exempt", "3", "The rent is not agreed.", can_be_said="A depot is leased.")


@pytest.fixture
def cabinet():
    return body(council())


@pytest.fixture
def who(cabinet):
    return {"viewer": clerk_of(cabinet.organisation), "at": THEN}


@pytest.fixture
def meeting(cabinet):
    return called(cabinet)


@pytest.fixture
def published(meeting, who):
    for title in ("First", "Second"):
        actions.add_item(meeting, title=title, **who)
    return actions.publish_agenda(meeting, **who)


def test_a_private_briefing_is_never_published_and_seen_by_those_who_sit_there(cabinet, who):
    briefing = called(cabinet, is_briefing=True)
    assert (briefing.announced_at, briefing.convened_at) == (None, THEN)
    assert queries.meeting(PUBLIC, "wrenmouth", briefing.number) is None
    assert queries.meeting(member_of(cabinet), "wrenmouth", briefing.number) == briefing
    publishing = [
        actions.publish_notice, actions.publish_agenda, actions.publish_supplement, actions.publish_revised_agenda,
        actions.publish_decisions, actions.publish_draft_minutes, actions.publish_minutes,
    ]  # fmt: skip
    for act in publishing:
        refused("nothing of it is published", act, briefing, **who)


def test_nothing_follows_an_agenda_that_is_not_out(meeting, who):
    for act in (actions.publish_supplement, actions.publish_revised_agenda, actions.publish_decisions):
        refused("The agenda has not been published, so nothing can follow it", act, meeting, **who)
    refused("so its minutes cannot be", actions.publish_draft_minutes, meeting, **who)


def test_the_notice_can_be_published_again_after_a_move(meeting, who):
    for _ in range(2):
        actions.publish_notice(meeting, **who)
    assert [str(row) for row in queries.publications(PUBLIC, meeting)] == ["Notice of meeting", "Notice of meeting 2"]


def test_decisions_come_out_ahead_of_the_minutes_and_once(published, who):
    refused("Nothing that was resolved is written down", actions.publish_decisions, published, viewer=who["viewer"], at=LATER)
    actions.record_minutes(published, minutes={1: REPAIRS_MINUTE}, viewer=who["viewer"], at=LATER)
    actions.publish_decisions(published, viewer=who["viewer"], at=LATER)
    [row] = queries.publications(PUBLIC, published).filter(kind="decisions")
    assert row.contents[0]["minute"][0]["parts"][0]["text"] == "the plan be adapted;"
    [item, _] = queries.agenda(PUBLIC, published)
    assert item.resolved
    assert not item.said, "the talk comes with the minutes"
    refused("The decisions have been published already", actions.publish_decisions, published, **who)
    actions.publish_draft_minutes(published, viewer=who["viewer"], at=LATER)
    refused("and the decisions with them", actions.publish_decisions, published, **who)
    draft = queries.publications(PUBLIC, published).get(kind="draft minutes")
    assert draft.contents == queries.minutes_foreseen(THE_CLOCK, published)


def test_a_publication_stays_as_it_was(published, who):
    [first] = queries.publications(PUBLIC, published)
    actions.change_item(item_of(published, 1), title="The first", because="A slip", **who)
    actions.publish_revised_agenda(published, **who)
    first.refresh_from_db()
    assert [one["title"] for one in first.contents] == ["First", "Second"]


def test_meeting_in_private_is_noticed_answered_and_agreed(published, who):
    told = {"matters": "A depot", "reasons": "Its rent is not agreed."}
    actions.publish_private_notice(published, kind=Publication.Kind.FIRST_PRIVATE, **told, **who)
    refused("Nobody is recorded to have agreed", actions.publish_private_notice, published, kind="urgent private notice", **told, **who)
    said_so = actions.receive_representation(published, said="Let us hear it.", **who)
    assert list(heard.representations(PUBLIC, published)) == []
    actions.answer_representation(said_so, answer="We shall say what we can.", **who)
    actions.publish_private_notice(published, kind=Publication.Kind.SECOND_PRIVATE, **told, **who)
    assert [row.answer for row in heard.representations(PUBLIC, published)] == ["We shall say what we can."]
    refused("it stays as it was", actions.answer_representation, said_so, answer="Another", **who)
    agreed = {"agreed_by": "the chair of the council", "agreed_on": DAY, "reason": "The owner leaves."}
    refused("it must be the chair of the relevant overview and scrutiny committee", actions.agree_urgency, published, **agreed, **who)
    vice = agreed | {"agreed_by": "the vice-chair of the council", "is_scrutiny_chair_able": False}
    refused("The vice-chair of the council agreed; it must be the chair of the council", actions.agree_urgency, published, **vice, **who)
    actions.agree_urgency(published, **vice, has_council_chair=False, **who)
    actions.agree_urgency(published, **agreed, is_scrutiny_chair_able=False, **who)
    assert queries.urgent_agreement(PUBLIC, published) is None
    actions.publish_private_notice(published, kind=Publication.Kind.URGENT_PRIVATE, **told, **who)
    assert queries.urgent_agreement(PUBLIC, published).reason == "The owner leaves."


@pytest.mark.slow
@pytest.mark.once  # its place is its own, on SQLite whatever the other tests run on
def test_what_is_published_twice_at_once_is_published_once(tmp_path):
    """Two processes press the same buttons at the same moments, in a place of their own."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("MOOTHALL_")}
    environment |= {"MOOTHALL_HOME": str(tmp_path), "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}

    def started(*steps):
        command = [sys.executable, "-m", "moothall.meetings.tests.pressing", *steps]
        return subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True, cwd=tmp_path)

    def told(step):
        (tmp_path / step).touch()
        return sorted(one.stdout.readline().strip() for one in both)

    assert started("prepare").communicate()[0] == ""
    both = [started("agenda", "supplement", "count") for _ in range(2)]
    for step in ("agenda", "supplement"):
        assert (said := told(step))[-1] == "published", said
        assert said[0] in {"The agenda has been published already.", "Nothing new waits to be published."}
    assert told("count") == ["agenda supplement"] * 2
    assert [one.communicate()[0] for one in both] == ["", ""]


def test_every_closure_names_its_item_and_every_item_its_meeting(published, who):
    row = item_of(published, 1)
    actions.close_papers(row, papers=[], closure=EXEMPT, **who)
    closure = Closure.objects.visible_to(PUBLIC).get()
    assert closure.organisation_id == published.organisation_id
    assert Item.objects.visible_to(PUBLIC).get(pk=closure.item_id).organisation_id == published.organisation_id
