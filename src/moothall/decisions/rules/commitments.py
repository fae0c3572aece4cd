"""What a resolution asks somebody to do: proposed from its words, for a clerk to confirm."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from moothall.decisions.rules.due_words import due_words_in
from moothall.decisions.rules.standings import Standing

# be requested to; be asked, in consultation with the Cabinet Member, to
REQUEST = re.compile(
    r"\bbe\s+(?:requested|asked|instructed|directed|required|invited|tasked)(?:,[^,;]{1,120},|\s+(?:also|further|again|now))?\s+to\b:?\s*",
    re.IGNORECASE,
)
# the Director of Place (to) report back …
REPORTS_BACK = re.compile(
    r"(?P<who>(?:[Oo]fficers|(?:[Tt]he\s+)?[A-Z])[^;:\n]{0,120}?)\s+(?:(?:to|shall|will)\s+)?"
    r"(?P<what>(?:report\s+(?:back|to|on|in)|bring|submit|present|provide|prepare|produce|circulate)\b.*)",
    re.DOTALL,
)
# a further report be submitted …
PAPER_BROUGHT = re.compile(
    r"(?P<paper>(?:(?!\bbe\b)[^;:\n]){0,200}?\b(?:reports?|updates?|briefings?|reviews?|papers?|plans?|outcomes?|progress|information|findings|summary|statement)\b"
    r"(?:(?!\bbe\b)[^;:\n]){0,200}?)\bbe\s+(?:submitted|brought|reported|presented|prepared|provided|circulated|produced)\b",
    re.IGNORECASE,
)
BY_WHOM = re.compile(r"\bby\s+(?P<who>(?:the\s+)?[A-Z][^,;.\n]{0,120}?)(?=\s+(?:to|in|on|at|by|within|before|for)\s|\s*(?:[,;.]|$))")

# Words with which nobody is asked: a denial, a supposition, a wish, or what is past.
NOT_ASKED = re.compile(
    r"\b(?:not|no|never|to|if|whether|should|would|could|will|may|had|has|have|was|were|is|are|agreed|asked|requested|noted)\b",
    re.IGNORECASE,
)
CLAUSES = re.compile(r"(?:[^;\n.]|\.(?!\s+[A-Z(])|(?<=\b(?:Mr|Ms|Dr|St|No))\.|(?<=\b(?:Mrs))\.|(?<=\bCllr)\.)+")
NUMBERED = r"\(?(?:\d{1,2}|[a-h]|[ivx]{1,4})\)\s*(?!above|below)"
FIRST_WORDS = re.compile(rf"(?:[\s,.:–-]|{NUMBERED}|\b(?:resolved|agreed|and|that|also|accordingly|therefore|then)\b)*", re.IGNORECASE)
CONDITION = re.compile(
    r"(?:subject\s+to|following|in\s+(?:accordance|consultation|line|conjunction|view|addition|order)|having\s+regard\s+to|arising\s+from|"
    r"as\s+a\s+result\s+of|with\s+(?:regard|reference|respect)\s+to|in\s+the\s+meantime|once|upon|after)\b[^,;]*,\s*",
    re.IGNORECASE,
)
# Where within a clause somebody else may begin: "the report be noted and the Director of Place …".
JOINT = re.compile(rf"(?:,|\band\b|{NUMBERED})\s*(?:and\s+)?(?:that\s+)?(?=(?:the|all|each|both|officers|members)\b|[A-Z])")
PAPER_JOINT = re.compile(r"(?:,|\band\b)\s*(?:and\s+)?(?:that\s+)?(?=(?:an?|the|further|regular|quarterly|progress)\s)")
LAST_WORDS = re.compile(r"[\s,;.]*(?:\band\b[\s,]*(?:that\b)?[\s,]*)?$", re.IGNORECASE)
LONGEST_NAME = 160


@dataclass(frozen=True, slots=True)
class Proposed:
    """A commitment as the words make it. `who` is empty where nobody is named, `due_words` where no time is said."""

    who: str
    what: str
    phrase: str
    due_words: str = ""


def commitments_in(text: str) -> list[Proposed]:
    """The commitments that a part of a resolution makes, in its own words and in order; no owner and no date is invented.

    >>> [proposed] = commitments_in("the Director of Place be asked to submit a report to the meeting in March 2011; and")
    >>> proposed.who, proposed.what, proposed.due_words
    ('the Director of Place', 'submit a report to the meeting in March 2011', 'to the meeting in March 2011')
    """
    return [proposed for clause in CLAUSES.findall(text) for proposed in _in_clause(clause)]


def held_because(standing: Standing, unmet: Sequence[str] = ()) -> str:
    """Why a part of a decision may not be carried out yet, as a sentence; empty when it may.

    Source: law.md, section 6: nothing is carried out before effect, and a part "subject to (1) above" waits for that.

    >>> held_because(Standing.IN_EFFECT, ["(1) above"])
    'This part waits: it is subject to (1) above.'
    """
    if not standing.is_in_effect:
        return f"This part waits: the decision is not in effect. It is: {standing.lower()}."
    return f"This part waits: it is subject to {'; and to '.join(unmet)}." if unmet else ""


def _in_clause(clause: str) -> Iterator[Proposed]:
    requests = list(REQUEST.finditer(clause))
    if requests:
        yield from _requested(clause, requests)
    else:
        yield from _undertaken(clause)


def _requested(clause: str, requests: Sequence[re.Match[str]]) -> Iterator[Proposed]:
    """Each request of a clause, with whom it names, or whom the request before it named."""
    begins = [
        _somebody_begins(clause, before.end() if before else 0, at.start()) for before, at in zip([None, *requests], requests, strict=False)
    ]
    ends = [*begins[1:], len(clause)]
    who = ""
    for begin, request, end in zip(begins, requests, ends, strict=True):
        named = clause[begin : request.start()].strip()
        who = who if named in ("", "and") else named
        what = _trimmed(clause[request.end() : max(end, request.end())])
        if what and _is_somebody(who):
            yield Proposed(who, what, _trimmed(clause[begin : max(end, request.end())]), due_words_in(what))


def _somebody_begins(clause: str, start: int, end: int) -> int:
    """Where the words begin that say who is asked: after what else the clause resolves, or after an earlier request."""
    resolved = clause.rfind(" be ", start, end)
    joints = [joint.end() for joint in JOINT.finditer(clause, max(start, resolved), end)]
    if resolved >= 0 and joints:
        return joints[0]
    if start and joints:
        return joints[-1]
    return end if start else _after_first_words(clause)


def _after_first_words(clause: str) -> int:
    """Where a clause begins to say something: its number, "That", and what it is subject to are passed over."""
    at = 0
    while (passed := _passed_over(clause, at)) > at:
        at = passed
    return at


def _passed_over(clause: str, at: int) -> int:
    words = FIRST_WORDS.match(clause, at)
    at = words.end() if words else at
    condition = CONDITION.match(clause, at)
    return condition.end() if condition else at


def _undertaken(clause: str) -> Iterator[Proposed]:
    """Somebody who is to report back, or a paper that is to be brought; one of them in a clause."""
    first = _after_first_words(clause)
    for at in [first, *(joint.end() for joint in JOINT.finditer(clause, first))]:
        found = REPORTS_BACK.match(clause, at)
        if found and _is_somebody(found["who"]) and (" be " not in found["what"] or found["what"].startswith("report back")):
            what = _trimmed(found["what"])
            yield Proposed(found["who"], what, _trimmed(found.group()), due_words_in(what))
            return
    for at in [first, *(joint.end() for joint in PAPER_JOINT.finditer(clause, first))]:
        paper = PAPER_BROUGHT.match(clause, at)
        if paper and not NOT_ASKED.search(paper["paper"]):
            what = _trimmed(clause[at : _next_be_clause(clause, paper.end())])
            by = BY_WHOM.search(what)
            yield Proposed(by["who"] if by else "", what, what, due_words_in(what))
            return


def _next_be_clause(clause: str, start: int) -> int:
    """Where the clause resolves something else: "… and the Director be thanked"."""
    return next((joint.start() for joint in JOINT.finditer(clause, start) if " be " in clause[joint.end() :]), len(clause))


def _is_somebody(who: str) -> bool:
    return 0 < len(who) <= LONGEST_NAME and " be " not in who and not NOT_ASKED.search(who)


def _trimmed(words: str) -> str:
    return LAST_WORDS.sub("", words).strip()
