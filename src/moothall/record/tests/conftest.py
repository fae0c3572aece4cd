"""Each test has a key of its own; the database rolls back what it wrote."""

from types import SimpleNamespace

import pytest
from django.db import connection

from moothall.record.tests.factories import triggers


@pytest.fixture(autouse=True)
def keys_of_its_own(settings, tmp_path):
    settings.KEYS = tmp_path / "keys"


@pytest.fixture
def behind_the_guard(db):
    """Raw SQL with the triggers lifted, as somebody might who has the database in his hands."""
    with connection.cursor() as cursor:
        triggers.lift(None, SimpleNamespace(connection=connection, execute=cursor.execute))
        yield cursor.execute
