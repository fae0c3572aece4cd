"""A plan is pasted from a spreadsheet or brought in as a file: every bad row is named, nothing is half loaded; and taken away again."""

import csv
from datetime import date
from html import unescape
from io import BytesIO, StringIO
from zipfile import ZipFile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from moothall.access.acts import Refused
from moothall.access.viewer import THE_CLOCK
from moothall.documents import sheets
from moothall.documents.reading.sheets import rows_of
from moothall.plans import actions, queries
from moothall.plans.actions import NewAction
from moothall.plans.forms.table import COLUMNS
from moothall.plans.models import Action, Objective
from moothall.plans.tests.factories import NOW, drafted, planned, published
from moothall.plans.tests.reading import signed_in, words_of

PASTED = """action\tdue\tstart\towner\tobjective\toutcome\tabout
Hire staff\t31 3 2027\t1 4 2026\tHead of Homes\tDry homes\tNobody lives in damp.\tTwo rounds of adverts.
Buy vans\t30 September 2026\t\t\tdry homes\t\t
Mend lamps\t2027-01-31\t\thead of homes\tWarm homes\t\t'=1+1
"""


@pytest.fixture
def owner(here):
    return signed_in(here.owner)


def there(plan):
    return [(row.title, row.due_on, row.objective and row.objective.title) for row in queries.actions.of_plan(THE_CLOCK, plan)]


def excel(*rows):
    return SimpleUploadedFile("plan.xlsx", sheets.to_xlsx("Plan", COLUMNS, rows))


def test_a_plan_pasted_from_a_spreadsheet_is_looked_at_and_then_added_whole(here, plan, objective, owner):
    page = f"/{plan.reference}/table"
    looked = words_of(owner.post(page, {"do": "look", "text": PASTED}))
    assert "Nothing has been added yet: 3 actions and 1 new objective." in looked
    assert there(plan) == []
    assert owner.post(page, {"do": "take", "text": PASTED}).url == f"/{plan.reference}"
    assert there(plan) == [
        ("Mend lamps", date(2027, 1, 31), "Warm homes"),
        ("Hire staff", date(2027, 3, 31), "Dry homes"),
        ("Buy vans", date(2026, 9, 30), "Dry homes"),
    ]
    mended, hired, _ = queries.actions.of_plan(THE_CLOCK, plan)
    assert (hired.start_on, hired.owner, hired.about) == (date(2026, 4, 1), here.office, "Two rounds of adverts.")
    assert (mended.about, hired.number, hired.place) == ("=1+1", 1, 1)
    assert Objective.objects.visible_to(THE_CLOCK).get(title="Dry homes").outcome == "Nobody lives in damp."
    again = words_of(owner.post(page, {"do": "take", "text": PASTED}))
    assert "“Hire staff” with this day is in the plan already." in again
    assert len(there(plan)) == 3


BAD = """action,due,start,owner,objective,about
,1 4 2027,,,,
Dig,soon,,,,
Dig,31 2 2027,,,,
Dig,1 4 2026,2 4 2026,,,
Dig,1 4 2027,,Nobody at all,,
Dig,1 4 2027,,,No such aim,
Dig,1 5 2027,,,,
Dig,1 5 2027,,,,
{long},1 6 2027,,,,
Dig,1 7 2027,,,,\u202eTurned
Dig,31 12 9999,,,,
"""


def test_every_bad_row_is_named_and_not_one_is_added(here, plan, owner):
    answer = owner.post(f"/{plan.reference}/table", {"do": "take", "text": BAD.replace("{long}", "W" * 301)})
    page = words_of(answer)
    for words in (
        "Line 2: “action” is empty.",
        "Line 3: “due” is “soon”. Enter a day as numbers",
        "Line 4: “due” is “31 2 2027”. There is no such day",
        "Line 5: The day on which it is due, 1 April 2026, is before the start",
        "Line 6: nobody holds an office called “Nobody at all” today.",
        "Line 7: there is no objective called “No such aim” in this plan.",
        "Line 9: “Dig” with this day is in another line of this table.",
        "Line 10: “action” is longer than 300 letters.",
        "Line 11: “about” holds characters that cannot be seen.",
        "Line 12: “due” is “31 12 9999”. Enter a day from 1900 to 2199.",
    ):
        assert words in page, words
    assert "Line 8:" not in page
    assert "Nobody at all" in answer.content.decode(), "what was sent stands in the box"
    assert there(plan) == []


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "Choose a file, or paste a table."),
        ("action,due", "There is no line under the headings."),
        ("action,when\nDig,1 4 2027", "There is no column “when” here."),
        ('action,due\n"Dig,1 4 2027', "a quote is opened and not closed"),
        ("action,due\n" + "Dig,1 4 2027\n" * 501, "There are 501 lines. Bring in at most 500 at once."),
        ("action,due\n" + "Dig,1 4 2027\n" * 2_001, "There are 2,001 lines. Bring in at most 500 at once."),
    ],
)
def test_what_is_no_table_is_refused_with_a_sentence(here, plan, owner, text, why):
    assert why in words_of(owner.post(f"/{plan.reference}/table", {"do": "look", "text": text}))
    assert there(plan) == []


def test_an_excel_file_is_read_and_what_is_wrong_in_it_can_be_put_right_in_the_box(here, plan, owner):
    page = f"/{plan.reference}/table"
    good = words_of(
        owner.post(page, {"do": "look", "file": excel(("=HYPERLINK(1)", date(2027, 3, 31), None, "Head of Homes", "", "", ""))})
    )
    assert "Nothing has been added yet: 1 action." in good
    assert "=HYPERLINK(1) 2027-03-31 Head of Homes" in good.replace("\t", " ")
    wrong = owner.post(page, {"do": "look", "file": excel(("Dig", "soon", "", "", "", "", ""))})
    assert "Line 2: “due” is “soon”." in words_of(wrong)
    assert "Dig\tsoon" in wrong.content.decode()
    merged = SimpleUploadedFile("plan.xlsx", with_merged_cells(excel(("Dig", "1 4 2027", "", "", "", "", ""))))
    assert "Cells are merged: E2:E5." in words_of(owner.post(page, {"do": "take", "file": merged}))
    assert there(plan) == []
    damaged = SimpleUploadedFile("plan.xlsx", b"PK\x03\x04 is not a file")
    assert "plan.xlsx" in words_of(owner.post(page, {"do": "look", "file": damaged}))
    text = SimpleUploadedFile("plan.csv", b"action,due\nDig,1 4 2027\n")
    assert "1 action" in words_of(owner.post(page, {"do": "look", "file": text}))


def with_merged_cells(file):
    """The same file with a cell that reaches over four lines."""
    whole, sheet = BytesIO(), "xl/worksheets/sheet1.xml"
    with ZipFile(file) as given, ZipFile(whole, "w") as packed:
        for name in given.namelist():
            text = given.read(name).decode()
            merges = '</sheetData><mergeCells count="1"><mergeCell ref="E2:E5"/></mergeCells>'
            packed.writestr(name, text.replace("</sheetData>", merges) if name == sheet else text)
    return whole.getvalue()


def test_a_table_is_brought_in_by_whoever_writes_the_plan_and_not_without_a_line(here, plan, action, client):
    page = f"/{plan.reference}/table"
    assert signed_in(here.stranger).get(page).status_code == 403
    assert client.get(page).status_code == 302
    assert f'href="{page}"' in signed_in(here.owner).get(f"/{plan.reference}").content.decode()
    with pytest.raises(Refused, match="nothing to add"):
        actions.bring_actions(plan, viewer=here.owner, at=NOW, rows=[])
    theirs = [NewAction("Dig", date(2027, 1, 1)), NewAction("Late", date(2026, 1, 1), start_on=date(2027, 1, 1))]
    twice = [NewAction("Mow", date(2027, 1, 1))]
    actions.bring_actions(plan, viewer=here.owner, at=NOW, rows=twice)
    with pytest.raises(Refused, match="“Mow” with this day has been added meanwhile"):
        actions.bring_actions(plan, viewer=here.owner, at=NOW, rows=twice)
    with pytest.raises(Refused, match="is before the start"):
        actions.bring_actions(plan, viewer=here.owner, at=NOW, rows=theirs)
    assert Action.objects.visible_to(THE_CLOCK).filter(plan=plan).count() == 2, "nothing is half loaded"


def test_what_is_taken_away_is_what_everybody_reads_and_no_cell_is_a_formula(here, plan, objective, owner):
    planned(here, plan, "=1+1", objective=objective)
    closed = planned(here, plan, "Sell the depot")
    actions.close_action(closed, viewer=here.owner, at=NOW, under="paragraph 3", because="It is negotiated.")
    actions.report_progress(plan_action(plan), viewer=here.owner, at=NOW, said="at risk", comment="Ice.")
    lines = list(csv.reader(StringIO(owner.get(f"/{plan.reference}/actions.csv").content.decode())))
    assert [line[0] for line in lines] == ["action", "'=1+1"]
    assert lines[1][-3:] == ["at risk", "2026-11-23", "Ice."]
    sheet = rows_of(BytesIO(owner.get(f"/{plan.reference}/actions.xlsx").content), "x")
    assert [row[0] for row in sheet] == ["action", "=1+1"]
    assert sheet[1][1] == "2027-03-31"
    assert owner.get(f"/{drafted(here, 'Draft').reference}/actions.csv").status_code == 404
    for kind in ("csv", "xlsx"):
        filled = owner.get(f"/{plan.reference}/actions-to-fill.{kind}")
        sent = SimpleUploadedFile(f"plan.{kind}", filled.content)
        assert "Head of Repairs" in words_of(owner.post(f"/{plan.reference}/table", {"do": "look", "file": sent}))


def test_what_was_taken_away_comes_in_again_as_it_was(here, plan, objective, owner):
    words = "Two rounds;\nof “adverts”, with, commas"
    planned(here, plan, "=1+1", objective=objective, about=words, start_on=date(2026, 5, 1))
    actions.report_progress(planned(here, plan, "Plain, and £5"), viewer=here.owner, at=NOW, said="at risk", comment="Ice.")
    for turn, kind in enumerate(("csv", "xlsx")):
        other = published(here, f"Another plan {turn}")
        file = SimpleUploadedFile(f"plan.{kind}", owner.get(f"/{plan.reference}/actions.{kind}").content)
        looked = owner.post(f"/{other.reference}/table", {"do": "look", "file": file})
        assert "Nothing has been added yet: 2 actions and 1 new objective." in words_of(looked)
        kept = unescape(looked.content.decode().partition("<textarea")[2].partition(">\n")[2].partition("</textarea>")[0])
        as_sent = kept.replace("\r\n", "\n").replace("\n", "\r\n")  # as a browser sends what stands in a box
        owner.post(f"/{other.reference}/table", {"do": "take", "text": as_sent})
        assert sorted(told(other)) == sorted(told(plan))


def told(plan):
    rows = queries.actions.of_plan(THE_CLOCK, plan)
    return [
        (row.title, row.start_on or date.min, row.due_on, row.owner_id, row.objective and row.objective.outcome, row.about) for row in rows
    ]


def plan_action(plan):
    return queries.actions.of_plan(THE_CLOCK, plan).get(title="=1+1")
