"""When a workstream may end: nothing more is expected of its lines, and what is done has reached every milestone."""

from collections.abc import Collection, Sequence
from datetime import date

from moothall.authority.words import joined
from moothall.plans.rules.savings.lines import Line, figures
from moothall.plans.rules.savings.years import is_over

DONE = "done"
MOST_NAMED = 5


def is_settled(line: Line, today: date) -> bool:
    """Whether nothing more is expected of a line in any year: delivered, not achievable, or over."""
    found = [figures(line, year, is_over=is_over(year, today)) for year in line.planned]
    return not any(one.coming_agreed + one.coming_else + one.at_risk for one in found)


def cannot_end(how: str, unsettled: Sequence[str], drafts: Sequence[str], unmet: Collection[str]) -> str:
    """Why a workstream cannot end yet, in a sentence that names what is in the way; nothing where it can.

    >>> cannot_end("stopped", ["Fewer vans"], [], [])
    'More is expected of “Fewer vans”. Enter what was saved, say that it is not achievable, or move it to another workstream first.'
    >>> cannot_end("stopped", [], [], ["Lease signed"])
    ''
    """
    if unsettled:
        ways = "Enter what was saved, say that it is not achievable, or move it to another workstream first."
        return f"More is expected of {named(unsettled)}. {ways}"
    if drafts:
        return f"The draft of {named(drafts)} belongs to it. Publish and settle it, discard it, or move it to another workstream first."
    if how == DONE and unmet:
        return f"{named(tuple(unmet))} has not been reached. Say that it was, or end the workstream as stopped."
    return ""


def named(titles: Sequence[str]) -> str:
    """As many as can be read, and how many more there are."""
    more = len(titles) - MOST_NAMED
    return joined([*(f"“{title}”" for title in titles[:MOST_NAMED]), *([f"{more} more"] if more > 0 else [])])
