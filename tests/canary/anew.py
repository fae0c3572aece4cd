"""Questions that are SQL already hold the rules as they were: whoever breaks one on purpose has them put anew, before and after."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from moothall.access import asking, hanging, naming


def put_anew() -> None:
    for put in (asking.put, hanging.put, naming.put):
        put.cache_clear()


@contextmanager
def broken(breaks: Callable[[], object]) -> Iterator[None]:
    """While this lasts, every question is put under the rule that was broken; what is kept of it is forgotten."""
    try:
        breaks()
        put_anew()
        yield
    finally:
        put_anew()
