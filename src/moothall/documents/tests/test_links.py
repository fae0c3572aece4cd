"""A signed link opens one thing, for one purpose, until one moment."""

from datetime import timedelta

import pytest

from moothall.documents import links
from moothall.documents.tests.factories import THEN

UNTIL = THEN + timedelta(days=14)
WRITE = "meetings.write"


def link(**facts):
    return links.signed(WRITE, "meetings/reports/wrenmouth/7", until=UNTIL, **facts)


def test_a_link_opens_what_it_was_made_for():
    assert links.opened(link(edition=3), WRITE, at=THEN) == links.Opens("meetings/reports/wrenmouth/7", 3, UNTIL)


def test_a_link_stands_in_an_address_as_it_is():
    assert set(link()) <= set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.")


def test_each_letter_of_a_link_counts():
    token = link()
    for place in range(len(token)):
        changed = token[:place] + ("A" if token[place] != "A" else "B") + token[place + 1 :]
        with pytest.raises(links.NotOpened, match="not whole"):
            links.opened(changed, WRITE, at=THEN)


def test_a_link_for_one_purpose_opens_nothing_for_another():
    for purpose in ("meetings.clear", "meetings.writ", "", "meetings.write "):
        with pytest.raises(links.NotOpened, match="not whole"):
            links.opened(link(), purpose, at=THEN)


def test_a_link_runs_out_at_its_moment():
    assert links.opened(link(), WRITE, at=UNTIL - timedelta(seconds=1))
    with pytest.raises(links.NotOpened, match="run out"):
        links.opened(link(), WRITE, at=UNTIL)


@pytest.mark.parametrize("token", ["", ".", "..", "x", "x.y", ":", "a:b", "é.é", "\x00.\x00", "=" * 50, "x" * 100_000, ".eJwDAAAAAAE." * 3])
def test_what_is_no_link_is_said_to_be_none(token):
    with pytest.raises(links.NotOpened, match="not whole"):
        links.opened(token, WRITE, at=THEN)


def test_a_link_of_another_place_opens_nothing(settings):
    token = link()
    settings.SECRET_KEY = "another place's secret"
    with pytest.raises(links.NotOpened):
        links.opened(token, WRITE, at=THEN)
