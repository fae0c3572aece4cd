"""Names of people and of bodies: what stands before a name, and what kind of body a name says."""

import re

from moothall.authority.models import Body
from moothall.decisions.rules import Maker

OF_OFFICE = "Councillor|Cllr|Alderman|Ald|Lord Mayor|Mayor"
TITLES = "Professor|Prof|Baroness|Dame|Lady|Lord|Sir|Miss|Mrs|Mr|Ms|Mx|Dr|Reverend|Rev"
TITLED = re.compile(rf"^(?P<titles>(?:(?:The\s+)?(?:{OF_OFFICE}|{TITLES})\b\.?\s+)+)(?P<name>\S.*)$", re.IGNORECASE)
KINDS = (
    (Body.Kind.SINGLE_MEMBER, r"^(?:cabinet|executive) (?:member|councillor)\b|\bportfolio holder\b|^(?:the )?leader of the council$"),
    (Body.Kind.SCRUTINY, r"\bscrutiny\b"),
    (Body.Kind.COMMITTEE, r"\bcommittee\b|\bsub-?committee\b|\bpanel\b"),
    (Body.Kind.CABINET, r"^(?:the )?(?:cabinet|executive)\b"),
    (Body.Kind.COUNCIL, r"^(?:(?:annual|full|extraordinary|the) )*council\b|\b(?:county|city|borough|district|town) council$"),
)
MAKERS = {
    Body.Kind.SINGLE_MEMBER: Maker.SINGLE_MEMBER,
    Body.Kind.SCRUTINY: Maker.COMMITTEE,
    Body.Kind.COMMITTEE: Maker.COMMITTEE,
    Body.Kind.CABINET: Maker.CABINET,
    Body.Kind.COUNCIL: Maker.COUNCIL,
}
AN_OFFICER = re.compile(r"\b(?:director|officer|head of|chief executive|manager|solicitor|treasurer)\b", re.IGNORECASE)


def parted(name: str) -> tuple[str, str]:
    """What stands before a name, as published, and the name.

    >>> parted("Councillor Mrs Ivy Sandham"), parted("Osric Vane")
    (('Councillor Mrs', 'Ivy Sandham'), ('', 'Osric Vane'))
    """
    found = TITLED.match(name)
    return (" ".join(found["titles"].split()), found["name"]) if found else ("", name)


def match(name: str) -> str:
    """A name as it is compared: without what stands before it, its stops and its capitals.

    >>> match("Cllr. Ivy A. Sandham") == match("Councillor Ivy A Sandham")
    True
    """
    return " ".join(re.findall(r"[\w’'-]+", parted(name)[1].casefold()))


def kind_of_body(name: str) -> Body.Kind:
    """What a body's name says it is; nothing where the name does not say.

    >>> kind_of_body("Cabinet Member - Transport (meeting)").value, kind_of_body("Harbour Users’ Forum").value
    ('single member', '')
    """
    words = " ".join(name.casefold().split())
    return next((kind for kind, pattern in KINDS if re.search(pattern, words)), Body.Kind.OTHER)


def kind_of_maker(name: str) -> str:
    """What kind of decision maker a name says.

    >>> kind_of_maker("Cabinet"), kind_of_maker("Director of Place"), kind_of_maker("The Harbour Users’ Forum")
    ('Cabinet', 'Officer', '')
    """
    if maker := MAKERS.get(kind_of_body(name)):
        return maker.value
    return Maker.OFFICER.value if AN_OFFICER.search(name) else ""
