"""The golden thread as plain rows: any room can answer what of its own hangs on a reference, and knows no other room."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Knot:
    """One place on the thread. A gap has a title and no reference: the title says what is missing."""

    kind: str
    title: str
    reference: str = ""
    note: str = ""
    is_here: bool = False

    @property
    def is_gap(self) -> bool:
        return not (self.reference or self.is_here)
