"""The `moothall` command: one door for the shell, whose words are the names of management commands.

What needs no place and no table opens without Django, which takes longer to get up than a chart takes to work out.
"""

import sys
from importlib import import_module

QUICK = {"chart": "moothall.statistics.chart_command"}


def main(words: list[str] | None = None) -> None:
    """Run the command that the words name; `record verify` and `record_verify` are the same."""
    said = sys.argv[1:] if words is None else words
    if said and said[0] in QUICK:
        sys.exit(import_module(QUICK[said[0]]).run(said[1:]))
    import_module("moothall.web.commanding").main(said)
