"""The tree is that of RFC 6962, and no proof fits anything but what it was made for."""

from hashlib import sha256

import pytest
from hypothesis import given, strategies as st

from moothall.record import merkle

LEAVES = ["", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"]
ROOTS = [
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
]


# The definitions of RFC 6962, 2.1, written down as they stand there and without regard to cost.
def largest_power_below(n):
    return max(2**e for e in range(n) if 2**e < n)


def tree_hash(leaves):
    if len(leaves) <= 1:
        return leaves[0] if leaves else sha256(b"").digest()
    k = largest_power_below(len(leaves))
    return sha256(b"\x01" + tree_hash(leaves[:k]) + tree_hash(leaves[k:])).digest()


def path(m, leaves):
    if len(leaves) == 1:
        return []
    k = largest_power_below(len(leaves))
    if m < k:
        return [*path(m, leaves[:k]), tree_hash(leaves[k:])]
    return [*path(m - k, leaves[k:]), tree_hash(leaves[:k])]


def subproof(m, leaves, whole):
    if m == len(leaves):
        return [] if whole else [tree_hash(leaves)]
    k = largest_power_below(len(leaves))
    if m <= k:
        return [*subproof(m, leaves[:k], whole), tree_hash(leaves[k:])]
    return [*subproof(m - k, leaves[k:], False), tree_hash(leaves[:k])]


def leaves(size):
    return [merkle.leaf_hash(b"%d" % number) for number in range(size)]


sizes = st.integers(1, 130)


@st.composite
def leaf_in_tree(draw):
    size = draw(sizes)
    return draw(st.integers(0, size - 1)), size


@st.composite
def two_sizes(draw):
    new = draw(sizes)
    return draw(st.integers(1, new)), new


@pytest.mark.parametrize("size", range(9))
def test_the_published_roots_come_out(size):
    hashes = [merkle.leaf_hash(bytes.fromhex(leaf)) for leaf in LEAVES[:size]]
    assert merkle.root(hashes).hex() == ROOTS[size]


@pytest.mark.parametrize("size", range(1, 34))
def test_every_proof_of_a_small_tree_is_that_of_the_rfc_and_holds(size):
    row = leaves(size)
    root = merkle.root(row)
    assert root == tree_hash(row)
    for index in range(size):
        proof = merkle.inclusion_proof(index, row)
        assert proof == path(index, row)
        assert merkle.verify_inclusion(index, size, row[index], proof, root)
    for old in range(1, size + 1):
        proof = merkle.consistency_proof(old, row)
        assert proof == subproof(old, row, True)
        assert merkle.verify_consistency(old, size, merkle.root(row[:old]), root, proof)


@given(leaf_in_tree())
def test_an_entry_is_proved_to_be_in_the_record(where):
    index, size = where
    row = leaves(size)
    proof = merkle.inclusion_proof(index, row)
    assert proof == path(index, row)
    assert merkle.verify_inclusion(index, size, row[index], proof, tree_hash(row))


@given(two_sizes())
def test_a_record_is_proved_to_have_only_grown(both):
    old, new = both
    row = leaves(new)
    proof = merkle.consistency_proof(old, row)
    assert proof == subproof(old, row, True)
    assert merkle.verify_consistency(old, new, tree_hash(row[:old]), tree_hash(row), proof)


def flipped(value, bit):
    bit %= len(value) * 8
    return value[: bit // 8] + bytes([value[bit // 8] ^ 1 << bit % 8]) + value[bit // 8 + 1 :]


@given(leaf_in_tree(), st.data())
def test_one_flipped_bit_ends_an_inclusion_proof(where, data):
    index, size = where
    row = leaves(size)
    parts = [row[index], merkle.root(row), *merkle.inclusion_proof(index, row)]
    wrong = data.draw(st.integers(0, len(parts) - 1))
    parts[wrong] = flipped(parts[wrong], data.draw(st.integers(0, 255)))
    leaf, root, *proof = parts
    assert not merkle.verify_inclusion(index, size, leaf, proof, root)


@given(two_sizes(), st.data())
def test_one_flipped_bit_ends_a_consistency_proof(both, data):
    old, new = both
    row = leaves(new)
    parts = [merkle.root(row[:old]), merkle.root(row), *merkle.consistency_proof(old, row)]
    wrong = data.draw(st.integers(0, len(parts) - 1))
    parts[wrong] = flipped(parts[wrong], data.draw(st.integers(0, 255)))
    old_root, new_root, *proof = parts
    assert not merkle.verify_consistency(old, new, old_root, new_root, proof)


@given(leaf_in_tree(), st.data())
def test_a_proof_fits_no_other_place(where, data):
    index, size = where
    row = leaves(size)
    proof = merkle.inclusion_proof(index, row)
    other = data.draw(st.integers(0, size + 3).filter(lambda number: number != index))
    assert not merkle.verify_inclusion(other, size, row[index], proof, merkle.root(row))


@given(two_sizes(), st.data())
def test_a_consistency_proof_fits_no_other_beginning(both, data):
    old, new = both
    row = leaves(new)
    proof = merkle.consistency_proof(old, row)
    other = data.draw(st.integers(0, new + 3).filter(lambda number: number != old))
    assert not merkle.verify_consistency(other, new, merkle.root(row[:other]), merkle.root(row), proof)


@given(leaf_in_tree(), st.data())
def test_surplus_and_missing_nodes_are_refused(where, data):
    index, size = where
    row = leaves(size)
    root, proof = merkle.root(row), merkle.inclusion_proof(index, row)
    spot = data.draw(st.integers(0, len(proof)))
    assert not merkle.verify_inclusion(index, size, row[index], [*proof[:spot], root, *proof[spot:]], root)
    if proof:
        assert not merkle.verify_inclusion(index, size, row[index], proof[:-1], root)
    old_root, grown = merkle.root(row[: index + 1]), merkle.consistency_proof(index + 1, row)
    assert not merkle.verify_consistency(index + 1, size, old_root, root, [*grown, root])
    if grown:
        assert not merkle.verify_consistency(index + 1, size, old_root, root, grown[:-1])


anything = st.one_of(
    st.none(), st.booleans(), st.floats(), st.text(), st.binary(), st.binary(min_size=32, max_size=32),
    st.integers(), st.integers(0, 5), st.just(10**5000), st.lists(st.one_of(st.binary(min_size=32, max_size=32), st.text(), st.none())),
)  # fmt: skip


@given(anything, anything, anything, anything, anything)
def test_nonsense_is_not_verified_and_raises_nothing(a, b, c, d, e):
    assert merkle.verify_inclusion(a, b, c, d, e) is False or (a, b, c, d) == (0, 1, e, [])
    assert merkle.verify_consistency(a, b, c, d, e) is False or (a == b and c == d and e == [])


@pytest.mark.parametrize(
    "call",
    [
        lambda hash: merkle.verify_inclusion(0, 0, hash, [], hash),
        lambda hash: merkle.verify_inclusion(1, 1, hash, [], hash),
        lambda hash: merkle.verify_inclusion(-1, 1, hash, [], hash),
        lambda hash: merkle.verify_inclusion(False, True, hash, [], hash),
        lambda hash: merkle.verify_inclusion(0, 1, hash[:31], [], hash[:31]),
        lambda hash: merkle.verify_inclusion(0, 1, hash.hex(), [], hash.hex()),
        lambda hash: merkle.verify_inclusion(0, 1, hash, None, hash),
        lambda hash: merkle.verify_inclusion(0, 1 << 63, hash, [hash] * 63, hash),
        lambda hash: merkle.verify_consistency(0, 1, hash, hash, []),
        lambda hash: merkle.verify_consistency(0, 0, hash, hash, []),
        lambda hash: merkle.verify_consistency(2, 1, hash, hash, []),
        lambda hash: merkle.verify_consistency(1, 1, hash, hash, [hash]),
        lambda hash: merkle.verify_consistency(1, 2, hash, hash, [hash[:31]]),
        lambda hash: merkle.verify_consistency(1, 2, hash, hash, hash),
    ],
)
def test_malformed_input_is_not_verified(call):
    assert call(merkle.leaf_hash(b"x")) is False


def test_a_proof_is_made_only_of_what_is_there():
    with pytest.raises(ValueError, match="no leaf 3"):
        merkle.inclusion_proof(3, leaves(3))
    with pytest.raises(ValueError, match="no leaf -1"):
        merkle.inclusion_proof(-1, leaves(3))
    with pytest.raises(ValueError, match="tree of 4"):
        merkle.consistency_proof(4, leaves(3))
    assert merkle.consistency_proof(0, leaves(3)) == []


@given(sizes)
def test_a_growing_edge_knows_every_root_and_numbers_its_pieces_without_gaps(size):
    edge, row, numbers, kept = merkle.Edge(), leaves(size), [], {}
    for count, leaf in enumerate(row, 1):
        completed = edge.add(leaf)
        numbers += [piece.number for piece, _ in completed]
        kept |= {merkle.Piece(0, count - 1): leaf} | dict(completed)
        assert edge.root() == tree_hash(row[:count])
        assert len(numbers) == merkle.joined(count)
    assert numbers == list(range(1, len(numbers) + 1))
    assert {piece: merkle.over(row)(piece) for piece in kept} == kept


@given(leaf_in_tree())
def test_a_proof_from_stored_pieces_is_the_proof_from_all_leaves(where):
    index, size = where
    edge, row = merkle.Edge(), leaves(size)
    kept = {merkle.Piece(0, number): leaf for number, leaf in enumerate(row)}
    for leaf in row:
        kept |= dict(edge.add(leaf))
    assert [span.hash(kept.__getitem__) for span in merkle.inclusion_spans(index, size)] == merkle.inclusion_proof(index, row)
    assert [span.hash(kept.__getitem__) for span in merkle.consistency_spans(index + 1, size)] == merkle.consistency_proof(index + 1, row)


def test_a_proof_in_a_million_needs_some_forty_pieces():
    spans = merkle.inclusion_spans(123_456, 1_000_000)
    assert len(spans) == 20
    assert sum(len(list(span.pieces())) for span in spans) < 45
