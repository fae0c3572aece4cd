"""The link by which an author of a partner comes to the one report that is open to them."""

from datetime import datetime, time, timedelta, tzinfo

from moothall.documents import links
from moothall.meetings.models import Invitation

PURPOSE = "writing a report"


def token_of(invitation: Invitation, zone: tzinfo | None) -> str:
    """What opens the report to whoever was invited, until the end of their last day."""
    midnight = datetime.combine(invitation.until + timedelta(days=1), time(), tzinfo=zone)
    return links.signed(PURPOSE, invitation.guest, until=midnight)
