"""Check the record of a place without trusting its server. Needs Python 3.9 or newer and the package `cryptography`.

    python verify_record.py proof record-118.json --key KEY [--checkpoint FILE]
    python verify_record.py consistency record-1000-2000.json --key KEY [--old FILE] [--new FILE]

KEY is the record's public key, or a file that holds it: `name+id+base64`. Take it from somebody you trust, or keep it from
the first time: a key that comes with the proof proves nothing. With --checkpoint, --old and --new the proof must be about
the checkpoints that you kept yourself, letter by letter.

The first command shows that an entry is in the record that the key signed. The second shows that between two checkpoints
entries were only added: none was changed, removed or put in between.

Ends with 0 if it fits, 1 if it does not, 2 if something cannot be read.
The rules are RFC 6962 and RFC 9162 (the tree) and C2SP signed-note and tlog-checkpoint (what is signed).
"""

import argparse
import base64
import hashlib
import json
import sys
from pathlib import Path

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey


class DoesNotFit(Exception):
    """The proof shows that something was changed, or is no proof."""


class CannotRead(Exception):
    """There is nothing to judge: a file is missing or is something else."""


def main():
    words = arguments()
    try:
        say, code = words.check(words), 0
    except DoesNotFit as problem:
        say, code = f"It does not fit. {problem}", 1
    except CannotRead as problem:
        say, code = f"It cannot be read. {problem}", 2
    print(say, file=sys.stderr if code else sys.stdout)
    return code


def arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(required=True, metavar="proof|consistency")
    for name, check, kept in (("proof", check_proof, ["checkpoint"]), ("consistency", check_consistency, ["old", "new"])):
        command = commands.add_parser(name)
        command.add_argument("file", help="the downloaded proof")
        command.add_argument("--key", required=True, help="the record's public key, or a file that holds it")
        for each in kept:
            command.add_argument(f"--{each}", metavar="FILE", help="the checkpoint that you kept")
        command.set_defaults(check=check)
    return parser.parse_args()


def check_proof(words):
    """The entry is in the record that was signed."""
    given = read_json(words.file, data=str, proof=list, checkpoint=str)
    origin, size, root = signed(same(given["checkpoint"], words.checkpoint), read_key(words.key))
    entry = read_entry(given["data"])
    leaf = hashlib.sha256(b"\x00" + utf8(given["data"])).digest()
    if not included(entry["number"] - 1, size, leaf, hashes(given["proof"]), root):
        raise DoesNotFit(f"This entry is not number {entry['number']} of the {size} entries that were signed.")
    lines = [f"{name}: {json.dumps(value, ensure_ascii=False) if isinstance(value, dict) else value}" for name, value in entry.items()]
    return "\n".join([f"This entry is number {entry['number']} of the {size} entries of {origin} that were signed:", *lines])


def check_consistency(words):
    """The newer checkpoint only adds to the older one."""
    given = read_json(words.file, old=str, new=str, proof=list)
    key = read_key(words.key)
    origin, old_size, old_root = signed(same(given["old"], words.old), key)
    _, new_size, new_root = signed(same(given["new"], words.new), key)
    if not continued(old_size, new_size, old_root, new_root, hashes(given["proof"])):
        raise DoesNotFit(f"The record of {new_size} entries does not begin with the {old_size} entries that were signed before.")
    return f"The record of {origin} only grew, from {old_size} to {new_size} entries: none of the first {old_size} was changed or removed."


def included(index, size, leaf, proof, root):
    """RFC 9162, 2.1.3.2."""
    if not 0 <= index < size:
        return False
    way, last, found = index, size - 1, leaf
    for beside in proof:
        if last == 0:
            return False
        if way % 2 or way == last:
            found = joined(beside, found)
            while way and not way % 2:
                way, last = way // 2, last // 2
        else:
            found = joined(found, beside)
        way, last = way // 2, last // 2
    return last == 0 and found == root


def continued(old_size, new_size, old_root, new_root, proof):
    """RFC 9162, 2.1.4.2."""
    if not 0 < old_size <= new_size:
        return False
    if old_size == new_size:
        return not proof and old_root == new_root
    if old_size & (old_size - 1) == 0:
        proof = [old_root, *proof]
    if not proof:
        return False
    way, last = old_size - 1, new_size - 1
    while way % 2:
        way, last = way // 2, last // 2
    older = newer = proof[0]
    for beside in proof[1:]:
        if last == 0:
            return False
        if way % 2 or way == last:
            older, newer = joined(beside, older), joined(beside, newer)
            while way and not way % 2:
                way, last = way // 2, last // 2
        else:
            newer = joined(newer, beside)
        way, last = way // 2, last // 2
    return last == 0 and (older, newer) == (old_root, new_root)


def joined(left, right):
    return hashlib.sha256(b"\x01" + left + right).digest()


def signed(note, key):
    """Origin, size and root of a checkpoint, once its signature holds."""
    name, key_id, public = key
    text, _, signatures = note.rpartition("\n\n")
    text += "\n"
    for line in signatures.splitlines():
        dash, _, rest = line.partition(" ")
        signer, _, signature = rest.partition(" ")
        if dash == "\N{EM DASH}" and signer == name and holds(public, key_id, base64_of(signature), text):
            return head(text, name)
    raise DoesNotFit(f"The checkpoint is not signed by the key of {name}.")


def holds(public, key_id, signature, text):
    if signature[:4] != key_id:
        return False
    try:
        public.verify(signature[4:], utf8(text))
    except InvalidSignature:
        return False
    return True


def head(text, name):
    lines = text.split("\n")
    if len(lines) < 4 or lines[0] != name or not (lines[1].isascii() and lines[1].isdigit() and len(lines[1]) < 20):
        raise DoesNotFit(f"The key of {name} signed something that is not a checkpoint of that record.")
    return lines[0], int(lines[1]), base64_of(lines[2])


def same(given, kept):
    """The checkpoint in the proof; if one was kept, it must be that one."""
    if kept and read(kept) != given:
        raise DoesNotFit(f"The proof is not about the checkpoint in {kept}. Ask the server for a proof between the two.")
    return given


def read_key(words):
    """The key's name, its id, and the key."""
    line = (words if words.count("+") > 1 else read(words)).strip()
    name, _, rest = line.partition("+")
    key_id, _, public = rest.partition("+")
    encoded = base64_of(public)
    if len(encoded) != 33 or encoded[:1] != b"\x01":
        raise CannotRead(f"This is not an Ed25519 key, written name+id+base64: {line}")
    if hashlib.sha256(utf8(name) + b"\n" + encoded).digest()[:4].hex() != key_id:
        raise CannotRead(f"The key's id does not fit the key: {line}")
    return name, bytes.fromhex(key_id), Ed25519PublicKey.from_public_bytes(encoded[1:])


def read_entry(data):
    try:
        entry = json.loads(data)
    except ValueError:
        entry = None
    if not isinstance(entry, dict) or type(entry.get("number")) is not int:
        raise DoesNotFit("What the proof is about is not an entry.")
    return entry


def read_json(file, **wanted):
    """The proof, which must hold these parts, each of its kind."""
    try:
        given = json.loads(read(file))
    except (ValueError, RecursionError) as problem:
        raise CannotRead(f"{file} is not JSON: {problem}") from problem
    for name, kind in wanted.items():
        if not isinstance(given, dict) or not isinstance(given.get(name), kind):
            raise CannotRead(f"{file} is not this kind of proof: it has no “{name}”.")
    return given


def hashes(lines):
    found = [base64_of(line) if isinstance(line, str) else b"" for line in lines]
    if any(len(each) != 32 for each in found):
        raise CannotRead("The proof holds something that is not a hash.")
    return found


def utf8(text):
    return text.encode("utf-8", "surrogatepass")  # half a letter pair has no place in a record, but must not stop the check


def base64_of(words):
    try:
        return base64.b64decode(words, validate=True)
    except ValueError:
        return b""


def read(file):
    try:
        return Path(file).read_bytes().decode()
    except (OSError, ValueError) as problem:
        raise CannotRead(f"{file}: {problem}") from problem


if __name__ == "__main__":
    sys.exit(main())
