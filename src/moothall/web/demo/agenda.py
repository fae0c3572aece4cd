"""The agenda of a meeting, built item by item from what comes before it."""

from dataclasses import dataclass, replace
from datetime import date
from itertools import count

from moothall.authority.words import joined
from moothall.web.demo.model import Exempt, Item, Report
from moothall.web.demo.places import STREETS
from moothall.web.demo.programme import Placed, Slot
from moothall.web.demo.reports import report_on
from moothall.web.demo.routine.questions import ANNOUNCEMENTS, QUESTIONS
from moothall.web.demo.who import Body
from moothall.web.demo.words import in_words, number_from, one_of

MEMBERS_ASKED = "Members are asked to name any interest in an item on this agenda, and its nature, under the Code of Conduct."
ASKED_IN_PUBLIC = ("council", "cabinet", "scrutiny")
LOOK_AGAIN_AFTER = 180


@dataclass(frozen=True, slots=True)
class Line:
    """An item with the subject behind it, if there is one."""

    item: Item
    placed: Placed | None = None


def agenda(slot: Slot, body: Body, placed: list[Placed], before: Slot | None, presenter: dict[str, str]) -> tuple[Line, ...]:
    """Every item in order: standing items, reports, and at the end what is closed, with its exclusion before it."""
    number = count(1)
    standing = [Line(replace(item, number=next(number))) for item in _standing(slot, body, before)]
    closed = sorted(placed, key=lambda each: each.subject.closed is not None)
    lines, has_excluded = list(standing), False
    for each in closed:
        if each.subject.closed and not has_excluded:
            has_excluded = True
            lines.append(Line(_exclusion(next(number), [one for one in closed if one.subject.closed])))
        lines.append(Line(_report_item(next(number), each, slot, body, presenter), each))
    return tuple(lines)


def _standing(slot: Slot, body: Body, before: Slot | None) -> list[Item]:
    """What opens every agenda. A body that meets for the first time has no minutes to confirm."""
    items = [Item(0, "Apologies for absence", "apologies"), Item(0, "Declarations of interest", "declarations", MEMBERS_ASKED)]
    if before:
        said = f"Minutes of the meeting held on {in_words(before.on)}"
        items.append(Item(0, "Minutes", "minutes", said, confirms=before.key))
    if body.key == "council":
        items.append(Item(0, "Mayor's announcements", "announcements"))
    if body.key in ASKED_IN_PUBLIC:
        items.append(
            Item(
                0,
                "Questions from the public",
                "questions",
                "Anyone may ask. A question must be here three working days before the meeting.",
            )
        )
    return items


def _exclusion(number: int, closed: list[Placed]) -> Item:
    first = number + 1
    items = joined([str(first + index) for index in range(len(closed))])
    grounds = joined(sorted({str(each.subject.closed.paragraph) for each in closed if each.subject.closed}))
    which = f"{'Item' if len(closed) == 1 else 'Items'} {items}: paragraph {grounds}"
    note = f"{which} of Part 1 of Schedule 12A to the Local Government Act 1972."
    return Item(number, "Exclusion of press and public", "exclusion", note)


def _report_item(number: int, placed: Placed, slot: Slot, body: Body, presenter: dict[str, str]) -> Item:
    subject = placed.subject
    report: Report = report_on(subject, slot, body, presenter.get(subject.author[0], ""))
    kind = {"heard": "called in", "again": "after call-in"}.get(placed.step, "report")
    item = Item(number, subject.title, kind, _reporters(subject.author), report, matter=placed.matter)
    if not subject.closed:
        return item
    closed, look_again = subject.closed, date.fromordinal(slot.on.toordinal() + LOOK_AGAIN_AFTER)
    return replace(item, exempt=Exempt(closed.paragraph, closed.public_interest, look_again, closed.text))


def _reporters(authors: tuple[str, ...]) -> str:
    return f"{'Joint report' if len(authors) > 1 else 'Report'} of the {joined([authors[0], *(f'the {each}' for each in authors[1:])])}"


def public_question(slot: Slot) -> tuple[str, str, str] | None:
    """Who asked, what, and what the answer was; at one meeting in four nobody asks."""
    seed = number_from(slot.key, "question")
    if seed % 4 == 3:
        return None
    street, ward = STREETS[seed // 7 % len(STREETS)]
    asked, answer = one_of(QUESTIONS, slot.key)
    words = {"street": street, "ward": ward}
    return f"A resident of {ward}", asked.format(**words), answer.format(**words)


def announcement(slot: Slot) -> str:
    return ANNOUNCEMENTS[(slot.year * 5 + slot.on.month) % len(ANNOUNCEMENTS)]
