"""The pages on which plans are written: one form, one act; what was typed is kept, and what is wrong is named at its box."""

import pytest

from moothall.access.viewer import THE_CLOCK
from moothall.decisions.tests.factories import council as deciding, published as decided
from moothall.plans import actions, queries
from moothall.plans.models import Objective, Plan
from moothall.plans.tests.factories import FIRST, LAST, NOW, aimed, as_it_is, drafted, planned, published
from moothall.plans.tests.reading import signed_in, words_of

DAYS = {"first_on": "1 4 2026", "last_on": "31 3 2029"}
PLAN = {"kind": "service", "title": "Homes plan", "summary": "Warm homes.", "text": "One.\r\n\r\nTwo."} | DAYS


def sent(window, where, **said):
    return window.post(where, {name: value for name, value in said.items() if value is not None})


def done(window, where, **said):
    """Sent and accepted: where it leads."""
    answer = sent(window, where, **said)
    assert answer.status_code == 302, words_of(answer)
    return answer.url


@pytest.fixture
def owner(here):
    return signed_in(here.owner)


def test_a_plan_is_begun_written_published_amended_carried_over_and_closed_on_pages(here, owner):
    plan = done(owner, "/plans/wrenmouth/new", **PLAN, department=here.homes.pk, owner=here.office.pk)
    assert "Two." in words_of(owner.get(plan))
    done(owner, f"{plan}/change", **PLAN | {"title": "Our homes"}, department=here.homes.pk, opened_at=1)
    objective = done(owner, f"{plan}/new-objective", title="Warm homes", outcome="Nobody is cold.", lead=here.office.pk)
    action = done(owner, f"{plan}/new-action", title="Hire", due_on="31 3 2027", objective=Objective.objects.visible_to(THE_CLOCK).get().pk)
    done(owner, f"{plan}/publish")
    done(owner, f"{plan}/amend", **PLAN, department=here.homes.pk, because="The old name.", opened_at=2)
    done(owner, f"{plan}/place", above="")
    row = Plan.objects.visible_to(THE_CLOCK).get()
    assert (row.title, row.edition, row.version) == ("Homes plan", 2, 3)
    for page in (plan, objective, action):
        assert "What you can do here" in words_of(owner.get(page))
    kept = {"objectives": [one.pk for one in queries.objectives.of_plan(THE_CLOCK, row)]}
    later = done(owner, f"{plan}/carry-over", title="Next", first_on="1 4 2029", last_on="31 3 2032", **kept)
    assert "Warm homes" in words_of(owner.get(later))
    assert "1 action of this plan is not over: “Hire”." in words_of(sent(owner, f"{plan}/close", closed_words="Most of it."))
    done(owner, f"{action}/progress", said="done", comment="")
    done(owner, f"{plan}/close", closed_words="Most of it was done.")
    assert "Closed." in words_of(owner.get(plan))


def test_what_is_wrong_is_named_at_its_box_and_nothing_typed_is_lost(here, owner):
    wrong = PLAN | {"first_on": "31 3 2029", "last_on": "1 4 2026", "title": "W" * 301, "text": "\u202eTurned", "kind": "wish"}
    page = words_of(sent(owner, "/plans/wrenmouth/new", **wrong))
    for words in ("Must be on or after the first", "Use at most 300 letters.", "characters that cannot be seen", "Choose one of those"):
        assert words in page
    assert "Turned" in page
    assert "Enter a day as numbers" in words_of(sent(owner, "/plans/wrenmouth/new", **PLAN | {"first_on": "soon"}))
    for name, day in (("last_on", "31 12 9999"), ("first_on", "1 1 0001")):
        assert "Enter a day from 1900 to 2199." in words_of(sent(owner, "/plans/wrenmouth/new", **PLAN | {name: day}))
    assert "You own plans of another department" in words_of(sent(owner, "/plans/wrenmouth/new", **PLAN, department=here.roads.pk))
    assert not Plan.objects.visible_to(THE_CLOCK).exists()


def test_two_who_write_at_once_see_both_texts(here, owner):
    row = drafted(here)
    done(owner, f"/{row.reference}/change", **PLAN, department=here.homes.pk, opened_at=1)
    page = sent(signed_in(here.keeper), f"/{row.reference}/change", **PLAN | {"title": "Mine"}, department=here.homes.pk, opened_at=1)
    assert "Somebody else changed this after you opened it" in words_of(page)
    assert "Homes plan" in words_of(page)
    done(signed_in(here.keeper), f"/{row.reference}/change", **PLAN | {"title": "Mine"}, department=here.homes.pk, opened_at=2)
    assert as_it_is(row).title == "Mine"


def test_an_objective_is_changed_joined_given_up_closed_and_opened_on_pages(here, owner, objective):
    upper = aimed(here, published(here, "Corporate plan", kind="corporate"), "A fair place")
    here_page = f"/{objective.reference}"
    done(owner, f"{here_page}/change", title="Warm, dry homes", outcome="Nobody is cold.", opened_at=1)
    assert (as_it_is(objective).first_on, as_it_is(objective).last_on) == (FIRST, LAST)
    done(owner, f"{here_page}/contribute", to=upper.pk)
    done(owner, f"{here_page}/contribute-no-more", to=upper.pk)
    decision = decided(deciding("easthaven", "Easthaven", is_home=False), is_subject_to_call_in=False)
    decision.organisation, decision.number = here.row, 900
    decision.save()
    done(owner, f"{here_page}/tie", address=f"http://testserver/{decision.reference}")
    assert "Library hours" in words_of(owner.get(here_page))
    assert "Warm, dry homes" in words_of(owner.get(f"/{decision.reference}"))
    assert "Nothing that could be joined has this address" in words_of(sent(owner, f"{here_page}/tie", address="/decisions/wrenmouth/7"))
    done(owner, f"{here_page}/close", under="paragraph 4", because="Staff first.")
    assert "Closed under paragraph 4." in words_of(owner.get(here_page))
    done(owner, f"{here_page}/open")
    done(owner, f"{here_page}/give-up", because="The grant ended.")


def test_an_action_is_reported_on_moved_and_acknowledged_on_pages(here, owner, plan, action):
    page = f"/{action.reference}"
    needed = planned(here, plan, "First")
    done(owner, f"{page}/change", title="Hire 14 staff", owner=here.office.pk, objective=action.objective_id, opened_at=1)
    done(owner, f"{page}/progress", said="on track", comment="Five are in post.", evidence="")
    assert "Say in a comment why it is late" in words_of(sent(owner, f"{page}/progress", said="late", comment=""))
    done(owner, f"{page}/milestone", title="Advert out", due_on="1 12 2026")
    moved = {"because": "Nobody applied.", "agreed_by": "The director"}
    done(owner, f"{page}/move", what="milestone-1", to="8 12 2026", **moved, opened_at=2)
    done(owner, f"{page}/move", what="due", to="30 6 2027", **moved, opened_at=3)
    for what, stands in (("due", "30 June 2027"), ("milestone-1", "8 December 2026")):
        late = words_of(sent(owner, f"{page}/move", what=what, to="1 2 2027", **moved, opened_at=2))
        assert f"What stands there now{stands}" in late, "nobody moves a day that they have not seen"
    assert "has that day already" in words_of(sent(owner, f"{page}/move", what="due", to="30 6 2027", **moved, opened_at=4))
    kept = owner.get(f"{page}/change").content.decode()
    assert f'<option value="{action.objective_id}" selected>' in kept
    done(owner, f"{page}/wait", needs=needed.pk)
    done(owner, f"{page}/wait-no-more", needs=needed.pk)
    done(signed_in(here.holder), f"{page}/acknowledge")
    assert "acknowledged this deadline" in words_of(owner.get(page))
    done(owner, f"{page}/met", number=1, met_on="1 11 2026")
    done(owner, f"{page}/close", under="paragraph 4", because="Staff first.")
    done(owner, f"{page}/open")
    for verb in ("take-up", "progress", "met"):
        assert owner.get(f"{page}/{verb}").status_code == 200


def test_a_page_that_is_not_theirs_says_whose_it_is_and_an_open_one_offers_nothing(here, plan, action, client):
    for page in (f"/{action.reference}/progress", f"/{plan.reference}/amend"):
        assert signed_in(here.stranger).get(page).status_code == 403
        assert client.get(page).status_code == 302
    assert "What you can do here" not in words_of(client.get(f"/{action.reference}"))
    page = signed_in(here.owner).get(f"/{action.reference}").content.decode()
    verbs = ("progress", "move", "milestone", "met", "acknowledge", "change", "wait", "take-up", "close", "open")
    assert [verb for verb in verbs if f'/{verb}"' not in page] == ["acknowledge", "open"]


def test_too_many_to_choose_from_are_carried_over_together(here, owner, plan, monkeypatch):
    monkeypatch.setattr("moothall.plans.forms.plan.MOST_CARRIED", 0)
    aimed(here, plan)
    later = done(owner, f"/{plan.reference}/carry-over", title="Next", first_on="1 4 2029", last_on="31 3 2032", objectives="all")
    assert "Warm homes" in words_of(owner.get(later))


def test_what_is_done_twice_is_done_once(here, owner, action):
    page = f"/{action.reference}/milestone"
    actions.add_milestone(action, viewer=here.owner, at=NOW, title="Advert out", due_on=NOW.date())
    done(owner, f"/{action.reference}/met", number=1, met_on="1 11 2026")
    assert "Choose one of those listed" in words_of(sent(owner, f"/{action.reference}/met", number=1, met_on="1 11 2026"))
    assert "is not answered" in words_of(sent(owner, page, title="", due_on=""))
