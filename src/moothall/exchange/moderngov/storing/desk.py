"""The page in hand: what of it is news, what became of it, and what has to wait for another page."""

from dataclasses import dataclass, field
from typing import Any

from moothall.exchange.ledger import State, digest_of

from .council import Council


class Conflict(Exception):
    """Storing this would lose what people have done here since. The sentence says what; the earlier reading is kept."""


class Waits(Exception):
    """Another page may say what this one does not. The sentence is for the case that none does."""


@dataclass
class Desk:
    """One page on the desk of its council. In the last round nothing waits any longer."""

    council: Council
    is_last_round: bool = False
    new: int = 0
    changed: int = 0
    is_waiting: bool = False
    notes: list[str] = field(default_factory=list)

    def news(self, kind: str, key: str, said: Any) -> "Reading | None":
        """What is to be stored of this; nothing if it was stored before.

        An earlier reading waits for the last round: if what is kept was read in this run too, this is an older copy
        and changes nothing; if not, the other system has gone back to its earlier words.
        """
        digest = digest_of(said)
        state = self.council.ledger.state(kind, key, digest)
        if state is State.SAME:
            return None
        if state is State.EARLIER:
            self.is_waiting = not self.is_last_round
            if self.is_waiting or self.council.ledger.stands_in_this_run(kind, key):
                return None
        return Reading(self, kind, key, digest, is_first=state is State.NEW)


@dataclass
class Reading:
    """Something that is news."""

    desk: Desk
    kind: str
    key: str
    digest: str
    is_first: bool

    def became(self, reference: str, keep: Any = None) -> None:
        """Write down what it became, and what of it to keep where no room has a place for it."""
        self.desk.council.ledger.enter(self.kind, self.key, self.digest, reference, keep)
        self.desk.new += self.is_first
        self.desk.changed += not self.is_first
