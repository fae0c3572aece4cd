"""Addresses of quarterly reports, under those of measures. What an address names never changes; a list ends with a stroke."""

from django.urls import path

from moothall.performance.views import reports, reports_work

ONE = "reports/<slug:slug>/<int:number>"
REPORTS = [
    path("reports/", reports.reports, name="quarterly"),
    path(ONE, reports.report(), name="quarterly-report"),
    path(f"{ONE}/exempt", reports.report(is_exempt=True), name="quarterly-exempt"),
    *(path(f"{ONE}/{name}", view(), name=f"quarterly-{name}") for name, view in reports.FILES.items()),
    *(path(f"{ONE}/exempt/{name}", view(is_exempt=True), name=f"quarterly-exempt-{name}") for name, view in reports.FILES.items()),
    *(path(f"{ONE}/{verb}", view, name=f"quarterly-{verb}") for verb, view in reports_work.VIEWS.items()),
    path("<slug:slug>/new-report", reports_work.begin, name="new-quarterly"),
]
