"""Figures of other places come in by a page: what files say is shown first, what cannot be placed is named, and all can be taken back."""

from copy import deepcopy

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from moothall.access.acts import Refused
from moothall.access.viewer import PUBLIC, THE_CLOCK
from moothall.documents.models import Job
from moothall.performance import actions, sent_comparators
from moothall.performance.models import ComparatorFile, ComparatorFiles, Comparators, Indicator, Place, PlacesReported
from moothall.performance.queries import comparators_files as queries
from moothall.performance.tests.compared import FILE, HEADS
from moothall.performance.tests.factories import NOW, counted
from moothall.plans.tests.reading import signed_in, words_of
from moothall.worker import actions as queue
from moothall.worker.running import Worker

SEND, LIST = "/performance/wrenmouth/send-comparators", "/performance/comparators/"
ONE, TWO = (f"{LIST}wrenmouth/files/{number}" for number in (1, 2))
BAD = "R1,Repairs on time,%,1,higher,Erith,E6,2025-26,,many,,,"
OTHER = [HEADS, "R1,Repairs on time,%,1,higher,Ashby,E22,2025-26,,12,,,", "N1,Nights in a shelter,nights,0,lower,Fenby,E7,2025-26,,4,,,"]
SAID = {"name": "Benchmarks", "source": "The club, open licence", "year": "2025"}


@pytest.fixture
def keeper(here):
    return signed_in(here.keeper)


def sent(lines=FILE, name="table.csv"):
    return SimpleUploadedFile(name, "\n".join(lines).encode())


def brought(window, lines=FILE, where=ONE, ours="Wrenmouth", **said):
    window.post(SEND, SAID | {"files": [sent(lines)]} | said)
    assert window.post(where, {"ours": ours}).status_code == 302


def standing():
    """What the source says now, in plain words."""
    figures = PlacesReported.objects.order_by("indicator__code", "first_on")
    places = list(Place.objects.order_by("name").values_list("name", "code", "is_ours"))
    return [(one.indicator.code, one.first_on.year, one.figures) for one in figures.select_related("indicator")], places


def test_files_are_looked_over_brought_in_and_taken_back_on_pages(here, keeper, client):
    assert "Bring in figures of other places" in words_of(keeper.get(LIST))
    assert "Files that were sent" not in words_of(client.get(LIST))
    assert keeper.post(SEND, SAID | {"files": [sent([*FILE, BAD])]}).url == ONE
    page = words_of(keeper.get(ONE))
    for words in (
        "7 figures of 2 indicators for 5 places would be brought in; 1 row cannot be placed. Nothing has been brought in yet.",
        "table.csv, line 9: The figure is “many”, which is no number.",
        "The club, open licence",
        "Repairs on timeWrenmouth2025/2682.6%",
    ):
        assert words in page, words
    assert not Comparators.objects.exists()
    assert "Put them right and send the files again, or say that they are left out." in words_of(keeper.post(ONE, {"ours": "Wrenmouth"}))
    assert "is not offered" in words_of(keeper.post(ONE, {"ours": "Erewhon\x00", "leaves_out": "on"}))
    assert keeper.post(ONE, {"ours": "Wrenmouth", "leaves_out": "on"}).url == ONE
    page = words_of(keeper.get(ONE))
    assert "7 figures of 2 indicators for 5 places stand beside ours." in page
    assert "These rows were left out." in page
    assert "Repairs on time" in words_of(client.get(f"{LIST}wrenmouth/1"))
    assert "is not answered" in words_of(keeper.post(f"{ONE}/take-back", {"because": " "}))
    assert keeper.post(f"{ONE}/take-back", {"because": "Last year's file."}).url == ONE
    assert "Last year's file." in words_of(keeper.get(ONE))
    assert (Comparators.objects.exists(), PlacesReported.objects.exists()) == (False, False)


def test_what_is_taken_back_leaves_the_source_as_it_was_before(here, keeper):
    brought(keeper)
    before = standing()
    brought(keeper, OTHER, TWO, ours="", year="2026")
    assert standing() != before
    assert Comparators.objects.get().year == "2026"
    assert "Other files of this source were brought in since." in words_of(keeper.post(f"{ONE}/take-back", {"because": "Wrong."}))
    keeper.post(f"{TWO}/take-back", {"because": "Another club's file."})
    assert standing() == before
    assert (Comparators.objects.get().year, Indicator.objects.count()) == ("2025", 2)
    keeper.post(f"{ONE}/take-back", {"because": "All of it is wrong."})
    assert not Comparators.objects.exists()


def test_an_indicator_that_stands_beside_a_measure_stays_without_its_figures(here, keeper):
    brought(keeper)
    one = Indicator.objects.get(code="R1")
    actions.tie_indicator(counted(here), viewer=here.keeper, at=NOW, indicator=one)
    keeper.post(f"{ONE}/take-back", {"because": "Wrong year."})
    assert list(Indicator.objects.values_list("code", flat=True)) == ["R1"]
    assert not PlacesReported.objects.exists()


def test_files_that_cannot_be_read_say_why_and_nothing_is_offered(here, keeper):
    for number, (file, words) in enumerate(
        (
            (sent(["a,b", "1,2"]), "table.csv"),
            (sent(["{"], "data.json"), "is no JSON"),
            (sent([HEADS]), "Nothing of these files can be brought in."),
        ),
        start=1,
    ):
        where = keeper.post(SEND, SAID | {"files": [file]}).url
        assert where == f"{LIST}wrenmouth/files/{number}"
        page = words_of(keeper.get(where))
        assert words in page, words
        assert "Bring them in" not in page
        assert keeper.post(where, {"ours": ""}).status_code == 200
    assert not Comparators.objects.exists()


def test_what_is_sent_wrongly_is_named_and_nothing_is_kept(here, keeper):
    for said, words in (
        ({}, "Files"),
        (SAID, "Choose the files."),
        (SAID | {"files": [sent()], "name": ""}, "is not answered"),
        (SAID | {"files": [sent()], "source": "x" * 301}, "300"),
        (SAID | {"files": [sent()], "year": "20\x0025"}, "cannot be seen"),
        (SAID | {"files": [sent(), sent()]}, "bear one name"),
        (SAID | {"files": [sent([f"{number}"], f"{number}.csv") for number in range(13)]}, "at most 12"),
        (SAID | {"files": [SimpleUploadedFile("a.csv", b"")]}, "empty"),
        (SAID | {"files": [SimpleUploadedFile("a.exe", b"MZ\x00\x01")]}, "Programs are never kept here"),
    ):
        assert words in words_of(keeper.post(SEND, said)), words
    assert not ComparatorFiles.objects.visible_to(THE_CLOCK).exists()


def test_only_those_who_keep_the_plans_send_files_and_see_what_was_sent(here, keeper):
    brought(keeper)
    for window in (signed_in(here.owner), Client()):
        assert window.post(SEND, SAID | {"files": [sent()]}).status_code in (302, 403)
        assert window.get(ONE).status_code in (302, 404)
    assert [len(queries.sent(viewer)) for viewer in (PUBLIC, here.owner, here.keeper)] == [0, 0, 1]
    assert ComparatorFile.objects.visible_to(here.owner).count() == 0


def test_large_files_are_read_and_brought_in_by_the_worker(here, keeper, monkeypatch):
    monkeypatch.setattr(sent_comparators, "AT_ONCE", 10)
    queue.say_here("tests", timezone.now())
    worker = Worker("tests", timezone.now)
    keeper.post(SEND, SAID | {"files": [sent()]})
    waiting = keeper.get(f"{ONE}?follow=yes")
    assert (waiting.headers["Refresh"], "They are being looked over." in words_of(waiting)) == ("5", True)
    worker.work_off()
    assert keeper.post(ONE, {"ours": "Wrenmouth"}).url == ONE
    assert "They are being brought in." in words_of(keeper.get(ONE))
    assert not Comparators.objects.exists()
    worker.work_off()
    assert "stand beside ours" in words_of(keeper.get(ONE))
    assert [name for name, _, is_ours in standing()[1] if is_ours] == ["Wrenmouth"]


def test_what_a_killed_worker_brought_in_is_brought_in_once(here, keeper):
    keeper.post(SEND, SAID | {"files": [sent()]})
    row = queries.called(here.keeper, "wrenmouth", 1)
    sent_comparators.bring(row, viewer=here.keeper, at=NOW)
    job = Job.objects.visible_to(THE_CLOCK).get(kind="bringing")
    Job.objects.visible_to(THE_CLOCK).filter(pk=job.pk).update(ended_at=None)
    before = queries.called(here.keeper, "wrenmouth", 1).brought_at
    sent_comparators.carry_bringing(str(job.key), at=timezone.now())
    assert queries.called(here.keeper, "wrenmouth", 1).brought_at == before


def test_nothing_is_asked_of_files_that_it_is_too_early_or_too_late_for(here, keeper):
    by = {"viewer": here.keeper, "at": NOW}
    made = actions.send_comparators(here.row, **by, sent=[(sent(), "a.csv")], **SAID)
    with pytest.raises(Refused, match="not been looked over yet"):
        actions.ask_to_bring(made, **by)
    with pytest.raises(Refused, match="have not been brought in"):
        actions.take_back_comparators(made, **by, because="Wrong.")
    found = deepcopy(EMPTY)
    actions.keep_look(made, viewer=THE_CLOCK, at=NOW, found=found)
    with pytest.raises(Refused, match="no figure that can be placed"):
        actions.ask_to_bring(made, **by)
    actions.keep_look(made, viewer=THE_CLOCK, at=NOW, found=found | {"figures": 1})
    with pytest.raises(Refused, match="called “Erith”"):
        actions.ask_to_bring(made, **by, ours="Erith")
    brought(keeper, where=TWO)
    row = queries.called(here.keeper, "wrenmouth", 2)
    with pytest.raises(Refused, match="brought in already"):
        sent_comparators.bring(row, **by)
    with pytest.raises(Refused, match="Say why"):
        actions.take_back_comparators(row, **by, because=" ")
    row = actions.take_back_comparators(row, **by, because="Wrong.")
    for verb, more, words in ((actions.ask_to_bring, {}, "Send them again"), (actions.take_back_comparators, {"because": "x"}, "already")):
        with pytest.raises(Refused, match=words):
            verb(row, **by, **more)
    with pytest.raises(Refused, match="Choose the files"):
        actions.send_comparators(here.row, **by, sent=[], **SAID)


EMPTY = sent_comparators.nothing([]) | {"wrong_number": 0}
