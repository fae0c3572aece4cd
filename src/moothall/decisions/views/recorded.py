"""What the page of a decision shows of its record: the fields that the law names, what is missing, how it read before."""

from datetime import date
from typing import Any

from moothall.access.viewer import Viewer
from moothall.authority import queries as authority
from moothall.authority.words import day_in_words
from moothall.decisions import permissions, queries, rules, words
from moothall.decisions.rules import record, rights


def record_of(viewer: Viewer, row: Any, parts: list[Any], today: date) -> dict[str, Any]:
    """The fields beyond what was decided and why, in the law's order; each empty one is left out."""
    told = row.has_particulars
    taken, kept = queries.taken_of(row, told), queries.kept_of(row, told, has_parts=bool(parts))
    return {
        "recorded": [(title, anchor, lines) for title, anchor, lines in sections(row, told) if lines],
        "lacks": record.missing(taken, kept),
        "at_odds": at_odds(viewer, row),
        "law": law_in_words(taken),
        "rights": rights_of(viewer, row, taken, today),
        "is_outside": queries.is_outside(told),
        "differing": queries.differing(viewer, row, parts) if told and told.is_from_meeting else [],
        "versions": queries.earlier_versions(viewer, row) if row.version > 1 else [],
    }


def at_odds(viewer: Viewer, row: Any) -> list[str]:
    """What of it cannot all be so; of what another system published also what its words say against each other and its notice."""
    days = record.days_at_odds(row.decided_on, row.meeting_on, rules.day_of(row.published_at) if row.published_at else None)
    if not row.is_published_elsewhere:
        return days
    notice = queries.notice_of(viewer, row) if row.is_key is not None else None
    closes = row.call_in_closes_at
    said = record.AsPublished(
        decided_on=row.decided_on,
        effective_on=row.effective_as_published,
        open_until=rules.day_of(closes - words.A_MOMENT) if closes else None,
        is_subject_to_call_in=row.is_subject_to_call_in,
        call_in_words=row.call_in_as_published,
        is_key=row.is_key,
        announced_as_key=notice.is_key if notice else None,
    )
    return [*days, *record.published_at_odds(said)]


def sections(row: Any, told: Any) -> list[tuple[str, str, list[str]]]:
    """Title, anchor and paragraphs of each."""
    conflicts = ("Conflicts of interest", "conflicts", words.paragraphs(row.interests))
    if told is None:
        return [conflicts]
    return [
        conflicts,
        ("Dispensations", "dispensations", words.paragraphs(told.dispensations)),
        ("Who was consulted", "consulted", words.paragraphs(told.consulted)),
        ("Under which power", "power", power_in_words(told)),
        ("Budget and policy framework", "framework", [told.get_framework_display() + "."] if told.framework else []),
        ("Another record", "other-record", words.paragraphs(told.other_record)),
    ]


def power_in_words(told: Any) -> list[str]:
    """The authorisation, the line of the scheme of delegation with where it is written, and what was said in words."""
    scheme = f"{told.power.to}: {told.power.what}" if told.power else ""
    source = told.power.source if told.power else ""
    basis = record.basis_in_words(told.basis)
    return [line for line in (f"{basis}." if basis else "", scheme, source, *words.paragraphs(told.power_words)) if line]


def law_in_words(taken: record.Taken) -> str:
    """Which provision asks for the record, and until when it must be kept; or why none does."""
    asked = record.instrument(taken)
    if asked is None:
        return record.why_nothing_is_asked(taken)
    said = f"The law that asks for this record: {asked.source}."
    if until := record.keep_until(taken):
        kept, background = (day_in_words(day, weekday=False) for day in until)
        said += f" It must be kept until {kept} at least, and its background papers until {background}."
    return said


def rights_of(viewer: Viewer, row: Any, taken: record.Taken, today: date) -> list[str]:
    """What members may ask for, by the council's rules of today; for those whom it concerns, and for the clerks."""
    if not viewer.holds(*permissions.CLERKS, *permissions.COUNCILLORS):
        return []
    held = authority.settings(viewer, row.organisation_id, today, (rights.HOURS, rights.DAYS))
    closed = authority.closure_days(viewer, row.organisation_id)
    return rights.rights_in_words(taken, today, int(held[rights.HOURS]), int(held[rights.DAYS]), closed)


def as_data(viewer: Viewer, row: Any) -> dict[str, Any]:
    """The same fields as plain data, and every earlier version."""
    told = queries.particulars(viewer, [row]).get(row.pk)
    versions = queries.earlier_versions(viewer, row)
    return {
        "interests": row.interests,
        "dispensations": told.dispensations if told else "",
        "consulted": told.consulted if told else "",
        "power": power_in_words(told) if told else [],
        "framework": told.framework if told else "",
        "is_deleted": row.is_deleted,
        "earlier_versions": [{"until": one.replaced_at, "because": one.because, "contents": one.contents} for one in versions],
    }


def part_as_data(part: Any) -> dict[str, Any]:
    return {
        "number": part.printed or f"({part.number})",
        "text": part.text,
        "kinds": part.kinds,
        "is_retrospective": part.is_retrospective,
        "waits_for_its_condition": part.has_condition and part.condition_met_at is None,
    }
