"""Before an executive meets in private: notices with reasons, what was said against it, and who agreed that it could not wait."""

from datetime import date, datetime
from typing import Any

from moothall.access.acts import Refused, performs
from moothall.access.viewer import THE_CLOCK, Viewer
from moothall.authority.words import number_in_words
from moothall.meetings import permissions, queries
from moothall.meetings.actions.publishing import keep
from moothall.meetings.models import Meeting, Publication, Representation, Representer, UrgentAgreement
from moothall.meetings.queries import heard
from moothall.meetings.rules import asking
from moothall.meetings.rules.law.private import wrong_agreer
from moothall.post import actions as post

SECOND, URGENT = Publication.Kind.SECOND_PRIVATE, Publication.Kind.URGENT_PRIVATE


@performs(permissions.PUBLISH_PRIVATE_NOTICE)
def publish_private_notice(meeting: Meeting, *, viewer: Viewer, at: datetime, kind: str, matters: str, reasons: str) -> Meeting:
    """Publish what is to be considered in private, and why. The second notice prints what was said against it, with the answers."""
    said = list(heard.to_be_printed(meeting)) if kind == SECOND else []
    agreement = agreement_about(meeting) if kind == URGENT else None
    keep(meeting, kind, at, queries.private_notice_as_published(matters, reasons, said, agreement))
    for row in said:
        row.published_at = row.published_at or at
        row.save(update_fields=["published_at"])
        tell(row, "answered", at)
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


@performs(permissions.MAKE_REPRESENTATION)
def make_representation(meeting: Meeting, *, viewer: Viewer, at: datetime, said: str, email: str) -> Representation:
    """Say why a meeting should be in public. Nobody but the clerks reads it before the second notice prints it with the answer."""
    if why := heard.notice_stands_open(meeting) or too_many(meeting, email):
        raise Refused(why)
    number = Representation.objects.visible_to(THE_CLOCK).filter(meeting=meeting).count() + 1
    row = Representation.objects.create(meeting=meeting, number=number, said=said, received_at=at)
    Representer.objects.create(representation=row, email=email.lower())
    return row


def too_many(meeting: Meeting, email: str) -> str:
    mine, of_everybody = heard.said_so_far(meeting, email)
    if mine >= asking.AT_MOST:
        return f"You have written {number_in_words(asking.AT_MOST)} times about this meeting, which is as often as one person may."
    return "So much waits here that no more can be taken. Write to the clerk of the meeting." if of_everybody >= asking.AT_ONCE else ""


def tell(row: Representation, step: str, at: datetime) -> None:
    """Owe whoever sent it in a letter about this step; each step is told once."""
    if to := heard.representers(THE_CLOCK, row.meeting).get(row.number):
        about = f"{row.reference}/representations/{row.number}"
        said: dict[str, Any] = {"organisation": row.meeting.organisation, "about": about, "at": at}
        post.put("meetings.representation", to=to, key=f"{about}: {step}", facts={"step": step}, **said)


@performs(permissions.LEAVE_OUT_REPRESENTATION)
def leave_out_representation(representation: Representation, *, viewer: Viewer, at: datetime, because: str) -> Representation:
    """Leave it out of the second notice, because it says nothing about meeting in private. Whoever sent it in is told why."""
    representation.left_out_because = because
    representation.save(update_fields=["left_out_because"])
    tell(representation, "left out", at)
    return representation


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
