"""Pages of invented councils as text, and a meeting's page as HTML, for the tests of every kind of reading."""

from pathlib import Path

from moothall.exchange.moderngov.pages import MeetingPage, Page
from moothall.exchange.moderngov.reading import read

MEETING = (Path(__file__).parent / "data" / "wrenmouth_meeting.html").read_text()

NUMBERED = """Agenda and draft minutes
Audit Committee - Tuesday, 10th February, 2026 10.00 am

Venue: Council Chamber, Town Hall, Wrenmouth

Contact: Jo Sample, Democratic Services
Email: jo.sample@wrenmouth.example

No.
Item

1.
Apologies for Absence
Minutes:
Apologies for absence were received from Councillors Lark and Finch.

2.
Minutes of the Last Meeting pdf icon PDF 215 KB
To approve as a correct record the minutes of the meeting held on 25 November 2025.
Minutes:
RESOLVED:
That the minutes of the meeting held on 25 November 2025 be approved as a correct record and signed by the Chair.

3.
Budget Monitoring Report pdf icon PDF 500 KB
To consider the report of the Director of Finance and the Head of Audit.
Additional documents:
Appendix A - Capital pdf icon PDF 100 KB
Appendix B - Revenue pdf icon PDF 1 MB
Decision:
That the report be noted.
Minutes:
The Director of Finance introduced the report, attached as Appendix A, and answered questions.
Members asked about:
- the capital programme;
- reserves.
RESOLVED - That
(1) the report be noted;
(2) subject to (1) above, the Director of Finance be authorised to:
(a) vire £20,000; and
(b) report back in June 2026; and
(3) Appendix C be circulated.
The meeting closed at 11.15 am.

4.
Exclusion of the Press and Public

5.
Land at Quay Street
View the reasons why item 5. is restricted
"""

WITH_TABS = (
    "Agenda and minutes\r\nPlanning Committee - Monday, 3rd March, 2014 6.30 p.m.\r\n\r\nVenue:\tGuildhall View directions\r\n"
    "Contact:\u00a0Ann Other\u00a0\r\n\r\nNo.\tItem\r\n1.\tApologies\r\nApologies for absence were submitted on behalf of "
    "Councillor Wren.\r\n"
    "2.\tDeclarations of Interest\r\nCouncillor Heron declared a personal interest in item 3.\r\n3.\tApplication 14/0001 PDF 72 KB\r\n"
    "Report of the Head of Planning\r\nThe Committee considered the report of the Head of Planning on an application for 12 dwellings.\r\n"
    "Resolved: that permission be granted subject to the following conditions:\r\n1. the development be begun within three years; and\r\n"
    "2. the materials be approved.\r\n4.\tUrgent Business\r\nThere was none.\r\n"
)

UNNUMBERED = """Agenda and minutes

Cabinet - Thursday 5th May, 2011 10.00 am

Venue: Town Hall, Wrenmouth. View directions

No. Item


Apologies for Absence


Apologies for absence were received from Councillor Plover.


Home to School Transport Policy

Report of the Director of Children, Schools and Families


The Cabinet considered the report of the Director of Children, Schools and Families on the Home to School Transport Policy.


RESOLVED:


That the Policy be approved.


Reasons for Decision


The policy was out of date.


Capital Programme 2011/12 to 2013/14 pdf icon PDF 1 MB

Report of the Head of Corporate Finance and Information Services


The Cabinet considered the report of the Head of Corporate Finance and Information Services.



the capital programme be approved; and



Council be recommended to agree the prudential indicators.
"""


DECISION = """Decision details
New Bus Shelters
Date of decision: 02/12/2024
Is Key decision?: Yes
Decision status: Recommendations Approved
Is subject to call in?:
No
Purpose:
To agree the shelters.
Decision:
RESOLVED: That
(1) the shelters be bought; and
(2) Annex B be published.
Reasons for the decision:
People get wet.
Publication date: 31/02/2024
Effective from: 10/12/2024
Wards Affected: Quayside; Hill
Budget code: 4711
Decided at meeting: 02/12/2024 - Cabinet - Transport
Accompanying Documents:
• Report pdf icon PDF 119 KB
• Report pdf icon PDF 119 KB
"""


def meeting(text: str) -> MeetingPage:
    page = read(text.encode()).page
    assert isinstance(page, MeetingPage)
    return page


def with_minute(*paragraphs: str) -> MeetingPage:
    """A meeting with one item whose minute these paragraphs are."""
    head = (
        "Agenda and minutes\n\nCabinet - Thursday 5th May, 2011 10.00 am\n\nNo. Item\n\nBus Fares pdf icon PDF 1 KB\n\nReport of "
        "the Head of Transport\n\n\n"
    )
    return meeting(head + "\n\n\n".join(paragraphs))


def page(html: str) -> Page:
    found = read(html.encode())
    assert found.page, found.not_understood
    return found.page


def modgov(heading: str, title: str, content: str) -> Page:
    return page(modgov_page(heading, title, content))


def modgov_page(heading: str, title: str, content: str) -> str:
    head = f'<h1 class="mgMainTitleTxt">{heading}</h1><h2 class="mgSubTitleTxt">{title}</h2>'
    return f'<html><body><div id="modgov">{head}<div class="mgContent">{content}</div></div></body></html>'
