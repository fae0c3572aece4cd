"""Signed notes and checkpoints as in C2SP signed-note and tlog-checkpoint: a text, a blank line, signatures by Ed25519."""

from base64 import b64decode, b64encode
from binascii import Error as NotBase64
from dataclasses import dataclass
from hashlib import sha256

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

ED25519 = b"\x01"
DASH = "\N{EM DASH}"
LONGEST_NOTE = 100_000


class NotANote(ValueError):
    """The text is no checkpoint, or the key did not sign it; the sentence says which."""


@dataclass(frozen=True)
class VerifierKey:
    """A public key and its name, written `name+key id+base64`, as witnesses and other logs write it."""

    name: str
    public: bytes

    @property
    def id(self) -> bytes:
        return sha256(self.name.encode() + b"\n" + ED25519 + self.public).digest()[:4]

    def __str__(self) -> str:
        return f"{self.name}+{self.id.hex()}+{encoded(ED25519 + self.public)}"

    def signed(self, text: str, signature: bytes) -> bool:
        """Whether this key made this signature, key id and all, under the text."""
        if signature[:4] != self.id:
            return False
        try:
            Ed25519PublicKey.from_public_bytes(self.public).verify(signature[4:], text.encode())
        except InvalidSignature:
            return False
        return True


@dataclass(frozen=True)
class Head:
    """What a checkpoint says: this record, at this size, has this root."""

    origin: str
    size: int
    root: bytes

    def __str__(self) -> str:
        return f"{self.origin}\n{self.size}\n{encoded(self.root)}\n"


def verifier_key(name: str, key: Ed25519PrivateKey) -> VerifierKey:
    """The public side of a key, under a name."""
    if not name or "+" in name or not name.isprintable() or name.split() != [name]:
        raise ValueError(f"A key may not be called {name!r}: its name has no spaces and no plus sign.")
    return VerifierKey(name, key.public_key().public_bytes_raw())


def signed(head: Head, key: Ed25519PrivateKey) -> str:
    """The head as a signed note; the key bears the name of the record."""
    text = str(head)
    signature = verifier_key(head.origin, key).id + key.sign(text.encode())
    return f"{text}\n{DASH} {head.origin} {encoded(signature)}\n"


def opened(note: str, key: VerifierKey) -> Head:
    """What the note says, if this key signed it and it speaks of the record that bears the key's name."""
    text, signatures = parted(note)
    if not any(name == key.name and key.signed(text, signature) for name, signature in signatures):
        raise NotANote(f"The checkpoint is not signed by the key of {key.name}.")
    head = head_of(text)
    if head.origin != key.name:
        raise NotANote(f"The checkpoint is of {head.origin}, not of {key.name}.")
    return head


def head_of(text: str) -> Head:
    """What the text of a checkpoint says. Lines after the third are allowed and mean nothing here."""
    lines = text.split("\n")
    if len(lines) < 4 or not all(lines[:-1]) or lines[-1]:
        raise NotANote("This is not a checkpoint: it needs a name, a size and a root, each on its line.")
    origin, size, root = lines[:3]
    if not (size.isascii() and size.isdigit() and len(size) < 20 and str(int(size)) == size):
        raise NotANote(f"{size!r} is not the size of a record.")
    if len(hashed := decoded(root)) != 32:
        raise NotANote(f"{root!r} is not a root.")
    return Head(origin, int(size), hashed)


def parted(note: str) -> tuple[str, list[tuple[str, bytes]]]:
    """The text that was signed, and each signature with the name it is under."""
    if len(note) > LONGEST_NOTE or any(letter < " " and letter != "\n" for letter in note):
        raise NotANote("This is not a checkpoint: it is too long, or holds control characters.")
    text, blank, signatures = note.rpartition("\n\n")
    if not blank or not signatures.endswith("\n"):
        raise NotANote("This is not a checkpoint: it has no signatures after a blank line.")
    return text + "\n", [signature_in(line) for line in signatures[:-1].split("\n")]


def signature_in(line: str) -> tuple[str, bytes]:
    dash, _, rest = line.partition(" ")
    name, _, signature = rest.partition(" ")
    if dash != DASH or not name or len(bare := decoded(signature)) < 5:
        raise NotANote(f"This is not a signature: {line!r}.")
    return name, bare


def encoded(value: bytes) -> str:
    return b64encode(value).decode()


def decoded(value: str) -> bytes:
    """The bytes, or none if it is not exactly standard base64."""
    try:
        plain = b64decode(value, validate=True)
    except (NotBase64, ValueError):
        return b""
    return plain if encoded(plain) == value else b""
