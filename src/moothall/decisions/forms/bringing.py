"""Officers' decisions from a table: every cell that cannot be taken is named by line and column; all lines are taken, or none."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from hashlib import sha256
from typing import Any

from moothall.access.viewer import Viewer
from moothall.authority import queries as authority
from moothall.authority.days import NotADay, day_from
from moothall.authority.forms import Table
from moothall.authority.rules.tables import Line, NotATable
from moothall.decisions import drafting, queries, said
from moothall.decisions.forms.boxes import is_unseen
from moothall.decisions.rules import Maker, record

COLUMNS = (
    *("title", "decided_on", "who_decided", "for_whom", "authorisation", "decided", "reasons", "alternatives"),
    *(
        "conflicts",
        "dispensations",
        "consulted",
        "power",
        "other_record",
        "key_decision",
        "call_in",
        "cost",
        "department",
        "contact",
        "reference",
    ),
)
NEEDED = ("title", "decided_on", "who_decided", "for_whom", "decided")
MOST = {"title": 500, "who_decided": 300, "cost": 300, "contact": 300, "reference": 40, "other_record": 300}
MOST_WORDS = 10_000
MOST_LINES = 500  # at once: whoever waits for the answer does so for two seconds
FOR_WHOM = {"executive": True, "council": False}
ANSWERS = {"": None, "yes": True, "no": False}
PLAIN = {
    "title": "title",
    "code": "reference",
    "maker_words": "who_decided",
    "reasons": "reasons",
    "alternatives": "alternatives",
    "interests": "conflicts",
    "cost_words": "cost",
    "contact": "contact",
}
ASKED = {"is_key": "key_decision", "is_subject_to_call_in": "call_in"}
EXAMPLE = {
    "title": "Licence for a pavement café, 4 Quay Street",
    "decided_on": "14 9 2026",
    "who_decided": "Head of Licensing",
    "for_whom": "council",
    "authorisation": "permission",
    "decided": "A pavement licence is granted for one year.",
    "reasons": "The footway stays wide enough.",
    "alternatives": "Refusal: no ground for it was found.",
    "conflicts": "None declared.",
    "power": "Business and Planning Act 2020, section 2",
    "key_decision": "no",
    "call_in": "no",
}


class BadCell(Exception):
    """What is wrong with a cell, and what to do."""


class OfficersDecisions(Table):
    """A table as a file, or pasted. What was seen and agreed comes back in the box of the preview, and is judged anew."""

    columns = COLUMNS
    needed = NEEDED

    def __init__(self, data: Any = None, files: Any = None, *, viewer: Viewer, today: date, **said_of: Any) -> None:
        super().__init__(data, files, **said_of)
        self.viewer, self.today = viewer, today
        self.text_sent = ""
        self.known: set[str] = set()

    def sent(self) -> str | None:
        text = super().sent()
        self.text_sent = text or ""
        return text

    def read(self, lines: Sequence[Line]) -> None:
        if len(lines) > MOST_LINES:
            raise NotATable(f"There are {len(lines):,} lines. Bring in at most {MOST_LINES:,} at once.")
        self.look_up()
        wrong: list[str] = []
        seen: dict[str, int] = {}
        for line in lines:
            found = list(self.wrong_in(line))
            print_of = fingerprint(line.words)
            if print_of in seen:
                found.append(f"Line {line.number} says the same as line {seen[print_of]}. Leave one of them out.")
            seen.setdefault(print_of, line.number)
            wrong += found
            if not found:
                self.rows.append({"line": line.number, "decision": self.decision_of(line.words)})
        self.refuse(wrong)
        self.known = queries.brought_already(self.viewer, self.organisation.pk, list(seen))

    def look_up(self) -> None:
        rows = authority.departments(self.viewer).filter(organisation=self.organisation)
        self.departments = {row.name.casefold(): row for row in rows}

    def wrong_in(self, line: Line) -> Iterator[str]:
        """Each cell of a line that cannot be taken: where it stands, what is wrong, and what to do."""
        for column in COLUMNS:
            words = line.words.get(column, "")
            try:
                self.judge(column, words)
            except (BadCell, NotADay) as bad:
                yield f"Line {line.number}, column “{column}”: {bad}"

    def judge(self, column: str, words: str) -> None:
        if not words and column in NEEDED:
            raise BadCell("it is empty, and must not be.")
        if len(words) > MOST.get(column, MOST_WORDS):
            raise BadCell(f"it has more than {MOST.get(column, MOST_WORDS):,} letters. Say it in fewer.")
        if any(is_unseen(letter) for letter in words):
            raise BadCell("it holds characters that cannot be seen. Type it again.")
        if column in JUDGED:
            JUDGED[column](self, words)

    def decision_of(self, words: Mapping[str, str]) -> said.Decision:
        """A line as the decision that it says."""
        plain = {name: words.get(column, "") for name, column in PLAIN.items()}
        answers = {name: ANSWERS[words.get(column, "").casefold()] for name, column in ASKED.items()}
        return said.Decision(
            maker_kind=Maker.OFFICER,
            decided_on=day_from(words["decided_on"]),
            department=self.departments.get(words.get("department", "").casefold()),
            resolutions=drafting.parts_typed(words["decided"]),
            particulars=particulars_of(words),
            **plain,
            **answers,
        )


def particulars_of(words: Mapping[str, str]) -> said.Particulars:
    is_executive = FOR_WHOM[words["for_whom"].casefold()]
    return said.Particulars(
        is_executive=is_executive,
        basis="" if is_executive else words.get("authorisation", "").casefold(),
        power_words=words.get("power", ""),
        consulted=words.get("consulted", ""),
        dispensations=words.get("dispensations", ""),
        other_record=words.get("other_record", ""),
        brought_as=fingerprint(words),
    )


def fingerprint(words: Mapping[str, str]) -> str:
    """A hash of what a line says, so that the same line is never taken twice."""
    return sha256("\x1f".join(f"{name}={words.get(name, '')}" for name in COLUMNS).encode()).hexdigest()


def judge_day(form: OfficersDecisions, words: str) -> None:
    if day_from(words) > form.today:
        raise BadCell("this day has not come yet.")


def judge_whom(form: OfficersDecisions, words: str) -> None:
    if words.casefold() not in FOR_WHOM:
        raise BadCell(f"“{words}” is neither. Say “executive” or “council”.")


def judge_basis(form: OfficersDecisions, words: str) -> None:
    if words and words.casefold() not in set(record.Basis):
        raise BadCell(f"“{words}” is none. Say one of: {', '.join(record.Basis)}; or leave it empty.")


def judge_answer(form: OfficersDecisions, words: str) -> None:
    if words.casefold() not in ANSWERS:
        raise BadCell(f"“{words}” is no answer. Say yes or no, or leave it empty.")


def judge_department(form: OfficersDecisions, words: str) -> None:
    if words and words.casefold() not in form.departments:
        raise BadCell(f"there is no department called “{words}” here.")


JUDGED: dict[str, Callable[[OfficersDecisions, str], None]] = {
    "decided_on": judge_day,
    "for_whom": judge_whom,
    "authorisation": judge_basis,
    "key_decision": judge_answer,
    "call_in": judge_answer,
    "department": judge_department,
}
