"""What has been recorded cannot be changed or removed: not in Python, and not in the database."""

import pytest
from django.db import DatabaseError, connection, transaction

from moothall.record import actions
from moothall.record.models import Checkpoint, Entry, Node, RecordIsFinal
from moothall.record.tests.factories import NOON, draft, drafts

FINAL = [Entry, Node, Checkpoint]
TABLES = ["record_entry", "record_node", "record_checkpoint"]


@pytest.fixture(autouse=True)
def recorded(db):
    actions.write(drafts(4))
    actions.checkpoint(NOON)


def contents():
    return [list(table.objects.order_by("pk").values()) for table in FINAL]


@pytest.mark.parametrize("table", FINAL)
@pytest.mark.parametrize(
    "change",
    [
        lambda table: table.objects.first().save(),
        lambda table: table.objects.first().delete(),
        lambda table: table.objects.update(pk=99),
        lambda table: table.objects.all().delete(),
        lambda table: table.objects.bulk_update(table.objects.all(), ["pk"]),
        lambda table: table.objects.bulk_create(table.objects.all(), ignore_conflicts=True),
        lambda table: table.objects.bulk_create(table.objects.all(), update_conflicts=True, update_fields=["pk"], unique_fields=["pk"]),
    ],
    ids=["save", "delete", "update", "delete all", "bulk update", "ignore conflicts", "update conflicts"],
)
def test_python_refuses_with_a_sentence(table, change):
    before = contents()
    with pytest.raises(RecordIsFinal, match="cannot be changed or removed"):
        change(table)
    assert contents() == before


def test_a_new_row_never_takes_the_place_of_an_old_one():
    with pytest.raises(DatabaseError), transaction.atomic():
        Entry(number=1, at=NOON, who="x", act="x", subject="x", leaf=bytes(32)).save()
    assert Entry.objects.get(number=1).who == "access/accounts/7"


def refused(sql):
    before = contents()
    with pytest.raises(DatabaseError, match="The record is final"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql)
    assert contents() == before


@pytest.mark.parametrize("table", TABLES)
def test_the_database_refuses_to_change(table):
    key = "size" if table == "record_checkpoint" else "number"
    refused(f"UPDATE {table} SET {key} = {key} + 100")


@pytest.mark.parametrize("table", TABLES)
def test_the_database_refuses_to_remove(table):
    refused(f"DELETE FROM {table}")


@pytest.mark.parametrize("table", TABLES)
def test_the_database_refuses_to_put_another_row_in_its_place(table):
    if connection.vendor != "sqlite":
        pytest.skip("only SQLite knows INSERT OR REPLACE; on PostgreSQL ON CONFLICT is an UPDATE")
    refused(f"INSERT OR REPLACE INTO {table} SELECT * FROM {table}")


@pytest.mark.parametrize("table", TABLES)
def test_the_database_refuses_to_empty_a_table(table):
    if connection.vendor != "postgresql":
        pytest.skip("only PostgreSQL knows TRUNCATE; on SQLite emptying is a DELETE")
    refused(f"TRUNCATE {table}")


@pytest.mark.parametrize("table", TABLES)
def test_the_database_refuses_an_insert_that_updates(table):
    key = "size" if table == "record_checkpoint" else "number"
    refused(f"INSERT INTO {table} SELECT * FROM {table} WHERE true ON CONFLICT ({key}) DO UPDATE SET {key} = 100")


def test_an_entry_has_a_number_above_nought():
    with pytest.raises(DatabaseError), transaction.atomic():
        Entry.objects.create(number=0, at=NOON, who="x", act="x", subject="x", leaf=bytes(32))


def test_without_the_triggers_the_same_statement_succeeds(behind_the_guard):
    """So it is the triggers that refuse above, and nothing else."""
    behind_the_guard("DELETE FROM record_entry")
    assert not Entry.objects.exists()


def test_adding_goes_on():
    assert [entry.number for entry in actions.write([draft(5)])] == [5]
