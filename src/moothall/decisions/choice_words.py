"""What was chosen of the register, in words: in the headline, beside the list as things to take away, and in letters."""

from collections.abc import Iterator
from typing import Any

from moothall.authority.words import capitalised, joined
from moothall.decisions.queries.choosing import Choices, Day
from moothall.decisions.rules import Maker
from moothall.decisions.standings import CallInState, Choice
from moothall.decisions.words import how_many, range_in_words

MAKERS = {
    Maker.CABINET: "by Cabinet",
    Maker.SINGLE_MEMBER: "by a single member",
    Maker.OFFICER: "by an officer",
    Maker.COUNCIL: "by Council",
    Maker.COMMITTEE: "by a committee",
}
STANDINGS = {
    Choice.OPEN: "open to call-in",
    Choice.CALLED_IN: "called in",
    Choice.WAITING: "not yet in effect",
    Choice.IN_EFFECT: "in effect",
    Choice.WITHDRAWN: "withdrawn",
    Choice.SUPERSEDED: "superseded",
    Choice.NOT_STATED: "without a stated day of effect",
}
CALL_INS = {
    CallInState.CLOSING_SOON: "whose call-in closes by the next working day",
    CallInState.WAITS: "called in and waiting for scrutiny",
    CallInState.REFERRED: "referred by scrutiny and waiting for an answer",
    CallInState.CONFIRMED: "confirmed after call-in",
    CallInState.CHANGED: "changed after call-in",
    CallInState.FOUND_NONE: "whose call-in was found not to be valid",
    CallInState.NOT_CALLED_IN: "whose call-in closed with nobody calling them in",
    CallInState.NOT_SUBJECT: "not subject to call-in",
}
DAYS = {Day.DECIDED: "", Day.PUBLISHED: "published ", Day.EFFECT: "with effect ", Day.CLOSING: "with call-in closing "}
QUOTES = str.maketrans("", "", '“”"')
Said = tuple[str, str, str]  # the box, what was chosen in it, and the words for it


def said_of(choices: Choices) -> Iterator[Said]:
    """Each choice but those of the days, in the order of a sentence."""
    for name, wanted, words in (("key", choices.is_key, "key"), ("urgent", choices.is_urgent, "urgent")):
        if wanted is not None:
            yield name, "yes" if wanted else "no", words if wanted else f"not {words}"
    named: list[tuple[str, Any, str]] = [
        ("words", choices.words, f"about “{choices.words.translate(QUOTES)}”"),
        ("council", choices.organisation, f"of {choices.organisation}"),
        ("by", choices.kind, MAKERS.get(choices.kind, "")),  # type: ignore[call-overload]
        ("by", choices.body, f"by {choices.body}"),
        ("who", choices.who, f"by “{choices.who.translate(QUOTES)}”"),
        ("ward", choices.ward, f"in {choices.ward} ward"),
        ("portfolio", choices.portfolio, f"in the portfolio {choices.portfolio}"),
        ("department", choices.department, f"in the department {choices.department}"),
        ("matter", choices.matter, f"in the history of “{choices.matter}”"),
        ("conditions", choices.has_conditions, "waiting for a condition"),
        ("call_in", choices.call_in, CALL_INS[choices.call_in] if choices.call_in else ""),
    ]
    yield from ((box, getattr(value, "pk", value), words) for box, value, words in named if value)
    yield from (("standing", one.value, STANDINGS[one]) for one in STANDINGS if one in choices.standing)


def days_of(choices: Choices) -> str:
    """The stretch of days: since 1 April 2026; published from 1 April to 30 June 2026."""
    days = range_in_words(choices.first, choices.last)
    return f"{DAYS[choices.day]}{days}" if days else ""


def tail_of(choices: Choices) -> str:
    """The choices as the end of a sentence: about “quays” by Cabinet, open to call-in or in effect, since 1 April 2026."""
    said = list(said_of(choices))
    plain = " ".join(words for box, value, words in said if box != "standing" and value != "yes")
    stands = joined([words for box, _, words in said if box == "standing"], "or")
    return " ".join(part for part in (plain, stands, days_of(choices)) if part)


def thing_of(choices: Choices) -> str:
    """What is counted: decision, key decision, key urgent decision."""
    return " ".join([*(words for _, value, words in said_of(choices) if value == "yes"), "decision"])


def found_in_words(number: int, choices: Choices, most: int) -> str:
    """How many were found, and of what.

    >>> found_in_words(2, Choices(words="quay", is_key=True), 1000), found_in_words(0, Choices(words="quay"), 1000)
    ('2 key decisions about “quay”.', 'Nothing was decided about “quay”.')
    """
    thing, tail = thing_of(choices), tail_of(choices)
    if not number:
        return f"Nothing was decided {tail}".rstrip() + "." if thing == "decision" else f"No {thing} {tail}".rstrip() + "."
    return f"{how_many(number, thing, most)} {tail}".rstrip() + "."


def list_in_words(choices: Choices) -> str:
    """What the list is of: Key decisions by Cabinet in Harbour ward."""
    return capitalised(f"{thing_of(choices)}s {tail_of(choices)}".rstrip())
