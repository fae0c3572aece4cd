"""What a reader has chosen of a list: read from the address, with the day from which the register opens."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.core.paginator import Paginator
from django.http import HttpRequest, QueryDict

from moothall.access.viewer import Viewer
from moothall.authority import queries as authority
from moothall.decisions import forms
from moothall.decisions.queries import Choices

A_PAGE = 25
MOST_COUNTED = 1_000
LONGEST_BEFORE = 2_000
NOT_CHOICES = ("page", "before")


class Pages(Paginator):
    """Pages of a long list. It counts up to a limit and no further, so that a page costs the same however long the list is."""

    @cached_property
    def counted(self) -> int:
        return self.object_list.order_by()[: MOST_COUNTED + 1].count()

    @cached_property
    def count(self) -> int:
        return min(self.counted, MOST_COUNTED)

    @property
    def is_more(self) -> bool:
        """Whether there are more than these pages show."""
        return self.counted > MOST_COUNTED


@dataclass(frozen=True)
class Chosen:
    """The form as it is shown, what the list is narrowed to, and the day from which it opens if nobody says otherwise."""

    form: forms.Register
    choices: Choices
    begins: date | None
    is_wrong: bool = False

    @property
    def is_narrowed(self) -> bool:
        """Whether more than a stretch of days was chosen."""
        return self.choices != Choices(first=self.choices.first, last=self.choices.last)


def chosen(request: HttpRequest, viewer: Viewer) -> Chosen:
    """What the address says. A wrong choice leaves the list as it was: what was chosen before comes with the form."""
    home = authority.home(viewer)
    begins = authority.council_years(viewer, home).began(request.today) if home else None  # type: ignore[attr-defined]
    if not without(request.GET, *NOT_CHOICES):
        return Chosen(forms.Register(viewer=viewer, initial={"first": typed(begins)}), Choices(first=begins), begins)
    form = forms.Register(opened(request.GET, begins), viewer=viewer)
    if form.is_valid():
        form.data["before"] = without(request.GET, *NOT_CHOICES).urlencode()[:LONGEST_BEFORE]
        return Chosen(form, form.choices(), begins)
    return Chosen(form, before(form.data.get("before", ""), viewer, begins), begins, is_wrong=True)


def before(address: str, viewer: Viewer, begins: date | None) -> Choices:
    """What was chosen before the wrong choice; what the register opens with, if that is not to be read."""
    earlier = forms.Register(opened(QueryDict(address[:LONGEST_BEFORE]), begins), viewer=viewer)
    return earlier.choices() if address and earlier.is_valid() else Choices(first=begins)


def opened(choices: QueryDict, begins: date | None) -> QueryDict:
    """The choices, with the day from which the register opens where no first day is said. One that is left empty stays so."""
    data = choices.copy()
    data.setdefault("first", typed(begins))
    return data


def without(choices: QueryDict, *names: str) -> QueryDict:
    data = choices.copy()
    for name in names:
        data.pop(name, None)
    return data


def typed(day: date | None) -> str:
    """A day as it is typed: 1 4 2026."""
    return f"{day.day} {day.month} {day.year}" if day else ""
