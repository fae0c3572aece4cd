"""A plan is approved by an answer of members that has effect, and by nothing else."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, strategies as st

from moothall.plans.rules import Answered, Asked, Backing, PlanStanding, Put, approval, backing, what_came_of_it

NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)
BEFORE, AFTER = NOW - timedelta(days=30), NOW + timedelta(days=3)


def put(answered=Answered.NONE, since=None, asked=Asked.APPROVE, edition=1, at=BEFORE, **more):
    return Put(asked=asked, edition=edition, put_at=at, answered=answered, since=since, **more)


def stands(*puts, edition=1, is_published=True, **more):
    return approval(puts, NOW, edition=edition, is_published=is_published, **more)


@pytest.mark.parametrize(
    ("puts", "standing", "because"),
    [
        ([], PlanStanding.DRAFT, "it has not been put to them yet"),
        ([put()], PlanStanding.DRAFT, "who have not answered yet"),
        ([put(Answered.AGREED, BEFORE)], PlanStanding.APPROVED, "Members approved it, with effect from 23 October 2026."),
        ([put(Answered.AGREED, AFTER)], PlanStanding.DRAFT, "no effect yet. It does on 25 November 2026."),
        ([put(Answered.AGREED)], PlanStanding.DRAFT, "Members agreed it, and that has no effect yet."),
        ([put(Answered.NOTED)], PlanStanding.DRAFT, "To note a plan is not to approve it."),
        ([put(Answered.NOTED, BEFORE, Asked.PROGRESS)], PlanStanding.DRAFT, "it has not been put to them yet"),
        ([put(Answered.AGREED, BEFORE, Asked.PROGRESS)], PlanStanding.DRAFT, "it has not been put to them yet"),
        ([put(Answered.AGREED, BEFORE, Asked.ACTIONS)], PlanStanding.DRAFT, "it has not been put to them yet"),
        ([put(Answered.DEFERRED)], PlanStanding.DRAFT, "put off"),
        ([put(Answered.RECOMMENDED)], PlanStanding.DRAFT, "recommended to Council"),
        ([put(Answered.REFUSED)], PlanStanding.REFUSED, "Members refused it."),
        ([put(Answered.REFUSED), put(at=NOW)], PlanStanding.DRAFT, "who have not answered yet"),
        ([put(Answered.AMENDED, BEFORE)], PlanStanding.DRAFT, "have not been entered yet"),
        ([put(Answered.AMENDED, BEFORE, entered_edition=1)], PlanStanding.APPROVED, "as they amended it"),
    ],
)
def test_where_a_plan_stands_follows_from_what_members_answered(puts, standing, because):
    said = stands(*puts)
    assert said.standing is standing
    assert because in said.because


def test_an_edition_that_members_have_not_seen_is_not_approved_by_what_they_said_of_an_earlier_one():
    said = stands(put(Answered.AGREED, BEFORE), edition=2)
    assert said.standing is PlanStanding.AMENDED
    assert "This is edition 2, which they have not." in said.because
    assert stands(put(Answered.AGREED, BEFORE), put(Answered.AGREED, NOW, edition=2), edition=2).standing is PlanStanding.APPROVED


def test_a_plan_that_is_written_or_closed_is_neither_draft_nor_approved():
    assert stands(is_published=False).standing is PlanStanding.WORKING
    closed = stands(put(Answered.AGREED, BEFORE), closed_on=date(2026, 3, 31))
    assert (closed.standing, closed.because) == (PlanStanding.CLOSED, "It was closed on 31 March 2026.")
    assert {standing: standing.tone for standing in PlanStanding}[PlanStanding.APPROVED] == "plain"


ANSWERS = st.builds(
    put, st.sampled_from(Answered), st.none() | st.datetimes(datetime(2026, 1, 1), datetime(2026, 12, 31), timezones=st.just(UTC)),
    st.sampled_from(Asked), st.integers(1, 3),
)  # fmt: skip


@given(st.lists(ANSWERS, max_size=5), st.integers(1, 3))
def test_nothing_is_approved_that_no_answer_in_effect_approves(puts, edition):
    said = stands(*puts, edition=edition)
    approving = [one for one in puts if one.approves_at(NOW) and (one.approved_edition or 0) >= edition]
    if said.standing is PlanStanding.APPROVED:
        assert approving
        assert said.since <= NOW


# Its actions


@pytest.mark.parametrize(
    ("puts", "begun_on", "expected"),
    [
        ([], None, Backing.NOT_APPROVED),
        ([put(Answered.AGREED, NOW, Asked.PROGRESS)], None, Backing.NOT_APPROVED),
        ([put(Answered.AGREED, AFTER)], None, Backing.NOT_APPROVED),
        ([put(Answered.AGREED, NOW, Asked.ACTIONS)], None, Backing.APPROVED),
        ([put(Answered.AGREED, NOW)], date(2026, 11, 22), Backing.APPROVED),
        ([put(Answered.AGREED, NOW)], date(2026, 11, 21), Backing.IN_RETROSPECT),
        ([put(Answered.AGREED, BEFORE), put(Answered.AGREED, NOW)], date(2026, 11, 1), Backing.APPROVED),
    ],
)
def test_what_was_under_way_before_it_was_approved_was_approved_in_retrospect(puts, begun_on, expected):
    assert backing(puts, NOW, added_at=BEFORE, begun_on=begun_on) is expected


def test_an_answer_covers_only_what_was_there_when_it_was_asked():
    assert backing([put(Answered.AGREED, NOW)], NOW, added_at=BEFORE + timedelta(days=1), begun_on=None) is Backing.NOT_APPROVED


def test_what_members_said_is_never_more_than_they_said():
    said = {(asked, answered): what_came_of_it(asked, answered) for asked in Asked for answered in Answered}
    assert {words for (asked, answered), words in said.items() if asked is Asked.APPROVE and words.startswith("approved")} == {
        "approved", "approved, as amended",
    }  # fmt: skip
    assert said[Asked.ACTIONS, Answered.NOTED] == "noted, which approves nothing"
    assert {said[asked, Answered.NONE] for asked in Asked} == {""}
    assert said[Asked.PROGRESS, Answered.NOTED] == said[Asked.PROGRESS, Answered.AGREED] == "its progress noted"
