"""Who is told of what is kept here. Bookkeeping: to ask to be told is no act of the council, and no address ever stands in the record."""

from datetime import datetime
from hashlib import sha256
from typing import Any

from django.db import transaction

from moothall.access.acts import Refused
from moothall.access.viewer import THE_CLOCK, Viewer
from moothall.alerts import queries, rules
from moothall.alerts.matching import matching
from moothall.alerts.models import News, Subscriber, Subscription
from moothall.alerts.rules import Frequency
from moothall.authority.models import Organisation, Person
from moothall.post import actions as post
from moothall.post.models import Mail
from moothall.record.models import Entry

NAMED = {"matter": "The history of “{}”", "plan": "The plan “{}”", "programme": "The savings of “{}”"}
NEWS, CONFIRM, YOURS = "alerts.news", "alerts.confirm", "alerts.yours"


def ask(address: str, *, at: datetime, **wanted: Any) -> None:
    """Somebody asks that an address be told of something; it is, once it has confirmed that. Nobody learns whether it was told before."""
    if queries.asked_lately(at) >= rules.MOST_ASKED_AN_HOUR:
        raise Refused("Too many people are asking at this moment. Please try again in an hour.")
    with transaction.atomic():
        subscriber = held(Subscriber.objects.visible_to(THE_CLOCK).get_or_create(address=post.checked(address).lower())[0])
        row = wanted_by(subscriber, at, **wanted)
        if may_be_written_to(subscriber, at):
            kind = YOURS if row.confirmed_at else CONFIRM
            facts = {"subscription": row.pk, "subscriber": subscriber.pk}
            key = f"{kind}/{subscriber.pk}/{subscriber.mark}/{at.isoformat()}"
            post.put(kind, organisation=row.organisation, to=subscriber.address or "", key=key, at=at, facts=facts)


def ask_for_link(address: str, organisation: Organisation, *, at: datetime) -> None:
    """Send whoever has asked to be told the way to what they asked for. Nobody else learns whether they have."""
    with transaction.atomic():
        found = Subscriber.objects.visible_to(THE_CLOCK).filter(address=address.lower()).first()
        if found and queries.of_subscriber(found).exists() and may_be_written_to(held(found), at):
            key = f"{YOURS}/{found.pk}/{found.mark}/{at.isoformat()}"
            post.put(YOURS, organisation=organisation, to=found.address or "", key=key, at=at, facts={"subscriber": found.pk})


def ask_as_oneself(viewer: Viewer, *, at: datetime, **wanted: Any) -> Subscription:
    """Somebody who is signed in asks for themselves, and is told what they may see. Their address was given with their account."""
    person = Person.objects.filter(pk=viewer.person, account__isnull=False).first() if viewer.person else None
    if person is None:
        raise Refused("Your account belongs to nobody here, so letters could not be written for you. Give an address instead.")
    with transaction.atomic():
        subscriber = held(Subscriber.objects.visible_to(THE_CLOCK).get_or_create(person=person)[0])
        row = wanted_by(subscriber, at, **wanted)
        row.frequency, row.confirmed_at = wanted["frequency"], row.confirmed_at or at
        row.save(update_fields=["frequency", "confirmed_at"])
    return row


def held(subscriber: Subscriber) -> Subscriber:
    """The subscriber's row, held against all others until the transaction ends."""
    return Subscriber.objects.visible_to(THE_CLOCK).select_for_update().get(pk=subscriber.pk)


def wanted_by(subscriber: Subscriber, at: datetime, *, frequency: str, **asked: Any) -> Subscription:
    """What is asked for, once. What was confirmed before stays as it is until its owner changes it."""
    asked |= named(asked)
    same, rows = same_as(asked), Subscription.objects.visible_to(THE_CLOCK).filter(subscriber=subscriber)
    row = rows.filter(same=same).first()
    if row is None:
        refuse_too_many(rows.count())
        row = Subscription(subscriber=subscriber, same=same, **asked)
    if not row.confirmed_at:
        row.frequency, row.asked_at = frequency, at
        row.save()
    return row


def named(asked: dict[str, Any]) -> dict[str, Any]:
    """What is kept by its number alone, with its name in words."""
    chosen = {name: asked[name] for name in NAMED if asked.get(name)}
    words = [NAMED[name].format(thing) for name, thing in chosen.items()]
    kept = {name: thing.pk for name, thing in chosen.items()}
    return kept | {"in_words": ", ".join(words)[:1000]} if words else {}


def same_as(asked: dict[str, Any]) -> str:
    """What is asked for in one text: the keys of what was chosen, its list, and its words, however they are typed."""
    places = (asked.get(name) for name in ("organisation", "body", "ward", "department", *NAMED, "portfolio"))
    keys = [getattr(place, "pk", place) or "" for place in places]
    listed = asked.get("listed", "")
    chosen = sha256(listed.encode()).hexdigest()[:20] if listed else ""
    return "/".join(map(str, [*keys, chosen, " ".join(asked.get("words", "").casefold().split())]))


def refuse_too_many(wanted: int) -> None:
    if wanted >= rules.MOST_WANTED:
        raise Refused(f"Nobody is told of more than {rules.MOST_WANTED} things. Stop one of them first, by the link in any of our letters.")


def may_be_written_to(subscriber: Subscriber, at: datetime) -> bool:
    """Count a letter that nobody has confirmed they want; false if the address has had enough of them today."""
    counted = rules.letters_after(subscriber.letters, subscriber.letters_since, at)
    if counted is None:
        return False
    subscriber.letters, subscriber.letters_since = counted
    subscriber.save(update_fields=["letters", "letters_since"])
    return True


def confirm(row: Subscription, *, at: datetime) -> Subscription:
    """The owner of the address says that they want to be told."""
    if not row.confirmed_at:
        row.confirmed_at = at
        row.save(update_fields=["confirmed_at"])
    return row


def change(row: Subscription, *, frequency: str) -> None:
    row.frequency = frequency
    row.save(update_fields=["frequency"])


def stop(row: Subscription, *, at: datetime) -> None:
    """Tell somebody of this no more. With the last thing the address goes too."""
    with transaction.atomic():
        subscriber = held(row.subscriber)
        row.delete()
        if not Subscription.objects.visible_to(THE_CLOCK).filter(subscriber=subscriber).exists():
            stop_all(subscriber, at=at)


def stop_all(subscriber: Subscriber, *, at: datetime) -> None:
    """Tell somebody of nothing more, forget the address, and owe it no letter."""
    with transaction.atomic():
        for mail in queries.unsent(subscriber).select_for_update():
            post.drop(mail, at, "They asked for no more letters.")
        Subscriber.objects.visible_to(THE_CLOCK).filter(pk=subscriber.pk).delete()


def forget_who_never_confirmed(at: datetime) -> int:
    """What was not confirmed in time is gone, and the address with it unless it is told of something else."""
    count, _ = queries.never_confirmed(at).delete()
    wanted = Subscription.objects.visible_to(THE_CLOCK).values("subscriber")
    left = Subscriber.objects.visible_to(THE_CLOCK).exclude(pk__in=wanted).exclude(letters_since__gt=at - rules.CONFIRMED_WITHIN)
    for subscriber in left:
        stop_all(subscriber, at=at)
    return count


def tell(entry: Entry) -> int:
    """Let everybody whom this concerns be told of it, each once; return how many."""
    found = matching(entry.subject, entry.at)
    return sum(owe(subscriber, rows, entry) for subscriber, rows in found)


def owe(subscriber: Subscriber, rows: list[Subscription], entry: Entry) -> bool:
    """Put the news into a letter. At once goes before once a day: nobody is told twice of one thing."""
    is_soon = any(row.frequency == Frequency.AT_ONCE for row in rows)
    frequency = Frequency.AT_ONCE if is_soon else Frequency.DAILY
    if News.objects.visible_to(THE_CLOCK).filter(subscriber=subscriber, entry=entry.number).exists():
        return False
    mail = letter_for(subscriber, frequency, rows[0].organisation, entry)
    News.objects.create(subscriber=subscriber, mail=mail, entry=entry.number, act=entry.act, reference=entry.subject)
    return True


def letter_for(subscriber: Subscriber, frequency: Frequency, organisation: Organisation, entry: Entry) -> Mail:
    """The letter that is owed already and not begun, or else a new one."""
    open_now = queries.still_open(subscriber, frequency.value).select_for_update().first()
    if open_now:
        return open_now
    mail = post.put(
        NEWS,
        organisation=organisation,
        to=subscriber.person or subscriber.address or "",
        key=f"{NEWS}/{subscriber.pk}/{subscriber.mark}/{entry.number}",
        at=entry.at,
        due_at=rules.due_at(frequency, entry.at),
        facts={"frequency": frequency.value, "subscriber": subscriber.pk},
    )
    assert mail, "a subscriber's news of one entry is owed once"
    return mail
