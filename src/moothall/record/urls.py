"""Addresses of the record."""

from django.urls import path

from moothall.record import views

app_name = "record"
urlpatterns = [
    path("", views.record, name="record"),
    path("checkpoint", views.latest_checkpoint, name="checkpoint"),
    path("checkpoints/<int:size>", views.checkpoint, name="checkpoint-of"),
    path("consistency/<int:old>/<int:new>", views.consistency, name="consistency"),
    path("key", views.key, name="key"),
    path("proofs/<int:number>", views.proof, name="proof"),
    path("verify.py", views.verifier, name="verifier"),
]
