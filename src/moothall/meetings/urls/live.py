"""Addresses of the pages on which a meeting is minuted; each begins with workspace/meetings/."""

from django.urls import path

from moothall.meetings.views import answers, attendance, confirming, interests, live, minutes

A_MEETING = "<slug:slug>/<int:number>"
AN_ITEM = f"{A_MEETING}/items/<int:position>"
urlpatterns = [
    path("dispensations/", interests.dispensations, name="dispensations-kept"),
    path("<slug:slug>/dispensations/<int:key>/end", interests.end_dispensation, name="end-dispensation"),
    path(f"{A_MEETING}/live", live.live, name="live"),
    path(f"{A_MEETING}/attendance", attendance.attendance, name="attendance"),
    path(f"{A_MEETING}/draft-minutes", confirming.draft_minutes, name="draft-minutes"),
    path(f"{A_MEETING}/reviews/<int:which>", confirming.review, name="review"),
    path(f"{A_MEETING}/confirm", confirming.confirm_minutes, name="confirm-minutes"),
    path(f"{AN_ITEM}/minute", minutes.minute, name="minute"),
    path(f"{AN_ITEM}/minute/keep", minutes.keep, name="minute-keep"),
    path(f"{AN_ITEM}/declarations", interests.declarations, name="declarations"),
    path(f"{AN_ITEM}/declarations/<int:key>", interests.declaration, name="declaration"),
    path(f"{AN_ITEM}/exclusion", interests.exclusion, name="exclusion"),
    path(f"{AN_ITEM}/answers", answers.answers, name="answers"),
]
