"""The words of the `moothall` command that are management commands of a room."""

import os
import sys

import django
from django.core.management import execute_from_command_line, get_commands
from django.db import DatabaseError, connection


def main(words: list[str]) -> None:
    """Run the management command that the words name."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "moothall.web.settings")
    django.setup()  # the words are those of the rooms, so the rooms come first
    try:
        execute_from_command_line(["moothall", *joined(words)])
    except DatabaseError:
        if is_begun():
            raise
        sys.stderr.write("There is no place here yet. Begin one with: moothall council NAME; or look at a sample with: moothall demo.\n")
        sys.exit(2)


def is_begun() -> bool:
    """Whether the place has its tables."""
    return "authority_organisation" in connection.introspection.table_names()


def joined(words: list[str]) -> list[str]:
    """Two words that together name a command become one: `import moderngov` is `import_moderngov`."""
    if len(words) > 1 and (both := f"{words[0]}_{words[1]}") in get_commands():
        return [both, *words[2:]]
    return words
