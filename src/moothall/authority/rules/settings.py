"""What each council sets for itself, from a day to a day: the name of each rule, what it may be, and what holds where nothing is set."""

from moothall.authority.rules.definitions import Definition, Kind, NoSuchSetting, NotSuitable, Unit, Value
from moothall.authority.rules.settings_of_figures import OF_FIGURES
from moothall.authority.words import MONTHS

# Which frameworks have targets that Members agree, where a council has said nothing: those that the council itself sets.
FRAMEWORKS = (
    ("national", "the national indicators", False), ("laa_designated", "a Local Area Agreement, designated", True),
    ("laa_local", "a Local Area Agreement, local", True), ("corporate", "the corporate plan", True), ("service", "a service plan", False),
    ("partnership", "a partnership", False), ("other", "another framework", False),
)  # fmt: skip
UNITS = ((Unit.CLEAR_WORKING.value, "Clear working days"), (Unit.CLEAR_CALENDAR.value, "Clear days of the calendar"))

DEFINITIONS = {
    each.name: each
    for each in (
        Definition(
            "notice_days", "Days of notice of a meeting", Kind.NUMBER, 5,
            "How many clear days before a meeting its notice, agenda and reports must be public. The law asks for at least five.",
            "Local Government Act 1972, s.100A(6)(a) and s.100B(3), as amended by SI 2002/715", least=1, most=90,
        ),
        Definition(
            "notice_unit", "How days of notice are counted", Kind.CHOICE, Unit.CLEAR_WORKING.value,
            "The Acts say “clear days”. Working days are the usual reading and the safe side.",
            "Local Government Act 1972, Part VA and Sch 12 para 4; the council's constitution", choices=UNITS,
        ),
        Definition(
            "private_notice_days", "Days of the first notice of a private meeting", Kind.NUMBER, 28,
            "How many clear days of the calendar before an executive meets in private its first notice, with the reasons, must be public.",
            "SI 2012/2089, reg 5(2) and (3)", least=1,
        ),
        Definition(
            "second_private_notice_days", "Days of the second notice of a private meeting", Kind.NUMBER, 5,
            "How many clear days before an executive meets in private its second notice, with what was said against it, must be public.",
            "SI 2012/2089, reg 5(4) and (5)", least=1,
        ),
        Definition(
            "key_decision_threshold", "When money makes a decision key", Kind.POUNDS, 250_000,
            "Spending or saving this much or more makes an executive decision a key decision. Each council sets its own figure.",
            "SI 2012/2089, reg 8; the council's constitution", least=1, most=1_000_000_000,
        ),
        Definition(
            "key_decision_threshold_capital", "When capital money makes a decision key", Kind.POUNDS, 0,
            "The same for capital, where the council has a figure of its own for it. With 0 the figure for all other money holds.",
            "SI 2012/2089, reg 8; the council's constitution", most=1_000_000_000,
        ),
        Definition(
            "key_decision_wards", "How many wards make a decision key", Kind.NUMBER, 2,
            "Effects that are significant in this many wards or divisions make an executive decision a key decision. The law says two.",
            "SI 2012/2089, reg 8(1)(b); the council's constitution", least=1, most=2,
        ),
        Definition(
            "key_notice_days", "Days of notice of a key decision", Kind.NUMBER, 28,
            "How many clear days of the calendar before a key decision its notice must be public. The law asks for at least 28.",
            "SI 2012/2089, reg 9(2)", least=28,
        ),
        Definition(
            "general_exception_days", "Days under the general exception", Kind.NUMBER, 5,
            "How many clear working days must pass after scrutiny was told, where the usual notice was impracticable. At least five.",
            "SI 2012/2089, reg 10", least=5,
        ),
        Definition(
            "urgent_report_months", "Months between reports on urgent key decisions", Kind.NUMBER, 3,
            "Within how many months the leader tells Council of each key decision made as specially urgent. The law says at least yearly.",
            "SI 2012/2089, reg 19", least=1, most=12,
        ),
        Definition(
            "member_documents_hours", "Hours until members have the documents of a decision", Kind.NUMBER, 24,
            "Within how many hours of a private meeting, or of a decision of one person, members may read the documents. Unchecked.",
            "SI 2012/2089, reg 16", least=1,
        ),
        Definition(
            "scrutiny_documents_days", "Days until scrutiny has the documents that it asks for", Kind.NUMBER, 10,
            "Within how many clear working days a member of scrutiny is given the documents of the executive that they ask for. Unchecked.",
            "SI 2012/2089, reg 17", least=1,
        ),
        Definition(
            "draft_minutes_within", "Working days for draft minutes", Kind.NUMBER, 10,
            "Within how many working days after a meeting its draft minutes should be published.",
            "The council's constitution", least=1,
        ),
        Definition(
            "clearance_working_days", "Working days for a clearance", Kind.NUMBER, 5,
            "Within how many working days a report that was sent for clearance (legal, finance, equality, director) should be answered.",
            "The council's constitution", least=1,
        ),
        Definition(
            "decisions_recorded_of", "Whose decisions are recorded in the register", Kind.CHOICE, "executive",
            "The law asks for a record of what the executive decides. A council may keep one of what every body decides.",
            "SI 2012/2089, regs 12 and 13; the council's own custom",
            choices=(("executive", "The executive: the cabinet and its members"), ("every", "Every body")),
        ),
        Definition(
            "leave_room_with_interest", "A member with a pecuniary interest leaves the room", Kind.YES_OR_NO, True,
            "Whether standing orders require a member with a disclosable pecuniary interest to leave while the matter is considered.",
            "Localism Act 2011, s.31(10); the council's standing orders",
        ),
        Definition(
            "confirm_interest_days", "Days to tell the monitoring officer of an interest", Kind.NUMBER, 28,
            "Within how many days, beginning with the day on which it was disclosed, an interest that is not registered must be notified.",
            "Localism Act 2011, s.30 and s.31(3)", least=1,
        ),
        Definition(
            "members_see_exempt_of_other_bodies", "Members see exempt papers of bodies on which they do not sit", Kind.YES_OR_NO, False,
            "Whether every councillor, and not only whoever sits on the body, may read its exempt papers. It opens no more than the Act: "
            "papers under paragraph 3, but no terms proposed for a contract, and under paragraph 6. Confidential ones stay closed.",
            "Local Government Act 1972, s.100F(2) and (2A); the council's constitution",
        ),
        Definition(
            "council_year_begins_in", "Month in which the council year begins", Kind.CHOICE, "5",
            "Attendance and declarations are counted by council years, and the register of decisions opens with the present one. "
            "Most begin with the annual meeting in May.",
            "Local Government Act 1972, Sch 12 para 1; the council's constitution",
            choices=tuple((str(number), name) for number, name in enumerate(MONTHS[1:], start=1)),
        ),
        Definition(
            "system_token_days", "Days for which a token of another system lasts", Kind.NUMBER, 365,
            "For how many days at most a token opens the door through which another system sends figures. Then somebody makes a new one.",
            "The council's own rules on keeping its systems safe", least=1, most=1_100,
        ),
        Definition(
            "public_question_working_days", "Working days before a meeting for a public question", Kind.NUMBER, 3,
            "How many working days before a meeting a question from the public must be here.",
            "The council's standing orders",
        ),
        Definition(
            "petition_signatures_for_debate", "Signatures that a petition needs for a debate", Kind.NUMBER, 1500,
            "A petition with this many signatures or more is debated by the council.",
            "The council's petition scheme", least=1, most=1_000_000,
        ),
        Definition(
            "petition_answer_working_days", "Working days to answer a petition", Kind.NUMBER, 10,
            "Within how many working days whoever sent a petition is told what will be done with it.",
            "The council's petition scheme", least=1,
        ),
        Definition(
            "chase_before_days", "Working days before a commitment is due for the first reminder", Kind.NUMBER, 5,
            "How many working days before the day its owner is reminded of a commitment. On the day, and the day after, they are too.",
            "The council's own practice", most=60,
        ),
        Definition(
            "chase_head_after_days", "Working days late before the head of service is told", Kind.NUMBER, 5,
            "How many working days after the day on which a commitment was due the head of service is told that it is late.",
            "The council's own practice", least=1,
        ),
        Definition(
            "chase_portfolio_after_days", "Working days late before the portfolio holder is told", Kind.NUMBER, 10,
            "How many working days after the day on which a commitment was due the portfolio holder is told that it is late.",
            "The council's own practice", least=1,
        ),
        Definition(
            "chase_again_every_days", "Working days between further reminders", Kind.NUMBER, 20,
            "After that everybody is reminded again each time so many working days have passed. With 0 nobody is.",
            "The council's own practice",
        ),
        Definition(
            "scrutiny_response_months", "Months to respond to scrutiny", Kind.NUMBER, 2,
            "Within how many months, beginning with the day of receipt, the executive or Council responds to scrutiny. The law says two.",
            "Local Government Act 2000, s.9FE; the council's constitution", least=1, most=12,
        ),
        Definition(
            "scrutiny_partner_days", "Days for a partner to respond to scrutiny", Kind.NUMBER, 28,
            "Within how many days after it was received a partner is asked to respond. With 0 no day is set.",
            "Local Government Act 2000, s.9FF to 9FI; SI 2013/218, Part 4; not yet checked against each Act",
        ),
        Definition(
            "progress_every_months", "Months between words on the progress of an action", Kind.NUMBER, 3,
            "How often the owner of an action says how it goes, counted in months from the beginning of the financial year.",
            "The council's own practice", least=1, most=12,
        ),
        Definition(
            "progress_within_days", "Working days for a word on the progress of an action", Kind.NUMBER, 10,
            "Within how many working days after those months the owner says it. Reminders go out as those of commitments do.",
            "The council's own practice", least=1, most=60,
        ),
        Definition(
            "objective_off_percent", "Late actions in a hundred that put an objective off course", Kind.NUMBER, 33,
            "When so many of a hundred actions of an objective are late, it is off course; when any is late or at risk, close behind.",
            "The council's own practice", least=1, most=100,
        ),
        *OF_FIGURES,
        Definition(
            "action_plan_when", "Which figures ask for an action plan", Kind.CHOICE, "off",
            "Whoever owns a measure is asked for an action plan when a final figure of it is rated so. Late ones are named as figures are.",
            "The council's own practice",
            choices=(("off", "Off target"), ("near", "Off target, or near it"), ("never", "None")),
        ),
        Definition(
            "action_plan_figures", "Figures in a row that ask for an action plan", Kind.NUMBER, 1,
            "So many rated figures one after another ask for it. One that is missing or not rated neither counts nor ends the row.",
            "The council's own practice", least=1, most=6,
        ),
        Definition(
            "action_plan_days", "Working days for an action plan", Kind.NUMBER, 10,
            "Within how many working days it is written; and, once the figure is there that shows its effect, closed or renewed.",
            "The council's own practice", least=1, most=60,
        ),
        Definition(
            "review_days", "Working days to look at a figure that was sent", Kind.NUMBER, 5,
            "A figure that has waited longer reminds whoever reviews it; then whoever heads their service, as late commitments do.",
            "The council's own practice", least=1, most=60,
        ),
        Definition(
            "other_figure_days", "Days until a measure without a calendar is asked for again", Kind.NUMBER, 365,
            "A figure of a measure that follows no calendar is due so many days after the last one's period ended. With 0 none is.",
            "The council's own practice", most=1_830,
        ),
        Definition(
            "quarters_fewest_places", "Places that a group needs to have quarters", Kind.NUMBER, 8,
            "In a smaller group a place has a rank and no quarter.", "The council's own practice", least=4, most=100,
        ),
        Definition(
            "risk_review_months", "Months between reviews of a risk", Kind.NUMBER, 3,
            "How many months after a review the next one is proposed. Reminders go out as those of commitments do.",
            "The council's own practice", least=1, most=24,
        ),
        Definition(
            "briefing_rhythm", "How often a portfolio's briefing goes out", Kind.CHOICE, "monthly",
            "To whoever holds a portfolio, or speaks on it for another group, until they choose for themselves.",
            "The council's own practice",
            choices=(("weekly", "Weekly"), ("monthly", "Monthly"), ("before each meeting", "Before each meeting"), ("never", "Never")),
        ),
        Definition(
            "briefing_before_meeting_days", "Working days before a meeting for a briefing", Kind.NUMBER, 2,
            "For those who want their briefing before each meeting.", "The council's own practice", least=1, most=20,
        ),
        *(
            Definition(
                f"members_agree_{kind}", f"Members agree the targets of {words}", Kind.YES_OR_NO, default,
                "Where they do, a target is proposed until Members have agreed it, and is not rated before.", "The council's constitution",
            )
            for kind, words, default in FRAMEWORKS
        ),
    )
}  # fmt: skip


def definition(name: str) -> Definition:
    """The rule of this name.

    >>> definition("notice_days").default
    5
    """
    try:
        return DEFINITIONS[name]
    except KeyError:
        raise NoSuchSetting(f"There is no setting “{name}”.") from None


def suitable(name: str, value: object) -> Value:
    """The value itself, if the setting may have it; a sentence if not.

    >>> suitable("notice_days", 5)
    5
    """
    rule = definition(name)
    if rule.kind is Kind.YES_OR_NO:
        return _yes_or_no(rule, value)
    if rule.kind is Kind.CHOICE:
        return _chosen(rule, value)
    if isinstance(value, bool) or not isinstance(value, int) or not rule.least <= value <= rule.most:
        raise NotSuitable(f"{rule.label}: enter {rule.kind} from {rule.least:,} to {rule.most:,}.")
    return value


def _yes_or_no(rule: Definition, value: object) -> bool:
    if not isinstance(value, bool):
        raise NotSuitable(f"{rule.label}: say yes or no.")
    return value


def _chosen(rule: Definition, value: object) -> str:
    if not isinstance(value, str) or value not in dict(rule.choices):
        raise NotSuitable(f"{rule.label}: choose one of what is offered.")
    return value
