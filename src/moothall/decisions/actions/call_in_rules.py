"""The rule by which a council's decisions can be called in, set from a day on."""

from datetime import date, datetime
from typing import Any

from moothall.access.acts import performs
from moothall.access.viewer import Viewer
from moothall.authority.models import Organisation
from moothall.authority.rules import ONE_DAY
from moothall.decisions import permissions
from moothall.decisions.models import CallInRule


@performs(permissions.SET_CALL_IN_RULE)
def set_call_in_rule(
    organisation: Organisation, *, viewer: Viewer, at: datetime, since: date | None, source: str, **said: Any
) -> CallInRule:
    """Set the rule from a day on; the one before it ends on the day before, and still judges what was published under it.

    One that begins between two others ends where the next begins. Of two from one day, the one that was set last holds.
    """
    rows = CallInRule.objects.filter(organisation=organisation)
    if since:
        rows.filter(since__lt=since, until=None).update(until=since - ONE_DAY)
        rows.filter(since__lt=since, until__gte=since).update(until=since - ONE_DAY)
        rows.filter(since=None, until=None).update(until=since - ONE_DAY)
        rows.filter(since=None, until__gte=since).update(until=since - ONE_DAY)
    later = rows.filter(since__gt=since) if since else rows.exclude(since=None)
    following = later.order_by("since").first()
    until = following.since - ONE_DAY if following and following.since else None
    row = CallInRule(organisation=organisation, since=since, until=until, source=source, set_at=at, **said)
    row.as_rule()
    row.save()
    return row
