"""What the record of a decision says, as the law asks after it; and how it reads to everybody."""

from collections.abc import Sequence
from typing import Any

from django.db.models import Q, QuerySet

from moothall.access.viewer import PUBLIC, THE_CLOCK, Viewer
from moothall.authority.words import day_in_words
from moothall.decisions.models import Decision, DecisionPart, Particulars, Passage
from moothall.decisions.models.recording import Framework
from moothall.decisions.queries.recording import particulars, with_parts
from moothall.decisions.rules import day_of, record
from moothall.meetings import queries as meetings
from moothall.meetings.models import Item

# The fields that are put right when a published decision is corrected, with the words of the page, in the law's order.
CORRECTED = (
    ("title", "Title"),
    ("reasons", "Reasons"),
    ("alternatives", "Alternatives considered and rejected"),
    ("interests", "Conflicts of interest"),
    ("dispensations", "Dispensations"),
    ("consulted", "Who was consulted"),
    ("power_words", "Power relied on"),
    ("cost_words", "Cost"),
    ("contact", "Contact"),
)
OF_PARTICULARS = frozenset({"dispensations", "consulted", "power_words"})
LONGEST_NUMBER = 9  # digits: what no decision is numbered by is not asked of the database
NOTHING_SAID = Particulars()


def taken_of(decision: Decision, told: Particulars | None) -> record.Taken:
    """Who decided, when and on whose behalf, as the rules ask."""
    told = told or NOTHING_SAID
    return record.Taken(
        maker=decision.maker_kind,
        decided_on=decision.decided_on,
        is_executive=told.is_executive,
        is_key=decision.is_key,
        basis=told.basis,
        has_other_record=bool(told.other_record),
    )


def kept_of(decision: Decision, told: Particulars | None, *, has_parts: bool) -> record.Kept:
    return record.Kept(
        decision=has_parts or bool(decision.purpose),
        reasons=decision.reasons,
        alternatives=decision.alternatives,
        conflicts=decision.interests,
        dispensations=(told or NOTHING_SAID).dispensations,
    )


def lacking(viewer: Viewer, decisions: Sequence[Decision]) -> dict[int, list[record.Lack]]:
    """What the law asks the record of each of these to say and it does not, by its key, in two questions for any number."""
    told, worded = particulars(viewer, decisions), with_parts(viewer, decisions)
    return {
        row.pk: record.missing(taken_of(row, told.get(row.pk)), kept_of(row, told.get(row.pk), has_parts=row.pk in worded))
        for row in decisions
    }


def is_outside(told: Particulars | None) -> bool:
    """Whether a decision lies outside the budget or the policy framework, so that Council decides."""
    return bool(told and told.framework == Framework.OUTSIDE)


def resolutions_of(viewer: Viewer, item: Item) -> Sequence[Any]:
    """What the minutes say was resolved on an item, each resolution with its parts."""
    return meetings.minuted(viewer, [item])[item.pk].resolutions


def as_read(decision: Decision) -> list[list[str]]:
    """A decision as everybody reads it, field by field: what is kept beside it when it is corrected. What is closed is not in it."""
    told = particulars(THE_CLOCK, [decision]).get(decision.pk) or NOTHING_SAID
    parts = DecisionPart.objects.visible_to(THE_CLOCK).filter(decision=decision, is_closed=False).order_by("number")
    words = [[label, str(getattr(told if name in OF_PARTICULARS else decision, name))] for name, label in CORRECTED]
    decided = [["Decided on", day_in_words(decision.decided_on, weekday=False) if decision.decided_on else ""]]
    there = published_there(decision) if decision.is_published_elsewhere else []
    return [*words[:1], *decided, *([f"Part {part.number}", part.text] for part in parts), *words[1:], *there]


def published_there(decision: Decision) -> list[list[str]]:
    """What another system's page says of it in its own words: a page that has changed is kept as it read before."""
    told = Passage.objects.visible_to(THE_CLOCK).filter(decision=decision, is_closed=False).order_by("position", "pk")
    yes_no = {True: "Yes", False: "No", None: ""}
    published = day_of(decision.published_at) if decision.published_at else None
    said = {
        "Purpose": decision.purpose,
        "Told on the page": "\n".join(one.text for one in told),
        "Decided at meeting": decision.meeting_words,
        "Status": decision.status_as_published,
        "Published on": day_in_words(published, weekday=False) if published else "",
        "In effect from": day_in_words(decision.effective_as_published, weekday=False) if decision.effective_as_published else "",
        "Key decision": yes_no[decision.is_key],
        "Subject to call-in": decision.call_in_as_published or yes_no[decision.is_subject_to_call_in],
    }
    return [[label, words] for label, words in said.items()]


def open_parts(decision: Decision) -> list[DecisionPart]:
    """The parts that everybody reads."""
    return list(DecisionPart.objects.visible_to(PUBLIC).filter(decision=decision).order_by("number"))


def called(viewer: Viewer, organisation: int, words: str) -> QuerySet[Decision]:
    """The published decisions of a council that have this number, or this reference of its own."""
    named = Q(code__iexact=words)
    if words.isascii() and words.isdigit() and len(words) <= LONGEST_NUMBER:
        named |= Q(number=int(words))
    rows = Decision.objects.visible_to(viewer).filter(named, organisation=organisation, published_at__isnull=False)
    return rows.select_related("organisation").order_by("pk")
