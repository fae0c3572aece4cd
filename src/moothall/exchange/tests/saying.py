"""Every word that a page was read to say, in the order of the page, so that it can be laid beside the page itself."""

import re
from datetime import date

from moothall.exchange.moderngov.pages import DecisionPage, EntrySaid, ItemSaid, MeetingPage, MinuteSaid, PaperSaid

FURNITURE = re.compile(
    r"^No\. Item$|\bpdf icon\b|\bView directions\b|^Additional documents:|^(?:Venue|Contact):|"
    r"^(?:Decision Maker|Decision status|Is Key decision\?|Is subject to call in\?|Decisions|Publication date|Date of decision|"
    r"Decided at meeting|Effective from|Accompanying Documents):|^Decision details$|^\s*•|(?<=\)) - (?=Wednesday)",
    re.MULTILINE,
)


def of_text(text: str) -> list[str]:
    """The words of a page without its furniture: labels, bullets, the words of icons and links, and the dash before the date."""
    return FURNITURE.sub(" ", text.replace("\xa0", " ")).split()


def of_meeting(page: MeetingPage) -> list[str]:
    parts = [
        page.kind_of_page,
        page.body,
        page.when_as_published,
        page.venue,
        page.contact,
        *(part for item in page.items for part in of_item(item)),
    ]
    return " ".join(parts).split()


def of_item(item: ItemSaid) -> list[str]:
    above = [of_paper(paper) for paper in item.papers if paper.stands_in_title]
    further = [of_paper(paper) for paper in item.papers if not paper.stands_in_title]
    return [item.number, item.title, *above, *of_entries(item.agenda), *further, *of_minute(item.decision), *of_minute(item.minute)]


def of_paper(paper: PaperSaid) -> str:
    return f"{'' if paper.stands_in_title else paper.title} {paper.file_type} {paper.size}"


def of_entries(entries: tuple[EntrySaid, ...]) -> list[str]:
    return [text for entry in entries for text in (entry.text, *entry.bullets, *(cell for row in entry.rows for cell in row))]


def of_minute(minute: MinuteSaid) -> list[str]:
    found: list[str] = []
    for each in minute.said:
        if isinstance(each, EntrySaid):
            found += of_entries((each,))
        else:
            found += [each.opening, *(text for part in each.parts for text in (part.lead, part.number_as_printed, part.text))]
    return found


def of_decision(page: DecisionPage) -> list[str]:
    """In the order of the real page."""
    yes = {True: "Yes", False: "No", None: ""}
    days = [
        shown(page.published_on),
        shown(page.decided_on),
        page.decided_at.as_published if page.decided_at else "",
        shown(page.effective_from),
    ]
    head = [page.title, page.decision_maker, page.status, yes[page.is_key], yes[page.is_subject_to_call_in]]
    return " ".join([*head, *of_minute(page.decision), *days, *(of_paper(paper) for paper in page.papers)]).split()


def shown(day: date | None) -> str:
    return day.strftime("%d/%m/%Y") if day else ""
