"""Topics are suggested, weighed, answered with a reason and scoped; what comes to which meeting is planned, moved and taken off."""

from datetime import date

import pytest

from moothall.access.acts import ChangedMeanwhile, Refused
from moothall.access.viewer import PUBLIC, Held, Role, Viewer
from moothall.authority.models import Person
from moothall.decisions import actions, said as told, scrutiny_permissions as permissions
from moothall.decisions.models import EntryMoved, TaskMember, Topic, TopicAnswer, TopicLink
from moothall.decisions.queries import scrutiny as queries
from moothall.decisions.rules.scrutiny import EntryFacts, entry_standing, facts_of_topic, topic_standing
from moothall.decisions.tests.factories import EARLY, as_it_is, at, council, published
from moothall.decisions.tests.of_scrutiny import DAY, THEN, body_of, called, entry, item_of, office, rows, taken_up, topic
from moothall.meetings import actions as meetings

LATER = date(2010, 3, 11)


@pytest.fixture
def board(here):
    return body_of(here)


def test_a_suggestion_is_read_by_whoever_made_it_and_the_clerks_until_it_is_taken_up(here, board):
    row = topic(here, board, by=here.member, importance="Very.")
    seated = Viewer("accounts/9", "Seated", frozenset({Held(Role.MEMBER, here.row.pk, body=board.pk, seat="member")}))
    seen = {viewer.name: queries.topics(viewer).exists() for viewer in (here.member, seated, here.members[1], here.clerk, PUBLIC)}
    assert seen == {here.member.name: True, "Seated": True, here.members[1].name: False, here.clerk.name: True, PUBLIC.name: False}
    assert permissions.SUGGEST_TOPIC.is_open_to(seated, here.row)
    actions.settle_topic(row, viewer=here.clerk, at=THEN, outcome="taken up", because="It matters.")
    assert queries.topics(PUBLIC).get().importance == "Very."


def test_a_topic_is_for_a_scrutiny_body_of_the_council(here, board):
    other = council("otterby", "Otterby", is_home=False)
    for body, why in ((here.cabinet, "only these look at topics"), (body_of(other), "another council")):
        with pytest.raises(Refused, match=why):
            topic(here, body)
    with pytest.raises(Refused, match="Suggesting a topic for scrutiny is for"):
        topic(here, board, by=other.member)
    assert not rows(Topic).exists()


def test_each_answer_stays_with_its_reason_and_a_refusal_is_the_last(here, board):
    row = topic(here, board)
    said = {"viewer": here.clerk, "at": THEN}
    actions.settle_topic(row, outcome="deferred", because="After the audit.", look_again_on=LATER, **said)
    with pytest.raises(Refused, match="Only what is deferred"):
        actions.settle_topic(row, outcome="refused", because="x", look_again_on=LATER, **said)
    actions.settle_topic(row, outcome="refused", because="The audit found it.", **said)
    with pytest.raises(Refused, match="Suggest it anew"):
        actions.settle_topic(row, outcome="taken up", because="x", **said)
    assert [one.because for one in queries.answers(here.clerk, row)] == ["After the audit.", "The audit found it."]
    assert rows(TopicAnswer).first().answered_by == "by Clerk"
    assert as_it_is(row).published_at is None


def test_a_topic_is_reworded_by_whoever_suggested_it_until_it_is_answered_and_by_the_clerks(here, board):
    row, words = topic(here, board, by=here.member), {"at": THEN, "title": "Lamps", "about": "No name.", "body": board}
    assert actions.change_topic(row, viewer=here.member, opened_at=1, **words).about == "No name."
    with pytest.raises(Refused, match="only these look at topics"):
        actions.change_topic(row, viewer=here.member, **words | {"body": here.cabinet})
    with pytest.raises(Refused, match="or whoever suggested it"):
        actions.change_topic(row, viewer=here.members[1], **words)
    actions.settle_topic(row, viewer=here.clerk, at=THEN, outcome="taken up", because="x")
    with pytest.raises(Refused, match="Ask the clerk to change its words"):
        actions.change_topic(row, viewer=here.member, **words)
    assert actions.change_topic(row, viewer=here.clerk, **words | {"title": "Lights"}).title == "Lights"


def test_a_topic_is_weighed_in_words_by_one_at_a_time(here, board):
    row = topic(here, board)
    words = {"importance": "High", "influence": "Much", "elsewhere": "Nobody"}
    actions.weigh_topic(row, viewer=here.clerk, at=THEN, opened_at=1, **words)
    with pytest.raises(ChangedMeanwhile):
        actions.weigh_topic(row, viewer=here.clerk, at=THEN, opened_at=1, **words)
    assert as_it_is(row).influence == "Much"


def test_a_review_is_scoped_by_the_clerks_and_by_whoever_leads_it(here, board):
    row = topic(here, board)
    people = [Person.objects.get(pk=one.person) for one in here.members]
    scope = {"at": THEN, "questions": "How dark is it?", "lead": people[0], "members": [people[1], people[1]], "report_by": LATER}
    with pytest.raises(Refused, match="no review yet"):
        actions.scope_review(row, viewer=here.clerk, **scope)
    actions.settle_topic(row, viewer=here.clerk, at=THEN, outcome="taken up", because="x")
    with pytest.raises(Refused, match="or whoever leads the review"):
        actions.scope_review(row, viewer=here.member, **scope)
    actions.scope_review(row, viewer=here.clerk, **scope)
    actions.scope_review(row, viewer=here.member, **scope | {"members": [people[2]], "report_by": None})
    assert [one.person for one in rows(TaskMember)] == [people[2]]
    assert queries.reviews_of(here.members[2]).get() == queries.reviews_of(here.member).get() == row
    with pytest.raises(Refused, match="before the topic was suggested"):
        actions.scope_review(row, viewer=here.clerk, **scope | {"report_by": date(2008, 1, 1)})


def test_a_topic_says_what_it_is_about_once(here, board):
    announced = actions.draft_notice(here.row, viewer=here.clerk, at=EARLY, notice=told.Notice(title="New lamps"))
    row, decision = taken_up(here, board, notice=announced), published(here)
    assert rows(TopicLink).get().notice == announced
    assert topic_standing(DAY, facts_of_topic(row, None)) == "Taken up"
    said = {"viewer": here.clerk, "at": THEN, "kind": "decision"}
    actions.link_topic(row, thing=decision, **said)
    with pytest.raises(Refused, match="joined to this topic already"):
        actions.link_topic(row, thing=decision, **said)
    with pytest.raises(Refused, match="another council"):
        actions.link_topic(row, thing=published(council("otterby", "Otterby", is_home=False)), **said)
    assert {link.reference for link in rows(TopicLink)} == {row.reference}


def test_only_a_scrutiny_body_has_a_programme_and_only_its_own_meetings_to_come_stand_in_it(here, board):
    with pytest.raises(Refused, match="Only a scrutiny body"):
        entry(here, here.cabinet)
    past, theirs, gone = called(here, board, date(2010, 1, 5)), called(here, here.cabinet, LATER), called(here, board, LATER)
    meetings.cancel_meeting(gone, viewer=here.clerk, at=THEN, because="Snow")
    for meeting, why in ((past, "has passed"), (theirs, "another body's meeting"), (as_it_is(gone), "was cancelled")):
        with pytest.raises(Refused, match=why):
            entry(here, board, meeting=meeting)
    with pytest.raises(Refused, match="another council"):
        entry(here, board, owner=office(council("otterby", "Otterby", is_home=False).clerk))


def test_an_entry_that_is_moved_keeps_where_it_was_and_why(here, board):
    first, second = called(here, board, date(2010, 2, 11)), called(here, board, LATER)
    row = entry(here, board, meeting=first)
    said = {"viewer": here.clerk, "at": THEN, "because": "The figures come later."}
    with pytest.raises(Refused, match="Nothing was changed"):
        actions.move_entry(row, meeting=first, **said)
    actions.move_entry(row, meeting=second, **said)
    actions.move_entry(row, meeting=None, **said)
    assert [(one.was_on, one.is_on) for one in queries.moves(PUBLIC, row)] == [(first.held_on, LATER), (LATER, None)]
    assert {one.reference for one in rows(EntryMoved)} == {row.reference}
    with pytest.raises(Refused, match="another body's meeting"):
        actions.move_entry(row, meeting=called(here, here.cabinet, LATER), **said)
    assert queries.entries_to_place(here.clerk, THEN.date()).get() == row


def test_an_entry_becomes_an_item_of_its_agenda_once(here, board):
    row = entry(here, board)
    with pytest.raises(Refused, match="no meeting yet"):
        actions.put_entry_on_agenda(row, viewer=here.clerk, at=THEN)
    row = entry(here, board, meeting=called(here, board, LATER))
    actions.put_entry_on_agenda(row, viewer=here.clerk, at=THEN)
    with pytest.raises(Refused, match="on the agenda of this meeting already"):
        actions.put_entry_on_agenda(row, viewer=here.clerk, at=THEN)
    on_agenda = queries.on_agendas(here.clerk, [row])[row.pk]
    assert (on_agenda.item.title, on_agenda.item.background) == ("Lamps of the harbour", "Performance.")
    assert queries.on_agendas(PUBLIC, [row]) == {}
    assert item_of(row.meeting).pk == on_agenda.item_id
    assert entry_standing(DAY, EntryFacts(held_on=LATER, is_on_agenda=True)) == "On the agenda"


def test_an_entry_is_changed_and_taken_off_with_a_reason_and_then_left(here, board):
    row = entry(here, board)
    actions.change_entry(row, viewer=here.clerk, at=THEN, opened_at=1, title="Lamps", purpose="Call-in", note="How many?")
    actions.take_entry_off(row, viewer=here.clerk, at=at(2010, 1, 20), because="Nobody asks any more.")
    with pytest.raises(Refused, match="taken off the programme"):
        actions.move_entry(row, viewer=here.clerk, at=THEN, meeting=None, because="x")
    assert (as_it_is(row).title, as_it_is(row).taken_off_because) == ("Lamps", "Nobody asks any more.")
