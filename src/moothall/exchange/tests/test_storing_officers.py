"""Officers' decisions, and decisions known from a list alone: one decision whatever is read first, with what its record lacks named."""

from datetime import date

import pytest

from moothall.access.viewer import PUBLIC
from moothall.decisions import queries as decisions
from moothall.decisions.views import recorded

from . import issues, storing

pytestmark = pytest.mark.django_db
LINE = issues.listed(("9", "Harbour wall", "05/05/2024"))
OF_OFFICERS = issues.listed(("9", "Harbour wall", "05/05/2024"), of_officers=True)
PAGE = issues.decision(
    issue="",
    more=issues.labelled(
        Reasons_for_the_decision="It leaks.",
        Consultation="The ward members.",
        Scheme_of_delegation="Part 3, paragraph 4.2.",
        Dispensations="None.",
        Call_in_deadline="13/05/2024",
        **{"Is_subject_to_call_in?": "No"},
    ),
)


@pytest.mark.parametrize("order", ["line page officers", "officers page line", "page officers line"])
def test_a_line_and_its_page_are_one_decision_whichever_is_read_first(pages, order):
    for name in order.split():
        storing.imported(pages(**{name: {"line": LINE, "officers": OF_OFFICERS, "page": PAGE}[name]}))
    [row] = decisions.register(PUBLIC)
    assert (row.number, row.maker_kind, row.reasons) == (1, "Cabinet", "It leaks.")
    assert "Read from a list alone" not in " ".join(one.sentence for one in decisions.remarks(PUBLIC, row))
    assert not decisions.earlier_versions(PUBLIC, row)


def test_a_line_without_its_page_says_so_and_what_its_record_lacks(pages, client):
    storing.imported(pages(officers=OF_OFFICERS))
    page = client.get("/decisions/easthaven/1").content.decode()
    assert "Read from a list alone: its own page has not been read. The list gives one day (5 May 2024)" in page
    assert "It does not say whether the officer decided for the executive or for the council" in page


def test_the_fields_of_the_law_that_a_page_has_are_kept_in_their_places(pages, client):
    storing.imported(pages(page=PAGE))
    row = storing.the_decision()
    told = decisions.particulars(PUBLIC, [row])[row.pk]
    assert (told.consulted, told.power_words, told.dispensations) == ("The ward members.", "Part 3, paragraph 4.2.", "None.")
    deadline = "Deadline as published: 13/05/2024"
    assert row.call_in_as_published == deadline
    assert recorded.at_odds(PUBLIC, row) == [f"It is published as not subject to call-in, and with a day for it: “{deadline}”."]
    storing.imported(pages(page=issues.decision(issue="")))
    assert decisions.particulars(PUBLIC, [storing.the_decision()])[row.pk].consulted == ""
    assert "Read again" in client.get("/decisions/easthaven/1").content.decode()


def test_what_a_list_says_otherwise_than_the_page_is_named_and_the_page_holds(pages):
    storing.imported(pages(a=LINE, b=PAGE))
    report = storing.imported(pages(c=issues.listed(("9", "Harbour walls", "07/05/2024"), of_officers=True)))
    assert report.files[-1].notes == (
        "The list of officers’ decisions has decisions/easthaven/1, of which its page says: Cabinet. The page holds.",
        "The list calls decisions/easthaven/1 “Harbour walls”, its page “Harbour wall”. The page holds.",
        "The list has decisions/easthaven/1 on 07/05/2024, its page on 05/05/2024 and 06/05/2024. The page holds.",
    )
    assert (storing.the_decision().title, storing.the_decision().decided_on) == ("Harbour wall", date(2024, 5, 5))


def test_a_decision_named_by_its_item_is_another_than_the_one_of_that_number(pages):
    by_item = LINE.replace("?ID=9", "?AIId=9").replace("Harbour wall", "Quay")
    storing.imported(pages(a=LINE, b=by_item))
    assert sorted(row.title for row in decisions.register(PUBLIC)) == ["Harbour wall", "Quay"]
