"""Who may see which other systems send figures, who lets them in and shuts them out, and that a system sends only as itself."""

from datetime import datetime
from typing import Any

from django.db.models import Q

from moothall.access.acts import Act
from moothall.access.guard import through
from moothall.access.tokens import TokenState
from moothall.access.viewer import Viewer
from moothall.decisions.rules import day_of
from moothall.performance.permissions.seeing import KEEPERS, of_measure

NOT_ITSELF = "Only the system itself sends in its name, with its token."
ENDED = "The token of this system has ended. Whoever keeps the council's plans makes another."
ONE_OF_THREE = "Choose one: an office, a department, or measures by their numbers."
WITHDRAWN_ALREADY = "This token has been withdrawn already."


def system_seen_by(viewer: Viewer) -> Q:
    """Which systems send, and what of, is for whoever keeps the plans of that council."""
    return Q(organisation__in=sorted(viewer.organisations(*KEEPERS)))


def of_system(viewer: Viewer) -> Q:
    return through("system", system_seen_by(viewer))


def system_measure_seen_by(viewer: Viewer) -> Q:
    """That a system sends the figures of a measure is seen by those who may see both."""
    return of_system(viewer) & of_measure(viewer)


def is_withdrawn_already(system: Any, *, viewer: Viewer, at: datetime, **_: Any) -> str:
    return WITHDRAWN_ALREADY if system.withdrawn_at else ""


def sends_not(system: Any, *, viewer: Viewer, at: datetime, **_: Any) -> str:
    """A system sends as itself, as long as its token opens."""
    if viewer.reference != system.reference:
        return NOT_ITSELF
    return "" if system.token_state(day_of(at)) is TokenState.OPENS else ENDED


MAKE_SYSTEM = Act("performance.make_system", "Letting another system send figures", KEEPERS)
RENEW_SYSTEM = Act("performance.renew_system", "Giving another system a new token", KEEPERS, is_withdrawn_already)
WITHDRAW_SYSTEM = Act("performance.withdraw_system", "Withdrawing the token of another system", KEEPERS, is_withdrawn_already)
SEND_BY_SYSTEM = Act("performance.send_by_system", "Sending figures from another system, with its token", KEEPERS, sends_not)
