"""The room's entry in the house; its checks run at every start."""

from django.apps import AppConfig


class Access(AppConfig):
    name = "moothall.access"

    def ready(self) -> None:
        from moothall.access import checks  # noqa: F401, PLC0415 (registers itself)
