"""A kind of letter to try the outbox with: it says who it is written for, and nothing when it is told so."""

from datetime import datetime

from moothall.access.viewer import Viewer
from moothall.post.letters import Kind, Letter, Link, Listed
from moothall.post.models import Mail


class Trouble(Exception):
    """What a writer says when it fails."""


def write(mail: Mail, viewer: Viewer, at: datetime) -> Letter | None:
    if mail.facts.get("silent"):
        return None
    if mail.facts.get("fails"):
        raise Trouble(mail.facts["fails"])
    things = ((Link("The budget", "/decisions/wrenmouth/1"), "Open to call-in"), (Link("<b>A road</b>", "/decisions/wrenmouth/2"), ""))
    return Letter(
        subject=mail.facts.get("subject", "A letter"),
        parts=(f"Written for {viewer.name}.", Listed("Decisions", things), Link("All of them", "/decisions/")),
        because="You get this because a test sends it.",
        stop=Link("Stop this", "/stop/abc"),
        stop_at_once="/stop/abc/now",
    )


KINDS = {"post.sample": Kind("A sample", write)}
