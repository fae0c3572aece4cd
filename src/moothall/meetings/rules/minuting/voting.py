"""Motions, amendments and votes as a clerk types them."""

import re
from dataclasses import replace
from typing import Any

from moothall.authority.words import NUMBERS, joined
from moothall.meetings.rules.minuting.blocks import MotionSaid, VoteSaid
from moothall.meetings.rules.minuting.labels import CASTS
from moothall.meetings.rules.votes import Cast, Count, Result, result

NOBODY = ("none", "nobody", *NUMBERS)
OUTCOMES = {
    "carried": "carried",
    "agreed": "carried",
    "approved": "carried",
    "lost": "lost",
    "fell": "lost",
    "defeated": "lost",
    "rejected": "lost",
    "withdrawn": "withdrawn",
    "lapsed": "lapsed",
}
OUTCOME = re.compile(r"(?<!not )\b(" + "|".join(OUTCOMES) + r")\b", re.IGNORECASE)
ENDS_WITH_OUTCOME = re.compile(r"[\s.]*\b(?P<outcome>carried|lost|withdrawn|lapsed)\.?$", re.IGNORECASE)
# Councillor A, seconded by Councillor B: That…  ·  Moved by Councillor A and seconded by Councillor B, that…
MOVED = re.compile(
    r"(?:(?:it was )?moved by )?(?P<mover>[^:,]{1,120}?)"
    r"(?:,? (?:and )?seconded by (?P<seconder>[^:,]{1,120}?))?"
    r"(?:\s*:\s*|,\s*(?=that\b|to\b))(?P<words>.+)",
    re.IGNORECASE | re.DOTALL,
)
BEGINS_MOVED = re.compile(r"(?:it was )?moved by .{1,120}?(?:seconded by .{1,120}?)?(?::|, that\b|, to\b)", re.IGNORECASE)
SIDES = r"(?:in favour|for|against|abstain(?:ed|ing|s)?|abstentions?|did not vote|not voting)"
NUMBER = r"(?:\d{1,3}|" + "|".join((*NUMBERS, "none")) + ")"
NUMBER_FIRST = re.compile(rf"\b(?P<number>{NUMBER})\s+(?:votes?\s+|members?\s+)?(?:voted\s+)?(?P<side>{SIDES})\b", re.IGNORECASE)
SIDE_FIRST = re.compile(rf"\b(?P<side>{SIDES})\s*[:=]?\s*(?P<number>{NUMBER})\b", re.IGNORECASE)
ENDS = rf"[.;,\s]*(?:\b{SIDES}\s*(?:\(\d+\))?\s*:|\bthe chair gave\b|\bcasting\b|\bcarried\b|\blost\b|$)"
NAMES = re.compile(rf"\b(?P<side>{SIDES})\s*(?:\(\d+\))?\s*:\s*(?P<names>.*?)(?={ENDS})", re.IGNORECASE | re.DOTALL)
CASTING = re.compile(r"casting vote\b[^.]*?\b(?P<side>for|in favour|against)\b", re.IGNORECASE)
GENERAL = re.compile(r"\b(?:unanimous(?:ly)?|nem(?:ine)?\.? con|general consent|without a vote)\b", re.IGNORECASE)
QUOTED = r"[“\"‘'](?P<{}>.+?)[”\"’']"
REPLACES = re.compile(rf"\b(?:replace|for)\s+{QUOTED.format('old')}\s+(?:with|by|read|substitute)\s+{QUOTED.format('new')}", re.IGNORECASE)
DELETES = re.compile(rf"\bdelete\s+{QUOTED.format('old')}(?:\s+and (?:insert|substitute)\s+{QUOTED.format('new')})?", re.IGNORECASE)
ADDS = re.compile(rf"\badd\s+(?:at the end\s*,?\s*)?{QUOTED.format('new')}", re.IGNORECASE)


def motion_in(text: str, is_amendment: bool) -> MotionSaid:
    """A motion by who moved and seconded it, what it says, and its outcome where the text ends with one.

    >>> moved = motion_in("Councillor Ashby, seconded by Councillor Vane: That the scheme be adopted. Lost.", False)
    >>> moved.mover, moved.seconder, moved.words, moved.outcome
    ('Councillor Ashby', 'Councillor Vane', 'That the scheme be adopted.', 'lost')
    """
    ends = ENDS_WITH_OUTCOME.search(text)
    outcome = OUTCOMES[ends["outcome"].lower()] if ends else ""
    text = text[: ends.start()].rstrip(" .") + "." if ends else text
    found = MOVED.fullmatch(text)
    if not found:
        return MotionSaid(text, is_amendment=is_amendment, outcome=outcome)
    words = found["words"].strip()
    return MotionSaid(words[:1].upper() + words[1:], found["mover"].strip(), (found["seconder"] or "").strip(), is_amendment, outcome)


def is_motion(text: str) -> bool:
    """Whether a paragraph says by itself that something was moved, and what."""
    return bool(BEGINS_MOVED.match(text))


def vote_in(text: str, label: str = "vote") -> VoteSaid:
    """A vote by its numbers or its names.

    >>> vote_in("5 for, 3 against, 1 abstained. Carried.").outcome, vote_in("For: A, B. Against: C.").named
    ('carried', (('A', 'for'), ('B', 'for'), ('C', 'against')))
    """
    casting = CASTING.search(text)
    plain = text[: casting.start()] + text[casting.end() :] if casting else text
    named = tuple((name, side_of(at["side"])) for at in NAMES.finditer(plain) for name in names_in(at["names"]))
    said = VoteSaid(how_of(label, text, bool(named)), named=named, casting=side_of(casting["side"]) if casting else "")
    return decided(replace(said, **(counts_of(named) if named else numbers_in(plain))), plain)


def how_of(label: str, text: str, is_named: bool) -> str:
    if is_named or label in ("named vote", "recorded vote"):
        return "named"
    return "general" if GENERAL.search(text) else "show of hands"


def decided(vote: VoteSaid, text: str) -> VoteSaid:
    """The vote with what came of it: as the text says, or as the numbers decide."""
    said = OUTCOME.search(text)
    if said:
        return replace(vote, outcome=OUTCOMES[said[1].lower()])
    if vote.how == "general":
        return replace(vote, outcome="carried")
    found = result(count(vote)) if vote.is_counted else Result.TIED
    return replace(vote, outcome="" if found == Result.TIED else found.value)


def count(vote: VoteSaid) -> Count:
    """The numbers of a vote; what was not said counts as nought here."""
    casting = Cast(vote.casting) if vote.casting else None
    return Count(
        for_it=vote.votes_for or 0,
        against=vote.against or 0,
        abstained=vote.abstained or 0,
        did_not_vote=vote.did_not_vote or 0,
        casting_vote=casting,
    )


FIELDS = {"for": "votes_for", "against": "against", "abstained": "abstained", "did not vote": "did_not_vote"}


def counts_of(named: tuple[tuple[str, str], ...]) -> dict[str, Any]:
    return {field: sum(cast == side for _, cast in named) for side, field in FIELDS.items()}


def numbers_in(text: str) -> dict[str, Any]:
    """The numbers of each side, whichever of number and side is said first."""
    pattern = NUMBER_FIRST if NUMBER_FIRST.search(text) else SIDE_FIRST
    return {FIELDS[side_of(at["side"])]: number_from(at["number"]) for at in pattern.finditer(text)}


def number_from(word: str) -> int:
    low = word.lower()
    if low.isdigit():
        return int(low)
    return 0 if low == "none" else NUMBERS.index(low)


def side_of(words: str) -> str:
    low = words.lower()
    if low in CASTS:
        return CASTS[low]
    return "abstained" if low.startswith("abst") else "for"


def names_in(text: str) -> list[str]:
    """Names in a row: with commas, and an "and" before the last."""
    names = re.split(r",\s*(?:and\s+)?|\s+and\s+", text.strip())
    return [name.strip() for name in names if name.strip() and name.strip().lower() not in NOBODY and not name.strip().isdigit()]


def vote_in_words(vote: VoteSaid) -> str:
    """The vote as the minutes say it, and as `vote_in` reads it again.

    >>> vote_in_words(vote_in("against 3; for 5"))
    '5 for, 3 against. Carried.'
    """
    casting = f" The chair gave a casting vote {vote.casting}." if vote.casting else ""
    outcome = f" {vote.outcome.capitalize()}." if vote.outcome else ""
    if vote.how == "general" and not vote.is_counted:
        return f"By general consent.{casting}{outcome}"
    if vote.named:
        return sides_in_words(vote) + casting + outcome
    said = [f"{number} {side}" for side, field in FIELDS.items() if (number := getattr(vote, field)) is not None]
    return f"{', '.join(said) or 'Taken, and not counted'}.{casting}{outcome}"


def sides_in_words(vote: VoteSaid) -> str:
    sides = {side: [name for name, cast in vote.named if cast == side] for side in FIELDS}
    return " ".join(f"{side.capitalize()} ({len(names)}): {joined(names)}." for side, names in sides.items() if names)


def motion_in_words(motion: MotionSaid) -> str:
    """The motion as the minutes say it, and as `motion_in` reads it again."""
    moved = f"Moved by {motion.mover}" + (f", seconded by {motion.seconder}" if motion.seconder else "") + ": " if motion.mover else ""
    outcome = f" {motion.outcome.capitalize()}." if motion.outcome else ""
    end = "" if not outcome or motion.words.endswith((".", "!", "?")) else "."
    return f"{moved}{motion.words}{end}{outcome}"


def amended(motion: str, amendment: str) -> str:
    """How a motion reads after an amendment: with the words replaced, taken out or added that it names; otherwise the amendment whole.

    >>> amended("That ten vans be bought.", "replace “ten” with “six”")
    'That six vans be bought.'
    >>> amended("That ten vans be bought.", "add “and a report be brought back”")
    'That ten vans be bought and a report be brought back.'
    """
    for pattern in (REPLACES, DELETES):
        if (found := pattern.search(amendment)) and found["old"] in motion:
            return " ".join(motion.replace(found["old"], found["new"] or "", 1).split())
    if found := ADDS.search(amendment):
        return f"{motion.rstrip('. ')} {found['new'].rstrip('. ')}."
    return amendment
