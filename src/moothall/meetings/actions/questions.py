"""What happens to a question from the public: asked, accepted or refused, taken at an item, answered."""

from datetime import datetime
from typing import Any

from django.utils.timezone import localtime

from moothall.access.acts import Refused, performs
from moothall.access.viewer import THE_CLOCK, Viewer
from moothall.authority.models import Ward
from moothall.authority.numbering import next_number
from moothall.authority.words import number_in_words
from moothall.meetings import permissions
from moothall.meetings.models import Asker, Item, Meeting, Question, QuestionOnAgenda
from moothall.meetings.queries import questions as asked
from moothall.meetings.rules import asking
from moothall.post import actions as post


@performs(permissions.ASK)
def ask(meeting: Meeting, *, viewer: Viewer, at: datetime, asked_by: str, email: str, text: str, ward: Ward | None = None) -> Question:
    """Put a question to a meeting. Nobody but the clerks reads it before one of them has accepted it."""
    if why := too_late(meeting, viewer, at) or too_many(meeting, email):
        raise Refused(why)
    number = next_number(meeting.organisation, "question")
    question = Question.objects.create(
        organisation=meeting.organisation, number=number, meeting=meeting, asked_by=asked_by, ward=ward, text=text, asked_at=at
    )
    Asker.objects.create(question=question, email=email.lower())
    tell(question, "received", at)
    return question


def too_late(meeting: Meeting, viewer: Viewer, at: datetime) -> str:
    today, last = localtime(at).date(), asked.last_day_to_ask(viewer, meeting)
    return asking.until_in_words(last, today) if today > last else ""


def too_many(meeting: Meeting, email: str) -> str:
    mine, of_everybody = asked.asked_so_far(meeting, email)
    if mine >= asking.AT_MOST:
        return f"You have asked {number_in_words(asking.AT_MOST)} questions for this meeting, which is as many as one person may."
    if of_everybody >= asking.AT_ONCE:
        return "So many questions wait for this meeting that no more can be taken here. Write to the clerk of the meeting instead."
    return ""


def tell(question: Question, step: str, at: datetime) -> None:
    """Owe whoever asked a letter about this step, if they left an address; each step is told once."""
    said: dict[str, Any] = {"organisation": question.organisation, "about": question.reference, "at": at}
    if to := asked.address_of(THE_CLOCK, question):
        post.put("meetings.question", to=to, key=f"{question.reference}: {step}", facts={"step": step}, **said)


@performs(permissions.ACCEPT_QUESTION)
def accept_question(question: Question, *, viewer: Viewer, at: datetime, item: Item | None = None) -> Question:
    """Let it be answered at the meeting, at an item of its agenda if there is one already."""
    question.accepted_at = at
    question.save(update_fields=["accepted_at"])
    if item:
        QuestionOnAgenda.objects.create(question=question, item=item)
    tell(question, "accepted", at)
    return question


@performs(permissions.REFUSE_QUESTION)
def refuse_question(question: Question, *, viewer: Viewer, at: datetime, because: str) -> Question:
    question.refused_at, question.refused_because = at, because
    question.save(update_fields=["refused_at", "refused_because"])
    tell(question, "refused", at)
    return question


@performs(permissions.WITHDRAW_QUESTION)
def withdraw_question(question: Question, *, viewer: Viewer, at: datetime) -> Question:
    question.withdrawn_at = at
    question.save(update_fields=["withdrawn_at"])
    return question


@performs(permissions.ANSWER_QUESTION)
def answer_question(
    question: Question,
    *,
    viewer: Viewer,
    at: datetime,
    answer: str,
    answered_by: str,
    is_in_writing: bool = False,
    supplementary: str = "",
    supplementary_answer: str = "",
) -> Question:
    """Write down what was answered. It can be put right later: the record keeps that it was, and when."""
    question.answer, question.answered_by, question.is_in_writing = answer, answered_by, is_in_writing
    question.supplementary, question.supplementary_answer = supplementary, supplementary_answer
    question.answered_at = question.answered_at or at
    question.save(update_fields=["answer", "answered_by", "is_in_writing", "supplementary", "supplementary_answer", "answered_at"])
    tell(question, "answered", at)
    return question
