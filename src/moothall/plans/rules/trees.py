"""What stands under what: a plan within a plan, an objective for others, an action that waits for another. Never in a circle."""

from collections import defaultdict
from collections.abc import Collection, Hashable, Iterable, Mapping
from typing import TypeVar

Key = TypeVar("Key", bound=Hashable)


def above(links: Iterable[tuple[Key, Key]], start: Key) -> set[Key]:
    """Everything that something leads up to, however far, by links that each lead from the lower to the upper.

    >>> sorted(above([("team", "service"), ("service", "corporate"), ("other", "corporate")], "team"))
    ['corporate', 'service']
    """
    return reached(grouped(links), start)


def reached(ways: Mapping[Key, list[Key]], start: Key) -> set[Key]:
    met: set[Key] = set()
    new = [start]
    while new:
        new = [further for one in new for further in ways.get(one, []) if further not in met]
        met.update(new)
    return met


def with_what_is_below(links: Iterable[tuple[Key, Key]], starts: Iterable[Key]) -> dict[Key, set[Key]]:
    """Each of these with everything that leads up to it, however far and by however many ways.

    >>> found = with_what_is_below([("team", "service"), ("service", "corporate")], ["corporate", "team"])
    >>> sorted(found["corporate"]), sorted(found["team"])
    (['corporate', 'service', 'team'], ['team'])
    """
    downs = grouped((upper, lower) for lower, upper in links)
    return {start: {start, *reached(downs, start)} for start in starts}


def grouped(links: Iterable[tuple[Key, Key]]) -> Mapping[Key, list[Key]]:
    ups: dict[Key, list[Key]] = defaultdict(list)
    for lower, upper in links:
        ups[lower].append(upper)
    return ups


def would_close_a_circle(links: Collection[tuple[Key, Key]], lower: Key, upper: Key) -> bool:
    """Whether a new link would lead something back to itself.

    >>> would_close_a_circle([("service", "corporate")], "corporate", "service")
    True
    >>> would_close_a_circle([("service", "corporate")], "team", "service")
    False
    """
    return lower == upper or lower in above(links, upper)


def in_order(rows: Iterable[tuple[Key, Key | None]]) -> list[tuple[Key, int]]:
    """A tree as it is read: each thing after what it stands within, with how deep it stands. What stands within nothing here comes first.

    >>> in_order([("service", "corporate"), ("corporate", None), ("team", "service")])
    [('corporate', 0), ('service', 1), ('team', 2)]
    """
    given = list(rows)
    known = {key for key, _ in given}
    below: dict[Key | None, list[Key]] = defaultdict(list)
    for key, within in given:
        below[within if within in known else None].append(key)
    read: list[tuple[Key, int]] = []
    waiting = [(key, 0) for key in reversed(below[None])]
    while waiting:
        key, depth = waiting.pop()
        read.append((key, depth))
        waiting += [(lower, depth + 1) for lower in reversed(below[key])]
    return read
