"""Planning applications and licences: each a place, a proposal and what was weighed."""

from dataclasses import dataclass

from moothall.authority.words import counted
from moothall.web.demo.places import STREETS
from moothall.web.demo.subjects import Closed, Subject
from moothall.web.demo.words import number_from, one_of

PLANNER, LICENSER = ("Head of Planning",), ("Head of Planning",)


@dataclass(frozen=True, slots=True)
class Proposal:
    """What is asked for, what spoke for it, what against, and the condition that would meet it."""

    what: str
    in_favour: str
    against: str
    condition: str


PROPOSALS = (
    Proposal("a two-storey extension to the rear", "it would not be seen from the street", "it would shade the garden to the north",
        "windows to the side be of obscured glass"),
    Proposal("a change of use from shop to café", "the shop had been empty for a year", "neighbours feared smells",
        "a flue be approved before the café opens"),
    Proposal("six flats in place of a workshop", "homes were needed and the land had been built on", "there was parking for four cars",
        "a cycle store be ready before anybody moves in"),
    Proposal("dormer windows and a new roof", "other houses in the row had them", "the row was in a conservation area",
        "slates match those of the row"),
    Proposal("solar panels on a listed building", "they would not be seen from the ground", "the roof timbers were of 1790",
        "the fixings can be taken out without trace"),
    Proposal("a house in the garden", "the plot was as wide as others", "a walnut tree would be felled",
        "two trees be planted for the one lost"),
    Proposal("a mast for mobile telephones", "there was no signal by the water", "it would stand above the roofs",
        "it be painted grey and taken down when it is not needed"),
    Proposal("a boat store with a slipway", "boats stood on the road in winter", "geese fed on the bank",
        "no work be done between November and February"),
    Proposal("a nursery for 40 children", "the ward had places for half of its children", "cars would stop on the bend",
        "a plan for walking to the nursery be approved"),
    Proposal("an illuminated sign", "it would be smaller than the sign that was there", "it would shine into bedrooms",
        "it be switched off from ten at night"),
    Proposal("the conversion of a chapel to three homes", "the chapel had been empty for nine years", "the burial ground was still visited",
        "the path to the burial ground stay open"),
)  # fmt: skip
PREMISES = ("The Tarred Rope", "Bakehouse Nine", "The Lugger", "Northfield Mini Market", "The Glass Net", "Weir Supper Club",
"The Two Cranes", "Samphire Stores",
            "Old Town Cellar", "The Withy Basket", "Lantern Arts", "The Plumb Line", "Fullers Arms", "Harbour Lights")  # fmt: skip
REQUESTS = (
    ("sell alcohol until one in the morning", "the street was quiet after eleven", "the doors be shut from eleven"),
    ("play live music outdoors in summer", "sound carried over water", "music outdoors end at nine"),
    ("sell alcohol from a shop until midnight", "people drank on the steps", "no single cans be sold"),
)
DOOR = ("how guests would be asked to leave quietly", "a member of staff would stand at the door")
AGE = ("how the age of buyers would be checked", "anybody who looked under 25 would be asked")
DRIVERS = (
    "The driver, who has held a badge for eleven years, did not tell the council of a caution for leaving the scene after a wing mirror "
    "was struck in {street}. His letter says that his "
    "wife was in hospital that week, and the hospital confirms it. The officer's private view is that the matter would not have come to "
    "light but for a neighbour's grudge.",
    "Two passengers, sisters who live in {street}, say that the driver asked the younger for her telephone number. He says that he asked "
    "for the address. The recording from the "
    "cab has no sound. He has been interviewed twice and was courteous both times.",
    "The applicant's doctor writes that the fits have been under control since the change of tablets, and that the applicant has not told "
    "his employer. Officers have spoken to the "
    "doctor and would accept a badge for one year with a letter every three months.",
)  # fmt: skip
PERSONAL = (
    "The report names one person and speaks of health and family. "
    "Nothing in it bears on the public beyond the decision itself, which is published."
)


def planning(index: int, seed: str) -> Subject:
    """The application with this number in the life of the Committee; the officer's advice is mostly, and not always, taken."""
    street, ward = STREETS[index * 7 % len(STREETS)]
    proposal, house = PROPOSALS[index % len(PROPOSALS)], 1 + number_from(seed, index) % 96
    letters = number_from(seed, index, "letters") % 31
    outcome = one_of(("grant", "grant", "grant", "refuse", "overturn"), seed, index, "outcome")
    granted = ("planning permission be granted", f"it be a condition that {proposal.condition}", "work begin within three years")
    refused = ("planning permission be refused", f"the reason be recorded that {proposal.against}")
    return Subject(
        f"{house} {street}: {proposal.what}", PLANNER, f"an application for {proposal.what} at {house} {street}",
        (f"{counted(letters, 'letter')} of objection had been received", proposal.in_favour,
        proposal.against),
        refused if outcome in ("refuse", "overturn") else granted,
        concern=f"{proposal.against}" if outcome == "overturn" else "", recommended=granted if outcome == "overturn" else (),
        asked=(("whether the neighbours had been told of the hearing", "they had been written to, and one had asked to speak"),
        ) if index % 3 == 0 else (),
        wards=(ward,), interest="a close friend of the applicant" if index % 17 == 5 else "")  # fmt: skip


def premises(index: int) -> Subject:
    """An application for a licence to which somebody objects."""
    what, against, condition = REQUESTS[index % len(REQUESTS)]
    place = index % len(PREMISES)
    name, (street, ward) = PREMISES[place], STREETS[place * 5 % len(STREETS)]
    return Subject(
        f"{name}, {street}: premises licence", LICENSER, f"an application by {name}, {street}, to {what}",
        (f"{2 + index % 5} neighbours had objected", against, "the police had no objection"),
        ("the licence be granted", f"it be a condition that {condition}") if index % 4 else ("the licence be refused",
        "the applicant be told of the right to appeal within 21 days"),
        asked=(DOOR if index % len(REQUESTS) < 2 else AGE,), wards=(ward,))  # fmt: skip


def driver(index: int) -> Subject:
    """The review of one person's licence, heard without the public."""
    street, ward = STREETS[index * 11 % len(STREETS)]
    return Subject(
        "Review of a driver's licence", LICENSER, "the licence of a hackney carriage driver",
        ("the facts were set out in the exempt report",),
        (one_of(("the licence be kept with a warning", "the licence be suspended for four weeks", "a licence be granted for one year"),
        "driver", index),
         "the reasons be given to the driver in writing within five working days"),
        wards=(ward,), closed=Closed(1, PERSONAL, DRIVERS[index % len(DRIVERS)].format(street=street)))  # fmt: skip
