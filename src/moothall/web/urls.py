"""Every address of the house."""

from django.urls import include, path

urlpatterns = [
    path("record/", include("moothall.record.urls")),
]
