"""What directors decide under the scheme of delegation, week by week."""

from moothall.web.demo.subjects import Subject

HOMES, PLACE, COMMUNITIES, RESOURCES = (
    ("Director of Homes",),
    ("Director of Place",),
    ("Director of Communities",),
    ("Director of Resources",),
)


def of(
    title: str,
    author: tuple[str, ...],
    what: str,
    why: str,
    instead: str,
    not_because: str,
    portfolio: str,
    cost: int = 0,
    urgent: str = "",
) -> Subject:
    """An officer's decision: short, because the power and the money were given before."""
    return Subject(
        title,
        author,
        "",
        (),
        tuple(what.split("; ")),
        why,
        ((instead, not_because),),
        portfolio=portfolio,
        wards=("{ward}",),
        cost=cost,
        urgent=urgent,
    )


OFFICERS = (
    of("{street}: closure for sewer repairs", PLACE, "{street} be closed to traffic for {n} days; a diversion be signed for buses",
       "The sewer cannot be reached in any other way.", "Close half of the street", "the trench takes the whole width", "streets"),
    of("Roof of {street} flats: award of contract", HOMES, "the contract be awarded to the lowest of {n} bidders at {cost}",
        "The roof has reached the end of its life.",
       "Patch the roof", "it has been patched twice", "homes", 84_000),
    of("Grant to the {ward} sea scouts, {month}", COMMUNITIES,
        "a grant of {cost} be made towards a boat; the boat be lent to schools on weekdays",
        "The boat will be used all week.",
       "A loan", "the troop has no income to repay it", "communities", 4_200),
    of("{ward}: purchase of library books, {month}", RESOURCES, "books worth {cost} be bought through the regional contract",
        "The contract has the best prices.", "Buy locally",
       "the discount would be lost", "communities", 12_600),
    of("{street}: disabled parking bay", PLACE, "a bay be marked outside number {n}", "The applicant cannot walk further.",
        "A bay in the next street", "it is uphill", "streets"),
    of("{street}: lease of a kiosk", RESOURCES, "the kiosk be let for three years at {cost} a year; the tenant keep the steps clean",
        "The rent is that of the market.",
       "Leave it empty", "it would be broken into", "resources", 5_400),
    of("Temporary homes in {ward}, {month}", HOMES, "{n} homes be leased for two years", "Families would otherwise be in hotels.", "Hotels",
        "they cost twice as much", "homes", 61_000),
    of("{ward}: holiday play scheme, {month}", COMMUNITIES, "a play scheme for {n} children be paid for at {cost}",
        "Parents who work asked for it.",
        "Vouchers", "there is no other scheme to use them at", "communities", 9_800),
    of("{street}: gully cleaning", PLACE, "the gullies be cleaned twice a year in place of once", "The street floods in heavy rain.",
        "Wider pipes", "they would cost fifty times as much", "streets", 3_100),
    of("Software for repairs, {month}: licences for {n} users", RESOURCES, "the licences be renewed for a year at {cost}",
        "Repairs cannot be ordered without them.", "Another system",
       "it would take a year to change", "homes", 27_500),
    of("{street}: tree works", PLACE, "three limes be cut back; one dead ash be felled", "A branch has fallen on the path.",
        "Fell all four", "three of them are sound", "streets", 2_400),
    of("{ward}: holiday meals, {month}", COMMUNITIES, "meals for {n} children be paid for in the holidays at {cost}",
        "School meals stop and need does not.", "Vouchers", "families asked for company as well as food", "communities", 7_700),
    of("{street}: garage demolition", HOMES, "{n} garages that nobody rents be taken down; the ground be made safe",
        "The roofs hold asbestos.", "Repair them", "nobody wishes to rent them", "homes", 33_000),
    of("Valuation of {street} shops", RESOURCES, "the rents of {n} shops be set at the value found by the surveyor",
        "Rents are due for review.", "Leave the rents", "the leases require a review", "resources", 0),
    of("{street}: speed cushions", PLACE, "cushions be laid at three places; buses be able to pass without bumping",
        "Speeds were above 30 miles an hour.", "Signs alone", "signs have been there for years", "streets", 18_000),
    of("{ward}: lunch club in the hall, {month}", COMMUNITIES,
        "the hall be let free of charge on Tuesdays; the club keep the kitchen clean",
        "The club feeds {n} people who live alone.", "Half rent", "the club could not pay", "communities"),
)  # fmt: skip
URGENT = (
    of("{street}: unsafe chimney", PLACE, "the chimney be taken down at once; the cost be claimed from the owner",
        "It leans over the pavement.", "Close the pavement",
       "it leans over the road as well", "streets", 6_300,
       "The chimney could fall on people who pass, and call-in would have taken a week."),
    of("{ward}: boiler of a sheltered home, {month}", HOMES, "a boiler be hired until a new one is fitted",
        "{n} older tenants had no heat.",
        "Room heaters", "the wiring cannot bear them",
       "homes", 14_800, "Tenants over eighty had no heat in freezing weather."),
    of("{street}: shelter after a fire", HOMES, "rooms be taken for {n} households for a fortnight", "Their homes cannot be lived in.",
        "The community hall", "it has no beds",
       "homes", 21_000, "The households had nowhere to sleep that night."),
)  # fmt: skip
