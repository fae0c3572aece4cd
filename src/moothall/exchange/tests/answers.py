"""Answers of the web service for an invented council, written as Modern.Gov writes them."""

from datetime import date
from html import escape
from zlib import crc32

REQUEST = "the Director of Homes be requested to submit a report on damp to the next meeting."


def meeting(
    key: int = 7,
    *,
    on: date = date(2026, 2, 10),
    body: str = "Audit Committee",
    status: str = "Confirmed",
    items: str = "",
    attendees: str = "",
    is_published: bool = True,
    is_displayed: bool = True,
) -> str:
    return (
        f'<?xml version="1.0" encoding="utf-8"?><meeting><meetingid>{key}</meetingid><meetingdate>{on:%d/%m/%Y}</meetingdate>'
        f"<meetingstatus>{status}</meetingstatus><isdisplayallowed>{is_displayed}</isdisplayallowed><meetingtime>10.00 am</meetingtime>"
        f"<meetinglocation>Town Hall</meetinglocation><meetingroom>Room 2</meetingroom><iswebcast>True</iswebcast>"
        f"<committeetitle>{body}</committeetitle><agendapublished>{is_published}</agendapublished>"
        f"<minutepublished>{is_published}</minutepublished>"
        f"<agendaitems>{items}</agendaitems><attendees>{attendees}</attendees></meeting>"
    )


def item(title: str, minute: str = "", *, number: str = "1.", papers: str = "", is_displayed: bool = True, more: str = "") -> str:
    return (
        f"<agendaitem><agendaitemid>{crc32(title.encode())}</agendaitemid><agendaitemtitle>{escape(title)}</agendaitemtitle>"
        f"<agendatext></agendatext><fulldisplaynumberformat>{number}</fulldisplaynumberformat>"
        f"<minutesnonemptyhtmlbody>{escape(minute)}</minutesnonemptyhtmlbody><isdisplayallowed>{is_displayed}</isdisplayallowed>{more}"
        f"<linkeddocuments>{papers}</linkeddocuments></agendaitem>"
    )


def paper(title: str, *, is_restricted: bool = False, ground: str = "") -> str:
    return (
        f"<linkeddoc><attachmentid>{len(title)}</attachmentid><title>{title}</title><isurl>False</isurl>"
        f"<url>https://easthaven.example/mgConvert2PDF.aspx?ID={len(title)}</url><isrestricted>{is_restricted}</isrestricted>"
        f"<restrictionsRef>{ground}</restrictionsRef><publicationdate>02/02/2026</publicationdate></linkeddoc>"
    )


def attendee(name: str, key: int = 0, *, role: str = "Committee Member", attendance: str = "Present") -> str:
    return (
        f'<attendee membertype="U" memberid="{key or ""}" name="{name}" roledescription="{role}" attendance="{attendance}" '
        'politicalparty="IND" ward="North"/>'
    )


def list_of_meetings(*lines: tuple[int, date, str], body: str = "Audit Committee") -> str:
    each = "".join(
        f"<meeting><meetingid>{key}</meetingid><meetingdate>{on:%d/%m/%Y}</meetingdate><meetingstatus>{status}</meetingstatus>"
        "<meetingtime>10.00 am</meetingtime><iswebcast>False</iswebcast></meeting>"
        for key, on, status in lines
    )
    return (
        f"<getmeetings><committee><committeeid>144</committeeid><committeetitle>{body}</committeetitle>"
        f"<committeemeetings>{each}</committeemeetings></committee></getmeetings>"
    )


def committees(*each: tuple[int, str, str, bool]) -> str:
    rows = "".join(
        f"<committee><committeeid>{key}</committeeid><committeetitle>{title}</committeetitle><committeedeleted>False</committeedeleted>"
        f"<committeeexpired>{is_expired}</committeeexpired><committeecategory>{category}</committeecategory></committee>"
        for key, title, category, is_expired in each
    )
    return f"<committees><committeescount> {len(each)}</committeescount>{rows}</committees>"


def councillor(name: str, key: int, *, party: str = "Independent", posts: str = "", terms: str = "") -> str:
    return (
        f"<councillor><councillorid>{key}</councillorid><fullusername>{name}</fullusername><politicalpartytitle>{party}</politicalpartytitle>"
        f"<keyposts>{posts}</keyposts><homeaddress><line1>1 Hidden Lane</line1><mobile>07700 900123</mobile></homeaddress>"
        f"<termsofoffice>{terms}</termsofoffice></councillor>"
    )


def term(start: str, end: str = "unspecified") -> str:
    return f"<termofoffice><startdate>{start}</startdate><enddate>{end}</enddate></termofoffice>"


def councillors(**wards: str) -> str:
    each = "".join(f"<ward><wardtitle>{name}</wardtitle><councillors>{within}</councillors></ward>" for name, within in wards.items())
    return f"<councillorsbyward><wards>{each}</wards></councillorsbyward>"


def decision(title: str = "New Bus Shelters", *, maker: str = "Cabinet", on: str = "02/12/2024", meeting: str = "", more: str = "") -> str:
    named = f"Decided at meeting: {meeting}\n" if meeting else ""
    return (
        f"Decision details\n{title}\nDecision Maker: {maker}\nDecision status: Recommendations Approved\nIs Key decision?: Yes\n"
        f"Is subject to call in?: Yes\nDecision:\nRESOLVED: That\n(1) the shelters be bought; and\n(2) {REQUEST}\n"
        f"Publication date: 03/12/2024\nDate of decision: {on}\n{named}{more}"
    )
