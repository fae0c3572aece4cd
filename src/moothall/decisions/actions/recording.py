"""Decisions written down: from a meeting's resolutions, from an officer's or a member's form, from a table; and put right later."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from moothall.access.acts import Refused, add_facts, performs
from moothall.access.viewer import THE_CLOCK, Viewer
from moothall.authority.models import Organisation
from moothall.authority.numbering import next_number
from moothall.decisions import drafting, permissions, queries, said
from moothall.decisions.actions.decision import publish, record_decision
from moothall.decisions.actions.writing import write_particulars, write_parts
from moothall.decisions.models import Decision, DecisionPart, EarlierVersion, OfficerTemplate, Particulars, TakenAt
from moothall.meetings.models import Meeting

FIELDS = frozenset(
    {
        *("title", "code", "purpose", "person", "maker_words", "decided_on", "portfolio", "department", "is_key", "is_subject_to_call_in"),
        *("is_urgent", "urgent_because", "reasons", "alternatives", "interests", "cost_words", "contact", "is_all_wards"),
    }
)
TEMPLATE = frozenset(
    {
        *("name", "title", "decided", "reasons", "alternatives", "consulted", "is_executive", "basis", "power", "department"),
        *("since", "until"),
    }
)


@performs(permissions.RECORD_AND_PUBLISH)
def record_and_publish(organisation: Organisation, *, viewer: Viewer, at: datetime, decision: said.Decision) -> Decision:
    """Write down what one person decided and publish it in one go: both, or neither."""
    return publish(record_decision(organisation, viewer=viewer, at=at, decision=decision), viewer=viewer, at=at)


@performs(permissions.RECORD_FROM_MEETING)
def record_from_meeting(meeting: Meeting, *, viewer: Viewer, at: datetime) -> Sequence[Decision]:
    """Write down one draft for each item that resolved something no decision names yet. Done twice, it does nothing the second time."""
    drafts = []
    decider = queries.decider(viewer, meeting)
    for resolved in queries.resolved_items(viewer, meeting):
        told = drafting.from_item(resolved, meeting, decider)
        row = record_decision(meeting.organisation, viewer=viewer, at=at, decision=told, meeting=meeting, item=resolved.item)
        remember_sources(row, resolved.resolutions)
        drafts.append(row)
    add_facts(drafts=len(drafts))
    return drafts


def remember_sources(row: Decision, resolutions: Sequence[Any]) -> None:
    """From which part of the resolution each part was taken, so that a later change of the minutes shows."""
    parts = list(DecisionPart.objects.visible_to(THE_CLOCK).filter(decision=row).order_by("number"))
    sources = [part.pk for resolution in resolutions for part in resolution.numbered]
    for part, source in zip(parts, sources, strict=True):
        part.from_part = source
    DecisionPart.objects.visible_to(THE_CLOCK).bulk_update(parts, ["from_part"])


@performs(permissions.TAKE_WORDS_AGAIN)
def take_words_again(decision: Decision, *, viewer: Viewer, at: datetime) -> Decision:
    """Let a draft say what the minutes say now. A published decision is never changed by that."""
    taken = TakenAt.objects.visible_to(THE_CLOCK).filter(decision=decision, item__isnull=False).select_related("item").first()
    resolutions = queries.resolutions_of(viewer, taken.item) if taken else []
    if not resolutions:
        raise Refused("The minutes of its meeting say nothing that was resolved on this item, so there are no words to take.")
    write_parts(decision, drafting.words_of(resolutions), is_new=False)
    remember_sources(decision, resolutions)
    return decision


@performs(permissions.CHANGE_DRAFT)
def change_draft(
    decision: Decision,
    *,
    viewer: Viewer,
    at: datetime,
    fields: Mapping[str, Any],
    particulars: said.Particulars,
    wards: Sequence[Any] = (),
    resolutions: Sequence[said.Resolution] | None = None,
    retrospective: frozenset[int] | None = None,
) -> Decision:
    """Change what a draft says. Words that were taken from a meeting are changed in its minutes, and not here."""
    set_fields(decision, fields)
    decision.save()
    links = Decision.wards.through
    decision.wards.clear()
    links.objects.bulk_create(links(decision=decision, ward=ward) for ward in wards)
    write_particulars(decision, particulars)
    if resolutions is not None and not particulars.is_from_meeting:
        write_parts(decision, resolutions, is_new=False)
    if retrospective is not None:
        mark_retrospective(decision, retrospective)
    return decision


def set_fields(decision: Decision, fields: Mapping[str, Any]) -> None:
    if others := sorted(fields.keys() - FIELDS):
        raise TypeError(f"{', '.join(others)} cannot be changed here")
    for name, value in fields.items():
        setattr(decision, name, value)


def mark_retrospective(decision: Decision, numbers: frozenset[int]) -> None:
    """Which parts approve what had been done already, as a clerk has said."""
    parts = list(DecisionPart.objects.visible_to(THE_CLOCK).filter(decision=decision))
    for part in parts:
        part.is_retrospective = part.number in numbers
    DecisionPart.objects.visible_to(THE_CLOCK).bulk_update(parts, ["is_retrospective"])


@performs(permissions.DISCARD_DRAFT)
def discard_draft(decision: Decision, *, viewer: Viewer, at: datetime) -> Decision:
    """Throw a draft away. Nobody outside has ever seen it, and its number is not given again."""
    decision.delete()
    return decision


@performs(permissions.PUBLISH_OF_MEETING)
def publish_of_meeting(meeting: Meeting, *, viewer: Viewer, at: datetime) -> Sequence[Decision]:
    """Publish every draft of a meeting whose record is whole. What lacks a field that the law asks for waits, and is named on the page."""
    rows = [row for row in queries.recorded_of(viewer, meeting) if row.published_at is None and not row.is_published_elsewhere]
    lacking = queries.lacking(viewer, rows)
    whole = [publish(row, viewer=viewer, at=at) for row in rows if not lacking[row.pk]]
    if not whole:
        raise Refused("No draft of this meeting is whole, so none was published. Each says below what it lacks.")
    add_facts(published=len(whole))
    return whole


@performs(permissions.CORRECT)
def correct(
    decision: Decision,
    *,
    viewer: Viewer,
    at: datetime,
    because: str,
    fields: Mapping[str, str],
    particulars: Mapping[str, str],
    parts: Mapping[int, str],
) -> Decision:
    """Put a published decision right. How it read before stays beside it, with the reason; its clock runs on as it was."""
    before = queries.as_read(decision)
    set_fields(decision, fields)
    decision.version += 1  # by which a page knows that there is an earlier one, without asking
    decision.save(update_fields=[*fields, "version"])
    say_anew(decision, particulars, parts)
    after = queries.as_read(decision)
    if after == before:
        raise Refused("Nothing was changed, so there is nothing to correct.")
    keep_earlier(decision, before, at, because)
    add_facts(corrected=[label for (label, old), (_, new) in zip(before, after, strict=True) if old != new])
    return decision


def say_anew(decision: Decision, particulars: Mapping[str, str], parts: Mapping[int, str]) -> None:
    """Other words for the open parts and the particulars. What is closed is not touched."""
    rows = list(DecisionPart.objects.visible_to(THE_CLOCK).filter(decision=decision, is_closed=False, number__in=parts))
    for row in rows:
        row.text = parts[row.number]
    DecisionPart.objects.visible_to(THE_CLOCK).bulk_update(rows, ["text"])
    told, _ = Particulars.objects.visible_to(THE_CLOCK).get_or_create(decision=decision)
    for name, value in particulars.items():
        setattr(told, name, value)
    told.save(update_fields=list(particulars))


def keep_earlier(decision: Decision, before: list[list[str]], at: datetime, because: str) -> None:
    last = EarlierVersion.objects.visible_to(THE_CLOCK).filter(decision=decision).order_by("-number").first()
    stood_from = last.replaced_at if last else decision.published_at
    number = last.number + 1 if last else 1
    kept = {"contents": before, "stood_from": stood_from, "replaced_at": at, "because": because}
    EarlierVersion.objects.create(decision=decision, number=number, **kept)


@performs(permissions.BRING_OFFICERS_DECISIONS)
def bring_officers_decisions(
    organisation: Organisation, *, viewer: Viewer, at: datetime, rows: Sequence[said.Decision]
) -> Sequence[Decision]:
    """Write down a table of officers' decisions as drafts, all or none. A line that was brought in before changes nothing."""
    lines = [row.particulars.brought_as for row in rows if row.particulars]
    known = queries.brought_already(THE_CLOCK, organisation.pk, lines)
    new = {row.particulars.brought_as: row for row in rows if row.particulars and row.particulars.brought_as not in known}
    made = [record_decision(organisation, viewer=viewer, at=at, decision=row) for row in new.values()]
    add_facts(brought=len(made), known=len(rows) - len(made))
    return made


@performs(permissions.KEEP_OFFICER_TEMPLATE)
def keep_officer_template(
    organisation: Organisation, *, viewer: Viewer, at: datetime, known: OfficerTemplate | None = None, **told: Any
) -> OfficerTemplate:
    """Keep a template: a new one, or another text for one that is here. Records that were begun from it stay as they are."""
    if others := sorted(told.keys() - TEMPLATE):
        raise TypeError(f"{', '.join(others)} cannot be kept here")
    if known and known.organisation_id != organisation.pk:
        raise Refused("This template belongs to another council.")
    row = known or OfficerTemplate(organisation=organisation, number=next_number(organisation, "officer template"))
    for name, value in told.items():
        setattr(row, name, value)
    row.version += 1 if known else 0
    row.save()
    return row
