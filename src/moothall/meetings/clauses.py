"""What the parts of a resolution are called, and what they refer to that is not there."""

from collections.abc import Iterable

from moothall.meetings import rules, said


def names_of(parts: Iterable[said.Part]) -> list[str]:
    """Everything by which one part of a resolution can name another."""
    return [name for part in parts for name in rules.clause_names(part.number, part.printed, part.text)]


def missing_clauses(minute: said.Minute) -> Iterable[said.Remark]:
    """A part that refers to a clause that is not there is named, never mended."""
    for resolution in minute.resolutions:
        numbers = names_of(resolution.parts)
        for part in resolution.parts:
            for reference in rules.references_in(part.text, numbers):
                if reference.gap:
                    yield said.Remark("gap", reference.gap, reference.words)
