"""A meeting told in sentences, from facts alone."""

from dataclasses import dataclass
from datetime import date, time

from moothall.authority.words import capitalised, counted, day_in_words, joined, number_in_words, plural, time_in_words


@dataclass(frozen=True, slots=True)
class Facts:
    """What the sentences about a meeting rest on, as its reader may see it."""

    body: str
    held_on: date
    starts_at: time | None = None
    venue: str = ""
    is_cancelled: bool = False
    cancelled_because: str = ""
    has_agenda: bool = False
    has_minutes: bool = False
    are_draft: bool = False
    confirmed_on: date | None = None
    items: int = 0
    resolutions: int = 0
    parts: int = 0


Standing = tuple[str, str]


def standings(facts: Facts, today: date) -> list[Standing]:
    """Where the meeting is in its life: words and tone, the meeting itself first, then its papers."""
    if facts.is_cancelled:
        return [("Cancelled", "stop")]
    if facts.held_on > today and facts.has_minutes:
        return [("Dated later than its minutes", "warn"), minutes_standing(facts)]  # another system published it so
    if facts.held_on > today:
        return [("To come", "open"), ("Agenda published", "plain") if facts.has_agenda else ("Agenda not published yet", "wait")]
    return [("Today", "open") if facts.held_on == today else ("Held", "plain"), minutes_standing(facts)]


def minutes_standing(facts: Facts) -> Standing:
    if facts.confirmed_on:
        return f"Minutes confirmed on {day_in_words(facts.confirmed_on, weekday=False)}", "plain"
    if facts.has_minutes:
        return ("Minutes in draft until they are confirmed", "wait") if facts.are_draft else ("Minutes published", "plain")
    return "Minutes not published", "wait"


def headline(facts: Facts, today: date) -> str:
    """The meeting in one sentence that could be read aloud.

    >>> facts = Facts("Cabinet", date(2026, 11, 12), has_agenda=True, has_minutes=True, items=9, resolutions=6, parts=11)
    >>> headline(facts, date(2026, 12, 1))
    'Nine items were on the agenda, and six resolutions were passed, in 11 parts.'
    """
    if facts.is_cancelled:
        return f"This meeting was cancelled{': ' if facts.cancelled_because else ''}{facts.cancelled_because.strip().rstrip('.')}."
    if facts.held_on >= today and not facts.has_minutes:
        return f"{facts.body} meets {when_and_where(facts)}. {agenda_sentence(facts)}"
    items = f"{several(facts.items, 'item')} on the agenda" if facts.has_agenda else "No agenda is published here"
    return f"{capitalised(items)}, and {outcome(facts)}."


def outcome(facts: Facts) -> str:
    if not facts.has_minutes:
        return "the minutes are not published yet"
    if not facts.resolutions:
        return "the minutes hold no resolution"
    parts = f", in {counted(facts.parts, 'part')}" if facts.parts > facts.resolutions else ""
    return f"{several(facts.resolutions, 'resolution')} passed{parts}"


def several(count: int, thing: str) -> str:
    """How many there were: `nine items were`, `one item was`."""
    return f"{number_in_words(count)} {thing if count == 1 else plural(thing)} {'was' if count == 1 else 'were'}"


def agenda_sentence(facts: Facts) -> str:
    if not facts.has_agenda:
        return "The agenda is not published yet."
    return f"{capitalised(number_in_words(facts.items))} {'item is' if facts.items == 1 else 'items are'} on the agenda."


def when_and_where(facts: Facts) -> str:
    """`on Thursday 12 November 2026 at 6pm, in the Council Chamber`."""
    at = f" at {time_in_words(facts.starts_at)}" if facts.starts_at else ""
    return f"on {day_in_words(facts.held_on)}{at}{', ' if facts.venue else ''}{facts.venue.rstrip('. ')}"


def list_in_words(coming: int, held: int, soonest: Facts | None) -> str:
    """A list of meetings in one or two sentences.

    >>> list_in_words(0, 147, None)
    'No meetings are to come, and 147 have been.'
    """
    said = f"{capitalised(number_in_words(coming))} {'meeting is' if coming == 1 else 'meetings are'} to come"
    been = f"{number_in_words(held) if held else 'none'} {'has' if held == 1 else 'have'} been"
    following = f" The next is {soonest.body}, {when_and_where(soonest)}." if soonest else ""
    return f"{said}, and {been}.{following}"


def papers_in_words(reports: int, resolutions: int) -> str:
    """What a meeting in a list holds.

    >>> papers_in_words(9, 6), papers_in_words(1, 0), papers_in_words(0, 0)
    ('9 items and 6 resolutions', '1 item', '')
    """
    counts = [counted(number, thing) for number, thing in ((reports, "item"), (resolutions, "resolution")) if number]
    return joined(counts)
