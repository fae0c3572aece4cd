"""What a draft begins with: filled from the minutes, the report and the declarations of a meeting, or read from what somebody types."""

import re
from collections.abc import Sequence
from typing import Any

from moothall.authority.words import day_in_words
from moothall.decisions import said
from moothall.decisions.queries.recording import EXECUTIVE, MAKERS, Resolved
from moothall.documents.structure import from_markup, text_of
from moothall.meetings import queries as meetings
from moothall.meetings.rules import declaring
from moothall.meetings.rules.reports import Contents

NUMBERED = re.compile(r"^\(?(\d{1,2})[.)]\s+")
NOBODY = "None declared."
PRIVATE = "A matter considered in private"
GIVEN_BY = "{name} had a dispensation, given by {by} on {day}: to {allows}."


def from_item(resolved: Resolved, meeting: Any, decider: Any) -> said.Decision:
    """A draft of what one item resolved. Nothing that stands somewhere already has to be typed; what is closed is not taken over."""
    item, body = resolved.item, meeting.body
    is_executive = body.kind in EXECUTIVE
    return said.Decision(
        title=item.title if item.is_displayed else PRIVATE,
        maker_kind=MAKERS.get(body.kind, ""),
        body=body,
        person=decider,
        department=next(iter(resolved.departments), None),
        decided_on=meeting.held_on,
        meeting_on=meeting.held_on,
        is_subject_to_call_in=is_executive,  # what the rule of the day keeps out of call-in is judged when it is published
        reasons=section(resolved.contents, "reasons", "reason"),
        alternatives=section(resolved.contents, "options", "option", "alternative"),
        interests=conflicts_in_words(resolved),
        is_part_private=any(part.is_closed for resolution in resolved.resolutions for part in resolution.numbered),
        wards=resolved.wards,
        resolutions=words_of(resolved.resolutions),
        particulars=said.Particulars(
            consulted=section(resolved.contents, "consultation", "consult"),
            dispensations=dispensations_in_words(resolved),
            is_from_meeting=True,
        ),
    )


def words_of(resolutions: Sequence[Any]) -> tuple[said.Resolution, ...]:
    """Resolutions as the minutes hold them; a part of a closed one is closed."""
    return tuple(
        said.Resolution(
            tuple(said.Part(part.text, part.number, part.printed, part.is_closed or one.is_closed) for part in one.numbered),
            after=place,
            heading=one.heading,
            lead=one.lead,
            is_closed=one.is_closed,
        )
        for place, one in enumerate(resolutions)
    )


def section(contents: Contents | None, key: str, *heads: str) -> str:
    """What a report says in its section of this key, or in one that is headed so; plain, a paragraph a line."""
    if contents is None:
        return ""
    headed = (one.text for one in contents.sections if any(word in one.heading.casefold() for word in heads))
    return text_of(from_markup(contents.text(key) or next(headed, "")))


def conflicts_in_words(resolved: Resolved) -> str:
    """What was declared on the item, as the minutes say it; of a sensitive interest only that there is one."""
    return "\n".join(declaring.declared_in_words(meetings.as_declared(row)) for row in resolved.declarations) or NOBODY


def dispensations_in_words(resolved: Resolved) -> str:
    rows = [(row, row.dispensation) for row in resolved.declarations if row.dispensation]
    return "\n".join(
        GIVEN_BY.format(
            name=row.name,
            by=leave.given_by,
            day=day_in_words(leave.since, weekday=False) if leave.since else "a day that is not said",
            allows=leave.get_allows_display().casefold(),
        )
        for row, leave in rows
    )


def parts_typed(text: str) -> tuple[said.Resolution, ...]:
    """What somebody typed as decided: a part for each line, numbered as they numbered it, or by their order where there are several.

    >>> [(part.number, part.text) for part in parts_typed("(1) The lease is granted.\\n(2) The rent is reviewed.")[0].parts]
    [(1, 'The lease is granted.'), (2, 'The rent is reviewed.')]
    >>> parts_typed("The lease is granted.")[0].parts[0].printed
    ''
    """
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    if not lines:
        return ()
    words = [NUMBERED.sub("", line) or line for line in lines]
    is_several = len(words) > 1
    parts = tuple(said.Part(word, number, f"({number})" if is_several else "") for number, word in enumerate(words, start=1))
    return (said.Resolution(parts, heading="DECIDED"),)


def typed_again(parts: Sequence[Any]) -> str:
    """Parts as they are typed, so that they can be changed."""
    return "\n".join(f"{part.printed} {part.text}".strip() for part in parts)
