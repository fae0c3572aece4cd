"""What a file is called: in a sentence, and when it is handed out."""

import re
import unicodedata

from moothall.documents.rules.kinds import Kind

LONGEST_NAME = 120
SEPARATORS = re.compile(r'[\\/:*?"<>|]+')
GAPS = re.compile(r"\s+")
CONTROLS = {"Cc", "Cf", "Cs", "Co", "Cn"}  # control, direction and other unseen characters; halves and holes of the alphabet
JOINERS = "\u200c\u200d"  # unseen, but they change how a word of some languages is written


def legible(text: str) -> str:
    """A text without the characters that nobody sees: controls, and marks that turn the direction of what follows.

    >>> legible("annual\\u202efdp.exe")
    'annualfdp.exe'
    """
    if text.replace("\n", " ").isprintable():
        return text  # nothing unseen is in it: nearly every text, and known without a look at each letter
    return "".join(letter for letter in text if letter in JOINERS or letter in "\n\t" or unicodedata.category(letter) not in CONTROLS)


def in_a_line(text: str) -> str:
    """A legible text on one line."""
    return GAPS.sub(" ", legible(text)).strip()


def quoted(name: str) -> str:
    """A name as it stands in a sentence; the folder that some browsers send with it is left out.

    >>> quoted("C:\\\\papers\\\\lease.exe")
    '“lease.exe”'
    """
    words = in_a_line(re.split(r"[\\/]", name)[-1])
    return f"“{words[:80]}”" if words else "This file"


def file_name(title: str, kind: Kind) -> str:
    """A safe name for a file that is handed out: no folder, nothing unseen, and the ending of what it really is.

    >>> from moothall.documents.rules.kinds import PDF
    >>> file_name("Quarter 2: how we did", PDF), file_name("../../etc/passwd", PDF), file_name("report.PDF", PDF)
    ('Quarter 2 how we did.pdf', 'etc passwd.pdf', 'report.pdf')
    """
    words = in_a_line(SEPARATORS.sub(" ", legible(title))).strip(" .")
    if words.lower().endswith(f".{kind.ending}"):
        words = words[: -len(kind.ending) - 1]
    return f"{words[:LONGEST_NAME].strip(' .') or 'paper'}.{kind.ending}"
