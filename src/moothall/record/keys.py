"""The key that signs this place's checkpoints. It lies in the place's folder, readable by its owner only."""

import os
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, load_pem_private_key
from django.conf import settings

from moothall.record import notes


class NoKey(Exception):
    """There is no usable key; the sentence says where it should be."""


def origin() -> str:
    """The name of this record, the first line of each checkpoint."""
    return getattr(settings, "RECORD_ORIGIN", "moothall.localhost/record")


def path() -> Path:
    return Path(settings.KEYS) / "record.pem"


def signing_key() -> Ed25519PrivateKey:
    """The key as it lies in the folder."""
    try:
        key = load_pem_private_key(path().read_bytes(), password=None)
    except FileNotFoundError:
        raise NoKey(f"The record's key is not at {path()}. Put it back from the backup.") from None
    except (OSError, ValueError, TypeError) as problem:
        raise NoKey(f"The record's key at {path()} cannot be read: {problem}") from problem
    if not isinstance(key, Ed25519PrivateKey):
        raise NoKey(f"The record's key at {path()} is not an Ed25519 key.")
    return key


def verifier() -> notes.VerifierKey:
    """The public key, under the name of this record."""
    return notes.verifier_key(origin(), signing_key())


def public() -> notes.VerifierKey | None:
    """The public key for whoever asks; none before the first checkpoint, or while the key is away."""
    try:
        return verifier()
    except NoKey:
        return None


def make() -> None:
    """Make the key, unless it is there. It appears whole or not at all, and the first of two makers wins."""
    if path().exists():
        return
    path().parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    draft = path().with_name(f".record.{os.getpid()}.{os.urandom(4).hex()}")
    try:
        write(draft, Ed25519PrivateKey.generate().private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
        os.link(draft, path())
    except FileExistsError:
        pass  # another process was quicker: its key counts
    finally:
        draft.unlink(missing_ok=True)


def write(file: Path, content: bytes) -> None:
    """Write what its owner alone may read, and have it on the disk before going on."""
    with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as handle:
        handle.write(content)
        handle.flush()
        os.fsync(handle.fileno())
