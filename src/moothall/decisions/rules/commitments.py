"""What a resolution asks somebody to do: proposed from its words, for a clerk to confirm."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from moothall.authority.words import day_in_words, joined
from moothall.decisions.rules.due_words import due_words_in
from moothall.decisions.rules.standings import Standing

# be requested to; be asked, in consultation with the Cabinet Member, to
REQUEST = re.compile(
    r"\bbe\s+(?:requested|asked|instructed|directed|required|invited|tasked)(?:,[^,;]{1,120},|\s+(?:also|further|again|now))?\s+to\b:?\s*",
    re.IGNORECASE,
)
# the Director of Place (to) report back …
BRINGING = ("report", "bring", "submit", "present", "provide", "prepare", "produce", "circulate")
REPORTS_BACK = re.compile(
    r"(?P<who>(?:[Oo]fficers|(?:[Tt]he\s+)?[A-Z])[^;:]{0,120}?)\s+(?:(?:to|shall|will)\s+)?"
    r"(?P<what>(?:report\s+(?:back|to|on|in)|bring|submit|present(?!\s+the\s+report)|provide|prepare|produce|circulate)\b.*)",
    re.DOTALL,
)
# a further report be submitted …
PAPER = r"\b(?:reports?|updates?|briefings?|reviews?|papers?|plans?|outcomes?|progress|information|findings|summary|statement)\b"
BROUGHT = re.compile(r"\bbe\s+(?:submitted|brought|reported|presented|prepared|provided|circulated|produced)\b", re.IGNORECASE)
BEFORE_BE = r"(?:(?!\bbe\b)[^;:]){0,200}?"
PAPER_BROUGHT = re.compile(rf"(?P<paper>{BEFORE_BE}{PAPER}{BEFORE_BE}){BROUGHT.pattern}", re.IGNORECASE)
BY_WHOM = re.compile(r"\bby\s+(?P<who>(?:the\s+)?[A-Z][^,;.]{0,120}?)(?=\s+(?:to|in|on|at|by|within|before|for)\s|\s*(?:[,;.]|$))")

# Words with which nobody is asked: a denial, a supposition, a wish, or what is past.
NOT_ASKED = re.compile(
    r"\b(?:not|no|never|to|if|whether|should|would|could|will|may|had|has|have|was|were|is|are|agreed|asked|requested|noted)\b",
    re.IGNORECASE,
)
# A full stop after a title ends no clause; a blank line does.
CLAUSES = re.compile(r"(?:[^;.\n]|\n(?!\s*\n)|\.(?!\s+[A-Z(])|(?<=\b(?:Mr|Ms|Dr|St|No))\.|(?<=\bMrs)\.|(?<=\bCllr)\.)+")
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
BE = re.compile(r"\bbe\b", re.IGNORECASE)
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

    >>> held_because(Standing.IN_EFFECT, ["subject to (1) above", "the approval of Council"])
    'This part waits: it is subject to (1) above and the approval of Council.'
    """
    if not standing.is_in_effect:
        return f"This part waits: the decision is not in effect. It is: {standing.lower()}."
    conditions = joined(words.removeprefix("subject to ") for words in unmet)
    return f"This part waits: it is subject to {conditions}." if unmet else ""


def early_because(back_on: date | None, effect_on: date | None, held: str) -> str:
    """That something was reported as done before it might be carried out, as a sentence; empty where it was not.

    Source: law.md, section 6: nothing is carried out before effect.

    >>> early_because(date(2026, 3, 3), date(2026, 3, 10), "")
    'It came back on 3 March 2026, before the decision took effect on 10 March 2026.'
    """
    if back_on is None:
        return ""
    came = f"It came back on {day_in_words(back_on, weekday=False)}"
    if held:
        return f"{came}, although nobody may carry it out yet. {held}"
    if effect_on and back_on < effect_on:
        return f"{came}, before the decision took effect on {day_in_words(effect_on, weekday=False)}."
    return ""


def _in_clause(clause: str) -> Iterator[Proposed]:
    requests = list(REQUEST.finditer(clause))
    if requests:
        yield from _requested(clause, requests)
    else:
        yield from _undertaken(clause)


def _requested(clause: str, requests: Sequence[re.Match[str]]) -> Iterator[Proposed]:
    """Each request of a clause, with whom it names, or whom the request before it named."""
    starts = [0, *(request.end() for request in requests)]
    begins = [_somebody_begins(clause, start, request.start()) for start, request in zip(starts, requests, strict=False)]
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
    resolved = max((be.end() for be in BE.finditer(clause, start, end)), default=0)
    joints = [joint.end() for joint in JOINT.finditer(clause, max(start, resolved), end)]
    if resolved and joints:
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
    found = _reported_back(clause) if any(verb in clause for verb in BRINGING) else None
    found = found or (_brought(clause) if BROUGHT.search(clause) else None)
    if found:
        yield found


def _reported_back(clause: str) -> Proposed | None:
    for at in _beginnings(clause, JOINT):
        found = REPORTS_BACK.match(clause, at)
        if found and _is_somebody(found["who"]) and _is_done_by_them(found["what"]):
            what = _trimmed(found["what"])
            return Proposed(found["who"], what, _trimmed(found.group()), due_words_in(what))
    return None


def _brought(clause: str) -> Proposed | None:
    for at in _beginnings(clause, PAPER_JOINT):
        paper = PAPER_BROUGHT.match(clause, at)
        if paper and not NOT_ASKED.search(paper["paper"]):
            what = _trimmed(clause[at : _next_be_clause(clause, paper.end())])
            by = BY_WHOM.search(what)
            return Proposed(by["who"] if by else "", what, what, due_words_in(what))
    return None


def _beginnings(clause: str, joint: re.Pattern[str]) -> list[int]:
    """Where in a clause something new may be resolved: at its first words, and after each "and" that names it."""
    first = _after_first_words(clause)
    return [first, *(joined.end() for joined in joint.finditer(clause, first))]


def _next_be_clause(clause: str, start: int) -> int:
    """Where the clause resolves something else: "… and the Director be thanked"."""
    return next((joint.start() for joint in JOINT.finditer(clause, start) if BE.search(clause, joint.end())), len(clause))


def _is_done_by_them(what: str) -> bool:
    """Whether "report" is what somebody does; in "the progress report to Cabinet be noted" it is a thing."""
    return what.startswith("report back") or not BE.search(what)


def _is_somebody(who: str) -> bool:
    return 0 < len(who) <= LONGEST_NAME and not BE.search(who) and not NOT_ASKED.search(who)


def _trimmed(words: str) -> str:
    return LAST_WORDS.sub("", words).strip()
