"""What may be asked about the outbox."""

from datetime import date, datetime, timedelta

from django.db.models import Q, QuerySet

from moothall.access.viewer import PUBLIC, THE_CLOCK, Role, Viewer
from moothall.authority import queries as authority
from moothall.authority.models import Deputy, Office, Person
from moothall.post.models import Mail
from moothall.post.rules import To

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


def whom(office: Office, day: date) -> dict[To, Person | None]:
    """Who is reminded of what an office owes: its holder, who stands in for them on the day, and the head of their department."""
    return {To.OWNER: office.person if office.holds_on(day) else None, To.DEPUTY: deputy_of(office, day), To.HEAD: head_of(office, day)}


def deputy_of(office: Office, day: date) -> Person | None:
    row = Deputy.objects.filter(Deputy.on(day), office=office).select_related("person__organisation").order_by("pk").first()
    return row.person if row else None


def head_of(office: Office, day: date) -> Person | None:
    """The head of service of the office's department; of one that has none, of the department around it."""
    department = office.department
    while department:
        heads = Office.objects.filter(Office.on(day), role=Role.HEAD_OF_SERVICE, department=department).exclude(pk=office.pk)
        if head := heads.select_related("person__organisation").order_by("pk").first():
            return head.person
        department = department.within
    return None


def counts(viewer: Viewer) -> tuple[int, int]:
    """How many have still to go, and how many of them could not be handed over yet."""
    waiting = not_sent(viewer).order_by()
    return waiting.count(), waiting.exclude(trouble="").count()
