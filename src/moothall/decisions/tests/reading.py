"""How these tests read a page: its words, its titles, what it costs."""

from typing import Any

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from lxml import html

from moothall.decisions.models import Commitment
from moothall.decisions.tests.factories import REQUEST, account_of, commitments_of, published, resolved

NOW = timezone.localtime(timezone.now())
TODAY = NOW.date()
BIDI = "\u202e"


def signed_in(viewer: Any) -> Client:
    client = Client()
    client.force_login(account_of(viewer))
    return client


def words_of(answer: Any) -> str:
    """The words of the page's main part, as they are read."""
    [main] = html.fromstring(answer.content).xpath("//main")
    return " ".join(main.text_content().split())


def titles(answer: Any) -> list[str]:
    return [link.text_content() for link in html.fromstring(answer.content).xpath("//ol[contains(@class, 'register')]//h3/a")]


def this_year(here: Any, title: str = "Library hours", **fields: Any) -> Any:
    """A decision of today, so that it stands in the register as it opens."""
    return published(here, title, moment=NOW, decided_on=TODAY, **fields)


def cost(client: Client, page: str) -> int:
    with CaptureQueriesContext(connection) as counted:
        b"".join(client.get(page))
    return len(counted)


def proposed(here: Any, **fields: Any) -> Commitment:
    return commitments_of(published(here, **resolved(REQUEST, **fields)), here)[0]
