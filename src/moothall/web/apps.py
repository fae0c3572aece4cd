"""The room's entry in the house; what a council painted is checked at every start."""

from django.apps import AppConfig


class Web(AppConfig):
    name = "moothall.web"

    def ready(self) -> None:
        from moothall.web import colours  # noqa: F401, PLC0415 (registers itself)
