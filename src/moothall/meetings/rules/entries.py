"""What kind of thing a paragraph of a minute tells, by the words in which councils have always told it."""

import re
from enum import StrEnum


class EntryKind(StrEnum):
    """The kinds of minute entry; narrative is what fits none of the others.

    | kind | as the minutes say it |
    |---|---|
    | apologies, declaration | No apologies for absence were received. · A member declared a personal interest |
    | considered | The Cabinet Member considered the report of … · Consideration was given to … |
    | was asked | The Cabinet Member was asked to review, endorse and ratify … |
    | reported | The report indicated that … · Annex 1 of the report gave … · The Director reported that … |
    | presented, spoke to the report | … presented the report, indicating that … · … spoke to the report, indicating … |
    | issues raised | Arising from the discussion the following issues were raised … |
    | question and answer | A member asked whether … · In response to a question … |
    | concern | … expressed concerns that … · … had concerns with … |
    | informed | … informed the meeting that … · Members were advised that … |
    | stated, suggested | … commented that … · … suggested a meeting |
    | agreed, undertaking | … agreed with the suggestion · … undertook to … · … agreed to circulate … |
    | motion, vote | It was moved by … · On being put to the vote … |
    | resolved | RESOLVED: · That the … be noted. |
    """

    CONSIDERED = "considered"
    WAS_ASKED = "was asked"
    REPORTED = "reported"
    PRESENTED = "presented"
    SPOKE_TO_REPORT = "spoke to the report"
    ISSUES_RAISED = "issues raised"
    QUESTION = "question and answer"
    CONCERN = "concern"
    INFORMED = "informed"
    STATED = "stated"
    SUGGESTED = "suggested"
    AGREED = "agreed"
    UNDERTAKING = "undertaking"
    DECLARATION = "declaration of interest"
    APOLOGIES = "apologies"
    MOTION = "motion"
    VOTE = "vote"
    RESOLVED = "resolved"
    NARRATIVE = "narrative"


PAPER = "(?:report|annex|appendix|update|briefing|paper|presentation)"
TELLS = (
    "(?:indicated|advised|stated|explained|noted|set out|outlined|summari[sz]ed|gave|provided|"
    "showed|highlighted|detailed|described|concluded|sought)"
)
DOES = (
    "(?:report|provide|circulate|bring|arrange|supply|look|write|contact|send|submit|"
    "raise|investigate|take|ensure|share|check|follow|speak|meet)"
)
# "had been agreed", "was reported" and the like tell what was done before, or by nobody.
WAS, BEEN = r"(?<!\bbe )(?<!\bwas )(?<!\bwere )(?<!\bbeen )", r"(?<!\bbeen )"

# What the first sentence says, its words parted by single spaces. Of several that fit, the one said first counts: its verb.
WAYS: dict[EntryKind, tuple[str, ...]] = {
    EntryKind.APOLOGIES: (r"\bapologies for absence\b", r"\bapolog(?:y|ies)\b.{0,60}? (?:received|submitted|given|reported)\b"),
    EntryKind.DECLARATION: (r"\bdeclarations? of (?:\w+ ){0,3}?interests?\b", r"\bdeclared (?:\w+ ){0,5}?interests?\b"),
    EntryKind.MOTION: (
        r"\b(?:was|were) (?:duly )?(?:moved|seconded|proposed)\b",
        r"\bmoved (?:by|that|the|an)\b",
        r"\b(?:seconded|tabled)\b",
    ),
    EntryKind.VOTE: (
        r"\bput to (?:the|a) vote\b",
        r"\b(?:the|a) (?:recorded )?vote was\b",
        r"\bvoted\b",
        r"\bshow of hands\b",
        r"\b(?:motion|amendment) was (?:declared )?(?:carried|lost)\b",
        r"\babstained\b",
    ),
    EntryKind.RESOLVED: (r"^(?:it was )?(?:unanimously )?resolved\b", r"^that [^.]*?\bbe\b"),
    EntryKind.ISSUES_RAISED: (
        r"\b(?:issues?|points?|matters?|comments?|queries) (?:was|were) (?:raised|made|discussed)\b",
        r"\braised (?:the following|a number of|several)\b",
    ),
    EntryKind.CONCERN: (
        r"\b(?:expressed|had|has|raised) (?:\w+ ){0,3}?concerns?\b",
        r"\bconcerns? (?:was|were) (?:expressed|raised|voiced)\b",
        r"\b(?:was|were) concerned\b",
    ),
    EntryKind.WAS_ASKED: (r"\b(?:was|were) (?:asked|requested|invited|recommended) to\b",),
    EntryKind.CONSIDERED: (BEEN + r"\bconsidered (?:the|a|an|whether|in|reports?|his|her|their)\b", r"\bconsideration was given\b"),
    EntryKind.SPOKE_TO_REPORT: (rf"\bspoke (?:briefly )?to (?:the|his|her|their|this) (?:\w+ )?{PAPER}\b",),
    EntryKind.PRESENTED: (
        BEEN + rf"\b(?:presented|introduced) (?:the|his|her|their|this|a|an) (?:\w+ ){{0,2}}?{PAPER}\b",
        r"\bgave a presentation\b",
    ),
    EntryKind.REPORTED: (
        rf"^(?:the |this |an? )?(?:\w+ ){{0,3}}?{PAPER} (?:\d{{1,2}} |[a-h] )?(?:of the report )?(?:also |further |then )?{TELLS}\b",
        WAS + r"\breported (?:that|on|to|upon)\b",
    ),
    EntryKind.INFORMED: (BEEN + r"\b(?:informed|advised)\b(?! by)",),
    EntryKind.QUESTION: (
        WAS + r"\basked\b(?! to be)",
        r"\b(?:enquired|inquired|queried|questioned|replied|answered)\b",
        r"\bin (?:response|reply|answer) to\b",
        r"\bsought clarification\b",
        r"\bquestions? (?:was|were) (?:asked|put|answered)\b",
        r"\?$",
    ),
    EntryKind.UNDERTAKING: (
        r"\bundertook\b",
        r"\b(?:an )?undertaking (?:was given|to)\b",
        r"\bgave an undertaking\b",
        r"\bpromised to\b",
        rf"{WAS}\bagreed to {DOES}\b",
    ),
    EntryKind.AGREED: (WAS + r"\bagreed (?:with|that|to|upon)\b", r"\b(?:it|this) was (?:\w+ )?agreed\b", r"\bconcurred\b"),
    EntryKind.SUGGESTED: (WAS + r"\b(?:suggested|proposed)\b", r"\bit was suggested\b"),
    EntryKind.STATED: (
        WAS + r"\b(?:stated|commented|remarked|observed|added|emphasised|stressed|felt|explained|welcomed|noted)\b",
        r"\bpointed out\b",
    ),
}
PATTERNS = {kind: re.compile("|".join(ways), re.IGNORECASE) for kind, ways in WAYS.items()}
# One of these is in every sentence that a pattern fits: thousands of paragraphs are read, and a word is found faster than a pattern.
STEMS: dict[EntryKind, tuple[str, ...]] = {
    EntryKind.APOLOGIES: ("apolog",),
    EntryKind.DECLARATION: ("declar",),
    EntryKind.MOTION: ("moved", "seconded", "proposed", "tabled"),
    EntryKind.VOTE: ("vote", "show of hands", "carried", "lost", "abstained"),
    EntryKind.RESOLVED: ("resolved", "that "),
    EntryKind.ISSUES_RAISED: (" was ", " were ", "raised"),
    EntryKind.CONCERN: ("concern",),
    EntryKind.WAS_ASKED: ("was ", "were "),
    EntryKind.CONSIDERED: ("consider",),
    EntryKind.SPOKE_TO_REPORT: ("spoke ",),
    EntryKind.PRESENTED: ("presented", "introduced", "presentation"),
    EntryKind.REPORTED: ("report", "annex", "appendix", "update", "briefing", "paper", "presentation"),
    EntryKind.INFORMED: ("informed", "advised"),
    EntryKind.QUESTION: ("asked", "quired", "queried", "question", "replied", "answer", "in response", "in reply", "sought", "?"),
    EntryKind.UNDERTAKING: ("underto", "undertaking", "promised", "agreed"),
    EntryKind.AGREED: ("agreed", "concurred"),
    EntryKind.SUGGESTED: ("suggested", "proposed"),
    EntryKind.STATED: (
        *("stated", "commented", "remarked", "observed", "added", "emphasised"),
        *("stressed", "felt", "explained", "welcomed", "noted", "pointed out"),
    ),
}
SENTENCE_END = re.compile(r"[.?!](?= [A-Z“‘\"'])|;")
# A full stop after an initial or a title ends no sentence.
TITLE = re.compile(r"\b(?:[A-Z]|M[rs]|Mrs|Dr|St|Cllr)$")


def kind_of_entry(text: str) -> EntryKind:
    """The kind of a minute paragraph, by the first verb of its first sentence; narrative where none fits, never a guess.

    >>> kind_of_entry("The Spokesperson had concerns with the strategy and the Cabinet Member stated that these could be addressed.")
    <EntryKind.CONCERN: 'concern'>
    """
    sentence = _first_sentence(" ".join(text.split()))
    lowered = sentence.lower()
    likely = [kind for kind, stems in STEMS.items() if any(stem in lowered for stem in stems)]
    found = {kind: said.start() for kind in likely if (said := PATTERNS[kind].search(sentence))}
    return min(found, key=lambda kind: found[kind], default=EntryKind.NARRATIVE)


def _first_sentence(text: str) -> str:
    for end in SENTENCE_END.finditer(text):
        if not TITLE.search(text[max(0, end.start() - 5) : end.start()]):
            return text[: end.end()]
    return text
