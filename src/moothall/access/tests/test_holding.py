"""An act begins with the row as it is now, and nobody else changes it meanwhile."""

import pytest
from django.contrib.auth import get_user_model
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from moothall.access.holding import held, statement
from moothall.record.actions import write
from moothall.record.models import Entry
from moothall.record.tests.factories import NOON, drafts

Account = get_user_model()
pytestmark = pytest.mark.django_db


@pytest.fixture
def account():
    return Account.objects.create_user("clerk@wrenmouth.example", name="Ines Farrow", made_at=NOON)


def values_of(row):
    return {field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields}


def test_the_row_is_held_as_it_stands_now_and_not_as_somebody_read_it(account):
    Account.objects.filter(pk=account.pk).update(name="Ines Farrow-Hale")
    assert account.name == "Ines Farrow"
    assert held(Account, account.pk).name == "Ines Farrow-Hale"


def test_every_value_comes_as_any_other_question_would_give_it(account):
    write(drafts(2))
    for table, key in ((Account, account.pk), (Entry, 2)):
        row, asked = held(table, key), table.objects.get(pk=key)
        assert values_of(row) == values_of(asked)
        assert row == asked
        assert not row._state.adding


def test_what_is_not_there_cannot_be_held(account):
    with pytest.raises(Account.DoesNotExist):
        held(Account, account.pk + 1)


def test_it_costs_one_short_question(account):
    held(Account, account.pk)
    with CaptureQueriesContext(
        connection,
    ) as asked:
        held(Account, account.pk)
    assert len(asked) == 1


def test_on_postgresql_the_row_is_locked_and_on_sqlite_the_writer_is_alone():
    with transaction.atomic():
        words = statement(Account, connection.vendor).words
    assert words.endswith("FOR UPDATE") == (connection.vendor == "postgresql")
    if connection.vendor == "sqlite":
        assert connection.settings_dict["OPTIONS"]["transaction_mode"] == "IMMEDIATE"
