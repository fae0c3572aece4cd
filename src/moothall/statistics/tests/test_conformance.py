"""The profile ptd-0.2.2 says what NHSRplotthedots 0.2.2 says, to the letter, through the door that everybody uses.

The cases and their licence: cases.txt.
"""

import json
import lzma
from io import BytesIO, StringIO
from math import isclose
from pathlib import Path

import pytest

from moothall.statistics import chart_command
from moothall.statistics.charting.reading import series_and_rules
from moothall.statistics.control_chart import PTD

from .plain_loop import plain_chart

CASES = json.loads(lzma.decompress((Path(__file__).parent / "cases.json.xz").read_bytes()))["cases"]
each_case = pytest.mark.parametrize("place", range(len(CASES)), ids=[case["id"] for case in CASES])


@pytest.fixture(scope="module")
def answers():
    """All cases judged at once, as one list."""
    answer, complaint = StringIO(), StringIO()
    asked = json.dumps([case["input"] | {"profile": "ptd-0.2.2"} for case in CASES])
    assert chart_command.main([], BytesIO(asked.encode()), answer, complaint) == 0, complaint.getvalue()
    return json.loads(answer.getvalue())


def differences(found, wanted, where=""):
    """Where two answers differ: numbers by more than a thousand-millionth, all else at all."""
    if isinstance(wanted, dict):
        assert found.keys() == wanted.keys(), where
        return [each for key in wanted for each in differences(found[key], wanted[key], f"{where}.{key}")]
    if isinstance(wanted, list):
        assert len(found) == len(wanted), where
        return [each for place, value in enumerate(wanted) for each in differences(found[place], value, f"{where}[{place}]")]
    is_number = isinstance(wanted, int | float) and not isinstance(wanted, bool) and found is not None
    is_alike = isclose(found, wanted, rel_tol=1e-9, abs_tol=1e-12) if is_number else found == wanted
    return [] if is_alike else [f"{where}: {found} is not {wanted}"]


@each_case
def test_each_case_of_the_reference_agrees_in_every_field(place, answers):
    wanted = CASES[place]["expected"]
    if wanted["error"]:  # the reference breaks down where a window has a gap; here that is simply no trend
        assert answers[place]["error"] is None
        return
    assert differences(answers[place], wanted) == []


def test_a_difference_is_found(answers):
    broken = json.loads(json.dumps(answers[0])) | {"variation": "special_cause_concern", "mean": 48.371}
    assert len(differences(broken, CASES[0]["expected"])) == 2


@each_case
def test_the_plain_loop_that_all_is_measured_by_agrees_with_the_reference(place):
    if CASES[place]["expected"]["error"]:
        return
    found = plain_chart(series_and_rules(CASES[place]["input"])[0], PTD)
    assert differences(found["points"], CASES[place]["expected"]["points"]) == []
