"""Damp and mould repairs, and the depot that the trades staff needed."""

from moothall.web.demo.subjects import ALL_WARDS, Closed, Matter, Step, Subject

HOMES, PLACE, RESOURCES = ("Director of Homes",), ("Director of Place",), ("Director of Resources",)

DAMP = Matter("damp", "Damp and mould repairs", (
    Step("first", "homes", 1, "November", Subject(
        "Damp and mould in council homes", HOMES, "reports of damp and mould in council homes",
        ("reports of damp had risen by a third in two winters", "half of them came from homes built before 1965 in Millbrook and Fenside",
         "no survey had been made of the whole stock"),
        ("the position be noted",
        "the Director of Homes be requested to submit a report on a survey of all council homes for damp and mould "
         "to the meeting of the Cabinet Member in {in_survey}"),
        "The council cannot plan repairs for a problem whose size it does not know.",
        (("Survey only the homes that have complained", "it would miss tenants who do not complain"),),
        ("How tenants are told what to expect after they report damp", "Whether extractor fans are checked when a home is re-let"),
        (("whether staff could see the history of a home before they visited", "they could, from the following spring"),),
        portfolio="homes", wards=ALL_WARDS)),
    Step("survey", "homes", 1, "February", Subject(
        "Survey of council homes for damp and mould", HOMES, "the cost and timing of a survey of all 4,180 council homes",
        ("a survey of every home would take ten months", "two firms had offered prices",
        "the worst homes could be treated as they were found"),
        ("a survey of all council homes be approved at a cost of {cost}", "homes found to be unsafe be treated within five working days",
         "subject to (1) above, the Director of Homes be requested to submit a report on the findings to the Cabinet in {in_findings}"),
        "A full survey shows where money must go first, and meets the duty to keep homes fit to live in.",
        (("Survey a sample of 400 homes", "a sample would not find the homes that are unsafe"),
         ("Use the council's own surveyors", "it would take them away from repairs for two years")),
        concern="tenants might be asked to let in several people for one inspection",
        undertaking="that the survey and the gas check would be booked for the same day wherever possible",
        portfolio="homes", wards=ALL_WARDS, cost=186_000, annex="Annex A: prices offered",
        table=(("Firm", "Homes a week", "Price"), ("First firm", "95", "£186,000"), ("Second firm", "110", "£214,500")),
        money="The survey costs {cost}, which is met from the repairs reserve of the homes account."), ("first", 2)),
    Step("findings", "cabinet", 2, "January", Subject(
        "Damp and mould: what the survey found", HOMES, "the findings of the survey agreed on {on_survey}",
        ("4,012 of 4,180 homes had been visited", "212 had damp or mould that was a danger to health",
         "the two contractors took 31 days on average to begin a job"),
        ("the findings be noted", "the 212 homes be treated before any other planned work",
         "the Director of Homes be requested to submit a report on who should do this work in the long run to the Cabinet in {in_choice}"),
        "The homes that are a danger to health must come first, and the contracts end in two years.",
        (("Wait until the last 168 homes have been visited", "the 212 homes found need treatment now"),),
        ("Help for tenants who must move out while work is done", "Whether private tenants had the same trouble"),
        (("how many of the 212 homes had young children in them", "there were children under five in 61 of them"),),
        portfolio="homes", wards=ALL_WARDS, is_key=True, cost=540_000, annex="Annex A: homes by ward",
        table=(("Ward", "Homes visited", "Danger to health"), ("Millbrook", "911", "74"), ("Fenside", "846", "63"),
               ("Northfield", "702", "29"), ("Other wards", "1553", "46")),
        money="Treatment of the 212 homes costs {cost}, met from the homes account."), ("survey", 3)),
    Step("choice", "cabinet", 3, "October", Subject(
        "Who should do damp and mould work", HOMES, "the choice between contractors and the council's own staff for damp and mould work",
        ("the last two rounds of buying had each had one bidder",
        "a trial with four of the council's own trades staff had begun jobs nine days sooner",
         "each job of the trial had cost 6% less"),
        ("the trial be extended for one year",
        "the Director of Homes be requested to submit a report on bringing the work in-house to the Cabinet in {in_inhouse}"),
        "The trial has gone well, but it has not been through a winter.",
        (("Buy again from contractors for five years", "there has been one bidder each time"),
         ("Share a team with a neighbouring council", "it could not start for three years")),
        asked=(("whether staff would leave for better pay elsewhere", "nobody had left the trial team so far"),),
        concern="the extension would leave some tenants waiting through a second winter",
        portfolio="homes", wards=ALL_WARDS, cost=248_000, money="The trial costs {cost} a year, which is met from the homes account."),
        ("findings", 3)),
    Step("performance", "homes", 3, "November", Subject(
        "Repairs: why they have slowed down", HOMES, "the fall in repairs finished on time",
        ("81.6% of repairs had been finished on time in the month before, the lowest for two years",
         "six plasterers and two contractors had been lost since February", "damp work waited 31 days"),
        ("the figures be noted", "text messages be sent to every tenant whose repair is late",
         "the number of staff that repairs need be covered in the next report on damp and mould"),
        "Tenants should hear from the council before they have to ask.",
        (("Write to them", "a letter comes after the day that was promised"),),
        issues=("Vans that wait for parts", "How a late job is chased"), portfolio="homes", wards=ALL_WARDS)),
    Step("inhouse", "cabinet", 4, "June", Subject(
        "Bring damp and mould work in-house", HOMES, "the case for damp and mould work to be done by council staff",
        ("the contracts ended on {march}", "fourteen trades staff would let the council stop using contractors",
         "the trial agreed on {on_choice} had begun jobs nine days sooner through a whole winter"),
        ("damp and mould work be done by council staff from the end of the contracts, at a yearly cost of {cost}",
         "subject to (1) above, fourteen trades staff be hired by {march}",
         "progress be reported with each quarter's figures",
         "the Director of Homes be requested to submit a report on the first hirings to the Cabinet in {in_hired}"),
        "Council staff begin the same jobs nine days sooner, and each job costs 6% less.",
        (("Buy again from contractors", "the last two rounds each had one bidder"),
         ("Share a team with a neighbouring council", "it could not start before the contracts end"),
         ("Do nothing", "homes would wait over the winter")),
        ("Where the new staff would be based", "What tenants said about the trial"),
        (("why vans waited for parts", "each van would carry its own store, which was to be tried first in Lantern Hill"),),
        portfolio="homes", wards=ALL_WARDS, cost=1_400_000, is_key=True, annex="Annex A: cost of each option",
        table=(("Option", "Yearly cost", "Days to begin a job"), ("Council staff", "£1,400,000", "22"), ("Contractors", "£1,490,000", "31"),
               ("Shared team", "£1,430,000", "not known")),
        money="The work costs {cost} a year, from the homes account, in place of contracts that cost £1.49 million."), ("choice", 2)),
    Step("hired", "cabinet", 4, "November", Subject(
        "Damp and mould: progress in hiring", HOMES, "the hiring of the fourteen trades staff agreed on {on_inhouse}",
        ("five of the fourteen posts had been filled", "two apprentices would start in January",
        "the wait for damp work had fallen to 27 days"),
        ("progress be noted", "the allowance for tools be raised to £600 for each new member of staff"),
        "Other employers pay the allowance, and two people refused the post for want of it.",
        (("Raise pay instead", "it would have to be agreed for all trades, and takes a year"),),
        asked=(("when the last post would be filled", "the target of {march} still stood"),),
        portfolio="homes", wards=ALL_WARDS, cost=8_400, money="The allowance costs {cost} in all, from the homes account."),
        ("inhouse", 4)),
))  # fmt: skip

RENT = ("The council is still agreeing the rent. Publishing the most that it would pay would cost taxpayers money, and the interest in "
        "openness is met by publishing the terms when the lease is signed.")  # fmt: skip

DEPOT = Matter("depot", "Lease of a trades depot", (
    Step("search", "cabinet", 3, "January", Subject(
        "A depot for trades staff", HOMES, "the need for a depot if repairs staff are to work from Wrenmouth",
        ("the yard at Chandlers Yard could not hold more than six vans", "three sites had been looked at",
        "one of them could be leased from an estate"),
        ("the Director of Homes be authorised to open negotiations for a lease",
         "the Director of Homes be requested to submit a report on terms to the Cabinet in {in_terms}"),
        "A lease can be had two years sooner than a depot could be built.",
        (("Build on the council's land at Sluice Lane", "the ground floods"),), portfolio="homes", wards=("Harbour", "Ropewalk"))),
    Step("terms", "cabinet", 3, "April", Subject(
        "Lease of a trades depot: terms", HOMES, "the terms on which a depot could be leased",
        ("a lease of fifteen years was offered", "the site had room for twenty vans", "a surveyor had valued the rent"),
        ("the Director of Homes be authorised to agree a lease within the limits set out in the exempt report",
         "the decision be published without its figures until the lease is signed"),
        "The site has room for the team and can be used without building work.",
        (("Wait for another site", "none of the right size has come up in a year"),),
        portfolio="homes", wards=("Ropewalk",), cost=0,
        interest="a lease that an employer holds on the estate", closed=Closed(3, RENT,
            "The estate's agent has asked for 74,500 pounds a year for the ropeworks site. Our valuer, whose letter is appended, puts a "
            "fair rent "
            "at 61,000 pounds. Officers ask for authority to go to 66,250 pounds with a break at the fifth year, and to walk away above "
            "that. The "
            "estate does not know that the second site is contaminated and cannot be used, which is why its own offer must look like our "
            "first choice "
            "among equals.")), ("search", 2)),
    Step("signing", "cabinet", 4, "September", Subject(
        "Trades depot: variation of terms", HOMES, "a change in the terms that Cabinet agreed on {on_terms}",
        ("the owner wished to keep the northern gate", "a deposit had been asked for", "the council's solicitor advised acceptance"),
        ("the variation of terms set out in the exempt report be approved",
        "the Head of Legal and Democratic Services be authorised to complete the lease"),
        "The change costs little and saves a winter.",
        (("Refuse the change", "the owner would let the site to somebody else"),), portfolio="homes", wards=("Ropewalk",),
        closed=Closed(3, RENT,
            "The owner will drop the guarantee if the council pays a deposit of 18,900 pounds and lets the brewery keep the northern gate "
            "until its "
            "own move. The solicitor's opinion is that the brewery is likely to fail before then; if it does, the gate reverts to us at "
            "no price. "
            "Officers ask members not to speak of the brewery's difficulties outside the room."))),
))  # fmt: skip

CUSTOMS_HOUSE = Matter("customs", "The Old Customs House", (
    Step("options", "cabinet", 2, "March", Subject(
        "The Old Customs House: options", RESOURCES, "what should become of the Old Customs House",
        ("the building had been empty for six years", "repairs would cost {cost}", "two community groups had shown interest"),
        ("the options be noted",
        "the Director of Resources be requested to submit a report on a sale or a lease to the Cabinet in {in_sale}"),
        "An empty building costs £41,000 a year and gets worse.",
        (("Keep it empty", "it will soon be unsafe"),), issues=("The tide in the cellars", "What the harbour trustees think"),
        portfolio="resources", wards=("Harbour",), cost=620_000, annex="Annex A: cost of keeping the building",
        table=(("Cost each year", "Amount"), ("Security", "£19,000"), ("Insurance", "£9,500"), ("Pumping", "£12,500")),
        money="Repairs would cost {cost}; none are proposed here.")),
    Step("sale", "cabinet", 3, "July", Subject(
        "Sale of the Old Customs House", RESOURCES, "an offer for the Old Customs House",
        ("one offer had been received after four months of advertising", "the buyer would open a hotel of 22 rooms",
        "the ground floor would stay open to the public"),
        ("the Old Customs House be sold to the bidder named in the report, subject to the approval of the harbour trustees",
         "subject to (1) above, the money be set aside for the harbour wall"),
        "A sale ends a yearly cost and brings the building back into use.",
        (("Lease it to a community group", "neither group could raise the money for repairs"),),
        concern="the public might lose the view from the steps", portfolio="resources", wards=("Harbour",), cost=1_150_000, is_key=True,
        money="The sale would bring in {cost}."), ("options", 2), withdrawn_after=3,
        withdrawn_because="The bidder told the council on the day after publication that its lender had refused the money. The decision "
        "cannot be "
        "carried out, and the Leader withdrew it before it took effect. The building will be advertised again."),
    Step("community", "cabinet", 4, "July", Subject(
        "The Old Customs House: lease to the harbour trust", RESOURCES,
        "a proposal by the harbour trust, made after the sale of {on_sale} was withdrawn",
        ("the trust had raised £480,000", "it would repair the building and open a reading room", "the council would keep the freehold"),
        ("a lease of 35 years to the harbour trust be approved at a peppercorn rent",
        "subject to (1) above, a grant of {cost} be made towards the cellar pumps"),
        "The trust brings money that the council does not have, and the building stays in public hands.",
        (("Advertise for sale a second time", "there was one bidder, who withdrew"), ("Keep it empty", "it will soon be unsafe")),
        portfolio="resources", wards=("Harbour", "Old Town"), cost=75_000, money="The grant of {cost} is met from the property reserve.")),
))  # fmt: skip
