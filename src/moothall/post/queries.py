"""What may be asked about the outbox."""

from datetime import datetime, timedelta

from django.db.models import Q, QuerySet

from moothall.access.viewer import PUBLIC, THE_CLOCK, Viewer
from moothall.authority import queries as authority
from moothall.authority.models import Person
from moothall.post.models import Mail

ENDED = Q(sent_at__isnull=False) | Q(dropped_at__isnull=False)


def outbox(viewer: Viewer) -> QuerySet[Mail]:
    """The newest first."""
    rows = Mail.objects.visible_to(viewer).select_related("organisation", "person__organisation")
    return rows.order_by("-put_at", "-pk")


def not_sent(viewer: Viewer) -> QuerySet[Mail]:
    return outbox(viewer).exclude(ENDED)


def overdue(at: datetime, by: timedelta) -> QuerySet[Mail]:
    """What should have gone long ago."""
    return not_sent(THE_CLOCK).filter(due_at__lt=at - by).order_by("due_at", "pk")


def to_whom(mail: Mail) -> str:
    """The address that a letter goes to now; nothing for somebody who has none, or who can no longer sign in."""
    person = mail.person
    if person is None:
        return mail.address
    if person.account is None:
        return person.email
    return person.account.email if person.account.is_active else ""


def reader_of(mail: Mail, at: datetime) -> Viewer:
    """For whose eyes a letter is written: whoever it goes to, as they are on that day; an address alone is the public."""
    account = mail.person.account if mail.person else None
    return authority.viewer_of(account, at.date()) if account else PUBLIC


def has_address(person: Person) -> bool:
    return bool(person.email or person.account_id)


def counts(viewer: Viewer) -> tuple[int, int]:
    """How many have still to go, and how many of them could not be handed over yet."""
    waiting = not_sent(viewer).order_by()
    return waiting.count(), waiting.exclude(trouble="").count()
