"""What we write about other systems that send figures: that the token of one ends soon."""

from datetime import datetime

from django.urls import get_script_prefix

from moothall.access.viewer import Viewer
from moothall.authority.words import day_in_words
from moothall.performance.queries import systems
from moothall.post.letters import Kind, Letter, Link
from moothall.post.models import Mail

YOURS = "You get this because you answer for this system."
HOW = "Give it a new token on its page, and put that where the system keeps its secrets. Nothing else of it changes."


def ends(mail: Mail, viewer: Viewer, at: datetime) -> Letter | None:
    """Nothing, if it has another token meanwhile, was shut out, or is no longer its reader's to know."""
    row = systems.systems(viewer).filter(pk=mail.facts["system"], withdrawn_at=None).first()
    if row is None or row.ends_on.isoformat() != mail.facts["ends_on"]:
        return None
    day = day_in_words(row.ends_on)
    first = f"{row.name} can send figures by itself until {day}. Then its token ends."
    where = Link("Give it a new token", f"{get_script_prefix()}{row.reference}/renew")
    return Letter(f"The token of {row.name} ends on {day}", (first, HOW, where), because=YOURS)


KINDS = {"performance.token_ends": Kind("The token of another system ends", ends)}
