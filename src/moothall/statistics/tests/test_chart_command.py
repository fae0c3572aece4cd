"""`moothall chart` answers as JSON, or with one sentence that names the field, and then it has printed nothing."""

import json
import os
import sys
from io import BytesIO, StringIO, TextIOWrapper

import pytest

from moothall.statistics import chart_command

DATES = ["2026-01-01", "2026-02-01"]
GOOD = {"dates": DATES, "values": [1, 2]}


def asked(given, words=()):
    answer, complaint = StringIO(), StringIO()
    text = given if isinstance(given, bytes) else given.encode() if isinstance(given, str) else json.dumps(given).encode()
    code = chart_command.main(words, BytesIO(text), answer, complaint)
    return code, answer.getvalue(), complaint.getvalue()


def with_(**more):
    return GOOD | more


def test_one_gives_one_a_list_gives_a_list_and_none_gives_none():
    code, one, complaint = asked(GOOD)
    assert (code, complaint, json.loads(one)["mean"]) == (0, "", 1.5)
    many = json.loads(asked([with_(profile="ptd-0.2.2"), GOOD, with_(run_length=8)])[1])
    assert ["rules" in each for each in many] == [False, True, True]
    assert many[1] == json.loads(one)
    assert json.loads(asked([])[1]) == []


def test_our_profile_says_what_was_chosen_and_what_a_reader_must_know():
    found = json.loads(asked(with_(values=[1, None], rebase=["2026-01-15"], ties="skip"))[1])
    assert found["rules"] == {"profile": "mdc", "run_length": 7, "ties": "skip", "rebase_between": "snap", "screen_outliers": True}
    assert found["latest"] == {"date": "2026-01-01", "value": 1.0, "rows_since": 1, "days_since": 31, "rules_disagree": False}
    assert len(found["notes"]) == 3
    assert json.loads(asked(with_(values=[None, None]))[1])["latest"] is None


def test_a_rebase_date_that_the_reference_passes_over_is_told_beside_its_answer():
    code, answer, complaint = asked(with_(rebase=["2026-01-15"], profile="ptd-0.2.2"))
    assert (code, complaint) == (0, "note: No row has the rebase date 2026-01-15, so it changes nothing.\n")
    assert "notes" not in json.loads(answer)


def test_what_is_null_is_not_said_and_a_trajectory_is_only_drawn():
    nothing = dict.fromkeys(["improvement_direction", "target", "rebase", "fix_after_n_points", "screen_outliers", "profile"])
    for more in (nothing, {"trajectory": [1, None]}, {"trajectory": 5}, {"improvement_direction": "increase", "targets": []}):
        assert asked(GOOD | more) == asked(GOOD)


def test_dated_targets_are_read():
    found = json.loads(asked(with_(targets=[{"from": "2026-01-01", "value": 3}]))[1])
    assert found["segments"][0]["target"] == 3


@pytest.mark.parametrize(
    ("field", "given"),
    [
        ("input: standard input is empty", "  "), ("input: standard input is no JSON", "{"), ("input: standard input is no JSON", "{}x"),
        ("input: null is no object", "null"), ("input: this is no UTF-8", b"\xff\xfe"), ("input: lists stand too deep", "[" * 100_000),
        ("input 1: input: 3 is no object", "[3]"), ("dates: is missing", {}), ("values: is missing", {"dates": DATES}),
        ("dates: a series needs", {"dates": [], "values": []}), ("values: there are 1 for 2", with_(values=[1])),
        ("dates: 2026-01-01 stands there twice", with_(dates=["2026-01-01"] * 2)), ('dates: "x" is no list', with_(dates="x")),
        ('dates: entry 2 is "2026-02-30"', with_(dates=["2026-01-01", "2026-02-30"])),
        ("dates: entry 1 is 5", with_(dates=[5, "2026-02-01"])),
        ('dates: entry 1 is "20260101"', with_(dates=["20260101", "2026-02-01"])), ("dates: 20,001 entries", with_(dates=["x"] * 20_001)),
        ('dates: entry 1 is "\\u0000"', with_(dates=["\0", "2026-02-01"])), ('values: entry 2 is "2"', with_(values=[1, "2"])),
        ("values: entry 2 is true", with_(values=[1, True])), ("values: entry 2 is NaN", '{"dates": ["2026-01-01"], "values": [1, NaN]}'),
        ("values: entry 1 is -Infinity", '{"dates": ["2026-01-01"], "values": [-Infinity]}'),
        ("values: entry 1 is Infinity", '{"dates": ["2026-01-01"], "values": [1e999]}'),
        ("values: entry 1 is Infinity", f'{{"dates": ["2026-01-01"], "values": [{"9" * 5_000}]}}'),
        ("values: 1e+200 cannot be counted with", with_(values=[1, 1e200])), ('target is "5"', with_(target="5")),
        ("target is NaN", '{"dates": [], "values": [], "target": NaN}'), ("fix_after_n_points: limits", with_(fix_after_n_points=11)),
        ("fix_after_n_points: 12.5", with_(fix_after_n_points=12.5)), ("screen_outliers: 1", with_(screen_outliers=1)),
        ('improvement_direction: ["up"]', with_(improvement_direction=["up"])), ("rebase: 2027-01-01", with_(rebase=["2027-01-01"])),
        ("run_length: 9", with_(run_length=9)), ("run_length: 6.0", with_(run_length=6.0)), ('profile: "spc"', with_(profile="spc")),
        ("targets: entry 1 is {}", with_(targets=[{}])), ("targets: entry 1: value", with_(targets=[{"from": "2026-01-01", "value": "x"}])),
        ("targets: ptd-0.2.2", with_(targets=[{"from": "2026-01-01", "value": 3}], profile="ptd-0.2.2")),
        ('trajectory is "x"', with_(trajectory="x")), ('"colour": there is no such field', with_(colour="red")),
        ('"dates": stands there twice', '{"dates": [], "dates": [], "values": []}'),
        ("accumulation: a year-to-date", with_(accumulation="cumulative")),
        ("input 2: values: entry 1", [GOOD, with_(values=["x", 1])]), ("input 3: rebase", [GOOD, GOOD, with_(rebase=["2027-01-01"])]),
        (f'"{"x" * 39}...: there is no such field', with_(**{"x" * 5_000: 1})),
    ],
    ids=lambda given: given[:30] if isinstance(given, str) else "",
)  # fmt: skip
def test_bad_input_is_refused_with_a_sentence_and_nothing_is_printed(field, given):
    code, answer, complaint = asked(given)
    assert (code, answer) == (2, "")
    assert complaint.startswith(field)
    assert complaint.endswith(".\n")
    assert complaint.count("\n") == 1


def test_too_much_at_once_is_refused(monkeypatch):
    monkeypatch.setattr(chart_command, "MOST_ROWS", 3)
    assert asked([GOOD, GOOD])[2].startswith("dates: more than 3 rows")
    monkeypatch.setattr(chart_command, "MOST_BYTES", 1024)
    assert asked(" " * 1025)[2].startswith("input: more than 0 MiB")


def test_help_is_printed_and_other_words_are_refused():
    assert asked("", ["--help"])[:2] == (0, chart_command.USAGE)
    assert asked(GOOD, ["series.json"]) == (2, "", "chart: takes no words; give the series on standard input.\n")


def test_the_streams_of_the_process_are_read_and_written(monkeypatch, capsys):
    monkeypatch.setattr(sys, "stdin", TextIOWrapper(BytesIO(json.dumps(GOOD).encode())))
    assert (chart_command.run([]), capsys.readouterr().out) == (0, asked(GOOD)[1])


def test_whoever_stops_reading_is_shown_no_inner_workings(monkeypatch):
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "w") as out:
        monkeypatch.setattr(sys, "stdin", TextIOWrapper(BytesIO(json.dumps(GOOD).encode())))
        monkeypatch.setattr(sys, "stdout", out)
        assert chart_command.run([]) == 1
