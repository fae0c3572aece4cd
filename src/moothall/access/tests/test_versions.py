"""What two people wrote, side by side."""

from types import SimpleNamespace

from django import forms
from django.http import QueryDict

from moothall.access.versions import Difference, Opened, differences


class Venue(Opened):
    venue = forms.CharField(label="Where")
    note = forms.CharField(label="Note", required=False)


def test_only_what_differs_is_shown_in_the_order_of_the_form():
    form = Venue(QueryDict("opened_at=1&venue=The Mill&note=Bring boots\r\nand a lamp"))
    assert form.is_valid()
    theirs = {"venue": "The Guildhall", "note": "Bring boots\nand a lamp"}
    assert differences(form, theirs) == [Difference("Where", "The Guildhall", "The Mill")]
    assert differences(form, {"note": None}) == [Difference("Note", "", "Bring boots\nand a lamp")]


def test_a_form_opened_again_keeps_all_that_was_typed_and_knows_what_stands_there_now():
    for prefix, words in ((None, "opened_at=1&venue=The Mill"), ("a", "a-opened_at=1&a-venue=The Mill")):
        again = Venue(QueryDict(words), prefix=prefix).reopened(SimpleNamespace(version=4))
        assert (again.cleaned_data["opened_at"], again.cleaned_data["venue"]) == (4, "The Mill")


def test_a_version_that_is_no_number_is_said():
    assert not Venue(QueryDict("opened_at=x&venue=The Mill")).is_valid()
