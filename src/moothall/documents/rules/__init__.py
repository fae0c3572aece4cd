"""Which files are taken, judged by what is in them; and what a file is called when it is handed out."""

from moothall.documents.rules.judging import kind_of
from moothall.documents.rules.kinds import KINDS, Kind, NotTaken, kind_called
from moothall.documents.rules.names import file_name, legible, quoted

__all__ = ["KINDS", "Kind", "NotTaken", "file_name", "kind_called", "kind_of", "legible", "quoted"]
