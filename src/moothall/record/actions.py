"""The only writer of the record. Nobody asks here whether an act is allowed: that was asked before it was done."""

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime

from django.db import transaction

from moothall.record import keys, locks, merkle, notes, queries, rules
from moothall.record.models import Checkpoint, Entry, Node, RecordIsBroken, Sealed
from moothall.record.rules import Draft


def write(drafts: Sequence[Draft]) -> list[Entry]:
    """Enter acts in their order, numbered without gaps; they stand if the transaction around them stands."""
    if not drafts:
        return []
    with transaction.atomic(savepoint=False):
        locks.take_turn()
        edge = queries.edge_at(queries.latest_number())
        entries, sealed = [], []
        for number, draft in enumerate(drafts, edge.size + 1):
            seals = rules.sealed(draft.sealed)
            entries.append(entry_of(number, draft, seals))
            sealed += [Sealed(entry=number, fact=name, salt=seal.salt, value=seal.value) for name, seal in seals.items()]
        Entry.objects.bulk_create(entries)
        Sealed.objects.bulk_create(sealed)
        Node.objects.bulk_create(nodes_over(entries, edge))
    return entries


def entry_of(number: int, draft: Draft, seals: dict[str, rules.Seal]) -> Entry:
    """The entry that a draft becomes under this number, with its hash."""
    entry = Entry(number=number, at=draft.at, facts=rules.facts_of(draft, seals), **rules.words_of(draft))
    entry.leaf = merkle.leaf_hash(entry.data)
    return entry


def nodes_over(entries: Iterable[Entry], edge: merkle.Edge) -> list[Node]:
    """The nodes that these entries complete."""
    return [Node(number=piece.number, hash=hash) for entry in entries for piece, hash in edge.add(bytes(entry.leaf))]


def forget(numbers: Collection[int], facts: Collection[str] | None = None) -> int:
    """Erase what was sealed in these entries, all of it or the named facts; return how many values are gone for good."""
    erasable = Sealed.objects.filter(entry__in=numbers)
    if facts is not None:
        erasable = erasable.filter(fact__in=facts)
    return erasable.delete()[0]


def checkpoint(at: datetime) -> Checkpoint | None:
    """Sign the record as it stands; nothing while it is empty, and the same one again while nothing has been added.

    It refuses to sign what does not continue the latest checkpoint.
    """
    with transaction.atomic():
        locks.take_turn()
        size, earlier = queries.latest_number(), queries.latest_checkpoint()
        if not earlier:
            keys.make()
        head = notes.Head(keys.origin(), size, queries.root_at(size))
        if earlier:
            refuse_unless_continued(earlier, head)
        if not size or (earlier and earlier.size == size):
            return earlier
        return Checkpoint.objects.create(size=size, at=at, note=notes.signed(head, keys.signing_key()))


def refuse_unless_continued(earlier: Checkpoint, head: notes.Head) -> None:
    """Stop unless the earlier checkpoint bears our signature and what it covers is the beginning of what we would sign."""
    try:
        old = notes.opened(earlier.note, keys.verifier())
    except notes.NotANote as problem:
        raise RecordIsBroken(f"Nothing was signed: the checkpoint of {earlier.size} entries does not hold. {problem}") from problem
    if old.size > head.size:
        raise RecordIsBroken(f"Nothing was signed: a checkpoint covers {old.size} entries, but the record ends at {head.size}.")
    proof = queries.consistency_proof(old.size, head.size)
    if not merkle.verify_consistency(old.size, head.size, old.root, head.root, proof):
        raise RecordIsBroken(f"Nothing was signed: the record no longer begins with the {old.size} entries that were signed before.")
