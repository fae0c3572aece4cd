"""The table of deadlines in the manual, held against the rules that it names and the tests that hold both sides of each line."""

import re
from importlib import import_module
from pathlib import Path

from moothall.authority.words import number_in_words
from moothall.decisions.rules import notices as law
from moothall.decisions.rules.notices import Way
from moothall.decisions.tests.test_rules_notices import rows as announced

HERE = Path(__file__).parents[2]
PAGE = HERE.parents[1] / "docs" / "manual" / "the-law.md"
DEADLINES = re.compile(r"<!-- deadlines -->\n\|.*\n\|[-|]+\n(.*?)<!-- end of deadlines -->", re.DOTALL)


def deadlines():
    [table] = DEADLINES.findall(PAGE.read_text(encoding="utf-8"))
    return [[cell.strip(" `") for cell in line.strip("|").split(" | ")] for line in table.splitlines()]


def test_each_rule_that_the_table_names_is_there():
    assert len(deadlines()) >= 20
    for about, _, source, rule, _ in deadlines():
        module, _, name = rule.rpartition(".")
        assert callable(getattr(import_module(f"moothall.{module}"), name)), about
        assert source.endswith((". (T)", ". (S)", ". **Unchecked.**")), about


def test_each_test_that_the_table_names_is_there():
    for about, *_, held in deadlines():
        file, _, name = held.partition("::")
        text = (HERE / file).read_text(encoding="utf-8")
        assert f"\ndef {name}(" in text if name else text.count("\n") > 20, about


def test_the_numbers_of_announcing_are_those_of_the_rows():
    told = {about: deadline for about, deadline, *_ in deadlines()}
    for about, way in (("Notice of a key decision", Way.NOTICE), ("General exception", Way.GENERAL_EXCEPTION)):
        [*_, rule] = (row for row in law.RULES if row.way is way)
        assert told[about].startswith(number_in_words(rule.number)), about
        assert any(row["way"] == way.value and int(row["number"]) == rule.number for row in announced())
