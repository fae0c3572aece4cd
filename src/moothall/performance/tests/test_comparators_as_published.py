"""Tables of comparators as publishers write them: placed right, or the row is named with what is wrong; nothing is guessed."""

from decimal import Decimal

import pytest

from moothall.performance.bringing_comparators import CannotBeRead, brought
from moothall.performance.rules.comparators.brought import Reported
from moothall.performance.tests.compared import HEADS
from moothall.performance.tests.test_comparators import INDICATORS, read_rows

pytestmark = pytest.mark.once
D = Decimal


def of_benchmarks(tmp_path, figures, name="figures.csv", code="utf-8"):
    (tmp_path / "indicators.csv").write_text("\n".join(INDICATORS))
    (tmp_path / name).write_bytes(figures if isinstance(figures, bytes) else figures.encode(code))
    return brought([str(tmp_path)])


HEADED = "Code,LocalAuthority,Year,LA_IndicatorReal,LA_Numerator_real,LA_Den_Real"
ONE = f"{HEADED}\nH1,Fife,2018-19,0.816,816,1000\n"
WAYS = {
    "other order and columns of its own": "Year,Note,LA_Den_Real,LA_Numerator_real,LA_IndicatorReal,LocalAuthority,Code\n"
    "2018/2019,x,1000,816,0.816,Fife,H1\n",
    "headings in capitals and apart": ONE.replace(HEADED, HEADED.upper().replace("_", " ")),
    "titles above, empty cells behind": "Table 1: benchmarks, real terms\n\n" + ONE.replace("\n", ",,\n") + ",,,,,,,\n",
    "semicolons and Mac lines": ONE.replace(",", ";").replace("\n", "\r"),
    "a percentage with its sign": ONE.replace("0.816", "81.6%"),
    "everything in quotes, a long dash": "\n".join('"' + line.replace(",", '","') + '"' for line in ONE.replace("8-19", "8–19").split()),
}


@pytest.mark.parametrize("text", WAYS.values(), ids=WAYS)
def test_whatever_publishers_do_to_a_table_its_figures_stay_the_same(tmp_path, text):
    [(at, said)] = of_benchmarks(tmp_path, text).figures.items()
    assert (at.code, at.place, at.period.in_words(), said) == ("H1", "Fife", "2018/19", Reported(D("81.6"), D(816), D(1000)))


@pytest.mark.parametrize("code", ["utf-16", "utf-8-sig", "cp1252"])
def test_letters_are_read_as_spreadsheets_write_them(tmp_path, code):
    found = of_benchmarks(tmp_path, ONE.replace("Fife", "Ynys Môn").replace(",", "\t"), code=code)
    assert list(found.places) == ["Ynys Môn"]


@pytest.mark.parametrize("sign", ["", "-", "..", "[x]", "[c]", "*", ":", "n/a", "#N/A"])
def test_a_sign_that_a_figure_is_missing_is_never_a_figure(sign):
    found = read_rows([HEADS, f"R1,A,%,1,higher,Ashby,,2025-26,,{sign},,,"])
    assert [said.value for said in found.figures.values()] == [None]


ODD = [
    ("E1,Fife,2018-19,1,240,2,480,2", "figures.csv, line 2: it has more cells than there are headings."),
    ('E1,"Fife,2018-19,1,,\nE1,Moray,2018-19,2,,', "line 3: a quote is opened and not closed"),
    ('E1,Fife,2018-19,"12,5",,', "line 2: The figure is “12,5”, which is no number."),
    ("E1,Fife,2018-19,£,,", "line 2: The figure is “£”, which is no number."),
    ("H1,Fife,2018-19,many,,", "line 2: The figure is “many”, which is no number."),
    ("E1,Fife,2018-19,1,5,-2", "line 2: The denominator is “-2”, and nothing is out of less than nought."),
    ("E1,Fife,2018-19,12%,,", "line 2: The figure is “12%”, and E1 is no percentage: it is stated as £."),
    ("E1,Fife,2018/19 Q1,1,,", "line 2: The year is “2018/19 Q1”."),
    ("E1,Fife,2018-19,1,,\nE1,FIFE,2018-19,2,,", "line 3: Fife reports E1 twice for 2018/19"),
]


@pytest.mark.parametrize(("lines", "sentence"), ODD)
def test_what_would_be_read_wrongly_is_named_instead(tmp_path, lines, sentence):
    with pytest.raises(CannotBeRead) as why:
        of_benchmarks(tmp_path, f"{HEADED}\n{lines}\n")
    assert sentence in str(why.value)


def test_a_column_that_stands_there_twice_is_named_and_two_files_may_have_one_name(tmp_path):
    with pytest.raises(CannotBeRead, match="the column “Code” stands there twice"):
        of_benchmarks(tmp_path, ONE.replace("Code,", "Code,CODE,").replace("H1,", "H1,H1,"))
    files = [tmp_path / year / "figures.csv" for year in ("a", "b")]
    for file, town in zip(files, ("Ashby", "Broad"), strict=True):
        file.parent.mkdir()
        file.write_text(f"{HEADS}\nR1,A,%,1,higher,{town},,2025-26,,1,,,")
    assert sorted(brought([str(file) for file in files]).places) == ["Ashby", "Broad"]


def test_percentages_that_stand_as_they_are_shown_are_not_taken_a_hundredfold(tmp_path):
    rows = "".join(f"H1,{town},2018-19,{value},,\n" for town, value in (("Fife", "81.6"), ("Moray", "3.2"), ("Angus", "55")))
    found = of_benchmarks(tmp_path, f"{HEADED}\n{rows}")
    assert (sorted(said.value for said in found.figures.values()), found.indicators["H1"].unit) == ([D("3.2"), D(55), D("81.6")], "%")
    assert found.notes == ["H1 is shown as a percentage and stands in points: its figures are kept as they stand."]


def test_a_place_that_is_called_otherwise_is_known_by_its_code():
    lines = (
        "Ashby,E07000001,2024-25,,50,,,",
        "Ashby Borough,E07000001,2025-26,,51,,,",
        "Ashby Borough,,2023-24,,49,,,",
        "Broad,E1,2025-26,,1,,,",
    )
    found = read_rows([HEADS, *(f"R1,A,%,1,higher,{line}" for line in lines)])
    assert (sorted(found.places), len(found.figures)) == (["Ashby", "Broad"], 4)
    assert found.notes == ["Ashby Borough and Ashby have one code (E07000001): they are one place."]


def test_a_country_or_region_among_councils_is_kept_and_counts_nowhere():
    places = (("Ashby", "E07000001"), ("England", ""), ("East", "E12000006"), ("Broad", ""))
    found = read_rows([HEADS, *(f"R1,A,%,1,higher,{name},{code},2025-26,,50,,," for name, code in places)])
    assert [sorted(members) for members in found.groups.values()] == [["Ashby", "Broad"]]
    assert len(found.figures) == 4
    assert found.notes == ["East and England are wider than the other places: no place is ranked beside them."]
