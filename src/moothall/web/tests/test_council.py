"""A place begins with one command: the council, and one person who keeps its house."""

import pytest
from django.core.management import CommandError, call_command

from moothall.access.models import Account
from moothall.access.viewer import THE_CLOCK
from moothall.authority import queries
from moothall.record.models import Entry

pytestmark = pytest.mark.django_db
WHO = {"person": "Ashwell Prior", "email": "keeper@northmere.example"}


def test_whoever_is_named_signs_in_by_the_link_and_keeps_the_house(client, capsys):
    call_command("council", "Northmere District Council", slug="northmere", **WHO)
    said = capsys.readouterr().out
    path = said.strip().splitlines()[-1]
    assert "Ashwell Prior keeps its house" in said
    assert queries.home(THE_CLOCK).slug == "northmere"
    client.post(path)
    assert client.get("/authority/house/northmere/").status_code == 200


def test_without_a_word_for_the_addresses_it_is_made_from_the_name(capsys):
    call_command("council", "Northmere District Council", **WHO)
    assert queries.home(THE_CLOCK).slug == "northmere-district-council"


@pytest.mark.parametrize(
    ("name", "said", "sentence"),
    [
        ("Northmere", {"slug": "North Mere"}, "a word of small letters"),
        ("…", {}, "a word of small letters"),
        (" ", {"slug": "x"}, "a name of at most 200 letters"),
        ("Northmere", {"person": "x" * 201}, "a name of at most 200 letters"),
        ("Northmere", {"email": "nobody"}, "is no e-mail address"),
    ],
)
def test_what_cannot_begin_says_why_and_leaves_nothing(name, said, sentence):
    with pytest.raises(CommandError, match=sentence):
        call_command("council", name, **WHO | said)
    assert not Entry.objects.exists()


def test_one_place_has_one_home(capsys):
    call_command("council", "Northmere", **WHO)
    with pytest.raises(CommandError, match="A council is at home here already"):
        call_command("council", "Southmere", **WHO)


def test_an_address_that_is_taken_leaves_nothing_half_begun():
    Account.objects.create_user(WHO["email"])
    with pytest.raises(CommandError, match="Somebody else signs in with this address"):
        call_command("council", "Northmere", **WHO)
    assert queries.home(THE_CLOCK) is None
    assert not Entry.objects.exists()
