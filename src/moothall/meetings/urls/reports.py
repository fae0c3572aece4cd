"""Addresses of reports: as readers have them, and as they are worked on."""

from django.urls import path

from moothall.meetings.views import (
    reports,
    reports_clearing,
    reports_files,
    reports_guests,
    reports_settling,
    reports_templates,
    reports_versions,
    reports_work,
    reports_writing,
)

A_REPORT = "<slug:slug>/reports/<int:number>"
READING = [
    path(A_REPORT, reports.report, name="report"),
    path(f"{A_REPORT}.docx", reports.as_document, name="report-document"),
    path(f"{A_REPORT}/annexes/<int:annex>", reports.annex, name="report-annex"),
    path(f"{A_REPORT}/recommendations/<int:recommendation>", reports.recommendation, name="recommendation"),
    path("guests/<str:token>", reports_guests.guest, name="guest"),
    path("guests/<str:token>/files", reports_guests.guest_files, name="guest-files"),
    path("guests/<str:token>/files/<int:annex>", reports_guests.guest_file, name="guest-file"),
]
WORKING = [
    path("reports/", reports_work.reports, name="reports"),
    path("<slug:slug>/reports/new", reports_work.begin, name="report-begin"),
    path(A_REPORT, reports_work.work, name="report-work"),
    path(f"{A_REPORT}/details", reports_work.details, name="report-details"),
    path(f"{A_REPORT}/write", reports_writing.write, name="report-write"),
    path(f"{A_REPORT}/keep", reports_writing.keep, name="report-keep"),
    path(f"{A_REPORT}/forget", reports_writing.forget, name="report-forget"),
    path(f"{A_REPORT}/upload", reports_files.upload, name="report-upload"),
    path(f"{A_REPORT}/files", reports_files.files, name="report-files"),
    path(f"{A_REPORT}/files/<int:annex>", reports_files.file, name="report-file"),
    path(f"{A_REPORT}/files/<int:annex>/remove", reports_files.remove, name="report-file-remove"),
    path(f"{A_REPORT}/versions", reports_versions.versions, name="report-versions"),
    path(f"{A_REPORT}/versions/<int:version>/file", reports_versions.uploaded, name="report-uploaded"),
    path(f"{A_REPORT}/clearances", reports_clearing.clearances, name="report-clearances"),
    path(f"{A_REPORT}/clearances/<int:key>", reports_clearing.clearance, name="report-clearance"),
    path(f"{A_REPORT}/guests", reports_guests.guests, name="report-guests"),
    path(f"{A_REPORT}/guests/<int:key>/take-back", reports_guests.take_back, name="report-guest-take-back"),
    path(f"{A_REPORT}/hand-in", reports_work.hand_in, name="report-hand-in"),
    path(f"{A_REPORT}/agenda", reports_work.agenda, name="report-agenda"),
    path(f"{A_REPORT}/off", reports_work.off, name="report-off"),
    path(f"{A_REPORT}/send-back", reports_settling.send_back, name="report-send-back"),
    path(f"{A_REPORT}/withdraw", reports_settling.withdraw, name="report-withdraw"),
    path(f"{A_REPORT}/close", reports_settling.close, name="report-close"),
    path(f"{A_REPORT}/open", reports_settling.open_up, name="report-open"),
    path("report-templates/", reports_templates.templates, name="report-templates"),
    path("<slug:slug>/report-templates/new", reports_templates.new, name="report-template-new"),
    path("<slug:slug>/report-templates/<int:number>", reports_templates.template, name="report-template"),
]
