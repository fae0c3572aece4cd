"""Addresses of the door through which other systems send figures, and of the pages on which they are let in."""

from django.urls import path

from moothall.performance.views import door, door_described, systems

SYSTEMS = [
    path("systems/", systems.systems, name="systems"),
    path("systems/<slug:slug>/<int:number>", systems.system, name="system"),
    *(path(f"systems/<slug:slug>/<int:number>/{verb}", view, name=f"system-{verb}") for verb, view in systems.VIEWS.items()),
    path("<slug:slug>/new-system", systems.new, name="new-system"),
]
urlpatterns = [
    path("", door_described.about, name="door"),
    path("openapi.json", door_described.openapi, name="door-openapi"),
    path("figures", door.figures, name="door-figures"),
    path("measures", door.measures, name="door-measures"),
]
