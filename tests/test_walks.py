"""The walks of house.md, from the first act to the last, read as prose."""

from datetime import timedelta

import pytest

from moothall.access.acts import Refused
from moothall.access.viewer import PUBLIC
from moothall.decisions import actions, queries, rules
from moothall.decisions.rules import Standing
from moothall.decisions.standings import STANDINGS, Choice
from moothall.decisions.tests.factories import as_it_is, at, called_in, commitments_of, council, meeting_of, published, recorded, resolved

WEDNESDAY, TUESDAY, NEXT_WEDNESDAY = at(2009, 12, 9), at(2009, 12, 15, 23), at(2009, 12, 16, 0)
REQUEST = "That the Director of Homes be requested to submit a report on damp homes in three months."


@pytest.fixture
def here(db):
    """A council with a cabinet, a clerk and members of scrutiny."""
    return council()


def standing(decision, moment):
    return as_it_is(decision).standing(moment)


def found_by_choice(moment):
    """For each choice that a reader has, the decisions that the register finds by it."""
    every = {choice: queries.chosen(PUBLIC, queries.Choices(standing=frozenset({choice})), moment) for choice in Choice}
    return {choice: set(rows.values_list("pk", flat=True)) for choice, rows in every.items()}


def test_a_decision_is_published_open_to_call_in_and_then_in_effect(here):
    # Cabinet decides on Wednesday 2 December 2009, and the clerk writes it down.
    decision = recorded(here, "Monitoring, quarter 2", **resolved("That the progress be noted."))
    assert standing(decision, WEDNESDAY) is Standing.DRAFT
    assert not queries.register(PUBLIC).exists()

    # It is published a week later. Five working days are counted from the day after: 10, 11, 14, 15 and 16 December.
    actions.publish(decision, viewer=here.clerk, at=WEDNESDAY)
    assert as_it_is(decision).effective_from == NEXT_WEDNESDAY
    assert as_it_is(decision).call_in_closes_at == NEXT_WEDNESDAY

    # Until the end of Tuesday it can be called in.
    assert standing(decision, WEDNESDAY) is Standing.OPEN_TO_CALL_IN
    assert standing(decision, TUESDAY) is Standing.OPEN_TO_CALL_IN

    # Nobody does, and nothing runs: on Wednesday it is in effect.
    assert standing(decision, NEXT_WEDNESDAY) is Standing.IN_EFFECT
    with pytest.raises(Refused, match="It is: in effect"):
        actions.call_in(as_it_is(decision), viewer=here.member, at=NEXT_WEDNESDAY, grounds="Too late.")


def test_a_decision_is_called_in_goes_to_scrutiny_and_takes_effect_as_confirmed(here):
    # The rule of this council asks for two members.
    callers = [["members of scrutiny", 2]]
    actions.set_call_in_rule(here.row, viewer=here.monitor, at=at(2009, 1, 1), since=None, source="Rule 15", days=5, callers=callers)
    decision = published(here)

    # One member alone does not stop it; with the second it is called in.
    actions.call_in(decision, viewer=here.members[0], at=at(2009, 12, 10), grounds="The ward was not asked.")
    assert standing(decision, at(2009, 12, 10)) is Standing.OPEN_TO_CALL_IN
    actions.call_in(decision, viewer=here.members[1], at=at(2009, 12, 11), grounds="Nor were the tenants.")
    assert standing(decision, at(2009, 12, 11)) is Standing.CALLED_IN

    # The day on which it would have taken effect passes, and it waits.
    assert standing(decision, NEXT_WEDNESDAY) is Standing.CALLED_IN
    assert standing(decision, at(2010, 6, 1)) is Standing.CALLED_IN

    # The monitoring officer finds it valid. Scrutiny refers it back; Cabinet confirms it, and from that moment it is in effect.
    actions.check_call_in(as_it_is(decision), viewer=here.monitor, at=at(2009, 12, 14), is_valid=True, because="Two of them, in time.")
    actions.answer_call_in(as_it_is(decision), viewer=here.clerk, at=at(2010, 1, 5), outcome="referred")
    assert standing(decision, at(2010, 1, 5)) is Standing.REFERRED
    actions.answer_call_in(as_it_is(decision), viewer=here.clerk, at=at(2010, 1, 14), outcome="confirmed")
    assert standing(decision, at(2010, 1, 14)) is Standing.CONFIRMED

    # What was so then is still told of then.
    assert standing(decision, at(2010, 1, 13)) is Standing.REFERRED
    assert standing(decision, at(2009, 12, 10, 9)) is Standing.OPEN_TO_CALL_IN


def test_no_moment_has_two_standings_and_none_has_none(here):
    # One decision that takes effect, one that is called in, one that is withdrawn, one that nobody can call in.
    quiet, contested, withdrawn = published(here), published(here), published(here)
    immediate = published(here, is_subject_to_call_in=False)
    called_in(here, contested, at(2009, 12, 11))
    for day, outcome in ((17, "referred"), (18, "changed")):
        actions.answer_call_in(as_it_is(contested), viewer=here.clerk, at=at(2009, 12, day), outcome=outcome)
    actions.withdraw(withdrawn, viewer=here.clerk, at=at(2009, 12, 14), because="It was not needed.")

    # At every hour of two weeks each has one standing, and the register finds it by the one choice that this belongs to.
    for hours in range(0, 14 * 24, 6):
        moment = WEDNESDAY + timedelta(hours=hours)
        found = found_by_choice(moment)
        for decision in (quiet, contested, withdrawn, immediate):
            stands = standing(decision, moment)
            chosen = [choice for choice in Choice if decision.pk in found[choice]]
            assert chosen == [choice for choice in Choice if stands in STANDINGS[choice]]
            assert len(chosen) == 1
            assert not (stands.is_in_effect and stands is Standing.OPEN_TO_CALL_IN)


def test_what_a_decision_asks_waits_for_effect_and_is_closed_by_what_comes_back(here):
    # The resolution asks for a report. It is proposed from the words, and no day is invented.
    decision = published(here, **resolved(REQUEST))
    [asked] = commitments_of(decision, here)
    assert (asked.who, asked.due_words, asked.due_on) == ("the Director of Homes", "in three months", None)

    # A clerk confirms it. Nobody has to begin before the decision is in effect.
    day = at(2010, 3, 2).date()
    actions.confirm_commitment(asked, viewer=here.clerk, at=WEDNESDAY, version=1, what=asked.what, due_on=day)
    assert states(WEDNESDAY) == ["held"]
    assert states(NEXT_WEDNESDAY) == ["confirmed"]

    # The day passes, and it is overdue; the item of a meeting that brings the report closes it.
    assert states(at(2010, 3, 3)) == ["overdue"]
    actions.report_back(asked, viewer=here.clerk, at=at(2010, 4, 1), item=meeting_of(here, held_on=at(2010, 4, 7).date()).item)
    assert states(at(2010, 4, 6)) == ["overdue"]
    assert states(at(2010, 4, 7)) == ["reported-back"]


def states(moment):
    """The states by which the one commitment that is here is found."""
    asked = queries.commitments(PUBLIC)
    return [state.value for state, condition in queries.states(PUBLIC, moment).items() if asked.filter(condition).exists()]


def test_the_reader_is_told_how_the_days_were_counted(here):
    decision = as_it_is(published(here))
    told = rules.why(TUESDAY, decision.facts(), rule=rules.USUAL_RULE, stated_effective_on=NEXT_WEDNESDAY.date())
    assert told[1].startswith(
        "Published on Wednesday 9 December 2009. Five working days, counted from the day after: 10, 11, 14, 15 and 16"
    )
    assert told[2] == "The page says 16 December 2009: the same."
