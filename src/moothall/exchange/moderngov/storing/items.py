"""An item of an agenda with everything that hangs on it."""

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from moothall.authority.words import day_in_words
from moothall.exchange.moderngov.pages import GROUND_NOT_STATED, Gap, ItemSaid, PaperSaid
from moothall.meetings import models, said

from .minutes import minute, minutes_confirmed, reporters
from .words import fitted, markup_of, text_of

AN_ANNEX = re.compile(r"^\W*(?:annex|appendix)\b", re.IGNORECASE)
NOT_SHOWN = "An item that may not be shown"


def item(told: ItemSaid, gaps: Iterable[Gap]) -> said.Item:
    """The item as its room keeps it; `gaps` are those that the page names here."""
    left = [said.Remark("gap", gap.sentence, gap.name) for gap in gaps]
    left += [said.Remark("note", f"{label}: {words}") for label, words in told.comments if words]
    first, *others = minutes_confirmed(told) or (None,)
    left += [said.Remark("note", f"The minutes of {day_in_words(day, weekday=False)} are confirmed here too.") for day in others]
    whole = said.Item(
        title=told.title or NOT_SHOWN,
        number=told.number,
        text=text_of(told.agenda),
        markup=markup_of(told.agenda),
        is_displayed=told.is_displayed,
        is_heading=told.is_heading,
        confirms_minutes_of=first,
        reporters=reporters(told.authors, told.presenters, on_the_agenda=True),
        papers=tuple(paper(one) for one in told.papers),
        closures=closures(told),
        minute=minute(told),
    )
    return with_room(whole, left)


def with_room(whole: said.Item, left: list[said.Remark]) -> said.Item:
    """The item with words that its rows can hold, and with a remark on all that has no place in them."""

    def fit(things: Iterable[Any], table: Any) -> tuple[Any, ...]:
        return tuple(fitted(thing, table, left) for thing in things)

    told = replace(
        whole.minute,
        reporters=fit(whole.minute.reporters, models.Reporter),
        resolutions=fit(whole.minute.resolutions, models.Resolution),
    )
    parts = {"reporters": fit(whole.reporters, models.Reporter), "papers": fit(whole.papers, models.Paper), "minute": told}
    return replace(fitted(whole, models.Item, left), **parts, remarks=tuple(left))


def paper(told: PaperSaid) -> said.Paper:
    """A paper as published. One that is restricted is closed, whatever its ground."""
    kind = "annex" if AN_ANNEX.match(told.title) else "report" if told.section == "report" else "additional"
    return said.Paper(
        told.title,
        kind,
        form=told.file_type,
        size_words=told.size,
        source_address=told.url,
        published_on=told.published_on,
        closed_under=told.exempt_under,
    )


def closures(told: ItemSaid) -> tuple[said.Closure, ...]:
    """The notice that is read in place of what is closed: one for each ground that the page names."""
    grounds = dict.fromkeys(ground for ground in (told.exempt_under, *(paper.exempt_under for paper in told.papers)) if ground)
    return tuple(closure(ground) for ground in grounds)


def closure(ground: str) -> said.Closure:
    """
    >>> closure("paragraphs 1 and 3").paragraph, closure(GROUND_NOT_STATED).ground
    ('1 and 3', 'not stated')
    """
    if ground == GROUND_NOT_STATED:
        return said.Closure("not stated")
    return said.Closure("exempt", re.sub(r"^paragraphs?\s+", "", ground))
