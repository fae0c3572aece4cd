"""A system that sends figures in tests: let in by whoever keeps the plans, with its token."""

import json
from datetime import timedelta
from types import SimpleNamespace
from typing import Any

from django.test import Client
from django.utils import timezone

from moothall.access.viewer import THE_CLOCK
from moothall.performance import actions
from moothall.performance.models import Return

FIGURES, MEASURES = "/api/figures", "/api/measures"


def let_in(here: SimpleNamespace, name: str = "Housing system", at: Any = None, **said: Any) -> Any:
    usual = said if {"office", "department", "measures"} & set(said) else said | {"department": here.homes}
    at = at or timezone.localtime()
    facts = {"name": name, "ends_on": at.date() + timedelta(days=200)} | usual
    return actions.make_system(here.row, viewer=here.keeper, at=at, **facts)


def asked(system: Any, *rows: dict[str, Any], client: Client | None = None, **headers: str) -> Any:
    """Send these figures as the system does."""
    return posted(system.shown_once, json.dumps({"figures": rows}), client=client, **headers)


def posted(token: str, body: Any, kind: str = "application/json", client: Client | None = None, **headers: str) -> Any:
    window = client or Client(enforce_csrf_checks=True)
    return window.post(FIGURES, body, content_type=kind, headers={"Authorization": f"Bearer {token}", **headers})


def looked(system: Any, query: str = "") -> Any:
    return Client().get(MEASURES + query, headers={"Authorization": f"Bearer {system.shown_once}"})


def stated() -> list[tuple[Any, ...]]:
    """What was sent, of which measure, and under which name."""
    rows = Return.objects.visible_to(THE_CLOCK).order_by("pk")
    return [(row.measure.title, row.value and float(row.value), row.turn) for row in rows.select_related("measure")]
