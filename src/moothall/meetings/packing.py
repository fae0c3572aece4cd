"""What goes into a pack: the publication's own words first, then its papers in the order of the agenda.

Both editions number the open pages alike, so that "page 84" is the same page for everybody: what is closed is named at
its place by its ground, and bound at the end of the members' edition only.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.template.loader import render_to_string
from markupsafe import Markup

from moothall.access.viewer import PUBLIC, THE_CLOCK
from moothall.authority.words import day_in_words, size_in_words, time_in_words
from moothall.documents import pdf, rules as documents, shelf, structure
from moothall.documents.binding import Bound, Cover, Named, NotBound, Part, Sent, Written, bind
from moothall.documents.binding.uploads import opened
from moothall.meetings import queries
from moothall.meetings.models import Meeting, Paper, Publication
from moothall.meetings.queries import reports as reported
from moothall.meetings.rules import reports as report_rules

RIGHTS = (
    "You may come to an open meeting of the council, film it and report from it. "
    "You may read the agenda, the reports and the papers behind them, and the minutes for six years after the meeting. "
    "Ask us if you need this in another form; the website holds the same words as pages."
)
NOT_PUBLISHED = "Not for publication"
EMPTY_PAGE = Markup("<p>This page is left empty, so that the pages have the same numbers in both editions.</p>")


@dataclass(frozen=True, slots=True)
class Contents:
    """The parts of a pack that everybody may read, those that are for the members' edition alone, and the open papers among them."""

    open: Sequence[Part]
    closed: Sequence[Part]
    holds: list[tuple[int, int]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Edition:
    """One edition as it was bound."""

    file: Path
    bound: Bound


def contents_of(publication: Publication) -> Contents:
    """Everything that a publication held and that is open today, as parts; and what of it is closed."""
    words = Written(str(publication), in_words(publication), kind=publication.meeting.body.name)
    if publication.kind not in queries.WITH_PAPERS:
        shut = queries.minutes_closed_now(PUBLIC, publication.meeting)
        minuted = [(told["position"], 0) for told in publication.contents if told.get("minute") and told["position"] not in shut]
        return Contents([words], closed_minutes_of(publication), minuted)
    papers = queries.papers_that_came_out_with(publication)
    opened, shut = [one for one in papers if not one.closed_under], [one for one in papers if one.closed_under]
    parts = [named(one) if one.closed_under else part_of(one) for one in papers]
    return Contents([words, *parts], [part_of(one) for one in shut], [(one.item.position, one.position) for one in opened])


def closed_minutes_of(publication: Publication) -> list[Part]:
    """For the members' edition of minutes: each item of whose minute something is closed, whole. Decisions alone have none."""
    if publication.kind not in queries.OF_MINUTES:
        return []
    shut = queries.items_minuted_in_private(THE_CLOCK, publication.meeting)
    told = [one for one in queries.minutes_as_sent(THE_CLOCK, publication.meeting) if one["place"] in shut]
    return [
        Written(f"{NOT_PUBLISHED}: {one['title']}", minute_in_words(one), one["number"].rstrip("."), kind=NOT_PUBLISHED, note=NOT_PUBLISHED)
        for one in told
    ]


def minute_in_words(told: Mapping[str, Any]) -> Markup:
    return Markup(render_to_string("meetings/pack/minute.html", {"lines": told["lines"]}))


def in_words(publication: Publication) -> Markup:
    """What was published, in its own words as they were then; what has been closed since is left out."""
    meeting = publication.meeting
    shut, still = queries.minutes_closed_now(PUBLIC, meeting), queries.papers_open_now(PUBLIC, meeting)
    told = [
        {
            **one,
            "minute": [] if one.get("position") in shut else one.get("minute", []),
            "corrections": [] if one.get("position") in shut else one.get("corrections", []),
            "papers": [paper for paper in one.get("papers", []) if (one["position"], paper["position"]) in still],
        }
        for one in publication.contents
    ]
    return Markup(render_to_string("meetings/pack/words.html", {"contents": told, "publication": publication}))


def part_of(paper: Paper) -> Part:
    """A paper as a part of the pack: its own PDF, its text, or its name if it cannot be bound."""
    kind = f"{NOT_PUBLISHED}: {paper.closed_under}" if paper.closed_under else ""
    if paper.file and paper.file.media_type == "application/pdf":
        return sent(paper, kind)
    if paper.file:
        return Named(paper.title, f"{in_form(paper)}: read it on the website.", label_of(paper))
    if not paper.text:
        return Named(paper.title, "It was still to follow.", label_of(paper))
    body, pictures = text_of(paper)
    return Written(paper.title, body, label_of(paper), kind=kind or paper.get_kind_display(), pictures=pictures, note=kind)


def sent(paper: Paper, note: str) -> Part:
    """A PDF that somebody sent. One that cannot be bound holds up nothing: it is named, with why."""
    part = Sent(paper.title, shelf.place_of(str(paper.file_id)), label_of(paper), note=note)
    try:
        opened(part.file, part.title).close()
    except NotBound as why:
        return Named(paper.title, str(why), label_of(paper))
    return part


def named(paper: Paper) -> Named:
    """What the public may know of a closed paper, in both editions: its item and the ground, and never its title."""
    return Named(NOT_PUBLISHED, f"{paper.closed_under}. It stands at the end of the members' edition.", label_of(paper))


def text_of(paper: Paper) -> tuple[Markup, Mapping[str, bytes]]:
    """The words of a paper and its pictures: a report as it was written, with its numbered paragraphs; any other as lines."""
    report = reported.report_of_paper(THE_CLOCK, paper)
    if report and (version := reported.versions(THE_CLOCK, report).filter(published_at__isnull=False).first()):
        blocks = report_rules.structure_of(report_rules.contents_of(version.content))
        pictures = pictures_of(report)
        return structure.to_html(
            blocks, has_numbers=True, address_of=lambda name: pdf.picture_address(name) if name in pictures else ""
        ), pictures
    return lines_of(paper.text), {}


def pictures_of(report: Any) -> Mapping[str, bytes]:
    """The pictures that a report calls by name."""
    return {one.name: shelf.place_of(str(one.file_id)).read_bytes() for one in reported.annexes(THE_CLOCK, report) if one.name}


def lines_of(text: str) -> Markup:
    lines = [line for line in text.splitlines() if line.strip()]
    return Markup(render_to_string("meetings/pack/lines.html", {"lines": lines}))


def in_form(paper: Paper) -> str:
    kind = documents.kind_called(paper.file.media_type) if paper.file else None
    return f"{kind.words if kind else 'File'}, {size_in_words(paper.file.size)}" if paper.file else ""


def label_of(paper: Paper) -> str:
    return paper.item.number.rstrip(".")


def cover_of(publication: Publication, edition: str) -> Cover:
    meeting: Meeting = publication.meeting
    hour = f", {time_in_words(meeting.starts_at)}" if meeting.starts_at else ""
    facts = (
        ("Day", day_in_words(meeting.held_on) + hour),
        ("Where", meeting.venue),
        ("Contact", meeting.contact),
        ("Council", meeting.organisation.name),
    )
    shut = "This edition holds papers that are not for publication. Keep it to yourself."
    kind = str(publication) if edition == "public" else f"{publication}: members' edition"
    return Cover(meeting.body.name, kind=kind, facts=facts, notice=RIGHTS if edition == "public" else shut)


def bind_editions(publication: Publication, folder: Path, progress: Callable[[int, int, str], None]) -> tuple[Contents, dict[str, Edition]]:
    """The public edition; and, where something is closed, the members' one, with the open pages numbered alike in both."""
    contents, starts_at = contents_of(publication), queries.next_page(publication)

    def bound(edition: str, parts: Sequence[Part], fillers: int = 0) -> Edition:
        into = folder / f"{edition}.pdf"
        empty = [Written("Left empty", EMPTY_PAGE) for _ in range(fillers)]
        return Edition(into, bind(cover_of(publication, edition), [*empty, *parts], into=into, starts_at=starts_at, progress=progress))

    public = bound("public", contents.open)
    if not contents.closed:
        return contents, {"public": public}
    private = bound("private", [*contents.open, *contents.closed])
    further = front_pages(private.bound) - front_pages(public.bound)
    if further > 0:
        public = bound("public", contents.open, further)
    elif further < 0:
        private = bound("private", [*contents.open, *contents.closed], -further)
    return contents, {"public": public, "private": private}


def front_pages(bound: Bound) -> int:
    """How many pages stand before the first paper."""
    return next(paper.first for paper in bound.papers if paper.first) - bound.first


__all__ = ["Contents", "Edition", "bind_editions", "contents_of"]
