"""What the tests of storing share: files of pages, the import of them, and all that the database holds."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from django.db import connection

from moothall.access.viewer import PUBLIC, THE_CLOCK
from moothall.decisions import queries as decisions
from moothall.exchange.moderngov.storing.files import files_in
from moothall.exchange.moderngov.storing.importing import Import
from moothall.exchange.moderngov.storing.report import Report
from moothall.meetings import queries as meetings

THEN = datetime(2026, 3, 2, 9, tzinfo=UTC)
COUNCIL = "Easthaven"
NOT_OF_THE_RECORD = {"django_migrations", "django_content_type", "sqlite_sequence"}


def imported(folder: Path, council: str = COUNCIL, at: datetime = THEN) -> Report:
    """A folder read as the command reads it."""
    return Import(at).run(files_in([str(folder)], council).files, lambda file: None)


def outcomes(report: Report) -> dict[str, str]:
    return {file.name: file.outcome.value for file in report.files}


def rows() -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table."""
    tables = [table for table in connection.introspection.table_names() if table not in NOT_OF_THE_RECORD]
    with connection.cursor() as cursor:
        return {table: _all_of(cursor, table) for table in tables}


def _all_of(cursor: Any, table: str) -> list[tuple[Any, ...]]:
    cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
    return sorted(cursor.fetchall(), key=repr)


def the_meeting(number: int = 1, council: str = COUNCIL.lower(), viewer: Any = PUBLIC) -> Any:
    found = meetings.meeting(viewer, council, number)
    assert found, f"there is no meeting {number}"
    return found


def items_of(meeting: Any, viewer: Any = PUBLIC) -> list[Any]:
    return list(meetings.agenda(viewer, meeting))


def the_decision(number: int = 1, council: str = COUNCIL.lower(), viewer: Any = PUBLIC) -> Any:
    found = decisions.decision(viewer, council, number)
    assert found, f"there is no decision {number}"
    return found


def resolved_by(item: Any) -> list[list[tuple[int, str, str]]]:
    return [[(part.number, part.printed, part.text) for part in resolution.numbered] for resolution in item.resolved]


def proposed(council: str = COUNCIL.lower()) -> list[Any]:
    return list(decisions.commitments(THE_CLOCK).filter(organisation__slug=council).order_by("number"))
