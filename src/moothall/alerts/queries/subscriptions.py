"""Who asked to be told of what."""

from collections.abc import Collection, Iterable
from datetime import datetime, timedelta

from django.db.models import Q, QuerySet

from moothall.access.viewer import THE_CLOCK, Viewer
from moothall.alerts import rules
from moothall.alerts.models import News, Subscriber, Subscription
from moothall.post.models import Mail
from moothall.record.models import Entry

RELATED = (
    "organisation",
    "body__organisation",
    "ward",
    "department",
    "portfolio",
    "subscriber__person__account",
    "subscriber__person__organisation",
)


def anybody() -> bool:
    """Whether there is anybody to tell: of an act that nobody follows nothing else need be read."""
    return Subscription.objects.visible_to(THE_CLOCK).filter(confirmed_at__isnull=False).exists()


def told_of(organisations: Collection[int], at: datetime) -> QuerySet[Subscription]:
    """What was confirmed before something came out, by everybody who is to be told of these councils."""
    rows = Subscription.objects.visible_to(THE_CLOCK).filter(organisation__in=organisations, confirmed_at__lte=at)
    return rows.select_related(*RELATED).order_by("subscriber", "pk")


def by_link(key: int, mark: str) -> Subscriber | None:
    """The subscriber whose own link was shown; the link says enough, so nobody is asked who they are."""
    return Subscriber.objects.visible_to(THE_CLOCK).filter(pk=key, mark=mark).select_related("person__account").first()


def subscriber(key: int) -> Subscriber | None:
    return Subscriber.objects.visible_to(THE_CLOCK).filter(pk=key).first()


def of_subscriber(subscriber: Subscriber) -> QuerySet[Subscription]:
    """What somebody who was found by their link has confirmed."""
    rows = Subscription.objects.visible_to(THE_CLOCK).filter(subscriber=subscriber, confirmed_at__isnull=False)
    return rows.select_related(*RELATED).order_by("confirmed_at", "pk")


def of_person(viewer: Viewer) -> Subscriber | None:
    """Whoever is looking, as somebody who asked to be told."""
    return Subscriber.objects.visible_to(viewer).filter(person=viewer.person).first() if viewer.person else None


def subscription(key: int) -> Subscription | None:
    return Subscription.objects.visible_to(THE_CLOCK).select_related(*RELATED).filter(pk=key).first()


def asked_lately(at: datetime) -> int:
    """How many have asked in the last hour and have not confirmed."""
    return Subscription.objects.visible_to(THE_CLOCK).filter(asked_at__gt=at - timedelta(hours=1), confirmed_at=None).count()


def never_confirmed(at: datetime) -> QuerySet[Subscription]:
    return Subscription.objects.visible_to(THE_CLOCK).filter(confirmed_at=None, asked_at__lt=at - rules.CONFIRMED_WITHIN)


def news_of(mail: Mail) -> QuerySet[News]:
    """What a letter is to tell, in the order in which it came out."""
    return News.objects.visible_to(THE_CLOCK).filter(mail=mail).select_related("subscriber").order_by("entry")


def moments_of(rows: Iterable[News]) -> dict[int, datetime]:
    """When each of these came out, by the number of its entry."""
    return dict(Entry.objects.filter(number__in={row.entry for row in rows}).values_list("number", "at"))


def still_open(subscriber: Subscriber, frequency: str) -> QuerySet[Mail]:
    """A letter to this subscriber that is owed and has not been begun, so that more can be told in it."""
    waiting = Q(begun_at=None, sent_at=None, dropped_at=None, kind="alerts.news", facts__frequency=frequency)
    mine = News.objects.visible_to(THE_CLOCK).filter(subscriber=subscriber).values("mail")
    return Mail.objects.visible_to(THE_CLOCK).filter(waiting, pk__in=mine).order_by("pk")


def unsent(subscriber: Subscriber) -> QuerySet[Mail]:
    """Every letter that is still owed to this subscriber."""
    mine = News.objects.visible_to(THE_CLOCK).filter(subscriber=subscriber).values("mail")
    to = Q(pk__in=mine) | (Q(address=subscriber.address, kind__startswith="alerts.") if subscriber.address else Q(pk__in=()))
    return Mail.objects.visible_to(THE_CLOCK).filter(to, sent_at=None, dropped_at=None).order_by("pk")
