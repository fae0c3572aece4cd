"""The table's verdict is the rule's: for every choice of the register, and at every boundary."""

from datetime import datetime, timedelta

import pytest
from django.db import transaction
from hypothesis import given, settings, strategies as st
from hypothesis.extra.django import TestCase

from moothall.access.viewer import THE_CLOCK
from moothall.decisions import queries, rules, standings
from moothall.decisions.models import Commitment, Decision, ReportedBack
from moothall.decisions.queries import Choices, State, Wanted
from moothall.decisions.rules import Standing
from moothall.decisions.standings import STANDINGS, CallInState, Choice
from moothall.decisions.tests import factories
from moothall.decisions.tests.factories import REQUEST, at, meeting_of, published, resolved
from moothall.decisions.views.rows import commitment_rows
from moothall.meetings.models import Meeting

NOON = at(2009, 12, 9, 12)
STEPS = [NOON + timedelta(hours=hours) for hours in range(-3, 4)]
MOMENTS = st.none() | st.sampled_from(STEPS)
FACTS = st.fixed_dictionaries(
    {
        **{name: MOMENTS for name in rules.FACTS if name.endswith(("_at", "_from"))},
        "is_subject_to_call_in": st.sampled_from([True, True, False, None]),
        "is_urgent": st.sampled_from([False, False, True]),
        "is_published_elsewhere": st.booleans(),
    }
)


def in_order(facts: dict) -> bool:
    """What the table itself keeps: call-in closes no later than effect begins."""
    closes, effect = facts["call_in_closes_at"], facts["effective_from"]
    return closes is None or effect is None or closes <= effect


class TheTable(TestCase):
    """Rows drawn by chance, each asked of the table and of the rule."""

    @settings(max_examples=35)
    @given(st.lists(FACTS.filter(in_order), min_size=1, max_size=12), st.sampled_from(STEPS))
    def test_every_decision_is_found_by_the_one_choice_that_its_standing_belongs_to(self, drawn: list[dict], moment: datetime) -> None:
        with transaction.atomic():
            here = factories.council("tabled", "Tabled")  # beside the one that the rest of this file begins with
            rows = [Decision(organisation=here.row, number=number, title="T", **facts) for number, facts in enumerate(drawn, start=1)]
            Decision.objects.bulk_create(rows)
            for choice in Choice:
                wanted = Choices(standing=frozenset({choice}))
                found = {row.number for row in queries.chosen(THE_CLOCK, wanted, moment)}
                assert found == {row.number for row in rows if row.standing(moment) in STANDINGS[choice]}, choice
            for state in CallInState:
                wanted = Choices(call_in=state, soon=soon(moment))
                found = {row.number for row in queries.chosen(THE_CLOCK, wanted, moment)}
                assert found == {row.number for row in rows if has_come_to(state, row, moment)}, state
            tally = queries.tally(THE_CLOCK, Choices(), moment)
            assert tally.open == sum(row.standing(moment) in STANDINGS[Choice.OPEN] for row in rows)
            assert tally.called_in == sum(row.standing(moment) in STANDINGS[Choice.CALLED_IN] for row in rows)
            transaction.set_rollback(True)


def soon(moment: datetime) -> datetime:
    return moment + timedelta(hours=1)


def has_come_to(state: CallInState, row: Decision, moment: datetime) -> bool:
    """What the rule says of how far a call-in has come."""
    standing, facts = row.standing(moment), row.facts()
    is_live = standing not in {Standing.DRAFT, Standing.WITHDRAWN, Standing.SUPERSEDED}
    closes, none = facts.call_in_closes_at, facts.call_in_invalid_at
    closed = bool(closes and closes <= moment and facts.is_subject_to_call_in and not facts.is_urgent)
    return {
        CallInState.CLOSING_SOON: standing is Standing.OPEN_TO_CALL_IN and bool(closes and closes <= soon(moment)),
        CallInState.WAITS: standing is Standing.CALLED_IN,
        CallInState.REFERRED: standing is Standing.REFERRED,
        CallInState.CONFIRMED: standing is Standing.CONFIRMED,
        CallInState.CHANGED: standing is Standing.CHANGED,
        CallInState.FOUND_NONE: is_live and bool(none and none <= moment),
        CallInState.NOT_CALLED_IN: is_live and closed and rules.standings._after_call_in(facts, moment) is None,
        CallInState.NOT_SUBJECT: is_live and facts.is_subject_to_call_in is False,
    }[state]


def test_every_standing_but_a_draft_belongs_to_one_choice():
    chosen = [standing for some in STANDINGS.values() for standing in some]
    assert sorted(chosen) == sorted(set(rules.Standing) - {rules.Standing.DRAFT})
    assert set(standings.LABELS) == set(Choice)
    assert set(standings.CALL_IN_LABELS) == set(CallInState)


def test_several_choices_add_up(here):
    published(here, is_subject_to_call_in=False)
    published(here)
    both = Choices(standing=frozenset({Choice.OPEN, Choice.IN_EFFECT}))
    assert queries.chosen(THE_CLOCK, both, at(2009, 12, 10)).count() == 2


@pytest.mark.parametrize("moment", [at(2009, 12, 10), at(2009, 12, 16, 0), at(2010, 4, 1)])
def test_every_commitment_is_found_by_the_one_state_that_the_rule_gives(here, moment):
    ask = resolved(REQUEST, "That, subject to (1) above, the Director of Place be requested to submit a report on rents.")
    meeting = meeting_of(here, REQUEST)
    published(here, meeting=meeting.row, item=meeting.item)
    rows = [*factories.commitments_of(published(here, **ask), here), *factories.commitments_of(meeting.row, here)]
    for change in ({}, {"confirmed_at": NOON}, {"confirmed_at": NOON, "due_on": NOON.date()}, {"dismissed_at": NOON}, {"ended_at": NOON}):
        plain = {"confirmed_at": None, "dismissed_at": None, "due_on": None, "ended_at": None}
        Commitment.objects.visible_to(THE_CLOCK).update(**plain | change)
        agree(moment)
    Commitment.objects.visible_to(THE_CLOCK).update(ended_at=None)
    back = [meeting_of(here, held_on=day) for day in (NOON.date(), NOON.date() + timedelta(days=1))]
    for row, answer in zip(rows, [*back, meeting_of(here, held_on=NOON.date())], strict=False):
        factories.actions.report_back(row, viewer=here.clerk, at=NOON, item=answer.item)
    for minuted in (True, False):
        if not minuted:
            Meeting.objects.visible_to(THE_CLOCK).update(minutes_published_at=None)
        for change in ({}, {"confirmed_at": NOON}):
            Commitment.objects.visible_to(THE_CLOCK).update(**{"confirmed_at": None} | change)
            agree(moment)
    ReportedBack.objects.visible_to(THE_CLOCK).update(had_at=NOON)
    agree(moment)


def agree(moment: datetime) -> None:
    every = list(queries.commitments(THE_CLOCK))
    given_by_rule = {row["commitment"].number: row["standing"] for row in commitment_rows(THE_CLOCK, every, moment)}
    for state in State:
        found = {row.number for row in queries.narrowed(THE_CLOCK, Wanted(states=frozenset({state})), moment)}
        assert found == {number for number, standing in given_by_rule.items() if standing == state.standing.value}, state
