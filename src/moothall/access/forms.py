"""The form that every room's forms begin with: what is wrong with a box is said in the house's own words, with the box's name."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms.utils import pretty_name
from django.utils.functional import Promise

UNSEEN = "holds characters that cannot be seen. Type it again, or paste it as plain text."
NOT_WHOLE = "A part of this page did not arrive whole. Open the page again."
CHOICES = (forms.ChoiceField, forms.ModelChoiceField)
SEVERAL = (forms.MultipleChoiceField, forms.ModelMultipleChoiceField)


class Form(forms.Form):
    """A form of the house. Words that a box or an act has for its error stand; where only Django has some, the house's stand instead."""

    def add_error(self, field: str | None, error: Any) -> None:
        if field is not None and isinstance(error, ValidationError) and not hasattr(error, "error_dict"):
            box = self.fields[field]
            error = ValidationError([in_house_words(one, box, box.label or pretty_name(field)) for one in error.error_list])
        super().add_error(field, error)


def in_house_words(error: ValidationError, box: forms.Field, label: str) -> ValidationError:
    """Django's words are known by being made for translation; this house translates nothing."""
    if not isinstance(error.message, Promise):
        return error
    return ValidationError(sentence(error.code or "", error.params or {}, box, label), code=error.code)


def sentence(code: str, said: dict[str, Any], box: forms.Field, label: str) -> str:
    """What is wrong with a box, and what to do."""
    if box.widget.is_hidden:
        return NOT_WHOLE
    if code in ("required", "missing"):
        return f"{left_empty(box, label)} {to_do(box, label)}"
    if code in ("invalid_choice", "invalid_list", "invalid_pk_value"):
        return f"What was chosen under “{label}” is not offered. Choose one of those listed."
    return f"{subject(label)} {wrong(code, said, box)}"


def left_empty(box: forms.Field, label: str) -> str:
    if label.endswith("?"):
        return f"“{label}” is not answered."
    return f"Nothing is chosen under “{label}”." if isinstance(box, CHOICES) else f"“{label}” is empty."


def to_do(box: forms.Field, label: str) -> str:
    if isinstance(box, CHOICES):
        return "Choose one at least." if isinstance(box, SEVERAL) else "Choose one."
    if isinstance(box, forms.FileField):
        return "Choose a file."
    if holds := what_it_holds(box):
        return f"Enter {holds}."
    return "Write the answer." if label.endswith("?") else "Fill it in."


def what_it_holds(box: forms.Field) -> str:
    """What is entered in a box of one kind of value, with an example: a box of a room says it as `holds`."""
    if isinstance(box, forms.IntegerField):
        return "a whole number, such as 12"
    if isinstance(box, forms.EmailField):
        return "an e-mail address, such as name@example.org"
    return getattr(box, "holds", "")


def subject(label: str) -> str:
    return f"The answer to “{label}”" if label.endswith("?") else f"“{label}”"


def wrong(code: str, said: dict[str, Any], box: forms.Field) -> str:
    limit = said.get("limit_value", said.get("max", 0))
    match code:
        case "max_length":
            return f"is too long. Use at most {limit:,} letters."
        case "min_value":
            return f"must be {limit:,} or more."
        case "max_value":
            return f"must be {limit:,} or less."
        case "null_characters_not_allowed":
            return UNSEEN
        case "empty":
            return "is an empty file. Choose another."
    return f"must be {holds}." if (holds := what_it_holds(box)) else "was not understood. Look at it again."
