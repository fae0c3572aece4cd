"""Addresses of what everybody may read of meetings; each begins with meetings/."""

from django.urls import path

from moothall.meetings.urls import reports
from moothall.meetings.views import (
    calendar,
    feeds,
    meeting,
    notebook,
    packs,
    papers,
    petitions,
    private_meetings,
    publishing,
    questions,
    taking_part,
)

A_MEETING = "<slug:slug>/<int:number>"
AN_ITEM = f"{A_MEETING}/items/<int:position>"
A_QUESTION = "<slug:slug>/questions/<int:number>"
urlpatterns = [
    path("", calendar.meetings, name="meetings"),
    path("feed", feeds.news, name="feed"),
    path("calendar.ics", feeds.coming, name="calendar-file"),
    path("calendar/<int:year>/<int:month>/", calendar.month, name="month"),
    path("mine/<str:key>.ics", notebook.my_calendar, name="my-calendar"),
    path("petitions/", petitions.petitions, name="petitions"),
    path("taking-part", taking_part.taking_part, name="taking-part"),
    path("<slug:slug>/petitions/new", petitions.hand_in, name="hand-in"),
    path("<slug:slug>/petitions/<int:number>", petitions.petition, name="petition"),
    *reports.READING,
    path(A_MEETING, meeting.meeting, name="meeting"),
    path(f"{A_MEETING}/ask", questions.ask, name="ask"),
    path(f"{A_MEETING}/represent", private_meetings.represent, name="represent"),
    path(A_QUESTION, questions.question, name="question"),
    path(f"{A_MEETING}/calendar.ics", feeds.one, name="meeting-file"),
    path(f"{A_MEETING}/published", publishing.published, name="published"),
    path(f"{A_MEETING}/published/<int:turn>", publishing.publication, name="publication"),
    path(f"{A_MEETING}/published/<int:turn>/<str:edition>.pdf", packs.pack, name="pack"),
    path(f"{A_MEETING}/packs", packs.packs, name="packs"),
    path(AN_ITEM, meeting.item, name="item"),
    path(f"{AN_ITEM}/resolved/<int:part>", meeting.resolved, name="resolved"),
    path(f"{AN_ITEM}/papers/<int:paper>", papers.paper, name="paper"),
]
