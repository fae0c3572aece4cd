"""An agenda in the making: how its items are numbered and moved, and what a clerk should look at before it goes out."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from string import ascii_uppercase
from typing import Any

from moothall.authority.words import capitalised, number_in_words

NUMBER = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of an agenda, as far as its number depends on it. One that is out keeps the number that was printed."""

    number: str = ""
    is_numbered: bool = True
    is_out: bool = False


def numbers(lines: Sequence[Line]) -> list[str]:
    """The number of each line, from the first to the last; a heading has none.

    Once an agenda is out, what comes later takes a letter after the item before it, so that no printed number changes.

    >>> numbers([Line(), Line(is_numbered=False), Line()])
    ['1.', '', '2.']
    >>> numbers([Line("1.", is_out=True), Line(), Line(), Line("2.", is_out=True), Line()])
    ['1.', '1A.', '1B.', '2.', '3.']
    """
    last_out = max((index for index, line in enumerate(lines) if line.is_out and line.number), default=-1)
    given: list[str] = []
    last, letters = 0, 0
    for index, line in enumerate(lines):
        if not line.is_numbered or line.is_out:
            given.append(line.number if line.is_out else "")
            last, letters = (int(found[0]), 0) if line.is_out and (found := NUMBER.search(line.number)) else (last, letters)
        elif index < last_out:
            given.append(f"{last}{letter(letters)}.")
            letters += 1
        else:
            last, letters = last + 1, 0
            given.append(f"{last}.")
    return given


def letter(count: int) -> str:
    """A, B … Z, AA, AB…

    >>> [letter(count) for count in (0, 25, 26)]
    ['A', 'Z', 'AA']
    """
    before, rest = divmod(count, 26)
    return (letter(before - 1) if before else "") + ascii_uppercase[rest]


def moved(things: Sequence[Any], thing: Any, place: int) -> list[Any]:
    """The same things with one at another place, counted from 1; beyond either end is that end.

    >>> moved(["a", "b", "c"], "c", 1), moved(["a", "b", "c"], "a", 99)
    (['c', 'a', 'b'], ['b', 'c', 'a'])
    """
    rest = [each for each in things if each != thing]
    index = min(max(place, 1), len(things)) - 1
    return [*rest[:index], thing, *rest[index:]]


@dataclass(frozen=True, slots=True)
class Looked:
    """An item as its clerk should look at it."""

    number: str
    title: str
    position: int
    purpose: str = ""
    is_heading: bool = False
    is_private: bool = False
    has_ground: bool = False
    has_public_interest: bool = False
    is_confidential: bool = False
    awaits_report: bool = False
    papers_to_follow: int = 0
    is_late: bool = False
    is_urgent: bool = False
    confirms: bool = False

    @property
    def called(self) -> str:
        return f"Item {self.number.rstrip('.')}, {self.title}" if self.number else self.title


@dataclass(frozen=True, slots=True)
class ToLookAt:
    """Something that is not in order yet. `is_grave`: what the law asks for; the rest is a matter of care. Nothing blocks the rest."""

    sentence: str
    position: int = 0
    is_grave: bool = False


def to_look_at(items: Sequence[Looked], *, has_time: bool = True, has_venue: bool = True, is_briefing: bool = False) -> list[ToLookAt]:
    """What is missing on an agenda, what the law asks for first."""
    found = [*of_meeting(has_time, has_venue, bool(items))]
    excluded = False
    for item in items:
        found += of_item(item)
        if item.is_private and not excluded and not is_briefing:
            sentence = f"{item.called} is to be taken in private, and no item before it excludes the press and public."
            found.append(ToLookAt(sentence, item.position, is_grave=True))
        if excluded and not item.is_private and not item.is_heading and item.purpose != "exclusion":
            found.append(ToLookAt(f"{item.called} is public and stands after the press and public have left.", item.position))
        excluded = excluded or item.purpose == "exclusion"
    return sorted(found, key=lambda one: not one.is_grave)


def of_meeting(has_time: bool, has_venue: bool, has_items: bool) -> Iterable[ToLookAt]:
    if not (has_time and has_venue):
        what = "hour and the place" if not (has_time or has_venue) else "place" if has_time else "hour"
        yield ToLookAt(f"The notice must give the {what} of the meeting.", is_grave=True)
    if not has_items:
        yield ToLookAt("The agenda has no items yet.")


def of_item(item: Looked) -> Iterable[ToLookAt]:
    """What is missing of one item."""
    if item.is_private and not item.has_ground:
        yield ToLookAt(f"{item.called}: say under which ground it is private, or make it public.", item.position, is_grave=True)
    if item.has_ground and not item.is_confidential and not item.has_public_interest:
        words = "say why the public interest favours privacy; the paragraph alone is not enough."
        yield ToLookAt(f"{item.called}: {words}", item.position, is_grave=True)
    if item.awaits_report:
        yield ToLookAt(f"{item.called}: its report is not here. The rest can go out without it.", item.position)
    if item.papers_to_follow:
        several = "papers have" if item.papers_to_follow > 1 else "paper has"
        yield ToLookAt(f"{item.called}: {item.papers_to_follow} {several} no file. They come out as “to follow”.", item.position)
    if item.is_late and not item.is_urgent:
        yield ToLookAt(f"{item.called} is late: it comes out with a supplement.", item.position)
    if item.purpose == "minutes" and not item.confirms:
        yield ToLookAt(f"{item.called}: no earlier meeting of this body is here whose minutes it could confirm.", item.position)


def counts_in_words(found: Sequence[ToLookAt]) -> str:
    """How much is to be looked at.

    >>> counts_in_words([ToLookAt("a", is_grave=True), ToLookAt("b"), ToLookAt("c")]), counts_in_words([ToLookAt("a")])
    ('One thing must be put right, and two need a look.', 'One thing needs a look.')
    """
    grave = sum(one.is_grave for one in found)
    rest = len(found) - grave
    must = f"{number_in_words(grave)} {'thing' if grave == 1 else 'things'} must be put right" if grave else ""
    thing = "" if grave else "thing " if rest == 1 else "things "
    look = f"{number_in_words(rest)} {thing}{'needs' if rest == 1 else 'need'} a look" if rest else ""
    return f"{capitalised(', and '.join(words for words in (must, look) if words))}."
