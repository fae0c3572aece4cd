"""What may be done, by whom, and when: declared once, enforced wherever the act is done.

An act is done in one order, always: open a transaction, lock the row, ask whether they may on the row as it is now, do
it, write the record. Page, command, import and job all come through here.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import date, datetime, time
from decimal import Decimal
from enum import Enum
from functools import wraps
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils.module_loading import import_string

from moothall.access.holding import held
from moothall.access.viewer import Role, Viewer
from moothall.record import actions as record
from moothall.record.rules import Draft


class Refused(Exception):
    """The act is not open to this person, or not open now. The text is a sentence for people; `box` names the value that is wrong."""

    def __init__(self, why: str = "", box: str = "") -> None:
        super().__init__(why)
        self.box = box


def nothing_against(subject: Any, **facts: Any) -> str:
    return ""


def anyone(viewer: Viewer, subject: Any) -> bool:
    """For what is open to everybody, signed in or not: the `or_by` of an act."""
    return True


class ChangedMeanwhile(Refused):
    """Somebody else saved this since the form was opened. `row` is what stands there now."""

    def __init__(self, row: Any) -> None:
        super().__init__(
            "Somebody else changed this after you opened it. Nothing of yours is lost: compare the two texts, then save again."
        )
        self.row = row


@dataclass(frozen=True)
class Act:
    """One thing that can be done here.

    `by` names the roles; they count in the subject's own organisation. `refused_because` answers with a sentence, or
    nothing. `by_the_clock` opens it to work that no person does (imports, the daily round). `or_by` opens it to whoever
    this subject itself names (its author, somebody invited to write it), and `or_whom` says so in words.
    """

    key: str
    label: str
    by: frozenset[Role]
    refused_because: Callable[..., str] = nothing_against
    by_the_clock: bool = False
    or_by: Callable[[Viewer, Any], bool] | None = None
    or_whom: str = ""

    def refusal(self, viewer: Viewer, subject: Any, **facts: Any) -> str:
        """Why this viewer may not do it to this subject, in a sentence; nothing if they may."""
        if not self.is_open_to(viewer, subject):
            return f"{self.label} is for {self.whom()}."
        return self.refused_because(subject, viewer=viewer, **facts)

    def is_open_to(self, viewer: Viewer, subject: Any) -> bool:
        if viewer.sees_everything:
            return self.by_the_clock
        if isinstance(subject, type):
            return viewer.holds(*self.by)  # what founds an organisation cannot belong to one yet
        return viewer.holds_at(organisation_of(subject), *self.by) or bool(self.or_by and self.or_by(viewer, subject))

    def whom(self) -> str:
        """The roles in words: `a committee clerk or a monitoring officer`."""
        names = [f"{'an' if role[0] in 'AEIOU' else 'a'} {role[0].lower()}{role[1:]}" for role in sorted(self.by)]
        names += [self.or_whom] if self.or_whom else []
        return " or ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names) or "the clock alone"


def organisation_of(subject: Any) -> int:
    """The organisation whose offices count for this subject."""
    return subject.organisation_id


@dataclass
class Doing:
    """What has been done so far in the outermost act, and the facts of the act in hand.

    What is whole stands or falls together: none of its acts can fail alone, so none needs a point to go back to.
    """

    drafts: list[Draft] = field(default_factory=list)
    added: list[dict[str, Any]] = field(default_factory=list)
    is_whole: bool = False


_doing: ContextVar[Doing | None] = ContextVar("doing", default=None)
_waits_to_wake: ContextVar[bool] = ContextVar("waits_to_wake", default=False)

PERFORMED: dict[str, tuple[Act, Callable[..., Any]]] = {}


def performs(act: Act) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Make a function the way to do `act`: allowed, whole, and on the record."""

    def make(do: Callable[..., Any]) -> Callable[..., Any]:
        @wraps(do)
        def done(subject: Any, *, viewer: Viewer, at: datetime, **facts: Any) -> Any:
            outer = _doing.get()
            with transaction.atomic(savepoint=not (outer and outer.is_whole)), recording() as doing:
                row = locked(subject)
                if why := act.refusal(viewer, row, at=at, **facts):
                    raise Refused(why)
                if "opened_at" in facts:
                    take_version(row, facts.pop("opened_at"))
                result = do(row, viewer=viewer, at=at, **facts)
                subject = result if hasattr(result, "reference") else row
                doing.drafts.append(draft(act, viewer, at, subject, facts, doing.added[-1]))
            return result

        verb: Any = done
        verb.act = act
        PERFORMED[act.key] = (act, verb)
        return verb

    return make


@contextmanager
def recording(is_whole: bool = False) -> Iterator[Doing]:
    """Gather what is done; the outermost act numbers and writes it all, an inner one that fails takes its own part back."""
    outer = _doing.get()
    doing = outer or Doing(is_whole=is_whole)
    token, so_far = _doing.set(doing), len(doing.drafts)
    doing.added.append({})
    try:
        yield doing
        if outer is None:
            record.write(doing.drafts)
            transaction.on_commit(wake, robust=True)
    except BaseException:
        del doing.drafts[so_far:]
        raise
    finally:
        doing.added.pop()
        _doing.reset(token)


def wake() -> None:
    """Start whoever follows the record. Settings name the waker, because it stands on a higher floor."""
    if settings.WAKER and not _waits_to_wake.get():
        import_string(settings.WAKER)()


@contextmanager
def waking_nobody() -> Iterator[None]:
    """For whoever lets another process read what is new: followers catch up by themselves, whoever wakes them."""
    token = _waits_to_wake.set(True)
    try:
        yield
    finally:
        _waits_to_wake.reset(token)


@contextmanager
def waking_once() -> Iterator[None]:
    """For many acts in a row: whoever follows the record is woken when they are done, however they end, and not after each."""
    try:
        with waking_nobody():
            yield
    finally:
        wake()


def add_facts(**facts: Any) -> None:
    """Put more facts on the record than the act was called with, for everybody to know; only inside an act."""
    doing = _doing.get()
    assert doing, "facts are added inside an act"
    doing.added[-1].update(facts)


def locked(subject: Any) -> Any:
    """The row as it is now, held against all others until the transaction ends. A class is what a founding act begins with."""
    if isinstance(subject, type):
        return subject
    if subject.pk is None:
        raise Refused("This has not been saved yet, so nothing can be done to it.")
    try:
        row = held(type(subject), subject.pk)
    except type(subject).DoesNotExist:
        raise Refused("This is no longer here: somebody removed it meanwhile.") from None
    keep_what_was_fetched(subject, row)
    return row


def take_version(row: Any, opened_at: int | None) -> None:
    """Let this save be the next version of the row. Without a version at which it was opened, it follows whatever stands there."""
    if opened_at is not None and row.version != opened_at:
        raise ChangedMeanwhile(row)
    row.version += 1
    row.save(update_fields=["version"])


def keep_what_was_fetched(subject: Any, row: Any) -> None:
    """What the caller had fetched along the row's keys need not be fetched again, so long as the keys lead there still."""
    for key in row._meta.concrete_fields:
        if key.is_relation and key.is_cached(subject) and getattr(subject, key.attname) == getattr(row, key.attname):
            key.set_cached_value(row, key.get_cached_value(subject))


def draft(act: Act, viewer: Viewer, at: datetime, subject: Any, facts: dict[str, Any], added: dict[str, Any]) -> Draft:
    """Plain values stand open in the entry; words are sealed, because they may be personal or exempt.

    What the act itself added stands open, words and all: whoever adds a fact says that everybody may know it.
    """
    plain = {name: value.reference if hasattr(value, "reference") else value for name, value in facts.items()}
    return Draft(
        at=at,
        who=viewer.reference,
        act=act.key,
        subject=getattr(subject, "reference", ""),
        facts={name: value for name, value in plain.items() if is_plain(value) or hasattr(facts[name], "reference")} | added,
        sealed={name: value for name, value in plain.items() if type(value) is str and not hasattr(facts[name], "reference")},
    )


def is_plain(value: Any) -> bool:
    return value is None or isinstance(value, (bool, int, Decimal, date, datetime, time, Enum))
