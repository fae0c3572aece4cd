"""Addresses of the pages on which meetings are worked; each begins with workspace/meetings/."""

from django.urls import URLPattern, path

from moothall.meetings.urls import agendas, reports
from moothall.meetings.views import notebook, petitions, questions

A_PETITION = "<slug:slug>/petitions/<int:number>"
A_QUESTION = "<slug:slug>/questions/<int:number>"
urlpatterns: list[URLPattern] = [
    *agendas.urlpatterns,
    *reports.WORKING,
    *(path(f"{A_PETITION}/{verb}", getattr(petitions, verb), name=f"petition-{verb}") for verb in petitions.ACTS),
    path("reading/", notebook.reading, name="reading"),
    path("reading/mark", notebook.mark, name="read-mark"),
    path("reading/calendar", notebook.calendar_key, name="calendar-key"),
    path("reading/notes.txt", notebook.notes, name="notes"),
    path("reading/notes/<path:about>", notebook.note, name="note"),
    path("questions/", questions.questions, name="questions"),
    path(f"{A_QUESTION}/accept", questions.accept, name="question-accept"),
    path(f"{A_QUESTION}/refuse", questions.refuse, name="question-refuse"),
    path(f"{A_QUESTION}/withdraw", questions.withdraw, name="question-withdraw"),
    path(f"{A_QUESTION}/answer", questions.answer, name="question-answer"),
]
