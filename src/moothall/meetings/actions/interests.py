"""Interests are declared, dispensations given, and the press and public excluded."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from moothall.access.acts import Refused, performs
from moothall.access.viewer import THE_CLOCK, Viewer
from moothall.authority.models import Person
from moothall.meetings import permissions
from moothall.meetings.models import Declaration, Dispensation, Exclusion, Item
from moothall.meetings.rules import interests

SENSITIVE = "Of a sensitive interest only that there is one is kept. Leave its nature out, here and in the minute."


@performs(permissions.DECLARE_INTEREST)
def declare_interest(item: Item, *, viewer: Viewer, at: datetime, name: str, kind: str, **said: Any) -> Declaration:
    """Note what somebody declared on an item: `person`, `nature`, `is_sensitive`, `did`, `dispensation`, as far as they are known.

    It forbids nothing: what was done was done.
    """
    refuse_the_nature(said.get("nature", ""), said.get("is_sensitive", False))
    return Declaration.objects.create(item=item, name=name, kind=kind, declared_at=at, **said)


@performs(permissions.CHANGE_DECLARATION)
def change_declaration(
    declaration: Declaration,
    *,
    viewer: Viewer,
    at: datetime,
    kind: str,
    nature: str = "",
    is_sensitive: bool = False,
    did: str = "",
    dispensation: Dispensation | None = None,
) -> Declaration:
    refuse_the_nature(nature, is_sensitive)
    declaration.kind, declaration.nature, declaration.is_sensitive = kind, nature, is_sensitive
    declaration.did, declaration.dispensation = did, dispensation
    declaration.save()
    return declaration


def refuse_the_nature(nature: str, is_sensitive: bool) -> None:
    if is_sensitive and nature:
        raise Refused(SENSITIVE)


@performs(permissions.TAKE_BACK_DECLARATION)
def take_back_declaration(declaration: Declaration, *, viewer: Viewer, at: datetime) -> Item:
    """It was noted by mistake: it goes."""
    item = declaration.item
    declaration.delete()
    return item


@performs(permissions.GIVE_DISPENSATION)
def give_dispensation(person: Person, *, viewer: Viewer, at: datetime, since: date, until: date, **said: Any) -> Dispensation:
    """Let a member take part in spite of an interest, for four years at most: Localism Act 2011, s.33(3).

    `allows`, `about`, `because` and `given_by` say what it is; `body`, at which body alone it holds, if at one.
    """
    if until < since:
        raise Refused("A dispensation cannot end before it begins.")
    if interests.Dispensation(valid_from=since, valid_to=until).is_too_long:
        raise Refused("A dispensation is for four years at most. Let it end sooner; it can be given again.")
    return Dispensation.objects.create(organisation_id=person.organisation_id, person=person, since=since, until=until, **said)


@performs(permissions.END_DISPENSATION)
def end_dispensation(dispensation: Dispensation, *, viewer: Viewer, at: datetime) -> Dispensation:
    """From now on it holds no more. The register keeps it."""
    dispensation.ended_at = at
    dispensation.until = min(dispensation.until or at.date(), max(at.date(), dispensation.since or at.date()))
    dispensation.save(update_fields=["ended_at", "until"])
    return dispensation


@performs(permissions.EXCLUDE_PUBLIC)
def exclude_public(
    item: Item, *, viewer: Viewer, at: datetime, first: int, last: int, ground: str, words: str, paragraphs: Sequence[str] = ()
) -> Exclusion:
    """Note the resolution by which the press and public were excluded for some of the items that follow."""
    if last < first:
        raise Refused("The last item that is taken in private cannot come before the first.")
    there = Item.objects.visible_to(THE_CLOCK).filter(meeting=item.meeting_id, position__in=(first, last)).count()
    if there < len({first, last}):
        raise Refused("The agenda has no such item.")
    if Exclusion.objects.visible_to(viewer).filter(item=item, first=first, last=last, words=words).exists():
        raise Refused("This exclusion has been noted already.")
    return Exclusion.objects.create(
        item=item, first=first, last=last, ground=ground, paragraphs=list(paragraphs), words=words, resolved_at=at
    )
