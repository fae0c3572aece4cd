"""Who keeps files, and for whom."""

from datetime import UTC, datetime

from moothall.access.viewer import THE_CLOCK, Held, Role, Viewer
from moothall.authority import actions as authority
from moothall.authority.models import Organisation

THEN = datetime(2026, 11, 4, 9, tzinfo=UTC)


def council(name="Wrenmouth"):
    return authority.found(Organisation, viewer=THE_CLOCK, at=THEN, name=name, slug=name.lower())


def holder(organisation, role=Role.COMMITTEE_CLERK):
    return Viewer("access/accounts/1", "A holder", frozenset({Held(role, organisation.pk)}))
