"""One late item, and items to be taken in private: the lawful ways for each, while every other item goes ahead."""

from dataclasses import replace

import pytest

from moothall.meetings.rules.law import (
    Agreer,
    BodyKind,
    ItemFacts,
    Matter,
    PrivateNotice,
    State,
    UrgentAgreement,
    WayKind,
    agreement_lacks,
)
from moothall.meetings.rules.timeline import timeline
from moothall.meetings.tests.sittings import CABINET, COMMITTEE, LAND, PUBLISHED, matters, step
from moothall.meetings.tests.tables import at


def late_item(moment, facts, **given):
    facts = replace(facts, items=(ItemFacts(name="Budget", **given),))
    return next((step for step in timeline(moment, facts) if step.matter in (Matter.SUPPLEMENT, Matter.URGENT_ITEM)), None)


def test_an_item_that_came_out_with_the_agenda_needs_no_step():
    assert late_item(at(2026, 11, 9), PUBLISHED) is None
    assert late_item(at(2026, 11, 9), PUBLISHED, added_at=at(2026, 10, 20), published_at=at(2026, 11, 4, 10)) is None
    assert late_item(at(2026, 11, 9), PUBLISHED, needs_report=True, report_at=at(2026, 11, 4, 10)) is None
    assert late_item(at(2026, 11, 9), COMMITTEE, added_at=at(2026, 10, 20)) is None, "the agenda itself is what is late"


def test_an_item_added_in_good_time_goes_out_in_a_supplement():
    early = replace(PUBLISHED, agenda_at=at(2026, 10, 28, 10))
    due = late_item(at(2026, 10, 29, 9), early, added_at=at(2026, 10, 29, 8))
    assert (due.what, due.state, due.to_do) == ("Supplement: Budget", State.DUE, "Publish it in a supplement.")
    done = late_item(at(2026, 11, 9), early, added_at=at(2026, 10, 29, 8), published_at=at(2026, 11, 4, 12))
    assert (done.state, done.ways) == (State.DONE_IN_TIME, ())


def test_a_late_item_of_a_committee_has_three_lawful_ways():
    found = late_item(at(2026, 11, 9), PUBLISHED, added_at=at(2026, 11, 6, 9))
    assert found.state == State.OVERDUE
    assert [way.kind for way in found.ways] == [WayKind.SUPPLEMENT, WayKind.URGENT, WayKind.DEFER]
    assert found.to_do == "Choose a lawful way for this item. The others go ahead."
    assert "s.100B(4)(b)" in found.ways[1].source
    assert found.ways[2].words == "Defer it to the next meeting, on Thursday 10 December."
    assert late_item(at(2026, 11, 9), replace(PUBLISHED, next_meeting_on=None), added_at=at(2026, 11, 6)).ways[2].words == (
        "Defer it to the next meeting."
    )


def test_a_supplement_that_came_out_late_still_needs_the_chair_or_the_next_meeting():
    found = late_item(at(2026, 11, 9), PUBLISHED, added_at=at(2026, 11, 6, 9), published_at=at(2026, 11, 6, 12))
    assert found.state == State.DONE_LATE
    assert [way.kind for way in found.ways] == [WayKind.URGENT, WayKind.DEFER]


def test_the_chair_s_reason_makes_it_urgent_and_must_be_in_the_minutes():
    reason = {"added_at": at(2026, 11, 6, 9), "published_at": at(2026, 11, 6, 12), "urgent_because": "The grant closes on Friday."}
    before = late_item(at(2026, 11, 9), PUBLISHED, **reason)
    assert (before.matter, before.state, before.lacks, before.to_do) == (Matter.SUPPLEMENT, State.URGENT, (), "")
    assert before.rule.matter == Matter.URGENT_ITEM
    assert before.says.endswith("The chair takes it as urgent: “The grant closes on Friday.”")
    after = late_item(at(2026, 11, 13), PUBLISHED, **reason)
    assert after.lacks == ("The reason is not in the minutes.",)
    assert after.to_do.startswith("Enter the chair's reason in the minutes")
    assert late_item(at(2026, 11, 13), PUBLISHED, is_reason_in_minutes=True, **reason).lacks == ()


def test_an_urgent_item_may_never_have_been_published():
    found = late_item(
        at(2026, 11, 12, 20), PUBLISHED, added_at=at(2026, 11, 12, 18), urgent_because="A bridge has closed.", is_reason_in_minutes=True
    )
    assert (found.state, found.lacks) == (State.URGENT, ())


def test_the_executive_of_2012_has_no_opinion_of_the_chair_that_replaces_the_days():
    found = late_item(at(2026, 11, 9), CABINET, added_at=at(2026, 11, 6, 9), urgent_because="The grant closes on Friday.")
    assert found.state == State.OVERDUE
    assert [way.kind for way in found.ways] == [WayKind.SUPPLEMENT, WayKind.CONVENE, WayKind.DEFER]
    assert found.lacks == ("A reason for urgency is recorded, but SI 2012/2089, regs 6(2) and 7 lets none replace the days.",)


def test_a_report_to_follow_holds_up_nothing_and_says_that_its_item_was_in_time():
    found = late_item(at(2026, 11, 9), PUBLISHED, needs_report=True)
    assert (found.what, found.state) == ("Report to follow: Budget", State.OVERDUE)
    assert found.says.endswith("The item itself was on the agenda in time.")
    came = late_item(at(2026, 11, 9), PUBLISHED, needs_report=True, report_at=at(2026, 11, 6))
    assert (came.what, came.state) == ("Supplement: Budget", State.DONE_LATE)


def test_a_report_that_is_withheld_need_not_come_out():
    assert late_item(at(2026, 11, 9), PUBLISHED, needs_report=True, is_private=True) is None


def test_a_deferred_item_is_no_longer_late():
    assert late_item(at(2026, 11, 9), PUBLISHED, added_at=at(2026, 11, 6, 9), is_deferred=True) is None


def test_each_item_of_a_late_agenda_may_be_urgent():
    late = replace(PUBLISHED, agenda_at=at(2026, 11, 6, 10))
    assert late_item(at(2026, 11, 9), late) is None, "the agenda's own step says that it is late"
    assert late_item(at(2026, 11, 9), late, urgent_because="The grant closes.").state == State.URGENT


def test_an_agenda_that_is_late_leaves_two_ways_for_what_is_on_it():
    unpublished = replace(PUBLISHED, agenda_at=None)
    found = step(at(2026, 11, 9), unpublished, Matter.AGENDA)
    assert [way.kind for way in found.ways] == [WayKind.URGENT, WayKind.DEFER]
    cabinet = step(at(2026, 11, 9), replace(unpublished, kind=BodyKind.CABINET), Matter.AGENDA)
    assert [way.kind for way in cabinet.ways] == [WayKind.CONVENE, WayKind.DEFER]
    late = step(at(2026, 11, 9), replace(PUBLISHED, agenda_at=at(2026, 11, 6, 10)), Matter.AGENDA)
    assert (late.ways, late.to_do) == (
        (),
        "For each item that cannot wait: ask the chair whether special circumstances make it urgent. "
        "The chair's reason is printed, and must stand in the minutes.",
    )
    assert step(at(2026, 11, 12, 18), unpublished, Matter.AGENDA).ways == ()
    assert step(at(2026, 11, 4), unpublished, Matter.AGENDA).ways == ()


def test_once_the_meeting_has_begun_no_way_is_left():
    found = late_item(at(2026, 11, 12, 18), PUBLISHED, added_at=at(2026, 11, 6, 9))
    assert (found.ways, found.to_do) == ((), "The meeting has begun: it can no longer be open before it.")


def test_a_parish_council_s_late_item_is_judged_by_its_summons():
    parish = replace(PUBLISHED, kind=BodyKind.PARISH)
    found = late_item(at(2026, 11, 11), parish, added_at=at(2026, 11, 10, 9))
    assert found.rule.number == 3
    assert [way.kind for way in found.ways] == [WayKind.SUPPLEMENT, WayKind.CONVENE, WayKind.DEFER]


def private_steps(moment, **given):
    facts = replace(CABINET, items=(LAND,), **given)
    return {step.matter: step for step in timeline(moment, facts)}


def test_a_committee_gives_no_notice_of_private_items():
    assert Matter.PRIVATE_FIRST not in matters(at(2026, 11, 9), replace(PUBLISHED, items=(LAND,)))


def test_an_executive_without_private_items_needs_none():
    found = step(at(2026, 11, 9), CABINET, Matter.PRIVATE_FIRST)
    assert (found.state, found.says) == (State.NOT_NEEDED, "No item is to be taken in private.")
    deferred = replace(CABINET, items=(replace(LAND, is_deferred=True),))
    assert step(at(2026, 11, 9), deferred, Matter.PRIVATE_SECOND).state == State.NOT_NEEDED


def test_a_private_notice_carries_its_reasons_from_the_first():
    bare = PrivateNotice(published_at=at(2026, 10, 12), has_reasons=False)
    found = private_steps(at(2026, 10, 13), first_private_notice=bare)[Matter.PRIVATE_FIRST]
    assert found.state == State.DUE_SOON
    assert found.lacks == ("It gives no reasons for meeting in private.",)
    assert found.says.startswith("Published Monday 12 October, but it does not say all that it must.")
    whole = private_steps(at(2026, 10, 13), first_private_notice=replace(bare, has_reasons=True))[Matter.PRIVATE_FIRST]
    assert (whole.state, whole.lacks) == (State.DONE_IN_TIME, ())


def test_the_second_notice_answers_each_representation():
    notice = PrivateNotice(published_at=at(2026, 11, 3), representations=3, responses=1)
    found = private_steps(at(2026, 11, 4), second_private_notice=notice)[Matter.PRIVATE_SECOND]
    assert found.lacks == ("2 representations have no response.",)
    answered = private_steps(at(2026, 11, 4), second_private_notice=replace(notice, responses=3))[Matter.PRIVATE_SECOND]
    assert answered.state == State.DONE_IN_TIME


def test_late_private_notices_have_two_lawful_ways():
    found = private_steps(at(2026, 11, 9))[Matter.PRIVATE_FIRST]
    assert found.state == State.OVERDUE
    assert [way.kind for way in found.ways] == [WayKind.URGENT, WayKind.DEFER]
    begun = private_steps(at(2026, 11, 12, 18))[Matter.PRIVATE_FIRST]
    assert (begun.ways, begun.to_do) == ((), "")


AGREED = UrgentAgreement(agreed_by=Agreer.SCRUTINY_CHAIR, agreed_at=at(2026, 11, 9), reason="The offer lapses on Friday.")


def test_an_agreement_makes_both_notices_urgent_and_asks_for_a_third():
    found = private_steps(at(2026, 11, 10), urgent_agreement=AGREED)
    assert found[Matter.PRIVATE_FIRST].state == found[Matter.PRIVATE_SECOND].state == State.URGENT
    assert "On Monday 9 November the chair of the relevant overview and scrutiny committee agreed" in found[Matter.PRIVATE_FIRST].says
    third = found[Matter.PRIVATE_URGENT]
    assert (third.state, third.to_do) == (State.DUE_SOON, "Publish the reasons why it is urgent.")
    assert private_steps(at(2026, 11, 13), urgent_agreement=AGREED)[Matter.PRIVATE_URGENT].state == State.OVERDUE
    done = private_steps(at(2026, 11, 10), urgent_agreement=replace(AGREED, notice_at=at(2026, 11, 9, 12)))[Matter.PRIVATE_URGENT]
    assert (done.state, done.says, done.to_do) == (State.DONE_IN_TIME, "Published Monday 9 November.", "")


def test_an_agreement_counts_only_once_it_is_given():
    found = private_steps(at(2026, 11, 8), urgent_agreement=AGREED)
    assert found[Matter.PRIVATE_FIRST].state == State.OVERDUE
    assert Matter.PRIVATE_URGENT not in found


@pytest.mark.parametrize(
    ("is_able", "has_chair", "agreed_by", "is_right"),
    [
        (True, True, Agreer.SCRUTINY_CHAIR, True),
        (True, True, Agreer.COUNCIL_CHAIR, False),
        (True, False, Agreer.COUNCIL_VICE_CHAIR, False),
        (False, True, Agreer.COUNCIL_CHAIR, True),
        (False, True, Agreer.COUNCIL_VICE_CHAIR, False),
        (False, False, Agreer.COUNCIL_VICE_CHAIR, True),
        (False, False, Agreer.SCRUTINY_CHAIR, False),
    ],
)
def test_who_must_agree_follows_regulation_5_6(is_able, has_chair, agreed_by, is_right):
    agreement = replace(AGREED, agreed_by=agreed_by, is_scrutiny_chair_able=is_able, has_council_chair=has_chair)
    assert (agreement_lacks(agreement) == ()) == is_right
    found = private_steps(at(2026, 11, 10), urgent_agreement=agreement)
    assert (found[Matter.PRIVATE_FIRST].state == State.URGENT) == is_right
    assert bool(found[Matter.PRIVATE_URGENT].lacks) != is_right


def test_an_agreement_needs_its_reason():
    assert agreement_lacks(replace(AGREED, reason=" ")) == ("No reason is recorded why it is urgent and cannot reasonably be deferred.",)
