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

from bench.comparing import compare
from bench.filters import filters
from bench.measuring import MEASURES, Counted
from bench.pages import addresses
from bench.planning import Planned
from bench.savings import Saved
from bench.words import Words
from moothall.access.models import Account
from moothall.access.viewer import Role
from moothall.authority.models import Body, Counter, Department, Office, Organisation, Person, Portfolio, Ward
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
OFFICERS, ALONE = (3, 4, 5, 6), (3, 4, 5, 6, 7)  # by the last figure of a decision's number
KINDS = {Body.Kind.COUNCIL: "Council", Body.Kind.CABINET: "Cabinet"}
NAMES = ("Vane", "Quill", "Marsh", "Wold", "Fenn", "Thorn", "Hythe", "Carr", "Beck", "Holm", "Sedge", "Rill")
Row = dict[str, Any]


class Parts:
    """The wards, portfolios, departments and people of the council, and which of them a decision concerns."""

    def __init__(self, council: Organisation) -> None:
        of = {"organisation": council}
        self.wards = Ward.objects.bulk_create(Ward(**of, name=f"Ward {n}") for n in range(20))
        self.portfolios = Portfolio.objects.bulk_create(Portfolio(**of, name=f"Portfolio {n}") for n in range(8))
        tops = Department.objects.bulk_create(Department(**of, name=f"Directorate {n}") for n in range(4))
        self.departments = Department.objects.bulk_create(Department(**of, name=f"Service {n}", within=tops[n % 4]) for n in range(16))
        self.people = Person.objects.bulk_create(Person(**of, number=n, name=f"{name} Example") for n, name in enumerate(NAMES, 2))

    def of(self, number: int, body: Body) -> Row:
        """Four in ten are taken by officers, one by a member alone, the others by a body."""
        is_officer, is_alone = number % 10 in OFFICERS, number % 10 in ALONE
        person = self.people[number // 10 % len(self.people)] if is_alone and not is_officer else None
        department = self.departments[number % len(self.departments)]
        kind = "Officer" if is_officer else "Single member" if person else KINDS.get(body.kind, "Committee")
        return {
            "maker_kind": kind, "maker_words": f"Head of {department}" if is_officer else person.name if person else body.name,
            "body_id": None if is_alone else body.pk, "person_id": person.pk if person else None, "department_id": department.pk,
            "portfolio_id": self.portfolios[number % len(self.portfolios)].pk, "is_all_wards": is_of_every_ward(number),
        }  # fmt: skip

    def keys(self, today: date) -> dict[str, str]:
        """What the filters of the bench choose: no decision of the other portfolio names this ward, nor is one of kittiwakes."""
        named = {
            "ward": self.wards[4],
            "portfolio": self.portfolios[0],
            "other": self.portfolios[2],
            "department": self.departments[0].within,
        }
        return {"year": f"1+5+{today.year if today.month > 4 else today.year - 1}", **{name: str(row.pk) for name, row in named.items()}}


def is_of_every_ward(number: int) -> bool:
    return number % 10 == 9


class Council:
    """One council, whose meetings go back from a day as far as they must."""

    def __init__(self, decisions: int, today: date) -> None:
        self.decisions, self.today, self.words = decisions, today, Words()
        self.meetings = -(-decisions * MEETINGS_OF_TEN_DECISIONS // 10)
        self.council = Organisation.objects.create(slug="benchford", name="Benchford Borough Council", is_home=True)
        rows = [Body(organisation=self.council, number=n, name=name, kind=kind) for n, (name, kind) in enumerate(BODIES.items(), 1)]
        self.bodies = Body.objects.bulk_create(rows)
        self.parts = Parts(self.council)
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
        day, body = self.day_of(meeting), self.bodies[meeting % len(BODIES)]
        closes = None if number % 50 == 13 else self.moment(day + A_WEEK)
        return {
            "id": number, "organisation_id": self.council.pk, "number": number, "code": f"BEN/{day:%y}/{number}",
            "title": f"{self.words.title()}{', kittiwakes' if number % 20 == 5 else ''}", "decided_on": day, "meeting_on": day,
            "published_at": self.moment(day), "call_in_closes_at": closes, "effective_from": closes, "is_key": number % 5 == 0,
            "is_subject_to_call_in": number % 3 != 0, "reasons": self.words.paragraph(), "alternatives": self.words.sentence(),
            **self.parts.of(number, body), **self.came_of(number, day),
        }  # fmt: skip

    def came_of(self, number: int, day: date) -> Row:
        """One in twenty-five was called in; scrutiny has answered those of more than two months ago. Few were withdrawn or superseded."""
        called_in, answered = number % 25 == 1, day < self.today - 9 * A_WEEK
        after = self.moment(day + 6 * A_WEEK)
        return {
            "called_in_at": self.moment(day + timedelta(days=3)) if called_in else None,
            "confirmed_at": after if called_in and answered and number % 2 else None,
            "changed_at": after if called_in and answered and not number % 2 else None,
            "withdrawn_at": after if number % 200 == 7 else None,
            "superseded_at": after if number % 300 == 11 else None,
            "is_urgent": number % 100 == 50,
        }

    def with_decisions(self) -> dict[Any, Iterator[Row]]:
        numbers, said = range(1, self.decisions + 1), self.words
        return {
            DecisionPart: (
                {
                    "decision_id": number, "position": part, "number": part, "printed": f"({part})", "text": said.sentence(),
                    "has_condition": number % 500 == 0,
                }
                for number in numbers
                for part in range(1, PARTS + 1)
            ),
            TakenAt: ({"decision_id": number, "meeting_id": self.meeting_of(number)} for number in numbers if number % 10 not in ALONE),
            Decision.wards.through: (
                {"decision_id": number, "ward_id": self.parts.wards[number % len(self.parts.wards)].pk}
                for number in numbers
                if not is_of_every_ward(number)
            ),
        }  # fmt: skip


def tell(decisions: int, today: date) -> None:
    """Write every row of the council, and where they are asked for."""
    council = Council(decisions, today)
    keep(Meeting, map(council.meeting, range(1, council.meetings + 1)))
    keep(Item, map(council.item, range(1, council.meetings * ITEMS + 1)))
    keep(Decision, map(council.decision, range(1, decisions + 1)))
    for table, rows in (council.with_items() | council.with_decisions()).items():
        keep(table, rows)
    key, own = signed_in(council)
    for table, rows in Planned(council.council, today, council.words, own, council.moment).rows().items():
        keep(table, rows)
    for table, rows in Saved(council.council, today, council.words, council.moment).rows().items():
        keep(table, rows)
    counted = Counted(council.council, today, council.words, council.moment)
    for table, rows in counted.rows().items():
        keep(table, rows)
    compare(council.council, MEASURES, counted.periods, council.moment(today))
    told = {
        "meetings": council.meetings,
        "items": council.meetings * ITEMS,
        "addresses": addresses(council.meetings, decisions),
        "filters": filters({"body": str(council.bodies[1].pk), **council.parts.keys(today)}),
        "cookie": f"{settings.SESSION_COOKIE_NAME}={key}",
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
    names = ", ".join(map(connection.ops.quote_name, columns))
    words = f"INSERT INTO {table._meta.db_table} ({names}) VALUES ({', '.join(['%s'] * len(columns))})"
    tail = [value for _, value in rest]
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.executemany(
            words, ([*(field.get_db_prep_save(row[field.attname], connection) for field in given), *tail] for row in chain([first], rows))
        )


def signed_in(council: Council) -> tuple[str, Office]:
    """A clerk of the council who has signed in already: the key of the session, and the office that owns something."""
    account = Account.objects.create_user("clerk@benchford.example", name="A. Clerk", made_at=council.moment(council.today))
    person = Person.objects.create(organisation=council.council, number=1, name="A. Clerk", account=account)
    office = Office.objects.create(person=person, organisation=council.council, title="Committee clerk", role=Role.COMMITTEE_CLERK)
    session = SessionStore()
    session[SESSION_KEY] = str(account.pk)
    session[BACKEND_SESSION_KEY], session[HASH_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0], account.get_session_auth_hash()
    session.create()
    return str(session.session_key), office
