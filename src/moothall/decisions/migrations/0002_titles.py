"""The words of titles, codes and makers, each database's own way; and the order of the register where nulls come last."""

from django.db import migrations

SQLITE = [
    """
    CREATE VIRTUAL TABLE decisions_titles USING fts5(
        title, code, maker_words, content='decisions_decision', content_rowid='id',
        tokenize='porter unicode61 remove_diacritics 2', prefix='2 3'
    )
    """,
    """
    INSERT INTO decisions_titles(rowid, title, code, maker_words)
    SELECT id, title, code, maker_words FROM decisions_decision
    """,
    """
    CREATE TRIGGER decisions_titles_in AFTER INSERT ON decisions_decision BEGIN
        INSERT INTO decisions_titles(rowid, title, code, maker_words) VALUES (new.id, new.title, new.code, new.maker_words);
    END
    """,
    """
    CREATE TRIGGER decisions_titles_out AFTER DELETE ON decisions_decision BEGIN
        INSERT INTO decisions_titles(decisions_titles, rowid, title, code, maker_words)
        VALUES ('delete', old.id, old.title, old.code, old.maker_words);
    END
    """,
    """
    CREATE TRIGGER decisions_titles_changed AFTER UPDATE OF title, code, maker_words ON decisions_decision
    WHEN (old.title, old.code, old.maker_words) IS NOT (new.title, new.code, new.maker_words) BEGIN
        INSERT INTO decisions_titles(decisions_titles, rowid, title, code, maker_words)
        VALUES ('delete', old.id, old.title, old.code, old.maker_words);
        INSERT INTO decisions_titles(rowid, title, code, maker_words) VALUES (new.id, new.title, new.code, new.maker_words);
    END
    """,
]
SQLITE_UNDONE = [
    *(f"DROP TRIGGER decisions_titles_{name}" for name in ("in", "out", "changed")),
    "DROP TABLE decisions_titles",
]
POSTGRESQL = [
    "CREATE INDEX decisions_titles ON decisions_decision USING gin (to_tsvector('english', translate(title || ' ' || code, '/-._', '    ')))",
    "CREATE INDEX decisions_makers ON decisions_decision USING gin (to_tsvector('english', translate(maker_words, '/-._', '    ')))",
    "CREATE INDEX decisions_newest ON decisions_decision (decided_on DESC NULLS LAST, id DESC)",
]
POSTGRESQL_UNDONE = [f"DROP INDEX decisions_{name}" for name in ("titles", "makers", "newest")]


def make(apps, schema_editor):
    for statement in SQLITE if schema_editor.connection.vendor == "sqlite" else POSTGRESQL:
        schema_editor.execute(statement)


def undo(apps, schema_editor):
    for statement in SQLITE_UNDONE if schema_editor.connection.vendor == "sqlite" else POSTGRESQL_UNDONE:
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("decisions", "0001_initial")]
    operations = [migrations.RunPython(make, undo)]
