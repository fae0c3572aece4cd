"""A commitment is taken up as an action of a plan; its end asks for the report back, and only what comes to a meeting closes it."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from moothall.access.acts import Refused
from moothall.access.viewer import PUBLIC, THE_CLOCK
from moothall.decisions import actions as decisions, queries as asked_for
from moothall.decisions.queries import State, states
from moothall.meetings import actions as meetings, said as minutes
from moothall.meetings.models import Item
from moothall.plans import actions, queries
from moothall.plans.models import Action
from moothall.plans.tests.factories import planned, published
from moothall.plans.tests.members import body, clerk_of
from moothall.plans.tests.reading import signed_in, words_of

NOW = timezone.localtime()
BY = {"at": NOW}
ASKED = {"asked_on": date(2026, 9, 1), "said": "The head is to report on damp.", "what": "report on damp"}
DUE = NOW.date() + timedelta(days=30)


@pytest.fixture
def asked(here):
    """What a body asked of the department, and everybody reads."""
    usual = {"asked_by": body(here), "owner": here.office, "due_on": DUE, **ASKED}
    return lambda **said: decisions.ask_by_hand(here.row, viewer=clerk_of(here), **BY, **usual | said)


def taken_up(here, plan, commitment, **said):
    return actions.take_up_commitment(plan, viewer=here.owner, **BY, commitment=commitment, **said)


def is_in(commitment, state):
    return asked_for.commitments(THE_CLOCK).filter(states(THE_CLOCK, NOW)[state], pk=commitment.pk).exists()


def test_it_comes_with_its_words_its_owner_and_its_day_and_each_leads_to_the_other(here, plan, objective, asked):
    commitment = asked()
    row = taken_up(here, plan, commitment, objective=objective)
    assert (row.title, row.due_on, row.owner, row.objective) == ("Report on damp", DUE, here.office, objective)
    assert row.about == "The council asked for this on 1 September 2026: The head is to report on damp."
    assert [tie.commitment for tie in queries.actions.ties(PUBLIC, [row.pk])] == [commitment]
    with pytest.raises(Refused, match="taken up already, as “Report on damp”"):
        taken_up(here, plan, commitment)
    with pytest.raises(Refused, match="No day was set"):
        taken_up(here, plan, asked(due_on=None))


def test_a_day_and_words_of_their_own_come_before_those_of_the_commitment(here, plan, asked):
    row = taken_up(here, plan, asked(due_on=None), title="Cure the damp", due_on=DUE)
    assert (row.title, row.due_on) == ("Cure the damp", DUE)


def test_what_is_not_for_everybody_does_not_become_so_by_being_taken_up(here, plan, asked):
    with pytest.raises(Refused, match="is not for everybody"):
        taken_up(here, plan, asked(is_closed=True))
    assert not Action.objects.visible_to(THE_CLOCK).exists()


def test_the_action_s_end_asks_for_the_report_and_only_a_meeting_closes_the_commitment(here, plan, asked, client):
    commitment = asked()
    row = taken_up(here, plan, commitment)
    page = f"/{row.reference}"
    assert "The report back is still owed." not in words_of(client.get(page))
    actions.report_progress(row, viewer=here.owner, **BY, said="done", comment="The report is written.")
    for words in (words_of(client.get(page)), words_of(signed_in(here.owner).get("/plans/my-updates"))):
        assert "The report back is still owed." in words
    assert is_in(commitment, State.CONFIRMED), "the action is done, and the commitment is not closed by that"
    held = meetings.call_meeting(commitment.asked_by, viewer=clerk_of(here), **BY, held_on=NOW.date())
    meetings.prepare_agenda(held, viewer=clerk_of(here), **BY, items=[minutes.Item("Damp", number="1")])
    meetings.publish_agenda(held, viewer=clerk_of(here), **BY)
    item = Item.objects.visible_to(THE_CLOCK).get(meeting=held)
    decisions.report_back(commitment, viewer=clerk_of(here), **BY, item=item)
    decisions.note_had(commitment, viewer=clerk_of(here), **BY)
    assert is_in(commitment, State.CLOSED)
    assert "The report back is still owed." not in words_of(client.get(page))
    other = planned(here, plan)
    with pytest.raises(Refused, match="has come back to a meeting already"):
        taken_up(here, other.plan, commitment)


def test_on_its_page_what_is_asked_of_the_department_is_offered_and_nothing_of_others(here, plan, asked):
    commitment = asked()
    asked(owner=here.strange_office, what="sweep the roads")
    window, page = signed_in(here.owner), f"/{plan.reference}/take-up-commitment"
    first = words_of(window.get(page))
    assert "Report on damp, due" in first
    assert "weep the roads" not in first
    assert "Choose one." in words_of(window.post(page, {"commitment": ""}))
    answer = window.post(page, {"commitment": commitment.pk})
    assert "Asked for" not in words_of(window.get(answer.url))
    assert "Report on damp" in words_of(window.get(answer.url))


def test_what_is_carried_over_asks_for_the_report_at_its_own_end_in_the_plan_that_follows(here, plan, asked, client):
    first = taken_up(here, plan, asked())
    years = {"title": "Next plan", "first_on": plan.last_on + timedelta(days=1), "last_on": plan.last_on + timedelta(days=365)}
    later = actions.roll_over_plan(plan, viewer=here.owner, **BY, **years, actions=[first])
    actions.publish_plan(later, viewer=here.owner, **BY)
    [new] = queries.actions.of_plan(THE_CLOCK, later)
    for row in (first, new):
        assert "The report back is still owed." not in words_of(client.get(f"/{row.reference}"))
    assert [one.action for one in queries.updates.updates(here.owner, NOW.date()).others] == [new]
    actions.report_progress(new, viewer=here.owner, **BY, said="stopped", comment="There is none.")
    assert "The report back is still owed." in words_of(client.get(f"/{new.reference}"))


def test_the_name_of_a_closed_action_is_not_said_to_whoever_does_not_read_it(here, plan, asked):
    commitment = asked()
    closed = actions.close_action(taken_up(here, plan, commitment), viewer=here.owner, **BY, under="paragraph 3", because="Prices.")
    roads = published(here, "Roads plan", department=here.roads)
    with pytest.raises(Refused, match="as an action that is not for everybody"):
        actions.take_up_commitment(roads, viewer=here.stranger, **BY, commitment=commitment)
    assert closed.title == "Report on damp"
