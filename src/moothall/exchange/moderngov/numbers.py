"""The numbers of clauses: (1), 1., (a), (iv), as printed, and what they are called by."""

import re
from dataclasses import dataclass

BRACKETED = r"\((?P<in>\d{1,2}|[a-z]|[ivxl]{1,5}|[A-Z])\)"
POINTED = r"(?P<out>\d{1,2}|[a-z]|[ivxl]{1,5})[.)]"
PRINTED = re.compile(rf"^(?P<printed>{BRACKETED}|{POINTED})(?:\s+|(?=[A-Za-z]{{2}}))(?P<rest>.*)$", re.DOTALL)
BEFORE = r"(?<=[;:,-])|(?<=; and)|(?<=; or)|(?<=, and)|(?<=\bthat)|(?<=\bThat)|(?<=\bTHAT)"
WITHIN = re.compile(rf"(?:{BEFORE})\s(?=\((?:\d{{1,2}}|[a-z]|[ivxl]{{1,5}})\)\s*\w)")
ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7, "viii": 8, "ix": 9, "x": 10, "xi": 11, "xii": 12}
FAMILIES = ("figure", "letter", "roman")


@dataclass(frozen=True)
class Clause:
    """One clause: its number as printed, without its brackets, and its words."""

    printed: str
    mark: str
    text: str


def clause(text: str) -> Clause:
    """A paragraph with its printed number taken off."""
    found = PRINTED.match(text)
    return Clause(found["printed"], (found["in"] or found["out"]).lower(), found["rest"].strip()) if found else Clause("", "", text)


def families(mark: str) -> set[str]:
    """What a mark may be: (i) is the first Roman number or the ninth letter."""
    if mark.isdigit():
        return {"figure"}
    return ({"letter"} if len(mark) == 1 else set()) | ({"roman"} if mark in ROMAN else set())


def value(mark: str, family: str) -> int:
    if family == "figure":
        return int(mark)
    return ROMAN[mark] if family == "roman" else ord(mark) - ord("a") + 1


class Counting:
    """Follows the numbers of a resolution, so that (a) below (1) is called 1(a)."""

    def __init__(self) -> None:
        self.levels: list[tuple[str, int, str]] = []  # family, value, mark

    def follows(self, mark: str) -> bool:
        """True if a printed number is the next at its level, or opens a level."""
        return any(self.level(mark, family) is not None for family in families(mark))

    def level(self, mark: str, family: str) -> int | None:
        number = value(mark, family)
        for depth, (known, last, _) in enumerate(self.levels):
            if known == family:
                return depth if number == last + 1 else None
        return len(self.levels) if number == 1 else None

    def called(self, mark: str) -> str:
        """What the clause is called: "2", "2(a)", "2(a)(i)". A number out of order stands at the top."""
        for family in sorted(families(mark), key=lambda family: (self.level(mark, family) is None, -FAMILIES.index(family))):
            depth = self.level(mark, family)
            depth = 0 if depth is None else depth
            self.levels = [*self.levels[:depth], (family, value(mark, family), mark)]
            break
        first, *rest = (mark for _, _, mark in self.levels)
        return first + "".join(f"({mark})" for mark in rest)

    def next(self) -> str:
        """The number of a clause that has lost its own."""
        last = self.levels[0][1] if self.levels and self.levels[0][0] == "figure" else 0
        return self.called(str(last + 1))


def parted(text: str) -> list[str]:
    """The clauses within one paragraph: "That (1) the report be noted; and (2) …". A reference to a clause does not part it.

    >>> parted("(1) the report be noted; and (2) subject to (1) above, it be published.")
    ['(1) the report be noted; and', '(2) subject to (1) above, it be published.']
    """
    counting, pieces = Counting(), [""]
    for piece in WITHIN.split(text):
        mark = clause(piece).mark
        if mark and (pieces == [""] or counting.follows(mark)):
            counting.called(mark)
            pieces.append(piece.strip())
        else:
            pieces[-1] = f"{pieces[-1]} {piece}".strip()
    return [piece for piece in pieces if piece]
