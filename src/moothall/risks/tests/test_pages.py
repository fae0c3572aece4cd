"""The register, a risk, my risks and the matrix, as each reader finds them; and the forms on which they are written."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from lxml import html

from moothall.access.viewer import THE_CLOCK
from moothall.authority import actions as authority
from moothall.authority.models import Person
from moothall.risks import actions, queries
from moothall.risks.models import Control, Matrix, Risk, Treatment
from moothall.risks.tests.factories import EARLY, MATRIX, account_of, added, as_it_is, controlled, placed, treated

pytestmark = pytest.mark.once

NOW = timezone.localtime()
TODAY = NOW.date()
BY = {"at": NOW}


def signed_in(viewer):
    client = Client()
    client.force_login(account_of(viewer))
    return client


def words_of(answer):
    """The words of the page's main part, as they are read."""
    [main] = html.fromstring(answer.content).xpath("//main")
    return " ".join(main.text_content().split())


def cost(client, page):
    with CaptureQueriesContext(connection) as counted:
        assert client.get(page).status_code == 200, page
    return len(counted)


def listed(answer):
    return [" ".join(one.text_content().split()) for one in html.fromstring(answer.content).xpath("//ol[@class='two-line']//h3")]


def soon(**said):
    return {"review_on": TODAY + timedelta(days=60)} | said


@pytest.fixture
def risk(here):
    """Pages are read today, whenever that is: the review is still to come."""
    return placed(added(here, **soon()))


def full(here, title="The boilers fail", **said):
    """A risk of which everything is told."""
    row = placed(placed(added(here, title, **soon(**said))), 4, 5, at=NOW)
    placed(row, 2, 2, "target")
    controlled(row)
    actions.move_treatment(treated(row), viewer=here.head, **BY, to=TODAY, because="The grant is late.")
    return actions.escalate(as_it_is(row), viewer=here.head, **BY, because="It concerns all.")


def test_the_public_reads_what_is_open_and_is_told_that_the_rest_is_kept_by_officers(here, risk):
    page = words_of(Client().get("/risks/"))
    assert "No risk stands here yet" in page
    assert "Risks are closed to the public until somebody opens them." in page
    assert Client().get(f"/{risk.reference}").status_code == 404
    actions.open_risk(risk, viewer=here.head, **BY, because="Tenants ask.")
    assert "1 risk: 1 high. 1 is beyond what the council accepts." in words_of(Client().get("/risks/wrenmouth/"))
    assert "Tenants ask." in words_of(Client().get(f"/{risk.reference}"))


@pytest.mark.both
def test_the_register_says_it_first_and_leads_from_each_cell_to_its_risks(here, risk):
    placed(added(here, "Roofs leak", **soon()), 1, 2)
    added(here, "Staff leave", review_on=TODAY - timedelta(days=1), owner=None)
    window = signed_in(here.auditor)
    answer = window.get("/risks/")
    assert "3 risks: 1 high, 1 low and 1 not assessed yet. 1 is beyond what the council accepts and 1 review is late." in words_of(answer)
    assert listed(answer) == ["1. The boilers fail", "2. Roofs leak", "3. Staff leave"]
    [link] = html.fromstring(answer.content).xpath("//table[@class='matrix']//a[contains(@aria-label, 'score 16')]")
    assert link.get("aria-label") == "1 risk, score 16, high"
    assert listed(window.get(link.get("href"))) == ["1. The boilers fail"]
    assert "Open to the public" not in words_of(answer)


CHOICES = {
    "?band=High": ["1. The boilers fail"],
    "?beyond=on": ["1. The boilers fail"],
    "?late=on": ["2. Roofs leak"],
    "?corporate=on": ["2. Roofs leak"],
    "?category=Law&owner=Repairs+manager": ["2. Roofs leak"],
    "?words=roofs&sort=title": ["2. Roofs leak"],
    "?sort=review": ["2. Roofs leak", "1. The boilers fail"],
    "?sort=title": ["2. Roofs leak", "1. The boilers fail"],
    "?sort=number&print=yes": ["1. The boilers fail", "2. Roofs leak"],
    "?kind=target&likelihood=1&impact=1": [],
    "?likelihood=1": ["1. The boilers fail", "2. Roofs leak"],
    "?is_closed=on": ["3. Old flats burn"],
    "?department=999&band=x&likelihood=9": ["1. The boilers fail", "2. Roofs leak"],
    "?words=%00": ["1. The boilers fail", "2. Roofs leak"],
    "?words=nothing": [],
}


@pytest.mark.both
def test_choices_combine_and_a_wrong_one_leaves_the_list_as_it_was(here):
    placed(added(here, **soon()))
    roofs = placed(added(here, "Roofs leak", category="Law", review_on=TODAY - timedelta(days=1)), 2, 2)
    actions.escalate(roofs, viewer=here.head, **BY, because="All.")
    actions.close_risk(added(here, "Old flats burn", **soon()), viewer=here.head, **BY, because="They are gone.")
    window = signed_in(here.keeper)
    for question, found in CHOICES.items():
        assert listed(window.get(f"/risks/wrenmouth/{question}")) == found, question
    lines = b"".join(window.get("/risks/wrenmouth/risks.csv?band=High").streaming_content).decode().splitlines()
    assert lines[1].startswith("risks/wrenmouth/1,The boilers fail,Services,Homes,Repairs manager,open,4,4,16,High,9,")
    assert len(lines) == 2
    assert len(b"".join(window.get("/risks/wrenmouth/risks.csv?is_closed=on").streaming_content).decode().splitlines()) == 2
    assert window.get("/risks/wrenmouth/risks.csv?band=x").status_code == 400
    assert window.get("/risks/nowhere/").status_code == 404


@pytest.mark.both
def test_a_risk_tells_its_whole_story(here):
    row = full(here)
    page = words_of(signed_in(here.head).get(f"/{row.reference}"))
    for words in (
        "Likely (4) and severe (5): 20 of 25, high. That is 11 beyond the 9 that the council accepts for services",
        "Worse than last time.", "2 scores, from 16 to 20 of 25; the council accepts 9", "Unlikely (2) and minor (2): 4 of 25, low",
        "Boilers are serviced each year", "Not tested", "Replace forty boilers", "The grant is late.", "It concerns all.",
        "Repairs manager, Olive Owner", "The council's own", "Closed to the public", "Accept it as it is",
    ):  # fmt: skip
        assert words in page, words
    assert "What you can do here" not in words_of(signed_in(here.auditor).get(f"/{row.reference}"))
    bare = added(here, "Staff leave", **soon(owner=None))
    assert "Nobody has assessed it yet." in words_of(signed_in(here.auditor).get(f"/{bare.reference}"))


def test_each_page_costs_the_same_however_much_stands_on_it(here):
    row = actions.open_risk(full(here), viewer=here.head, **BY, because="Tenants ask.")
    pages = ["/risks/", "/risks/wrenmouth/matrix", f"/{row.reference}"]
    public, window, owning = Client(), signed_in(here.keeper), signed_in(here.owner)
    for _ in range(2):
        [cost(one, page) for page in pages for one in (public, window)] + [cost(owning, "/risks/mine")]
    before = [(cost(public, page), cost(window, page)) for page in pages] + [cost(owning, "/risks/mine")]
    for turn in range(2):
        actions.open_risk(full(here, f"Another {turn}"), viewer=here.head, **BY, because="Tenants ask.")
        controlled(row, f"Control {turn}")
        treated(row, f"Action {turn}")
        placed(row, 3, 3, at=NOW)
    assert [(cost(public, page), cost(window, page)) for page in pages] + [cost(owning, "/risks/mine")] == before
    assert max(number for number, _ in before[:-1]) <= 24, before


def test_an_owner_reviews_many_risks_in_one_grid_and_what_is_wrong_is_named_and_kept(here):
    rows = [placed(added(here, title, **soon())) for title in ("The boilers fail", "Roofs leak", "Drains flood")]
    one, two, three = (row.pk for row in rows)
    window = signed_in(here.owner)
    assert "3 risks. The next is to be looked at by" in words_of(window.get("/risks/mine"))
    sent = {f"likelihood_{one}": 3, f"impact_{one}": 4, f"because_{one}": "Half are replaced.", f"seen_{one}": "never"}
    sent |= {f"likelihood_{two}": 2, f"impact_{two}": 4, f"because_{two}": "", f"seen_{two}": "never"}
    sent |= {f"likelihood_{three}": 4, f"impact_{three}": 4, f"because_{three}": ""}
    page = words_of(window.post("/risks/mine", sent))
    assert "1 risk reviewed. What is left needs another look." in page
    assert "Say why it stands there now" in page
    assert [queries.standing(THE_CLOCK, [as_it_is(row)], TODAY)[0].score for row in rows] == [12, 16, 16]
    page = words_of(
        window.post("/risks/mine", {f"likelihood_{one}": 2, f"impact_{one}": 2, f"because_{one}": "So.", f"seen_{one}": "never"})
    )
    assert "Somebody has reviewed this risk meanwhile" in page
    answer = window.post("/risks/mine", {f"because_{two}": "As it was.", f"likelihood_{two}": 4, f"impact_{two}": 4}, follow=True)
    assert "1 risk reviewed." in answer.content.decode()
    assert "No risk is yours" in words_of(signed_in(here.keeper).get("/risks/mine"))
    assert Client().get("/risks/mine").status_code == 302


@pytest.mark.both
def test_the_risks_of_a_long_list_stand_on_pages_and_a_letter_leads_to_the_right_one(here):
    rows = [added(here, f"Risk {turn}", review_on=TODAY + timedelta(days=turn)) for turn in range(42)]
    tilly = Person.objects.get(pk=here.titled.person)
    authority.name_deputy(here.owning, viewer=THE_CLOCK, at=EARLY, person=tilly, since=TODAY)
    own = words_of(signed_in(here.owner).get("/risks/mine"))
    assert "42 risks. The next is" in own
    assert "Risks 1 to 40 of 42" in own
    assert "Covering for" not in own
    window = signed_in(here.titled)
    page = window.get(f"/risks/mine?risk={rows[41].pk}")
    assert f'id="risk-{rows[41].pk}"' in page.content.decode()
    assert "Covering for Olive Owner" in words_of(page)
    sent = {f"likelihood_{rows[0].pk}": 2, f"impact_{rows[0].pk}": 2, f"because_{rows[0].pk}": "So.", f"seen_{rows[0].pk}": "never"}
    answer = window.post("/risks/mine?page=2", sent, follow=True)
    assert "1 risk reviewed." in answer.content.decode()


@pytest.mark.both
def test_a_row_that_was_never_assessed_asks_for_both_steps(here):
    row = added(here, review_on=TODAY - timedelta(days=3))
    window = signed_in(here.owner)
    assert "of which 1 should have been looked at" in words_of(window.get("/risks/mine"))
    page = words_of(window.post("/risks/mine", {f"because_{row.pk}": "New.", f"likelihood_{row.pk}": "3", f"impact_{row.pk}": ""}))
    assert "Choose a step." in page
    assert "Nothing was typed" in window.post("/risks/mine", {}, follow=True).content.decode()


def sent(window, where, **said):
    answer = window.post(where, said)
    return answer, words_of(answer) if answer.status_code == 200 else answer["Location"]


@pytest.mark.both
def test_a_risk_is_added_and_worked_on_by_forms_that_keep_what_was_typed(here):
    window = signed_in(here.head)
    words = {"title": "Roofs leak", "category": "Law", "cause": "Old.", "event": "Rain.", "consequence": "Wet.", "owner": here.owning.pk}
    _, wrong = sent(window, "/risks/wrenmouth/new", **words, department=here.homes.pk, review_on="31 2 2027")
    assert "Roofs leak" in html.fromstring(window.post("/risks/wrenmouth/new", words).content).xpath("//input[@name='title']/@value")
    assert "day" in wrong
    _, why = sent(window, "/risks/wrenmouth/new", **words, department=here.roads.pk, review_on="1 2 2027")
    assert "You own risks of another department" in why
    _, where = sent(window, "/risks/wrenmouth/new", **words, department=here.homes.pk, review_on="1 2 2027")
    [row] = Risk.objects.visible_to(THE_CLOCK)
    assert where == f"/{row.reference}"
    doings = {
        "assess": {"kind": "residual", "likelihood": 4, "impact": 4, "because": "Two leaked."},
        "review": {"likelihood": 3, "impact": 4, "because": "One is mended.", "next_on": "1 6 2027", "seen": "never"},
        "control": {"what": "Gutters are cleaned", "owner": here.owning.pk},
        "judge": {"number": 1, "assurance": "proven", "how": "All were looked at.", "tested_on": f"{TODAY.day} {TODAY.month} {TODAY.year}"},
        "action": {"what": "Mend ten roofs", "due_on": "1 3 2027"},
        "report": {"number": 1, "said": "under way", "comment": "Three are."},
        "move": {"number": 1, "to": "1 4 2027", "because": "Rain."},
        "accept": {"person": here.office.person.pk, "because": "There is no money."},
        "accept-no-more": {"because": "There is money."},
        "raise": {"because": "It concerns all."},
        "open": {"because": "Tenants ask."},
        "shut": {"because": "A claim is in court."},
        "drop": {"number": 1},
        "close": {"because": "The roofs are new."},
        "reopen": {"because": "They leak again."},
    }
    for verb, said in doings.items():
        assert window.get(f"/{row.reference}/{verb}").status_code == 200, verb
        assert sent(window, f"/{row.reference}/{verb}", **said)[1] == f"/{row.reference}", verb
    assert Control.objects.visible_to(THE_CLOCK).get().ended_on == TODAY
    assert Treatment.objects.visible_to(THE_CLOCK).get().due_on == date(2027, 4, 1)
    assert signed_in(here.keeper).get(f"/{row.reference}/give-back").status_code == 200
    assert window.get(f"/{row.reference}/give-back").status_code == 403
    assert "Choose one of those listed" in sent(window, f"/{row.reference}/judge", number=9, assurance="proven")[1]


@pytest.mark.both
def test_two_who_change_one_risk_see_both_texts(here, risk):
    window = signed_in(here.head)
    words = {"title": "Boilers", "category": "Law", "cause": "Old.", "event": "Cold.", "consequence": "Ill.", "opened_at": 1}
    assert sent(window, f"/{risk.reference}/change", **words)[1] == f"/{risk.reference}"
    _, page = sent(window, f"/{risk.reference}/change", **words | {"title": "Old boilers"})
    assert "Somebody else changed this after you opened it" in page


@pytest.mark.both
def test_the_matrix_is_read_by_everybody_and_set_by_whoever_keeps_the_house(here, risk):
    assert "the plain one holds" in words_of(Client().get("/risks/wrenmouth/matrix"))
    window, where = signed_in(here.clerk), "/risks/wrenmouth/matrix/set"
    assert signed_in(here.head).get(where).status_code == 403
    day = {"since": f"{TODAY.day} {TODAY.month} {TODAY.year}"}
    assert window.get(where).status_code == 200
    assert "Write 4 steps of likelihood" in sent(window, where, **MATRIX | day | {"likelihoods": "Rare: a"})[1]
    assert sent(window, where, **MATRIX | day | {"source": "Risk policy"})[1] == "/risks/wrenmouth/matrix"
    later = {"since": "1 1 2060"}
    assert sent(window, where, **MATRIX | later)[1] == "/risks/wrenmouth/matrix"
    page = words_of(Client().get("/risks/wrenmouth/matrix"))
    assert "Risk policy." in page
    assert "Will hold from 1 January 2060" in page
    assert Matrix.objects.count() == 2
    assert "Under an older matrix: assess it again" in words_of(window.get("/risks/"))
    assert "It stands under an older matrix." in words_of(window.get(f"/{risk.reference}"))
    assert "Assess it by the matrix of today" in words_of(signed_in(here.owner).get("/risks/mine"))


@pytest.mark.both
@pytest.mark.parametrize("where", ["/risks/wrenmouth/99", "/risks/nowhere/1", "/risks/wrenmouth/99/assess", "/risks/nowhere/matrix"])
def test_what_is_not_there_is_not_found(here, where):
    assert signed_in(here.head).get(where).status_code == 404
