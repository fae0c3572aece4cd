"""A commitment worked on its pages: confirmed at a meeting, answered, closed, extended, ended; and what readers make of many."""

from datetime import date, timedelta

import pytest
from lxml import html

from moothall.access.viewer import THE_CLOCK
from moothall.authority.models import Department, Deputy, Office, Portfolio
from moothall.decisions import actions
from moothall.decisions.models import Commitment, DecisionPart, ReportedBack
from moothall.decisions.tests.factories import REQUEST, as_it_is, commitments_of, council, meeting_of, published, resolved
from moothall.decisions.tests.reading import BIDI, NOW, TODAY, cost, proposed, signed_in, titles, words_of
from moothall.meetings import actions as meetings

pytestmark = pytest.mark.once

VERBS = ("confirm", "dismiss", "answer", "extend", "hand-over", "end")


@pytest.fixture
def row(here):
    """A commitment that a clerk confirmed, asked on 2 December 2009 and due in a week."""
    asked = proposed(here, is_subject_to_call_in=False)
    due_on = TODAY + timedelta(days=7)
    owner = Office.objects.get(title="Monitor", organisation=here.row)
    return actions.confirm_commitment(asked, viewer=here.clerk, at=NOW, version=1, what="Report on damp", owner=owner, due_on=due_on)


def rows(table):
    return table.objects.visible_to(THE_CLOCK)


def coming(here, days=14):
    return meetings.call_meeting(here.cabinet, viewer=here.clerk, at=NOW, held_on=TODAY + timedelta(days=days))


def choice(page, name, words):
    """The value of a choice by what it says."""
    return html.fromstring(page.content).xpath(f"//select[@name='{name}']//option[contains(., '{words}')]/@value")[0]


def test_a_clerk_confirms_that_it_is_due_at_a_meeting_and_it_says_so(here):
    asked, clerk, meeting = proposed(here, is_subject_to_call_in=False), signed_in(here.clerk), coming(here)
    page = clerk.get(f"/{asked.reference}/confirm")
    chosen = choice(page, "meeting", "Cabinet")
    both = clerk.post(f"/{asked.reference}/confirm", {"version": 1, "what": "Report", "meeting": chosen, "no_day": "on"})
    assert "in one way only" in words_of(both)
    clerk.post(f"/{asked.reference}/confirm", {"version": 1, "what": "Report", "meeting": chosen})
    assert as_it_is(asked).due_on == meeting.held_on
    assert "due at Cabinet" in words_of(clerk.get(f"/{asked.reference}"))


@pytest.mark.both
def test_the_office_that_the_words_name_is_chosen_already(here):
    asked, clerk = proposed(here, is_subject_to_call_in=False), signed_in(here.clerk)
    office = Office.objects.get(title="Monitor", organisation=here.row)
    for who, chosen in (("the MONITOR", [str(office.pk)]), ("The Harbour Master", [""])):
        rows(Commitment).filter(pk=asked.pk).update(who=who)
        page = html.fromstring(clerk.get(f"/{asked.reference}/confirm").content)
        assert [page.xpath("//select[@name='owner']")[0].value or ""] == chosen


@pytest.mark.both
def test_it_waits_for_the_next_meeting_of_a_body_that_is_not_called(here, public):
    asked, clerk = proposed(here, is_subject_to_call_in=False), signed_in(here.clerk)
    body = choice(clerk.get(f"/{asked.reference}/confirm"), "due_body", "Cabinet")
    clerk.post(f"/{asked.reference}/confirm", {"version": 1, "what": "Report", "due_body": body})
    assert "due at the next meeting of Cabinet, which is not called yet" in words_of(public.get(f"/{asked.reference}"))


@pytest.mark.both
def test_it_comes_back_on_an_agenda_and_one_press_closes_it(here, row, public):
    clerk, meeting = signed_in(here.clerk), coming(here, days=0)
    page = clerk.get(f"/{row.reference}/answer")
    assert "needs another look" in words_of(clerk.post(f"/{row.reference}/answer", {"where": "new-999"}))
    clerk.post(f"/{row.reference}/answer", {"where": choice(page, "where", "A new item on the agenda")})
    item = rows(ReportedBack).get().item
    meetings.publish_agenda(meeting, viewer=here.clerk, at=NOW)
    assert "That the meeting has had it is not yet known." in words_of(public.get(f"/{row.reference}"))
    assert "comes back here" in words_of(public.get(f"/{item.reference}"))
    assert "It came to Cabinet" in words_of(clerk.get(f"/{row.reference}/had"))
    clerk.post(f"/{row.reference}/had")
    told = words_of(public.get(f"/{row.reference}"))
    assert "Closed" in told
    assert "working days after it was asked" in told
    assert titles(public.get("/decisions/commitments/?state=closed")) == ["Report on damp"]


def test_it_comes_back_by_an_item_that_is_there(here, row):
    item = meeting_of(here, held_on=TODAY - timedelta(days=1)).item
    clerk = signed_in(here.clerk)
    clerk.post(f"/{row.reference}/answer", {"where": choice(clerk.get(f"/{row.reference}/answer"), "where", "Damp homes")})
    assert rows(ReportedBack).get().item == item


@pytest.mark.both
def test_it_is_given_another_day_another_office_and_an_end_and_everybody_reads_why(here, row, public):
    clerk = signed_in(here.clerk)
    later = TODAY + timedelta(days=30)
    typed = {"version": 2, "because": "The survey is late.", "due_on": f"{later:%d %m %Y}"}
    assert "needs another look" in words_of(clerk.post(f"/{row.reference}/extend", typed | {"because": BIDI}))
    clerk.post(f"/{row.reference}/extend", typed)
    told = words_of(public.get(f"/{row.reference}"))
    assert "The survey is late. By Clerk" in told
    assert clerk.post(f"/{row.reference}/extend", typed).status_code == 409
    office = choice(clerk.get(f"/{row.reference}/hand-over"), "owner", "Clerk")
    clerk.post(f"/{row.reference}/hand-over", {"version": 3, "owner": office})
    assert "Clerk, Clerk of wrenmouth" in words_of(public.get(f"/{row.reference}"))
    clerk.post(f"/{row.reference}/end", {"version": 4, "how": "overtaken", "because": "A law did it."})
    told = words_of(public.get(f"/{row.reference}"))
    assert "Overtaken. A law did it." in told
    assert "What you can do" not in words_of(clerk.get(f"/{row.reference}"))


def test_what_was_asked_is_written_down_by_hand(here, public):
    clerk = signed_in(here.clerk)
    page = clerk.get("/decisions/commitments/wrenmouth/new")
    typed = {
        "asked_by": choice(page, "asked_by", "Cabinet"),
        "asked_on": "2 12 2009",
        "said": "The chair asked.",
        "what": "report on lamps",
    }
    wrong = clerk.post(
        "/decisions/commitments/wrenmouth/new", typed | {"asked_on": f"{TODAY + timedelta(days=1):%d %m %Y}", "no_day": "on"}
    )
    assert "That day has not come yet" in words_of(wrong)
    early = clerk.post("/decisions/commitments/wrenmouth/new", typed | {"due_on": "1 12 2009"})
    assert "before the day on which it was asked" in words_of(early)
    assert "report on lamps" in early.content.decode()
    clerk.post("/decisions/commitments/wrenmouth/new", typed | {"no_day": "on"})
    told = words_of(public.get(f"/{rows(Commitment).get().reference}"))
    assert "Cabinet, 2 December 2009" in told
    assert "The item at which it was asked is not here." in told
    assert "The item at which Cabinet asked for it is not here" in told
    assert clerk.get("/decisions/commitments/nowhere/new").status_code == 404


def test_only_clerks_of_the_council_work_on_it(here, row, public):
    other = council("otterby", "Otterby", is_home=False)
    for client in (public, signed_in(here.member), signed_in(other.clerk)):
        for verb in VERBS:
            assert client.post(f"/{row.reference}/{verb}", {"version": 7, "because": "x"}).status_code == 403
        assert client.get("/decisions/commitments/wrenmouth/new").status_code == 403
    assert as_it_is(row).version == 2


@pytest.mark.both
def test_a_condition_is_met_on_its_page_and_read_beside_its_part(here, public):
    decision = published(here, **resolved(REQUEST), is_subject_to_call_in=False)
    rows(DecisionPart).update(has_condition=True)
    clerk, page = signed_in(here.clerk), f"/{decision.reference}/parts/1/met"
    assert "Waits: its condition is not met yet." in words_of(public.get(f"/{decision.reference}"))
    assert "Note that the condition of (1) is met" in words_of(clerk.get(f"/{decision.reference}"))
    assert public.get(page).status_code == 403
    assert clerk.get(f"/{decision.reference}/parts/9/met").status_code == 404
    late = clerk.post(page, {"met_on": f"{TODAY + timedelta(days=1):%d %m %Y}", "evidence": "A letter."})
    assert "That day has not come yet" in words_of(late)
    clerk.post(page, {"met_on": "4 1 2010", "evidence": "The letter of 4 January."})
    told = words_of(public.get(f"/{decision.reference}"))
    assert "Its condition was met on 4 January 2010: The letter of 4 January." in told


def test_what_came_back_too_early_is_a_warning(here, public):
    [asked] = commitments_of(published(here, **resolved(REQUEST)), here)
    actions.report_back(asked, viewer=here.clerk, at=NOW, item=meeting_of(here, held_on=date(2009, 12, 10)).item)
    told = words_of(public.get(f"/{asked.reference}"))
    assert "Reported as done before it might be. It came back on 10 December 2009, before the decision took effect on" in told


# Many of them


@pytest.fixture
def late(here):
    """Something late, of an office with a department and a portfolio."""
    department = Department.objects.create(organisation=here.row, name="Homes")
    portfolio = Portfolio.objects.create(organisation=here.row, name="Housing")
    Office.objects.filter(title="Monitor", organisation=here.row).update(department=department, portfolio=portfolio)
    owner = Office.objects.get(title="Monitor", organisation=here.row)
    asked = proposed(here, is_subject_to_call_in=False)
    return actions.confirm_commitment(asked, viewer=here.clerk, at=NOW, version=1, what="Report", owner=owner, due_on=date(2010, 3, 2))


@pytest.mark.both
def test_what_is_late_stands_under_whoever_asked_owns_or_answers(here, late, public):
    for by, heading in (
        ("", "Cabinet: 1"),
        ("office", "Monitor: 1"),
        ("portfolio", "Housing: 1"),
        ("department", "Homes: 1"),
        ("x", "Cabinet"),
    ):
        told = words_of(public.get(f"/decisions/commitments/overdue?by={by}"))
        assert heading in told
        assert "1 commitment is late. The one that was due first was due on 2 March 2010." in told
    actions.report_back(late, viewer=here.clerk, at=NOW, item=meeting_of(here).item)
    assert "Nothing that was asked for is late." in words_of(public.get("/decisions/commitments/overdue"))


@pytest.mark.both
@pytest.mark.parametrize(
    ("chosen", "is_found"),
    [
        ("owner=Monitor", True),
        ("first=1+3+2010&last=3+3+2010", True),
        ("first=3+3+2010", False),
        ("last=1+3+2010", False),
        ("words=damp", False),
        ("order=newest", True),
        ("order=oldest", True),
        ("order=owner", True),
    ],
)
def test_commitments_are_chosen_and_ordered(late, public, chosen, is_found):
    assert bool(titles(public.get(f"/decisions/commitments/?{chosen}"))) is is_found


@pytest.mark.both
def test_commitments_are_chosen_by_body_portfolio_and_department(here, late, public):
    other = Portfolio.objects.create(organisation=here.row, name="Lamps")
    for name, row, is_found in (
        ("body", here.cabinet, True),
        ("portfolio", late.owner.portfolio, True),
        ("portfolio", other, False),
        ("department", late.owner.department, True),
    ):
        assert bool(titles(public.get(f"/decisions/commitments/?{name}={row.pk}"))) is is_found, (name, str(row))


@pytest.mark.both
def test_the_table_says_the_same_and_a_wrong_choice_is_said(late, public):
    lines = b"".join(public.get("/decisions/commitments.csv?state=overdue")).decode().splitlines()
    assert lines[0].startswith("reference,organisation,asked_by,asked_on,asked_of,owner,what")
    assert f"{late.reference},Wrenmouth,Cabinet,2009-12-02" in lines[1]
    assert ",Overdue,2010-03-02," in lines[1]
    assert len(b"".join(public.get("/decisions/commitments.csv?words=lighthouse")).splitlines()) == 1
    assert public.get("/decisions/commitments.csv?first=31+2+2010").status_code == 400


def test_figures_say_how_many_how_soon_and_that_few_are_few(here, late, public):
    assert "Median working days" in words_of(public.get("/decisions/commitments/figures"))
    actions.report_back(late, viewer=here.clerk, at=NOW, item=meeting_of(here, held_on=date(2009, 12, 16)).item)
    told = words_of(public.get("/decisions/commitments/figures"))
    assert "1 thing asked in the council year from 1 May 2009, of which one has come back to a meeting." in told
    assert "1 of 1" in told
    assert "10 (of one only)" in told
    [_, line] = b"".join(public.get("/decisions/commitments/figures.csv")).decode().splitlines()
    assert line == "Cabinet,2009-05-01,1,1,0,0,1,1,10"


def test_no_figures_are_a_page_too(here, public):
    assert "there is nothing to count" in words_of(public.get("/decisions/commitments/figures"))


@pytest.mark.both
def test_my_commitments_are_on_my_work_and_on_their_page(here, late, public):
    mine = signed_in(here.monitor)
    assert "1 thing asked of you has not come back, and 1 of them is late." in words_of(mine.get("/decisions/commitments/mine"))
    assert "1 commitment to bring back" in words_of(mine.get("/workspace/"))
    assert "Covering for" not in words_of(mine.get("/decisions/commitments/mine"))
    Deputy.objects.create(office=late.owner, person_id=here.member.person)
    assert "Covering for" in words_of(signed_in(here.member).get("/decisions/commitments/mine"))
    Deputy.objects.all().delete()
    assert "Nothing that was asked of you is open." in words_of(signed_in(here.member).get("/decisions/commitments/mine"))
    assert public.get("/decisions/commitments/mine").status_code == 302


def test_the_lists_ask_as_much_for_one_as_for_many(here, late, public):
    pages = ("/decisions/commitments/", "/decisions/commitments/overdue", "/decisions/commitments.csv", "/decisions/commitments/figures")
    desk = signed_in(here.monitor)
    once = [cost(public, page) for page in pages] + [cost(desk, "/decisions/commitments/mine")]
    for number in range(3):
        [*_, asked] = commitments_of(published(here, f"Lamps {number}", **resolved(REQUEST), is_subject_to_call_in=False), here)
        said = {"version": 1, "what": "Lamps", "owner": late.owner, "due_on": date(2010, 3, 2)}
        actions.confirm_commitment(asked, viewer=here.clerk, at=NOW, **said)
    assert [cost(public, page) for page in pages] + [cost(desk, "/decisions/commitments/mine")] == once
