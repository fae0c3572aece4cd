"""The targets of a year stand on one page: typed or from a table, all of them set or none, and what is wrong is said beside its row."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from moothall.access.viewer import THE_CLOCK
from moothall.documents import sheets
from moothall.performance import actions
from moothall.performance.forms.targets_grid import COLUMNS
from moothall.performance.models import Target
from moothall.performance.queries import targets_grid as queries
from moothall.performance.tests.factories import NEXT_YEAR, NOW, carried, counted, measured, targeted
from moothall.plans.tests.reading import signed_in, words_of

PAGE = "/performance/wrenmouth/targets-grid"


@pytest.fixture
def homes(here):
    """One of which Members agree the target."""
    return carried(here, counted(here, portfolio=here.portfolio))


@pytest.fixture
def repairs(here, homes):
    return measured(here)


@pytest.fixture
def keeper(here):
    return signed_in(here.keeper)


@pytest.fixture
def where(here):
    return f"{PAGE}?of=department-{here.homes.pk}&year=2027"


def typed(*rows, **said):
    usual = {"set_by": "officer", "set_by_words": "Director of Homes", "set_on": "2 11 2026", "do": "set"}
    return usual | {f"target-{one.pk}-{box}": words for one, boxes in rows for box, words in ({"value": ""} | boxes).items()} | said


def rows():
    return [(row.measure.title, float(row.value), row.from_on.year) for row in Target.objects.visible_to(THE_CLOCK).order_by("pk")]


def test_targets_of_a_year_are_proposed_or_set_together_and_go_on_to_a_meeting(here, keeper, where, homes, repairs):
    targeted(here, repairs, "90")
    page = words_of(keeper.get(where))
    assert "None of 2 measures has a target for 2027/28." in page
    assert "Members agree it: Corporate Plan" in page
    said = typed((homes, {"value": "40", "floor": "36", "because": "Two sites."}), (repairs, {"value": "91.5", "heard": "1"}))
    assert "Two sites." in words_of(keeper.post(where, said | {"do": ""})), "Enter in a box sets nothing"
    assert len(rows()) == 1
    assert keeper.post(where, said).url == where
    page = words_of(keeper.get(where))
    assert "1 target proposed to Members, 1 target set." in page
    assert "2 of 2 measures have a target for 2027/28." in page
    assert "1 target of these waits to be put to Members." in page
    assert sorted(one for one in rows() if one[2] == 2027) == [("Homes built", 40, 2027), ("Repairs finished on time", 91.5, 2027)]
    targeted(here, carried(here, counted(here, "Homes sold", department=here.roads)), "4", **NEXT_YEAR)
    for asked, chosen in ((f"?of=department-{here.homes.pk}&year=2027", 1), ("", 2)):
        assert keeper.get(f"/performance/wrenmouth/targets-report{asked}").content.decode().count(" checked") == chosen


def test_what_is_wrong_is_said_beside_its_row_all_that_was_typed_is_kept_and_nothing_is_set(here, keeper, where, homes, repairs):
    targeted(here, repairs, "90", **NEXT_YEAR)
    wrong = typed((homes, {"value": "40.5", "because": "Two sites."}), (repairs, {"value": "95", "heard": "1"}))
    page = keeper.post(where, wrong)
    for words in ("Did you mean 41 homes?", "There is a target for this time already. Say why it is changed.", "Two sites."):
        assert words in words_of(page), words
    assert 'value="40.5"' in page.content.decode()
    mixed = words_of(keeper.post(where, typed((homes, {"value": "x"}), (repairs, {"value": "95", "heard": "1"}))))
    assert all(words in mixed for words in ("Enter a number", "Say why it is changed."))
    for boxes, words in (
        ({"value": "x" + "9" * 60}, "Enter a number"),
        ({"value": "4\x00"}, "holds characters that cannot be seen"),
        ({"floor": "3"}, "Enter the target, or leave the whole row empty."),
        ({"value": "40", "floor": "50", "stretch": "45"}, "The target lies between"),
        ({"value": "", "heard": "99999999999"}, "No target was typed."),
    ):
        assert words in words_of(keeper.post(where, typed((homes, boxes)))), words
    assert "has not come yet" in words_of(keeper.post(where, typed((homes, {"value": "40"}), set_on="1 1 2099")))
    assert "is not offered" in words_of(keeper.post(where, typed((homes, {"value": "40"}), set_by="nobody")))
    assert "No target was typed." in words_of(keeper.post(where, {}))
    assert len(rows()) == 1


def test_a_target_that_somebody_set_meanwhile_is_changed_by_nobody_who_has_not_seen_it(here, keeper, where, homes):
    said = typed((homes, {"value": "40", "because": "Two sites.", "heard": "0"}))
    targeted(here, homes, "30", **NEXT_YEAR)
    answer = keeper.post(where, said)
    assert "Somebody set one of it after you opened this page." in words_of(answer)
    assert f'name="target-{homes.pk}-heard" value="1"' in answer.content.decode()
    assert keeper.post(where, said | {f"target-{homes.pk}-heard": "1"}).status_code == 302
    assert [value for _, value, _ in rows()] == [30, 40]


def test_nobody_sets_the_targets_of_another_department_or_of_a_measure_that_has_ended(here, where, homes, repairs):
    stranger, owner = signed_in(here.stranger), signed_in(here.owner)
    assert "No measure here is yours" in words_of(stranger.get(where))
    assert "belongs to another department" in words_of(stranger.post(where, typed((homes, {"value": "40"}))))
    actions.end_measure(repairs, viewer=here.keeper, at=NOW, on=NOW.date(), because="It is counted no more.")
    assert "has ended, so no target is set" in words_of(owner.post(where, typed((repairs, {"value": "91"}))))
    assert rows() == []
    assert owner.post(f"{PAGE}?of=own&year=2027", typed((homes, {"value": "40"}))).status_code == 302


def test_a_choice_that_is_not_there_is_named(here, keeper, homes):
    for asked in ("of=department-999", "year=1999", "of=x%00"):
        assert "is not offered" in words_of(keeper.get(f"{PAGE}?{asked}")), asked
    assert "Choose whose targets" in words_of(keeper.get("/performance/wrenmouth/targets-to-fill.csv?year=1999"))
    for asked in (f"of=portfolio-{here.portfolio.pk}", f"of=framework-{here.corporate.pk}"):
        assert "Homes built" in words_of(keeper.get(f"{PAGE}?{asked}"))
    assert "Homes built" in words_of(keeper.get(PAGE)), "whoever owns none begins with the first framework"
    assert "Those that I own" in words_of(signed_in(here.owner).get(PAGE))


def test_a_table_is_filled_in_and_read_into_the_boxes_where_it_is_looked_over(here, keeper, where, homes, repairs):
    lines = keeper.get(where.replace("grid", "to-fill.csv")).content.decode().splitlines()
    assert [line.split(",")[0].lstrip("\ufeff") for line in lines] == ["measure", f"M{homes.number}", f"M{repairs.number}"]
    targeted(here, repairs, "90", **NEXT_YEAR)
    sheet = sheets.to_xlsx(
        "Targets", COLUMNS, [[f"M{homes.number}", "40", "", "", "Two sites."], ["Repairs finished on time", "95", "", "", ""]]
    )
    page = words_of(keeper.post(where, {"do": "read", "file": SimpleUploadedFile("targets.xlsx", sheet)}))
    for words in ("2 targets stood in the table.", "Two sites.", "Say why it is changed."):
        assert words in page, words
    bad = "measure,target\nM99,3\nM1,4\nm1,5\nM2,\nHomes sold,4\n"
    page = words_of(keeper.post(where, {"do": "read", "text": bad}))
    for words in ("Line 2: there is no measure “M99” here.", "Line 4: “m1” is in another line", "Line 6: there is no measure"):
        assert words in page, words
    many = "measure,target\n" + "M1,4\n" * 251
    for text, words in (("measure,target\nM1,\n", "No line states a target."), (many, "Bring in at most 250 at once.")):
        assert words in words_of(keeper.post(where, {"do": "read", "text": text})), words
    assert "“x1”" in words_of(keeper.post(where, {"do": "read", "text": "measure,target\nM1,x1\n"}))
    assert len(rows()) == 1


def test_many_measures_take_as_many_questions_as_one(here, homes):
    def asked(some):
        with CaptureQueriesContext(connection) as found:
            queries.lines(here.keeper, some, NEXT_YEAR["from_on"], NOW)
        return len(found)

    more = [counted(here, f"Homes {number}") for number in range(3)]
    asked([homes])
    assert asked([homes]) == asked([homes, *more])
