"""What the tests of commitments ask, confirm and call."""

from datetime import date, time

from moothall.access.viewer import THE_CLOCK
from moothall.decisions import actions, queries
from moothall.decisions.models import Commitment
from moothall.decisions.tests.factories import EARLY, at
from moothall.decisions.tests.reading import proposed
from moothall.meetings import actions as meetings

THEN, DAY = at(2010, 1, 5), date(2010, 3, 2)
ASKED = {"asked_on": date(2009, 12, 2), "said": "The chair asked for it.", "what": "report on lamps"}


def rows(table):
    return table.objects.visible_to(THE_CLOCK)


def confirmed(here, **due):
    row = proposed(here, is_subject_to_call_in=False)
    return actions.confirm_commitment(row, viewer=here.clerk, at=THEN, version=1, what=row.what, **due or {"due_on": DAY})


def called(here, held_on, body=None):
    return meetings.call_meeting(body or here.cabinet, viewer=here.clerk, at=EARLY, held_on=held_on, starts_at=time(18))


def by_hand(here, **said):
    return actions.ask_by_hand(here.row, viewer=here.clerk, at=THEN, **{"asked_by": here.cabinet, **ASKED} | said)


def state_of(row, moment):
    states = queries.states(THE_CLOCK, moment)
    [found] = [state for state, condition in states.items() if rows(Commitment).filter(condition, pk=row.pk).exists()]
    return found
