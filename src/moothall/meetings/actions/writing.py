"""How agenda and minutes are written down: many rows at once, in the order in which they were said."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from types import MappingProxyType
from typing import Any

from moothall.access.rows import in_place, plainly
from moothall.access.viewer import THE_CLOCK
from moothall.meetings import rules, said
from moothall.meetings.clauses import missing_clauses, names_of
from moothall.meetings.models import (
    Attendance,
    Closure,
    Item,
    Meeting,
    MinuteEntry,
    Paper,
    Remark,
    Reporter,
    Resolution,
    ResolutionPart,
)

NOTHING: Mapping[Any, Any] = MappingProxyType({})


def write_items(meeting: Meeting, items: Sequence[said.Item], known: Mapping[int, Item] = NOTHING) -> list[Item]:
    """The agenda: items, who reports, papers, what is closed, what is missing."""
    kept = ("reporters", "papers", "closures", "remarks", "minute")
    out = {"published_at": meeting.agenda_published_at}  # on an agenda that is out already, an item is out with it
    wanted = [Item(meeting=meeting, position=n, place=n, **out, **plainly(item, *kept)) for n, item in enumerate(items, start=1)]
    rows = in_place(Item, wanted, known, key=lambda row: row.position)
    pairs = list(zip(rows, items, strict=True))
    write_reporters((row, item.reporters) for row, item in pairs)
    Paper.objects.bulk_create(
        Paper(item=row, position=position, **out, **plainly(paper))
        for row, item in pairs
        for position, paper in enumerate(item.papers, start=1)
    )
    Closure.objects.bulk_create(
        Closure(item=row, number=number, **plainly(closure)) for row, item in pairs for number, closure in enumerate(item.closures, start=1)
    )
    write_remarks(meeting, ((row, remark) for row, item in pairs for remark in item.remarks))
    return rows


def write_reporters(pairs: Iterable[tuple[Item, Sequence[said.Reporter]]]) -> None:
    Reporter.objects.bulk_create(
        Reporter(item=row, position=position, **plainly(reporter))
        for row, reporters in pairs
        for position, reporter in enumerate(reporters, start=1)
    )


def write_remarks(meeting: Meeting, pairs: Iterable[tuple[Item | None, said.Remark]]) -> None:
    Remark.objects.bulk_create(Remark(meeting=meeting, item=row, **plainly(remark)) for row, remark in pairs)


def write_minutes(meeting: Meeting, pairs: Sequence[tuple[Item, said.Minute]], is_new: bool = False) -> None:
    """The minutes of each item: entries and resolutions share one order."""
    write_reporters((row, minute.reporters) for row, minute in pairs)
    MinuteEntry.objects.bulk_create(entry for row, minute in pairs for entry in entries_of(row, minute))
    write_resolutions(meeting, [(row, minute, resolution) for row, minute in pairs for resolution in minute.resolutions], is_new)
    write_remarks(meeting, ((row, remark) for row, minute in pairs for remark in (*minute.remarks, *missing_clauses(minute))))


def write_resolutions(meeting: Meeting, said_of: Sequence[tuple[Item, said.Minute, said.Resolution]], is_new: bool) -> None:
    """Resolutions and their parts. What is known keeps its place: a commitment may hang on it."""
    known = {} if is_new else in_turn(Resolution.objects.visible_to(THE_CLOCK).filter(item__meeting=meeting).order_by("pk"))
    wanted = [Resolution(item=row, position=place(minute, one), **plainly(one, "parts", "after")) for row, minute, one in said_of]
    turns = {id(row): turn for turn, row in in_turn(wanted).items()}
    rows = in_place(Resolution, wanted, known, key=lambda row: turns[id(row)])
    parts = () if is_new else ResolutionPart.objects.visible_to(THE_CLOCK).filter(resolution__in=rows)
    in_place(
        ResolutionPart,
        [part for row, (_, _, resolution) in zip(rows, said_of, strict=True) for part in parts_of(row, resolution)],
        {(part.resolution_id, part.number): part for part in parts},
        key=lambda part: (part.resolution_id, part.number),
    )


def in_turn(rows: Iterable[Resolution]) -> dict[tuple[int, int, int], Resolution]:
    """Resolutions by their item, their place, and their turn where several stand in one place."""
    turns: Counter[tuple[int, int]] = Counter()
    found = {}
    for row in rows:
        turns[row.item_id, row.position] += 1
        found[row.item_id, row.position, turns[row.item_id, row.position]] = row
    return found


def entries_of(row: Item, minute: said.Minute) -> Iterable[MinuteEntry]:
    """Entries take the odd places and resolutions the even ones between them, so that neither moves the other."""
    for count, entry in enumerate(minute.entries):
        fields = plainly(entry, "kind", "bullets")
        yield MinuteEntry(
            item=row, position=2 * count + 1, kind=entry.kind or rules.kind_of_entry(entry.text), bullets=list(entry.bullets), **fields
        )


def place(minute: said.Minute, resolution: said.Resolution) -> int:
    return 2 * resolution.after


def parts_of(row: Resolution, resolution: said.Resolution) -> Iterable[ResolutionPart]:
    numbers = names_of(resolution.parts)
    for part in resolution.parts:
        yield ResolutionPart(
            resolution=row,
            kinds=list(rules.kinds_of_part(part.text)),
            refers_to=[asdict(reference) for reference in rules.references_in(part.text, numbers)],
            **plainly(part),
        )


def write_attendance(meeting: Meeting, attendance: Sequence[said.Attendance]) -> None:
    Attendance.objects.bulk_create(
        Attendance(meeting=meeting, position=position, **plainly(one)) for position, one in enumerate(attendance, start=1)
    )
