"""Addresses of the meetings room: what is read, and what is worked on."""

from django.urls import include, path

from moothall.meetings.urls import live, reading, registers, working

app_name = "meetings"
urlpatterns = [
    path("meetings/", include(reading.urlpatterns)),
    path("meetings/registers/", include(registers.urlpatterns)),
    path("workspace/meetings/", include(working.urlpatterns)),
    path("workspace/meetings/", include(live.urlpatterns)),
]
