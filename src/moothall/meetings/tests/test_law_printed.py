"""The page of the manual that tells the law, and the rows that it is printed from."""

from pathlib import Path

import pytest

from moothall.authority.words import capitalised
from moothall.meetings.rules.law import RULES, Mark, printed

PAGE = Path(__file__).parents[4] / "docs" / "manual" / "the-law.md"


def test_the_page_holds_the_rows_as_they_are():
    page = PAGE.read_text(encoding="utf-8")
    assert printed.filled(page) == page, printed.__doc__


def test_every_table_is_on_the_page_once():
    names = [name for _, name, _ in printed.BLOCK.findall(PAGE.read_text(encoding="utf-8"))]
    assert sorted(names) == sorted(printed.tables())


def test_every_rule_stands_on_the_page_with_its_words_and_whether_it_was_checked():
    lines = PAGE.read_text(encoding="utf-8").splitlines()
    for rule in RULES:
        mark = "**Unchecked.**" if rule.mark == Mark.UNCHECKED else f"({rule.mark})"
        beginning = f"| {capitalised(rule.matter)} | {printed.held(rule.valid_from, rule.valid_to)} | {rule.words} |"
        assert any(line.startswith(beginning) and line.endswith(f"{mark} |") for line in lines), rule


def test_a_changed_row_is_put_into_the_page_and_what_stands_around_it_is_kept(tmp_path):
    page = tmp_path / "page.md"
    page.write_text("Before.\n<!-- rows: parish -->\n| old |\n<!-- end of rows -->\nAfter.\n", encoding="utf-8")
    printed.write(str(page))
    written = page.read_text(encoding="utf-8")
    assert written.startswith("Before.\n<!-- rows: parish -->\n| about |")
    assert written.endswith("|\n<!-- end of rows -->\nAfter.\n")
    assert "old" not in written


def test_a_mark_that_names_no_table_is_refused():
    with pytest.raises(ValueError, match="There is no table called ponies"):
        printed.filled("<!-- rows: ponies -->\n<!-- end of rows -->")
