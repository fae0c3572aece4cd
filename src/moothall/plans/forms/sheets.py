"""A table that is pasted, or comes as a CSV or Excel file; an Excel file becomes text too, so that it can be put right in the box."""

import csv
from io import StringIO
from typing import Any

from moothall.authority.forms.tables import LARGEST, Table
from moothall.authority.words import joined
from moothall.documents.reading.sheets import merged_in, rows_of
from moothall.documents.rules import NotTaken
from moothall.documents.tables import FORMULA

MOST_LINES = 500  # at once: whoever waits for the answer does so for a second
MOST_NAMED = 5
MERGED = "Cells are merged: {}. Only the first of each says something, so the rest would be lost. Part them, fill each, and send it again."
PACKED = b"PK\x03\x04"


class Sheet(Table):
    """What was sent is kept as `text_sent`."""

    text_sent = ""
    most = MOST_LINES

    def __init__(self, *sent: Any, **said: Any) -> None:
        super().__init__(*sent, **said)
        self.fields["file"].help_text = "CSV or Excel (XLSX), as a spreadsheet saves it."

    def sent(self) -> str | None:
        """What was sent, as the text of a table."""
        file = self.cleaned_data.get("file")
        if file and file.size <= LARGEST and file.read(len(PACKED)) == PACKED:
            self.text_sent = self.of_excel(file) or ""
            return self.text_sent or None
        if file:
            file.seek(0)
        self.text_sent = super().sent() or ""
        return self.text_sent or None

    def of_excel(self, file: Any) -> str | None:
        try:
            rows = rows_of(file, file.name)
        except NotTaken as refused:
            self.add_error("file", str(refused))
            return None
        if merged := merged_in(file):
            self.add_error("file", MERGED.format(joined(merged[:MOST_NAMED]) + (" and more" if len(merged) > MOST_NAMED else "")))
        text = StringIO()
        csv.writer(text, delimiter="\t").writerows(rows)
        return text.getvalue()


def plain(words: str) -> str:
    """Without the apostrophe with which we give away what a spreadsheet would run."""
    return words[1:] if words.startswith("'") and words[1:].lstrip(" \n").startswith(FORMULA) else words
