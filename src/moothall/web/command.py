"""The `moothall` command: one door for the shell, whose words are the names of management commands."""

import os
import sys

import django
from django.core.management import execute_from_command_line, get_commands


def main(words: list[str] | None = None) -> None:
    """Run the command that the words name; `record verify` and `record_verify` are the same."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "moothall.web.settings")
    django.setup()  # the words are those of the rooms, so the rooms come first
    execute_from_command_line(["moothall", *joined(sys.argv[1:] if words is None else words)])


def joined(words: list[str]) -> list[str]:
    """Two words that together name a command become one: `import moderngov` is `import_moderngov`."""
    if len(words) > 1 and (both := f"{words[0]}_{words[1]}") in get_commands():
        return [both, *words[2:]]
    return words
