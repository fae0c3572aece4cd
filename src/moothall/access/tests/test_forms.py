"""What is wrong with a box is said in the house's own words, with the name of the box and what to do."""

import pytest
from django import forms

from moothall.access.forms import NOT_WHOLE, UNSEEN, Form

pytestmark = pytest.mark.once
KINDS = [("a", "The first"), ("b", "The second")]


class DayField(forms.CharField):
    holds = "a day, such as 28 2 2026"


class Boxes(Form):
    title = forms.CharField(label="Title", max_length=10)
    because = forms.CharField(label="Why does it move?")
    day = DayField(label="First day")
    by = DayField(label="By when?")
    kind = forms.ChoiceField(label="Kind", choices=KINDS)
    how = forms.ChoiceField(label="How does it go?", choices=KINDS)
    days = forms.MultipleChoiceField(label="Meetings on", choices=KINDS)
    file = forms.FileField(label="The paper")
    email = forms.EmailField(label="Your e-mail address")
    number = forms.IntegerField(label="Decimals", min_value=1, max_value=6)
    own = forms.CharField(label="Owner", error_messages={"required": "Say who owns the measure."})
    opened_at = forms.IntegerField(widget=forms.HiddenInput)
    unnamed = forms.CharField()


def said(**typed):
    return {name: errors[0] for name, errors in Boxes(typed, {}).errors.items()}


def test_an_empty_box_is_named_and_it_is_said_what_to_do():
    assert said() == {
        "title": "“Title” is empty. Fill it in.",
        "because": "“Why does it move?” is not answered. Write the answer.",
        "day": "“First day” is empty. Enter a day, such as 28 2 2026.",
        "by": "“By when?” is not answered. Enter a day, such as 28 2 2026.",
        "kind": "Nothing is chosen under “Kind”. Choose one.",
        "how": "“How does it go?” is not answered. Choose one.",
        "days": "Nothing is chosen under “Meetings on”. Choose one at least.",
        "file": "“The paper” is empty. Choose a file.",
        "email": "“Your e-mail address” is empty. Enter an e-mail address, such as name@example.org.",
        "number": "“Decimals” is empty. Enter a whole number, such as 12.",
        "own": "Say who owns the measure.",
        "opened_at": NOT_WHOLE,
        "unnamed": "“Unnamed” is empty. Fill it in.",
    }


@pytest.mark.parametrize(
    ("name", "typed", "sentence"),
    [
        ("title", "x" * 11, "“Title” is too long. Use at most 10 letters."),
        ("because", "a\0b", f"The answer to “Why does it move?” {UNSEEN}"),
        ("kind", "c", "What was chosen under “Kind” is not offered. Choose one of those listed."),
        ("days", ["c"], "What was chosen under “Meetings on” is not offered. Choose one of those listed."),
        ("number", "many", "“Decimals” must be a whole number, such as 12."),
        ("number", "0", "“Decimals” must be 1 or more."),
        ("number", "7", "“Decimals” must be 6 or less."),
        ("email", "nobody", "“Your e-mail address” must be an e-mail address, such as name@example.org."),
        ("opened_at", "x", NOT_WHOLE),
    ],
)
def test_what_cannot_be_taken_is_named_and_it_is_said_what_would_do(name, typed, sentence):
    assert said(**{name: typed})[name] == sentence
