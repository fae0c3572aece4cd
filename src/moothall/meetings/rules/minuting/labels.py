"""The words with which a clerk may begin a paragraph, so that its kind need not be guessed."""

import re

from moothall.meetings.rules.entries import EntryKind

KINDS: dict[str, EntryKind] = {
    "q": EntryKind.QUESTION,
    "question": EntryKind.QUESTION,
    "a": EntryKind.QUESTION,
    "answer": EntryKind.QUESTION,
    "reply": EntryKind.QUESTION,
    "apologies": EntryKind.APOLOGIES,
    "declaration": EntryKind.DECLARATION,
    "declarations": EntryKind.DECLARATION,
    "considered": EntryKind.CONSIDERED,
    "presented": EntryKind.PRESENTED,
    "reported": EntryKind.REPORTED,
    "issue": EntryKind.ISSUES_RAISED,
    "issues": EntryKind.ISSUES_RAISED,
    "issues raised": EntryKind.ISSUES_RAISED,
    "concern": EntryKind.CONCERN,
    "concerns": EntryKind.CONCERN,
    "informed": EntryKind.INFORMED,
    "stated": EntryKind.STATED,
    "suggested": EntryKind.SUGGESTED,
    "note": EntryKind.NARRATIVE,
}
ASKED, ANSWERED = ("q", "question"), ("a", "answer", "reply")
UNDERTAKING = ("undertaking", "undertakings", "action")
MOTION, AMENDMENT, READS = ("motion",), ("amendment",), ("substantive motion", "substantive")
VOTE = ("vote", "named vote", "recorded vote", "show of hands")
CASTS = {
    "for": "for",
    "in favour": "for",
    "against": "against",
    "abstained": "abstained",
    "abstentions": "abstained",
    "did not vote": "did not vote",
    "not voting": "did not vote",
}
CASTING = ("casting vote",)
# How a paragraph is typed back when its own words would be taken for another kind.
TYPED_AS: dict[EntryKind, str] = {
    EntryKind.APOLOGIES: "Apologies",
    EntryKind.DECLARATION: "Declaration",
    EntryKind.CONSIDERED: "Considered",
    EntryKind.PRESENTED: "Presented",
    EntryKind.REPORTED: "Reported",
    EntryKind.ISSUES_RAISED: "Issues",
    EntryKind.CONCERN: "Concern",
    EntryKind.INFORMED: "Informed",
    EntryKind.STATED: "Stated",
    EntryKind.SUGGESTED: "Suggested",
    EntryKind.NARRATIVE: "Note",
}

ALL = sorted({*KINDS, *UNDERTAKING, *MOTION, *AMENDMENT, *READS, *VOTE, *CASTS, *CASTING}, key=len, reverse=True)
LABEL = re.compile(rf"(?P<label>{'|'.join(ALL)})\s*:\s*(?P<rest>.*)", re.IGNORECASE | re.DOTALL)
# RESOLVED needs no colon; what else a council may write there does, or stands in capitals.
RESOLVED = re.compile(
    r"(?P<heading>(?:it was )?(?:unanimously )?resolved(?: unanimously)?)\s*(?:[:–—-]\s*|(?=that\b|to\b)|$)(?P<rest>.*)",
    re.IGNORECASE | re.DOTALL,
)
AS_RESOLVED = re.compile(r"(?P<heading>AGREED|RECOMMENDED|DECIDED|Agreed|Recommended|Decided)\s*(?::\s*|$)(?P<rest>.*)", re.DOTALL)
MARK = re.compile(r"\[\s*(?P<mark>closed|open|not for publication|for publication)\s*\]\s*", re.IGNORECASE)
# (1) 1. 1) and, for a part that has no number yet, ( ) (+) (new) (1a)
PART = re.compile(
    r"(?:\((?P<number>\d{1,2})\)|(?P<bare>\d{1,2})[.)]|(?P<new>\((?:\s*|\+|new|\d{1,2}[a-z])\)))\s*(?P<text>.*)", re.IGNORECASE
)
BULLET = re.compile(r"[-*•·–]\s+(?P<text>.+)")
SUB_CLAUSE = re.compile(r"\((?:[a-z]|[ivx]{1,4})\)\s", re.IGNORECASE)


def label_of(line: str) -> tuple[str, str]:
    """The label of a line in small letters, and what stands after it; no label where the line has none.

    >>> label_of("Q: Who pays?"), label_of("Questions were asked: who pays?")
    (('q', 'Who pays?'), ('', 'Questions were asked: who pays?'))
    """
    found = LABEL.fullmatch(line)
    return (found["label"].lower(), found["rest"].strip()) if found else ("", line)


def resolved_in(line: str) -> tuple[str, str] | None:
    """The heading of a resolution, and what stands after it; none where the line opens none.

    >>> resolved_in("RESOLVED: That the report be noted."), resolved_in("Agreed with the suggestion.")
    (('RESOLVED', 'That the report be noted.'), None)
    """
    found = RESOLVED.fullmatch(line) or AS_RESOLVED.fullmatch(line)
    return (found["heading"], found["rest"].strip()) if found else None


def without_mark(text: str, is_closed: bool) -> tuple[str, bool]:
    """A text without its mark, and whether it is closed: as it is marked, or as all around it.

    >>> without_mark("[closed] The rent.", False), without_mark("[open] The plan.", True), without_mark("The plan.", True)
    (('The rent.', True), ('The plan.', False), ('The plan.', True))
    """
    found = MARK.match(text)
    if not found:
        return text, is_closed
    return text[found.end() :], found["mark"].lower() in ("closed", "not for publication")
