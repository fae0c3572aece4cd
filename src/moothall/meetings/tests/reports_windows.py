"""Browsers in which authors, clerks and lawyers are signed in, and what stands in the boxes of a page."""

import re
from datetime import date

from django.contrib.auth import get_user_model
from django.test import Client

from moothall.access.viewer import THE_CLOCK, Role
from moothall.authority import actions as authority
from moothall.authority.models import Person
from moothall.meetings.tests.factories import THEN

DESK = "/workspace/meetings/"


def account(person, **office):
    """A browser in which this person is signed in."""
    if office:
        authority.give_office(person, viewer=THE_CLOCK, at=THEN, since=date(2000, 1, 1), **office)
    if not person.account:
        person.account = get_user_model().objects.create_user(f"{person.pk}@wrenmouth.example", name=person.name)
        person.save()
    window = Client()
    window.force_login(person.account, backend="allauth.account.auth_backends.AuthenticationBackend")
    return window


def of(viewer):
    return Person.objects.get(pk=viewer.person)


def desk(report, ending=""):
    return f"{DESK}wrenmouth/reports/{report.number}{ending}"


def page_of(window, address, status=200):
    answer = window.get(address)
    assert answer.status_code == status, answer.content.decode()[:2000]
    return answer.content.decode()


def boxes(page):
    """What stands in the boxes of a page, as a browser would send it."""
    typed = dict(re.findall(r'<input type="(?:hidden|text)" name="([\w-]+)" value="([^"]*)"', page))
    typed |= {name: text.lstrip("\n") for name, text in re.findall(r'<textarea name="([\w-]+)"[^>]*>(.*?)</textarea>', page, re.DOTALL)}
    typed.pop("csrfmiddlewaretoken", None)
    return typed


def author_of(here):
    return account(of(here.author), title="Head of Homes", role=Role.HEAD_OF_SERVICE, department=here.homes)


def clerk_of_papers(here):
    person = authority.add_person(here.row, viewer=THE_CLOCK, at=THEN, name="Edda Quill")
    return account(person, title="Clerk", role=Role.COMMITTEE_CLERK)


def lawyer_of(here):
    return account(of(here.lawyer))
