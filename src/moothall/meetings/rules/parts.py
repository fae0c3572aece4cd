"""What a part of a resolution does: it notes, approves, requests, and often two things at once."""

import re
from enum import StrEnum


class PartKind(StrEnum):
    """The kinds of what is resolved."""

    NOTE = "note"
    APPROVE = "approve"
    ENDORSE = "endorse"
    RATIFY = "ratify"
    REQUEST = "request"
    AUTHORISE = "authorise"
    CONFIRM = "confirm"
    COMMEND = "commend"
    AGREE = "agree"
    ADOPT = "adopt"
    DELEGATE = "delegate"
    REFER = "refer"
    REFUSE = "refuse"
    DEFER = "defer"
    RECOMMEND = "recommend"
    APPOINT = "appoint"
    AMEND = "amend"
    OTHER = "other"


# The verbs of each kind, as they are said after "be" and, where a resolution begins with it, as a bare verb.
SAID_AS: dict[PartKind, tuple[str, ...]] = {
    PartKind.NOTE: ("noted", "note"),
    PartKind.APPROVE: ("approved", "approve"),
    PartKind.ENDORSE: ("endorsed", "endorse"),
    PartKind.RATIFY: ("ratified", "ratify", "ratifie"),
    PartKind.REQUEST: ("requested", "request", "asked", "ask", "instructed", "instruct", "directed", "invited", "invite", "tasked"),
    PartKind.AUTHORISE: ("authorised", "authorise", "authorized", "authorize", "empowered"),
    PartKind.CONFIRM: ("confirmed", "confirm"),
    PartKind.COMMEND: ("commended", "commend", "congratulated"),
    PartKind.AGREE: ("agreed", "agree", "accepted", "accept"),
    PartKind.ADOPT: ("adopted", "adopt"),
    PartKind.DELEGATE: ("delegated", "delegate"),
    PartKind.REFER: ("referred", "refer", "remitted"),
    PartKind.REFUSE: ("refused", "refuse", "rejected", "reject", "declined"),
    PartKind.DEFER: ("deferred", "defer", "postponed"),
    PartKind.RECOMMEND: ("recommended", "recommend"),
    PartKind.APPOINT: ("appointed", "appoint", "re-appointed", "reappointed", "nominated", "nominate", "elected"),
    PartKind.AMEND: ("amended", "amend", "adapted", "adapt", "varied", "revised", "modified"),
}
KIND_OF = {verb: kind for kind, verbs in SAID_AS.items() for verb in verbs}
# What is not approved is refused; what is not noted or not requested is neither.
REFUSED_BY_NOT = frozenset({PartKind.APPROVE, PartKind.ENDORSE, PartKind.RATIFY, PartKind.AGREE, PartKind.ADOPT, PartKind.AUTHORISE})

PARTICIPLE = "(?:" + "|".join(sorted((verb for verb in KIND_OF if verb.endswith("ed")), key=len, reverse=True)) + ")"
BARE = "(?:" + "|".join(sorted((verb for verb in KIND_OF if not verb.endswith("ed")), key=len, reverse=True)) + ")"
AND = "(?:, and |, | and )"
ADVERB = r"(?:(?:\w+ly|also|again|further|hereby|not) )?"
# be noted; be endorsed and ratified; be received, noted and approved
BE = re.compile(rf"(?P<not>\bnot )?\bbe (?P<verbs>{ADVERB}\w[\w-]*(?:{AND}{ADVERB}{PARTICIPLE})*)\b", re.IGNORECASE)
# A resolution that begins with what it does: "To approve the plan"; "Cabinet notes the report".
WHO = "(?:the )?(?:cabinet member|cabinet|council|committee|sub-committee|board|panel|leader|mayor)"
BEGINS = re.compile(rf"^(?:that )?(?:to |{WHO} )?(?P<verbs>{BARE}s?(?:{AND}(?:to )?{BARE}s?)*)\b(?! (?:be|is|was|of)\b)", re.IGNORECASE)
ALSO = re.compile(rf"(?:;| and|,) (?:to )?(?P<verbs>{BARE}s?)(?= (?:the|that|this|its|an?)\b)", re.IGNORECASE)
WORDS = re.compile(r"[a-z][a-z-]*", re.IGNORECASE)


def kinds_of_part(text: str) -> tuple[PartKind, ...]:
    """What a part of a resolution does, each kind once and in the order of its words; other where no known verb is said.

    >>> kinds_of_part("the Protocol and toolkit be endorsed and ratified; and")
    (<PartKind.ENDORSE: 'endorse'>, <PartKind.RATIFY: 'ratify'>)
    """
    said = " ".join(text.split())
    if BEGINS.match(said):
        groups = [(found["verbs"], False) for pattern in (BEGINS, ALSO) for found in pattern.finditer(said)]
    else:
        groups = [(found["verbs"], bool(found["not"])) for found in BE.finditer(said)]
    kinds = [kind for verbs, is_denied in groups for kind in _kinds_said(verbs, is_denied)]
    return tuple(dict.fromkeys(kinds)) or (PartKind.OTHER,)


def _kinds_said(verbs: str, is_denied: bool) -> list[PartKind]:
    words = [word.casefold() for word in WORDS.findall(verbs)]
    is_denied = is_denied or "not" in words
    kinds = [kind for word in words if (kind := KIND_OF.get(word) or KIND_OF.get(word.removesuffix("s")))]
    if not is_denied:
        return kinds
    return [PartKind.REFUSE for kind in kinds if kind in REFUSED_BY_NOT]
