"""The rules' verdict, asked of the table: so that a register of a hundred thousand can be chosen from by standing.

Each choice is one `Q` over the facts and the moment. A test holds every one of them against `rules.standing`.
"""

from datetime import datetime
from enum import StrEnum

from django.db.models import F, Q

from moothall.decisions.rules import Standing


class Choice(StrEnum):
    """What a reader can choose the register by; each is one or more standings."""

    OPEN = "open"
    WAITING = "waiting"
    CALLED_IN = "called-in"
    IN_EFFECT = "in-effect"
    WITHDRAWN = "withdrawn"
    NOT_STATED = "not-stated"


STANDINGS = {
    Choice.OPEN: {Standing.OPEN_TO_CALL_IN},
    Choice.WAITING: {Standing.WAITING, Standing.NOT_YET},
    Choice.CALLED_IN: {Standing.CALLED_IN, Standing.REFERRED},
    Choice.IN_EFFECT: {standing for standing in Standing if standing.is_in_effect},
    Choice.WITHDRAWN: {Standing.WITHDRAWN, Standing.SUPERSEDED},
    Choice.NOT_STATED: {Standing.NOT_STATED},
}
LABELS = {
    Choice.OPEN: "Open to call-in",
    Choice.CALLED_IN: "Called in",
    Choice.WAITING: "Not yet in effect",
    Choice.IN_EFFECT: "In effect",
    Choice.WITHDRAWN: "Withdrawn or superseded",
    Choice.NOT_STATED: "Effect not stated",
}

IMMEDIATE = Q(is_urgent=True) | Q(is_subject_to_call_in=False)
TRACES = ("called_in_at", "referred_at", "confirmed_at", "changed_at")


def chosen(choices: set[Choice], moment: datetime) -> Q:
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


def in_time(fact: str) -> Q:
    """Before call-in closed and before effect began, so far as these are known."""
    before_closing = Q(call_in_closes_at__isnull=True) | Q(**{f"{fact}__lt": F("call_in_closes_at")})
    return before_closing & (Q(effective_from__isnull=True) | Q(**{f"{fact}__lt": F("effective_from")}))


def called_in(moment: datetime) -> Q:
    """A call-in that counts has begun: its first trace is in time. An import may know only what followed from it."""
    begun, early = Q(), Q()
    for trace in TRACES:
        begun |= come(trace, moment)
        early |= in_time(trace)
    return ~IMMEDIATE & begun & early


def has_a_trace() -> Q:
    """Something was once recorded of a call-in, whether it counts or not."""
    made = Q()
    for trace in TRACES:
        made |= Q(**{f"{trace}__isnull": False})
    return made


def answered(moment: datetime) -> Q:
    return come("confirmed_at", moment) | come("changed_at", moment)


def effective(moment: datetime) -> Q:
    """By the clock alone, whoever called it in."""
    at_once = Q(effective_from__isnull=True) & IMMEDIATE & (come("published_at", moment) | Q(published_at__isnull=True))
    return come("effective_from", moment) | at_once


def quiet(moment: datetime) -> Q:
    """Live, and nobody's call-in counts."""
    return live(moment) & ~called_in(moment)


def is_open(moment: datetime) -> Q:
    open_still = Q(is_subject_to_call_in=True, is_urgent=False, call_in_closes_at__gt=moment)
    return quiet(moment) & open_still & ~effective(moment)


def is_waiting(moment: datetime) -> Q:
    return quiet(moment) & Q(effective_from__gt=moment) & ~is_open(moment)


def is_called_in(moment: datetime) -> Q:
    return live(moment) & called_in(moment) & ~answered(moment)


def is_in_effect(moment: datetime) -> Q:
    return live(moment) & ((called_in(moment) & answered(moment)) | (~called_in(moment) & effective(moment)))


def is_withdrawn(moment: datetime) -> Q:
    return come("withdrawn_at", moment) | come("superseded_at", moment)


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
    Choice.NOT_STATED: is_not_stated,
}
