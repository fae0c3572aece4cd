"""What the sample council counts: thirteen measures, each with an owner, and what it tells of its plans."""

from moothall.web.demo.measured import Counted, Measure, is_late, is_met, last_of

FRAMEWORKS = (
    ("corporate", "corporate", "A town that looks after its own", "Corporate plan 2026 to 2029"),
    ("agreement", "laa_designated", "Local Area Agreement", "Agreed with the partners of the council"),
    ("service", "service", "Service plans", "What each department promises for the year"),
    ("national", "national", "National Indicators", "The Stationery Office, 2008; kept here to compare with earlier years"),
)
CUSTOMERS, REPAIRS, COAST = "Head of Customer Services", "Head of Repairs", "Head of Coast and Harbour"

MEASURES = (
    Measure(
        "kept", "Repairs done on the day that was given", "A day off work for a visit that does not come is a day's pay.",
        "Repairs finished on the day that the tenant was given, out of all repairs finished.", "%", REPAIRS, "repairs", "homes",
        "Repairs kept to the day", (("corporate", "H1"), ("service", "R1")), 71, 91, 3, 82, 2, months=1,
        counted=Counted("Repairs finished on the day given", "Repairs finished", "repairs", 410),
    ),
    Measure(
        "damp", "Reports of damp visited within five working days", "Damp makes children ill, and it spreads while it waits.",
        "Homes visited within five working days of a report of damp or mould, out of all that reported it.", "%", REPAIRS, "repairs",
        "homes", "Damp work done by our own staff", (("corporate", "H2"),), 38, 88, 6, 60, 8, months=1, pace=0.975,
        when_missed="Eight of twelve trades staff have begun; contractors do the rest.",
        counted=Counted("Homes visited in five working days", "Homes that reported damp", "homes", 62),
    ),
    Measure(
        "second", "Repairs that needed a second visit", "Contractors came back to one job in four.",
        "Repairs for which somebody had to come again within three months, out of all repairs finished.", "%", REPAIRS, "repairs",
        "homes", "Repairs kept to the day", (("service", "R2"),), 25, 12, 1.5, 24, 2, is_lower_better=True, pace=0.9,
        counted=Counted("Repairs that needed a second visit", "Repairs finished", "repairs", 1240),
    ),
    Measure(
        "homeless", "Households in temporary accommodation", "A family in one room has nowhere to do homework.",
        "Households for which the council pays for somewhere to live for the time being, on the last day of the quarter.", "households",
        "Director of Homes", "tenancies", "homes", "Warm, dry homes", (("corporate", "H3"), ("national", "NI 156")), 96, 131, 6, 110,
        is_lower_better=True, decimals=0, pace=0.93, tolerance=10, when_missed="Fewer homes to let came free than families lost theirs.",
    ),
    Measure(
        "clean", "Streets found clean", "People who see litter drop litter.",
        "Streets at which no litter or leaves were found when somebody looked, out of all looked at.", "%", "Director of Place", "streets",
        "streets", "Clean beaches on one round", (("corporate", "C1"), ("service", "P1")), 84, 93, 2.5, 86, 1, pace=0.88,
        counted=Counted("Streets found clean", "Streets looked at", "streets", 300),
    ),
    Measure(
        "closed", "Days on which a beach was closed", "A third of the town's jobs begin at the quay.",
        "Days in the quarter on which the water of one of the three beaches was not fit to bathe in.", "days", COAST, "coast", "streets",
        "A shore that is safe", (("corporate", "C2"),), 9, 4, 3, 6, is_lower_better=True, decimals=0, pace=0.9, tolerance=1,
        when_missed="The outfall at Saltings overflowed after heavy rain.",
    ),
    Measure(
        "recycled", "Household waste recycled or composted", "What is burnt or buried is paid for twice.",
        "Tonnes recycled or composted in the twelve months up to the end of the quarter, out of all tonnes collected.", "%",
        "Director of Place", "streets", "streets", "Clean beaches on one round", (("corporate", "C3"), ("national", "NI 192")),
        41, 47, 0.6, 42, 1, pace=0.92, is_rolling=True,
        counted=Counted("Tonnes recycled or composted", "Tonnes collected", "tonnes", 21_400),
    ),
    Measure(
        "calls", "Calls answered within a minute", "Whoever waits long calls again, and then two wait.",
        "Calls to the One Stop Shop that somebody answered within sixty seconds, out of all calls.", "%", CUSTOMERS, "customers",
        "resources", "You said, we did", (("service", "S1"),), 78, 84, 4, 80, 1, months=1,
        counted=Counted("Calls answered within a minute", "Calls", "calls", 5200),
    ),
    Measure(
        "once", "Matters settled at the first call", "Most who called a second time had never heard what became of their first call.",
        "Matters closed on the day of the first call, and not opened again within a month, out of all matters.", "%", CUSTOMERS,
        "customers", "resources", "You said, we did", (("corporate", "L1"), ("agreement", "T1")), 61, 76, 2, 66, 3, pace=0.9,
        counted=Counted("Matters settled at once", "Matters", "matters", 3100),
    ),
    Measure(
        "letters", "Letters answered within ten working days", "An answer that comes late is asked for twice.",
        "Letters and e-mails answered within ten working days, out of all that wanted an answer.", "%", CUSTOMERS, "customers",
        "performance", "You said, we did", (("service", "S2"),), 88, 83, 3, 90, pace=0.9,
        when_missed="Letters about the harbour wall came all at once.",
        counted=Counted("Answered in ten working days", "Letters and e-mails", "letters", 880),
    ),
    Measure(
        "assaults", "Assaults at night in the town centre", "Half of all assaults happen in six streets and eight hours.",
        "Assaults recorded between 8pm and 4am in six streets. The figure comes from Saltcoast Police.", "assaults",
        "Director of Communities", "safety", "communities", "Safer streets at night", (("agreement", "S1"),), 58, 44, 7, 48,
        is_lower_better=True, decimals=0, pace=0.9, is_held_back=True, tolerance=4,
    ),
    Measure(
        "visits", "Visits to libraries", "A library that is shut when people are free is no library to them.",
        "Visits counted at the doors of the five libraries, for each thousand residents.", "visits per thousand",
        "Director of Communities", "libraries", "communities", "Places to meet and learn", (("corporate", "P1"),), 905, 1080, 45, 920, 30,
        decimals=0, pace=0.9, tolerance=20,
    ),
    Measure(
        "asked", "Requests for information answered in time", "The law gives twenty working days.",
        "Requests under the Freedom of Information Act 2000 answered within twenty working days, out of all that were due.", "%",
        "Data Protection Officer", "democratic", "performance", "Figures that members believe", (("service", "G1"),), 86, 96, 3, 90, 1,
        pace=0.85, counted=Counted("Answered in time", "Requests due", "requests", 140),
    ),
)  # fmt: skip


def met(year: int, quarter: int) -> int:
    """How many kept to their target in a quarter of a year of the story."""
    return sum(is_met(each, year, quarter) for each in MEASURES)


def late(year: int, quarter: int) -> int:
    """How many figures of a quarter came in late: of those for each month, the last."""
    return sum(is_late(each, last_of(each, year, quarter)) for each in MEASURES)
