"""What is installed is pinned: each requirement has one version with its hashes, that pyproject allows, and no address."""

import re
from collections.abc import Iterable

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

PINNED = re.compile(r"^([\w.-]+)(?:\[[\w,.-]+\])?==([^\s;]+)(.*)$", re.MULTILINE)


def pins(text: str) -> dict[str, tuple[Version, int]]:
    """Each pinned name with its version and the number of its hashes."""
    lines = text.replace("\\\n", " ")
    return {canonicalize_name(name): (Version(version), rest.count("--hash=sha256:")) for name, version, rest in PINNED.findall(lines)}


def unpinned(wanted: Iterable[str], text: str) -> list[str]:
    """What is wanted and not pinned as wanted; what is pinned without a hash; and any address."""
    pinned = pins(text)
    asked = [Requirement(line) for line in wanted]
    missing = [str(one) for one in asked if canonicalize_name(one.name) not in pinned]
    other = [one for one in asked if canonicalize_name(one.name) in pinned and pinned[canonicalize_name(one.name)][0] not in one.specifier]
    return [
        *(f"{name} is not pinned" for name in missing),
        *(f"{one} is pinned at {pinned[canonicalize_name(one.name)][0]}" for one in other),
        *(f"{name} has no hash" for name, (_, hashes) in pinned.items() if not hashes),
        *(f"{line.strip()} holds an address" for line in text.splitlines() if "://" in line or line.strip().startswith("--i")),
    ]
