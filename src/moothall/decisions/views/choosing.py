"""What a reader has chosen of a list: read from the address, with the day from which the register opens."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cached_property
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, QueryDict

from moothall.access.viewer import Viewer
from moothall.authority import queries as authority
from moothall.authority.rules import ONE_DAY, working_day_after
from moothall.authority.words import capitalised
from moothall.decisions import choice_words, forms, rules
from moothall.decisions.queries import Choices
from moothall.decisions.standings import CallInState

A_PAGE = 25
MOST_COUNTED = 1_000
LONGEST_BEFORE = 2_000
NOT_CHOICES = ("page", "before", "print")


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


class PagesRead(Pages):
    """The same of a list that was read already, one line more than is counted."""

    @cached_property
    def counted(self) -> int:
        return len(self.object_list)


@dataclass(frozen=True)
class Chosen:
    """The form as it is shown, what the list is narrowed to, and the council that is at home here."""

    form: forms.Register
    choices: Choices
    home: Any
    is_wrong: bool = False

    @property
    def is_narrowed(self) -> bool:
        """Whether more than a stretch of days was chosen."""
        return next(choice_words.said_of(self.choices), None) is not None

    @property
    def on_any_day(self) -> Choices:
        """The same without the days that the register opens with: what is still to come is not left out."""
        return self.choices if self.form.is_bound and "first" in self.form.asked else replace(self.choices, first=None)


def chosen(request: HttpRequest, viewer: Viewer) -> Chosen:
    """What the address says. A wrong choice leaves the list as it was: what was chosen before comes with the form."""
    home = authority.home(viewer)
    begins = authority.council_years(viewer, home).began(request.today) if home else None  # type: ignore[attr-defined]
    if not without(request.GET, *NOT_CHOICES):
        return Chosen(forms.Register(viewer=viewer, initial={"first": typed(begins)}), Choices(first=begins), home)
    form = form_of(request.GET, viewer, begins)
    if form.is_valid():
        form.data["before"] = without(request.GET, *NOT_CHOICES).urlencode()[:LONGEST_BEFORE]
        return Chosen(form, with_soon(viewer, form.choices(), request.now), home)  # type: ignore[attr-defined]
    return Chosen(form, before(form.data.get("before", ""), viewer, begins), home, is_wrong=True)


def form_of(said: QueryDict, viewer: Viewer, begins: date | None) -> forms.Register:
    form = forms.Register(opened(said, begins), viewer=viewer)
    form.asked = frozenset(said)
    return form


def with_soon(viewer: Viewer, choices: Choices, moment: datetime) -> Choices:
    """Until when a call-in that closes does so soon: to the end of the next working day of the council that is at home here."""
    if choices.call_in is not CallInState.CLOSING_SOON:
        return choices
    home = choices.organisation or authority.home(viewer)
    closed = authority.closure_days(viewer, home.pk) if home else frozenset()
    return replace(choices, soon=rules.start_of(working_day_after(rules.day_of(moment), 1, closed) + ONE_DAY))


def before(address: str, viewer: Viewer, begins: date | None) -> Choices:
    """What was chosen before the wrong choice; what the register opens with, if that is not to be read."""
    earlier = form_of(QueryDict(address[:LONGEST_BEFORE]), viewer, begins)
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


def to_take_away(choices: Choices, said: QueryDict) -> Iterator[tuple[str, str]]:
    """Each thing that was chosen, in words, with the address of the list without it."""
    for box, value, words in choice_words.said_of(choices):
        rest = without(said, *NOT_CHOICES, box)
        rest.setlist(box, [one for one in said.getlist(box) if box == "standing" and one != value])
        yield capitalised(words), rest.urlencode()
    if days := choice_words.days_of(choices):
        rest = without(said, *NOT_CHOICES, "last")
        rest["first"] = ""
        yield capitalised(days), rest.urlencode()


def typed(day: date | None) -> str:
    """A day as it is typed: 1 4 2026."""
    return f"{day.day} {day.month} {day.year}" if day else ""
