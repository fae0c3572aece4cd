"""What people have confirmed since a page was read stays; a later reading that would lose it is not stored."""

from collections.abc import Sequence

from moothall.access.viewer import THE_CLOCK
from moothall.decisions import queries
from moothall.decisions.models import Commitment
from moothall.decisions.rules import commitments_in

from .desk import Conflict

LOST = (
    "{} was confirmed from the words “{}”, and this page no longer has them there. "
    "The earlier reading is kept; correct one of the two by hand."
)


def refuse_what_would_be_lost(confirmed: Sequence[Commitment]) -> None:
    """Asked after writing and inside the same transaction, so that a refusal takes the writing back."""
    still = {row.pk: row for row in queries.commitments(THE_CLOCK).filter(pk__in=[row.pk for row in confirmed])} if confirmed else {}
    for commitment in confirmed:
        row = still.get(commitment.pk)
        part = row and (row.resolution_part or row.decision_part)
        if not part or commitment.said not in {asked.phrase for asked in commitments_in(part.text)}:
            raise Conflict(LOST.format(commitment.reference, commitment.said))
