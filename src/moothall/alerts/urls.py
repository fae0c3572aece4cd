"""Addresses at which people ask to be told, confirm it, change it and stop it."""

from django.urls import path

from moothall.alerts import views

app_name = "alerts"
urlpatterns = [
    path("", views.ask, name="ask"),
    path("asked", views.asked, name="asked"),
    path("link", views.ask_for_link, name="link"),
    path("confirm/<str:token>", views.confirm, name="confirm"),
    path("yours", views.mine, name="mine"),
    path("yours/<str:token>", views.yours, name="yours"),
    path("stopped", views.stopped, name="stopped"),
    path("stop/<str:token>", views.stop, name="stop"),
]
