"""Addresses of risks. What an address names never changes; a list ends with a stroke."""

from django.urls import path

from moothall.risks.views import mine, register, risk, risk_work

app_name = "risks"
ONE = "<slug:slug>/<int:number>"
urlpatterns = [
    path("", register.register, name="register"),
    path("mine", mine.mine, name="mine"),
    path("<slug:slug>/", register.register, name="register-of"),
    path("<slug:slug>/risks.csv", register.table, name="csv"),
    path("<slug:slug>/matrix", register.matrix, name="matrix"),
    path("<slug:slug>/matrix/set", risk_work.set_matrix, name="set-matrix"),
    path("<slug:slug>/new", risk_work.new, name="new"),
    path(ONE, risk.risk, name="risk"),
    *(path(f"{ONE}/{verb}", view, name=f"risk-{verb}") for verb, view in risk_work.VIEWS.items()),
]
