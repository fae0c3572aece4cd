"""Addresses of people and bodies."""

from django.urls import path

from moothall.authority import views

app_name = "authority"
urlpatterns = [
    path("", views.authority, name="authority"),
    path("people/", views.people, name="people"),
    path("people/<slug:slug>/<int:number>", views.person, name="person"),
    path("bodies/<slug:slug>/<int:number>", views.body, name="body"),
]
