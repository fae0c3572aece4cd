"""Who wrote a report and who presents it, out of the sentences that say so."""

import re
from collections.abc import Iterable

from .pages import AuthorSaid, PresenterSaid, SaidIn
from .patterns import any_line, one_of

OFFICE_WORDS = any_line(r"""
    Director|Chief|Head|Chair(?:man|woman|person)?|Vice|Leader|Deputy|Assistant|Officer|Manager|Executive|Secretary|Solicitor|Treasurer
    Cabinet|Portfolio|Mayor|Councillor|Cllr|Commissioner|Auditor|Co-?ordinator|Clerk|Surveyor|Engineer|Planner|Lead|Spokesperson
    Strategic|Corporate|Borough|City|County|Town|Monitoring|Section|Interim|Principal|Senior|Service|Superintendent
    Mr\.?|Mrs\.?|Ms\.?|Miss|Dr\.?
""")
OFFICE_ENDS = one_of("Director Officer Manager Executive Solicitor Secretary Treasurer Auditor Surveyor Engineer Lead Coordinator Clerk")
AN_OFFICE = re.compile(rf"\b(?:{OFFICE_WORDS})\b")
ENDS_AS_OFFICE = re.compile(rf"\b{OFFICE_ENDS}(?:\s*\([^)]*\))?$")
FIRST = re.compile(rf"(?:the\s+)?(?:(?:{OFFICE_WORDS})\b|(?:[A-Z][\w'’&-]*,?\s+){{1,4}}{OFFICE_ENDS}\b)")
JOINT = re.compile(r"(,?\s+and\s+|,\s+(?=the\s)|\s+&\s+(?=the\s)|;\s*)")
KINDS_OF_REPORT = f"(?:{one_of('joint written verbal oral further progress update covering')} )*"
AGENDA = re.compile(
    rf"^(?:to (?:consider|receive|note) )?(?:the |a |an )?(?:attached )?{KINDS_OF_REPORT}reports? (?:of|by|from) (?P<who>.+)$",
    re.IGNORECASE,
)
WITHIN = re.compile(rf"\b{KINDS_OF_REPORT}reports? (?:of|by|from|submitted by|presented by) (?P<who>(?:the )?[A-Z].*)", re.DOTALL)
NAME = r"(?:Councillor|Cllr\.?|Mr\.?|Mrs\.?|Ms\.?|Miss|Mx\.?|Dr\.?|Professor|Sir|Dame|Rev\.?)\s+[^,()]{2,80}?"
PRESENTATION = r"give (?:a|an|the) (?:\w{1,30} )?(?:presentation|update|report)"
TO_PRESENT = re.compile(
    rf"(?P<who>[^()]{{3,200}}?),?\s+(?:to|will)\s+(?:present|introduce|be presenting|{PRESENTATION})\b",
    re.IGNORECASE,
)
DID_PRESENT = r"(?:presented|introduced|submitted|spoke to) the (?:\w+ ){0,2}report\b"
PRESENTED = re.compile(rf"^(?:(?P<name>{NAME})(?:,\s*(?P<office>[^.;]{{3,150}}?))?|(?P<post>The [A-Z][^.;,]{{2,150}}?)),?\s+{DID_PRESENT}")
NO_OFFICE = re.compile(r"\b(?:is|are|was|were|be|requested|invited|asked|report|reports|members)\b", re.IGNORECASE)
LITTLE = {"of", "the", "and", "for", "&", "to", "in", "with"}


def authors_in_agenda(paragraphs: Iterable[str]) -> tuple[AuthorSaid, ...]:
    """The authors that lines such as "Joint report of the … and the …" name."""
    found = (AGENDA.match(paragraph) for paragraph in paragraphs)
    return tuple(AuthorSaid(name, SaidIn.AGENDA) for each in found if each for name in names(each["who"]))


def authors_in_minute(paragraphs: Iterable[str], said_in: SaidIn = SaidIn.MINUTE) -> tuple[AuthorSaid, ...]:
    """The authors that the minute names ("considered the report of the …"), each once."""
    found = (WITHIN.search(paragraph) for paragraph in paragraphs)
    every = dict.fromkeys(name for each in found if each for name in names(each["who"]))
    return tuple(AuthorSaid(name, said_in) for name in every)


def names(text: str) -> list[str]:
    """The offices at the head of a text, one by one, without what goes on behind them.

    >>> names("the Chair of Harbour Understood and the Director, Wrenmouth Equalities Partnership.")
    ['Chair of Harbour Understood', 'Director, Wrenmouth Equalities Partnership']
    >>> names("the Director of Regeneration and the Environment on the progress made")
    ['Director of Regeneration and the Environment']
    >>> names("the Planning and Coast Director and the Finance and Property Director which set out")
    ['Planning and Coast Director', 'Finance and Property Director']
    """
    first, *further = JOINT.split(office(text))
    found = [first]
    for place in range(0, len(further), 2):
        joint, piece = further[place], further[place + 1]
        if _is_another(found[-1], piece, "".join(further[place + 1 :])):
            found.append(piece)
        else:
            found[-1] += joint + piece
    return [name for each in found if (name := re.sub(r"^the\s+", "", each, flags=re.IGNORECASE).strip(" ,.;"))]


def _is_another(before: str, piece: str, rest: str) -> bool:
    """True if an office ends before the "and" and another begins behind it: "and" also stands within the names of departments."""
    if not AN_OFFICE.search(before):
        return False
    is_named = bool(AN_OFFICE.search(rest)) and (piece.startswith("the ") or bool(ENDS_AS_OFFICE.search(before)))
    return is_named or bool(FIRST.match(piece))


def office(text: str) -> str:
    """The run of words that an office takes: capitals, brackets, and the little words between them."""
    taken: list[str] = []
    for word in text[:400].split():
        bare = word.strip("()[]“”\"'‘’.,;:")
        is_open = "".join(taken).count("(") > "".join(taken).count(")")
        if not (bare[:1].isupper() or bare.lower() in LITTLE or bare.isdigit() or bare in {"", "-", "–", "—"} or is_open):
            break
        taken.append(word)
        if re.search(r"[;:]$|(?<!\b[A-Z])(?<!Mr)(?<!Mrs)(?<!Ms)(?<!Dr)(?<!Cllr)\.$", word):
            break
    while taken and (taken[-1].strip(",").lower() in LITTLE or not taken[-1].strip("-–—,.;")):
        taken.pop()
    return " ".join(taken).strip(" ,.;")


def presenters_in_agenda(paragraphs: Iterable[str]) -> tuple[PresenterSaid, ...]:
    """Who is to present, as "(Mr. …, Chair of … to present the report)" says."""
    found = (TO_PRESENT.search(paragraph.strip(" ().")) for paragraph in paragraphs if len(paragraph) < 300)
    return tuple(
        _presenter(each["who"], SaidIn.AGENDA) for each in found if each and each["who"][:1].isupper() and not NO_OFFICE.search(each["who"])
    )


def presenters_in_minute(paragraphs: Iterable[str], said_in: SaidIn = SaidIn.MINUTE) -> tuple[PresenterSaid, ...]:
    """Who presented or spoke to the report, each once."""
    found = (PRESENTED.match(paragraph) for paragraph in paragraphs)
    every = dict.fromkeys(
        PresenterSaid(each["name"].strip(), (each["office"] or "").strip(), said_in) if each["name"] else _presenter(each["post"], said_in)
        for each in found
        if each
    )
    return tuple(every)


def _presenter(who: str, said_in: SaidIn) -> PresenterSaid:
    """A name with an office behind it, or an office alone."""
    who = re.sub(r"^the\s+", "", who.strip(" ,."), flags=re.IGNORECASE)
    if not re.match(NAME.replace("[^,()]{2,80}?", r"\S"), who) and not re.match(r"[A-Z][a-z]+ [A-Z][\w'’-]+,", who):
        return PresenterSaid("", who, said_in)
    name, _, post = who.partition(",")
    return PresenterSaid(name.strip(), post.strip(), said_in)
