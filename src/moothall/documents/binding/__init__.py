"""Binding papers into one pack: one file, one page numbering, contents that lead to each paper, and the tags that each brought."""

from moothall.documents.binding.parts import Bound, BoundPaper, Cover, Named, NotBound, Part, Sent, Written
from moothall.documents.binding.whole import bind

__all__ = ["Bound", "BoundPaper", "Cover", "Named", "NotBound", "Part", "Sent", "Written", "bind"]
