"""Handing work over: seen before it passes on, nothing typed lost, and a page that says what passed on and takes it back."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from moothall.access.viewer import THE_CLOCK
from moothall.authority import actions as authority
from moothall.authority.models import Person
from moothall.plans import actions, queries
from moothall.plans.tests import savings
from moothall.plans.tests.factories import as_it_is, planned
from moothall.plans.tests.reading import cost, signed_in, words_of

TODAY = timezone.localdate()
PAGE = "/plans/hand-over/wrenmouth"


@pytest.fixture
def theirs(here, plan):
    return [planned(here, plan, title, owner=here.title) for title in ("Hire trades staff", "Buy two vans")]


def sent(here, *rows, **said):
    marks = [f"action-{row.pk}-{row.owner_id}" for row in rows]
    return {"to": here.office.pk, "because": "Tilly leaves.", "held_from": TODAY.isoformat(), "things_action": marks} | said


def test_work_is_looked_at_chosen_handed_over_and_handed_back(here, theirs):
    window, chosen = signed_in(here.owner), f"{PAGE}?whose=office-{here.title.pk}"
    assert "Choose" in words_of(window.get(PAGE))
    assert "Nothing is theirs any more" in words_of(window.get(f"{PAGE}?whose=office-99999"))
    page = words_of(window.get(chosen))
    for words in ("Repairs lead, Tilly Title", "2 things are theirs", "Hire trades staff, due 31 March 2027"):
        assert words in page, words
    answer = window.post(chosen, sent(here, *theirs, because="", held_from=(TODAY + timedelta(days=2)).isoformat()))
    assert "Say why it passes on." in words_of(answer)
    assert answer.content.decode().count("checked") == 2
    assert "That day has not come" in words_of(window.post(chosen, sent(here, *theirs, held_from=(TODAY + timedelta(days=2)).isoformat())))
    assert "Nothing was chosen" in words_of(window.post(chosen, sent(here)))
    answer = window.post(chosen, sent(here, theirs[0]), follow=True)
    page = words_of(answer)
    for words in (
        "Work handed to the Head of Homes",
        "1 thing passed on together on",
        "Hire trades staff",
        "Tilly leaves.",
        "Hand it back",
    ):
        assert words in page, words
    assert [as_it_is(row).owner for row in theirs] == [here.office, here.title]
    assert "has passed on or is over by now" in words_of(window.post(chosen, sent(here, theirs[0])))
    assert "From the Repairs lead to the Head of Homes" in words_of(window.get(f"/{theirs[0].reference}"))
    [row] = queries.handing_over.handovers(here.keeper)
    page = words_of(window.post(f"/{row.reference}/back", {"because": "She stays."}, follow=True))
    assert "Work handed back" in page
    assert "from the Head of Homes to the Repairs lead" in page
    assert "Handed back" in words_of(window.get(PAGE))
    assert as_it_is(theirs[0]).owner == here.title


def test_what_is_for_others_to_pass_on_says_so_and_strangers_see_neither_page(here, theirs):
    page = words_of(signed_in(here.stranger).get(f"{PAGE}?whose=office-{here.title.pk}"))
    assert "Nothing here is yours to hand over" in page
    assert "For others to pass on" in page
    row = actions.hand_over(
        here.row, viewer=here.keeper, at=timezone.now(), to=here.office, chosen=[("action", theirs[0].pk, here.title.pk)],
        because="So.", held_from=TODAY,
    )  # fmt: skip
    assert signed_in(here.holder).get(PAGE).status_code == 403
    for window in (signed_in(here.titled), signed_in(here.holder)):
        assert window.get(f"/{row.reference}").status_code == 404
    assert Client().get(f"/{row.reference}").status_code == 302
    assert "Whose it was" not in words_of(Client().get(f"/{theirs[0].reference}"))


def test_all_of_a_leaver_is_one_choice_and_the_page_costs_the_same_for_one_and_for_many(here, plan, theirs):
    tilly = Person.objects.get(pk=here.titled.person)
    second = authority.give_office(tilly, viewer=THE_CLOCK, at=timezone.now(), title="Van keeper", since=TODAY, until=TODAY)
    planned(here, plan, "Wash the vans", owner=second)
    window, chosen = signed_in(here.keeper), f"{PAGE}?whose=person-{tilly.pk}"
    assert "3 things are theirs" in words_of(window.get(chosen))
    before = cost(window, chosen)
    for turn in range(4):
        planned(here, plan, f"Another {turn}", owner=second)
    assert cost(window, chosen) == before


def test_the_page_of_each_thing_says_whose_it_was_to_those_who_may_read_why(here, plan, objective):
    programme = savings.public(here)
    line = savings.out(here, programme)
    work = actions.start_workstream(programme, viewer=here.keeper, at=timezone.now(), title="One depot", owner=here.office)
    things = {"plan": plan, "objective": objective, "saving": line, "workstream": work}
    chosen = [(kind, row.pk, here.office.pk) for kind, row in things.items()]
    said = {"to": here.title, "because": "So.", "held_from": TODAY}
    actions.hand_over(here.row, viewer=here.keeper, at=timezone.now(), chosen=chosen, **said)
    window, public = signed_in(here.keeper), Client()
    for row in things.values():
        assert "From the Head of Homes to the Repairs lead" in words_of(window.get(f"/{row.reference}"))
        assert "Whose it was" not in words_of(public.get(f"/{row.reference}"))
