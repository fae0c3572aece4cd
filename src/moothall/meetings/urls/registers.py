"""Addresses of the registers of attendance, declarations and dispensations; each begins with meetings/registers/."""

from django.urls import path

from moothall.meetings.views import registers

urlpatterns = [
    path("attendance/", registers.attendance, name="attendance-register"),
    path("attendance/<int:year>/", registers.attendance, name="attendance-of-year"),
    path("attendance/<int:year>.csv", registers.attendance_table, name="attendance-table"),
    path("declarations/", registers.declarations, name="declarations-register"),
    path("declarations/<int:year>/", registers.declarations, name="declarations-of-year"),
    path("declarations/<int:year>.csv", registers.declarations_table, name="declarations-table"),
    path("dispensations/", registers.dispensations, name="dispensations-register"),
    path("dispensations.csv", registers.dispensations_table, name="dispensations-table"),
]
