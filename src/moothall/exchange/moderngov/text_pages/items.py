"""The items of a meeting's text: where each begins, where its agenda ends and its minute starts."""

import re
from collections.abc import Iterable, Sequence

from moothall.exchange.moderngov import openings, resolutions
from moothall.exchange.moderngov.pages import GROUND_NOT_STATED, PaperSaid, Unplaced
from moothall.exchange.moderngov.said import Draft
from moothall.exchange.moderngov.values import has_size

from . import titles
from .lines import Line, blocks, joined, size_off

ADDITIONAL = re.compile(r"^(?:additional|supporting|supplementary|background) documents?:?$", re.IGNORECASE)
DECISION = re.compile(r"^decisions?:$", re.IGNORECASE)
MINUTES = re.compile(r"^(?:draft )?minutes?:$", re.IGNORECASE)
RESTRICTED = re.compile(r"^(?:\S+\s+)?view the reasons? why .{0,60}restricted\.?$|^restricted(?: enclosure)?\.?$", re.IGNORECASE)
FURNITURE = re.compile(
    r"^(?:\S+\s+)?view the (?:background|decision|minutes|declarations|webcast)\b.{0,60}$|^pdf icon$|^link to .{0,60}$", re.IGNORECASE
)


def drafts(found: Sequence[Line], has_minutes: bool, only_minutes: bool = False) -> tuple[list[Draft], list[Unplaced], list[str]]:
    """The items in order; words above the first; and which titles were known only by how they stand."""
    starts = _starts(found)
    above = found[: min(starts, default=len(found))]
    unplaced = [Unplaced(line.text, f"line {line.number}", "It stands above the first item.") for line in above]
    places = sorted(starts)
    result, notes = [], []
    for place, following in zip(places, [*places, len(found)][1:], strict=True):
        number, skipped, why = starts[place]
        item = draft(number, found[place + skipped : following], has_minutes, only_minutes)
        if why == "stands":
            notes.append(f"Line {found[place].number} was taken for the title of an item, by how it stands: “{item.title}”.")
        result.append(item)
    return result, unplaced, notes


def _starts(found: Sequence[Line]) -> dict[int, tuple[str, int, str]]:
    """Where items begin: the number, how many lines it takes, and why the line is a title."""
    if by_number := titles.numbered(found):
        return {place: (number, skipped, "number") for place, (number, skipped) in by_number.items()}
    starts: dict[int, tuple[str, int, str]] = {}
    in_documents = False
    for place, line in enumerate(found):
        if in_documents and _is_document(line, found[place - 1]):
            continue
        in_documents = bool(ADDITIONAL.match(line.text))
        if why := titles.stands_as_title(place, found):
            starts[place] = ("", 0, why)
    return starts


def _is_document(line: Line, before: Line) -> bool:
    """True of a paper in the list below "Additional documents:"; one that stands two blank lines away is the next item's."""
    return has_size(line.text) and (line.is_bullet or line.gap <= 1 or (ADDITIONAL.match(before.text) is None and line.gap <= before.gap))


def draft(number: str, found: Sequence[Line], has_minutes: bool, only_minutes: bool = False) -> Draft:
    """One item from its lines."""
    if not found:
        return Draft(number=number)
    title, kind, size = _title(number, found[0].text)
    item = Draft(title, number)
    if size:
        item.papers.append(PaperSaid(title, kind, size, stands_in_title=True))
    parts: dict[str, list[Line]] = {"agenda": [], "decision": [], "minute": []}
    part = "minute" if only_minutes else "agenda"
    for line in joined(found[1:]):
        part = _place(line, part, item, parts, has_minutes)
    if has_minutes and not parts["minute"] and not parts["decision"]:
        _part_by_tense(parts)
    item.agenda, item.decision, item.minute = blocks(parts["agenda"]), blocks(parts["decision"]), blocks(parts["minute"])
    return item


def _part_by_tense(parts: dict[str, list[Line]]) -> None:
    """Where no opening of a minute is known, the minute begins with the first paragraph that is told in the past."""
    agenda = parts["agenda"]
    place = next((place for place, line in enumerate(agenda) if openings.tells(line.text)), len(agenda))
    parts["agenda"], parts["minute"] = agenda[:place], agenda[place:]


def _title(number: str, text: str) -> tuple[str, str, str]:
    beside = titles.NUMBERED.match(text) if number else None
    return size_off(beside["title"] if beside else text)


def _place(line: Line, part: str, item: Draft, parts: dict[str, list[Line]], has_minutes: bool) -> str:
    """Puts a line where it belongs, and says to which part the next one does."""
    if RESTRICTED.match(line.text):
        item.facts["exempt_under"] = GROUND_NOT_STATED
    elif ADDITIONAL.match(line.text):
        item.awaits_additional = True
    elif has_size(line.text):
        title, kind, size = size_off(line.text)
        item.papers.append(PaperSaid(title, kind, size, section="additional"))
    elif DECISION.match(line.text) and not _is_opening(part, parts):
        return "decision"
    elif MINUTES.match(line.text):
        return "minute"
    elif not FURNITURE.match(line.text):
        part = "minute" if part == "agenda" and has_minutes and _begins_minute(line, item) else part
        parts[part].append(line)
    return part


def _is_opening(part: str, parts: dict[str, list[Line]]) -> bool:
    """ "DECISION:" within a minute that has begun opens its resolution; above one it names the part of the page."""
    return part == "minute" and bool(parts["minute"])


def _begins_minute(line: Line, item: Draft) -> bool:
    """The agenda ends with its documents, or where somebody does something."""
    return item.awaits_additional or openings.begins_minute(line.text) or bool(resolutions.opening(line.text))


def words(found: Iterable[Line]) -> str:
    return "\n".join(line.text for line in found)
