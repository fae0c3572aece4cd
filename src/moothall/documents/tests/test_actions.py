"""Files are kept whole or not at all, once for each content, and never in memory."""

import os
import time
import tracemalloc
from hashlib import sha256
from io import BytesIO

import pytest

from moothall.access.acts import Refused
from moothall.access.viewer import PUBLIC, THE_CLOCK
from moothall.documents import actions, queries, shelf
from moothall.documents.models import File
from moothall.documents.tests import samples
from moothall.documents.tests.factories import THEN, council
from moothall.record.models import Entry

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def files(settings, tmp_path):
    settings.FILES = tmp_path / "files"
    return settings.FILES


@pytest.fixture
def ours():
    return council()


class Long:
    """A stream of so many bytes, none of which was ever in one place."""

    def __init__(self, size, breaks_at=None):
        self.left, self.breaks_at = size, breaks_at

    def read(self, most):
        if self.breaks_at is not None and self.left < self.breaks_at:
            raise ConnectionError("the other side has gone")
        piece = min(most, self.left)
        self.left -= piece
        return b"a" * piece


def keep(organisation, content, name="report.pdf", viewer=THE_CLOCK):
    stream = BytesIO(content) if isinstance(content, bytes) else content
    return actions.keep(organisation, viewer=viewer, at=THEN, stream=stream, name=name)


def on_disk(files):
    return [path for path in files.rglob("*") if path.is_file()]


def test_what_is_kept_is_read_again_as_it_was(ours, files):
    file = keep(ours, samples.PDF)
    assert (file.sha256, file.size, file.media_type) == (sha256(samples.PDF).hexdigest(), len(samples.PDF), "application/pdf")
    assert on_disk(files) == [files / file.sha256[:2] / file.sha256[2:]]
    with queries.opened(file) as stream:
        assert stream.read() == samples.PDF


def test_the_same_content_is_kept_once(ours, files):
    assert keep(ours, samples.PDF) == keep(ours, samples.PDF, "again.pdf")
    assert File.objects.count() == len(on_disk(files)) == 1


def test_keeping_is_on_the_record_with_its_size_and_its_words_sealed(ours):
    keep(ours, samples.PDF)
    entry = Entry.objects.latest("number")
    assert entry.act == "documents.keep"
    assert entry.facts["size"] == len(samples.PDF)
    assert "report.pdf" not in str(entry.facts)


def test_two_hundred_megabytes_are_refused_in_a_sentence_and_leave_nothing_behind(ours, files):
    stream = Long(200_000_000)
    tracemalloc.start()
    with pytest.raises(Refused, match="“plan.txt” is larger than 95.4 MB, which is the most that is kept here"):
        keep(ours, stream, "plan.txt")
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert on_disk(files) == []
    assert not File.objects.exists()
    assert stream.left > 90_000_000, "it was read past the limit"
    assert peak < 20_000_000


def test_a_long_text_is_judged_to_its_end_and_kept_without_being_in_memory(ours, files):
    tracemalloc.start()
    file = keep(ours, Long(30_000_000), "log.txt")
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert file.size == 30_000_000
    assert peak < 10_000_000


def test_what_is_cut_off_leaves_no_half_file(ours, files):
    with pytest.raises(ConnectionError):
        keep(ours, Long(5_000_000, breaks_at=2_000_000), "log.txt")
    assert on_disk(files) == []
    assert not File.objects.exists()


def test_what_is_refused_leaves_nothing_behind(ours, files):
    for content in (b"", b"<!doctype html><html>", samples.office(samples.MACRO_WORD)):
        with pytest.raises(Refused, match=r"^“report.docx” .+\.$"):
            keep(ours, content, "report.docx")
    assert on_disk(files) == []


def test_a_visitor_is_refused_before_a_byte_is_read(ours, files):
    stream = Long(1_000)
    with pytest.raises(Refused, match="Keeping a file is for"):
        keep(ours, stream, viewer=PUBLIC)
    assert stream.left == 1_000
    assert on_disk(files) == []


def test_what_a_stopped_machine_left_half_received_is_cleared_away_after_a_day(ours, files):
    keep(ours, samples.PDF)
    old, new = shelf.incoming() / "old", shelf.incoming() / "new"
    for path, age in ((old, 90_000), (new, 3_600)):
        path.write_bytes(b"half")
        os.utime(path, (THEN.timestamp() - age, THEN.timestamp() - age))
    keep(ours, samples.PNG, "picture.png")
    assert not old.exists()
    assert new.exists()


def test_what_a_killed_worker_left_half_made_is_cleared_away_after_a_day(ours, files):
    for name, moment in (("pack-old", THEN.timestamp() - 100_000), ("pack-new", THEN.timestamp())):
        folder = shelf.incoming() / name
        folder.mkdir()
        (folder / "public.pdf").write_bytes(b"half")
        os.utime(folder, (moment, moment))
    actions.keep(ours, viewer=THE_CLOCK, at=THEN, stream=BytesIO(samples.PDF), name="lease.pdf")
    assert [path.name for path in shelf.incoming().iterdir()] == ["pack-new"]


def test_two_who_sweep_at_once_do_not_trip_over_each_other(files, monkeypatch):
    gone = shelf.incoming() / "gone"
    gone.write_bytes(b"half")
    os.utime(gone, (time.time() - 1, 0))
    monkeypatch.setattr(type(gone), "iterdir", lambda folder: iter([gone]))
    gone.unlink()
    shelf.sweep(THEN)
