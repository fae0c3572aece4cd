"""Library hours, partnership mapping, sharing information, and what residents say at the One Stop Shop."""

from moothall.web.demo.subjects import ALL_WARDS, Closed, Matter, Step, Subject

COMMUNITIES, POLICY = ("Director of Communities",), ("Head of Policy",)
CUSTOMERS, PROTECTION = ("Head of Customer Services",), ("Data Protection Officer",)

LIBRARY = Matter("library", "Library hours in Northfield", (
    Step("visits", "cabinet", 2, "July", Subject(
        "Library visits and hours", COMMUNITIES, "visits to the six libraries in the year that had ended",
        ("visits had risen by 7%", "Northfield was busiest on Saturday mornings and had 11 visitors an hour on weekday evenings",
        "staff were short on two days a week"),
        ("the visits be noted",
        "the Director of Communities be requested to submit a report on hours at Northfield to the Cabinet in {in_options}"),
        "Hours were last set nine years ago.", (("Look at all six libraries at once", "the others have their hours about right"),),
        portfolio="communities", wards=("Northfield",), annex="Annex A: visitors an hour, Northfield",
        table=(("When", "Visitors an hour"), ("Weekday morning", "34"), ("Weekday evening", "11"), ("Saturday morning", "72"),
        ("Saturday afternoon", "19")))),
    Step("options", "cabinet", 2, "February", Subject(
        "Northfield library: three sets of hours", COMMUNITIES, "three ways to set hours at Northfield library",
        ("all three used the same staff", "closing on two evenings would pay for school visits",
        "closing on Saturday afternoon saved least"),
        ("the three sets of hours be put to the people of Northfield for eight weeks",
         "the Director of Communities be requested to submit a report on what they say to the Cabinet in {in_close}"),
        "Readers should choose between ways that cost the same.", (("Choose now", "nobody has asked the readers"),),
        asked=(("whether volunteers could open the library", "it had been tried in Fenside, and had lasted a summer"),),
        portfolio="communities", wards=("Northfield", "Fenside")), ("visits", 2)),
    Step("close", "cabinet", 3, "June", Subject(
        "Library hours, Northfield", COMMUNITIES, "what the people of Northfield said about library hours",
        ("406 people had answered", "half chose to keep Saturdays as they are",
        "two evenings a week could close without loss to most readers"),
        ("Northfield library close on Tuesday and Thursday evenings from September", "Saturday hours be kept until {march}",
         "the Director of Communities be requested to submit a report on Saturday hours to the Cabinet in {in_saturday}"),
        "It is what most of those who answered asked for.", (("Close on Saturday afternoon", "only one in five chose it"),),
        portfolio="communities", wards=("Northfield",), is_key=False, cost=17_400,
        money="The change saves {cost} a year, spent on school visits."), ("options", 2)),
    Step("petition", "council", 3, "December", Subject(
        "Petition: keep Northfield library open on Saturdays", COMMUNITIES,
        "a petition of 2,318 names to keep Northfield library open on Saturdays",
        ("Cabinet had kept Saturday hours until {march}, by its decision of {on_close}", "no proposal to close on Saturdays had been made"),
        ("the petition be received", "it be recommended to the Cabinet that Saturday hours at Northfield be kept"),
        "Council debates every petition with more than 1,000 names.", portfolio="communities", wards=("Northfield",))),
    Step("saturday", "cabinet", 3, "March", Subject(
        "Northfield library: Saturday hours", COMMUNITIES,
        "Saturday hours at Northfield, and the recommendation of Council of {on_petition}",
        ("the petition had 2,318 names", "weekday evenings had closed since September and visits were level",
        "Saturday hours cost {cost} a year"),
        ("Saturday hours at Northfield be kept", "the recommendation of Council be accepted", "visits be counted for another year"),
        "Saturday is the day on which families come.", (("Close on Saturday afternoon", "it saves little and was opposed by Council"),),
        portfolio="communities", wards=("Northfield",), cost=21_900,
        money="Saturday hours cost {cost} a year, within the budget of {next_year}."), ("close", 3)),
    Step("count", "cabinet", 4, "March", Subject(
        "Northfield library: the year's count", COMMUNITIES, "visits counted since the decision of {on_saturday}",
        ("visits on Saturdays were up by 12%", "school visits had doubled"),
        ("the count be noted", "no further change of hours be made in {next_year}"),
        "The hours work.", (("Open one evening again", "few asked for it"),), portfolio="communities", wards=("Northfield",))),
))  # fmt: skip

MAPPING = Matter("mapping", "Partnership mapping", (
    Step("begin", "performance", 1, "December", Subject(
        "Partnership mapping", POLICY, "a register of every partnership that the council takes part in",
        ("the council did not know how many partnerships it was in", "the annual governance statement requires it to know",
        "41 had been named so far"),
        ("a register of partnerships be made",
        "the Head of Policy be requested to submit a report on its progress to the Cabinet Member in {in_update}"),
        "The council cannot answer for partnerships that it has not counted.",
        (("Count only partnerships that hold money", "risk is not only money"),),
        ("Networks that never meet", "Who answers for each partnership"), portfolio="performance", wards=ALL_WARDS)),
    Step("update", "performance", 2, "September", Subject(
        "Partnership mapping: progress", POLICY, "progress with the register agreed on {on_begin}",
        ("63 partnerships had been entered", "nine were significant by the ten questions", "14 had no written terms"),
        ("progress be noted", "every significant partnership be reviewed once a year",
        "subject to (2) above, the Head of Policy be requested to submit a report on "
         "the first reviews to the Cabinet Member in {in_reviews}"),
        "Nine partnerships carry most of the risk.", (("Review all 63 each year", "there are not enough officers"),),
        concern="small groups in the wards might be asked for the same papers as the large ones", portfolio="performance", wards=ALL_WARDS),
        ("begin", 2)),
    Step("reviews", "performance", 3, "December", Subject(
        "Partnership mapping: the first yearly reviews", POLICY, "the first yearly reviews of significant partnerships",
        ("eight of nine reviews were complete", "Safer Wrenmouth had no plan for leaving",
        "three partnerships had not met for a year and could end"),
        ("the reviews be noted", "the three partnerships be ended",
        "the Safer Wrenmouth Partnership Board be asked for a plan for leaving"),
        "A partnership that does not meet does nothing.", (("Give the three another year", "nobody spoke for them"),),
        portfolio="performance", wards=ALL_WARDS),
        ("update", 3)),
    Step("safer", "cabinet", 4, "October", Subject(
        "Safer Wrenmouth Partnership: yearly review", COMMUNITIES, "the yearly review of the Safer Wrenmouth Partnership",
        ("seven of nine measures were on target", "burglary had fallen by 11% in two years", "three points of internal audit were open"),
        ("the council stay in the partnership for another year, subject to the three points of internal audit being closed by 31 January",
         "the grant to the partnership be {cost}"),
        "The partnership does its work, but its papers do not yet say who answers for shared data.",
        (("Leave the partnership", "the Crime and Disorder Act 1998 requires the council to take part"),),
        portfolio="communities", wards=ALL_WARDS, cost=86_000, money="The grant of {cost} is in the budget for {year}.")),
))  # fmt: skip

SHARING = Matter("sharing", "Information sharing protocol", (
    Step("draft", "performance", 1, "September", Subject(
        "Draft information sharing protocol", ("Data Protection Officer", "Chair of the Safer Wrenmouth Partnership Board"),
        "a draft protocol for sharing information with partners",
        ("five partners had agreed the draft in principle", "each agreement under it would name its lawful basis"),
        ("the draft be noted",
        "the Data Protection Officer be requested to submit a report on the answers of partners to the Cabinet Member in {in_adopt}"),
        "Partners must be heard before the council binds itself.", (("Sign at once", "two partners had questions"),),
        ("With whom is information shared?", "What is said to people who might be distressed", "How use of the protocol would be audited"),
        portfolio="performance", wards=ALL_WARDS)),
    Step("adopt", "performance", 1, "March", Subject(
        "Information sharing protocol and toolkit", ("Data Protection Officer", "Chair of the Safer Wrenmouth Partnership Board"),
        "the information sharing protocol and its toolkit",
        ("all five partners would sign", "the toolkit held forms for agreements, consent and requests",
        "internal audit would look at its use each second year"),
        ("the toolkit be amended so that whoever gives explicit consent may see the record that is shared",
        "subject to (1) above, the protocol and the toolkit be endorsed",
         "subject to (2) above, the declaration of acceptance be authorised by the Cabinet Member",
         "the Data Protection Officer be requested to submit a report on the first agreements to the Cabinet Member in {in_first}"),
        "A person who has agreed to sharing has a right to see what is shared.",
        (("Adopt the toolkit as it stands", "it said nothing of a right to see the record"),),
        ("Consent that was given long ago", "Explicit and implicit consent"),
        (("who would tell a person that consent can be withdrawn", "the toolkit's letter said so in its first line"),),
        portfolio="performance", wards=ALL_WARDS), ("draft", 2)),
    Step("first", "performance", 2, "December", Subject(
        "Information sharing: the first agreements", PROTECTION, "the first agreements under the protocol of {on_adopt}",
        ("seven agreements had been signed", "one was refused because it named no lawful basis", "the amended toolkit was in use"),
        ("the agreements be noted",
        "the Head of Internal Audit be requested to submit a report on how the protocol is used to the Cabinet Member in {in_audit}"),
        "The protocol has been in use for nine months, long enough for an audit.",
        (("Audit next year", "the first mistakes are best found early"),),
        portfolio="performance", wards=ALL_WARDS), ("adopt", 4)),
    Step("audit", "performance", 3, "September", Subject(
        "Information sharing: internal audit", ("Head of Internal Audit",), "an audit of the use of the information sharing protocol",
        ("the controls were reasonable", "in two of 24 cases the letter about consent had not been sent",
        "one partner had not trained new staff"),
        ("the audit be noted", "the two people be written to", "each partner be asked each April to confirm that its staff are trained"),
        "Two people were not told what they should have been told.",
        (("Pause sharing with the partner", "it trained its staff within the week"),), portfolio="performance", wards=ALL_WARDS,
        closed=Closed(2,
        "The findings would let the two people be recognised by those who know them. They have been told, and the public report gives the "
        "numbers.",
            "The first case is a mother in Sluice Lane whose sister works for the partner; the second a man who moved here from the "
            "hostel in March. Neither knew "
            "that the health visitor's note had gone to the tenancy team. The sister has asked that their mother is not told."))  ,
            ("first", 2)),
    Step("review", "performance", 4, "September", Subject(
        "Information sharing protocol: review", PROTECTION, "a review of the protocol and of the agreements under it",
        ("19 agreements were in force", "all partners had confirmed training in April", "the protocol should name the new health board"),
        ("the protocol be amended to name the Wren Valley Health Board",
        "subject to (1) above, the protocol be endorsed for three more years"),
        "The protocol is used and its audits have been good.", (("Write a new protocol", "nobody has asked for one"),),
        portfolio="performance", wards=ALL_WARDS)),
))  # fmt: skip

ONE_STOP = Matter("one-stop", "What residents say at the One Stop Shop", (
    Step("ask", "performance", 2, "March", Subject(
        "Integration of performance and communications", POLICY, "progress in bringing performance and communications together",
        ("one team had been made of two", "£64,000 of the £1 million savings target had been found",
        "residents' own words were not yet used"),
        ("progress be noted",
        "the Head of Customer Services be requested to submit a report on improvement through residents' experience of the One Stop Shop "
        "to the "
         "Cabinet Member in {in_report}",
         "the Head of Policy be requested to submit a report on the communications workstreams to the Cabinet Member in {in_streams}"),
        "The council asks residents what they think and should use the answers.",
        (("Buy a yearly survey", "it costs more and says less about each service"),),
        asked=(("when the two teams would share an office", "they would by the autumn"),), portfolio="performance", wards=ALL_WARDS)),
    Step("report", "performance", 3, "September", Subject(
        "Residents' experience of the One Stop Shop", CUSTOMERS,
        "what 9,412 visitors to the One Stop Shop had said since the report was asked for on {on_ask}",
        ("seven in ten were content with their visit", "repairs were the largest single cause of a second visit",
        "people who were told of a delay complained half as often"),
        ("the report be noted", "each service be sent its own residents' words each quarter",
         "the Head of Customer Services be requested to submit a report on what has changed to the Cabinet Member in {in_changed}"),
        "Telling people of a delay costs little and halves complaints.",
        (("Put more staff at the counter", "most second visits begin in another service"),),
        issues=("Visitors who speak little English", "The wait on Mondays"), portfolio="performance", wards=ALL_WARDS,
        annex="Annex A: why people came",
        table=(("Reason", "Visits", "Came again"), ("Repairs", "2811", "902"), ("Council tax", "2344", "241"), ("Parking", "1190", "96"),
        ("Other", "3067", "388"))), ("ask", 2)),
    Step("streams", "performance", 3, "December", Subject(
        "Communications workstreams: outcome", POLICY, "the outcome of the communications workstreams asked for on {on_ask}",
        ("£118,000 had been saved in all", "two newsletters had become one", "staff of two partners now shared a photographer"),
        ("the outcome be noted", "no further target be set for the workstreams"), "The savings have been found.",
        (("Set a target for the next year", "the team is now small"),),
        portfolio="performance", wards=ALL_WARDS), ("ask", 3)),
    Step("changed", "performance", 4, "June", Subject(
        "One Stop Shop: you said, we did", CUSTOMERS, "what has changed since the report of {on_report}",
        ("texts about late repairs had cut second visits by a fifth", "the counter opened until seven on Mondays",
        "41 people had asked for the same thing and were told what was done"),
        ("the changes be noted", "the report be published on the council's website each year"),
        "People who speak to the council should see what came of it.", (("Report each quarter", "the words change slowly"),),
        portfolio="performance", wards=ALL_WARDS),
        ("report", 3)),
))  # fmt: skip
