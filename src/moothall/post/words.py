"""The outbox in words."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from moothall.authority.words import counted
from moothall.post.letters import Kind
from moothall.post.models import Mail
from moothall.post.rules import State

TONES = {State.SENT: "plain", State.IN_TROUBLE: "warn", State.DROPPED: "stop"}


@dataclass(frozen=True, slots=True)
class Row:
    """One letter as the page shows it."""

    title: str
    about: str
    to: str
    at: datetime
    standing: str
    tone: str
    note: str


def row(mail: Mail, kinds: Mapping[str, Kind], moment: datetime) -> Row:
    state = mail.state(moment)
    return Row(
        title=kinds[mail.kind].label if mail.kind in kinds else mail.kind,
        about=mail.about,
        to=mail.person.full_name if mail.person else "A subscriber",
        at=mail.sent_at or mail.dropped_at or mail.due_at,
        standing=state.value,
        tone=TONES.get(state, "wait"),
        note=mail.dropped_because or mail.trouble,
    )


def headline(all_of_them: int, waiting: int, in_trouble: int) -> str:
    """How many there are, how many still have to go, how many cannot."""
    if not all_of_them:
        return "No letter has been owed to anybody yet."
    wait = f"{counted(waiting, 'letter')} {'has' if waiting == 1 else 'have'} still to go" if waiting else "Every letter has gone"
    trouble = f" {counted(in_trouble, 'letter').capitalize()} could not be handed over yet; see why below." if in_trouble else ""
    return f"{wait[0].upper()}{wait[1:]}.{trouble}"
