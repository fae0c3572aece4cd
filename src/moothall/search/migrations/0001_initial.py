"""The index, and each database's own way of finding words in it."""

from django.db import migrations, models

TOKENS = "content='search_indexed', content_rowid='number', tokenize='porter unicode61 remove_diacritics 2', prefix='2 3'"
# Titles have an index of their own, of one row a page: a word that is common in texts is not looked for among all of them.
SQLITE = [
    # What a search is narrowed to is a word of the index too: kind2 organisation1 body17.
    """
    ALTER TABLE search_indexed ADD COLUMN place TEXT GENERATED ALWAYS AS (
        'kind' || kind || ' organisation' || coalesce(organisation, 0) || ' body' || coalesce(body, 0)
    ) VIRTUAL
    """,
    f"CREATE VIRTUAL TABLE search_words USING fts5(title, text, place, {TOKENS})",
    f"CREATE VIRTUAL TABLE search_titles USING fts5(title, place, {TOKENS})",
    """
    CREATE TRIGGER search_words_in AFTER INSERT ON search_indexed BEGIN
        INSERT INTO search_words(rowid, title, text, place) VALUES (new.number, new.title, new.text, new.place);
    END
    """,
    """
    CREATE TRIGGER search_titles_in AFTER INSERT ON search_indexed WHEN new.number = new.page BEGIN
        INSERT INTO search_titles(rowid, title, place) VALUES (new.number, new.title, new.place);
    END
    """,
    """
    CREATE TRIGGER search_words_out AFTER DELETE ON search_indexed BEGIN
        INSERT INTO search_words(search_words, rowid, title, text, place) VALUES ('delete', old.number, old.title, old.text, old.place);
    END
    """,
    """
    CREATE TRIGGER search_titles_out AFTER DELETE ON search_indexed WHEN old.number = old.page BEGIN
        INSERT INTO search_titles(search_titles, rowid, title, place) VALUES ('delete', old.number, old.title, old.place);
    END
    """,
    # A row is read anew by taking it out and putting it in: what would change it in its place is a mistake.
    """
    CREATE TRIGGER search_words_changed BEFORE UPDATE ON search_indexed BEGIN
        SELECT RAISE(ABORT, 'A row of the index is never changed: take it out, and put the new one in.');
    END
    """,
]
SQLITE_UNDONE = [
    *(f"DROP TRIGGER search_{name}" for name in ("words_in", "titles_in", "words_out", "titles_out", "words_changed")),
    "DROP TABLE search_words",
    "DROP TABLE search_titles",
    "ALTER TABLE search_indexed DROP COLUMN place",
]
POSTGRESQL = [
    """
    ALTER TABLE search_indexed ADD COLUMN words tsvector GENERATED ALWAYS AS (
        setweight(to_tsvector('english', title), 'A') || setweight(to_tsvector('english', text), 'B')
    ) STORED
    """,
    "CREATE INDEX search_words ON search_indexed USING gin (words)",
]
POSTGRESQL_UNDONE = ["DROP INDEX search_words", "ALTER TABLE search_indexed DROP COLUMN words"]


def make(apps, schema_editor):
    for statement in SQLITE if schema_editor.connection.vendor == "sqlite" else POSTGRESQL:
        schema_editor.execute(statement)


def undo(apps, schema_editor):
    for statement in SQLITE_UNDONE if schema_editor.connection.vendor == "sqlite" else POSTGRESQL_UNDONE:
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    initial = True
    dependencies = []
    operations = [
        migrations.CreateModel(
            name="Indexed",
            fields=[
                ("number", models.BigIntegerField(primary_key=True, serialize=False)),
                (
                    "page",
                    models.BigIntegerField(help_text="The number of the row whose page it stands on: what is found there is found once."),
                ),
                ("kind", models.PositiveSmallIntegerField()),
                ("key", models.BigIntegerField()),
                ("organisation", models.BigIntegerField(null=True)),
                ("body", models.BigIntegerField(null=True)),
                (
                    "about",
                    models.CharField(
                        db_index=True, help_text="The reference of what the row belongs to, and is read anew with.", max_length=200
                    ),
                ),
                ("title", models.TextField()),
                ("text", models.TextField(blank=True)),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("kind", "key"), name="indexed_once")],
            },
        ),
        migrations.AddIndex("Indexed", models.Index(fields=["organisation", "number"], name="search_inde_organis_a8c484_idx")),
        migrations.AddIndex("Indexed", models.Index(fields=["body", "number"], name="search_inde_body_29ad01_idx")),
        migrations.RunPython(make, undo),
    ]
