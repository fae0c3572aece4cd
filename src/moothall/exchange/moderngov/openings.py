"""How a minute begins: the words by which its first sentence is told from the agenda above it."""

import re

from .patterns import any_line, one_of, opens

BODIES = any_line(r"""
    cabinet
    (?:sub-?)?committee
    panel|board|council|executive|assembly|commission|authority|forum|group|trustees|governors|meeting
    members?|councillors?|mayor|(?:deputy )?leader|proposer|convenor
    chair(?:man|person|woman)?
    spokes(?:person|persons|man|woman|people)
    officers?|director|head|clerk|solicitor|treasurer|manager|portfolio holder
""")
REPORTED = any_line(rf"""
    {one_of("considered received noted agreed resolved recommended discussed reviewed approved endorsed confirmed welcomed thanked")}
    {one_of("reported presented introduced advised informed explained outlined stated indicated highlighted commented declared")}
    {one_of("asked queried questioned responded replied expressed raised moved proposed seconded submitted gave spoke referred drew")}
    {one_of("requested sought opened adjourned reconvened heard concluded summarised updated provided detailed tabled circulated voted")}
    was {one_of("asked requested informed advised invited presented provided updated recommended reminded")}
    were {one_of("asked informed advised invited reminded updated")}
    had (?:before|considered|received|regard)
    gave consideration
    took the chair
    left the (?:meeting|room)
""")
ADVERB = f"(?:{one_of('also then therefore further subsequently unanimously duly formally')} )?"
SUBJECT = re.compile(
    rf"^(?:the\s+)?(?:\S+\s+){{0,7}}?{BODIES}\b(?:\s*[-–,(]?[^.;:]{{0,120}}?)??\s+{ADVERB}{REPORTED}\b",
    re.IGNORECASE,
)
PERSON = re.compile(
    r"^(?:Councillors?|Cllrs?\.?|Mr\.?|Mrs\.?|Ms\.?|Miss|Mx\.?|Dr\.?|Sir|Dame|Alderman|Lord|Lady)\s+[A-Z](?:[^.;]|\b[A-Z]\.){0,160}?\s+"
    rf"{ADVERB}(?:{REPORTED}|was|were|had)\b"
)
AGENDA_WORDS = opens(rf"""
    to {one_of("consider receive note approve agree confirm review discuss hear report appoint elect determine invite ask give deal sign")}
    (?:joint )?reports? (?:of|by|from)
    members? (?:and \w+ )?(?:is|are|will)\b
    cop(?:y|ies) (?:of|attached)
    attached
    .{{0,80}}\b(?:is|are) {one_of("asked requested invited reminded attached")}\b
    .{{0,120}}\bto (?:present|follow|table|be (?:followed|tabled))\b
    .{{0,120}}\bwill {one_of("present be report update give provide receive consider")}\b
    minutes of the .{{0,80}}meetings? held
""")
HAPPENED = "(?:was|were|had been|have been)"
FIXED = opens(rf"""
    RESOLVED\b|AGREED\b|RECOMMENDED\b|DECISION\b
    It was (?:unanimously )?{one_of("resolved agreed reported noted moved proposed recommended stated pointed explained confirmed")}
    (?:no |an? |the following )?(?:apolog(?:y|ies)|declarations?|interests?)\b[^.;]{{0,120}}?\b{HAPPENED}\b
    no (?:\w+ ){{0,6}}{HAPPENED}\b
    there (?:was|were|being|had been)\b
    none(?:\s+(?:were|was|received|declared)\b|\.?$)
    nil\.?$
    consideration was given
    discussion (?:took place|ensued)
    arising from
    following (?:a |the |discussion|consideration|questions)
    further to
    pursuant to minute
    in (?:response|reply) to
    having considered
    with the (?:agreement|consent)
    (?:the )?minutes of [^.;]{{0,160}}\b(?:was|were)\b
    (?:the )?report {one_of("was indicated stated set outlined advised provided summarised explained detailed sought highlighted")}\b
    (?:up)?on being put
    the motion\b
    an amendment\b
    a (?:recorded )?(?:vote|discussion|motion)\b
    members? (?:of the \w+ )?\w+ed\b
""")
TOLD = re.compile(rf"\b(?:was|were|had|{REPORTED})\b", re.IGNORECASE)
MODALS = ("should", "would", "could", "will", "may", "might", "must", "can", "cannot", "not", "to", "shall")
NOT_MODAL = "".join(rf"(?<!\b{word} )" for word in MODALS)
RESOLVES = re.compile(
    NOT_MODAL + r"\bbe(?:\s+\w+ly)?\s+(?:\w+ed|\w+en|made|held|put|set|sent|given|brought|kept|sought|exempt|asked|re-\w+)\b",
    re.IGNORECASE,
)
BARE_THAT = re.compile(r"^that\b", re.IGNORECASE)


def begins_minute(text: str) -> bool:
    """True if a paragraph tells what happened, or is a resolution that has lost its word."""
    if AGENDA_WORDS.match(text):
        return False
    return bool(FIXED.match(text) or PERSON.match(text) or (len(text) > 25 and SUBJECT.match(text)) or is_lost_clause(text))


def tells(text: str) -> bool:
    """True if a paragraph is told in the past: what a minute does and an agenda hardly ever, when nothing surer is there."""
    return not AGENDA_WORDS.match(text) and bool(TOLD.search(text[:300])) and text.endswith((".", ":", ";"))


def is_lost_clause(text: str) -> bool:
    """True if a paragraph reads as a part of a resolution without "RESOLVED" before it.

    >>> is_lost_clause("the progress made on 2009/10 actions be noted; and")
    True
    >>> is_lost_clause("That the budget is tight was said by many.")
    False
    """
    if BARE_THAT.match(text):
        return text.lower().rstrip(" :,–-") == "that" or bool(
            RESOLVES.search(text) or re.search(r"\bbe\b", text) or text.endswith((";", "; and", ":"))
        )
    if text[:1].islower():
        return bool(
            RESOLVES.search(text)
            or re.match(r"to (?:note|approve|agree|endorse|adopt|support|recommend|authorise|delegate|refer|defer|refuse)\b", text)
        )
    return continues(text) and bool(RESOLVES.search(text)) and not FIXED.match(text)


def continues(text: str) -> bool:
    """True if another clause must follow.

    >>> continues("the report be noted; and"), continues("the report be noted.")
    (True, False)
    """
    return bool(re.search(r"(?:;|:|,)\s*(?:and|or)?\s*$|(?:^|\s)(?:;|,)?\s*(?:and|or)$", text))
