"""What a part of a resolution leans on: the clauses that it names, and the conditions that it sets."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

LABEL = r"\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})\)"
NUMBER = r"\d{1,2}"
AND = "(?:, and |, | and | or | to | ?[-–] ?)"
NOUN = "(?:resolutions?|recommendations?|paragraphs?|sub-paragraphs?|clauses?|parts?|points?|items?)"
SUBJECT_TO = r"(?P<condition>\b(?:subject to|conditional (?:up)?on|dependent (?:up)?on|provided that) (?:[^,;()\d]{0,60}? )??)?"
# A clause of another paper is no clause of this resolution: "paragraph (a) of the report".
OF_THIS = r"(?! of (?!this\b|these\b|the above\b))"
# (1) and (3); or, without brackets, "2 above"
LABELS = rf"(?P<labels>(?<![\w(]){LABEL}(?:{AND}{LABEL})*|(?<![\w(.]){NUMBER}(?:{AND}{NUMBER})*(?= (?:above|below)\b))"
REFERENCE = re.compile(rf"{SUBJECT_TO}(?P<noun>\b{NOUN} )?{LABELS}(?P<where> ?(?:above|below|hereof)\b)?{OF_THIS}", re.IGNORECASE)
RANGE = re.compile(r"\(?(\d{1,2})\)? ?(?:to|[-–]) ?\(?(\d{1,2})\)?", re.IGNORECASE)
NAMES = re.compile(r"\d{1,2}|[a-z]{1,4}(?=\))", re.IGNORECASE)
# Sub-clauses stand as lines below the words of their clause.
LINE_BEGINS = re.compile(r"^\(?(\d{1,2}|[a-z]|[ivx]{1,4})[.)]", re.IGNORECASE | re.MULTILINE)
# A condition said in words. "be subject to review" binds the future, not this resolution.
CONDITION = re.compile(
    r"(?<!\bbe )(?<!\bis )(?<!\bare )(?<!\bwas )(?<!\bwere )(?<!\bremain )"
    r"\b(?:subject to|conditional (?:up)?on|provided that) [^,;]+?(?= and (?:that )?[^,;]{1,80}\bbe\b|[,;]|\.?$|\. )",
    re.IGNORECASE,
)


# Most parts lean on nothing, and a word is found faster than a pattern.
HINTS = ("(", "above", "below", "subject to", "conditional", "dependent", "provided that")


@dataclass(frozen=True, slots=True)
class Reference:
    """What a part refers to: a clause by its number as it is said, or, with no number, a condition in words.

    `gap` is the sentence for a clause that is not there; empty when it is.
    """

    words: str
    number: str = ""
    is_condition: bool = False
    gap: str = ""

    @property
    def is_there(self) -> bool:
        """Whether the clause can be followed."""
        return not self.gap


def references_in(text: str, numbers: Collection[int | str]) -> list[Reference]:
    """The clauses and conditions that a part names, in order; the numbers are those of the clauses that are there.

    >>> [reference] = references_in("subject to (1) above, the Protocol be endorsed", [1, 2, 3])
    >>> reference.words, reference.number, reference.is_condition, reference.gap
    ('subject to (1) above', '1', True, '')
    >>> references_in("in accordance with (4) below", [1, 2])[0].gap
    'It refers to (4), and there is no (4) here.'
    """
    text = " ".join(text.split())
    if not any(hint in text.lower() for hint in HINTS):
        return []
    there = {str(number).strip("().").casefold() for number in numbers}
    clauses = [at for at in REFERENCE.finditer(text) if is_reference(at)]
    found = [(at.start(), reference) for at in clauses for reference in _to_clauses(at, there)]
    for at in CONDITION.finditer(text):
        if not any(at.start() <= clause.start() < at.end() for clause in clauses):
            found.append((at.start(), Reference(at.group(), is_condition=True)))
    return [reference for _, reference in sorted(found, key=lambda one: one[0])]


def clause_names(number: int, printed: str, text: str) -> list[str]:
    """What a clause is called by those that refer to it: its number, the number as printed, and those of the lines below it.

    >>> clause_names(2, "", "the Director be authorised to:\\n(a) write; and\\n(b) report.")
    ['2', 'a', 'b']
    """
    return [str(number), *([printed.strip("(). ")] if printed else []), *LINE_BEGINS.findall(text)]


def _to_clauses(at: re.Match[str], there: Collection[str]) -> Iterator[Reference]:
    for number in each_label(at["labels"]):
        gap = "" if number in there else f"It refers to ({number}), and there is no ({number}) here."
        yield Reference(at.group(), number, bool(at["condition"]), gap)


def is_reference(at: re.Match[str]) -> bool:
    """A number alone is no reference: it must be said where it is, or what, or that this is subject to it."""
    return bool(at["noun"] or at["where"] or at["condition"])


def each_label(labels: str) -> list[str]:
    """Each number named, those between the ends of a range included."""
    filled = RANGE.sub(lambda ends: " ".join(f"({number})" for number in range(int(ends[1]), int(ends[2]) + 1)), labels)
    return list(dict.fromkeys(name.casefold() for name in NAMES.findall(filled)))
