"""Everything recomputed from the entries themselves, in one pass and constant memory, until something does not fit."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.db import models

from moothall.record import keys, merkle, notes, queries, rules
from moothall.record.models import Checkpoint, Entry, Node, Sealed

BATCH = 2_000
UNREADABLE = (ValueError, TypeError, AttributeError)  # what comes of a row that holds something else than its columns promise


class Broken(Exception):
    """The record is not whole; the sentence names the first entry that does not fit, and in what way."""


class CannotVerify(Exception):
    """There is nothing to hold the record against; the sentence says what is missing."""


@dataclass(frozen=True)
class Whole:
    """What was found to fit."""

    since: int
    size: int
    signed: int

    def __str__(self) -> str:
        return f"The record is whole: {self.checked}, and {self.under}." if self.size else "The record is whole: it is empty."

    @property
    def checked(self) -> str:
        if not self.since:
            return f"{counted(self.size)} checked"
        return f"{counted(self.size - self.since)} checked after the checkpoint of {counted(self.since)}"

    @property
    def under(self) -> str:
        """How much of it a signature covers: what is not signed yet could still be replaced as a whole."""
        after = self.size - self.signed
        return f"{counted(after)} not under a checkpoint yet" if after else "the latest checkpoint covers them all"


def counted(number: int) -> str:
    return f"{number:,} {'entry' if number == 1 else 'entries'}"


class Verification:
    """One pass over the record, or over what was added since a checkpoint that somebody trusts.

    What is recorded while it runs is left for the next one: so the outer ends are read first, and the size after them.
    """

    def __init__(self, since: notes.Head | None = None):
        self.signed = highest(Checkpoint.objects.all(), "size")
        self.joined = highest(Node.objects.all(), "number")
        self.opened = highest(Sealed.objects.all(), "entry")
        self.size = queries.latest_number()
        self.edge = continued_from(since, self.size) if since else merkle.Edge()
        self.since = self.edge.size

    def run(self) -> Iterator[int]:
        """Yield how many entries have been found to fit, again and again; raise Broken at the first that does not."""
        refuse_rows_before_the_first()
        while self.edge.size < self.size:
            self.check(self.edge.size + 1, min(self.edge.size + BATCH, self.size))
            yield self.edge.size
        self.refuse_an_end_too_soon()

    def result(self) -> Whole:
        return Whole(self.since, self.size, self.signed)

    def refuse_an_end_too_soon(self) -> None:
        """What was derived from entries outlives them if somebody cuts them off."""
        over = {
            f"a checkpoint covers {counted(self.signed)}": self.signed > self.size,
            "there are hashes over entries after it": self.joined > merkle.joined(self.size),
            "something is sealed for an entry after it": self.opened > self.size,
        }
        for why, so in over.items():
            if so:
                raise Broken(f"Entry {self.size + 1} is missing: the record ends at {self.size}, but {why}.")

    @cached_property
    def key(self) -> notes.VerifierKey:
        return keys.verifier()

    def check(self, first: int, last: int) -> None:
        """Hold the entries from first to last against the numbering, their hashes, the tree, the checkpoints and the seals."""
        seals, heads, nodes = seals_of(first, last), notes_of(first, last), nodes_of(first, last)
        entries = Entry.objects.filter(number__range=(first, last)).order_by("number")
        for expected, entry in zip_with_numbers(first, last, entries):
            leaf = leaf_of(entry)
            refuse_other_seals(entry, seals.get(expected, {}))
            for piece, found in self.edge.add(leaf):
                refuse_other_node(piece, found, nodes.pop(piece.number, None))
            if note := heads.get(expected):
                self.hold_against(note)
        if nodes:
            raise Broken(f"Entry {last}: node {min(nodes)} stands over no entries.")

    def hold_against(self, note: str) -> None:
        """The checkpoint of this size must bear our signature and have the root that the entries give."""
        size = self.edge.size
        try:
            head = notes.opened(note, self.key)
        except notes.NotANote as problem:
            raise Broken(f"Entry {size}: its checkpoint does not hold. {problem}") from problem
        if (head.size, head.root) != (size, self.edge.root()):
            raise signed_otherwise(size)


def signed_otherwise(size: int) -> Broken:
    return Broken(f"Entry {size} or one before it is not what was signed: the checkpoint of {counted(size)} has another root.")


def continued_from(since: notes.Head, size: int) -> merkle.Edge:
    """The tree at a trusted checkpoint, which the stored hashes must still give."""
    if since.size > size:
        raise Broken(f"Entry {size + 1} is missing: the record ends at {size}, but the checkpoint covers {counted(since.size)}.")
    edge = queries.edge_at(since.size)
    if edge.root() != since.root:
        raise signed_otherwise(since.size)
    return edge


def highest(rows: models.QuerySet[Any], place: str) -> int:
    return rows.order_by(f"-{place}").values_list(place, flat=True).first() or 0


def refuse_rows_before_the_first() -> None:
    for table, place in ((Entry, "number"), (Node, "number"), (Checkpoint, "size"), (Sealed, "entry")):
        if table.objects.filter(**{f"{place}__lt": 1}).exists():
            raise Broken(f"Entry 1 is not the first: {table._meta.db_table} has a row before it.")


def zip_with_numbers(first: int, last: int, entries: models.QuerySet[Entry]) -> Iterator[tuple[int, Entry]]:
    """Each number with its entry; a number without one is a gap."""
    found = iter(entries.iterator(BATCH))
    for expected in range(first, last + 1):
        try:
            entry = next(found, None)
        except UNREADABLE as problem:
            raise Broken(f"Entry {expected} is damaged: its row cannot be read ({problem}).") from problem
        if entry is None or entry.number != expected:
            raise Broken(f"Entry {expected} is missing.")
        yield expected, entry


def leaf_of(entry: Entry) -> bytes:
    """The leaf hash worked out anew, which must be the one kept."""
    try:
        leaf, kept = merkle.leaf_hash(entry.data), bytes(entry.leaf)
    except UNREADABLE as problem:
        raise Broken(f"Entry {entry.number} is damaged: {problem}") from problem
    if leaf != kept:
        raise Broken(f"Entry {entry.number} is not what was recorded: its words give another hash than the one kept.")
    return leaf


def refuse_other_seals(entry: Entry, seals: Mapping[str, rules.Seal]) -> None:
    """A sealed value that still exists must be the one that was sealed; one that was erased is missed by nobody."""
    for fact, seal in seals.items():
        if entry.facts.get(fact) != seal.mark:
            raise Broken(f"Entry {entry.number}: the sealed value of “{fact}” is not the one that was recorded.")


def refuse_other_node(piece: merkle.Piece, found: bytes, kept: bytes | None) -> None:
    if kept != found:
        how = "is missing" if kept is None else "does not fit"
        raise Broken(f"Entry {piece.start + 1}: the stored hash over entries {piece.start + 1} to {piece.end} {how}.")


def seals_of(first: int, last: int) -> dict[int, dict[str, rules.Seal]]:
    """What is sealed in these entries and has not been erased."""
    found: dict[int, dict[str, rules.Seal]] = defaultdict(dict)
    for number, fact, salt, value in Sealed.objects.filter(entry__range=(first, last)).values_list("entry", "fact", "salt", "value"):
        found[number][fact] = rules.Seal(bytes(salt), bytes(value))
    return found


def notes_of(first: int, last: int) -> dict[int, str]:
    """The checkpoints of these sizes."""
    return dict(Checkpoint.objects.filter(size__range=(first, last)).values_list("size", "note"))


def nodes_of(first: int, last: int) -> dict[int, bytes]:
    """The nodes that these entries complete."""
    numbers = (merkle.joined(first - 1) + 1, merkle.joined(last))
    return {number: bytes(kept) for number, kept in Node.objects.filter(number__range=numbers).values_list("number", "hash")}
