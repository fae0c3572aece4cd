"""The address of the outbox."""

from django.urls import path

from moothall.post import views

app_name = "post"
urlpatterns = [path("", views.outbox, name="outbox")]
