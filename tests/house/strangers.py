"""Words that must not be in the tree: one machine's paths, and the address of a package registry."""

import os
import re
from collections.abc import Mapping
from urllib.parse import urlsplit

from tests.house.reading import Finding

# A class of one letter keeps each pattern from finding itself.
ONE_MACHINE = re.compile(r"(?<![\w.])/(?:w[o]rk|r[o]ot|h[o]me/\w+|U[s]ers/\w+)(?:/|\b(?![\w./-]))")
REGISTRY = re.compile(r"p[y]pi\.org/simple|files\.p[y]thonhosted\.org|^\s*--(?:extra-)?i[n]dex-url|^\s*--f[i]nd-links", re.MULTILINE)
SETTINGS = ("PIP_INDEX_URL", "PIP_EXTRA_INDEX_URL", "UV_INDEX_URL", "UV_DEFAULT_INDEX", "UV_INDEX", "NPM_CONFIG_REGISTRY")


def strangers(text: str, environment: Mapping[str, str] = os.environ) -> list[Finding]:
    """Where a text names the machine it was written on, or the registry that it was fed from."""
    hosts = [urlsplit(address).hostname for name in SETTINGS for address in environment.get(name, "").split()]
    own = [re.compile(re.escape(host)) for host in hosts if host and "." in host]
    return [
        Finding(text.count("\n", 0, match.start()) + 1, f"“{match[0].strip()}” belongs to one machine")
        for pattern in [ONE_MACHINE, REGISTRY, *own]
        for match in pattern.finditer(text)
    ]
