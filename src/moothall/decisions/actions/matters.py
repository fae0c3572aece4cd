"""The history of a matter is begun, added to, published: made by joining, and never by itself."""

from datetime import date, datetime
from typing import Any

from moothall.access.acts import Refused, performs
from moothall.access.viewer import THE_CLOCK, Viewer
from moothall.authority.models import Organisation
from moothall.authority.numbering import next_number
from moothall.decisions import matter_permissions as permissions
from moothall.decisions.models import Matter, MatterGap, MatterLink


@performs(permissions.START_MATTER)
def start_matter(
    organisation: Organisation, *, viewer: Viewer, at: datetime, title: str, about: str = "", thing: Any = None, kind: str = ""
) -> Matter:
    """Begin the history of a matter, perhaps with the thing at which somebody looked. The clerks alone see it until it is published."""
    row = Matter.objects.create(
        organisation=organisation, number=next_number(organisation, "matter"), title=title, about=about, begun_at=at
    )
    if thing:
        add_to_matter(row, viewer=viewer, at=at, kind=kind, thing=thing)
    return row


@performs(permissions.ADD_TO_MATTER)
def add_to_matter(matter: Matter, *, viewer: Viewer, at: datetime, kind: str, thing: Any) -> Matter:
    """Say that a notice, an item, a decision or a commitment belongs to the matter."""
    if thing.organisation_id != matter.organisation_id:
        raise Refused("That belongs to another council, and a matter is of one.")
    if MatterLink.objects.visible_to(THE_CLOCK).filter(matter=matter, **{kind: thing}).exists():
        raise Refused("That is in this history already.")
    MatterLink.objects.create(matter=matter, joined_at=at, **{kind: thing})
    return matter


@performs(permissions.TAKE_OFF_MATTER)
def take_off_matter(link: MatterLink, *, viewer: Viewer, at: datetime) -> Matter:
    """It was joined by mistake. The thing itself stays where it is."""
    matter = link.matter
    link.delete()
    return matter


@performs(permissions.NAME_GAP)
def name_gap(matter: Matter, *, viewer: Viewer, at: datetime, sentence: str, on: date | None = None) -> Matter:
    """Say what belongs to the matter and is not here."""
    MatterGap.objects.create(matter=matter, sentence=sentence, on=on)
    return matter


@performs(permissions.PUBLISH_MATTER)
def publish_matter(matter: Matter, *, viewer: Viewer, at: datetime) -> Matter:
    """From now on everybody reads it: of what it gathers, each what they may."""
    if not MatterLink.objects.visible_to(THE_CLOCK).filter(matter=matter).exists():
        raise Refused("Nothing is in this history yet. Add what belongs to it first.")
    matter.published_at = at
    matter.save(update_fields=["published_at"])
    return matter
