"""The letters about a call-in read as a person would write them, and nothing is written once it has gone."""

import pytest

from moothall.access.viewer import THE_CLOCK
from moothall.decisions import actions, rules
from moothall.decisions.call_in_letters import call_in as written
from moothall.decisions.tests.factories import EARLY, as_it_is, at, called_in, published
from moothall.post.letters import Link
from moothall.post.models import Mail

LATER, HEARD = at(2009, 12, 10), at(2009, 12, 17)
TIMES = [[rules.Step.SCRUTINY_MEETS, 10], [rules.Step.RECONSIDERED, 7], [rules.Step.COUNCIL_MEETS, 20]]


def letter(here, decision, step):
    row = Mail.objects.visible_to(THE_CLOCK).filter(about=decision.reference, facts__step=step).first()
    return written(row, here.member, HEARD)


def words(told):
    return " ".join(part for part in told.parts if not isinstance(part, Link))


@pytest.fixture
def decision(here):
    said = {"days": 5, "source": "Rule 15", "deadlines": TIMES, "callers": [["members of scrutiny", 1]]}
    actions.set_call_in_rule(here.row, viewer=here.monitor, at=EARLY, since=None, **said)
    return published(here)


def test_who_called_it_in_and_what_must_wait(here, decision):
    called_in(here, decision, LATER)
    told = letter(here, decision, "called in")
    assert told.subject == "Called in: Library hours"
    assert "Member A of wrenmouth has called in “Library hours”. Until scrutiny has looked at it" in words(told)
    assert "Scrutiny should consider it by Thursday 24 December 2009." in words(told)
    assert told.parts[-1].path == f"/{decision.reference}/call-in"
    assert "It came in time, with grounds." in words(letter(here, decision, "valid"))


def test_why_it_is_not_valid_and_what_follows(here, decision):
    actions.call_in(decision, viewer=here.member, at=LATER, grounds="Why?")
    actions.check_call_in(as_it_is(decision), viewer=here.monitor, at=LATER, is_valid=False, because="It gives no grounds.")
    assert "It gives no grounds. So the decision goes on by its clock." in words(letter(here, decision, "invalid"))


@pytest.mark.parametrize(
    ("steps", "says"),
    [
        (["confirmed"], "is in effect from today. Agreed."),
        (["referred"], "it goes to whoever took it. Agreed. It is not in effect until it is answered. An answer is due by"),
        (["council"], "it goes to full Council."),
        (["council", "referred"], "it goes to whoever took it."),
        (["referred", "changed"], "was changed after call-in. What holds now stands on its page. Agreed."),
    ],
    ids=str,
)
def test_what_came_of_it(here, decision, steps, says):
    called_in(here, decision, LATER)
    for hours, step in enumerate(steps):
        moment = HEARD.replace(hour=10 + hours)
        actions.answer_call_in(as_it_is(decision), viewer=here.clerk, at=moment, outcome=step, because="Agreed.")
    assert says in words(letter(here, decision, steps[-1]))


def test_nothing_is_written_of_a_decision_that_was_withdrawn_or_is_not_here(here, decision):
    called_in(here, decision, LATER)
    actions.withdraw(as_it_is(decision), viewer=here.clerk, at=LATER, because="Over.")
    assert letter(here, decision, "called in") is None
    assert written(Mail(about="decisions/wrenmouth/999", facts={"step": "valid"}), here.member, HEARD) is None
