"""A draft becomes a minute: whole, in its order, once, and only while it may still change."""

import pytest

from moothall.access.acts import ChangedMeanwhile, Refused
from moothall.access.viewer import PUBLIC, THE_CLOCK
from moothall.meetings import actions, queries
from moothall.meetings.drafting import Typed, keep
from moothall.meetings.models import (
    Answer,
    Attendance,
    CastVote,
    Item,
    MinuteEntry,
    Motion,
    OnAgenda,
    Recommendation,
    Report,
    Resolution,
    ResolutionPart,
    Undertaking,
    Vote,
)
from moothall.meetings.rules import minuting
from moothall.meetings.tests.factories import LATER, LEASE, REPAIRS, THEN, body, called, clerk_of, council
from moothall.meetings.tests.test_rules_minuting import A_MINUTE
from moothall.record.models import Entry

pytestmark = pytest.mark.django_db


@pytest.fixture
def wrenmouth():
    return council()


@pytest.fixture
def clerk(wrenmouth):
    return clerk_of(wrenmouth)


@pytest.fixture
def meeting(wrenmouth, clerk):
    meeting = called(body(wrenmouth))
    actions.prepare_agenda(meeting, viewer=clerk, at=LATER, items=[REPAIRS, LEASE])
    return actions.publish_agenda(meeting, viewer=clerk, at=LATER)


@pytest.fixture
def item(meeting, clerk):
    return Item.objects.visible_to(clerk).get(meeting=meeting, position=1)


def draft(item, clerk, text, **more):
    known = queries.minute_draft(clerk, item)
    return keep(item, Typed(text, known.version if known else 0, **more), viewer=clerk, at=LATER)


def write(item, clerk, text, **more):
    return actions.write_minute(item, viewer=clerk, at=LATER, version=draft(item, clerk, text, **more).version)


def rows(table, viewer=THE_CLOCK):
    return list(table.objects.visible_to(viewer).order_by("pk"))


def test_a_draft_becomes_rows_in_the_order_in_which_it_was_said(item, clerk):
    Attendance.objects.create(meeting=item.meeting, name="Councillor Wendeline Ashby", attended="Present", capacity="member")
    write(item, clerk, A_MINUTE)
    entries = rows(MinuteEntry)
    assert [entry.position for entry in entries] == list(range(1, 10))
    assert rows(Resolution)[0].position == 10
    motion, amendment = rows(Motion)
    assert (motion.mover, motion.reads, motion.outcome) == ("Councillor Ashby", "That six vans be bought.", "carried")
    assert (amendment.amends, amendment.entry.position) == (6, 7)
    assert [(vote.on, vote.votes_for) for vote in rows(Vote)] == [(7, 2), (6, 3)]
    assert [(one.name, one.cast) for one in rows(CastVote)] == [("Councillor Wendeline Ashby", "for"), ("Vane", "for"), ("Sandham", "for")]
    [undertaking] = rows(Undertaking)
    assert (undertaking.who, str(undertaking.due_on)) == ("Director of Homes", "2026-11-30")
    second = rows(ResolutionPart)[1]
    assert (second.printed, second.refers_to[0]["number"], second.refers_to[0]["is_condition"]) == ("(2)", "1", True)


def test_what_is_written_can_be_taken_up_again_as_text(item, clerk):
    write(item, clerk, A_MINUTE)
    blocks = queries.minute_as_blocks(clerk, item)
    again = minuting.understood(minuting.as_text(blocks)).blocks
    assert [type(block) for block in again] == [type(block) for block in blocks]
    assert again[-1].parts == blocks[-1].parts


def test_writing_again_takes_the_place_of_what_stood_there(item, clerk):
    write(item, clerk, A_MINUTE)
    kept = rows(ResolutionPart)[0].pk
    write(item, clerk, "RESOLVED: That\n(1) the vans be bought; and\n(2) it be noted.\nThe Chair closed the meeting.")
    assert [part.text for part in rows(ResolutionPart)] == ["the vans be bought; and", "it be noted."]
    assert rows(ResolutionPart)[0].pk == kept, "what hangs on a part stays with its number"
    assert len(rows(MinuteEntry)) == 1
    assert not rows(Motion)
    write(item, clerk, "Nothing was resolved.")
    assert not rows(Resolution)


def test_the_act_stands_in_the_record_without_its_words(item, clerk):
    write(item, clerk, A_MINUTE)
    entry = Entry.objects.order_by("-number").first()
    assert (entry.act, entry.subject) == ("meetings.write_minute", item.reference)
    assert (entry.facts["version"], entry.facts["paragraphs"], entry.facts["resolved"]) == (1, 9, 3)


def test_the_draft_knows_that_it_stands_in_the_minutes(item, clerk):
    write(item, clerk, "RESOLVED: That\n( ) a be done; and\n(1) subject to (1) above, b be done.")
    row = queries.minute_draft(clerk, item)
    assert row.is_written
    assert "(2) subject to (2) above" not in row.text
    draft(item, clerk, "more")
    assert not queries.minute_draft(clerk, item).is_written


def test_only_the_draft_that_was_read_is_written(item, clerk):
    with pytest.raises(Refused, match="Nothing has been typed"):
        actions.write_minute(item, viewer=clerk, at=LATER, version=1)
    draft(item, clerk, "One")
    draft(item, clerk, "Two")
    with pytest.raises(ChangedMeanwhile):
        actions.write_minute(item, viewer=clerk, at=LATER, version=1)


def test_a_minute_is_seen_by_the_public_with_the_minutes_and_its_closed_words_never(meeting, item, clerk):
    write(item, clerk, "The plan was liked.\n[closed] MOTION: A, seconded by B: That the secret be kept. Carried.\n[closed] FOR: Vane")
    assert not rows(MinuteEntry, PUBLIC)
    actions.publish_minutes(meeting, viewer=clerk, at=LATER, are_draft=True)
    assert [entry.text for entry in rows(MinuteEntry, PUBLIC)] == ["The plan was liked."]
    assert not rows(Motion, PUBLIC)
    assert not rows(Vote, PUBLIC)
    assert not rows(CastVote, PUBLIC)
    assert len(rows(CastVote, clerk)) == 1


def test_what_is_minuted_in_private_is_closed(item, clerk):
    write(item, clerk, "The rent.\n\nRESOLVED: That it be paid.", is_closed=True)
    assert rows(MinuteEntry)[0].is_closed
    assert rows(Resolution)[0].is_closed
    assert rows(ResolutionPart)[0].is_closed


def test_nothing_is_written_once_the_minutes_are_out_or_the_meeting_was_cancelled(meeting, item, clerk):
    version = draft(item, clerk, "x").version
    actions.publish_minutes(meeting, viewer=clerk, at=LATER)
    with pytest.raises(Refused, match="noted as a correction"):
        actions.write_minute(Item.objects.visible_to(clerk).get(pk=item.pk), viewer=clerk, at=LATER, version=version)
    meeting.minutes_published_at, meeting.cancelled_at = None, THEN
    meeting.save()
    with pytest.raises(Refused, match="cancelled"):
        actions.write_minute(Item.objects.visible_to(clerk).get(pk=item.pk), viewer=clerk, at=LATER, version=version)


def test_what_was_resolved_cannot_change_once_the_decisions_are_out(meeting, item, clerk):
    write(item, clerk, "RESOLVED: That it be noted.")
    meeting.decisions_published_at = LATER
    meeting.save(update_fields=["decisions_published_at"])
    item = Item.objects.visible_to(clerk).get(pk=item.pk)
    write(item, clerk, "The Chair spoke.\n\nRESOLVED: That it be noted.")
    assert len(rows(MinuteEntry)) == 1
    with pytest.raises(Refused, match="has been published and cannot be changed"):
        write(item, clerk, "RESOLVED: That it be refused.")


@pytest.fixture
def recommended(wrenmouth, meeting, item):
    report = Report.objects.create(organisation=wrenmouth, number=1, title="Vans", body=meeting.body, published_at=THEN)
    OnAgenda.objects.create(report=report, item=item, put_at=THEN)
    return [
        Recommendation.objects.create(report=report, number=number, place=number, text=text)
        for number, text in ((1, "the vans be bought"), (2, "it be noted"))
    ]


def test_each_part_answers_a_recommendation(item, clerk, recommended):
    write(item, clerk, "RESOLVED: That\n(1) six vans be bought; and\n(2) it be noted.")
    first, second = rows(ResolutionPart)
    answers = [(recommended[0], first, "amended"), (recommended[1], second, "agreed")]
    actions.answer_recommendations(item, viewer=clerk, at=LATER, answers=answers)
    actions.answer_recommendations(item, viewer=clerk, at=LATER, answers=answers)
    assert [(one.part.text, one.how) for one in queries.answers_of(clerk, [item])] == [
        ("six vans be bought; and", "amended"),
        ("it be noted.", "agreed"),
    ]
    assert not rows(Answer, PUBLIC), "the part is not public yet"


def test_an_answer_stays_with_the_words_that_gave_it(item, clerk, recommended):
    write(item, clerk, "RESOLVED: That\n(1) six vans be bought; and\n(2) it be noted.")
    actions.answer_recommendations(item, viewer=clerk, at=LATER, answers=[(recommended[1], rows(ResolutionPart)[1], "agreed")])
    write(item, clerk, "RESOLVED: That\n(1) it be noted.\n(2) eight vans be bought; and")
    [answer] = queries.answers_of(clerk, [item])
    assert (answer.part.number, answer.part.text) == (1, "it be noted.")


def test_an_answer_is_of_this_items_own_resolution_and_report(meeting, item, clerk, recommended, wrenmouth):
    write(item, clerk, "RESOLVED: That it be noted.")
    [part] = rows(ResolutionPart)
    stray = Recommendation.objects.create(
        report=Report.objects.create(organisation=wrenmouth, number=2, title="Other", body=meeting.body), number=1, place=1, text="x"
    )
    with pytest.raises(Refused, match="no report on this item"):
        actions.answer_recommendations(item, viewer=clerk, at=LATER, answers=[(stray, part, "agreed")])
    other = Item.objects.visible_to(clerk).get(meeting=meeting, position=2)
    with pytest.raises(Refused, match="another item's resolution"):
        actions.answer_recommendations(other, viewer=clerk, at=LATER, answers=[(recommended[0], part, "agreed")])


def test_whoever_left_for_an_interest_has_no_vote_on_the_item(item, clerk):
    for name in ("Ashby", "Vane"):
        Attendance.objects.create(meeting=item.meeting, name=name, attended="Present", capacity="member", recorded_at=LATER)
    Attendance.objects.create(meeting=item.meeting, name="Tern", attended="Present", capacity="spokesperson", recorded_at=LATER)
    item.declarations.create(name="Vane", kind="personal", nature="x", did="left", declared_at=LATER)
    assert queries.entitled(clerk, item) == ["Ashby"]
