"""What the words refer to: annexes, papers that went round, earlier meetings, other items."""

import re
from collections.abc import Iterable, Sequence

from .pages import Gap, GapKind, MeetingNamed, PaperSaid
from .values import WRITTEN_DATE, NoSuchDate, day_of

ITS_NUMBER = r"(?:[A-Z]|\d{1,2})[A-Za-z]?(?:\.\d{1,2})?(?![\w’'])"
FURTHER = rf"(?:\s*,\s*|\s*(?:and|&|to|-|–)\s*){ITS_NUMBER}(?!\s+of\b)"
ANNEX = re.compile(rf"\b((?i:Appendi(?:x|ces)|Annex(?:es|e)?))\s+({ITS_NUMBER}(?:{FURTHER})*)")
UNNUMBERED = re.compile(
    r"\b(?i:attached|set out|shown|included|appended) (?i:as|at|in) (?i:an|the) ((?i:Annex|Appendix))\b(?!\s+[A-Z0-9]{1,3}\b)"
)
A_PAPER = r"(?:\w{1,30} )?(?:paper|note|document|presentation|report|letter|statement|submission|supplement)"
WENT_ROUND = r",? (?:which |that )?(?:had been |was |were |having been )?(?:circulated|tabled)\b"
CIRCULATED = re.compile(rf"\b({A_PAPER}){WENT_ROUND}[^.;,]{{0,60}}?(?:prior to|before|at|during|in advance of) the meeting", re.IGNORECASE)
ATTACHED = re.compile(r"\b(?:a )?cop(?:y|ies) of (?P<what>[^.;]{3,200}?)(?:,)? (?:was|were|had been|is|are) attached\b", re.IGNORECASE)
HELD_ON = re.compile(
    rf"\bmeetings?(?: of (?P<body>[^.;]{{3,120}}?))?,? (?:held )?on (?:\w+day,? )?(?P<date>{WRITTEN_DATE}|\d{{1,2}}/\d{{1,2}}/\d{{4}})",
    re.IGNORECASE,
)
BODY_FIRST = re.compile(r"\bminutes of the (?P<body>[A-Z][^.;]{2,120}?) meetings?\b")
PAGES = r"pages? \d+(?: (?:to|and|-) \d+)?(?: of (?:the )?(?:annex|appendix|report)(?: [A-Z0-9]{1,3}\b)?)?"
ELSEWHERE = re.compile(rf"\b(?:agenda item(?: no\.?)? \d+|minute(?: no\.?| number)? \d+[\w/.()-]*|{PAGES})", re.IGNORECASE)
ONE = re.compile(r"\b(?:[A-Z]|\d{1,2})[A-Za-z]?(?:\.\d{1,2})?(?!\w)")


def gaps(words: Sequence[str], papers: Sequence[PaperSaid], item: int = 0) -> list[Gap]:
    """What the words name and no paper of the page bears in its title."""
    titles = " | ".join(paper.title for paper in papers if not paper.stands_in_title).lower()
    text = "\n".join(words)
    return [*_annexes(text, titles, item), *_went_round(text, item), *_attached(text, titles, item)]


def _annexes(text: str, titles: str, item: int) -> list[Gap]:
    named = dict.fromkeys(name for found in ANNEX.finditer(text) for name in annexes_named(found))
    absent = [name for name in named if not re.search(rf"\b{re.escape(name.lower())}\b", titles)]
    if found := UNNUMBERED.search(text):
        kind = found[1].capitalize()
        if kind.lower() not in titles:
            absent.append(kind)
    return [
        Gap(GapKind.ANNEX, name, f"The text refers to {_with_article(name)}, and no paper of that name is on the page.", item)
        for name in absent
    ]


def annexes_named(found: re.Match[str]) -> list[str]:
    """ "Appendices 1 and 2" names two."""
    kind = "Appendix" if found[1].lower().startswith("appendi") else "Annex"
    return [f"{kind} {number.upper()}" for number in ONE.findall(found[2])]


def _with_article(name: str) -> str:
    return name if " " in name else f"an {name.lower()} without a number"


def _went_round(text: str, item: int) -> list[Gap]:
    names = dict.fromkeys(" ".join(found[1].split()) for found in CIRCULATED.finditer(text))
    return [
        Gap(GapKind.CIRCULATED, name, f"The text speaks of a {name} that went round for the meeting; it is not on the page.", item)
        for name in names
    ]


def _attached(text: str, titles: str, item: int) -> list[Gap]:
    names = dict.fromkeys(re.sub(r"^the\s+", "", " ".join(found["what"].split())) for found in ATTACHED.finditer(text))
    return [
        Gap(GapKind.ATTACHMENT, name, f"The text says that a copy was attached ({name}); it is not on the page.", item)
        for name in names
        if name.lower() not in titles
    ]


def meetings_named(words: Iterable[str]) -> tuple[MeetingNamed, ...]:
    """The meetings whose minutes are before this one, each once: "the meeting held on 9 June 2010"."""
    every: dict[tuple[str, object], MeetingNamed] = {}
    for text in words:
        if not re.search(r"\bminutes\b", text, re.IGNORECASE):
            continue
        first = BODY_FIRST.search(text)
        for found in HELD_ON.finditer(text):
            body = (found["body"] or (first["body"] if first else "") or "").removeprefix("the ").strip()
            try:
                named = MeetingNamed(body, day_of(found["date"]), found[0])
            except NoSuchDate:
                named = MeetingNamed(body, None, found[0])
            every.setdefault((named.body, named.on or named.as_published), named)
    return tuple(every.values())


def elsewhere(words: Iterable[str]) -> tuple[str, ...]:
    """Items, minutes and pages of other papers that the words name."""
    return tuple(dict.fromkeys(found[0] for text in words for found in ELSEWHERE.finditer(text)))
