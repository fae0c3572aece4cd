"""Questions to the record. None takes a viewer: an entry holds references and plain facts, and nothing that is secret."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import QuerySet

from moothall.record import merkle
from moothall.record.models import Checkpoint, Cursor, Entry, Node, RecordIsBroken


@dataclass(frozen=True)
class Inclusion:
    """That an entry is in the record, in a form that anybody can check against the checkpoint."""

    entry: Entry
    checkpoint: Checkpoint
    proof: list[bytes]


@dataclass(frozen=True)
class Consistency:
    """That the record has only grown between two checkpoints."""

    old: Checkpoint
    new: Checkpoint
    proof: list[bytes]


def latest_number() -> int:
    """The number of the last entry, which is also how many there are; 0 before the first. One cheap read."""
    return Entry.objects.order_by("-number").values_list("number", flat=True).first() or 0


def entry(number: int) -> Entry | None:
    return Entry.objects.filter(number=number).first()


def entries_of(subject: str) -> QuerySet[Entry]:
    """What happened to one thing, newest first."""
    return Entry.objects.filter(subject=subject).order_by("-number")


def entries_after(number: int) -> QuerySet[Entry]:
    """What a follower that has read up to this number has not read yet, oldest first."""
    return Entry.objects.filter(number__gt=number).order_by("number")


def followed_up_to(name: str) -> int:
    """The last entry that the follower of this name has handled."""
    return Cursor.objects.filter(name=name).values_list("number", flat=True).first() or 0


def latest_checkpoint() -> Checkpoint | None:
    return Checkpoint.objects.order_by("-size").first()


def checkpoint_of(size: int) -> Checkpoint | None:
    return Checkpoint.objects.filter(size=size).first()


def inclusion(number: int, checkpoint: Checkpoint) -> Inclusion | None:
    """The proof that this entry is under this checkpoint; nothing if it is not."""
    if not 1 <= number <= checkpoint.size or not (found := entry(number)):
        return None
    return Inclusion(found, checkpoint, hashes_over(merkle.inclusion_spans(number - 1, checkpoint.size)))


def consistency(old: Checkpoint, new: Checkpoint) -> Consistency:
    """The proof that what the older checkpoint covers is the beginning of what the newer one covers."""
    return Consistency(old, new, consistency_proof(old.size, new.size))


def consistency_proof(old_size: int, new_size: int) -> list[bytes]:
    return hashes_over(merkle.consistency_spans(old_size, new_size))


def root_at(size: int) -> bytes:
    """The root over the first entries, from the stored hashes."""
    return hashes_over([merkle.Span(0, size)])[0]


def edge_at(size: int) -> merkle.Edge:
    """Where the tree of this size goes on growing."""
    pieces = list(merkle.Span(0, size).pieces())
    kept = stored(pieces)
    return merkle.Edge(size, [kept[piece] for piece in pieces])


def hashes_over(spans: Iterable[merkle.Span]) -> list[bytes]:
    """The hash over each span. However large the record is, this reads some forty rows by their numbers."""
    spans = list(spans)
    kept = stored(piece for span in spans for piece in span.pieces())
    return [span.hash(kept.__getitem__) for span in spans]


def stored(pieces: Iterable[merkle.Piece]) -> dict[merkle.Piece, bytes]:
    """The kept hash of each piece: of a single entry its leaf, of more its node."""
    pieces = list(pieces)
    leaves = Entry.objects.filter(number__in=[piece.end for piece in pieces if not piece.level])
    nodes = Node.objects.filter(number__in=[piece.number for piece in pieces if piece.level])
    leaf_of = dict(leaves.values_list("number", "leaf"))
    hash_of = dict(nodes.values_list("number", "hash"))
    try:
        return {piece: bytes(hash_of[piece.number] if piece.level else leaf_of[piece.end]) for piece in pieces}
    except KeyError as missing:
        raise RecordIsBroken(f"A hash that the record needs is not there (number {missing}). Run `moothall record verify`.") from None
