"""Files of comparators as they lie on a disk: read, known by their headings, and brought in whole or not at all."""

import json
from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path

from moothall.access.acts import Refused
from moothall.access.viewer import THE_CLOCK
from moothall.authority.models import Organisation
from moothall.authority.rules.tables import decoded
from moothall.authority.words import counted
from moothall.documents.reading.sheets import rows_of
from moothall.documents.rules import NotTaken
from moothall.performance import actions
from moothall.performance.queries import comparators as queries
from moothall.performance.rules.comparators.brought import Brought, digest
from moothall.performance.rules.comparators.fingertips import flattened
from moothall.performance.rules.comparators.forms import Form, Numbered, read
from moothall.performance.rules.comparators.tables import BadTable, Cells, cells_of, table

LARGEST = 64 * 1024 * 1024
MOST_ROWS = 100_000  # of an Excel file


class CannotBeRead(ValueError):
    """Why nothing was brought in; one sentence each."""

    def __init__(self, *sentences: str) -> None:
        super().__init__(" ".join(sentences))
        self.sentences = sentences


def files_in(words: Sequence[str]) -> Iterator[Path]:
    """Each file that is named, and every table in each folder."""
    for word in words:
        path = Path(word)
        if path.is_dir():
            yield from sorted(one for one in path.iterdir() if one.suffix.casefold() in {".csv", ".xlsx", ".json"})
        else:
            yield path


def brought(words: Sequence[str]) -> Brought:
    """What these files say together. Raises CannotBeRead, naming each file and each row that stops it."""
    found: dict[str, tuple[Form, Numbered]] = {}
    wrong: list[str] = []
    for path in files_in(words):
        try:
            found[path.name if path.name not in found else str(path)] = table_of(path)
        except (CannotBeRead, BadTable) as why:
            wrong += why.sentences
    if not found and not wrong:
        wrong.append("There is no table there. Name files that are CSV, XLSX or JSON, or a folder of them.")
    if wrong:
        raise CannotBeRead(*wrong)
    said = read(found)
    if said.wrong:
        raise CannotBeRead(*said.wrong)
    return said


def table_of(path: Path) -> tuple[Form, Numbered]:
    """The rows of one file with their numbers, and the form that its headings make it."""
    try:
        if path.stat().st_size > LARGEST:
            raise CannotBeRead(f"{path.name} is larger than 64 MB. Bring in a part of it at a time.")
        return table(path.name, READERS.get(path.suffix.casefold(), lines)(path))
    except (OSError, NotTaken) as why:
        raise CannotBeRead(f"{path.name} cannot be read: {why}") from why


def lines(path: Path) -> Cells:
    return cells_of(path.name, decoded(path.read_bytes()))


def excel(path: Path) -> Cells:
    with path.open("rb") as stream:
        return list(enumerate(rows_of(stream, path.name, MOST_ROWS), start=1))


def fields(path: Path) -> Cells:
    """A JSON file of Fingertips as a table; numbers are read as they are written."""
    try:
        found = json.loads(decoded(path.read_bytes()), parse_float=str, parse_int=str)
    except (ValueError, RecursionError) as why:
        raise CannotBeRead(f"{path.name} is no JSON that can be read: {str(why)[:120]}") from why
    rows = flattened(found)
    heads = list(rows[0]) if rows else []
    return [(0, heads), *((number, list(row.values())) for number, row in enumerate(rows, start=1))] if rows else []


READERS = {".xlsx": excel, ".json": fields}


def bring(organisation: Organisation, said: Brought, at: datetime, *, name: str, source: str, year: str, ours: str) -> str:
    """Take it in, and say what was done; the same again changes nothing."""
    before = queries.named(organisation, name)
    if before and before.digest == digest(said, source, year, ours):
        return f"{name} says nothing new, so nothing was changed."
    try:
        actions.bring_comparators(organisation, viewer=THE_CLOCK, at=at, name=name, brought=said, source=source, year=year, ours=ours)
    except Refused as why:
        raise CannotBeRead(str(why)) from why
    told = (counted(len(said.figures), "figure"), counted(len(said.indicators), "indicator"), counted(len(said.places), "place"))
    return f"{name} was brought in: {told[0]} of {told[1]} for {told[2]}."
