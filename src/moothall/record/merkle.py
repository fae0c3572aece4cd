"""A Merkle tree as in RFC 6962 and RFC 9162: proof that an entry is in the record, and that the record has only grown."""

from collections.abc import Callable, Iterator, Sequence
from functools import reduce
from hashlib import sha256
from typing import NamedTuple

HASH_BYTES = 32
MOST_LEAVES = 1 << 63


def leaf_hash(data: bytes) -> bytes:
    """The hash of one entry."""
    return sha256(b"\x00" + data).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """The hash of two neighbours."""
    return sha256(b"\x01" + left + right).digest()


class Piece(NamedTuple):
    """A perfect subtree: the 2**level leaves from place * 2**level on. Once its last leaf is there it never changes."""

    level: int
    place: int

    @property
    def start(self) -> int:
        return self.place << self.level

    @property
    def end(self) -> int:
        return (self.place + 1) << self.level

    @property
    def number(self) -> int:
        """Its place among all pieces of two leaves or more, in the order in which they are completed: 1, 2, 3, no gaps.

        >>> [Piece(1, 0).number, Piece(1, 1).number, Piece(2, 0).number, Piece(1, 2).number]
        [1, 2, 3, 4]
        """
        return joined(self.end - 1) + self.level


def joined(size: int) -> int:
    """How many pieces of two leaves or more are complete in a tree of this size."""
    return size - size.bit_count()


HashOf = Callable[[Piece], bytes]  # a list of leaves can answer it, and so can a table of stored pieces


class Span(NamedTuple):
    """The leaves from start to before end, as a proof or a root needs them hashed."""

    start: int
    end: int

    def pieces(self) -> Iterator[Piece]:
        """The fewest perfect subtrees that make up the span, from left to right."""
        start = self.start
        while start < self.end:
            level = (self.end - start).bit_length() - 1
            yield Piece(level, start >> level)
            start += 1 << level

    def hash(self, hash_of: HashOf) -> bytes:
        return folded([hash_of(piece) for piece in self.pieces()])


def folded(hashes: Sequence[bytes]) -> bytes:
    """The root over neighbouring pieces, each smaller than the one to its left."""
    if not hashes:
        return sha256().digest()
    return reduce(lambda right, left: node_hash(left, right), reversed(hashes))


class Edge:
    """The pieces at the right edge of a tree: all that is needed to grow it further and to know its root."""

    def __init__(self, size: int = 0, hashes: Sequence[bytes] = ()):
        self.size = size
        self.hashes = list(hashes)

    def add(self, leaf: bytes) -> list[tuple[Piece, bytes]]:
        """Grow by one leaf; return the pieces that it completes, the smallest first."""
        completed, level, place = [], 0, self.size
        while place & 1:
            leaf = node_hash(self.hashes.pop(), leaf)
            level, place = level + 1, place >> 1
            completed.append((Piece(level, place), leaf))
        self.hashes.append(leaf)
        self.size += 1
        return completed

    def root(self) -> bytes:
        return folded(self.hashes)


def inclusion_spans(index: int, size: int) -> list[Span]:
    """What stands beside the way from a leaf up to the root (RFC 9162, 2.1.3.1)."""
    if not 0 <= index < size:
        raise ValueError(f"There is no leaf {index} in a tree of {size}.")
    beside, start, end = [], 0, size
    while end - start > 1:
        middle = split(start, end)
        if index < middle:
            beside.append(Span(middle, end))
            end = middle
        else:
            beside.append(Span(start, middle))
            start = middle
    return beside[::-1]


def consistency_spans(old_size: int, new_size: int) -> list[Span]:
    """What shows that the older tree is the beginning of the newer (RFC 9162, 2.1.4.1)."""
    if not 0 <= old_size <= new_size:
        raise ValueError(f"A tree of {old_size} cannot be the beginning of a tree of {new_size}.")
    if not old_size:
        return []
    beside, start, end = [], 0, new_size
    while end != old_size:
        middle = split(start, end)
        if old_size <= middle:
            beside.append(Span(middle, end))
            end = middle
        else:
            beside.append(Span(start, middle))
            start = middle
    if start:  # otherwise the trees part at the whole older tree, whose root is known already
        beside.append(Span(start, end))
    return beside[::-1]


def split(start: int, end: int) -> int:
    """Where a span is divided: after the largest power of two below its length."""
    return start + (1 << (end - start - 1).bit_length() - 1)


def root(leaf_hashes: Sequence[bytes]) -> bytes:
    """The one hash that stands for all leaves in their order."""
    return Span(0, len(leaf_hashes)).hash(over(leaf_hashes))


def inclusion_proof(index: int, leaf_hashes: Sequence[bytes]) -> list[bytes]:
    """What somebody needs, beside the leaf, to work out the root himself."""
    return [span.hash(over(leaf_hashes)) for span in inclusion_spans(index, len(leaf_hashes))]


def consistency_proof(old_size: int, leaf_hashes: Sequence[bytes]) -> list[bytes]:
    """What somebody needs to work out both roots, the one at the older size and the present one."""
    return [span.hash(over(leaf_hashes)) for span in consistency_spans(old_size, len(leaf_hashes))]


def over(leaf_hashes: Sequence[bytes]) -> HashOf:
    """Pieces worked out from the leaves."""

    def hash_of(piece: Piece) -> bytes:
        row = leaf_hashes[piece.start : piece.end]
        while len(row) > 1:
            row = [node_hash(*pair) for pair in zip(row[::2], row[1::2], strict=True)]
        return row[0]

    return hash_of


def verify_inclusion(index: int, size: int, leaf_hash: bytes, proof: Sequence[bytes], root: bytes) -> bool:
    """Whether the leaf stands at this index in the tree with this root. Malformed input does not, and never raises."""
    if not (is_count(index) and is_count(size) and index < size and is_proof([leaf_hash, root]) and is_proof(proof)):
        return False
    spans = inclusion_spans(index, size)
    if len(proof) != len(spans):
        return False
    found = leaf_hash
    for span, beside in zip(spans, proof, strict=True):
        found = node_hash(beside, found) if span.start < index else node_hash(found, beside)
    return found == root


def verify_consistency(old_size: int, new_size: int, old_root: bytes, new_root: bytes, proof: Sequence[bytes]) -> bool:
    """Whether the older tree is the beginning of the newer one. Malformed input is not, and never raises."""
    if not (is_count(old_size) and is_count(new_size) and 0 < old_size <= new_size and is_proof([old_root, new_root]) and is_proof(proof)):
        return False
    spans = consistency_spans(old_size, new_size)
    if len(proof) != len(spans):
        return False
    steps = list(zip(spans, proof, strict=True))
    starts_inside = bool(spans) and spans[0].end == old_size  # the first node is where both trees part
    older = newer = steps.pop(0)[1] if starts_inside else old_root
    for span, beside in steps:
        if span.start < old_size:
            older, newer = node_hash(beside, older), node_hash(beside, newer)
        else:
            newer = node_hash(newer, beside)
    return older == old_root and newer == new_root


def is_count(value: object) -> bool:
    return type(value) is int and 0 <= value < MOST_LEAVES


def is_proof(value: object) -> bool:
    """Whether it is a row of hashes."""
    return isinstance(value, list | tuple) and all(type(each) is bytes and len(each) == HASH_BYTES for each in value)
