"""The labels of decisions and issues, in whatever order, each with a name of ours; shared by HTML and text."""

import re
from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from .pages import LabelSaid, MeetingNamed, Unplaced
from .values import NoSuchDate, day_of

LABELS = {
    "decision_maker": r"decision[- ]makers?|decided by|decision taker",
    "status": r"(?:decision )?status|recommendation status",
    "is_key": r"(?:is (?:this a )?)?key decision\??|is it a key decision\??",
    "is_subject_to_call_in": r"(?:is (?:this decision |this |it )?)?subject to call[- ]?in\??",
    "purpose": r"purpose(?: of (?:the )?(?:report|decision))?|details|summary",
    "decision": r"decisions?(?: made| taken)?",
    "reasons": r"reasons? for (?:the |making the )?(?:decisions?|recommendations?)|reasons?",
    "alternatives": r"(?:details of )?(?:any )?(?:alternative|other) options? considered(?: .{0,80})?|alternative options?(?: .{0,40})?",
    "interests": r"(?:conflicts? of )?interests?(?: and nature of interests?)? declared|(?:declarations?|conflicts?) of interests?",
    "consulted": r"consultation(?: undertaken| carried out)?|consultees?|(?:(?:who was|persons?|members?|councillors?) )?consulted",
    "dispensations": r"(?:any )?dispensations?(?: granted| given)?(?: .{0,60})?",
    "power": r"scheme of delegation|delegated (?:powers?|authority)(?: relied on)?|powers? relied on|authority for (?:the )?decision",
    "call_in": r"call[- ]?in (?:deadline|date|expiry|expires|closes|ends)(?: .{0,40})?|(?:deadline|last (?:date|day)) for call[- ]?in",
    "contact": r"contact(?: officer| person)?|further information|reports? contact",
    "wards": r"wards?(?: and \w+)? affected|wards?|divisions? affected",
    "published_on": r"(?:publication date|date published|date of publication|published on|published)",
    "decided_on": r"(?:date of decision|decision date|date decision (?:made|taken)|date made)",
    "decided_at": r"decided at (?:the )?meeting|decision taken at|made at meeting",
    "effective_from": r"effective (?:from|date)|date (?:decision )?(?:effective|comes into effect|of implementation)|implementation date",
    "papers": r"(?:accompanying|related|supporting) documents?|documents?",
    "decision_type": r"decision type|type of decision",
    "decision_due": r"decision due(?: date)?(?: .{0,40})?|due date",
    "first_published": r"(?:notice of (?:proposed )?(?:\w+ ){0,3}(?:decisions?|notice) )?(?:\w+ )?first published",
    "lead_officer": r"(?:lead|responsible|report) (?:officers?|director|author)s?|author",
    "lead_member": r"(?:lead|cabinet|executive) members?|portfolio holder",
    "meetings": r"agenda items|meetings?|considered at",
    "decisions": r"decisions? (?:list|history)",
}
KNOWN = {name: re.compile(rf"^(?:{words})\s*\??\s*$", re.IGNORECASE) for name, words in LABELS.items()}
LINE = re.compile(r"^(?P<label>[A-Z][^:]{1,79}?)\s*:(?:\s+(?P<value>.*)|(?P<glued>(?=\d|[A-Z]).*)|\s*)$")


class Labelled(NamedTuple):
    """A label as our own name ("" where it is none of ours), as printed, and what follows it on the line."""

    name: str
    printed: str
    value: str


def label_of(printed: str) -> str:
    """Our name for a label, or "".

    >>> label_of("Is subject to call in?:"), label_of("Favourite colour:")
    ('is_subject_to_call_in', '')
    """
    bare = printed.strip().rstrip(":").strip()
    return next((name for name, words in KNOWN.items() if words.match(bare)), "")


def labelled(text: str) -> Labelled | None:
    """A line that is a label, with or without its value; None for all other lines."""
    found = LINE.match(text)
    if not found:
        return None
    return Labelled(label_of(found["label"]), found["label"].strip(), (found["value"] or found["glued"] or "").strip())


def is_private(label: str, value: str) -> bool:
    """Whether a label with its value announces a decision in private.

    >>> is_private("Notice of proposed private decision", "Paragraph 3"), is_private("Private meeting", "No")
    (True, False)
    """
    return bool(re.search(r"\bprivate\b", label, re.IGNORECASE)) and value.strip().casefold() not in ("", "no", "false")


class Days:
    """The dates behind labels. One that does not exist is left out, kept as text, and its line named."""

    def __init__(self, values: Mapping[str, str], lines: Mapping[str, int] | None = None):
        self.values, self.lines, self.troubles = values, lines or {}, list[Unplaced]()

    def day(self, name: str) -> date | None:
        text = self.values.get(name, "")
        if not text:
            return None
        try:
            day = day_of(text)
            trouble = "" if day else "no date can be read here"
        except NoSuchDate as error:
            day, trouble = None, str(error)
        if trouble:
            where = f"Line {self.lines[name]}" if name in self.lines else name.replace("_", " ").capitalize()
            self.troubles.append(Unplaced(text, where, f"{where}: {trouble}."))
        return day


def meeting_named(text: str) -> MeetingNamed | None:
    """The meeting behind "Decided at meeting: 02/12/2009 - Cabinet"."""
    if not text:
        return None
    found = re.match(
        r"^(?P<date>\d{1,2}[/.]\d{1,2}[/.]\d{4}|[^-–]*\d{4})\s*(?:\d{1,2}[.:]\d{2}\s*(?:am|pm)?\s*)?[-–—]\s*(?P<body>.+)$", text
    )
    try:
        day = day_of(found["date"] if found else text)
    except NoSuchDate:
        day = None
    return MeetingNamed(found["body"].strip() if found else ("" if day else text), day, text)


def others(pairs: list[tuple[str, str]]) -> tuple[LabelSaid, ...]:
    return tuple(LabelSaid(label, value) for label, value in pairs)
