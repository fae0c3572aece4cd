"""The room's entry in the house: colours are checked at every start, and every act of every room is known."""

from importlib import import_module
from importlib.util import find_spec

from django.apps import AppConfig, apps


class Web(AppConfig):
    name = "moothall.web"

    def ready(self) -> None:
        from moothall.web import colours  # noqa: F401, PLC0415 (registers itself)

        # "Who may do what" is printed from the acts, so none may be missing because no page has needed it yet.
        for room in apps.get_app_configs():
            if room.name.startswith("moothall.") and find_spec(f"{room.name}.actions"):
                import_module(f"{room.name}.actions")
