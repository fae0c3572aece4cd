"""Who may see what somebody asked to be told of: that person. What came by a link is asked for with the link alone."""

from django.db.models import Q

from moothall.access.guard import NOBODY, through
from moothall.access.viewer import Viewer
from moothall.post.permissions import mail_seen_by


def subscriber_seen_by(viewer: Viewer) -> Q:
    return Q(person=viewer.person) if viewer.person else NOBODY


def subscription_seen_by(viewer: Viewer) -> Q:
    return through("subscriber", subscriber_seen_by(viewer))


def news_seen_by(viewer: Viewer) -> Q:
    """What a letter tells somebody is seen by those who may see both the letter's place in the outbox and the subscriber."""
    return through("subscriber", subscriber_seen_by(viewer)) & through("mail", mail_seen_by(viewer))
