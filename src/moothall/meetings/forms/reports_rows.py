"""Boxes that repeat: added, taken out and moved by buttons of the form, so that no script is needed."""

import re
from collections.abc import Iterable, Mapping, Sequence

from django.http import QueryDict

Row = dict[str, str]
DO = re.compile(r"(?P<what>add|remove|up|down)(?:-(?P<place>\d{1,3}))?")
MOST = 200


def rows_in(data: Mapping[str, str], prefix: str, names: Sequence[str]) -> list[Row]:
    """The rows as they were typed, in order.

    >>> rows_in({"r-0-text": "One", "r-1-text": "Two"}, "r", ["text"])
    [{'text': 'One'}, {'text': 'Two'}]
    """
    count = next((place for place in range(MOST) if f"{prefix}-{place}-{names[0]}" not in data), MOST)
    return [{name: data.get(f"{prefix}-{place}-{name}", "") for name in names} for place in range(count)]


def arranged(rows: Sequence[Row], do: str, names: Iterable[str]) -> tuple[list[Row], int | None]:
    """The rows after a button was pressed, and the place of the row that it was about.

    >>> arranged([{"text": "a"}, {"text": "b"}], "up-1", ["text"])
    ([{'text': 'b'}, {'text': 'a'}], 0)
    >>> arranged([{"text": "a"}], "remove-7", ["text"])
    ([{'text': 'a'}], None)
    """
    found, kept = DO.fullmatch(do), list(rows)
    if found and found["what"] == "add":
        return ([*kept, dict.fromkeys(names, "")], len(kept)) if len(kept) < MOST else (kept, None)
    place = int(found["place"] or MOST) if found else MOST
    if place >= len(kept):
        return kept, None
    row = kept.pop(place)
    if found and found["what"] == "remove":
        return kept, min(place, len(kept) - 1) if kept else None
    there = min(max(place + (-1 if found and found["what"] == "up" else 1), 0), len(kept))
    kept.insert(there, row)
    return kept, there


def put_into(data: QueryDict, prefix: str, rows: Sequence[Row]) -> None:
    """These rows in place of those that stood there."""
    for key in [key for key in data if re.fullmatch(rf"{prefix}-\d+-\w+", key)]:
        del data[key]
    for place, row in enumerate(rows):
        for name, value in row.items():
            data[f"{prefix}-{place}-{name}"] = value
