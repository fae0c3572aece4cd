"""Questions from the public: asking one, reading one, and what a clerk does with those that came."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from moothall.access.acts import Act, ChangedMeanwhile, Refused
from moothall.access.versions import differences
from moothall.authority.words import day_in_words
from moothall.meetings import actions, permissions
from moothall.meetings.forms import questions as forms
from moothall.meetings.queries import questions as asked
from moothall.meetings.rules import asking
from moothall.meetings.views.meeting import found as found_meeting

OF_AN_ANSWER = ("answer", "answered_by", "is_in_writing", "supplementary", "supplementary_answer")
THANKS = "Thank you. Your question is with the clerk, who will write to you."


def ask(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """The box to ask in, with until when."""
    meeting = found_meeting(request, slug, number)
    last = asked.last_day_to_ask(request.viewer, meeting)
    form = forms.Ask(request.POST or None, viewer=request.viewer, meeting=meeting)
    said = {
        "meeting": meeting,
        "form": form,
        "until": asking.until_in_words(last, request.today),
        "why_not": why_not(request, meeting, last),
    }
    if not form.is_valid():
        return render(request, "meetings/people/ask.html", said)
    try:
        take(request, meeting, form)
    except Refused as refused:
        form.add_error(None, str(refused))
        return render(request, "meetings/people/ask.html", said, status=409)
    messages.success(request, THANKS)
    return redirect(meeting_address(meeting))


def take(request: HttpRequest, meeting: Any, form: forms.Ask) -> None:
    """A machine is thanked as a person would be, and learns nothing."""
    if not form.is_from_a_machine:
        actions.ask(meeting, viewer=request.viewer, at=request.now, **form.typed())


def why_not(request: HttpRequest, meeting: Any, last: Any) -> str:
    if why := permissions.ASK.refusal(request.viewer, meeting, at=request.now):
        return why
    return asking.until_in_words(last, request.today) if request.today > last else ""


def question(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    row = found(request, slug, number)
    said = {"question": row, "standing": asking.standing(facts(row)), "offers": offers(request, row)}
    return render(request, "meetings/people/question.html", said | {"writes_from": asked.address_of(request.viewer, row)})


def questions(request: HttpRequest) -> HttpResponse:
    """What waits for a clerk, the nearest meeting first."""
    rows = list(asked.questions_to_read(request.viewer, request.today)[:200])
    return render(request, "meetings/people/questions.html", {"questions": rows})


def accept(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    row = open_to(request, slug, number, permissions.ACCEPT_QUESTION)
    form = forms.Accept(request.POST if request.method == "POST" else None, viewer=request.viewer, question=row)
    if form.is_valid():
        actions.accept_question(row, viewer=request.viewer, at=request.now, **form.cleaned_data)
        messages.success(request, f"Accepted. It is public as soon as the agenda of {day_in_words(row.meeting.held_on, weekday=False)} is.")
        return redirect(address(row))
    return render(request, "meetings/people/settle.html", {"question": row, "form": form, "verb": "Accept"})


def refuse(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    row = open_to(request, slug, number, permissions.REFUSE_QUESTION)
    form = forms.Refuse(request.POST or None)
    if form.is_valid():
        actions.refuse_question(row, viewer=request.viewer, at=request.now, **form.cleaned_data)
        messages.success(request, "Refused, with the reason. The public does not see it.")
        return redirect(address(row))
    return render(request, "meetings/people/settle.html", {"question": row, "form": form, "verb": "Refuse"})


def withdraw(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    row = open_to(request, slug, number, permissions.WITHDRAW_QUESTION)
    if request.method == "POST":
        actions.withdraw_question(row, viewer=request.viewer, at=request.now)
        messages.success(request, "Withdrawn. The public no longer sees it.")
        return redirect(address(row))
    return render(request, "meetings/people/settle.html", {"question": row, "form": None, "verb": "Withdraw"})


def answer(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """What was answered, and what was asked and answered further. Two who write at once lose nothing."""
    row = open_to(request, slug, number, permissions.ANSWER_QUESTION)
    first = {name: getattr(row, name) for name in OF_AN_ANSWER} | {"opened_at": row.version}
    form: Any = forms.Answer(request.POST or None, initial=first)
    said: dict[str, Any] = {"question": row, "verb": "Answer"}
    if form.is_valid():
        try:
            actions.answer_question(row, viewer=request.viewer, at=request.now, **form.cleaned_data)
        except ChangedMeanwhile as changed:
            said |= {"differences": differences(form, {name: getattr(changed.row, name) for name in OF_AN_ANSWER})}
            return render(request, "meetings/people/settle.html", said | {"form": form.reopened(changed.row)}, status=409)
        messages.success(request, "The answer is kept with the question.")
        return redirect(address(row))
    return render(request, "meetings/people/settle.html", said | {"form": form})


def found(request: HttpRequest, slug: str, number: int) -> Any:
    row = asked.question(request.viewer, slug, number)
    if not row:
        raise Http404("There is no such question.")
    return row


def open_to(request: HttpRequest, slug: str, number: int, act: Act) -> Any:
    """The question, if this act is open on it; otherwise the sentence that says why not."""
    row = found(request, slug, number)
    if why := act.refusal(request.viewer, row, at=request.now):
        raise Refused(why)
    return row


def facts(row: Any) -> asking.Facts:
    return asking.Facts(row.accepted_at, row.refused_at, row.withdrawn_at, row.answered_at)


def offers(request: HttpRequest, row: Any) -> list[tuple[str, str]]:
    """What whoever looks may do with it now."""
    acts = (
        ("Accept this question", "accept", permissions.ACCEPT_QUESTION),
        ("Refuse it", "refuse", permissions.REFUSE_QUESTION),
        ("Write down the answer", "answer", permissions.ANSWER_QUESTION),
        ("It was withdrawn", "withdraw", permissions.WITHDRAW_QUESTION),
    )
    names = [(words, name) for words, name, act in acts if not act.refusal(request.viewer, row, at=request.now)]
    return [(words, reverse(f"meetings:question-{name}", args=[row.organisation.slug, row.number])) for words, name in names]


def address(row: Any) -> str:
    return reverse("meetings:question", args=[row.organisation.slug, row.number])


def meeting_address(row: Any) -> str:
    return reverse("meetings:meeting", args=[row.organisation.slug, row.number])
