"""A new place: all its tables at once, exactly as the steps would have led to them."""

import re
from collections.abc import Callable, Iterator
from copy import deepcopy
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import connection, connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.migrations.executor import MigrationExecutor

from moothall.web.management.commands import migrate

COLUMN = re.compile(r', (?="|CONSTRAINT)')  # the order of columns is nobody's business
ON_POSTGRESQL = [
    "SELECT table_name, column_name, udt_name, is_nullable, column_default, is_generated, character_maximum_length "
    # Of Django's own groups, which nobody uses here, the steps make a wider key than its model says.
    "FROM information_schema.columns WHERE table_schema = 'public' AND (table_name, column_name) <> ('auth_group_permissions', 'id')",
    "SELECT tablename, indexname, indexdef FROM pg_indexes WHERE schemaname = 'public'",
    "SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid) FROM pg_constraint WHERE connamespace = 'public'::regnamespace",
    "SELECT tgrelid::regclass::text, tgname, pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal",
]
Empty = Callable[[str], BaseDatabaseWrapper]


@pytest.fixture
def empty(tmp_path: Path, django_db_setup: None, django_db_blocker) -> Iterator[Empty]:
    """Databases of the kind that the tests run on, with nothing in them."""
    with django_db_blocker.unblock():
        yield from databases(tmp_path)


def databases(folder: Path) -> Iterator[Empty]:
    made: list[str] = []

    def make(name: str) -> BaseDatabaseWrapper:
        said = deepcopy(connection.settings_dict)
        if connection.vendor == "sqlite":
            said["NAME"] = folder / name
        else:
            said["NAME"] = f"{said['NAME']}_{name}"
            with connection._nodb_cursor() as cursor:
                cursor.execute(f'CREATE DATABASE "{said["NAME"]}"')
        connections.databases[name] = said
        made.append(name)
        return connections[name]

    yield make
    for name in made:
        database = connections.databases[name]["NAME"]
        connections[name].close()
        del connections[name], connections.databases[name]
        if connection.vendor == "postgresql":
            with connection._nodb_cursor() as cursor:
                cursor.execute(f'DROP DATABASE "{database}"')


def drawn(of: BaseDatabaseWrapper) -> set[tuple[object, ...]]:
    """Every table, column, index, constraint and trigger of a database."""
    with of.cursor() as cursor:
        if of.vendor == "postgresql":
            return {row for question in ON_POSTGRESQL for row in answered(cursor, question)}
        rows = answered(cursor, "SELECT type, name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_%'")
        return {(kind, name, *sorted(COLUMN.split(words.partition("(")[2].removesuffix(")")))) for kind, name, words in rows}


def answered(cursor, question):
    cursor.execute(question)
    return cursor.fetchall()


@pytest.mark.slow
def test_a_new_place_has_the_very_tables_that_the_steps_lead_to(empty):
    at_once, by_steps = empty("at_once"), empty("by_steps")
    migrate.lay(at_once)
    executor = MigrationExecutor(by_steps)
    executor.migrate(executor.loader.graph.leaf_nodes())
    assert len(drawn(at_once)) > 100
    assert drawn(at_once) == drawn(by_steps)
    assert set(MigrationExecutor(at_once).loader.applied_migrations) == set(MigrationExecutor(by_steps).loader.applied_migrations)


def test_what_is_written_by_hand_is_found_to_be_missing(empty, monkeypatch):
    monkeypatch.setattr(migrate, "say_by_hand", lambda editor, step: None)
    whole = drawn(connection)
    migrate.lay(lacking := empty("lacking"))
    assert whole - drawn(lacking)


def test_a_place_that_cannot_be_laid_whole_is_not_begun(empty, monkeypatch):
    def fall(editor, step):
        raise RuntimeError("the disk is full")

    monkeypatch.setattr(migrate, "say_by_hand", fall)
    place = empty("begun")
    with pytest.raises(RuntimeError, match="the disk is full"):
        migrate.lay(place)
    assert place.introspection.table_names() == []


@pytest.mark.django_db
def test_migrating_again_finds_nothing_to_do(capsys):
    call_command("migrate")
    assert "No migrations to apply." in capsys.readouterr().out
