"""Which closed texts the small council has, the marker word that each of them holds, and who may meet which."""

import re
from collections.abc import Iterable

from moothall.access.viewer import Role
from tests.canary import (
    action_plans,
    agendas,
    asked,
    called_in,
    figures,
    matters,
    measures,
    minuted as minutes,
    notices,
    people,
    plans,
    recorded,
    reports,
    risks,
    savings,
    scrutiny,
    sending,
)

# The word by which a search would find every closed text. No marker is ever typed: a page may repeat what was asked.
BAIT = "plumbago"
OPEN = "harebell"
CLERKS = frozenset({Role.COMMITTEE_CLERK, Role.MONITORING_OFFICER})
SECRETS = (
    "exempt paper that members may read",
    "paper that is exempt", "text of the exempt paper", "address of the exempt paper", "item that is not displayed",
    "minute that is closed", "bullet of the closed minute", "resolution that is closed", "part that is closed",
    "note of a meeting not announced", "item of an agenda not published", "paper of an agenda not published",
    "reporter of an agenda not published", "reason in an agenda not published", "remark on an agenda not published",
    "paper that is to follow", "late item whose supplement is not out",
    "petition that waits", "why a petition was refused", "where to write to an organiser",
    "question that waits", "why a question was refused", "where to write to an asker",
    "minute that is a draft", "resolution that is a draft", "decision not published", "reasons not published",
    "passage not published", "part not published", "passage that is closed", "decided part that is closed",
    "document that is closed", "address of the closed document", "note on a decision not published",
    "work for a closed pack", "commitment from a closed part", "commitment that was dismissed", "why it was dismissed",
    *minutes.SECRETS,
    *agendas.SECRETS,
    *asked.SECRETS,
    *called_in.SECRETS,
    *matters.SECRETS,
    *notices.SECRETS,
    *reports.SECRETS,
    *people.SECRETS,
    *plans.SECRETS,
    *recorded.SECRETS,
    *risks.SECRETS,
    *scrutiny.SECRETS,
    *savings.SECRETS,
    *measures.SECRETS,
    *figures.SECRETS,
    *action_plans.SECRETS,
    *sending.SECRETS,
    *people.OWN,
)  # fmt: skip
MARKERS = {secret: f"zqkestrel{number:03}" for number, secret in enumerate(SECRETS)}
MARKER, EVERY_MARKER = re.compile(r"zqkestrel\d{3}"), frozenset(MARKERS.values())
OF_OWNERS = frozenset(MARKERS[secret] for secret in people.OWN)
OF_CLERKS = EVERY_MARKER - OF_OWNERS


def hidden(secret: str) -> str:
    """A text that only some may read."""
    return f"{BAIT} {MARKERS[secret]}"


def heard_in(words: str) -> frozenset[str]:
    """Every marker in these words, found in one reading: to look for each by itself takes longer than the page."""
    return frozenset(MARKER.findall(words)) & EVERY_MARKER


def secrets_of(markers: Iterable[str]) -> list[str]:
    """What these markers stand in."""
    return sorted(secret for secret, marker in MARKERS.items() if marker in markers)


def may_read(role: Role | None, at_home: bool) -> frozenset[str]:
    """The markers that somebody with this role may meet: the clerks of the council itself all but what is a reader's own; its councillors
    what the law opens to them, because this council lets them read it; whoever keeps or owns its plans what they write; others none.
    """
    if role is None or not at_home:
        return frozenset()
    if role in CLERKS:
        return OF_CLERKS
    of_members = ("exempt paper that members may read",) if role is Role.MEMBER else ()
    of_rooms = (secret for room in (plans, risks, savings, measures, figures, action_plans, sending) for secret in room.read_by(role))
    return frozenset(MARKERS[secret] for secret in (*of_members, *of_rooms))
