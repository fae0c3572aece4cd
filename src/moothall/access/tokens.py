"""How another system says who it is: by a token that is shown once, kept as its hash alone, ends on a day, and can be withdrawn."""

import secrets
from datetime import date, datetime, timedelta
from enum import StrEnum
from hashlib import sha256
from hmac import compare_digest
from math import ceil

from django.db import models, transaction

from moothall.access.holding import held

MARK = "moothall_"  # so that whoever looks for secrets left lying about knows one of ours
LONGEST = 200  # letters: what is longer is no token, and is not even hashed
MINUTE = timedelta(minutes=1)


class TokenState(StrEnum):
    """What has become of a token."""

    OPENS = "Opens the door"
    ENDED = "Has ended"
    WITHDRAWN = "Withdrawn"


def new_token() -> str:
    """A token that nobody guesses: it holds 256 bits of chance, which is why a plain hash of it gives nothing away."""
    return MARK + secrets.token_urlsafe(32)


def hash_of(token: str) -> str:
    return sha256(token.encode()).hexdigest()


class Tokened(models.Model):
    """A row that is somebody by a token. Who it is then, and what it may do, its own room says."""

    token_hash = models.CharField(max_length=64, unique=True, help_text="SHA-256. The token itself is kept nowhere.")
    made_at = models.DateTimeField()
    ends_on = models.DateField(help_text="The last day on which the token opens anything.")
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    used_at = models.DateTimeField(null=True, blank=True)
    used_in_minute = models.PositiveIntegerField(default=0, help_text="How often it was used in the minute in which it was used last.")

    class Meta:
        abstract = True

    def is_opened_by(self, token: str) -> bool:
        """Whether this is its token, compared in the same time whatever the answer."""
        return compare_digest(self.token_hash, hash_of(token))

    def token_state(self, today: date) -> TokenState:
        if self.withdrawn_at:
            return TokenState.WITHDRAWN
        return TokenState.OPENS if today <= self.ends_on else TokenState.ENDED


def use(row: Tokened, at: datetime, most: int) -> int:
    """Note that a token is used now. How many seconds it has to wait first, where it was used so often in this minute already.

    Counted in the database, so that all processes that serve count together.
    """
    minute = at.replace(second=0, microsecond=0)
    with transaction.atomic():
        now = held(type(row), row.pk)
        used = now.used_in_minute if now.used_at and now.used_at >= minute else 0
        if used >= most:
            return ceil((minute + MINUTE - at).total_seconds())
        now.used_at, now.used_in_minute = at, used + 1
        now.save(update_fields=["used_at", "used_in_minute"])
    return 0
