"""Which line is the title of an item: by its number, by the paper behind it, by what councils always call it, or by how it stands."""

import re
from collections.abc import Sequence

from moothall.exchange.moderngov import openings, resolutions
from moothall.exchange.moderngov.patterns import whole
from moothall.exchange.moderngov.values import has_size

from .lines import Line

NUMBER = re.compile(r"^(?P<number>\d{1,3})(?P<letter>[a-z]?)[.):]?$")
NUMBERED = re.compile(r"^(?P<number>\d{1,3})(?P<letter>[a-z]?)(?:[.)]|\s*[-–:|])?\s+(?P<title>[A-Z“‘\"'(£\[].*)$")
USUAL = whole(r"""
    (?:to receive )?apolog(?:y|ies)(?: for (?:absence|non-attendance|lateness))?(?: and substitut\w+)?
    (?:(?:chair(?:man|person)?|mayor|leader)'?s? )?(?:announcements|communications)
    (?:members'? )?declarations?(?: of (?:\w+ ){0,4}interests?(?: and \w+)?)?
    (?:confirmation of )?(?:the )?minutes(?: of (?:the )?(?:previous|last) meetings?)?(?: and matters arising)?
    (?:public |members'? )?(?:questions|petitions|deputations|representations|speaking|participation)(?: (?:from|by|and|of|to) .{0,60})?
    (?:any )?(?:other )?(?:urgent )?(?:items|business|matters)(?: of (?:urgent )?business)?
    urgent (?:items|business) .{0,40}
    exclusion of (?:the )?(?:press and |public and )?(?:the )?(?:press|public)(?: .{0,40})?
    (?:committee |cabinet )?(?:work programme|forward plan)(?: .{0,40})?
    (?:dates?|time)(?: and time)? of (?:the )?(?:next|future) meetings?
    substitut\w+|matters arising
    election of .{3,40}
    appointment of (?:a |the )?(?:vice-)?chair\w*
    welcome(?: and .{3,40})?
""")
HEADINGS_WITHIN = whole(r"""
    background|introduction|summary|conclusions?|discussion|debate|purpose|context|questions|comments|note
    (?:also )?present|in attendance|absent|chair(?:man)?
    reasons? for (?:the )?(?:decisions?|recommendations?|urgency)
    (?:alternative |other )?options? .{0,60}
    decisions?(?: made| taken)?|recommendations?
    (?:(?:financial|legal|equality|staffing|risk|other) )?implications
    next steps|key (?:points|issues)|action(?:s| points)?
    the motion|amendment|voting|recorded vote|for|against|abstentions?
""")
SMALL = whole("a|an|and|as|at|by|for|from|in|into|of|on|or|the|to|with|per|under|its|via|re|-|–|&")


def numbered(found: Sequence[Line]) -> dict[int, tuple[str, int]]:
    """The places where numbered items begin: the number as printed, and how many lines it takes. Empty where items bear no numbers."""
    starts: dict[int, tuple[str, int]] = {}
    last: tuple[int, str] | None = None
    for place, line in enumerate(found):
        following = found[place + 1].text if place + 1 < len(found) else ""
        alone, beside = NUMBER.match(line.text), NUMBERED.match(line.text)
        here = alone if alone and could_be_title(following) else beside if beside and could_be_title(beside["title"]) else None
        if here and _follows(last, here):
            last = (int(here["number"]), here["letter"])
            starts[place] = (line.text, 1) if here is alone else (line.text[: -len(here["title"])].strip(), 0)
    return starts if len(starts) > 1 or 0 in starts else {}


def _follows(last: tuple[int, str] | None, here: re.Match[str]) -> bool:
    """Numbers of items go up through the whole page, which those of clauses do not; one or two may be missing."""
    number, letter = int(here["number"]), here["letter"]
    if last is None:
        return True
    if number == last[0]:
        return bool(letter) and letter > last[1]
    return last[0] < number <= last[0] + 3


def could_be_title(text: str) -> bool:
    """True if the words may stand as a title: no sentence, no clause, no label."""
    bare = text if not has_size(text) else "A Paper"
    if has_size(text):
        return True
    return (
        bool(bare)
        and bare[:1] not in "•·("
        and not bare[:1].islower()
        and not bare.endswith((";", ":", ","))
        and not re.search(r"\w{4,}\.$", bare)
        and len(bare) < 250
    )


def stands_as_title(place: int, found: Sequence[Line]) -> str:
    """Why a line of a page without numbers is a title: "paper", "usual", "stands", or "" where it is none."""
    line = found[place]
    if line.is_bullet or line.is_furniture or not could_be_title(line.text):
        return ""
    if has_size(line.text):
        return "paper"
    if USUAL.match(line.text):
        return "usual"
    if place and not re.search(r"[.?!”’]$", found[place - 1].text):
        return ""
    return "stands" if place + 1 < len(found) and _looks_like_title(line, found[place + 1]) else ""


def _looks_like_title(line: Line, following: Line) -> bool:
    """The weakest sign, and so the strictest: written like a title, set apart, with an agenda or a minute below it."""
    words = line.text.split()
    if not 1 < len(words) <= 25 or line.gap < 1 or HEADINGS_WITHIN.match(line.text) or resolutions.opening(line.text):
        return False
    weighty = [word for word in words if not SMALL.match(word.strip("()‘’“”'\","))]
    capital = sum(word.lstrip("(‘“'\"")[:1].isupper() or word[:1].isdigit() for word in weighty)
    if not weighty or capital / len(weighty) < 0.7 or openings.begins_minute(line.text):
        return False
    return bool(openings.AGENDA_WORDS.match(following.text) or openings.begins_minute(following.text) or following.is_furniture)
