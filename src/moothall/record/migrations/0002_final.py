"""Entries, nodes and checkpoints are final: the database itself refuses to change or remove them."""

from django.db import migrations

TABLES = ["record_entry", "record_node", "record_checkpoint"]
REFUSAL = "The record is final: what has been recorded cannot be changed or removed."

# REPLACE removes a row without waking the trigger on DELETE, so an insert over a row that is there is refused too.
SQLITE = """
CREATE TRIGGER {table}_not_changed BEFORE UPDATE ON {table} BEGIN SELECT RAISE(ABORT, '{refusal}'); END;
CREATE TRIGGER {table}_not_removed BEFORE DELETE ON {table} BEGIN SELECT RAISE(ABORT, '{refusal}'); END;
CREATE TRIGGER {table}_not_replaced BEFORE INSERT ON {table} WHEN EXISTS (SELECT 1 FROM {table} WHERE {key} = NEW.{key})
BEGIN SELECT RAISE(ABORT, '{refusal}'); END;
"""
SQLITE_UNDONE = """
DROP TRIGGER {table}_not_changed;
DROP TRIGGER {table}_not_removed;
DROP TRIGGER {table}_not_replaced;
"""
FUNCTION = """
CREATE FUNCTION record_is_final() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION '{refusal}'; END $$;
"""
POSTGRESQL = """
CREATE TRIGGER {table}_is_final BEFORE UPDATE OR DELETE OR TRUNCATE ON {table}
FOR EACH STATEMENT EXECUTE FUNCTION record_is_final();
"""


def key_of(table):
    return "size" if table == "record_checkpoint" else "number"


def lay(apps, schema_editor):
    """Put the triggers in place."""
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(FUNCTION.format(refusal=REFUSAL))
        for table in TABLES:
            schema_editor.execute(POSTGRESQL.format(table=table))
    elif schema_editor.connection.vendor == "sqlite":
        for table in TABLES:
            each_statement(schema_editor, SQLITE.format(table=table, key=key_of(table), refusal=REFUSAL))
    else:
        raise NotImplementedError("The record is kept on SQLite or PostgreSQL: elsewhere nothing would make it final.")


def lift(apps, schema_editor):
    """Take the triggers away."""
    if schema_editor.connection.vendor == "postgresql":
        for table in TABLES:
            schema_editor.execute(f"DROP TRIGGER {table}_is_final ON {table};")
        schema_editor.execute("DROP FUNCTION record_is_final();")
    else:
        for table in TABLES:
            each_statement(schema_editor, SQLITE_UNDONE.format(table=table))


def each_statement(schema_editor, script):
    for statement in script.split(";\n"):
        if whole := statement.strip():
            schema_editor.execute(whole + ";")


class Migration(migrations.Migration):
    dependencies = [("record", "0001_initial")]
    operations = [migrations.RunPython(lay, lift)]
