"""A token is a secret: kept as a hash, ended on its day, and counted by the minute."""

from datetime import UTC, date, datetime, timedelta
from types import SimpleNamespace

from moothall.access import tokens
from moothall.access.tokens import Tokened, TokenState

AT = datetime(2026, 11, 23, 10, 30, 20, tzinfo=UTC)


def test_no_two_tokens_are_alike_and_none_can_be_read_from_its_hash():
    some = {tokens.new_token() for _ in range(50)}
    assert len(some) == 50
    for token in some:
        assert token.startswith(tokens.MARK)
        assert len(token) > 43, "fewer letters hold less than 256 bits"
        assert token not in tokens.hash_of(token)


def test_a_token_opens_what_is_its_own_and_nothing_else():
    token = tokens.new_token()
    row = SimpleNamespace(token_hash=tokens.hash_of(token))
    assert Tokened.is_opened_by(row, token)
    assert not Tokened.is_opened_by(row, token + "x")
    assert not Tokened.is_opened_by(row, row.token_hash), "the hash is no token"


def test_a_token_opens_until_its_last_day_is_over_or_somebody_withdraws_it():
    row = SimpleNamespace(withdrawn_at=None, ends_on=date(2026, 11, 23))
    days = [date(2026, 11, 23), date(2026, 11, 24)]
    assert [Tokened.token_state(row, day) for day in days] == [TokenState.OPENS, TokenState.ENDED]
    row.withdrawn_at = AT - timedelta(days=1)
    assert Tokened.token_state(row, days[0]) is TokenState.WITHDRAWN
