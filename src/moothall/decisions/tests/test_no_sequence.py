"""No sequence of acts and no moment leaves a decision with no standing or with two, or lets a part be carried out before its effect.

The acts are those of people, on real rows, in any order and at any hour; what is refused changes nothing.
"""

from contextlib import suppress
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.db import transaction
from hypothesis import Phase, settings, strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from moothall.access.acts import Refused
from moothall.access.viewer import THE_CLOCK
from moothall.decisions import actions, queries, rules
from moothall.decisions.models import Commitment, Decision, DecisionPart
from moothall.decisions.queries import Choices, State
from moothall.decisions.rules import written
from moothall.decisions.standings import STANDINGS, Choice
from moothall.decisions.tests import published_rules as known
from moothall.decisions.tests.factories import EARLY, as_it_is, at, meeting_of, recorded, resolved
from moothall.decisions.views.rows import commitment_rows

ONE, TWO = {"callers": [["members of scrutiny", 1]]}, {"callers": [["members of scrutiny", 2]]}
LAPSING = [[rules.Step.SCRUTINY_MEETS, 10, rules.Then.EFFECT], [rules.Step.RECONSIDERED, 5, rules.Then.EFFECT]]
RULES = [
    ONE,
    TWO,
    ONE | {"deadlines": LAPSING},
    ONE | {"checked_by": rules.Checker.NOBODY},
    written(known.CENTRAL_BEDFORDSHIRE) | ONE,
]
WORDS = (
    "That the lamps be bought.",
    "That, subject to (1) above, the Director of Homes be requested to submit a report on the lamps to the next meeting.",
    "That the Director of Place be requested to submit a report on the quay.",
)
OUTCOMES = ("referred", "council", "confirmed", "changed")
MEMBERS = st.integers(0, 2)
CARRIED_OUT = {state.standing.value for state in (State.CONFIRMED, State.OVERDUE, State.REPORTED_BACK, State.CLOSED)}


class Life(RuleBasedStateMachine):
    """Two decisions of one council and what they ask; the second may take the place of the first."""

    here: Any  # the council, founded once for all lives
    back: Any  # items of meetings at which something can come back

    def __init__(self) -> None:
        super().__init__()
        self.whole = transaction.atomic()
        self.whole.__enter__()
        self.now = at(2009, 12, 9)

    def teardown(self) -> None:
        if hasattr(self, "asked"):
            self.the_table_says_the_same_as_the_rules()
        transaction.set_rollback(True)
        self.whole.__exit__(None, None, None)

    @initialize(
        said=st.sampled_from(RULES),
        is_subject=st.sampled_from([True, True, True, False]),
        is_agreed=st.sampled_from([True, True, False]),
        first=st.sampled_from(["referred", "council", "changed", ""]),
    )
    def begin(self, said: dict[str, Any], is_subject: bool, is_agreed: bool, first: str) -> None:
        """Most lives begin with what is likely, so that they come to what follows it: a clerk's word, a call-in that scrutiny hears."""
        told = {"days": 5, "source": "Any"} | said
        actions.set_call_in_rule(self.here.row, viewer=self.here.monitor, at=EARLY, since=None, **told)
        asked = resolved(*WORDS, is_subject_to_call_in=is_subject)
        self.decision, self.later = (recorded(self.here, title, **asked) for title in ("Lamps", "Lamps again"))
        self.decisions = [self.decision, self.later]
        actions.publish(self.decision, viewer=self.here.clerk, at=self.now)
        actions.propose_commitments(as_it_is(self.decision), viewer=self.here.clerk, at=self.now)
        self.asked = list(Commitment.objects.visible_to(THE_CLOCK).order_by("number"))
        for which in (0, 1) if is_agreed else ():
            self.a_commitment_is_confirmed(which, days=which or None)
        if first:
            self.all_ask_and_it_is_valid_and_heard(first)

    def do(self, act: Any, subject: Any, viewer: Any = None, **facts: Any) -> None:
        """One act, on the row as it is now. A refusal leaves everything as it was."""
        with suppress(Refused), transaction.atomic():
            act(as_it_is(subject), viewer=viewer or self.here.clerk, at=self.now, **facts)

    @rule(hours=st.sampled_from([1, 5, 24, 72, 200, 800]))
    def time_goes_on(self, hours: int) -> None:
        self.now += timedelta(hours=hours)

    @rule()
    def the_later_one_is_published(self) -> None:
        self.do(actions.publish, self.later)

    @rule(which=MEMBERS)
    def a_member_asks(self, which: int) -> None:
        self.do(actions.call_in, self.decision, self.here.members[which], grounds="Nobody asked the ward.")

    @rule(outcome=st.sampled_from(OUTCOMES))
    def all_ask_and_it_is_valid_and_heard(self, outcome: str) -> None:
        """What is likely, in one step."""
        for which in (0, 1, 2):
            self.a_member_asks(which)
        self.it_is_checked(is_valid=True)
        self.it_is_answered(outcome)

    @rule(which=MEMBERS)
    def a_member_takes_it_back(self, which: int) -> None:
        self.do(actions.take_back_call_in, self.decision, self.here.members[which])

    @rule(is_valid=st.booleans())
    def it_is_checked(self, is_valid: bool) -> None:
        self.do(actions.check_call_in, self.decision, self.here.monitor, is_valid=is_valid, because="So the rule says.")

    @rule(outcome=st.sampled_from(OUTCOMES))
    def it_is_answered(self, outcome: str) -> None:
        self.do(actions.answer_call_in, self.decision, outcome=outcome, because="So it was agreed.")

    @rule()
    def it_is_changed_by_another(self) -> None:
        self.do(actions.answer_call_in, self.decision, outcome="changed", because="Fewer lamps.", later=as_it_is(self.later))

    @rule()
    def another_takes_its_place(self) -> None:
        self.do(actions.supersede, self.decision, later=as_it_is(self.later))

    @rule()
    def it_is_withdrawn(self) -> None:
        self.do(actions.withdraw, self.decision, because="It was overtaken.")

    @rule()
    def it_is_corrected(self) -> None:
        fields = {"title": f"Lamps, as of {self.now:%d %H}"}
        self.do(actions.correct, self.decision, because="A slip.", fields=fields, particulars={}, parts={})

    @rule()
    def its_condition_is_met(self) -> None:
        part = DecisionPart.objects.visible_to(THE_CLOCK).get(decision=self.decision, has_condition=True)
        self.do(actions.meet_condition, part, met_on=rules.day_of(self.now), evidence="The invoice.")

    @rule(which=st.integers(0, 1), days=st.none() | st.integers(0, 30))
    def a_commitment_is_confirmed(self, which: int, days: int | None) -> None:
        row = as_it_is(self.asked[which])
        due = {} if days is None else {"due_on": rules.day_of(self.now) + timedelta(days)}
        self.do(actions.confirm_commitment, row, version=row.version, what=row.what, **due)

    @rule(which=st.integers(0, 1), when=st.integers(0, 2))
    def something_comes_back(self, which: int, when: int) -> None:
        self.do(actions.report_back, self.asked[which], item=self.back[when])

    @rule(which=st.integers(0, 1))
    def the_meeting_has_had_it(self, which: int) -> None:
        self.do(actions.note_had, self.asked[which])

    @rule(which=st.integers(0, 1))
    def it_is_ended(self, which: int) -> None:
        row = as_it_is(self.asked[which])
        self.do(actions.end_commitment, row, version=row.version, how=rules.Ending.OVERTAKEN, because="The lamps are lit.")

    @invariant()
    def each_decision_is_in_effect_only_in_its_time(self) -> None:
        for row in map(as_it_is, self.decisions):
            for moment in (self.now, self.now + timedelta(days=40)):
                standing = row.standing(moment)
                assert not standing.is_in_effect or has_its_time_come(row, moment)

    @invariant()
    def nothing_is_carried_out_before_its_part_has_effect(self) -> None:
        for shown in self.shown():
            part = shown["commitment"].decision_part
            may_be = part.decision.standing(self.now).is_in_effect and not (part.has_condition and part.condition_met_at is None)
            assert may_be or shown["standing"] not in CARRIED_OUT
            came = shown["back"] and shown["back"].item.meeting.held_on <= rules.day_of(self.now)
            assert may_be or not came or shown["early"]

    def shown(self) -> list[dict[str, Any]]:
        rows = queries.commitments(THE_CLOCK).filter(pk__in=[row.pk for row in self.asked])
        return commitment_rows(THE_CLOCK, list(rows), self.now)

    def the_table_says_the_same_as_the_rules(self) -> None:
        """Asked at the end of each life: each decision and each commitment is found by one choice, and by that of its standing."""
        for moment in (self.now, self.now + timedelta(days=40)):
            found = {one: set(self.chosen(one, moment)) for one in Choice}
            for row in map(as_it_is, self.decisions):
                assert [one for one in Choice if row.pk in found[one]] == [one for one in Choice if row.standing(moment) in STANDINGS[one]]
        by_table = {state: set(self.in_state(condition)) for state, condition in queries.states(THE_CLOCK, self.now).items()}
        for shown in self.shown():
            [state] = [one for one in State if shown["commitment"].pk in by_table[one]]
            assert state.standing.value == shown["standing"]

    def chosen(self, choice: Choice, moment: datetime) -> Any:
        return queries.chosen(THE_CLOCK, Choices(standing=frozenset({choice})), moment).values_list("pk", flat=True)

    def in_state(self, condition: Any) -> Any:
        return Commitment.objects.visible_to(THE_CLOCK).filter(condition).values_list("pk", flat=True)


def has_its_time_come(row: Decision, moment: datetime) -> bool:
    """By an answer to its call-in, or by the clock; never before it was published."""
    facts = row.facts()
    answered = [one for one in (facts.confirmed_at, facts.changed_at, facts.call_in_lapses_at) if one and one <= moment]
    assert facts.published_at
    assert facts.published_at <= moment
    return bool(answered) or (facts.takes_effect_at or moment) <= moment


@pytest.fixture
def lives(here: Any) -> None:
    """Where every life begins: the council, and meetings in which something may come back."""
    Life.here = here
    Life.back = [meeting_of(here, held_on=day).item for day in (date(2009, 12, 10), date(2009, 12, 30), date(2010, 2, 3))]


def test_no_sequence_of_acts_leaves_no_standing_or_two_or_carries_out_a_part_before_its_effect(lives: None) -> None:
    """Eight lives of a dozen acts each, so this takes longer than a second. One that fails is short enough to be read as it is."""
    found = {"phases": (Phase.generate,), "deadline": None}
    run_state_machine_as_test(Life, settings=settings(max_examples=8, stateful_step_count=14, **found))
