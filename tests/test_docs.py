"""What the documents say is so: links lead somewhere, commands and settings exist, and none is left out."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.management import get_commands

from moothall.web.commanding import joined
from tests.house.places import HOUSE, ROOT
from tests.house.strangers import strangers

DOCUMENTS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
ADMINISTRATOR = ROOT / "docs" / "manual" / "administrator.md"
SETTINGS = ROOT / "src" / "moothall" / "web" / "settings.py"

LINK = re.compile(r'\]\(([^)\s]+)\)|src="([^"]+)"')
HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)
RUN = re.compile(r"\./run ([a-z]+)(?: ([a-z_]+))?(?: ([a-z]+))?")
READ = re.compile(r'(?:environ\.get\(|environ\[|flag\()"(MOOTHALL_\w+)"')
SOURCE = re.compile(r"`([a-z]\w*/[\w/.-]+\.(?:py|html|txt|css))`")
NAMED = re.compile(r"^\| `(MOOTHALL_\w+)` \|", re.MULTILINE)

each_document = pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.relative_to(ROOT).as_posix())


def links(text: str) -> Iterator[str]:
    """Where a text leads within the repository."""
    found = (one or other for one, other in LINK.findall(text))
    return (link for link in found if "://" not in link and not link.startswith("mailto:"))


def anchors(text: str) -> set[str]:
    """What the headings of a text are called in an address.

    >>> sorted(anchors("# The house\\n## How to add a page\\n"))
    ['how-to-add-a-page', 'the-house']
    """
    return {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in HEADING.findall(text)}


def broken(link: str, document: Path) -> bool:
    """Whether a link of a document leads nowhere: to no file, or to no heading of it."""
    name, _, anchor = link.partition("#")
    leads_to = (document.parent / name) if name else document
    return not leads_to.exists() or bool(anchor and anchor not in anchors(leads_to.read_text()))


def absent(text: str) -> list[str]:
    """The source files that a text names, from the repository or from the house, and that are not there."""
    return [name for name in SOURCE.findall(text) if not any((folder / name).exists() for folder in (ROOT, HOUSE, *HOUSE.glob("*/jinja2")))]


def words_of_run() -> set[str]:
    """The words that the script answers to."""
    return set(re.findall(r"^    ([a-z]+)(?: \||\))", (ROOT / "run").read_text(), re.MULTILINE))


def unknown(text: str, words: set[str]) -> list[str]:
    """The commands that a text names and that are not there."""
    named = RUN.findall(text)
    wrong = [f"./run {word}" for word, *_ in named if word not in words]
    asked = [joined([first, second] if second else [first]) for word, first, second in named if word == "moothall" and first]
    return wrong + [f"moothall {command[0]}" for command in asked if command[0] not in get_commands()]


@each_document
def test_every_link_leads_somewhere(document):
    assert [link for link in links(document.read_text()) if broken(link, document)] == []


@each_document
def test_every_command_exists(document):
    assert unknown(document.read_text(), words_of_run()) == []


@each_document
def test_every_source_file_that_is_named_is_there(document):
    # What a council puts into its own place is named beside ours.
    assert [name for name in absent(document.read_text()) if name != "static/web/brand.css"] == []


@each_document
def test_no_machine_and_no_registry_is_named(document):
    assert strangers(document.read_text()) == []


def test_every_setting_is_explained_and_every_explained_setting_is_read():
    assert set(NAMED.findall(ADMINISTRATOR.read_text())) == set(READ.findall(SETTINGS.read_text()))


def test_every_choice_has_its_number_and_its_three_parts():
    choices = sorted((ROOT / "docs" / "choices").glob("*.md"))
    assert [path.name[:4] for path in choices] == [f"{number:04}" for number in range(1, len(choices) + 1)]
    for number, path in enumerate(choices, start=1):
        text = path.read_text()
        assert text.startswith(f"# {number}. "), path.name
        assert all(f"**{part}.**" in text for part in ("Context", "Decision", "Consequences")), path.name


def test_what_is_wrong_in_a_document_is_found(tmp_path):
    document = tmp_path / "page.md"
    document.write_text("# One heading\n[a](gone.md) [b](#one-heading) [c](#another) [d](page.md#one-heading) [e](https://example.org)")
    assert [link for link in links(document.read_text()) if broken(link, document)] == ["gone.md", "#another"]
    assert unknown("`./run demo`, `./run dance`, `./run moothall record verify`, `./run moothall waltz`", words_of_run()) == [
        "./run dance",
        "moothall waltz",
    ]
    assert absent("`access/guard.py`, `access/gone.py` and `web/page.html`") == ["access/gone.py"]
    assert READ.findall('flag("MOOTHALL_A"); os.environ.get("MOOTHALL_B", ""); os.environ["MOOTHALL_C"]') == [
        "MOOTHALL_A",
        "MOOTHALL_B",
        "MOOTHALL_C",
    ]
