"""Whom a reminder goes to: the holder, who stands in for them, and the head of the department or of the one around it."""

from datetime import date

import pytest

from moothall.access.viewer import Role
from moothall.authority.models import Department, Deputy
from moothall.authority.tests import factories
from moothall.post import queries
from moothall.post.rules import To

TODAY = date(2026, 11, 20)
YESTERDAY = date(2026, 11, 19)


@pytest.fixture
def department(council):
    around = Department.objects.create(organisation=council, name="Homes")
    return Department.objects.create(organisation=council, name="Repairs", within=around)


def office(council, department=None, **said):
    return factories.Office(person=factories.Person(organisation=council), department=department, **said)


def test_the_head_of_the_department_or_of_the_one_around_it(council, department):
    theirs = office(council, department)
    assert queries.whom(theirs, TODAY) == {To.OWNER: theirs.person, To.DEPUTY: None, To.HEAD: None}
    above = office(council, department.within, role=Role.HEAD_OF_SERVICE)
    assert queries.whom(theirs, TODAY)[To.HEAD] == above.person
    nearer = office(council, department, role=Role.HEAD_OF_SERVICE)
    assert queries.whom(theirs, TODAY)[To.HEAD] == nearer.person
    assert queries.whom(nearer, TODAY)[To.HEAD] == above.person


def test_whoever_stands_in_on_the_day(council):
    theirs, deputy = office(council), factories.Person(organisation=council)
    row = Deputy.objects.create(office=theirs, person=deputy)
    assert queries.whom(theirs, TODAY)[To.DEPUTY] == deputy
    row.until = YESTERDAY
    row.save()
    assert queries.whom(theirs, TODAY)[To.DEPUTY] is None


def test_whoever_has_left_the_office_is_not_reminded_of_it(council):
    assert queries.whom(office(council, until=YESTERDAY), TODAY)[To.OWNER] is None
