"""Who covers whom: read by everybody who works here, today's first, and what a deputy covers is said in words."""

from datetime import date, timedelta

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from django.utils import timezone

from moothall.access.viewer import PUBLIC, Viewer
from moothall.authority import queries
from moothall.authority.models import Deputy
from moothall.authority.tests import factories

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()


@pytest.fixture
def council():
    return factories.Organisation(slug="wrenmouth", name="Wrenmouth Borough Council", is_home=True)


def office(council, name, title, **said):
    return factories.Office(person=factories.Person(organisation=council, name=name), title=title, **said)


def signed_in(person):
    window = Client()
    person.account = get_user_model().objects.create_user(f"{person.number}@wrenmouth.example", name=person.name, made_at=factories.THEN)
    person.save()
    window.force_login(person.account)
    return window


def test_the_page_says_who_acts_for_whom_today_and_from_when_others_will(council):
    heidi, olive = office(council, "Heidi Head", "Head of Homes"), office(council, "Olive Owner", "Repairs manager")
    gone = office(council, "Gil Gone", "Clerk", until=TODAY - timedelta(days=1))
    Deputy.objects.create(office=heidi, person=olive.person, since=TODAY)
    Deputy.objects.create(office=gone, person=olive.person, since=TODAY)
    window = signed_in(olive.person)
    before = window.get("/authority/cover/").content.decode()
    Deputy.objects.create(office=olive, person=heidi.person, since=TODAY + timedelta(days=9), until=TODAY + timedelta(days=12))
    page = window.get("/authority/cover/wrenmouth").content.decode()
    for words in ("One office is covered today, by one person.", "You act for somebody today.", "Heidi Head"):
        assert words in before, words
    assert "To come" not in before
    assert "Gil Gone" not in page
    assert page.index("Head of Homes") < page.index("To come") < page.index("<h3>Repairs manager")
    assert Client().get("/authority/cover/").status_code == 302
    assert window.get("/authority/cover/nowhere").status_code == 404


def test_nobody_covers_anybody_where_nobody_was_named(council):
    page = signed_in(office(council, "Olive Owner", "Repairs manager").person).get("/authority/cover/").content.decode()
    assert "Nobody acts for anybody else today." in page
    assert "Nobody covers anybody" in page


def test_what_is_covered_ends_with_the_first_of_the_two_days(council):
    heidi = office(council, "Heidi Head", "Head of Homes", until=date(2026, 12, 4))
    olive = factories.Person(organisation=council)
    Deputy.objects.create(office=heidi, person=olive, since=date(2026, 11, 1), until=date(2027, 1, 4))
    deputy = Viewer("access/accounts/9", "Olive", person=olive.pk)
    assert [row.in_words for row in queries.covered_by(deputy, date(2026, 11, 23))] == ["covering for Heidi Head until 4 December 2026"]
    assert not queries.covered_by(deputy, date(2026, 12, 5))
    assert not queries.covered_by(PUBLIC, date(2026, 11, 23))
