"""`moothall migrate`: a new place gets all its tables at once; an older one goes through the steps that it lacks."""

from typing import Any

from django.apps import apps
from django.core.management.commands import migrate
from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations import Migration, RunPython, RunSQL
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder

NARROWED = ("app_label", "migration_name", "fake", "fake_initial", "plan", "check_unapplied", "prune")


class Command(migrate.Command):
    """Django takes even a new place through every step, and draws all tables anew at each: whoever waits for it waits seconds."""

    def handle(self, *args: Any, **options: Any) -> None:
        connection = connections[options["database"]]
        if not any(options[name] for name in NARROWED) and not connection.introspection.table_names():
            lay(connection)
        super().handle(*args, **options)


def lay(connection: BaseDatabaseWrapper) -> None:
    """Every table as the models say today, then what no model says, all of it or nothing: that is where the steps would have led."""
    loader, recorder = MigrationLoader(connection), MigrationRecorder(connection)
    with connection.schema_editor() as editor:
        for model in (recorder.Migration, *apps.get_models()):
            if model._meta.can_migrate(connection):
                editor.create_model(model)
        for label, name in in_turn(loader):
            say_by_hand(editor, loader.graph.nodes[label, name])
            recorder.record_applied(label, name)


def in_turn(loader: MigrationLoader) -> list[tuple[str, str]]:
    """Every step, each after those that it rests on."""
    taken: dict[tuple[str, str], None] = {}
    for leaf in loader.graph.leaf_nodes():
        taken.update(dict.fromkeys(loader.graph.forwards_plan(leaf)))
    return list(taken)


def say_by_hand(editor: BaseDatabaseSchemaEditor, step: Migration) -> None:
    """What a room's own step does by hand: triggers, search indexes. One that only carries old rows over says that it is elidable."""
    if not apps.get_app_config(step.app_label).name.startswith("moothall."):
        return
    for operation in step.operations:
        if isinstance(operation, RunPython) and not operation.elidable:
            operation.code(apps, editor)
        elif isinstance(operation, RunSQL) and not operation.elidable:
            operation.database_forwards(step.app_label, editor, None, None)
