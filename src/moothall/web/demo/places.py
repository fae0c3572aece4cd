"""Wrenmouth itself: its wards and streets, its departments and portfolios, the council and its partners. All invented."""

from moothall.web.demo.who import Department, Organisation, Portfolio

COUNCIL = "wrenmouth"

ORGANISATIONS = (
    Organisation(COUNCIL, "Wrenmouth Borough Council", "council", "townhall@wrenmouth.example"),
    Organisation("saltcoast-police", "Saltcoast Police", "partner", "partnerships@saltcoast-police.example"),
    Organisation("saltcoast-fire", "Saltcoast Fire and Rescue", "partner", "safety@saltcoast-fire.example"),
    Organisation("wren-valley-health", "Wren Valley Health Board", "partner", "public.health@wren-valley-health.example"),
    Organisation("estuary-probation", "Estuary Probation Service", "partner", "office@estuary-probation.example"),
    Organisation("wrenmouth-homes-trust", "Wrenmouth Homes Trust", "partner", "board@wrenmouth-homes-trust.example"),
)

DEPARTMENTS = (
    Department("chief-executive", "Chief Executive's Office"),
    Department("policy", "Policy and Performance", "chief-executive"),
    Department("democratic", "Legal and Democratic Services", "chief-executive"),
    Department("audit", "Internal Audit", "chief-executive"),
    Department("homes", "Homes"),
    Department("repairs", "Repairs", "homes"),
    Department("tenancies", "Tenancies and Housing Options", "homes"),
    Department("place", "Place"),
    Department("streets", "Streets and Parking", "place"),
    Department("coast", "Coast and Harbour", "place"),
    Department("planning", "Planning and Licensing", "place"),
    Department("communities", "Communities"),
    Department("libraries", "Libraries and Culture", "communities"),
    Department("safety", "Community Safety and Partnerships", "communities"),
    Department("resources", "Resources"),
    Department("finance", "Finance", "resources"),
    Department("customers", "Customer Services and the One Stop Shop", "resources"),
    Department("property", "Property", "resources"),
)

PORTFOLIOS = (
    Portfolio("leader", "Strategy and Partnerships", "The corporate plan, partners of the council and its name abroad."),
    Portfolio("homes", "Homes and Neighbourhoods", "Council homes, repairs, homelessness and the standard of private renting."),
    Portfolio("streets", "Streets and Coast", "Streets, parking, waste, parks, the harbour and the coast."),
    Portfolio("performance", "Performance and Governance", "Performance, information, audit, elections and how the council listens."),
    Portfolio("communities", "Children and Communities", "Libraries, play, community safety, grants and culture."),
    Portfolio("resources", "Resources and Economy", "The budget, property, the One Stop Shop and the town's economy."),
)

WARDS = ("Fenside", "Harbour", "Lantern Hill", "Millbrook", "Northfield", "Old Town", "Ropewalk", "Saltings")

TOGETHER, ALLIANCE, RESIDENTS, INDEPENDENT = "Wrenmouth Together", "Harbour Alliance", "Northfield and Fenside Residents", "Independent"
PARTIES = (TOGETHER, ALLIANCE, RESIDENTS, INDEPENDENT)

STREETS = (
    ("Quay Street", "Harbour"), ("Ropemakers Row", "Ropewalk"), ("Candlemas Lane", "Old Town"), ("Mill Leat Road", "Millbrook"),
    ("Lantern Hill Road", "Lantern Hill"), ("Northfield Way", "Northfield"), ("Saltpan Terrace", "Saltings"), ("Fen Drove", "Fenside"),
    ("Chandlers Yard", "Harbour"), ("Hempfield Avenue", "Ropewalk"), ("Almoners Street", "Old Town"), ("Weir Close", "Millbrook"),
    ("Beacon Rise", "Lantern Hill"), ("Turnpike Gardens", "Northfield"), ("Curlew Walk", "Saltings"), ("Sluice Lane", "Fenside"),
    ("Customs House Steps", "Harbour"), ("Twine Street", "Ropewalk"), ("Sexton's Court", "Old Town"), ("Fullers Bridge", "Millbrook"),
    ("Watchman's Road", "Lantern Hill"), ("Orchard Crescent", "Northfield"), ("Samphire Road", "Saltings"), ("Withy Bank", "Fenside"),
    ("Anchor Green", "Harbour"), ("Spindle Lane", "Ropewalk"), ("Marketgate", "Old Town"), ("Granary Road", "Millbrook"),
    ("Telegraph Path", "Lantern Hill"), ("Coppice Hill", "Northfield"), ("Oystercatcher Drive", "Saltings"), ("Eelhouse Road", "Fenside"),
)  # fmt: skip
