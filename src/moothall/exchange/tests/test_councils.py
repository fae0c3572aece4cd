"""councils.csv: whose each file is, and what is wrong with the list."""

from pathlib import Path

from moothall.exchange.moderngov.councils import councils, files_of
from moothall.exchange.moderngov.reading import ReadReport, read_files

FILES = ["a.xml", "pages/b.txt", "c.html"]


def test_each_file_has_its_council():
    found = councils(b"file,council\na.xml,Wrenmouth\npages/b.txt,Larkstead\n", FILES)
    assert found.of == {"a.xml": "Wrenmouth", "pages/b.txt": "Larkstead"}
    assert not found.troubles


def test_columns_may_stand_in_any_order_with_others_between_and_a_mark_before_them():
    assert councils("Council;File\n".replace(";", ",note,").encode("utf-8-sig") + b"Wrenmouth,x,a.xml\n", FILES).of == {
        "a.xml": "Wrenmouth"
    }


def test_wrong_rows_are_named_with_their_lines_and_the_others_hold():
    rows = "file,council\na.xml,Wrenmouth\n\nz.xml,Wrenmouth\nc.html\na.xml,Larkstead\na.xml,Wrenmouth\nc.html,\n./c.html,Larkstead\n"
    found = councils(rows.encode(), FILES)
    assert found.of == {"a.xml": "Wrenmouth", "c.html": "Larkstead"}
    assert list(found.troubles) == [
        "councils.csv, line 4: there is no file “z.xml” in the folder.",
        "councils.csv, line 5: a row needs a file and a council.",
        "councils.csv, line 6: “a.xml” was named before, for another council (Wrenmouth); the first row holds.",
        "councils.csv, line 7: “a.xml” was named before, for the same council.",
        "councils.csv, line 8: a row needs a file and a council.",
    ]


def test_a_list_without_its_columns_or_without_words_is_a_sentence():
    assert councils(b"name,town\na.xml,Wrenmouth\n", FILES).troubles == (
        "councils.csv, line 1: the columns must be called “file” and “council”.",
    )
    assert councils(b"", FILES).troubles == ("councils.csv: The file is empty. Save the page again.",)


def test_a_folder_gives_its_files_in_order_without_the_list_and_hidden_ones(tmp_path: Path):
    for name in ("b.txt", "councils.csv", ".hidden", "sub/a.xml"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x")
    assert [name for _, name in files_of(tmp_path)] == ["b.txt", "sub/a.xml"]
    assert [name for _, name in files_of(tmp_path / "b.txt")] == ["b.txt"]


def test_the_report_parts_what_was_read_from_what_was_not(data: Path):
    files = [(path, name, "Wrenmouth") for path, name in files_of(data)]
    report = ReadReport(tuple(read_files(files)))
    assert {each.name for each in report.not_understood} == {"README.md", "cmis_meeting_summary.html"}
    assert len(report.read) == 8
    assert {each.council for each in report.files} == {"Wrenmouth"}


def test_the_real_list_names_every_real_file(shared_data: Path):
    folder = shared_data / "moderngov"
    names = [name for _, name in files_of(folder)]
    found = councils((folder / "councils.csv").read_bytes(), names)
    assert not found.troubles
    assert set(names) - set(found.of) == {"call_in_rules_published.csv"}
