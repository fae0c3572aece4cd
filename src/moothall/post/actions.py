"""The outbox is kept here. Bookkeeping: that a letter is owed follows from an act, and is none itself."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime, timedelta
from smtplib import SMTPRecipientsRefused
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction

from moothall.access.viewer import THE_CLOCK
from moothall.authority.models import Organisation, Person
from moothall.post import letters, queries, rules
from moothall.post.models import Mail
from moothall.post.rules import STEPS, Step, To
from moothall.worker.tasks import work

LONG_AGO, TOO_LONG_AGO = timedelta(days=2), timedelta(days=14)
LONGEST_ADDRESS = 254
_writes_nobody: ContextVar[bool] = ContextVar("writes_nobody", default=False)
BEHIND = -10  # a letter waits until what somebody looks at has been made


@contextmanager
def writing_nobody() -> Iterator[None]:
    """For a past that is told again: nobody is owed a letter about what happened then."""
    token = _writes_nobody.set(True)
    try:
        yield
    finally:
        _writes_nobody.reset(token)


def whom_to_write(people: Iterable[Person]) -> list[Person]:
    """Each of these once; nobody, and none of them is looked for, where nobody is written to."""
    return [] if _writes_nobody.get() else list(dict.fromkeys(people))


def put(
    kind: str,
    *,
    organisation: Organisation,
    to: Person | str,
    key: str,
    at: datetime,
    about: str = "",
    due_at: datetime | None = None,
    facts: Mapping[str, Any] | None = None,
) -> Mail | None:
    """Owe somebody a letter, in the transaction of what it follows from; nothing if this one was owed already.

    It is written when it is due, for whoever is to read it. So the facts are keys and plain values, and no text of a thing.
    """
    if kind not in letters.kinds():
        raise LookupError(f"No room writes letters of the kind {kind!r}: name it in the KINDS of a module in settings.LETTERS.")
    if _writes_nobody.get():
        return None
    whom = {"person": to} if isinstance(to, Person) else {"address": checked(to)}
    said = {"organisation": organisation, "kind": kind, "about": about, "facts": dict(facts or {}), "put_at": at, "due_at": due_at or at}
    mail, is_new = Mail.objects.visible_to(THE_CLOCK).get_or_create(key=key, defaults=said | whom)
    if is_new:
        send.using(priority=BEHIND, run_after=mail.due_at if mail.due_at > at else None).enqueue(mail.pk)
    return mail if is_new else None


def checked(address: str) -> str:
    """An address that can stand in the head of a mail; a ValidationError otherwise."""
    validate_email(address)
    if len(address) > LONGEST_ADDRESS:
        raise ValidationError("An e-mail address has at most 254 letters.")
    return address


def remind(
    kind: str,
    *,
    organisation: Organisation,
    about: str,
    due_on: date,
    days: int,
    whom: Mapping[To, Person | None],
    at: datetime,
    steps: Sequence[Step] = STEPS,
) -> list[Mail]:
    """Owe the reminder whose day has come, so many working days after what is due, to each of those it is for; each gets it once."""
    step = rules.step_reached(days, steps)
    if step is None:
        return []
    people = dict.fromkeys(person for to in step.to if (person := whom.get(to)))
    facts = {"due_on": due_on.isoformat(), "days": days}
    keys = {person: rules.reminder_key(kind, about, due_on, step, person.reference) for person in people}
    owed = [put(kind, organisation=organisation, to=to, key=key, about=about, at=at, facts=facts) for to, key in keys.items()]
    return [mail for mail in owed if mail]


@work
def send(mail: int, *, at: datetime) -> None:
    """Write the letter and hand it over. What could not be handed over is tried again by the worker; what has gone is left alone."""
    row = begun(mail, at)
    if row is None:
        return
    try:
        why_not = handed_over(row, at)
    except Exception as problem:
        in_trouble(row, problem)
        raise
    if why_not:
        drop(row, at, why_not)
    else:
        sent(row, at)


def handed_over(row: Mail, at: datetime) -> str:
    """Nothing, once the letter has gone; otherwise why it will never go."""
    address, kind = queries.to_whom(row), letters.kinds().get(row.kind)
    if not address:
        return "There is no address to send it to."
    letter = kind.write(row, queries.reader_of(row, at), at) if kind else None
    if letter is None:
        return "Nothing was left to say."
    try:
        letters.message(letter, row, address).send()
    except SMTPRecipientsRefused as refused:
        if all(code >= 500 for code, _ in refused.recipients.values()):
            return "The address does not take mail."
        raise
    return ""


def begun(mail: int, at: datetime) -> Mail | None:
    """The letter, if it is still owed and its time has come; from now on nothing is added to it."""
    with transaction.atomic():
        row = Mail.objects.visible_to(THE_CLOCK).select_for_update().filter(pk=mail, due_at__lte=at).first()
        if row is None or row.has_ended:
            return None
        row.begun_at, row.tries = row.begun_at or at, row.tries + 1
        row.save(update_fields=["begun_at", "tries"])
    return row


def sent(row: Mail, at: datetime) -> None:
    row.sent_at, row.trouble, row.address, row.facts = at, "", "", {}
    row.save(update_fields=["sent_at", "trouble", "address", "facts"])


def drop(row: Mail, at: datetime, why: str) -> None:
    """Owe it no longer. Nothing that is personal stays behind."""
    row.dropped_at, row.dropped_because, row.trouble, row.address, row.facts = at, why, "", "", {}
    row.save(update_fields=["dropped_at", "dropped_because", "trouble", "address", "facts"])


def in_trouble(row: Mail, problem: Exception) -> None:
    """Say what kind of trouble it is; not what the problem says, which may hold the address."""
    row.trouble = f"The mail could not be handed over ({type(problem).__name__})."
    row.save(update_fields=["trouble"])


def take_up_what_was_left(at: datetime) -> int:
    """What should have gone days ago is asked for again, as when the worker's book was lost; what never could is dropped."""
    rows = list(queries.overdue(at, by=LONG_AGO))
    for row in rows:
        if row.due_at < at - TOO_LONG_AGO:
            drop(row, at, "It could not be handed over for a fortnight.")
        else:
            send.using(priority=BEHIND).enqueue(row.pk)
    return len(rows)
