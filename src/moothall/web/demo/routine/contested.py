"""Decisions of Cabinet that members of scrutiny called in: eight a year, because no group has a comfortable majority."""

from dataclasses import dataclass

from moothall.web.demo.subjects import Subject

PLACE, COMMUNITIES, RESOURCES = ("Director of Place",), ("Director of Communities",), ("Director of Resources",)


@dataclass(frozen=True, slots=True)
class Contested:
    """A decision that will be called in: when, why, when it is heard and decided again, and how it ends. `later` counts years on."""

    month: str
    heard: tuple[int, str]
    again: tuple[int, str]
    subject: Subject
    grounds: str
    asked: str
    changed: str
    places: tuple[dict[str, object], ...]


def of(*rows: tuple[str, str, int]) -> tuple[dict[str, object], ...]:
    return tuple({"place": place, "ward": ward, "cost_now": cost} for place, ward, cost in rows)


CONTESTED = (
    Contested("June", (0, "July"), (0, "September"), Subject(
        "Residents' parking, {place}", PLACE, "residents' parking in {place}",
        ("146 households had answered, and 81 were in favour", "commuters filled the street by eight", "a permit would cost £48 a year"),
        ("residents' parking in {place} be approved", "visitors' vouchers be sold at the One Stop Shop"),
        "Most of those who answered want it.", (("A limit of two hours", "it would also bind residents"),),
        portfolio="streets", wards=("{ward}",)),
        "The households in the next streets were not asked, although the cars will go there.",
        "that the next streets be asked before signs are put up", "households in the next streets be asked within six months of the scheme",
        of(("Hempfield Avenue", "Ropewalk", 21_000), ("Almoners Street", "Old Town", 18_500), ("Weir Close", "Millbrook", 16_200),
           ("Beacon Rise", "Lantern Hill", 19_900), ("Anchor Green", "Harbour", 22_400), ("Coppice Hill", "Northfield", 17_300))),
    Contested("July", (0, "September"), (0, "October"), Subject(
        "Weekly market: move to {place}", PLACE, "a move of the weekly market to {place}",
        ("the square was too small for 40 stalls", "22 of 31 traders were in favour", "the move could be undone after a year"),
        ("the weekly market move to {place} for one year", "rents be kept as they are for that year"),
        "There is room for more stalls and for people to walk between them.", (("Two smaller markets", "traders would have to choose"),),
        portfolio="resources", wards=("{ward}",)),
        "The report does not say what the move does to the shops around the square.",
        "that shops be asked after three months and the answers published",
        "shops be asked after three months, and the answers be published",
        of(("Marketgate", "Old Town", 12_000), ("Quay Street", "Harbour", 14_500), ("Granary Road", "Millbrook", 11_800),
           ("Twine Street", "Ropewalk", 13_100), ("Northfield Way", "Northfield", 12_700), ("Saltpan Terrace", "Saltings", 10_900))),
    Contested("September", (0, "October"), (0, "November"), Subject(
        "Library hours, {place}", COMMUNITIES, "hours at {place} library",
        ("11 visitors an hour came after six", "mornings were full", "staff were short"),
        ("{place} library open an hour earlier and close at six on Mondays and Wednesdays", "the hours be looked at again after a year"),
        "More people come in the morning than in the evening.", (("Keep the hours", "mornings are full"), ("Self-service evenings",
        "the building has no second door")),
        portfolio="communities", wards=("{ward}",)),
        "People who work in the day lose two evenings, and they were not asked.",
        "that one evening be kept", "Wednesday evening be kept until seven",
        of(("Millbrook", "Millbrook", 9_400), ("Fenside", "Fenside", 8_700), ("Saltings", "Saltings", 9_900),
            ("Ropewalk", "Ropewalk", 9_100),
           ("Lantern Hill", "Lantern Hill", 8_300), ("Old Town", "Old Town", 10_200))),
    Contested("October", (0, "November"), (0, "January"), Subject(
        "Letting of {place}", RESOURCES, "offers for a lease of {place}",
        ("three offers had been made", "the highest came from a gymnasium", "a dance school had offered a lower rent for longer"),
        ("a lease of ten years to the highest bidder be approved",
        "subject to (1) above, the public have the use of the rooms on twelve days a year"),
        "The rent is the best that could be had.", (("The dance school", "its rent was lower by £9,000 a year"),),
        portfolio="resources", wards=("{ward}",)),
        "The worth of the dance school to the neighbourhood was not weighed beside the rent.",
        "that the worth of each offer to the neighbourhood be set out",
        "the public have the use of the rooms on thirty days a year in place of twelve",
        of(("the Ropewalk Drill Hall", "Ropewalk", 31_000), ("the Millbrook Institute", "Millbrook", 27_500),
            ("the Fenside Pumping House", "Fenside", 24_000),
           ("the Old School, Coppice Hill", "Northfield", 29_000), ("the Net Loft", "Harbour", 26_300),
           ("Curlew Hall", "Saltings", 22_800))),
    Contested("December", (0, "January"), (0, "February"), Subject(
        "One-way traffic, {place}", PLACE, "one-way traffic in {place}",
        ("two cars could not pass", "nine people had been hurt in five years", "buses would keep both ways"),
        ("one-way traffic in {place} be approved for a trial of eighteen months", "speeds be measured before and after"),
        "People are hurt because cars mount the pavement to pass.",
        (("A limit of 20 miles an hour", "cars would still mount the pavement"),),
        portfolio="streets", wards=("{ward}",)),
        "Ambulances would take longer, and the ambulance service was not asked.",
        "that the ambulance service be asked before the trial begins", "the ambulance service be asked before the trial begins",
        of(("Candlemas Lane", "Old Town", 44_000), ("Fullers Bridge", "Millbrook", 52_000), ("Lantern Hill Road", "Lantern Hill", 47_500),
           ("Ropemakers Row", "Ropewalk", 49_000), ("Fen Drove", "Fenside", 41_000), ("Turnpike Gardens", "Northfield", 38_500))),
    Contested("January", (0, "February"), (0, "April"), Subject(
        "Public toilets, {place}", PLACE, "the future of the public toilets in {place}",
        ("the building had been damaged four times in a year", "a café nearby would open its toilets for a yearly payment",
        "cleaning cost more than in any other"),
        ("the toilets in {place} close", "subject to (1) above, a yearly payment be made to the café for the use of its toilets"),
        "The café's toilets are cleaner, and have room for a wheelchair.", (("Repair the building", "it would be damaged again"),),
        portfolio="streets", wards=("{ward}",)),
        "The café closes at four, and the report does not say what people do after that.",
        "that toilets be open until eight", "the toilets stay open until a place open until eight o'clock is found",
        of(("Chandlers Yard", "Harbour", 7_500), ("Samphire Road", "Saltings", 6_800), ("Orchard Crescent", "Northfield", 6_200),
           ("Sexton's Court", "Old Town", 7_100), ("Withy Bank", "Fenside", 5_900), ("Spindle Lane", "Ropewalk", 6_600))),
    Contested("March", (1, "May"), (1, "June"), Subject(
        "Allotments, {place}", COMMUNITIES, "rents of allotments and new plots in {place}",
        ("81 people were waiting for a plot", "rents had not changed for five years", "the waste ground could hold 24 half plots"),
        ("24 half plots be made in {place}", "rents rise by £6 a year for a full plot"),
        "Half plots let more people begin.", (("Full plots", "half as many people could have one"),), portfolio="communities",
        wards=("{ward}",)),
        "People who have little were not offered a lower rent.",
        "that a lower rent be offered to people with little money", "half the rent be taken from people who have council tax support",
        of(("Mill Leat Road", "Millbrook", 26_000), ("Eelhouse Road", "Fenside", 23_500), ("Watchman's Road", "Lantern Hill", 28_000),
           ("Oystercatcher Drive", "Saltings", 25_500), ("Twine Street", "Ropewalk", 24_200), ("Northfield Way", "Northfield", 27_100))),
    Contested("April", (1, "May"), (1, "July"), Subject(
        "Playground, {place}", COMMUNITIES, "the playground in {place}",
        ("the surface was worn through", "one larger playground could be made of two", "71 parents had been asked"),
        ("the playground in {place} be rebuilt", "the smaller playground in the next street close when it opens"),
        "One good playground is used more than two poor ones.", (("Repair both", "it costs more each year"),), portfolio="communities",
        wards=("{ward}",)),
        "Small children would have to cross the main road.",
        "that the smaller playground stay open until there is a crossing", "the smaller playground stay open until there is a crossing",
        of(("Granary Road", "Millbrook", 134_000), ("Curlew Walk", "Saltings", 121_000), ("Spindle Lane", "Ropewalk", 128_500),
           ("Telegraph Path", "Lantern Hill", 142_000), ("Sluice Lane", "Fenside", 117_000), ("Anchor Green", "Harbour", 138_000))),
)  # fmt: skip
