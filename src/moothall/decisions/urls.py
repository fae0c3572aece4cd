"""Addresses of the register, of decisions and of commitments. What an address names never changes; a list ends with a stroke."""

from django.urls import path

from moothall.decisions.views import commitments, decision, feeds, register

app_name = "decisions"
urlpatterns = [
    path("", register.register, name="register"),
    path("register.csv", feeds.table, name="table"),
    path("feed", feeds.feed, name="feed"),
    path("call-in.ics", feeds.call_in_calendar, name="call-in-calendar"),
    path("commitments/", commitments.commitments, name="commitments"),
    path("commitments/<slug:slug>/<int:number>", commitments.commitment, name="commitment"),
    path("commitments/<slug:slug>/<int:number>/confirm", commitments.confirm, name="confirm"),
    path("commitments/<slug:slug>/<int:number>/dismiss", commitments.dismiss, name="dismiss"),
    path("<slug:slug>/<int:number>", decision.decision, name="decision"),
    path("<slug:slug>/<int:number>.json", decision.as_data, name="decision-as-data"),
    path("<slug:slug>/<int:number>/publish", decision.publish, name="publish"),
    path("<slug:slug>/<int:number>/call-in", decision.call_in, name="call-in"),
    path("<slug:slug>/<int:number>/withdraw", decision.withdraw, name="withdraw"),
]
