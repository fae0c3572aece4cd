"""Which files are taken, judged by what is in them; what a file is called when it is handed out; how far making one has come."""

from moothall.documents.rules.judging import kind_of
from moothall.documents.rules.kinds import KINDS, Kind, NotTaken, kind_called
from moothall.documents.rules.names import file_name, legible, quoted
from moothall.documents.rules.progress import Facts, Progress, in_hundred, progress

__all__ = [
    "KINDS",
    "Facts",
    "Kind",
    "NotTaken",
    "Progress",
    "file_name",
    "in_hundred",
    "kind_called",
    "kind_of",
    "legible",
    "progress",
    "quoted",
]
