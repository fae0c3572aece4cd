"""The parts of an office file, read with a limit and without following anything that they name."""

from posixpath import join, normpath
from typing import Any, BinaryIO
from zipfile import ZipFile

from lxml import etree

from moothall.documents.rules import NotTaken
from moothall.documents.rules.containers import DAMAGE

LONGEST_PART = 50_000_000
RELATED = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"


class TooMuch(NotTaken):
    """A part that is longer than any report."""


class Container:
    """An office file that was judged before."""

    def __init__(self, stream: BinaryIO) -> None:
        stream.seek(0)
        self.parts = ZipFile(stream)
        self.names = set(self.parts.namelist())

    def part(self, name: str) -> bytes:
        """The content of a part, or nothing; its own word about its size is not believed."""
        if name not in self.names:
            return b""
        with self.parts.open(name) as stream:
            content = stream.read(LONGEST_PART + 1)
        if len(content) > LONGEST_PART:
            raise TooMuch("This document is longer than any report. Send it as a PDF, or in parts.")
        return content

    def xml(self, name: str) -> Any:
        """A part as XML, or nothing. Entities are not followed, and what declares some is not read."""
        content = self.part(name)
        if not content:
            return None
        tree = etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True))
        if tree.getroottree().docinfo.doctype:
            raise ValueError("an office file declares no entities")
        return tree

    def related(self, name: str) -> dict[str, tuple[str, bool]]:
        """What a part names by a key: the part or the address, and whether that lies outside."""
        folder, _, own = name.rpartition("/")
        tree = self.xml(f"{folder}/_rels/{own}.rels")
        if tree is None:
            return {}
        return {one.get("Id", ""): aim(folder, one) for one in tree.iter(RELATED)}


def aim(folder: str, relation: Any) -> tuple[str, bool]:
    target = relation.get("Target", "")
    if relation.get("TargetMode") == "External":
        return target, True
    return normpath(target.lstrip("/") if target.startswith("/") else join(folder, target)), False


BROKEN = (*DAMAGE, etree.XMLSyntaxError, KeyError, TypeError, AttributeError, RecursionError)
