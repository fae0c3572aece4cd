"""The rules' verdict, asked of the table: so that a register of a hundred thousand can be chosen from by standing.

Each choice is one `Q` over the facts and the moment. A test holds every one of them against `rules.standing`.
"""

from collections.abc import Collection
from datetime import UTC, datetime
from enum import StrEnum

from django.db.models import DateTimeField, F, Q, Value
from django.db.models.functions import Coalesce

from moothall.decisions.rules import Standing


class Choice(StrEnum):
    """What a reader can choose the register by; each is one or more standings."""

    OPEN = "open"
    WAITING = "waiting"
    CALLED_IN = "called-in"
    IN_EFFECT = "in-effect"
    WITHDRAWN = "withdrawn"
    SUPERSEDED = "superseded"
    NOT_STATED = "not-stated"


class CallInState(StrEnum):
    """How far a call-in has come, or why there is none; each is at most one standing."""

    CLOSING_SOON = "closing-soon"
    WAITS = "waits-for-scrutiny"
    REFERRED = "referred"
    CONFIRMED = "confirmed"
    CHANGED = "changed"
    FOUND_NONE = "found-none"
    NOT_CALLED_IN = "not-called-in"
    NOT_SUBJECT = "not-subject"


STANDINGS = {
    Choice.OPEN: {Standing.OPEN_TO_CALL_IN},
    Choice.WAITING: {Standing.WAITING, Standing.NOT_YET},
    Choice.CALLED_IN: {Standing.CALLED_IN, Standing.REFERRED},
    Choice.IN_EFFECT: {standing for standing in Standing if standing.is_in_effect},
    Choice.WITHDRAWN: {Standing.WITHDRAWN},
    Choice.SUPERSEDED: {Standing.SUPERSEDED},
    Choice.NOT_STATED: {Standing.NOT_STATED},
}
LABELS = {
    Choice.OPEN: "Open to call-in",
    Choice.CALLED_IN: "Called in",
    Choice.WAITING: "Not yet in effect",
    Choice.IN_EFFECT: "In effect",
    Choice.WITHDRAWN: "Withdrawn",
    Choice.SUPERSEDED: "Superseded",
    Choice.NOT_STATED: "Effect not stated",
}
CALL_IN_LABELS = {
    CallInState.CLOSING_SOON: "Open, closing by the next working day",
    CallInState.WAITS: "Called in, waiting for scrutiny",
    CallInState.REFERRED: "Referred, waiting for an answer",
    CallInState.CONFIRMED: "Confirmed after call-in",
    CallInState.CHANGED: "Changed after call-in",
    CallInState.FOUND_NONE: "Call-in found not to be valid",
    CallInState.NOT_CALLED_IN: "Closed, and nobody called it in",
    CallInState.NOT_SUBJECT: "Not subject to call-in",
}

IMMEDIATE = Q(is_urgent=True) | Q(is_subject_to_call_in=False)
NEVER = datetime(9999, 1, 1, tzinfo=UTC)
LIMIT = Coalesce("call_in_closes_at", "effective_from", Value(NEVER, DateTimeField()))
TRACES = ("called_in_at", "referred_at", "confirmed_at", "changed_at")


def chosen(choices: Collection[Choice], moment: datetime) -> Q:
    """The decisions that stand in any of these ways at this moment; all of them when nothing is chosen."""
    made = Q()
    for choice in choices:
        made |= CHOICES[choice](moment)
    return made


def come(fact: str, moment: datetime) -> Q:
    return Q(**{f"{fact}__lte": moment})


def live(moment: datetime) -> Q:
    """Published, and neither withdrawn nor superseded."""
    published = come("published_at", moment) | Q(published_at__isnull=True, is_published_elsewhere=True)
    return published & ~come("withdrawn_at", moment) & ~come("superseded_at", moment)


def in_time(trace: str) -> Q:
    """Before call-in closed; before effect began, where it is not known when call-in closed. The table keeps them in this order."""
    return Q(**{f"{trace}__lt": LIMIT})


def called_in(moment: datetime) -> Q:
    """A call-in that counts has begun and is one still: its first trace is in time. An import may know only what followed from it."""
    early = Q()
    for trace in TRACES:
        early |= in_time(trace)
    return ~IMMEDIATE & has_a_trace(moment) & early & ~was_none(moment)


def was_none(moment: datetime) -> Q:
    """The call-in was found invalid, or too few were left, and nothing came of it. One that was made later is another."""
    ended = come("call_in_invalid_at", moment) & (Q(called_in_at__isnull=True) | Q(called_in_at__lte=F("call_in_invalid_at")))
    return ended & ~come("referred_at", moment) & ~answered(moment) & ~come("call_in_lapses_at", moment)


def has_a_trace(moment: datetime) -> Q:
    """Something has been recorded of a call-in, whether it counts or not: each trace has an index of its own."""
    made = Q()
    for trace in TRACES:
        made |= come(trace, moment)
    return made


def answered(moment: datetime) -> Q:
    return come("confirmed_at", moment) | come("changed_at", moment)


def over(moment: datetime) -> Q:
    """The call-in holds nothing back any more: it was answered, or its time passed without an answer."""
    return answered(moment) | come("call_in_lapses_at", moment)


def effective(moment: datetime) -> Q:
    """By the clock alone, whoever called it in; no earlier than a call-in was found to be none."""
    at_once = Q(effective_from__isnull=True) & IMMEDIATE & (come("published_at", moment) | Q(published_at__isnull=True))
    return (come("effective_from", moment) & ~Q(call_in_invalid_at__gt=moment)) | at_once


def quiet(moment: datetime) -> Q:
    """Live, and nobody's call-in counts."""
    return live(moment) & ~called_in(moment)


def is_open(moment: datetime) -> Q:
    """While call-in has not closed nothing can be in effect by the clock, and whatever was recorded of a call-in is in time."""
    open_still = Q(is_subject_to_call_in=True, is_urgent=False, call_in_closes_at__gt=moment)
    return live(moment) & open_still & (~has_a_trace(moment) | was_none(moment))


def is_waiting(moment: datetime) -> Q:
    to_come = Q(effective_from__gt=moment) | Q(effective_from__isnull=False, call_in_invalid_at__gt=moment)
    return quiet(moment) & to_come & ~is_open(moment)


def is_called_in(moment: datetime) -> Q:
    return live(moment) & called_in(moment) & ~over(moment)


def is_in_effect(moment: datetime) -> Q:
    return live(moment) & ((called_in(moment) & over(moment)) | (~called_in(moment) & effective(moment)))


def is_withdrawn(moment: datetime) -> Q:
    return come("withdrawn_at", moment)


def is_superseded(moment: datetime) -> Q:
    return come("superseded_at", moment) & ~come("withdrawn_at", moment)


def is_not_stated(moment: datetime) -> Q:
    """Published, with nothing said that a day of effect could follow from."""
    unknown = Q(effective_from__isnull=True) & ~effective(moment)
    return quiet(moment) & unknown & ~is_open(moment)


CHOICES = {
    Choice.OPEN: is_open,
    Choice.WAITING: is_waiting,
    Choice.CALLED_IN: is_called_in,
    Choice.IN_EFFECT: is_in_effect,
    Choice.WITHDRAWN: is_withdrawn,
    Choice.SUPERSEDED: is_superseded,
    Choice.NOT_STATED: is_not_stated,
}


def in_call_in(state: CallInState, moment: datetime, soon: datetime) -> Q:
    """The decisions whose call-in has come so far at this moment; `soon` is until when one that closes does so soon."""
    counted = live(moment) & called_in(moment)
    closed = Q(is_subject_to_call_in=True, is_urgent=False, call_in_closes_at__lte=moment)
    return {
        CallInState.CLOSING_SOON: is_open(moment) & come("call_in_closes_at", soon),
        CallInState.WAITS: is_called_in(moment) & ~come("referred_at", moment),
        CallInState.REFERRED: is_called_in(moment) & come("referred_at", moment),
        CallInState.CONFIRMED: counted & come("confirmed_at", moment) & ~come("changed_at", moment),
        CallInState.CHANGED: counted & come("changed_at", moment),
        CallInState.FOUND_NONE: live(moment) & come("call_in_invalid_at", moment),
        CallInState.NOT_CALLED_IN: quiet(moment) & closed,
        CallInState.NOT_SUBJECT: live(moment) & Q(is_subject_to_call_in=False),
    }[state]


# Few decisions can stand so: those that can are found by an index, and each is judged after that.


def may_be_open(moment: datetime) -> Q:
    return Q(call_in_closes_at__gt=moment)


def may_wait(moment: datetime) -> Q:
    return Q(effective_from__gt=moment) | Q(call_in_invalid_at__gt=moment)


def may_be_in_scrutiny(moment: datetime) -> Q:
    """Called in or referred, and not answered by now."""
    unanswered = Q(confirmed_at__isnull=True, changed_at__isnull=True)
    begun = (come("called_in_at", moment) & unanswered) | (come("referred_at", moment) & unanswered)
    return begun | Q(confirmed_at__gt=moment) | Q(changed_at__gt=moment)


FEW = {
    Choice.OPEN: may_be_open,
    Choice.WAITING: may_wait,
    Choice.CALLED_IN: may_be_in_scrutiny,
    Choice.WITHDRAWN: is_withdrawn,
    Choice.SUPERSEDED: lambda moment: come("superseded_at", moment),
    Choice.NOT_STATED: lambda _: Q(effective_from__isnull=True),
}
FEW_IN_CALL_IN = {
    CallInState.CLOSING_SOON: may_be_open,
    CallInState.WAITS: may_be_in_scrutiny,
    CallInState.REFERRED: may_be_in_scrutiny,
    CallInState.CONFIRMED: lambda moment: come("confirmed_at", moment),
    CallInState.CHANGED: lambda moment: come("changed_at", moment),
    CallInState.FOUND_NONE: lambda moment: come("call_in_invalid_at", moment),
}


def few(choices: Collection[Choice], moment: datetime) -> Q | None:
    """The few among which all that stand in any of these ways are; nothing where one of the ways is common."""
    if not choices or not FEW.keys() >= set(choices):
        return None
    made = Q()
    for choice in choices:
        made |= FEW[choice](moment)
    return made


def few_in_call_in(state: CallInState | None, moment: datetime) -> Q | None:
    return FEW_IN_CALL_IN[state](moment) if state in FEW_IN_CALL_IN else None
