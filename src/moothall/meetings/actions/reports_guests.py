"""Authors of partners: invited to one report until a day."""

from datetime import date, datetime

from moothall.access.acts import Refused, performs
from moothall.access.viewer import Viewer
from moothall.meetings import permissions
from moothall.meetings.models import Invitation, Report
from moothall.post import actions as post


@performs(permissions.INVITE)
def invite_author(report: Report, *, viewer: Viewer, at: datetime, email: str, name: str, partner: str, until: date) -> Invitation:
    """Let somebody of a partner write this one report until a day, by a link that is theirs alone."""
    if until < at.date():
        raise Refused("That day is past. Choose the last day on which they may write.")
    row = Invitation.objects.create(report=report, email=email, name=name, partner=partner, until=until, invited_at=at)
    post.put("meetings.invited", organisation=report.organisation, to=email, key=f"{row.guest} invited", at=at, about=row.guest)
    return row


@performs(permissions.TAKE_BACK_INVITATION)
def take_back_invitation(invitation: Invitation, *, viewer: Viewer, at: datetime) -> Invitation:
    """From now on the link opens nothing."""
    invitation.withdrawn_at = at
    invitation.save(update_fields=["withdrawn_at"])
    return invitation
