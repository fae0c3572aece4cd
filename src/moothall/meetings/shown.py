"""Rows as a page shows them: in the order in which they are read, with the words and addresses that a reader needs."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.urls import get_script_prefix

from moothall.documents import rules as documents
from moothall.meetings import rules
from moothall.meetings.models import Item, Meeting, MinuteEntry, Paper, Remark, Reporter, Resolution

MARKS = ("‘’", "“”", "''", '""')


@dataclass(frozen=True, slots=True)
class Document:
    """A paper in a list: where it leads, if it is held here, and where else it can be read."""

    title: str
    address: str
    kind: str
    size: int
    pages: int
    note: str
    elsewhere: str


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a resolution: its number, its words with links to other parts, what it does, and its conditions."""

    number: str
    anchor: str
    pieces: list[tuple[str, str]]
    kinds: list[str]
    conditions: list[str]
    is_closed: bool


@dataclass(frozen=True, slots=True)
class Entry:
    """A paragraph of the minute. Its kind is said only where it changes, and not where it is mere narrative."""

    kind: str
    lines: list[str]
    bullets: list[str]
    markup: str
    is_quotation: bool
    is_closed: bool


@dataclass(frozen=True, slots=True)
class Resolved:
    heading: str
    lead: str
    parts: list[Part]
    is_closed: bool


@dataclass(frozen=True, slots=True)
class Shown:
    """An item of an agenda, with everything of it that this viewer may see."""

    row: Any
    number: str
    lines: list[str]
    reporters: list[tuple[str, str]]
    authors_differ: str
    papers: list[Document]
    closures: list[Mapping[str, Any]]
    minute: list[Entry | Resolved]
    remarks: Sequence[Remark]
    opened: Sequence[Any] = ()
    handed_out: Sequence[Any] = ()
    confirms: Meeting | None = None
    numbers_were_counted: bool = field(default=False)

    @property
    def anchor(self) -> str:
        return f"item-{self.row.position}"


def item(row: Any, confirmed: Mapping[date, Meeting]) -> Shown:
    """An item as `queries.agenda` gives it; `confirmed` are the meetings of the days whose minutes items confirm."""
    parts = [part for resolution in row.resolved for part in resolution.numbered]
    return Shown(
        row=row,
        number=row.number,
        lines=lines(row.text),
        reporters=reporters(row.reported_by),
        authors_differ=authors_differ(row.reported_by),
        papers=[document(paper) for paper in row.with_papers],
        closures=[closure(one) for one in row.closed_because if one.opened_at is None],
        opened=[one for one in row.closed_because if one.opened_at],
        handed_out=row.named,
        minute=minute(row),
        remarks=row.remarked,
        confirms=confirmed.get(row.confirms_minutes_of) if row.confirms_minutes_of else None,
        numbers_were_counted=len(parts) > 1 and not any(part.printed for part in parts),
    )


def lines(text: str) -> list[str]:
    """The paragraphs of a text that has one a line."""
    return [line.strip() for line in text.splitlines() if line.strip()]


def named(reporter: Reporter) -> str:
    return ", ".join(word for word in (reporter.name, reporter.office) if word)


def reporters(rows: Sequence[Reporter]) -> list[tuple[str, str]]:
    """Who reports, by the part that they have: as the agenda says it, or the minute where the agenda names nobody."""
    said = []
    for part, one, several in (("author", "Author", "Authors"), ("presenter", "Presenter", "Presenters")):
        of_part = [row for row in rows if row.part == part]
        names = [named(row) for row in of_part if row.said_in == "agenda"] or [named(row) for row in of_part]
        said += [(several if len(names) > 1 else one, "; ".join(names))] if names else []
    return said


def authors_differ(rows: Sequence[Reporter]) -> str:
    """The sentence for a page on which agenda and minute name different authors."""
    places = ([row.office or row.name for row in rows if row.part == "author" and row.said_in == place] for place in ("agenda", "minute"))
    return rules.authors_differ(*places)


def document(paper: Paper) -> Document:
    """A paper leads somewhere only if something of it is here."""
    kind = documents.kind_called(paper.file.media_type) if paper.file else None
    held = bool(paper.file or paper.text)
    closed = f"not for publication: {paper.closed_under}" if paper.closed_under else ""
    notes = [closed, "" if paper.file else paper.size_words, "" if held else "not held here"]
    return Document(
        title=paper.title,
        address=get_script_prefix() + paper.reference if held else "",
        kind=kind.words if kind else paper.form or ("web page" if paper.text else ""),
        size=paper.file.size if paper.file else 0,
        pages=paper.pages or 0,
        note=", ".join(note for note in notes if note),
        elsewhere=web_address(paper.source_address),
    )


def web_address(address: str) -> str:
    """An address on the web, or none: whatever else a source may have written there is not led to."""
    return address if address.lower().startswith(("https://", "http://")) else ""


def closure(row: Any) -> Mapping[str, Any]:
    """Why something is closed, as the exempt notice takes it."""
    return {
        "paragraph": rules.ground_in_words(row.ground, row.paragraph),
        "reason": row.public_interest,
        "review_on": row.look_again_on,
        "sayable": row.summary or row.can_be_said,
        "was_public": row.was_public,
    }


def minute(row: Any) -> list[Entry | Resolved]:
    """Entries and resolutions in the order in which they were said."""
    told: list[Entry | Resolved] = []
    kind = ""
    for one in sorted([*row.said, *row.resolved], key=lambda one: one.position):
        if isinstance(one, Resolution):
            told.append(resolution(row, one))
            kind = ""
        else:
            told.append(entry(one, kind))
            kind = one.kind
    return told


def entry(row: MinuteEntry, last_kind: str) -> Entry:
    kind = "" if row.kind in (last_kind, rules.EntryKind.NARRATIVE) else row.kind
    return Entry(kind, lines(row.text), row.bullets, row.markup, is_quotation(row.text), row.is_closed)


def is_quotation(text: str) -> bool:
    """Whether all of a paragraph is said in another's words.

    >>> is_quotation("‘which would facilitate an understanding’."), is_quotation("‘One’ and two"), is_quotation("")
    (True, False, False)
    """
    said = text.strip().rstrip(".,;")
    return any(said[:1] == marks[0] and said[-1:] == marks[1] and marks[1] not in said[1:-1] for marks in MARKS)


def resolution(row: Any, one: Any) -> Resolved:
    """A resolution; the anchors of its parts are one page's own, also where an item has two resolutions."""
    count = row.resolved.index(one)
    prefix = f"item-{row.position}-resolved" + (f"-{count + 1}" if count else "")
    anchors = {str(part.number): f"{prefix}-{part.number}" for part in one.numbered}
    alone = len(one.numbered) == 1 and not one.numbered[0].printed
    parts = [
        Part(
            number="" if alone else part.printed or f"({part.number})",
            anchor=anchors[str(part.number)],
            pieces=[(words, anchors.get(number, "")) for words, number in rules.pieces(part.text, part.refers_to)],
            kinds=[kind for kind in part.kinds if kind != rules.PartKind.OTHER],
            conditions=list(dict.fromkeys(said["words"] for said in part.refers_to if said["is_condition"])),
            is_closed=part.is_closed,
        )
        for part in one.numbered
    ]
    return Resolved(one.heading or "Resolved", one.lead, parts, one.is_closed)


def facts(meeting: Meeting, counts: tuple[int, int], parts: int = 0, confirmed: Item | None = None) -> rules.Facts:
    """What the sentences about a meeting rest on."""
    return rules.Facts(
        body=meeting.body.name,
        held_on=meeting.held_on,
        starts_at=meeting.starts_at,
        venue=meeting.venue,
        is_cancelled=meeting.cancelled_at is not None,
        cancelled_because=meeting.cancelled_because,
        has_agenda=meeting.agenda_published_at is not None,
        has_minutes=meeting.minutes_published_at is not None,
        are_draft=meeting.minutes_are_draft,
        confirmed_on=confirmed.meeting.held_on if confirmed else None,
        items=counts[0],
        resolutions=counts[1],
        parts=parts,
    )
