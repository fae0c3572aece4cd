"""GetCouncillorsByWard and its kin. Home addresses, telephones and surgeries are not read at all: they are often somebody's home."""

import re

from lxml import etree

from moothall.exchange.moderngov.pages import CouncillorSaid, CouncillorsPage, Term, Unplaced, WardSaid
from moothall.exchange.moderngov.values import safe_address

from .fields import Fields, name

OFFICIAL = re.compile(r"^[^@\s]+@[\w.-]+\.(?:gov\.uk|gov\.wales|gov\.scot|nhs\.uk|llyw\.cymru)$", re.IGNORECASE)


def by_ward(root: etree._Element) -> CouncillorsPage:
    troubles: list[Unplaced] = []
    wards = (Fields(each, troubles) for each in root.iter(etree.Element) if name(each) == "ward")
    return CouncillorsPage(wards=tuple(_ward(each) for each in wards), unplaced=tuple(troubles))


def _ward(fields: Fields) -> WardSaid:
    found = (Fields(each, fields.troubles) for each in fields.below("councillors/councillor"))
    return WardSaid(title=fields.words("wardtitle"), councillors=tuple(_councillor(each, "councillorid") for each in found))


def member_list(root: etree._Element) -> CouncillorsPage:
    """GetMemberGroup: councillors without wards."""
    troubles: list[Unplaced] = []
    found = tuple(_councillor(Fields(each, troubles), "memberid") for each in Fields(root, troubles).below("members/member"))
    return CouncillorsPage(wards=(WardSaid(title="", councillors=found),) if found else (), unplaced=tuple(troubles))


def _councillor(fields: Fields, key: str) -> CouncillorSaid:
    return CouncillorSaid(
        name=fields.words("fullusername"),
        person_id=fields.words(key),
        party=fields.words("politicalpartytitle"),
        group=fields.words("politicalgrouptitle"),
        district=fields.words("districttitle"),
        representing=fields.words("representing"),
        key_posts=fields.words("keyposts"),
        email=_official_address(fields),
        photo_url=safe_address(fields.words("photobigurl") or fields.words("photosmallurl")),
        terms=tuple(_term(Fields(each, fields.troubles)) for each in fields.below("termsofoffice/termofoffice")),
    )


def _official_address(fields: Fields) -> str:
    """The work e-mail, if a public body keeps it; any other may be private."""
    for work in fields.below("workaddress"):
        address = Fields(work, fields.troubles).words("email")
        if OFFICIAL.match(address):
            return address
    return ""


def _term(fields: Fields) -> Term:
    return Term(fields.day("startdate"), fields.day("enddate"))
