"""ieDecisionDetails.aspx: one decision."""

from dataclasses import replace

from lxml import etree

from moothall.exchange.moderngov import mentions, offices
from moothall.exchange.moderngov.blocks import Block, entries
from moothall.exchange.moderngov.labels import Days, meeting_named, others
from moothall.exchange.moderngov.minutes import minute
from moothall.exchange.moderngov.pages import DecisionPage, Gap, GapKind, MeetingNamed, SaidIn, Unplaced
from moothall.exchange.moderngov.said import once_each, words_of
from moothall.exchange.moderngov.values import yes_or_no
from moothall.exchange.moderngov.word_html import of_element

from .labelled import Labels, labels
from .tree import by_class, linked, own_key, papers, title, words

NARRATIVES = ("purpose", "reasons", "alternatives", "interests", "dispensations", "consulted", "power")


def decision(root: etree._Element) -> DecisionPage:
    """The decision with all that its page says."""
    content = next(iter(by_class(root, "mgContent")), root)
    found = labels(content)
    said = minute(narrative(found, "decision"))
    spoken, listed, days = words_of(said), once_each(papers(content)), Days(found.values)
    return DecisionPage(
        title=title(root),
        decision_id=own_key(root, content, "ieDecisionDetails.aspx", "ID"),
        issue_id=linked(root, "mgIssueHistoryHome.aspx", "IId"),
        decision=said,
        **{name: found.values.get(name, "") for name in ("decision_maker", "status", "contact", "wards", "call_in")},
        **{name: yes_or_no(found.values.get(name)) for name in ("is_key", "is_subject_to_call_in")},
        **{name: entries(narrative(found, name)) for name in NARRATIVES},
        **{name: days.day(name) for name in ("published_on", "decided_on", "effective_from")},
        decided_at=_decided_at(found, content),
        authors=offices.authors_in_minute(spoken, SaidIn.DECISION),
        presenters=offices.presenters_in_minute(spoken, SaidIn.DECISION),
        papers=listed,
        mentions=mentions.elsewhere(spoken),
        labels=others(found.others),
        gaps=(*_empty(found, has_papers=bool(listed)), *(mentions.gaps(spoken, listed))),
        unplaced=(*days.troubles, *loose(found)),
    )


def narrative(found: Labels, name: str) -> list[Block]:
    """The blocks behind a heading, or a value that stood beside it."""
    beside = [Block(found.values[name])] if found.values.get(name) else []
    return beside + [block for element in found.behind.get(name, []) for block in of_element(element)]


def loose(found: Labels) -> list[Unplaced]:
    """Words of the page that stand behind no label, save the links above them."""
    return [
        Unplaced(words(each), "the page's content", "It stands behind no label.")
        for each in found.loose
        if each.tag not in {"ul", "a"} and words(each)
    ]


def _decided_at(found: Labels, content: etree._Element) -> MeetingNamed | None:
    named = meeting_named(found.values.get("decided_at", ""))
    link = {"meeting_id": linked(content, "ieListDocuments.aspx", "MId"), "body_id": linked(content, "ieListDocuments.aspx", "CId")}
    return replace(named, **link) if named else None


def _empty(found: Labels, has_papers: bool) -> list[Gap]:
    if has_papers or "papers" not in found.printed:
        return []
    return [
        Gap(GapKind.ACCOMPANYING_DOCUMENTS, "Accompanying Documents", "“Accompanying Documents:” stands on the page, and none follows.")
    ]
