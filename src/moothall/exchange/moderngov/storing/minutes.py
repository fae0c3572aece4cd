"""What the page says was decided and what the minutes say of an item, as one minute in the order of the page."""

import re
from datetime import date

from moothall.exchange.moderngov.pages import AuthorSaid, EntrySaid, ItemSaid, MinuteSaid, PresenterSaid, SaidIn
from moothall.exchange.moderngov.said import words_of
from moothall.meetings import rules, said

from .resolutions import resolution
from .words import entry

UNDER_DECISION = "Decision"
SAID_TWICE = said.Remark("note", "The page says this decision twice, under “Decision” and in the minutes. It is kept once, in the minutes.")
CONFIRMING = re.compile(r"\b(?:approve|confirm|agree|accept|sign|receive)\b", re.IGNORECASE)
NOT_CONFIRMED = re.compile(r"\bnot\b", re.IGNORECASE)
AROUND = re.compile(r"^\W*(?:that\b)?\W*|\W*(?:\band)?\W*$", re.IGNORECASE)


def minute(item: ItemSaid) -> said.Minute:
    """Both sections in their order, unless the minutes say all of the decision again."""
    is_twice = says_again(item.decision, item.minute)
    entries: list[said.Entry] = []
    resolutions: list[said.Resolution] = []
    for section, heading in ((MinuteSaid() if is_twice else item.decision, UNDER_DECISION), (item.minute, "")):
        for told in section.said:
            if isinstance(told, EntrySaid):
                entries.append(entry(told))
            else:
                resolutions.append(resolution(told, len(entries), heading))
    return said.Minute(
        tuple(entries),
        tuple(resolutions),
        reporters(item.authors, item.presenters, on_the_agenda=False),
        (SAID_TWICE,) if is_twice else (),
    )


def says_again(decision: MinuteSaid, minute: MinuteSaid) -> bool:
    """Whether each clause and paragraph of the one stands in the other, but for its number and its stops."""
    if not decision:
        return False
    said_in_minute = {_bare(words) for words in words_of(minute)}
    return all(_bare(words) in said_in_minute for words in words_of(decision))


def _bare(words: str) -> str:
    return AROUND.sub("", " ".join(words.split())).casefold()


def reporters(authors: tuple[AuthorSaid, ...], presenters: tuple[PresenterSaid, ...], *, on_the_agenda: bool) -> tuple[said.Reporter, ...]:
    """Who reports as the agenda says it, or else as the minute and the decision say it."""
    place = "agenda" if on_the_agenda else "minute"
    wrote = (said.Reporter(author.name, said_in=place) for author in authors if (author.said_in == SaidIn.AGENDA) == on_the_agenda)
    presents = (
        said.Reporter(one.office, one.name, "presenter", place) for one in presenters if (one.said_in == SaidIn.AGENDA) == on_the_agenda
    )
    return (*wrote, *presents)


def minutes_confirmed(item: ItemSaid) -> tuple[date, ...]:
    """The days of the meetings whose minutes this item has confirmed; none while it is only to do so."""
    return tuple(dict.fromkeys(day for words in (*words_of(item.decision), *words_of(item.minute)) for day in _confirmed_in(words)))


def _confirmed_in(words: str) -> tuple[date, ...]:
    """ "To approve the minutes of …" says in a minute what was done, as "be approved" does."""
    if days := rules.minutes_confirmed(words):
        return days
    says_so = re.search(r"\bminutes\b", words, re.IGNORECASE) and CONFIRMING.search(words) and not NOT_CONFIRMED.search(words)
    return rules.days_in(words) if says_so else ()
