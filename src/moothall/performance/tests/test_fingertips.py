"""JSON as Fingertips gives it comes in whole or not at all, and its comparisons come out as they were published."""

import json
from collections import Counter
from decimal import Decimal

import pytest
from django.test import Client

from moothall.performance.bringing_comparators import CannotBeRead, brought
from moothall.performance.models import Comparators, Indicator, Place, PlacesReported
from moothall.performance.queries import comparators as queries
from moothall.performance.rules import Polarity
from moothall.performance.rules.comparators.fingertips import flattened
from moothall.performance.rules.comparators.fingertips_table import days
from moothall.performance.rules.verdicts.others import There, beside, beside_in_words
from moothall.performance.rules.verdicts.saying import Stated
from moothall.performance.tests.compared import bring
from moothall.performance.tests.factories import TODAY
from moothall.performance.tests.test_comparators import SHARED
from moothall.plans.tests.reading import words_of

D = Decimal
REAL = SHARED / "indicators" / "fingertips_benchmark_rag_expected.json"
MEANT = SHARED / "indicators" / "fingertips_indicators_metadata.json"
real = pytest.mark.skipif(not REAL.exists(), reason="the published files are not beside this clone")


def period(value, low=None, high=None, *, outcome="", reference=12.5, begins="2023-04-01", ends="2024-03-31", **more):
    said = {"datePeriod": {"from": begins, "to": ends}, "value": value, "lowerCi": low, "upperCi": high, "count": 9}
    if reference is not None:
        said["benchmarkComparison"] = {
            "outcome": outcome,
            "benchmarkAreaName": "England",
            "benchmarkAreaCode": "E9",
            "benchmarkValue": reference,
        }
    return said | more


def area(name, *periods, sex="Persons", whole=True):
    segment = {"age": {"value": "All ages"}, "sex": {"value": sex}, "isAggregate": whole, "healthData": list(periods)}
    return {"areaName": name, "areaCode": name[:2], "indicatorSegments": [segment]}


def values(*areas, **said):
    usual = {"indicatorId": 41101, "name": "Readmissions", "polarity": "LowIsGood", "benchmarkMethod": "CIOverlappingReferenceValue95"}
    return usual | {"areaHealthData": list(areas)} | said


MEANING = [
    {"indicatorID": 41101, "indicatorName": "Readmissions within 30 days", "polarity": "Low is good", "unitLabel": "%"},
    {"indicatorID": 90362, "indicatorName": "Healthy life expectancy", "polarity": "High is good", "unitLabel": "Years"},
]


@pytest.fixture
def file(tmp_path):
    def written(found, name="values.json"):
        path = tmp_path / name
        path.write_text(found if isinstance(found, str) else json.dumps(found))
        return path

    return written


TABLE = """Indicator ID,Indicator Name,Parent Name,Area Code,Area Name,Area Type,Sex,Age,Category,Time period,Value,Lower CI 95.0 limit,\
Upper CI 95.0 limit,Count,Denominator,Compared to England value or percentiles
9,Smoking (%),,E92000001,England,England,Persons,18+ yrs,,2019,13.9,13.7,14.1,1000,7194,Not compared
9,Smoking (%),England,E12000001,North East,Region,Persons,18+ yrs,,2019,15.3,14.6,16,100,653,Worse 95%
9,Smoking (%),North East,E06000005,Darlington,Counties & UAs,Persons,18+ yrs,,2019,12,11,13,10,83,Better 95%
9,Smoking (%),North East,E06000001,Hartlepool,Counties & UAs,Persons,18+ yrs,,2019,,,,,,Not compared
9,Smoking (%),North East,E06000005,Darlington,Counties & UAs,Male,18+ yrs,,2019,13,11,15,10,83,Similar
9,Smoking (%),,E92000001,England,England,Persons,18+ yrs,Most deprived,2019,18.9,18.7,19.1,1000,7194,Not compared
"""


@pytest.mark.once
def test_the_table_that_is_given_away_says_what_the_json_does(file):
    found = brought([str(file(TABLE, "all.csv"))])
    assert {code: (one.unit, one.polarity) for code, one in found.indicators.items()} == {
        "9": ("%", Polarity.LOWER), "9 Male, 18+ yrs": ("%", Polarity.LOWER), "9 Persons, 18+ yrs, Most deprived": ("%", Polarity.LOWER),
    }  # fmt: skip
    groups = {group.name: sorted(places) for group, places in found.groups.items()}
    assert groups == {"Region": ["North East"], "Counties & UAs": ["Darlington", "Hartlepool"], "North East": ["Darlington", "Hartlepool"]}
    [mine] = [said for at, said in found.figures.items() if (at.code, at.place) == ("9", "Darlington")]
    assert (mine.value, mine.low, mine.high, mine.denominator) == (D(12), D(11), D(13), D(83))
    assert [said.value for at, said in found.figures.items() if at.place == "Hartlepool"] == [None]
    assert (found.reference, found.notes) == ("England", ["All 2 comparisons that the file states follow from its intervals."])


@pytest.mark.once
def test_a_table_whose_time_or_good_side_nobody_can_tell(file):
    with pytest.raises(CannotBeRead, match="line 4: The time period is “last summer”. Say it as 2019, 2019/20"):
        brought([str(file(TABLE.replace("2019,12,", "last summer,12,"), "all.csv"))])
    found = brought([str(file(TABLE.replace("Better 95%", "Worse 95%").replace(",Persons,18", ",Female,18"), "all.csv"))])
    assert {one.polarity for one in found.indicators.values()} == {Polarity.NONE}
    assert "9" not in found.indicators  # women and men, and nobody says what the whole is
    assert [days(words)[0] for words in ("2030 - 19", "1800", "Foo 2020", "2019/20 - 2021/22")] == [
        "2030 - 19",
        "1800",
        "Foo 2020",
        "2019-04-01",
    ]


@pytest.mark.once
@real
def test_the_published_red_amber_and_green_come_out_as_published_once_the_file_is_in():
    found = brought([str(REAL), str(MEANT)])
    assert (found.wrong, found.reference, sorted(found.places)) == ([], "England", ["England", "London Region"])
    rows = flattened(json.loads(REAL.read_text(), parse_float=str, parse_int=str))
    assert (len(rows), len(found.figures), len(found.indicators)) == (33, 66, 3)  # each with its benchmark, of women, men and all
    assert found.notes == ["All 33 comparisons that the file states follow from its intervals."]
    assert len(found.empty) == 34  # every indicator of which no figure is there, by name
    ours = Counter()
    for at, said in found.figures.items():
        if at.place != "England":
            reference = found.figures[type(at)(at.code, "England", at.period)]
            one = There(at.place, said.value, low=said.low, high=said.high)
            ours[beside(one, There("England", reference.value), found.indicators[at.code].polarity)] += 1
    assert ours == Counter(row["outcome"].lower() for row in rows) == {"worse": 28, "similar": 5}
    assert {code: (one.unit, one.polarity) for code, one in found.indicators.items()}["41101"] == ("%", Polarity.LOWER)


def test_a_file_comes_in_by_the_command_and_each_place_stands_beside_the_benchmark(here, file, capsys):
    there = (
        area("Wrenmouth", period(13.1, 12.9, 13.3), period(12, begins="2022-04-01", ends="2023-03-31")), area("Ashby", period(12, 11, 13)),
        area("Broad", period(None)), area("Ashby", period(11, 10.5, 11.5), sex="Female", whole=False),
        area("Cove", period(11, 10, 12, reference=None)),
    )  # fmt: skip
    bring(file(values(*there)), file(MEANING, "meaning.json"), ours="Wrenmouth")
    said = capsys.readouterr().out
    assert "Healthy life expectancy (90362): no figure of it is in these files." in said
    one = Indicator.objects.get(code="41101")
    assert (one.title, one.unit, Place.objects.get(is_reference=True).name) == ("Readmissions within 30 days", "%", "England")
    assert Indicator.objects.get(code="41101 Female, All ages").title == "Readmissions within 30 days: Female, All ages"
    [group] = queries.of_indicator(one, TODAY)
    assert {each.place for each in group.there} == {"Wrenmouth", "Ashby", "Broad", "Cove"}  # nobody is ranked against England
    address = f"/{Comparators.objects.get().reference}/indicators/{one.pk}"
    page = words_of(Client().get(address))
    for words in (
        "Beside England (12.5%) it is worse: the interval of 12.9% to 13.3% leaves that out.",
        "Ashby12.0%Similar",
        "BroadNo figureNot said",
    ):
        assert words in page, words
    assert "2023/24,Wrenmouth,13.1,,,no,no,12.9,13.3" in Client().get(f"{address}.csv").content.decode()
    before = PlacesReported.objects.count()
    bring(file(values(*there)), file(MEANING, "meaning.json"), ours="Wrenmouth")
    assert "says nothing new" in capsys.readouterr().out
    assert PlacesReported.objects.count() == before


BEFORE = {"begins": "2022-04-01", "ends": "2023-03-31"}
WALES = period(1, benchmarkComparison={"benchmarkAreaName": "Wales", "benchmarkValue": 1}, **BEFORE)
WRONG = [
    (values(area("Ashby", period(13, 14, 15))), "figure 1: The interval is 14 to 15, and the value 13 does not lie in it."),
    (values(area("Ashby", period("many"))), "figure 1: The figure is “many”, which is no number."),
    (values(area("Ashby", period(1, begins="soon"))), "“from” or “to” is no day"),
    (values(area("Ashby", period(1, begins="2024-04-01"))), "“to” lies before “from”"),
    (values(area("Ashby", period(1)), polarity="Up"), "“polarity” is “Up”"),
    (values(area("", period(1))), "“area” is empty"),
    (values(area("Ashby", period(1), period(2))), "figure 2: Ashby reports 41101 twice"),
    (values(area("Ashby", period(1), WALES)), "“reference” is “Wales” here and “England” elsewhere"),
    ([{"indicatorID": 1, "indicatorName": "", "polarity": "", "unitLabel": None}], "indicator 1: “indicatorName” is empty"),
    ("{", "is no JSON that can be read"),
    ("[" * 100_000, "is no JSON that can be read"),
    (values(area("Ashby", "no row"), 7), "figure 1: “from” or “to” is no day"),
    ({"areaHealthData": "none"}, "has headings of none of the forms"),
    ([1, {"a": 2}], "has headings of none of the forms"),
]  # fmt: skip


@pytest.mark.once
@pytest.mark.parametrize(("found", "sentence"), WRONG)
def test_what_cannot_be_placed_is_named_and_nothing_is_brought_in(file, found, sentence):
    with pytest.raises(CannotBeRead) as why:
        brought([str(file(found))])
    assert sentence in " ".join(why.value.sentences)


@pytest.mark.once
def test_what_is_odd_is_said_and_what_is_nothing_is_named(file):
    odd = period(13, 12, 14, outcome="Better", deprivation={"isAggregate": False, "value": "Most deprived"})
    found = brought([str(file(values(area("Ashby", odd))))])
    assert found.notes == ["Ashby, Persons, 2023-04-01: the file says “Better”, which does not follow from it."]
    assert found.empty == []
    assert list(found.indicators) == ["41101 Most deprived"]
    other = [{"indicatorID": 41101, "indicatorName": "Readmissions", "polarity": "High is good", "unitLabel": "%"}]
    with pytest.raises(CannotBeRead, match="otherwise in the file of indicators"):
        brought([str(file(values(area("Ashby", period(1))))), str(file(other, "other.json"))])
    bare = brought([str(file(values(area("Ashby", period(1, outcome="Worse")))))])
    assert bare.notes == ["Ashby, Persons, 2023-04-01: the file says “Worse”, which does not follow from it."]
    missing = There("Ashby", D(1))
    assert beside(missing, None, Polarity.LOWER) == beside_in_words(missing, There("England", D(1)), Polarity.LOWER, Stated("%")) == ""
    close = There("Ashby", D(1), low=D(0), high=D(2))
    assert beside_in_words(close, There("England", D(1)), Polarity.LOWER, Stated("%")).endswith("holds that too.")
