"""What may be asked of the index: it answers with row keys, and whoever may see a row is asked of its own table."""

from moothall.search.queries import words
from moothall.search.queries.asking import MOST, Choices, Found, Shown, search, shown
from moothall.search.queries.sources import BY_NUMBER, SOURCES, Hit, Source
from moothall.search.queries.within import within

__all__ = ["BY_NUMBER", "MOST", "SOURCES", "Choices", "Found", "Hit", "Shown", "Source", "search", "shown", "within", "words"]
