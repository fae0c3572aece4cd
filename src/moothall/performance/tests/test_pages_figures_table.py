"""Figures come in from a spreadsheet after a look; every bad line is named and nothing is half loaded; what is owed goes out as a table."""

from contextlib import suppress
from datetime import date
from decimal import Decimal
from io import BytesIO, StringIO

import pytest
from django.core.management import call_command
from django.utils import timezone

from moothall.access.viewer import THE_CLOCK
from moothall.documents.sheets import to_xlsx
from moothall.performance import actions
from moothall.performance.actions import NewFigure
from moothall.performance.models import Return
from moothall.performance.queries.returns_owed import expected
from moothall.performance.rules import Period
from moothall.performance.tests.factories import counted
from moothall.plans.tests.reading import signed_in, words_of

PAGE = "/performance/wrenmouth/figures-table"
NOW = timezone.localtime()
HEAD = "measure\tfrom\tfigure\tnumerator\tdenominator\tcomment\twhy_revised\tit_is_right\n"


@pytest.fixture
def homes(here):
    return counted(here)


@pytest.fixture
def owner(here):
    return signed_in(here.owner)


def told():
    return list(Return.objects.visible_to(THE_CLOCK).order_by("pk").values_list("measure__title", "value"))


def table(*lines):
    return HEAD + "\n".join("\t".join(line) for line in lines)


def test_a_table_is_looked_at_and_then_sent(here, homes, measure, owner):
    text = table(("Homes built", "1 8 2026", "1,240"), (f"M{measure.number}", "3 10 2026", "", "1012", "1240"), ("M9", "1 7 2026"))
    look = words_of(owner.post(PAGE, {"text": text, "do": "look"}))
    for words in ("Nothing has been sent yet: 2 figures.", "July to September 2026", "October 2026"):
        assert words in look
    assert told() == []
    assert "Sent for review: 2 figures." in words_of(owner.post(PAGE, {"text": text, "do": "take"}, follow=True))
    assert [(title, float(value)) for title, value in told()] == [("Homes built", 1240.0), ("Repairs finished on time", 81.6)]
    owner.post(PAGE, {"text": text, "do": "take"})
    assert len(told()) == 2, "what was sent already is left out"


def test_every_bad_line_is_named_and_nothing_is_half_loaded(here, homes, owner):
    counted(here, "Roads mended", department=here.roads, owner=here.strange_office)
    counted(here, "Surveys", frequency="other", frequency_words="After each survey", counting="snapshot")
    bad = {
        ("M99", "1 7 2026", "4"): "Line 3: there is no measure “M99” here.",
        ("Homes built", "the first", "4"): "Line 4: “from” is “the first”.",
        ("Homes built", "1 7 2026", "many"): "Line 5: “figure” is “many”.",
        ("", "1 7 2026", "4"): "Line 6: “measure” is empty.",
        ("Surveys", "1 7 2026", "4"): "Line 7: the figures of “Surveys” follow no calendar.",
        ("Homes built", "1 4 2026", "4", "", "", "x" * 5_000): "Line 8: “comment” is longer than 4,000 letters.",
        ("Homes built", "1 4 2026", "4", "", "", "\u202eT"): "Line 9: “comment” holds characters that cannot be seen.",
        ("Homes built", "1 4 2026", "4", "", "", "", "", "maybe"): "Line 10: “it_is_right” is “maybe”.",
        ("Homes built", "1 7 2025", "£4"): "Line 11: “figure” is “£4”. This is counted in homes. Enter it in that, without “£”.",
    }
    page = words_of(owner.post(PAGE, {"text": table(("Homes built", "1 1 2026", "4"), *bad), "do": "take"}))
    for words in bad.values():
        assert words in page
    text = table(("Homes built", "1 1 2026", "4"), ("Roads mended", "1 1 2026", "4"), ("Homes built", "5 4 2026", "4.55"))
    answer = owner.post(PAGE, {"text": text, "do": "take"})
    for words in (
        "Line 3: This measure belongs to another department.",
        "Line 4: The measure has no decimals.",
        "write yes in “it_is_right”",
    ):
        assert words in words_of(answer)
    assert "Roads mended" in answer.content.decode(), "what was sent stands in the box"
    twice = table(("Homes built", "1 1 2026", "4"), ("M2", "1 2 2026", "4")).replace("M2", f"M{homes.number}")
    assert "is in another line of this table" in words_of(owner.post(PAGE, {"text": twice, "do": "take"}))
    assert "No line states a figure" in words_of(owner.post(PAGE, {"text": table(("Homes built", "1 1 2026")), "do": "take"}))
    assert told() == []


def test_an_old_table_goes_over_what_somebody_else_sent_only_with_a_reason(here, homes, owner):
    sent = NewFigure(period=Period(date(2026, 7, 1), date(2026, 9, 30)), value=Decimal(40))
    actions.send_figure(homes, viewer=here.measurer, at=NOW, new=sent)
    page = words_of(owner.post(PAGE, {"text": table(("Homes built", "1 7 2026", "44")), "do": "take"}))
    assert "Line 2: Mo Measure has sent 40 homes of “Homes built” for July to September 2026." in page
    assert len(told()) == 1
    owner.post(PAGE, {"text": table(("Homes built", "1 7 2026", "44", "", "", "", "Two were left out.")), "do": "take"})
    owner.post(PAGE, {"text": table(("Homes built", "1 7 2026", "45")), "do": "take"})
    assert [float(value) for _, value in told()] == [40.0, 44.0, 45.0], "nobody needs a reason to go over what they sent themselves"


def test_what_is_owed_goes_out_as_a_table_and_comes_back_filled_in(here, homes, owner, client):
    assert client.get(PAGE).status_code == 302
    assert signed_in(here.titled).get(PAGE).status_code == 403
    for kind in ("csv", "xlsx"):
        assert owner.get(f"/performance/wrenmouth/figures-to-fill.{kind}").status_code == 200
    text = owner.get("/performance/wrenmouth/figures-to-fill.csv").content.decode().lstrip("\ufeff")
    [one] = expected(THE_CLOCK, [homes], NOW)
    assert f"M{homes.number}" in text
    assert one.period.in_words() in text
    head, line, *_ = text.splitlines()
    cells = line.split(",")
    cells[head.split(",").index("figure")] = "44"
    file = BytesIO(to_xlsx("figures", head.split(","), [cells]))
    file.name = "figures.xlsx"
    assert "44" in words_of(owner.post(PAGE, {"file": file, "do": "look"}))
    owner.post(PAGE, {"text": f"{head}\n{','.join(cells)}", "do": "take"})
    assert [float(value) for _, value in told()] == [44.0]
    assert "Repairs system" not in owner.get("/performance/wrenmouth/figures-to-fill.csv").content.decode()


def test_the_command_sends_all_or_nothing(here, homes, tmp_path):
    def said(text, *options):
        (tmp_path / "figures.csv").write_text(text)
        out, err = StringIO(), StringIO()
        with suppress(SystemExit):
            call_command("import_returns", str(tmp_path / "figures.csv"), *options, stdout=out, stderr=err)
        return out.getvalue() + err.getvalue()

    good = table(("Homes built", "1 7 2026", "40"))
    assert "1 figure would be sent for review, for Wrenmouth." in said(good, "--look")
    assert told() == []
    assert "Nothing was brought in." in said(table(("Homes built", "1 7 2026", "4.5")))
    assert "Nothing was brought in." in said(table(("Homes burnt", "1 7 2026", "4")))
    assert "1 figure sent for review, or sent already, for Wrenmouth." in said(good)
    assert len(told()) == 1
