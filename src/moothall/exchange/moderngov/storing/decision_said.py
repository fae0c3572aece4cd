"""What the page of a decision, or a line in a list, says in the words of the register."""

import re
from dataclasses import replace
from typing import Any

from moothall.authority.words import day_in_words
from moothall.decisions import models, said
from moothall.decisions.rules import start_of
from moothall.exchange.moderngov.pages import DecisionListed, DecisionPage, EntrySaid, PaperSaid

from .council import Council
from .meeting_said import remarks_of
from .names import kind_of_maker
from .resolutions import resolution
from .words import entry, fitted, text_of

ALL_WARDS = re.compile(r"^\W*(?:all|every|borough[ -]?wide|all wards?|\(all wards\))\W*(?:wards?)?\W*$", re.IGNORECASE)
FROM_A_LIST = "Read from a list alone: its own page has not been read. "
ONE_DAY = "The list gives one day ({}) and does not say whether it is that of decision or of publication."
NO_DAY = "The list gives no day."
BETWEEN_WARDS = re.compile(r"\s*[;,\n]\s*")


def decision_said(page: DecisionPage, council: Council) -> said.Decision:
    """Everything on the page, each thing in its own field; what has none is a remark."""
    left = [said.Remark("gap", gap.sentence, gap.name) for gap in page.gaps]
    left += remarks_of(page.unplaced, page.notes)
    left += [said.Remark("note", f"{label.label}: {label.value}") for label in page.labels]
    passages, resolutions = words_of(page)
    whole = said.Decision(
        passages=passages,
        resolutions=resolutions,
        documents=tuple(fitted(document(paper), models.Document, left) for paper in page.papers),
        **taken_by(page, council),
        **labelled(page),
        **wards_of(page.wards, council, left),
    )
    fitting = fitted(whole, models.Decision, left)
    return replace(fitting, remarks=tuple(left))


def taken_by(page: DecisionPage, council: Council) -> dict[str, Any]:
    """What was decided by whom, when, and at which meeting."""
    return {
        "title": page.title,
        "maker_kind": kind_of_maker(page.decision_maker),
        "maker_words": page.decision_maker,
        "body": body_of(page, council),
        "decided_on": page.decided_on,
        "meeting_words": page.decided_at.as_published if page.decided_at else "",
        "meeting_on": page.decided_at.on if page.decided_at else None,
    }


def labelled(page: DecisionPage) -> dict[str, Any]:
    """What stands behind the labels of the page."""
    return {
        "purpose": text_of(page.purpose),
        "is_key": page.is_key,
        "is_subject_to_call_in": page.is_subject_to_call_in,
        "reasons": text_of(page.reasons),
        "alternatives": text_of(page.alternatives),
        "interests": text_of(page.interests),
        "contact": page.contact,
        "particulars": particulars(page),
    }


def particulars(page: DecisionPage) -> said.Particulars | None:
    """Under which power, after asking whom and with which dispensations; nothing where the page says none of it."""
    told = {"power_words": text_of(page.power), "consulted": text_of(page.consulted), "dispensations": text_of(page.dispensations)}
    return said.Particulars(**told) if any(told.values()) else None


def published(page: DecisionPage) -> said.Published:
    """A day of publication is kept as the first moment of that day. What the page says stands as it is."""
    return said.Published(
        published_at=start_of(page.published_on) if page.published_on else None,
        effective_as_published=page.effective_from,
        status_as_published=page.status[:200],
        call_in_as_published=f"Deadline as published: {page.call_in}"[:200] if page.call_in else "",
    )


def words_of(page: DecisionPage) -> tuple[tuple[said.Passage, ...], tuple[said.Resolution, ...]]:
    """Passages and resolutions, each resolution behind as many passages as on the page."""
    passages: list[said.Passage] = []
    resolutions: list[said.Resolution] = []
    for told in page.decision.said:
        if isinstance(told, EntrySaid):
            passages.append(entry(told))
        else:
            resolutions.append(resolution(told, len(passages)))
    return tuple(passages), tuple(resolutions)


def body_of(page: DecisionPage, council: Council) -> Any:
    """The body whose meeting the page names; else one that is known by the name of the decision maker."""
    if page.decided_at and page.decided_at.body:
        return council.body(page.decided_at.body, page.decided_at.body_id)
    return council.known_body(page.decision_maker) if page.decision_maker else None


def wards_of(words: str, council: Council, left: list[said.Remark]) -> dict[str, Any]:
    """Wards that are known here; a name that is not known stays in words."""
    if not words:
        return {}
    if ALL_WARDS.match(words):
        return {"is_all_wards": True}
    known = [council.known_ward(name) for name in BETWEEN_WARDS.split(words) if name]
    if None in known:
        left.append(said.Remark("note", f"Wards affected: {words}"))
    return {"wards": tuple(dict.fromkeys(ward for ward in known if ward))}


def document(paper: PaperSaid) -> said.Document:
    return said.Document(paper.title, paper.file_type, paper.size, paper.url, is_closed=bool(paper.exempt_under))


def listed_said(line: DecisionListed, maker: str) -> tuple[said.Decision, said.Published]:
    """A decision as far as a line in a list says it. The list has one day, and does not say of what."""
    day = ONE_DAY.format(day_in_words(line.dated, weekday=False)) if line.dated else NO_DAY
    left = [said.Remark("note", FROM_A_LIST + day)]
    is_out_of_call_in = line.call_in.strip().casefold() == "not for call-in"
    whole = said.Decision(
        title=line.title, maker_kind=maker, decided_on=line.dated, is_subject_to_call_in=False if is_out_of_call_in else None
    )
    fitting = fitted(whole, models.Decision, left)
    out = said.Published(effective_as_published=line.effective_from, call_in_as_published=line.call_in[:200])
    return replace(fitting, remarks=tuple(left)), out
