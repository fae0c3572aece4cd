"""What happens to a petition: handed in, accepted with the signatures that count or refused, debated, answered."""

from datetime import datetime
from typing import Any

from django.utils.timezone import localtime

from moothall.access.acts import Refused, performs
from moothall.access.viewer import THE_CLOCK, Viewer
from moothall.authority import queries as authority
from moothall.authority.models import Organisation
from moothall.authority.numbering import next_number
from moothall.meetings import permissions
from moothall.meetings.models import Meeting, Organiser, Petition, PetitionDebate
from moothall.meetings.queries import petitions as asked
from moothall.meetings.rules import petitions as rules
from moothall.post import actions as post


@performs(permissions.HAND_IN)
def hand_in(
    organisation: Organisation, *, viewer: Viewer, at: datetime, title: str, text: str, organiser: str, email: str, signatures: int
) -> Petition:
    """Hand in a petition. Nobody but the clerks reads it before one of them has accepted it."""
    if asked.waiting_of(organisation.pk, email) >= rules.WAITING_AT_MOST:
        raise Refused("Petitions of yours wait to be read already. A clerk will write to you; hand in more after that.")
    said = {"title": title, "text": text, "organiser": organiser, "said_signatures": signatures, "handed_in_at": at}
    petition = Petition.objects.create(organisation=organisation, number=next_number(organisation, "petition"), **said)
    Organiser.objects.create(petition=petition, email=email.lower())
    tell(petition, "received", at)
    return petition


def tell(petition: Petition, step: str, at: datetime) -> None:
    """Owe its organiser a letter about this step, if they left an address; each step is told once."""
    said: dict[str, Any] = {"organisation": petition.organisation, "about": petition.reference, "at": at}
    if to := asked.organiser_of(THE_CLOCK, petition):
        post.put("meetings.petition", to=to, key=f"{petition.reference}: {step}", facts={"step": step}, **said)


@performs(permissions.ACCEPT_PETITION)
def accept_petition(petition: Petition, *, viewer: Viewer, at: datetime, signatures: int) -> Petition:
    """Let it be public, with the signatures that count; the day for the answer follows from the rule of this day."""
    day = localtime(at).date()
    days = int(authority.setting(viewer, petition.organisation_id, "petition_answer_working_days", day))
    petition.accepted_at, petition.signatures = at, signatures
    petition.for_debate = asked.signatures_for_debate(viewer, petition.organisation_id, day)
    petition.answer_due_on = rules.answer_due(day, days, authority.closure_days(viewer, petition.organisation_id))
    petition.save(update_fields=["accepted_at", "signatures", "for_debate", "answer_due_on"])
    tell(petition, "accepted", at)
    return petition


@performs(permissions.REFUSE_PETITION)
def refuse_petition(petition: Petition, *, viewer: Viewer, at: datetime, because: str) -> Petition:
    petition.refused_at, petition.refused_because = at, because
    petition.save(update_fields=["refused_at", "refused_because"])
    tell(petition, "refused", at)
    return petition


@performs(permissions.PLACE_PETITION)
def place_petition(petition: Petition, *, viewer: Viewer, at: datetime, meeting: Meeting) -> Petition:
    """Say at which meeting it is debated; a later choice takes the place of an earlier one."""
    if meeting.organisation_id != petition.organisation_id:
        raise Refused("A petition is debated at a meeting of the council to which it was handed in.")
    PetitionDebate.objects.visible_to(viewer).filter(petition=petition).delete()
    PetitionDebate.objects.create(petition=petition, meeting=meeting)
    return petition


@performs(permissions.ANSWER_PETITION)
def answer_petition(petition: Petition, *, viewer: Viewer, at: datetime, answer: str, answered_by: str) -> Petition:
    """Write down what the council answered. It can be put right later: the record keeps that it was, and when."""
    petition.answer, petition.answered_by, petition.answered_at = answer, answered_by, petition.answered_at or at
    petition.save(update_fields=["answer", "answered_by", "answered_at"])
    tell(petition, "answered", at)
    return petition
