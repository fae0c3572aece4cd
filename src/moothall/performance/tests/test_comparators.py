"""What other places report comes in whole or not at all, is ranked by what is better, and what is missing counts nowhere."""

import csv
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from moothall.access.acts import Refused
from moothall.access.viewer import PUBLIC, THE_CLOCK
from moothall.documents.sheets import to_xlsx
from moothall.performance import actions
from moothall.performance.bringing_comparators import LARGEST, CannotBeRead, brought
from moothall.performance.models import Comparators, Indicator, Place, PlacesReported
from moothall.performance.queries import comparators as queries
from moothall.performance.rules import Polarity
from moothall.performance.rules.comparators.brought import Reported, per_of, years
from moothall.performance.rules.comparators.forms import form_of, read
from moothall.performance.tests.compared import FILE, HEADS, bring
from moothall.performance.tests.factories import NOW, TODAY

D = Decimal
SHARED = Path(__file__).parents[5] / "shared" / "data"
real = pytest.mark.skipif(not (SHARED / "lgbf").is_dir(), reason="the published files are not beside this clone")


def read_rows(text, name="table.csv"):
    rows = list(csv.reader(text))
    form = form_of(rows[0])
    return read({name: (form, [(number, dict(zip(rows[0], row, strict=False))) for number, row in enumerate(rows[1:], start=2)])})


def of_file(name):
    with (SHARED / name).open(encoding="utf-8-sig", newline="") as stream:
        reader = csv.DictReader(stream)
        return form_of(reader.fieldnames), [(reader.line_num, {key: value or "" for key, value in row.items()}) for row in reader]


INDICATORS = [
    "Title,Code,Ranking_Type,NumberFormat,MeasureType,FamilyGrouping",
    "Homes that are warm,H1,Descending,0.0%,Percentage,Homes",
    "Gap between pupils,C1,Ascending,0.0%,Percentage,Children",
    "Cost of a bin,E1,Ascending,'£ '0.00,Cost,",
    'Carbon,T1,Goldilocks,"0.00 ""tCO2""",Other,',
    "Accidents,A1,,0,Rate per 1000,",
]
FAMILIES = ["Family_Group,Local_Authority,Type", "Family 1,Fife,Homes", "Family 1,Moray,Homes", "Family 2,Fife,Children"]
FIGURES = [
    "n,Code,LocalAuthority,Year,LA_IndicatorReal,LA_Numerator_real,LA_Den_Real",
    "1,H1,Fife,2018-19,0.816,816,1000",
    "1,H1,Moray,2018-19,,,",
    "2,C1,Fife,2018-19,22.5,,",
    "3,E1,Fife,2018-19,71.25,,",
    "1,H1,Moray,2019-20,1,5,5",
    "9,,,,,,",
]
CARE = [
    "Financial year,Local authority code,Local authority name,Entity_Name,Region,Measure,Code,Value,rank_order",
    '2016-17,E1,Ashby,Counties,East,"Outcome, Quality of life",ASC1,7.6,desc',
    '2016-17,E2,Broad,Counties,East,"Outcome, Quality of life",ASC1,,',
]


@pytest.mark.once
def test_files_that_belong_together_are_read_together_in_whatever_order(tmp_path):
    for name, lines in (("a.csv", FIGURES), ("b.csv", INDICATORS), ("c.csv", FAMILIES), ("d.csv", CARE)):
        (tmp_path / name).write_text("\n".join(lines))
    found = brought([str(tmp_path)])
    told = {(at.code, at.place, at.period.in_words()): said.value for at, said in found.figures.items()}
    assert told[("H1", "Fife", "2018/19")] == D("81.6")
    assert told[("H1", "Moray", "2018/19")] is None
    assert told[("C1", "Fife", "2018/19")] == D("22.5")
    units = {code: one.unit for code, one in found.indicators.items()}
    assert units == {"H1": "%", "C1": "percentage points", "E1": "£", "T1": "tCO2", "A1": "per 1000", "ASC1": "number"}
    assert (found.indicators["ASC1"].polarity, found.indicators["ASC1"].title) == (Polarity.HIGHER, "Quality of life")
    assert [group.covers for group in found.groups if group.name == "Family 2"] == ["Children"]
    assert found.empty == ["a.csv, line 7: it names no indicator and no place, and says nothing."]


def test_a_file_that_is_far_too_large_is_not_read(tmp_path):
    huge = tmp_path / "huge.csv"
    with huge.open("wb") as stream:
        stream.truncate(LARGEST + 1)
    with pytest.raises(CannotBeRead, match="larger than 64 MB"):
        brought([str(huge)])


@pytest.mark.once
@real
def test_the_published_benchmarks_come_in_whole_and_the_one_empty_row_is_named():
    names = ("Indicator_Information.csv", "Family_Groups.csv", "LGBF_ScotDataReal_ISSpatialHub.csv")
    found = read({name: of_file(f"lgbf/{name}") for name in names})
    assert (len(found.figures), len(found.indicators), len(found.places), found.wrong) == (35_466, 108, 32, [])
    assert found.empty == ["LGBF_ScotDataReal_ISSpatialHub.csv, line 35468: it names no indicator and no place, and says nothing."]
    shown = {code: (one.unit, one.decimals, one.polarity) for code, one in found.indicators.items()}
    assert shown["CHN09"] == ("%", 1, Polarity.HIGHER)
    assert shown["CHN14a"] == ("percentage points", 1, Polarity.LOWER)
    assert shown["CORP03b"][2] is Polarity.PLAN
    by_code = {code: [said for at, said in found.figures.items() if at.code == code] for code in ("CHN03", "CHN09")}
    assert per_of(by_code["CHN03"]) == 1000
    assert all(60 < said.value < 100 for said in by_code["CHN09"])


@pytest.mark.once
@real
def test_adult_social_care_comes_in_whole_with_what_is_missing_as_missing():
    name = "adult_social_care_by_authority_year_to_2020-21.csv"
    found = read({name: of_file(f"indicators/{name}")})
    assert (len(found.figures), len(found.places), found.wrong) == (4_552, 153, [])
    assert sum(said.value is None for said in found.figures.values()) == 228
    assert {code: one.polarity for code, one in found.indicators.items()}["ASC7"] is Polarity.NONE
    assert found.indicators["ASC1"].polarity is Polarity.HIGHER


BAD = [
    (["R1,Repairs,%,1,up,Ashby,,2025-26,,1,,,"], "“better_when” is “up”"),
    (["R1,Repairs,%,x,higher,Ashby,,2025-26,,1,,,"], "“decimals” is “x”"),
    (["R1,Repairs,%,1,higher,Ashby,,2025,,1,,,"], "The year is “2025”"),
    (["R1,Repairs,%,1,higher,Ashby,,2026-25,,1,,,"], "The year is “2026-25”"),
    (["R1,Repairs,%,1,higher,Ashby,,soon,later,1,,,"], "“from” or “to” is no day."),
    (["R1,Repairs,%,1,higher,Ashby,,31 3 2026,1 4 2025,1,,,"], "“to” lies before “from”."),
    (["R1,Repairs,%,1,higher,Ashby,,2025-26,,many,,,"], "The figure is “many”, which is no number."),
    (["R1,Repairs,%,1,higher,Ashby,,2025-26,,NaN,,,"], "which is no number."),
    (["R1,Repairs,%,1,higher,Ashby,,2025-26,,1e30,,,"], "which is no number."),
    (["R1,Repairs,%,1,higher,,,2025-26,,1,,,"], "“place” is empty."),
    (["R1,Repairs,%,1,higher," + "a" * 201 + ",,2025-26,,1,,,"], "“place” is longer than 200 letters"),
    (["R1,Repairs,%,1,higher,Ash\x07by,,2025-26,,1,,,"], "characters that cannot be seen"),
    (["R1,Repairs,%,1,higher,Ashby,,2025-26,,1,,,county: Kent"], "“groups” holds “county: Kent”."),
    (["R1,A,%,1,higher,Ashby,,2025-26,,1,,,", "R1,B,%,1,higher,Broad,,2025-26,,1,,,"], "line 3: R1 has another title"),
    (["R1,A,%,1,higher,Ashby,,2025-26,,1,,,", "R1,A,%,1,higher,Ashby,,2025-26,,2,,,"], "line 3: Ashby reports R1 twice for 2025/26"),
]


@pytest.mark.once
@pytest.mark.parametrize(("lines", "sentence"), BAD)
def test_every_row_that_cannot_be_placed_is_named_with_why(lines, sentence):
    found = read_rows([HEADS, *lines])
    assert len(found.wrong) == 1
    assert found.wrong[0].startswith("table.csv, line ")
    assert sentence in found.wrong[0]


OTHER_FORMS = [
    ("Code,Title,Ranking_Type,NumberFormat,MeasureType,FamilyGrouping", "A1,Costs,Sideways,0,Cost,All", "“Ranking_Type” is “Sideways”"),
    ("Code,LocalAuthority,Year,LA_IndicatorReal,LA_Numerator_real,LA_Den_Real", "A1,Fife,2018-19,x,,", "No indicator is called “A1”."),
    (
        "Financial year,Local authority code,Local authority name,Entity_Name,Region,Measure,Code,Value,rank_order",
        "2016-17,E1,Ashby,Counties,East,Care,ASC1,7.6,best",
        "“rank_order” is “best”.",
    ),
]


@pytest.mark.once
@pytest.mark.parametrize(("heads", "line", "sentence"), OTHER_FORMS)
def test_rows_of_other_forms_are_named_alike(heads, line, sentence):
    assert sentence in read_rows([heads, line]).wrong[0]


@pytest.mark.once
def test_one_indicator_has_one_good_side_and_a_rate_is_known_only_where_its_figures_agree():
    heads = OTHER_FORMS[2][0]
    rows = [f"2016-17,E{turn},{town},Counties,East,Care,ASC1,7.6,{way}" for turn, (town, way) in enumerate((("A", "desc"), ("B", "asc")))]
    assert "ASC1 is “asc” here and otherwise elsewhere." in read_rows([heads, *rows]).wrong[0]
    assert per_of([Reported(D(5), D(1), D(2)), Reported(D(9), D(1), D(2))]) is None
    assert per_of([Reported(D(-5), D(1), D(2))]) is None
    assert per_of([]) is None
    assert years("1998-02").last == date(2002, 3, 31)
    assert form_of(["a", "b"]) is None


def test_files_are_brought_in_once_and_a_second_run_changes_nothing(here, path, capsys):
    bring(path, source="Published by nobody", year="2025")
    assert capsys.readouterr().out.strip() == "Benchmarks was brought in: 7 figures of 2 indicators for 5 places."
    before = list(PlacesReported.objects.order_by("pk").values_list("pk", "figures"))
    bring(path, source="Published by nobody", year="2025")
    assert "says nothing new" in capsys.readouterr().out
    assert list(PlacesReported.objects.order_by("pk").values_list("pk", "figures")) == before
    assert Place.objects.get(is_ours=True).name == "Wrenmouth"
    assert Indicator.objects.get(code="R1").per == 100


def test_a_changed_file_replaces_what_it_said_and_keeps_what_is_tied(here, path, measure):
    bring(path)
    one = Indicator.objects.get(code="R1")
    actions.tie_indicator(measure, viewer=here.owner, at=NOW, indicator=one)
    path.write_text("\n".join([*FILE, "R1,Repairs on time,%,1,higher,Elm,,2025-26,,99,,,neighbours: Nearest 2025"]))
    bring(path, ours="Dell")
    [_, nearest] = sorted(queries.beside(PUBLIC, measure, TODAY), key=lambda found: found.group.kind == "neighbours")
    assert (nearest.ours, nearest.among.rank(), nearest.among.missing, nearest.among.not_theirs) == (
        "Dell", "fourth of 4", ("Broad",), ("Cove",),
    )  # fmt: skip


def test_nothing_is_half_brought_in(here, path, capsys, tmp_path):
    path.write_text("\n".join([*FILE, "R1,Repairs on time,%,1,higher,Elm,,2025-26,,lots,,,"]))
    other = tmp_path / "odd.csv"
    other.write_text("a,b\n1,2")
    for files, words in (
        ([path], "table.csv, line 9: The figure is “lots”"),
        ([other], "odd.csv has headings of none of the forms that are known: a, b."),
        ([tmp_path / "none.csv"], "none.csv cannot be read"),
        ([tmp_path / "empty"], "empty cannot be read"),
    ):
        with pytest.raises(SystemExit) as ended:
            bring(*files)
        assert ended.value.code == 2
        assert words in capsys.readouterr().err
    folder = tmp_path / "folder"
    folder.mkdir()
    with pytest.raises(SystemExit):
        bring(folder)
    assert "There is no table there." in capsys.readouterr().err
    assert not Comparators.objects.exists()


TOLD = [
    ({"ours": "Atlantis"}, "No place of these files is called “Atlantis”"),
    ({"name": " "}, "Say how the source"),
    ({"council": "nowhere"}, "There is no such council"),
]


@pytest.mark.parametrize(("options", "words"), TOLD)
def test_what_the_door_is_told_is_looked_at(here, path, capsys, options, words):
    with pytest.raises(SystemExit):
        bring(path, **options)
    assert words in capsys.readouterr().err


def test_an_excel_file_says_the_same(here, path, capsys):
    rows = list(csv.reader(FILE))
    file = path.with_suffix(".xlsx")
    file.write_bytes(to_xlsx("Benchmarks", rows[0], rows[1:]))
    path.unlink()
    bring(file.parent)
    assert "7 figures of 2 indicators for 5 places" in capsys.readouterr().out


def test_an_indicator_is_tied_by_the_owner_and_taken_away_again(here, path, measure):
    bring(path)
    one = Indicator.objects.get(code="R1")
    with pytest.raises(Refused):
        actions.tie_indicator(measure, viewer=PUBLIC, at=NOW, indicator=one)
    actions.tie_indicator(measure, viewer=here.owner, at=NOW, indicator=one)
    assert [found.among.rank() for found in queries.beside(PUBLIC, measure, TODAY)] == ["second of 3", "second of 2", "second of 3"]
    actions.tie_indicator(measure, viewer=here.owner, at=NOW, indicator=None)
    assert queries.beside(PUBLIC, measure, TODAY) == []


def test_where_we_do_not_report_every_group_is_shown_without_a_rank(here, path):
    path.write_text("\n".join(line.replace("Wrenmouth", "Elsewhere") for line in FILE))
    bring(path)
    assert {found.among.rank() for found in queries.of_indicator(Indicator.objects.get(code="R1"), TODAY)} == {""}
    PlacesReported.objects.all().delete()
    assert queries.of_indicator(Indicator.objects.get(code="R1"), TODAY) == []


def test_what_is_refused_says_what_to_do(here, path):
    empty = read_rows([HEADS])
    usual = {"viewer": THE_CLOCK, "at": NOW, "name": "Benchmarks"}
    with pytest.raises(Refused, match="report no figure"):
        actions.bring_comparators(here.row, **usual, brought=empty)
    with pytest.raises(Refused, match="line 2: “place” is empty"):
        actions.bring_comparators(here.row, **usual, brought=read_rows([HEADS, "R1,A,%,1,higher,,,2025-26,,1,,,"]))
