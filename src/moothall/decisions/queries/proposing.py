"""What words ask of whom, and what was undertaken: read anew each time, and held against what has been proposed before."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from moothall.access.viewer import Viewer
from moothall.decisions import rules
from moothall.decisions.models import Commitment, Decision, DecisionPart, TakenAt
from moothall.meetings.models import Meeting, ResolutionPart, Undertaking


def asks_something_new(viewer: Viewer, source: Meeting | Decision) -> bool:
    """Whether there is anything to propose that is not here yet."""
    return any(new_in(key, found, proposed_before(viewer, key, found)) for key, found in asked_in(viewer, source).items())


Asking = tuple[Any, rules.Proposed, date | None]


@dataclass(frozen=True)
class Found:
    """Where words were looked at, and what they ask or say was undertaken; with the same words where they stand elsewhere too."""

    origins: list[Any]
    asked: list[Asking]
    elsewhere: frozenset[str] = frozenset()


def proposed_before(viewer: Viewer, key: str, found: Found) -> dict[tuple[int, str], Commitment]:
    rows = Commitment.objects.visible_to(viewer).filter(**{f"{key}__in": found.origins})
    return {(getattr(row, f"{key}_id"), row.said): row for row in rows}


def new_in(key: str, found: Found, rows: Mapping[tuple[int, str], Commitment]) -> list[Asking]:
    return [one for one in found.asked if (one[0].pk, one[1].phrase) not in rows and one[1].phrase not in found.elsewhere]


def asked_in(viewer: Viewer, source: Meeting | Decision) -> dict[str, Found]:
    """What is asked or undertaken, by the kind of words that say it."""
    if isinstance(source, Meeting):
        taken = TakenAt.objects.visible_to(viewer).filter(meeting=source).values("decision")
        decided = asked_before(viewer, decision_part__decision__in=taken)
        return {"resolution_part": in_parts(resolution_parts(viewer, source), decided), "undertaking": undertaken_at(viewer, source)}
    items = TakenAt.objects.visible_to(viewer).filter(decision=source, item__isnull=False).values("item")
    return {"decision_part": in_parts(decision_parts(viewer, source), asked_before(viewer, resolution_part__resolution__item__in=items))}


def asked_first(viewer: Viewer, source: Meeting | Decision) -> dict[str, Found]:
    """The same of what has only now been written down: no decision says it too, and nobody has undertaken anything."""
    if isinstance(source, Meeting):
        return {"resolution_part": in_parts(resolution_parts(viewer, source), frozenset())}
    return {"decision_part": in_parts(decision_parts(viewer, source), frozenset())}


def asked_before(viewer: Viewer, **where: Any) -> frozenset[str]:
    """What the same words have been proposed from already: a decision is filled from the minutes, and says what they say."""
    return frozenset(Commitment.objects.visible_to(viewer).filter(**where).values_list("said", flat=True))


def in_parts(parts: list[Any], elsewhere: frozenset[str]) -> Found:
    """What the words of these parts ask. A day is never read from them: a clerk sets it."""
    return Found(parts, [(part, said, None) for part in parts for said in rules.commitments_in(part.text)], elsewhere)


def undertaken_at(viewer: Viewer, meeting: Meeting) -> Found:
    """What was undertaken, once the minutes are out: before that the words may still change, and the row with them."""
    rows = Undertaking.objects.visible_to(viewer).filter(entry__item__meeting=meeting, entry__is_closed=False)
    said = list(rows.select_related("entry").order_by("entry__item", "entry__position")) if meeting.minutes_published_at else []
    return Found(said, [(one, rules.Proposed(one.who, one.what, one.entry.text, one.due_words), one.due_on) for one in said])


def resolution_parts(viewer: Viewer, meeting: Meeting) -> list[ResolutionPart]:
    parts = ResolutionPart.objects.visible_to(viewer).filter(resolution__item__meeting=meeting, is_closed=False)
    return list(parts.order_by("pk"))


def decision_parts(viewer: Viewer, decision: Decision) -> list[DecisionPart]:
    return list(DecisionPart.objects.visible_to(viewer).filter(decision=decision, is_closed=False).order_by("number"))
