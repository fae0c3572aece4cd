"""Resolutions: numbered parts, what each does, and which earlier part or condition it waits for."""

from functools import lru_cache

from moothall.meetings.rules import kinds_of_part, references_in
from moothall.web.demo.model import Part


@lru_cache(maxsize=4096)
def parts_of(resolved: tuple[str, ...]) -> tuple[Part, ...]:
    """The parts, read by the same rules by which a page of any council is read.

    >>> parts_of(("the plan be adopted", "subject to (1) above, a bid be approved"))[1].subject_to
    (1,)
    """
    return tuple(_part(number, text, range(1, len(resolved) + 1)) for number, text in enumerate(resolved, 1))


def _part(number: int, text: str, numbers: range) -> Part:
    references = references_in(text, list(numbers))
    waits_for = tuple(int(each.number) for each in references if each.is_condition and each.number)
    condition = next((each.words for each in references if each.is_condition and not each.number), "")
    return Part(number, text, tuple(map(str, kinds_of_part(text))), waits_for, condition)
