"""What was published of a meeting and when; and what the public could read at that moment, as it is kept."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from django.db.models import Prefetch, QuerySet

from moothall.access.viewer import PUBLIC, Viewer
from moothall.authority.words import day_in_words, time_in_words
from moothall.meetings.models import (
    Closure,
    Correction,
    HandedOut,
    Item,
    Meeting,
    MinuteEntry,
    Paper,
    Publication,
    Reporter,
    Representation,
    Resolution,
    ResolutionPart,
    Revision,
    UrgentAgreement,
)
from moothall.meetings.queries import reports
from moothall.meetings.queries.working import working_agenda
from moothall.meetings.rules import ground_in_words

Contents = list[dict[str, Any]]
NOT_YET = object()  # stands for the moment of what has not come out


def publications(viewer: Viewer, meeting: Meeting) -> QuerySet[Publication]:
    """What was published of a meeting, the first first."""
    return Publication.objects.visible_to(viewer).filter(meeting=meeting).order_by("turn")


def publication(viewer: Viewer, meeting: Meeting, turn: int) -> Publication | None:
    return publications(viewer, meeting).filter(turn=turn).first()


def waiting(viewer: Viewer, meeting: Meeting) -> dict[str, list[Any]]:
    """What would come out next: items, papers and reports that have not, and words that wait for a revised agenda."""
    papers = Paper.objects.visible_to(viewer).filter(item__meeting=meeting, published_at=None, item__published_at__isnull=False)
    return {
        "items": list(Item.objects.visible_to(viewer).filter(meeting=meeting, published_at=None).order_by(*Item.IN_ORDER)),
        "papers": list(papers.select_related("item", "file").order_by("item__place", "item__position", "position")),
        "reports": list(reports.on_agenda(viewer, meeting).filter(paper=None)),
        "revisions": list(Revision.objects.visible_to(viewer).filter(item__meeting=meeting).select_related("item").order_by("item__place")),
    }


def papers_open_now(viewer: Viewer, meeting: Meeting) -> set[tuple[int, int]]:
    """Where the papers stand that this viewer may see today: item and place. What was closed since is no longer among them."""
    return set(Paper.objects.visible_to(viewer).filter(item__meeting=meeting).values_list("item__position", "position"))


def minutes_closed_now(viewer: Viewer, meeting: Meeting) -> set[int]:
    """The items whose minute has been closed and not opened again."""
    shut = Closure.objects.visible_to(viewer).filter(item__meeting=meeting, covers=Closure.Covers.MINUTE, opened_at=None)
    return set(shut.values_list("item__position", flat=True))


def agenda_as_published(meeting: Meeting, since: datetime | None = None) -> Contents:
    """The agenda as the public reads it at this moment; of a supplement, what came out `since` then."""
    return [told for item in public_items(meeting) if (told := item_as_published(item, since))]


def public_items(meeting: Meeting, *more: Prefetch) -> QuerySet[Item]:
    papers = Paper.objects.visible_to(PUBLIC).select_related("file").order_by("position", "pk")
    return (
        meeting.items.visible_to(PUBLIC)
        .order_by(*Item.IN_ORDER)
        .prefetch_related(
            Prefetch("reporters", queryset=Reporter.objects.visible_to(PUBLIC).order_by("position", "pk"), to_attr="reported_by"),
            Prefetch("papers", queryset=papers, to_attr="with_papers"),
            Prefetch(
                "closures", queryset=Closure.objects.visible_to(PUBLIC).filter(opened_at=None).order_by("pk"), to_attr="closed_because"
            ),
            Prefetch("handed_out", queryset=HandedOut.objects.visible_to(PUBLIC).order_by("pk"), to_attr="named"),
            *more,
        )
    )


def agenda_foreseen(viewer: Viewer, meeting: Meeting, *, only_new: bool = False) -> Contents:
    """The agenda as the public would read it if it were published now; of a supplement, what would come out with it.

    It is drawn from what the clerk sees, by the same words; what is closed or not to be displayed is left out here.
    """
    told = []
    items: Iterable[Any] = working_agenda(viewer, meeting).filter(is_displayed=True)
    for item in items:
        say_what_waits(item, meeting)
        item.with_papers = [paper for paper in item.with_papers if not paper.closed_under]
        item.closed_because = [row for row in item.closed_because if row.opened_at is None]
        told.append(item_as_published(item, NOT_YET if only_new else None))
    return [one for one in told if one]


def say_what_waits(item: Any, meeting: Meeting) -> None:
    """The words that come out with a revised agenda, in the place of those that are out. Nothing is saved."""
    if item.will_say:
        item.title, item.text, item.background = item.will_say.title, item.will_say.text, item.will_say.background
        item.withdrawn_because = item.will_say.because if item.will_say.is_withdrawn else item.withdrawn_because


def item_as_published(item: Any, since: Any = None) -> dict[str, Any]:
    """An item as plain values; of a supplement, an item that was out before has only its new papers, and is left out without any."""
    when = None if since is NOT_YET else since
    is_new = since is None or item.published_at == when
    papers = [paper_as_published(paper) for paper in item.with_papers if since is None or paper.published_at == when]
    if not (is_new or papers):
        return {}
    head = {"position": item.position, "number": item.number, "title": item.title, "is_heading": item.is_heading, "papers": papers}
    return head | (words_as_published(item) if is_new else {})


def words_as_published(item: Any) -> dict[str, Any]:
    told = {
        "background": item.background,
        "text": item.text,
        "markup": item.markup,
        "urgent_because": item.urgent_because,
        "withdrawn_because": item.withdrawn_because,
        "reporters": [[row.get_part_display(), row.name, row.office] for row in item.reported_by if row.said_in == Reporter.Place.AGENDA],
        "closed": [closure_as_published(row) for row in item.closed_because],
        "handed_out": [[row.title, row.get_how_display(), row.unpublished_because] for row in item.named],
    }
    return {name: value for name, value in told.items() if value}


def paper_as_published(paper: Paper) -> dict[str, Any]:
    """Its title and, where it has a file, the hash that says which file it was."""
    told = {"position": paper.position, "kind": paper.get_kind_display(), "title": paper.title, "pages": paper.pages}
    return told | ({"sha256": paper.file_id, "size": paper.file.size} if paper.file else {"follows": not paper.text})


def closure_as_published(row: Closure) -> dict[str, Any]:
    return {
        "paragraph": ground_in_words(row.ground, row.paragraph),
        "reason": row.public_interest,
        "sayable": row.can_be_said,
        "summary": row.summary,
        "was_public": row.was_public,
    }


def notice_as_published(meeting: Meeting) -> Contents:
    """Who meets, when and where, and how to reach the clerk."""
    hour = f" at {time_in_words(meeting.starts_at)}" if meeting.starts_at else ""
    lines = [
        f"{meeting.body} will meet on {day_in_words(meeting.held_on)}{hour}.",
        f"Where: {meeting.venue}" if meeting.venue else "",
        f"To join from elsewhere: {meeting.join_address}" if meeting.join_address else "",
        f"Contact: {meeting.contact}" if meeting.contact else "",
    ]
    return [{"title": f"Notice of a meeting of {meeting.body}", "text": "\n".join(line for line in lines if line)}]


def private_notice_as_published(matters: str, reasons: str, said: Iterable[Representation], agreement: UrgentAgreement | None) -> Contents:
    """What is to be considered in private and why; what was said against it with the answers; who agreed that it could not wait."""
    told = [{"title": "To be considered in private", "text": matters}, {"title": "Why in private", "text": reasons}]
    told += [{"title": f"Representation {row.number}", "text": row.said, "answer": row.answer or "No answer was given."} for row in said]
    if agreement:
        day = day_in_words(agreement.agreed_on)
        sentence = f"On {day} {agreement.agreed_by} agreed that the meeting is urgent and cannot reasonably be deferred."
        told.append({"title": "Why it cannot wait", "text": f"{sentence}\n{agreement.reason}"})
    return told


def decisions_as_published(meeting: Meeting) -> Contents:
    """What was resolved, item by item, as far as the public reads it at this moment."""
    return decided(public_items(meeting, resolved_of(PUBLIC)))


def minutes_as_published(meeting: Meeting) -> Contents:
    """The minutes, item by item, as far as the public reads them at this moment, each with what was corrected in it."""
    corrected = corrected_as_published(meeting)
    whole = corrected.pop(None, [])
    head = [{"title": "The minutes as a whole", "corrections": whole}] if whole else []
    items = public_items(meeting, said_of(PUBLIC), resolved_of(PUBLIC))
    return head + [item_as_published(item) | resolved_as_published(item) | corrected.get(item.pk, {}) for item in items]


def corrected_as_published(meeting: Meeting) -> dict[Any, Any]:
    """What was corrected when the minutes were confirmed, by item; of the whole, by none."""
    found: dict[Any, Any] = {}
    for row in Correction.objects.visible_to(PUBLIC).filter(meeting=meeting).order_by("position", "pk"):
        found.setdefault(row.item_id, []).append(row.words)
    return {key: words if key is None else {"corrections": words} for key, words in found.items()}


def decisions_foreseen(viewer: Viewer, meeting: Meeting) -> Contents:
    """What was resolved, as the public would read it if it were published now."""
    return decided(public_items(meeting, resolved_of(viewer)))


def minutes_foreseen(viewer: Viewer, meeting: Meeting) -> Contents:
    """The minutes, as the public would read them if they were published now."""
    items = public_items(meeting, said_of(viewer), resolved_of(viewer))
    return [item_as_published(item) | resolved_as_published(item) for item in items]


def decided(items: Iterable[Any]) -> Contents:
    return [told for item in items if (told := resolved_as_published(item))["minute"]]


def said_of(viewer: Viewer) -> Prefetch:
    """What was said and is not closed."""
    rows = MinuteEntry.objects.visible_to(viewer).filter(is_closed=False).order_by("position", "pk")
    return Prefetch("entries", queryset=rows, to_attr="said")


def resolved_of(viewer: Viewer) -> Prefetch:
    """What was resolved and is not closed."""
    rows = ResolutionPart.objects.visible_to(viewer).filter(is_closed=False).order_by("number")
    parts = Prefetch("parts", queryset=rows, to_attr="numbered")
    resolutions = Resolution.objects.visible_to(viewer).filter(is_closed=False).order_by("position", "pk").prefetch_related(parts)
    return Prefetch("resolutions", queryset=resolutions, to_attr="resolved")


def resolved_as_published(item: Any) -> dict[str, Any]:
    told = sorted([*getattr(item, "said", []), *item.resolved], key=lambda one: one.position)
    return {"position": item.position, "number": item.number, "title": item.title, "minute": [minute_as_published(one) for one in told]}


def minute_as_published(one: Any) -> Mapping[str, Any]:
    if isinstance(one, MinuteEntry):
        return {"kind": one.kind, "text": one.text, "bullets": one.bullets, "markup": one.markup}
    parts = [{"number": part.printed or f"({part.number})", "text": part.text} for part in one.numbered]
    return {"heading": one.heading or "Resolved", "lead": one.lead, "parts": parts}
