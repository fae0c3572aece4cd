"""Before an executive meets in private: notices with reasons, what was said against it, and who agreed that it could not wait."""

from datetime import date, datetime

from moothall.access.acts import Refused, performs
from moothall.access.viewer import THE_CLOCK, Viewer
from moothall.meetings import permissions, queries
from moothall.meetings.actions.publishing import keep
from moothall.meetings.models import Meeting, Publication, Representation, UrgentAgreement
from moothall.meetings.rules.law.private import wrong_agreer

SECOND, URGENT = Publication.Kind.SECOND_PRIVATE, Publication.Kind.URGENT_PRIVATE


@performs(permissions.PUBLISH_PRIVATE_NOTICE)
def publish_private_notice(meeting: Meeting, *, viewer: Viewer, at: datetime, kind: str, matters: str, reasons: str) -> Meeting:
    """Publish what is to be considered in private, and why. The second notice prints what was said against it, with the answers."""
    said = Representation.objects.visible_to(THE_CLOCK).filter(meeting=meeting).order_by("number") if kind == SECOND else []
    agreement = agreement_about(meeting) if kind == URGENT else None
    keep(meeting, kind, at, queries.private_notice_as_published(matters, reasons, said, agreement))
    if kind == SECOND:
        Representation.objects.visible_to(THE_CLOCK).filter(meeting=meeting, published_at=None).update(published_at=at)
    if agreement:
        agreement.published_at = at
        agreement.save(update_fields=["published_at"])
    return meeting


def agreement_about(meeting: Meeting) -> UrgentAgreement:
    found = UrgentAgreement.objects.visible_to(THE_CLOCK).filter(meeting=meeting).first()
    if not found:
        raise Refused("Nobody is recorded to have agreed that this meeting is urgent. Record who did, and why, first.")
    return found


@performs(permissions.RECEIVE_REPRESENTATION)
def receive_representation(meeting: Meeting, *, viewer: Viewer, at: datetime, said: str) -> Representation:
    """Keep what somebody said why the meeting should be open. Who said it is not kept with it."""
    number = Representation.objects.visible_to(THE_CLOCK).filter(meeting=meeting).count() + 1
    return Representation.objects.create(meeting=meeting, number=number, said=said, received_at=at)


@performs(permissions.ANSWER_REPRESENTATION)
def answer_representation(representation: Representation, *, viewer: Viewer, at: datetime, answer: str) -> Representation:
    """Answer it; the answer is printed beside it in the second notice."""
    representation.answer, representation.answered_at = answer, at
    representation.save(update_fields=["answer", "answered_at"])
    return representation


@performs(permissions.AGREE_URGENCY)
def agree_urgency(
    meeting: Meeting,
    *,
    viewer: Viewer,
    at: datetime,
    agreed_by: str,
    agreed_on: date,
    reason: str,
    is_scrutiny_chair_able: bool = True,
    has_council_chair: bool = True,
) -> Meeting:
    """Record who agreed that meeting in private is urgent and cannot reasonably be deferred. A notice of the reasons must follow."""
    if why := wrong_agreer(agreed_by, is_scrutiny_chair_able, has_council_chair):
        raise Refused(why)
    told = {"agreed_by": agreed_by, "agreed_on": agreed_on, "reason": reason}
    told |= {"is_scrutiny_chair_able": is_scrutiny_chair_able, "has_council_chair": has_council_chair}
    UrgentAgreement.objects.visible_to(THE_CLOCK).update_or_create(meeting=meeting, defaults=told)
    return meeting
