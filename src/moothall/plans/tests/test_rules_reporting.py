"""A report is written from the plan: what is asked, how it goes, each action; and no words of an action can become marks of the report."""

from collections import Counter
from datetime import date

import pytest

from moothall.documents.structure import Table, text_of
from moothall.meetings.rules import reports
from moothall.plans.rules import Account, Ask, Asked, Line, Said, Tally, report_contents
from moothall.plans.rules.reporting import recommendation

DUE = date(2026, 11, 20)
PLAN = {
    "title": "Homes",
    "kind": "service plan",
    "years": "2026 to 2029",
    "summary": "Safe, warm homes.",
    "standing": "Members have not approved it.",
}


def line(title="Hire", said=Said.ON_TRACK, **more):
    return Line(title=title, said=said, due_on=DUE, **more)


def told(*lines, **more):
    """A plan with these actions, each told by name."""
    numbers = Counter(one.said.name.lower() for one in lines)
    return Account(**PLAN | more, lines=lines[:100], told=lines, tally=Tally(**numbers))


def read(contents):
    """The report as it is read: its text, and the rows of its table."""
    blocks = reports.structure_of(contents)
    return text_of(blocks), [[cell[0].text for cell in row] for block in blocks if isinstance(block, Table) for row in block.rows]


def test_progress_is_told_worst_first_and_each_action_once_in_a_table():
    late = line("Mend", Said.LATE, owner="Head of Homes", comment="Ice.")
    lines = (line(), late, line("Count", Said.DONE), line("Buy", Said.STOPPED, objective="Warm homes"))
    text, rows = read(report_contents([Ask(Asked.PROGRESS, told(*lines))]))
    for words in (
        "Members are asked to note the progress of the service plan “Homes” for 2026 to 2029.",
        "Of 3 actions 1 is done, 1 is on track and 1 is late. 1 action was stopped.",
        "Mend, Head of Homes, due 20 November 2026: Ice.",
        "That the progress of the service plan “Homes” for 2026 to 2029 be noted",
    ):
        assert words in text
    assert "At risk" not in text
    assert text.index("Beside the objectives") < text.index("Warm homes")
    assert [row[0] for row in rows] == ["Hire", "Mend", "Count", "Buy"]
    assert rows[0] == ["Hire", "Nobody is named", "20 November 2026", "On track"]


@pytest.mark.parametrize(
    ("asked", "has_begun", "text"),
    [
        (Asked.APPROVE, False, "That the service plan “Homes” for 2026 to 2029 be approved"),
        (Asked.APPROVE, True, "That the service plan “Homes” for 2026 to 2029 be approved"),
        (
            Asked.ACTIONS, True,
            "That the actions of the service plan “Homes” for 2026 to 2029, as set out in this report, be approved, "
            "in retrospect where they were already under way",
        ),
        (Asked.ACTIONS, False, "That the actions of the service plan “Homes” for 2026 to 2029, as set out in this report, be approved"),
    ],
)  # fmt: skip
def test_what_is_recommended_says_what_is_approved_in_retrospect(asked, has_begun, text):
    ask = Ask(asked, told(line(has_begun=has_begun)))
    assert recommendation(ask) == text
    assert ("“Hire”" in read(report_contents([ask]))[0]) is has_begun


def test_two_plans_in_one_report_stand_under_their_names():
    this, after = told(line()), told(title="Plan 2027/28", years="2027/28")
    contents = report_contents([Ask(Asked.PROGRESS, this), Ask(Asked.ACTIONS, after)])
    assert len(contents.recommended) == 2
    text, _ = read(contents)
    assert "The service plan “Homes” for 2026 to 2029" in text
    assert "the service plan “Plan 2027/28”, as set out" in text, "years that the title says are not said again"


def test_the_sections_of_the_council_s_own_template_are_kept_and_what_is_required_waits_for_its_author():
    own = [reports.Section("background", "Where we are"), reports.Section("money", "Money", is_required=True)]
    contents = report_contents([Ask(Asked.PROGRESS, told())], own)
    assert [one.heading for one in contents.sections] == ["Where we are", "Money", "Purpose"]
    assert reports.empty_sections(contents) == ["Money"]


def test_words_of_an_action_are_words_in_the_report_whatever_they_look_like():
    hostile = "# Agree | this [now](https://example.org) <b>*all*</b>"
    text, rows = read(report_contents([Ask(Asked.PROGRESS, told(line(hostile, Said.LATE, comment="|\n# 1. x")))]))
    assert rows[0][0] == hostile
    assert f"{hostile}, due 20 November 2026" in text


def test_of_a_plan_too_long_to_be_read_as_a_table_the_first_are_shown_and_the_rest_counted():
    text, rows = read(report_contents([Ask(Asked.PROGRESS, told(*[line()] * 103))]))
    assert len(rows) == 100
    assert "3 more actions can be read on the plan’s page." in text.replace("'", "’")
