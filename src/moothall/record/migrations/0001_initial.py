"""The record's tables."""

from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Checkpoint",
            fields=[
                ("size", models.BigIntegerField(primary_key=True, serialize=False)),
                ("at", models.DateTimeField()),
                ("note", models.TextField()),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Cursor",
            fields=[
                ("name", models.CharField(max_length=100, primary_key=True, serialize=False)),
                ("number", models.BigIntegerField(default=0)),
            ],
        ),
        migrations.CreateModel(
            name="Node",
            fields=[
                ("number", models.BigIntegerField(primary_key=True, serialize=False)),
                ("hash", models.BinaryField(max_length=32)),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Entry",
            fields=[
                ("number", models.BigIntegerField(primary_key=True, serialize=False)),
                ("at", models.DateTimeField()),
                ("who", models.CharField(max_length=200)),
                ("act", models.CharField(max_length=200)),
                ("subject", models.CharField(max_length=200)),
                ("facts", models.JSONField(default=dict)),
                ("leaf", models.BinaryField(max_length=32)),
            ],
            options={
                "indexes": [models.Index(fields=["subject", "-number"], name="record_entry_subject")],
                "constraints": [models.CheckConstraint(condition=models.Q(("number__gte", 1)), name="record_entry_numbered_from_one")],
            },
        ),
        migrations.CreateModel(
            name="Sealed",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("entry", models.BigIntegerField()),
                ("fact", models.CharField(max_length=200)),
                ("salt", models.BinaryField()),
                ("value", models.BinaryField()),
            ],
            options={
                "verbose_name_plural": "sealed",
                "constraints": [models.UniqueConstraint(fields=("entry", "fact"), name="record_sealed_once")],
            },
        ),
    ]
