"""What we write to whoever asked to be told. Each letter is written when it is sent, and only of what its reader may see then."""

from datetime import datetime

from django.conf import settings
from django.urls import get_script_prefix

from moothall.access.viewer import Viewer
from moothall.alerts import links, queries
from moothall.alerts.kinds import HEADINGS, ORDER
from moothall.alerts.matching import fit
from moothall.alerts.models import News, Subscriber
from moothall.alerts.rules import Frequency, Thing
from moothall.post.letters import Kind, Letter, Link, Listed
from moothall.post.models import Mail

Told = list[tuple[News, Thing]]


def news(mail: Mail, viewer: Viewer, at: datetime) -> Letter | None:
    """What came out that concerns them. What was closed meanwhile is left out, and so is what they no longer want."""
    rows = list(queries.news_of(mail))
    told = still_told(rows, viewer) if rows else []
    if not told:
        return None
    subscriber = rows[0].subscriber
    return Letter(
        subject=subject(told, mail.facts.get("frequency", "")),
        parts=("There is news of what you asked for.", *listed(told)),
        because=f"You asked {settings.PLACE_NAME} to tell you of this. You can change or stop it at any time, without signing in.",
        more=(Link("What you asked for", links.to_yours(subscriber)),),
        stop=Link("Stop all of it", links.to_stop(subscriber)),
        stop_at_once=links.to_stop(subscriber),
    )


def still_told(rows: list[News], viewer: Viewer) -> Told:
    """Each thing once under each heading, as the reader may see it now, as long as something that they want fits it as it was then."""
    wanted = list(queries.of_subscriber(rows[0].subscriber))
    seen = {reference: queries.thing(viewer, reference) for reference in dict.fromkeys(row.reference for row in rows)}
    then = queries.moments_of(rows)
    fitting = {row.reference: thing for row in rows if (thing := seen[row.reference]) and fit(viewer, thing, wanted, then[row.entry])}
    once = {(row.act, row.reference): row for row in rows if row.reference in fitting and row.act in ORDER}
    return [(row, fitting[row.reference]) for row in sorted(once.values(), key=lambda row: (ORDER[row.act], row.entry))]


def listed(told: Told) -> list[Listed]:
    headings: dict[str, list[tuple[Link, str]]] = {}
    for row, thing in told:
        headings.setdefault(HEADINGS[row.act], []).append((link_to(thing), thing.line))
    return [Listed(heading, tuple(things)) for heading, things in headings.items()]


def link_to(thing: Thing) -> Link:
    return Link(thing.title, get_script_prefix() + thing.reference)


def subject(told: Told, frequency: str) -> str:
    """One thing is named; of several it is said how many."""
    row, thing = told[0]
    if frequency == Frequency.DAILY:
        return f"{settings.PLACE_NAME}: what was published since yesterday"
    return f"{HEADINGS[row.act]}: {thing.title}" if len(told) == 1 else f"{settings.PLACE_NAME}: {len(told)} things were published"


def to_confirm(mail: Mail, viewer: Viewer, at: datetime) -> Letter | None:
    """Asks the owner of an address whether it was they who asked."""
    row = queries.subscription(mail.facts["subscription"])
    if row is None or row.confirmed_at:
        return None
    return Letter(
        subject=f"Do you want letters from {settings.PLACE_NAME}?",
        parts=(
            f"Somebody, we hope you, asked {settings.PLACE_NAME} to write to this address when something is published. What was asked for:",
            f"{row}.",
            Link("Yes, tell me of this", links.to_confirm(row)),
            "The link is good for three days. Nothing is sent until you have used it.",
        ),
        because="If it was not you, do nothing: nothing more comes, and the address is forgotten.",
    )


def to_yours(mail: Mail, viewer: Viewer, at: datetime) -> Letter | None:
    """The way to what somebody asked for, to the address that asked for it."""
    subscriber = of(mail)
    if subscriber is None:
        return None
    return Letter(
        subject=f"What {settings.PLACE_NAME} tells you of",
        parts=("You can see, change and stop what you are told of here.", Link("What you asked for", links.to_yours(subscriber))),
        because="You get this because somebody, we hope you, asked for this link.",
        stop=Link("Stop all letters", links.to_stop(subscriber)),
        stop_at_once=links.to_stop(subscriber),
    )


def of(mail: Mail) -> Subscriber | None:
    return queries.subscriber(mail.facts["subscriber"])


KINDS = {
    "alerts.news": Kind("News that somebody asked for", news),
    "alerts.confirm": Kind("Question whether somebody wants letters", to_confirm),
    "alerts.yours": Kind("Link to what somebody asked for", to_yours),
}
