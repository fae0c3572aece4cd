"""How these tests read a page: its words, what it costs, what stands on a form."""

from typing import Any

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from lxml import html

from moothall.plans.tests.factories import account_of


def signed_in(viewer: Any) -> Client:
    client = Client()
    client.force_login(account_of(viewer))
    return client


def words_of(answer: Any) -> str:
    """The words of the page's main part, as they are read."""
    [main] = html.fromstring(answer.content).xpath("//main")
    return " ".join(main.text_content().split())


def cost(client: Client, page: str) -> int:
    with CaptureQueriesContext(connection) as counted:
        assert client.get(page).status_code == 200, page
    return len(counted)
