"""Addresses of the pages on which meetings are worked; each begins with workspace/meetings/."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
