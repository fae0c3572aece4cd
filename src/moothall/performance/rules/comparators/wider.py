"""A country or a region among councils is what they are part of, and no place like them: it has no rank, and counts in no average."""

from moothall.authority.words import counted, joined
from moothall.performance.rules.comparators.brought import Brought

COUNTRIES = frozenset({"england", "scotland", "wales", "northern ireland", "great britain", "united kingdom", "uk", "england and wales"})
COUNTRY_CODES = frozenset(
    {"E92", "W92", "S92", "N92", "K02", "K03", "K04"}
)  # first letters of the codes of the Office for National Statistics
REGION_CODES = frozenset({"E12"})
PLACE, REGION, COUNTRY = range(3)


def without_wider(into: Brought) -> None:
    """Each group keeps the places of its smallest kind; the figures of those that leave stay."""
    gone = set()
    for members in into.groups.values():
        kinds = {name: kind_of(name, into.places.get(name, "")) for name in members}
        wider = {name for name, kind in kinds.items() if kind > min(kinds.values())}
        members -= wider
        gone |= wider
    if gone:
        named = joined(sorted(gone)) if len(gone) <= 9 else counted(len(gone), "place")
        verb = "is" if len(gone) == 1 else "are"
        into.notes.append(f"{named} {verb} wider than the other places: no place is ranked beside {'it' if verb == 'is' else 'them'}.")


def kind_of(name: str, code: str) -> int:
    """Whether this is a country, a region or a place.

    >>> kind_of("England", ""), kind_of("London Region", "E12000007"), kind_of("Ashby", "E07000001")
    (2, 1, 0)
    """
    if name.casefold() in COUNTRIES or code[:3] in COUNTRY_CODES:
        return COUNTRY
    return REGION if code[:3] in REGION_CODES else PLACE
