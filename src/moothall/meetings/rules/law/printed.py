"""The rows of the law as tables for a page of the manual, which says in its own words what stands around them.

After a change of rows, put them into the page with
`./run python -c 'from moothall.meetings.rules.law import printed; printed.write("docs/manual/the-law.md")'`.
"""

import re
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path

from moothall.authority.words import capitalised, day_in_words, joined
from moothall.meetings.rules.law.codes import ASKED, CATEGORIES
from moothall.meetings.rules.law.grounds import qualifications
from moothall.meetings.rules.law.rows import RULES
from moothall.meetings.rules.law.rule import Mark, Nation, Regime, Rule
from moothall.meetings.rules.law.schedule_12a import PARAGRAPHS, QUALIFICATIONS, Paragraph

BLOCK = re.compile(r"(<!-- rows: ([a-z -]+) -->\n).*?(<!-- end of rows -->)", re.DOTALL)


def tables() -> dict[str, str]:
    """Each table by the name that the page calls it by."""
    return {
        "council": rules_table(Regime.COUNCIL, Nation.ENGLAND),
        "executive": rules_table(Regime.EXECUTIVE, Nation.ENGLAND),
        "parish": rules_table(Regime.PARISH, Nation.ENGLAND),
        "wales": rules_table(Regime.COUNCIL, Nation.WALES),
        "scotland": rules_table(Regime.COUNCIL, Nation.SCOTLAND),
        "northern ireland": rules_table(Regime.COUNCIL, Nation.NORTHERN_IRELAND),
        "northern ireland executive": rules_table(Regime.EXECUTIVE, Nation.NORTHERN_IRELAND),
        "interests": interests_table(),
        "categories": "".join(f"* {words}.\n" for words in CATEGORIES.values()),
        "paragraphs": paragraphs_table(),
        "qualifications": "".join(f"* Paragraph {found.number}: {found.words} {_checked(found.mark)}\n" for found in QUALIFICATIONS),
    }


def filled(page: str) -> str:
    """A page with the rows as they are now between its marks; a mark that names no table is refused."""
    printed = tables()
    unknown = [name for _, name, _ in BLOCK.findall(page) if name not in printed]
    if unknown:
        raise ValueError(f"There is no table called {joined(unknown)}. There are {joined(printed)}.")
    return BLOCK.sub(lambda block: f"{block[1]}{printed[block[2]]}{block[3]}", page)


def rules_table(regime: Regime, nation: Nation) -> str:
    """The rules of one kind of body, by matter and then by day."""
    rows = [rule for rule in RULES if (rule.regime, rule.nation) == (regime, nation)]
    return table(("about", "held", "the rule", "counted as", "source"), (_rule_row(rule) for rule in rows))


def interests_table() -> str:
    """What each code asks, kind by kind."""
    heads = ("kind", "held", "what it asks", "discuss", "vote", "leave the room", "source")
    rows = (
        (
            asked.kind.value,
            held(asked.valid_from, asked.valid_to),
            asked.words,
            *("yes" if asks else "no" for asks in (asked.may_discuss, asked.may_vote, asked.must_leave)),
            f"{asked.source}. {_checked(asked.mark)}",
        )
        for asked in ASKED
    )
    return table(heads, rows)


def paragraphs_table() -> str:
    """The paragraphs of Schedule 12A, with who may still see what falls under them."""
    return table(
        ("paragraph", "held", "what it is", "members may see it", "source"), (_paragraph_row(paragraph) for paragraph in PARAGRAPHS)
    )


def table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table as Markdown writes it.

    >>> print(table(("a", "b"), [("1", "2|3")]), end="")
    | a | b |
    |---|---|
    | 1 | 2/3 |
    """
    lines = [heads, ["---"] * len(heads), *rows]
    said = (" | ".join(cell.replace("|", "/") for cell in line) for line in lines)
    return "".join(f"| {line} |\n" if "---" not in line else f"|{line.replace(' ', '')}|\n" for line in said)


def held(begins: date | None, ends: date | None) -> str:
    """Between which days a row held.

    >>> held(date(2006, 3, 1), None), held(None, None)
    ('from 1 March 2006', 'always')
    """
    said = [
        f"from {day_in_words(begins, weekday=False)}" if begins else "",
        f"until {day_in_words(ends, weekday=False)}" if ends else "",
    ]
    return " ".join(word for word in said if word) or "always"


def write(path: str) -> None:
    """Put the rows as they are now into a page."""
    page = Path(path)
    page.write_text(filled(page.read_text(encoding="utf-8")), encoding="utf-8")


def _rule_row(rule: Rule) -> Sequence[str]:
    source = f"{capitalised(rule.source)}. {_checked(rule.mark)}"
    return capitalised(rule.matter), held(rule.valid_from, rule.valid_to), rule.words, rule.period or "not counted", source


def _paragraph_row(paragraph: Paragraph) -> Sequence[str]:
    qualified = joined([found.number for found in qualifications(paragraph.number)])
    words = paragraph.words + (f" (qualified by {qualified})" if qualified else "")
    words += " (standards committees only)" if paragraph.is_for_standards_only else ""
    entitled = "yes" if paragraph.are_members_entitled else "no"
    entitled += ", but no terms of a contract in negotiation" if paragraph.number in ("3", "14") else ""
    source = f"{capitalised(paragraph.source)}. {_checked(paragraph.mark)}"
    return paragraph.number, held(paragraph.valid_from, paragraph.valid_to), words, entitled, source


def _checked(mark: Mark) -> str:
    return "**Unchecked.**" if mark == Mark.UNCHECKED else f"({mark})"
