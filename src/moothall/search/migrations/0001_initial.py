"""The index, and each database's own way of finding words in it."""

from django.db import migrations, models

COLUMNS = "title, text, place"
NEW, OLD = (", ".join(f"{row}.{column}" for column in ("number", "title", "text", "place")) for row in ("new", "old"))
PUT_IN = f"INSERT INTO search_words(rowid, {COLUMNS}) VALUES ({NEW});"
TAKE_OUT = f"INSERT INTO search_words(search_words, rowid, {COLUMNS}) VALUES ('delete', {OLD});"
SQLITE = [
    # What a search is narrowed to is a word of the index too: kind2 organisation1 body17.
    """
    ALTER TABLE search_indexed ADD COLUMN place TEXT GENERATED ALWAYS AS (
        'kind' || kind || ' organisation' || coalesce(organisation, 0) || ' body' || coalesce(body, 0)
    ) VIRTUAL
    """,
    f"""
    CREATE VIRTUAL TABLE search_words USING fts5(
        {COLUMNS}, content='search_indexed', content_rowid='number', tokenize='porter unicode61 remove_diacritics 2', prefix='2 3'
    )
    """,
    f"CREATE TRIGGER search_words_in AFTER INSERT ON search_indexed BEGIN {PUT_IN} END",
    f"CREATE TRIGGER search_words_out AFTER DELETE ON search_indexed BEGIN {TAKE_OUT} END",
    f"CREATE TRIGGER search_words_changed AFTER UPDATE ON search_indexed BEGIN {TAKE_OUT} {PUT_IN} END",
]
SQLITE_UNDONE = [
    *(f"DROP TRIGGER search_words_{when}" for when in ("in", "out", "changed")),
    "DROP TABLE search_words",
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
