"""A decision's page as text."""

from collections.abc import Sequence

from moothall.exchange.moderngov import mentions, offices
from moothall.exchange.moderngov.blocks import entries
from moothall.exchange.moderngov.labels import Days, meeting_named, others
from moothall.exchange.moderngov.minutes import minute
from moothall.exchange.moderngov.not_understood import NotUnderstood
from moothall.exchange.moderngov.pages import DecisionPage, EntrySaid, Gap, GapKind, PaperSaid, SaidIn, Unplaced
from moothall.exchange.moderngov.said import once_each, words_of
from moothall.exchange.moderngov.values import yes_or_no

from .lines import Line, blocks, joined, size_off
from .sections import Sections, sections

NARRATIVES = ("purpose", "decision", "reasons", "alternatives", "interests", "dispensations", "consulted", "power")
WANTED = (
    *NARRATIVES,
    "decision_maker",
    "status",
    "is_key",
    "is_subject_to_call_in",
    "contact",
    "wards",
    "call_in",
    "published_on",
    "decided_on",
    "decided_at",
    "effective_from",
    "papers",
)


def decision(found: Sequence[Line]) -> DecisionPage:
    """The decision with all that its page says."""
    parts = sections(found[1:] if found and found[0].text.lower().startswith("decision details") else found, WANTED, NARRATIVES)
    if not parts.behind:
        raise NotUnderstood(
            "This text has none of the labels of a decision (“Decision status:”, “Date of decision:”). Save the page again."
        )
    said = minute(blocks(parts.behind.get("decision", [])))
    words = words_of(said)
    days = Days({name: parts.value(name) for name in WANTED}, {name: line.number for name, line in parts.printed.items()})
    papers, left = documents(parts.behind.get("papers", []))
    return DecisionPage(
        decision=said,
        **_values(parts),
        **{name: _entries(parts, name) for name in NARRATIVES if name != "decision"},
        **{name: days.day(name) for name in ("published_on", "decided_on", "effective_from")},
        authors=offices.authors_in_minute(words, SaidIn.DECISION),
        presenters=offices.presenters_in_minute(words, SaidIn.DECISION),
        papers=papers,
        mentions=mentions.elsewhere(words),
        gaps=tuple(gaps(papers, words, has_label="papers" in parts.printed)),
        unplaced=(*days.troubles, *_unplaced(parts), *left),
    )


def _values(parts: Sections) -> dict:
    return {
        "title": " ".join(line.text for line in parts.above),
        "decided_at": meeting_named(parts.value("decided_at")),
        "labels": others([(label, " ".join(line.text for line in lines)) for label, lines in parts.others if label]),
        "decision_maker": parts.value("decision_maker"),
        "status": parts.value("status"),
        "contact": parts.value("contact"),
        "wards": parts.value("wards"),
        "call_in": parts.value("call_in"),
        "is_key": yes_or_no(parts.value("is_key")),
        "is_subject_to_call_in": yes_or_no(parts.value("is_subject_to_call_in")),
    }


def _entries(parts: Sections, name: str) -> tuple[EntrySaid, ...]:
    return entries(blocks(parts.behind.get(name, [])))


def _unplaced(parts: Sections) -> list[Unplaced]:
    """Yes or no said otherwise, and lines behind a value that takes one line."""
    odd = [
        Unplaced(value, parts.printed[name].text, "It is neither Yes nor No.")
        for name in ("is_key", "is_subject_to_call_in")
        if (value := parts.value(name)) and yes_or_no(value) is None
    ]
    loose = [
        Unplaced(line.text, f"line {line.number}", "It stands behind a label that takes one line.")
        for label, lines in parts.others
        if not label
        for line in lines
    ]
    return odd + loose


def documents(found: Sequence[Line]) -> tuple[tuple[PaperSaid, ...], list[Unplaced]]:
    """The papers of a list. A line without a size is one too, if a bullet says so."""
    papers, left = [], []
    for line in joined(found):
        title, kind, size = size_off(line.text)
        if size or line.is_bullet:
            papers.append(PaperSaid(title, kind, size))
        else:
            left.append(Unplaced(line.text, f"line {line.number}", "It stands below the documents and is none."))
    return once_each(papers), left


def gaps(papers: Sequence[PaperSaid], words: Sequence[str], has_label: bool) -> list[Gap]:
    """What the decision refers to and does not have."""
    empty = [
        Gap(GapKind.ACCOMPANYING_DOCUMENTS, "Accompanying Documents", "“Accompanying Documents:” stands on the page, and none follows.")
    ]
    return [*(empty if has_label and not papers else []), *mentions.gaps(words, papers)]
