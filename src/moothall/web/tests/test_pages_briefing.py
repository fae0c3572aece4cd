"""A portfolio on one page, and its days as a calendar: each costs the same for one of everything as for many."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from icalendar import Calendar

from moothall.access.viewer import THE_CLOCK
from moothall.authority import actions as authority
from moothall.meetings import actions as meetings
from moothall.plans import actions as plans
from moothall.plans.tests.factories import as_it_is
from moothall.plans.tests.reading import cost, signed_in, words_of
from moothall.web.models import BriefingChoice
from moothall.web.tests import briefed

NOW = timezone.localtime()
A_DAY = timedelta(days=1)


@pytest.fixture
def holder(here):
    return signed_in(here.holder)


def calendar_of(here, client):
    client.post(briefed.page(here, "calendar"))
    return f"/workspace/briefing/days/{BriefingChoice.objects.visible_to(here.holder).get().calendar_key}.ics"


def events(address):
    """What a calendar program is given, which brings no session."""
    found = Calendar.from_ical(Client().get(address).content).walk("VEVENT")
    return {str(event["summary"]): event for event in found}


@pytest.mark.once
def test_the_first_screen_says_it_in_sentences_and_the_detail_follows(here, holder):
    briefed.full(here, NOW)
    page = words_of(holder.get(briefed.page(here)))
    for said in (
        "You are asked to agree 1 recommendation, at The cabinet on",
        "1 objective is off course, 1 action is late and 1 is at risk.",
        "1 decision came out; 1 action was done and 1 milestone was reached; 1 deadline was set, 1 was moved and 1 was missed.",
        "That the roofs be mended.",
        "The stone came late. Agreed by the Harbour Master.",
        "Nobody has sold a van.",
        "Milestone: Half way 0 (Delayed 0)",
        "To be decided: Damp 0",
        "Decided",
    ):
        assert said in page, said
    spoken = words_of(signed_in(here.spokesperson).get(briefed.page(here)))
    assert "The portfolio holder is asked to agree 1 recommendation" in spoken


@pytest.mark.once
def test_an_empty_portfolio_says_so_in_plain_words(here, holder):
    page = words_of(holder.get(briefed.page(here)))
    assert "Nothing of this portfolio waits for anybody, and nothing is off course. Nothing has changed since" in page
    assert "Nothing of this portfolio is due before then" in page


@pytest.mark.once
def test_it_tells_since_the_day_that_is_chosen_and_keeps_what_was_typed_wrongly(here, holder):
    row = briefed.action(here, briefed.plan(here, NOW), "Old", 300, NOW)
    briefed.moved(here, row, 310, NOW, ago=90 * A_DAY)
    assert "Nothing has changed since" in words_of(holder.get(briefed.page(here)))
    day = NOW.date() - 100 * A_DAY
    assert "1 deadline was moved" in words_of(holder.get(briefed.page(here), {"since": f"{day.day} {day.month} {day.year}"}))
    for wrong in ("yesterday fortnight", "1 4 2099", "1 4 1066", "x" * 5000, "\0"):
        answer = holder.get(briefed.page(here), {"since": wrong})
        assert answer.status_code == 200
        assert 'role="alert"' in answer.content.decode(), wrong


@pytest.mark.once
def test_the_way_to_it_is_short_for_whoever_it_is_for(here, holder):
    assert holder.get("/workspace/briefing/").url == briefed.page(here)
    assert "Your briefing: Homes" in words_of(holder.get("/workspace/"))
    officer = signed_in(here.owner)
    assert "PortfoliosHomes" in words_of(officer.get("/workspace/briefing/"))
    assert "By e-mail" not in words_of(officer.get(briefed.page(here)))
    assert "Your briefing" not in words_of(officer.get("/workspace/"))
    assert Client().get(briefed.page(here)).status_code == 302
    assert holder.get("/workspace/briefing/wrenmouth/999/").status_code == 404


@pytest.mark.once
def test_how_often_it_comes_is_chosen_on_the_page(here, holder):
    answer = holder.post(briefed.page(here, "often"), {"rhythm": "weekly"}, follow=True)
    assert "Your briefing comes once a week." in answer.content.decode()
    assert '<option value="weekly" selected>' in answer.content.decode()
    assert "No briefing is sent" in holder.post(briefed.page(here, "often"), {"rhythm": "never"}, follow=True).content.decode()
    for wrong, said in (("", "Choose how often."), ("hourly", "Choose one of these"), ("\0", "Choose one of these")):
        assert said in words_of(holder.post(briefed.page(here, "often"), {"rhythm": wrong})), wrong
    assert (
        holder.get(briefed.page(here, "often")).url
        == holder.get(briefed.page(here, "calendar")).url.partition("#")[0]
        == briefed.page(here)
    )
    assert signed_in(here.owner).post(briefed.page(here, "often"), {"rhythm": "weekly"}).status_code == 403


def test_the_page_and_the_calendar_cost_the_same_for_one_of_everything_and_for_many(here, holder):
    briefed.full(here, NOW)
    address = calendar_of(here, holder)
    holder.get(briefed.page(here))
    one = cost(holder, briefed.page(here)), cost(Client(), address)
    again = NOW + A_DAY
    for turn in (1, 2):
        briefed.of_governance(here, NOW, turn)
    more = briefed.plan(here, again)
    for turn in range(3):
        briefed.moved(here, briefed.action(here, more, f"More {turn}", 3, NOW), 9, NOW)
        briefed.action(here, more, f"Late too {turn}", -3, NOW)
    assert (cost(holder, briefed.page(here)), cost(Client(), address)) == one


def test_a_deadline_that_moves_keeps_its_number_in_the_calendar_and_one_that_is_missed_is_said_to_be(here, holder):
    plan = briefed.plan(here, NOW)
    row, late = briefed.action(here, plan, "Roofs", 5, NOW), briefed.action(here, plan, "Boilers", -2, NOW)
    plans.add_milestone(row, viewer=here.owner, at=NOW, title="Half", due_on=NOW.date() + A_DAY)
    called = briefed.recommended(here, NOW, "Damp")
    address = calendar_of(here, holder)
    before = events(address)
    assert {"Due: Roofs", "Missed: Boilers", "Milestone: Half (Roofs)", "Meeting: The cabinet"} == before.keys()
    briefed.moved(here, as_it_is(row), 9, NOW)
    meetings.cancel_meeting(called, viewer=here.clerk, at=NOW, because="Snow.")
    plans.report_progress(late, viewer=here.owner, at=NOW, said="done", comment="All.")
    after = events(address)
    assert after["Due: Roofs"]["uid"] == before["Due: Roofs"]["uid"]
    assert after["Due: Roofs"]["sequence"] > before["Due: Roofs"]["sequence"]
    assert after["Due: Roofs"].decoded("dtstart") == NOW.date() + 9 * A_DAY
    assert after["Due: Roofs"].decoded("dtstamp") >= before["Due: Roofs"].decoded("dtstamp")
    assert after["Meeting: The cabinet"]["status"] == "CANCELLED"
    assert "Missed: Boilers" not in after
    assert len({event["uid"] for event in after.values()}) == len(after)


@pytest.mark.once
def test_the_calendar_tells_nothing_once_the_office_the_address_or_the_account_is_gone(here, holder):
    address = calendar_of(here, holder)
    answer = Client().get(address)
    assert answer.status_code == 200
    assert answer["Cache-Control"] == "private, no-store"
    holder.post(briefed.page(here, "calendar"), {"forget": "yes"})
    assert Client().get(address).status_code == 404
    address = calendar_of(here, holder)
    here.person.account.is_active = False
    here.person.account.save()
    assert Client().get(address).status_code == 404
    here.person.account.is_active = True
    here.person.account.save()
    authority.end_office(here.person.offices.get(), viewer=THE_CLOCK, at=NOW, until=NOW.date() - A_DAY)
    assert Client().get(address).status_code == 404
    assert Client().get("/workspace/briefing/days/none.ics").status_code == 404
