"""How the tests of the pages of the house ask and answer: where a page is, a form sent, somebody to write about."""

from moothall.authority.tests import factories


def at(more: str = "") -> str:
    return f"/authority/house/wrenmouth/{more}"


def sent(client, more: str, **typed) -> str:
    """Send a form; nothing if it was done, the page if it was not."""
    answer = client.post(at(more), typed)
    assert answer.status_code in (200, 302)
    return "" if answer.status_code == 302 else answer.content.decode()


def person(council, number=7, name="Ada Marsh", **said):
    return factories.Person(organisation=council, number=number, name=name, **said)
