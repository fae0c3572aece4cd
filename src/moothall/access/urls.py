"""Addresses of the room."""

from django.urls import path

from moothall.access import views

app_name = "access"
urlpatterns = [path("", views.who_may_do_what, name="who-may-do-what")]
