"""What the parts of a resolution refer to and is not there: named, never mended."""

from collections.abc import Iterable

from moothall.meetings import rules, said


def missing_clauses(minute: said.Minute) -> Iterable[said.Remark]:
    """A part that refers to a clause that is not there is named, never mended."""
    for resolution in minute.resolutions:
        numbers = [part.number for part in resolution.parts]
        for part in resolution.parts:
            for reference in rules.references_in(part.text, numbers):
                if reference.gap:
                    yield said.Remark("gap", reference.gap, reference.words)
