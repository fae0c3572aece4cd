"""Which files are to be read, whose each is, and in which order."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from moothall.exchange.moderngov import councils

FIRST_ELEMENT = re.compile(rb"<([A-Za-z]+)")
FIRST_BYTES = 600
# What others lean on comes first, as far as an answer's first word tells; what it does not tell is tried again at the end.
COUNCILLORS = (b"councillorsbyward", b"councillorsbywardid", b"councillorsbypostcode", b"memberlist")
LEANED_ON = (b"committees", *COUNCILLORS, b"getmeetings", b"getmeetingsbydate")


@dataclass(frozen=True)
class File:
    """A file, its name in the report, and its council; no council where nobody says."""

    path: Path
    name: str
    council: str


@dataclass
class Found:
    """What the sources hold. `missing` are sentences about sources that cannot be read at all."""

    files: list[File] = field(default_factory=list)
    troubles: list[str] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)


def files_in(sources: Sequence[str], council: str) -> Found:
    """The files of all sources. What a councils.csv says of a file holds before what is said of all."""
    found = Found()
    for source in sources:
        path = Path(source)
        if path.is_dir():
            add_folder(path, council, found)
        elif path.is_file():
            found.files.append(File(path, path.name, beside(path) or council))
        else:
            found.missing.append(missing(source))
    found.files = in_order(unique(found.files))
    return found


def missing(source: str) -> str:
    if re.match(r"https?://", source, re.IGNORECASE):
        return f"{source} is an address, and addresses cannot be read yet. Save its answers as files and name their folder."
    return f"There is no file or folder “{source}”."


def add_folder(folder: Path, council: str, found: Found) -> None:
    each = list(councils.files_of(folder))
    listed = folder / councils.NAME
    known = councils.councils(listed.read_bytes(), {name for _, name in each}) if listed.is_file() else councils.Councils()
    found.troubles += known.troubles
    found.files += [File(path, name, known.of.get(name, council)) for path, name in each]
    if not each:
        found.missing.append(f"There are no files in “{folder}”.")


def beside(path: Path) -> str:
    """Whose file this is, if a list in its own folder says so."""
    listed = path.parent / councils.NAME
    return councils.councils(listed.read_bytes(), {path.name}).of.get(path.name, "") if listed.is_file() else ""


def unique(files: Iterable[File]) -> list[File]:
    """A file that is named twice is read once."""
    return list({file.path.resolve(): file for file in reversed(list(files))}.values())[::-1]


def in_order(files: list[File]) -> list[File]:
    return sorted(files, key=lambda file: rank(file.path))


def rank(path: Path) -> int:
    try:
        with path.open("rb") as opened:
            first = FIRST_ELEMENT.search(opened.read(FIRST_BYTES))
    except OSError:
        return len(LEANED_ON)  # that it cannot be opened is said when it is read
    word = first[1].lower() if first else b""
    return LEANED_ON.index(word) if word in LEANED_ON else len(LEANED_ON)
