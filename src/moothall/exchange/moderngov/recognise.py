"""What a content is, by what it says and never by the name of its file."""

import re
from dataclasses import dataclass

from lxml import etree

from . import kinds, safe_xml, web_service
from .characters import written
from .html_pages import tree
from .not_understood import NotUnderstood
from .text_pages.lines import lines

BIGGEST = 50_000_000  # bytes: no page is near it
HTML_TAG = re.compile(r"<(?:!doctype html|html|head|body|div|table|p|ul|span|h[1-6]|a|script|form|br)\b", re.IGNORECASE)
ROOT = re.compile(
    r"\s*(?:<\?xml[^>]*\?>|<!--.*?-->|<!DOCTYPE[^>\[]*(?:\[.*?\]\s*)?>|\s)*<(?P<root>[A-Za-z_][\w.:-]*)", re.DOTALL | re.IGNORECASE
)
OTHER_SYSTEMS = {
    "CMIS": r"ModCMIS|CmisDocumentList|\.cmis\.uk\.com|CMIS(?:Meetings|Committees)",
    "Legistar": r"legistar\.com|LegislationDetail\.aspx|MeetingDetail\.aspx",
    "Jadu": r"jadu(?:-|\.)\w+/meetings|/jadu/",
    "Granicus": r"granicus\.com/(?:AgendaViewer|MediaPlayer)",
}
NO_RECORD = {
    "an error page": r"mgError\.aspx|An error has occurred|Server Error in '",
    "what's new": r"<h1[^>]*>\s*What'?s new",
    "a location": r"<h1[^>]*>\s*Location",
    "the library": r"ecSDDisplay",
}


@dataclass(frozen=True)
class Recognised:
    """What a content is: the form (xml, html, text), the kind of page, and the content ready for its reader."""

    form: str
    kind: str
    text: str = ""
    root: etree._Element | None = None
    notes: tuple[str, ...] = ()


def recognise(content: bytes, biggest: int = BIGGEST) -> Recognised:
    """What this is, or a sentence that says why it cannot be read."""
    refuse_size(len(content), biggest)
    found = written(content)
    root = ROOT.match(found.text[:5000])
    if root and root["root"].lower() != "html" and not HTML_TAG.match(found.text.lstrip()[:200]):
        return _xml(found.text, found.notes)
    if HTML_TAG.search(found.text[:200_000]) and (
        root or found.text.lstrip().startswith("<") or len(HTML_TAG.findall(found.text[:200_000])) > 3
    ):
        return _html(found.text, found.notes)
    return _text(found.text, found.notes)


def refuse_size(size: int, biggest: int = BIGGEST) -> None:
    """A file is measured before it is read."""
    if size > biggest:
        has, most = f"{size / 1_000_000:,.0f} MB", f"{biggest / 1_000_000:,.0f} MB"
        raise NotUnderstood(f"The file has {has}, and no page has more than {most}. It was not read. Save the page alone.")


def _xml(text: str, notes: tuple[str, ...]) -> Recognised:
    root = safe_xml.tree(text)
    name = etree.QName(root).localname
    if name.lower() not in web_service.READERS:
        raise NotUnderstood(
            f"This is XML with the root <{name}>, no answer of Modern.Gov that Moothall reads. Ask mgWebService.asmx again."
        )
    return Recognised("xml", name.lower(), root=root, notes=notes)


def _html(text: str, notes: tuple[str, ...]) -> Recognised:
    root = tree.page(text)
    for system, mark in OTHER_SYSTEMS.items():
        if re.search(mark, text) and not tree.by_class(root, "mgMainTitleTxt"):
            raise NotUnderstood(f"This is a page of another system ({system}), which is not guessed at.")
    if kind := kinds.of_html(root):
        return Recognised("html", kind, root=root, notes=notes)
    title = tree.words(next(root.iter("title"), None)) or tree.words(next(root.iter("h1"), None))
    named = f" (“{title[:120]}”)" if title else ""
    for kind, mark in NO_RECORD.items():
        if re.search(mark, text, re.IGNORECASE):
            raise NotUnderstood(
                f"This is an HTML page{named}: {kind}, which holds no record. Open the page again and save it when it shows the record."
            )
    raise NotUnderstood(
        f"This is an HTML page{named} and no page of Modern.Gov that Moothall reads. Save the page of a meeting or a decision."
    )


def _text(text: str, notes: tuple[str, ...]) -> Recognised:
    """A text by its first line, and without one by its labels."""
    found = [line.text for line in lines(text[:50_000])]
    first = found[0].lower() if found else ""
    if not found:
        raise NotUnderstood("The file holds no visible word. Save the page again.")
    if kind := kinds.of_text(found):
        return Recognised("text", kind, text=text, notes=notes)
    if "web service method name is not valid" in text[:2000].lower():
        raise NotUnderstood(
            "The web service does not know the method that was asked. Ask GetMeeting, GetMeetings, GetCommittees or GetCouncillorsByWard."
        )
    if first.startswith(("{", "[")):
        raise NotUnderstood("This is JSON, which Modern.Gov does not give: another system's file, which is not guessed at.")
    if first == "meeting details" or any(re.match(r"committee:$|date/time:", line, re.IGNORECASE) for line in found[:15]):
        raise NotUnderstood("This is the text of another system's page (CMIS), which is not guessed at.")
    raise NotUnderstood(
        "This text is no page that Moothall knows: its first line should say what it is, "
        "such as “Agenda and minutes”, “Decision details” or “Issue details”."
    )
