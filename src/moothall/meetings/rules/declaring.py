"""What a declaration comes to: what its member had to do, what they did, and the words for the minutes."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from moothall.authority.words import joined
from moothall.meetings.rules.interests import Declaration, Did, Dispensation, check, duty, public_words
from moothall.meetings.rules.law.codes import LGA_CODE, Kind, kinds_on

DID: dict[str, frozenset[Did]] = {
    "": frozenset(),
    "left": frozenset({Did.LEFT}),
    "spoke and left": frozenset({Did.SPOKE_AS_PUBLIC, Did.LEFT}),
    "stayed silent": frozenset({Did.STAYED}),
    "spoke": frozenset({Did.STAYED, Did.DISCUSSED}),
    "voted": frozenset({Did.STAYED, Did.DISCUSSED, Did.VOTED}),
}
IN_WORDS = {
    "": "",
    "left": "left the room",
    "spoke and left": "spoke as the public may, then left the room",
    "stayed silent": "stayed, and neither spoke nor voted",
    "spoke": "stayed and spoke, and did not vote",
    "voted": "stayed, spoke and voted",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Declared:
    """A declaration as a clerk noted it."""

    name: str
    kind: str
    on: date
    nature: str = ""
    is_sensitive: bool = False
    did: str = ""
    dispensation: Dispensation | None = None
    decides_alone: bool = False


def kinds_offered(day: date) -> list[str]:
    """What can be declared on a day. Whether a council had adopted the LGA's code by then is for the clerk to know."""
    return [kind.value for kind in kinds_on(day, LGA_CODE)]


def duties_in_words(day: date, leave_room: bool) -> list[tuple[str, str, str]]:
    """Each kind that could be declared on a day, with what it asks of the member, and where that is written."""
    found = [(kind, duty(Kind(kind), day, leave_room=leave_room)) for kind in kinds_offered(day)]
    return [(kind, asked.words, asked.source) for kind, asked in found]


def as_rule(said: Declared) -> Declaration | None:
    """The declaration as the rules judge it; none where its kind is of another system's words."""
    if said.kind not in {kind.value for kind in Kind}:
        return None
    did = DID[said.did] | ({Did.DECIDED_ALONE} if said.decides_alone and said.did == "voted" else frozenset())
    return Declaration(
        kind=Kind(said.kind),
        on=said.on,
        nature=said.nature,
        did=frozenset(did),
        dispensation=said.dispensation,
        is_sensitive=said.is_sensitive,
        may_public_speak=said.did == "spoke and left",
        decides_alone=said.decides_alone,
    )


def look_again(said: Declared, leave_room: bool) -> list[str]:
    """Where what was done departs from the code of the day. It warns; it forbids nothing."""
    rule = as_rule(said)
    return check(rule, leave_room=leave_room) if rule else []


def declared_in_words(said: Declared) -> str:
    """A declaration as the minutes say it; of a sensitive interest, only that there is one.

    >>> declared_in_words(Declared(name="Councillor Vane", kind="personal", on=date(2010, 3, 1), nature="He is a tenant.", did="voted"))
    'Councillor Vane declared a personal interest: He is a tenant. The member stayed, spoke and voted.'
    """
    rule = as_rule(said)
    interest = public_words(rule) if rule else f"An interest ({said.kind})."
    done = f" The member {IN_WORDS[said.did]}." if said.did else ""
    return f"{said.name} declared {interest[:1].lower()}{interest[1:]}{done}"


def interest_in_words(said: Declared) -> str:
    """The interest alone, as a register says it."""
    rule = as_rule(said)
    return public_words(rule) if rule else f"An interest ({said.kind})."


def sentences(declared: Iterable[Declared]) -> list[str]:
    return [declared_in_words(one) for one in declared]


def confidential_exclusion(during: Sequence[str]) -> str:
    """What is minuted where the public had to be excluded. Source: Local Government Act 1972, s.100A(2) and (3).

    >>> confidential_exclusion(["9"]).split(" on the grounds")[0]
    'That, under section 100A(2) of the Local Government Act 1972, the public be excluded from the meeting during item 9'
    """
    items = f"item{'s' if len(during) > 1 else ''} {joined(during)}"
    return (
        f"That, under section 100A(2) of the Local Government Act 1972, the public be excluded from the meeting during {items} on the "
        "grounds that confidential information as defined in section 100A(3) of that Act would be disclosed."
    )
