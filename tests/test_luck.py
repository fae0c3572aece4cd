"""A list whose order is luck is found: what is alike in its order, and what has none, comes the last made first."""

import pytest

from moothall.authority.models import Organisation, Person

pytestmark = pytest.mark.django_db


def test_what_is_alike_in_its_order_comes_the_last_made_first_and_the_order_itself_holds():
    council = Organisation.objects.create(slug="wrenmouth", name="Wrenmouth Borough Council")
    for number, name in enumerate(("Rowan Vane", "Rowan Vane", "Ada Moss", "Rowan Vane"), start=1):
        Person.objects.create(organisation=council, number=number, name=name)
    rows = Person.objects.filter(organisation=council)
    assert list(rows.order_by("name").values_list("number", flat=True)) == [3, 4, 2, 1]
    assert [row.number for row in rows.order_by("organisation__name", "name")[:2]] == [3, 4]
    assert list(rows.order_by("name", "number").values_list("number", flat=True)) == [3, 1, 2, 4]
    assert list(rows.order_by("name").values_list("name", flat=True).distinct()) == ["Ada Moss", "Rowan Vane"]
