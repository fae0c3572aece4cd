"""`python -m bench.telling N`: a place with N decisions, and the meetings, items, papers and minutes that go with them.

The rows are written in bulk behind the actions: this is a bench, and nobody reads what it says.
"""

import json
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from itertools import islice
from typing import Any

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "moothall.web.settings")
django.setup()

from django.conf import settings  # noqa: E402 (tables can be imported only now)
from django.db import transaction  # noqa: E402

from bench.words import Words  # noqa: E402
from moothall.authority.models import Body, Counter, Organisation  # noqa: E402
from moothall.decisions.models import Decision, DecisionPart, TakenAt  # noqa: E402
from moothall.meetings.models import Item, Meeting, MinuteEntry, Paper, Resolution, ResolutionPart  # noqa: E402

BATCH = 2_000
BODIES = ["Council", "Cabinet", "Overview and Scrutiny Committee", "Planning Committee", "Licensing Committee", "Audit Committee"]
DECISIONS_OF_A_MEETING, MEETINGS_OF_A_WEEK, ITEMS_OF_A_MEETING, PARTS = 4, 6, 6, 2


class Council:
    """One council, whose meetings go back from a day as far as they must."""

    def __init__(self, decisions: int, today: date) -> None:
        self.decisions, self.today, self.words = decisions, today, Words()
        self.council = Organisation.objects.create(slug="benchford", name="Benchford Borough Council", is_home=True)
        rows = [Body(organisation=self.council, number=number, name=name) for number, name in enumerate(BODIES, 1)]
        self.bodies = Body.objects.bulk_create(rows)
        Counter.objects.bulk_create(
            Counter(organisation=self.council, kind=kind, last=last)
            for kind, last in (("meeting", self.meetings), ("decision", decisions), ("body", len(BODIES)))
        )

    @property
    def meetings(self) -> int:
        return -(-self.decisions // DECISIONS_OF_A_MEETING)

    def day_of(self, meeting: int) -> date:
        """The last meeting is a week ahead; the first lies as far back as it must."""
        return self.today + timedelta(days=7 - (self.meetings - meeting) * 7 // MEETINGS_OF_A_WEEK)

    def meeting(self, number: int) -> Meeting:
        day, published = self.day_of(number), self.moment(self.day_of(number) - timedelta(days=7))
        return Meeting(
            pk=number, organisation=self.council, number=number, body=self.bodies[number % len(BODIES)], held_on=day, starts_at=time(18),
            venue="Town Hall", announced_at=published, agenda_published_at=published, minutes_published_at=self.moment(day),
        )  # fmt: skip

    def moment(self, day: date) -> datetime:
        return datetime.combine(day, time(9), UTC)

    def items(self) -> Iterator[Item]:
        for meeting in range(1, self.meetings + 1):
            out = self.moment(self.day_of(meeting) - timedelta(days=7))
            for position in range(1, ITEMS_OF_A_MEETING + 1):
                pk = (meeting - 1) * ITEMS_OF_A_MEETING + position
                yield Item(pk=pk, meeting_id=meeting, position=position, number=f"{position}.", title=self.words.title(), published_at=out)

    def with_items(self) -> dict[Callable[..., Any], Iterator[Any]]:
        """A paper and a minute for each item, a resolution for those on which something was decided."""
        items = range(1, self.meetings * ITEMS_OF_A_MEETING + 1)
        decided = [item for item in items if (item - 1) % ITEMS_OF_A_MEETING < DECISIONS_OF_A_MEETING]
        return {
            Paper: (
                Paper(item_id=item, title=self.words.title(), form="PDF", size_words="54 KB", published_at=self.moment(self.today))
                for item in items
            ),
            MinuteEntry: (MinuteEntry(item_id=item, position=1, kind="considered", text=self.words.paragraph()) for item in items),
            Resolution: (Resolution(pk=item, item_id=item, position=2, heading="RESOLVED", lead="That") for item in decided),
            ResolutionPart: (
                ResolutionPart(resolution_id=item, number=part, printed=f"({part})", text=self.words.sentence())
                for item in decided
                for part in range(1, PARTS + 1)
            ),
        }

    def decision(self, number: int) -> Decision:
        meeting = (number - 1) // DECISIONS_OF_A_MEETING + 1
        day = self.day_of(meeting)
        return Decision(
            pk=number, organisation=self.council, number=number, code=f"BEN/{day:%y}/{number}", title=self.words.title(),
            maker_words=BODIES[meeting % len(BODIES)], body=self.bodies[meeting % len(BODIES)], decided_on=day, meeting_on=day,
            published_at=self.moment(day), call_in_closes_at=self.moment(day + timedelta(days=7)),
            effective_from=self.moment(day + timedelta(days=7)), is_key=number % 5 == 0, is_subject_to_call_in=number % 3 != 0,
            reasons=self.words.paragraph(), alternatives=self.words.sentence(),
        )  # fmt: skip

    def with_decisions(self) -> dict[Callable[..., Any], Iterator[Any]]:
        numbers = range(1, self.decisions + 1)
        return {
            DecisionPart: (
                DecisionPart(decision_id=number, position=part, number=part, printed=f"({part})", text=self.words.sentence())
                for number in numbers
                for part in range(1, PARTS + 1)
            ),
            TakenAt: (TakenAt(decision_id=number, meeting_id=(number - 1) // DECISIONS_OF_A_MEETING + 1) for number in numbers),
        }


def tell(decisions: int, today: date) -> None:
    """Write every row of the council."""
    council = Council(decisions, today)
    keep(Meeting, map(council.meeting, range(1, council.meetings + 1)))
    keep(Item, council.items())
    keep(Decision, map(council.decision, range(1, decisions + 1)))
    for table, rows in (council.with_items() | council.with_decisions()).items():
        keep(table, rows)
    addresses = {
        "home": ["/"],
        "meeting": [f"/meetings/benchford/{number}" for number in spread(council.meetings)],
        "decision": [f"/decisions/benchford/{number}" for number in spread(decisions)],
        "register": ["/decisions/", "/decisions/?page=2", "/decisions/?page=5"],
        "search": [f"/search/?q={word}" for word in ("harbour", "library+Northfield", "call-in", "gritting", "capital+programme")],
    }
    (settings.PLACE / "addresses.json").write_text(json.dumps(addresses))


def keep(table: Any, rows: Iterable[Any]) -> None:
    """Write rows, so many at a time."""
    rows = iter(rows)
    while batch := list(islice(rows, BATCH)):
        with transaction.atomic():
            table.objects.bulk_create(batch)


def spread(last: int, how_many: int = 20) -> list[int]:
    """Numbers from the first to the last, in even steps."""
    return sorted({max(1, last * step // how_many) for step in range(1, how_many + 1)})


if __name__ == "__main__":
    tell(int(sys.argv[1]), datetime.now(UTC).date())
