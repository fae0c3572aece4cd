"""The page of who may do what is printed from the acts, so it cannot say what the house does not do."""

import html

import pytest

from moothall.access.acts import PERFORMED
from moothall.access.viewer import Role


@pytest.fixture
def text(client, db):
    answer = client.get("/who-may-do-what")
    assert answer.status_code == 200
    return html.unescape(answer.content.decode())


def test_every_act_of_the_house_is_named_with_those_who_may_do_it(text):
    for act, _ in PERFORMED.values():
        assert f"<h3>{act.label}</h3>" in text
        assert act.whom() in text.lower() or act.whom()[1:] in text
    assert f"There are {len(PERFORMED)} acts here" in text


def test_each_office_that_opens_something_has_its_list(text):
    for role in Role:
        opens = [act.label for act, _ in PERFORMED.values() if role in act.by]
        part = text.split(f"<h3>{role}</h3>")[1].split("</ul>")[0] if f"<h3>{role}</h3>" in text else ""
        assert part.count("<li>") == len(opens)


def test_the_page_asks_no_table(client, django_assert_num_queries, db):
    client.get("/who-may-do-what")
    with django_assert_num_queries(0):
        client.get("/who-may-do-what")
