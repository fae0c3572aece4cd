"""Decisions to come, as everybody reads them: the list, a notice with its clock, the thread, and what to take away."""

from datetime import date, timedelta

import pytest
from icalendar import Calendar

from moothall.access.viewer import THE_CLOCK
from moothall.authority import actions as authority
from moothall.decisions import actions, queries, said
from moothall.decisions.rules import notices as law
from moothall.decisions.tests.announcing import DESK, LATER, LIST, SOON, announced, drafted, item_to_come, out, seated
from moothall.decisions.tests.factories import EARLY, council, published
from moothall.decisions.tests.reading import NOW, TODAY, cost, signed_in, this_year, titles, words_of
from moothall.meetings.rules.law import Agreer

pytestmark = pytest.mark.once


@pytest.mark.both
def test_the_list_shows_what_is_to_be_decided_the_soonest_first(here, public):
    out(here, "Later", due_on=LATER)
    out(here, "Sooner", wards=(here.harbour,), is_private=True, private_because="A price.")
    drafted(here, "Draft", moment=NOW)
    actions.withdraw_notice(out(here, "Gone"), viewer=here.clerk, at=NOW, because="x")
    answer = public.get(LIST)
    assert titles(answer) == ["Sooner", "Later"]
    words = words_of(answer)
    assert "2 decisions to come." in words
    assert "Key decision, part private, Harbour" in words
    assert "Announced in time" in words


def test_what_is_past_is_not_to_come_and_a_period_counts_until_it_ends(here, public):
    out(here, "Past", due_on=TODAY - timedelta(days=1))
    out(here, "Running", due_on=TODAY - timedelta(days=40), due_until=TODAY + timedelta(days=1))
    out(here, "No day", due_on=None, is_key=False)
    assert titles(public.get(LIST)) == ["Running"]
    assert titles(public.get(f"{LIST}?first=1+1+2000")) == ["Running", "Past"]


@pytest.mark.both
@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("words=wall", ["Harbour wall"]),
        ("words=nothing+at+all", []),
        ("key=no", ["Library hours"]),
        ("by=Officer", ["Library hours"]),
        ("ward={harbour}", ["Harbour wall", "Everywhere"]),
        ("by={cabinet}", ["Harbour wall", "Everywhere"]),
        ("last=1+1+2000", []),
    ],
)
def test_the_list_is_narrowed_by_what_is_chosen(here, public, asked, found):
    out(here, wards=(here.harbour,))
    out(here, "Everywhere", is_all_wards=True, due_on=SOON + timedelta(days=1))
    officer = authority.add_person(here.row, viewer=THE_CLOCK, at=EARLY, name="Bertram Cole")
    out(here, "Library hours", is_key=False, body=None, person=officer, maker_kind="Officer", due_on=LATER)
    asked = asked.format(harbour=here.harbour.pk, cabinet=here.cabinet.pk)
    assert titles(public.get(f"{LIST}?{asked}")) == found
    assert f"{len(found)} " in words_of(public.get(f"{LIST}?{asked}")) or not found


@pytest.mark.both
def test_a_wrong_choice_is_named_and_everything_stays(here, public):
    out(here)
    answer = public.get(f"{LIST}?first=31+2+2026")
    assert "There is no such day" in words_of(answer) or "31 2 2026" in answer.content.decode()
    assert titles(answer) == ["Harbour wall"]
    for page in ("feed", "table.csv", "calendar.ics"):
        assert public.get(f"{LIST}{page}?first=31+2+2026").status_code == 400
        assert public.get(f"{LIST}{page}?words=%00&ward=x&page=-1").status_code in (200, 400)


def test_what_is_to_come_can_be_taken_away_and_holds_no_draft(here, public):
    out(here, due_until=SOON + timedelta(days=2))
    drafted(here, "Draft of the quay", moment=NOW)
    table = b"".join(public.get(f"{LIST}table.csv").streaming_content).decode()
    feed, dates = (public.get(f"{LIST}{page}").content.decode() for page in ("feed", "calendar.ics"))
    assert table.splitlines()[0].startswith("reference,organisation,title")
    assert "announced in time" in table
    [event] = Calendar.from_ical(dates).walk("VEVENT")
    assert (event["summary"], event["dtstart"].dt, event["dtend"].dt) == ("To be decided: Harbour wall", SOON, SOON + timedelta(days=3))
    for text in (table, feed, dates):
        assert "Harbour wall" in text
        assert "quay" not in text


def test_a_notice_says_all_that_the_law_asks_and_its_clock(here, public):
    row = out(here, pounds=300_000, wards=(here.harbour,))
    words = words_of(public.get(f"/{row.reference}"))
    for said_there in ("A key decision is to be made.", "Councillor Ada Quayle, chair", "Town hall, Wrenmouth", "Ask at the town hall."):
        assert said_there in words
    assert f"It may be decided from {queries.verdicts(THE_CLOCK, [row], TODAY)[row.pk].says[1].partition('from ')[2]}" in words
    assert "SI 2012/2089, reg 9(1) and (2)" in words
    assert "£300,000 (spending or saving)" in words
    assert "Change the draft" not in words


def test_a_draft_is_not_there_for_the_public(here, public):
    row = drafted(here, moment=NOW)
    assert public.get(f"/{row.reference}").status_code == 404
    assert "Nobody but the clerks sees it." in words_of(signed_in(here.clerk).get(f"/{row.reference}"))
    assert public.get("/decisions/notices/nowhere/99").status_code == 404


def test_a_changed_and_moved_notice_shows_each_edition_with_its_reason(here, public):
    row = out(here)
    notice = said.Notice(**{name: getattr(row, name) for name in said.Notice.__slots__ if name not in ("wards", "matter")}, matter="More.")
    actions.publish_changed_notice(row, viewer=here.clerk, at=NOW, notice=notice, because="The quay is added.", starts_again=True)
    actions.carry_notice(row, viewer=here.clerk, at=NOW, due_on=LATER, because="The survey is late.")
    words = words_of(public.get(f"/{row.reference}"))
    for said_there in (
        "The quay is added.",
        "The days of notice begin again with this one.",
        "Moved to another time",
        "The survey is late.",
    ):
        assert said_there in words
    actions.withdraw_notice(row, viewer=here.clerk, at=NOW, because="The grant has gone.")
    assert "The grant has gone." in words_of(public.get(f"/{row.reference}"))


def test_what_could_not_wait_is_listed_until_council_was_told(here, public):
    row = drafted(here, moment=NOW, due_on=TODAY)
    agreement = said.Agreed(agreed_by=Agreer.SCRUTINY_CHAIR, agreed_on=TODAY, because="The wall has moved.")
    assert "No decision has been made as specially urgent." in words_of(public.get("/decisions/notices/wrenmouth/urgent"))
    actions.use_special_urgency(row, viewer=here.clerk, at=NOW, agreement=agreement)
    assert "Special urgency" in words_of(public.get(f"/{row.reference}"))
    assert "1 decision waits to be reported to Council." in words_of(public.get("/decisions/notices/wrenmouth/urgent"))
    clerk = signed_in(here.clerk)
    reported = "/decisions/notices/wrenmouth/urgent/reported"
    assert "That day has not come yet." in words_of(clerk.post(reported, {"reported_on": "1 1 2090"}))
    assert "Enter" in words_of(clerk.post(reported, {"reported_on": "soon"}))
    assert clerk.post(reported, {"reported_on": f"{TODAY.day} {TODAY.month} {TODAY.year}"}).status_code == 302
    assert "Every urgent decision has been reported to Council." in words_of(public.get("/decisions/notices/wrenmouth/urgent"))
    assert public.get(reported).status_code == 403


@pytest.mark.both
def test_what_could_not_be_called_in_is_listed_and_counted_by_quarter(here, public):
    address = "/decisions/notices/wrenmouth/urgent"
    assert "No decision has been exempted from call-in as urgent." in words_of(public.get(address))
    this_year(here, "A burst main", is_urgent=True)
    few = cost(public, address)
    for number in range(11):
        this_year(here, f"Storm damage {number}", is_urgent=True)
    page = public.get(address)
    assert f"{law.quarter_in_words(law.quarter_of(TODAY))}0012" in words_of(page)
    assert "Storm damage 10" in words_of(page)
    assert "All of them in the register" in words_of(page)
    assert cost(public, address) == few


@pytest.mark.both
def test_a_plan_is_a_document_of_its_four_months(here, public):
    seated(here)
    announced(here, "Winter gritting", moment=NOW.replace(year=2009, month=11, day=10), due_on=date(2009, 12, 2))
    words = words_of(public.get("/decisions/notices/wrenmouth/plans/2009/12"))
    assert "Forward plan, December 2009 to March 2010" in words
    assert "1 matter, as it stood at the end of Tuesday 17 November 2009." in words
    assert "Winter gritting" in words
    assert "Nothing had been announced" in words_of(public.get("/decisions/notices/wrenmouth/plans/2020/1"))
    for nowhere in ("wrenmouth/plans/2009/13", "wrenmouth/plans/1/1", "wrenmouth/plans/99999/1", "nowhere/plans/2009/12"):
        assert public.get(f"/decisions/notices/{nowhere}").status_code == 404


@pytest.mark.parametrize("page", [LIST, f"{LIST}feed", f"{LIST}table.csv", f"{LIST}calendar.ics", DESK])
def test_a_list_asks_as_many_questions_for_many_as_for_one(here, page):
    clerk = signed_in(here.clerk)
    out(here)
    drafted(here, "Draft", moment=NOW)
    item_to_come(here, "Library roof", SOON)
    clerk.get(page)
    once = cost(clerk, page)
    for number in range(2):
        out(here, f"Another {number}", wards=(here.harbour,))
        drafted(here, f"Draft {number}", moment=NOW)
        item_to_come(here, f"Roof {number}", LATER + timedelta(days=number))
    assert cost(clerk, page) == once


@pytest.mark.both
def test_the_thread_leads_from_the_notice_to_all_that_it_announces_and_back(here, public):
    row, item = out(here), item_to_come(here, "Library roof", SOON)
    decision = published(here, moment=NOW, decided_on=TODAY, is_key=True)
    assert "No agenda names it yet" in words_of(public.get(f"/{row.reference}"))
    actions.join_notice(row, viewer=here.clerk, at=NOW, item=item)
    actions.join_notice(row, viewer=here.clerk, at=NOW, meeting=item.meeting)
    actions.join_notice(row, viewer=here.clerk, at=NOW, decision=decision)
    words = words_of(public.get(f"/{row.reference}"))
    for kind in ("Agenda item Library roof", "Meeting Cabinet", "Decision Library hours"):
        assert kind in words
    for reference in (item.reference, item.meeting.reference, decision.reference):
        assert f'href="/{row.reference}"' in public.get(f"/{reference}").content.decode()
    assert "How it was announced" in words_of(public.get(f"/{decision.reference}"))


def test_a_key_decision_without_a_notice_says_so_on_its_page(here, public):
    decision = published(here, moment=NOW, decided_on=TODAY, is_key=True)
    assert "No notice is here. The rule asked for 28 clear days" in words_of(public.get(f"/{decision.reference}"))
    assert "No notice is here" in public.get(f"/{decision.reference}.json").json()["announced"][0]
    other = published(here, "Another", moment=NOW, decided_on=TODAY, is_key=False)
    assert "How it was announced" not in words_of(public.get(f"/{other.reference}"))


@pytest.mark.both
def test_a_decision_page_asks_two_questions_more_where_it_has_no_notice(here, public):
    with_key = published(here, moment=NOW, decided_on=TODAY, is_key=None)
    without = published(here, "Another", moment=NOW, decided_on=TODAY, is_key=False)
    public.get(f"/{without.reference}")
    assert cost(public, f"/{with_key.reference}") <= cost(public, f"/{without.reference}") + 2


@pytest.mark.both
def test_with_several_councils_the_list_can_be_narrowed_to_one(here, public):
    out(here)
    out(council("easthaven", "Easthaven", is_home=False), "Flood gates", due_on=LATER)
    assert titles(public.get(LIST)) == ["Harbour wall", "Flood gates"]
    assert titles(public.get(f"{LIST}?council={here.row.pk}")) == ["Harbour wall"]
