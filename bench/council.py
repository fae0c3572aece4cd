"""A place with N decisions, three meetings for ten of them, and ten items a meeting with what hangs on them.

The rows are written in bulk below the actions and the models, and the record holds no entry of them: this is a bench, and
nobody reads what it says.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, date, datetime, time, timedelta
from itertools import chain
from typing import Any

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.db import connection, transaction

from bench.pages import addresses
from bench.words import Words
from moothall.access.models import Account
from moothall.access.viewer import Role
from moothall.authority.models import Body, Counter, Office, Organisation, Person
from moothall.decisions.models import Decision, DecisionPart, TakenAt
from moothall.meetings.models import Item, Meeting, MinuteEntry, Paper, Resolution, ResolutionPart

BODIES = {
    "Council": Body.Kind.COUNCIL,
    "Cabinet": Body.Kind.CABINET,
    "Overview and Scrutiny Committee": Body.Kind.SCRUTINY,
    "Planning Committee": Body.Kind.COMMITTEE,
    "Licensing Committee": Body.Kind.COMMITTEE,
    "Audit Committee": Body.Kind.COMMITTEE,
}
MEETINGS_OF_TEN_DECISIONS, MEETINGS_OF_A_WEEK, ITEMS, PARTS = 3, 6, 10, 2
A_WEEK = timedelta(days=7)
Row = dict[str, Any]


class Council:
    """One council, whose meetings go back from a day as far as they must."""

    def __init__(self, decisions: int, today: date) -> None:
        self.decisions, self.today, self.words = decisions, today, Words()
        self.meetings = -(-decisions * MEETINGS_OF_TEN_DECISIONS // 10)
        self.council = Organisation.objects.create(slug="benchford", name="Benchford Borough Council", is_home=True)
        rows = [Body(organisation=self.council, number=n, name=name, kind=kind) for n, (name, kind) in enumerate(BODIES.items(), 1)]
        self.bodies = Body.objects.bulk_create(rows)
        Counter.objects.bulk_create(
            Counter(organisation=self.council, kind=kind, last=last)
            for kind, last in (("meeting", self.meetings), ("decision", decisions), ("body", len(BODIES)))
        )

    def day_of(self, meeting: int) -> date:
        """The last meeting is a week ahead; the first lies as far back as it must."""
        return self.today + timedelta(days=7 - (self.meetings - meeting) * 7 // MEETINGS_OF_A_WEEK)

    def moment(self, day: date) -> datetime:
        return datetime.combine(day, time(9), UTC)

    def meeting_of(self, decision: int) -> int:
        return min((decision - 1) * MEETINGS_OF_TEN_DECISIONS // 10 + 1, self.meetings)

    def meeting(self, number: int) -> Row:
        day, is_over = self.day_of(number), number < self.meetings
        out = self.moment(day - A_WEEK)
        return {
            "id": number, "organisation_id": self.council.pk, "number": number, "body_id": self.bodies[number % len(BODIES)].pk,
            "held_on": day, "starts_at": time(18), "venue": "Town Hall", "announced_at": out, "agenda_published_at": out,
            "minutes_published_at": self.moment(day) if is_over else None,
        }  # fmt: skip

    def item(self, number: int) -> Row:
        meeting, position = (number - 1) // ITEMS + 1, (number - 1) % ITEMS + 1
        return {
            "id": number, "meeting_id": meeting, "position": position, "place": position, "number": f"{position}.",
            "title": self.words.title(), "published_at": self.moment(self.day_of(meeting) - A_WEEK),
        }  # fmt: skip

    def with_items(self) -> dict[Any, Iterator[Row]]:
        """A paper and a minute for each item, a resolution for two in five."""
        items = range(1, self.meetings * ITEMS + 1)
        minuted, decided = items[:-ITEMS], [item for item in items[:-ITEMS] if item % 5 < 2]
        said, out = self.words, self.moment(self.today)
        return {
            Paper: ({"item_id": item, "title": said.title(), "form": "PDF", "size_words": "54 KB", "published_at": out} for item in items),
            MinuteEntry: ({"item_id": item, "position": 1, "kind": "considered", "text": said.paragraph()} for item in minuted),
            Resolution: ({"id": item, "item_id": item, "position": 2, "heading": "RESOLVED", "lead": "That"} for item in decided),
            ResolutionPart: (
                {"resolution_id": item, "number": part, "printed": f"({part})", "text": said.sentence()}
                for item in decided
                for part in range(1, PARTS + 1)
            ),
        }

    def decision(self, number: int) -> Row:
        meeting = self.meeting_of(number)
        day, body = self.day_of(meeting), meeting % len(BODIES)
        closes = self.moment(day + A_WEEK)
        return {
            "id": number, "organisation_id": self.council.pk, "number": number, "code": f"BEN/{day:%y}/{number}",
            "title": self.words.title(), "maker_words": self.bodies[body].name, "body_id": self.bodies[body].pk,
            "decided_on": day, "meeting_on": day,
            "published_at": self.moment(day), "call_in_closes_at": closes, "effective_from": closes, "is_key": number % 5 == 0,
            "is_subject_to_call_in": number % 3 != 0, "reasons": self.words.paragraph(), "alternatives": self.words.sentence(),
        }  # fmt: skip

    def with_decisions(self) -> dict[Any, Iterator[Row]]:
        numbers, said = range(1, self.decisions + 1), self.words
        return {
            DecisionPart: (
                {"decision_id": number, "position": part, "number": part, "printed": f"({part})", "text": said.sentence()}
                for number in numbers
                for part in range(1, PARTS + 1)
            ),
            TakenAt: ({"decision_id": number, "meeting_id": self.meeting_of(number)} for number in numbers),
        }


def tell(decisions: int, today: date) -> None:
    """Write every row of the council, and where they are asked for."""
    council = Council(decisions, today)
    keep(Meeting, map(council.meeting, range(1, council.meetings + 1)))
    keep(Item, map(council.item, range(1, council.meetings * ITEMS + 1)))
    keep(Decision, map(council.decision, range(1, decisions + 1)))
    for table, rows in (council.with_items() | council.with_decisions()).items():
        keep(table, rows)
    told = {
        "meetings": council.meetings,
        "items": council.meetings * ITEMS,
        "addresses": addresses(council.meetings, decisions),
        "cookie": f"{settings.SESSION_COOKIE_NAME}={signed_in(council)}",
    }
    (settings.PLACE / "told.json").write_text(json.dumps(told))


def keep(table: Any, rows: Iterable[Mapping[str, Any]]) -> None:
    """Write rows of the same columns; each other column has what the table gives it when nothing is said."""
    rows = iter(rows)
    first = next(rows)
    given = [field for field in table._meta.concrete_fields if field.attname in first]
    blank = [(field, field.get_db_prep_save(field.get_default(), connection)) for field in table._meta.concrete_fields]
    rest = [(field.column, value) for field, value in blank if field not in given and not field.primary_key]
    columns = [*(field.column for field in given), *(column for column, _ in rest)]
    words = f"INSERT INTO {table._meta.db_table} ({', '.join(columns)}) VALUES ({', '.join(['%s'] * len(columns))})"
    tail = [value for _, value in rest]
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.executemany(
            words, ([*(field.get_db_prep_save(row[field.attname], connection) for field in given), *tail] for row in chain([first], rows))
        )


def signed_in(council: Council) -> str:
    """A clerk of the council who has signed in already: the key of the session."""
    account = Account.objects.create_user("clerk@benchford.example", name="A. Clerk", made_at=council.moment(council.today))
    person = Person.objects.create(organisation=council.council, number=1, name="A. Clerk", account=account)
    Office.objects.create(person=person, organisation=council.council, title="Committee clerk", role=Role.COMMITTEE_CLERK)
    session = SessionStore()
    session[SESSION_KEY] = str(account.pk)
    session[BACKEND_SESSION_KEY], session[HASH_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0], account.get_session_auth_hash()
    session.create()
    return str(session.session_key)
