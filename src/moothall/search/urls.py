"""Addresses of the search."""

from django.urls import path

from moothall.search import views

app_name = "search"
urlpatterns = [path("", views.search, name="search")]
