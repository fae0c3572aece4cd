"""Whether one thing holds some words: asked when somebody wants to be told of what is published about them."""

from moothall.access.viewer import Viewer
from moothall.search import rules
from moothall.search.models import Indexed
from moothall.search.queries import words
from moothall.search.queries.asking import MOST, visible_to
from moothall.search.queries.words import Look


def within(viewer: Viewer, asked: rules.Question, reference: str) -> bool:
    """Whether something that belongs to this thing, and that this viewer may see, has all the words."""
    numbers = set(Indexed.objects.filter(about=reference).values_list("number", flat=True)) if asked else set()
    if not numbers:
        return False
    found = {number for number, _ in words.find(Look(asked, {}), min(numbers), max(numbers), MOST)}
    return bool(visible_to(viewer, found & numbers))
