"""England's rules for the meetings of executives, as rows: the Regulations of 2000, as amended in 2002, and those of 2012."""

from datetime import date
from functools import partial

from moothall.meetings.rules.law.counting import Unit
from moothall.meetings.rules.law.rule import Mark, Matter, Regime, Rule

# SI 2000/3272 reg 1: 9 January 2001. SI 2002/716 reg 14: five days for three, on 1 October 2002. SI 2012/2089 reg 1: 10 September 2012.
FIRST_REGULATIONS, LAST_OF_THREE, FIVE_DAYS = date(2001, 1, 9), date(2002, 9, 30), date(2002, 10, 1)
LAST_OF_2000, SECOND_REGULATIONS = date(2012, 9, 9), date(2012, 9, 10)
SI_2000 = "SI 2000/3272"
SI_2002 = "SI 2000/3272, as amended by SI 2002/716"
SI_2012 = "SI 2012/2089"

executive = partial(Rule, regime=Regime.EXECUTIVE)
of_2000 = partial(executive, valid_from=FIRST_REGULATIONS, valid_to=LAST_OF_2000)
three_days = partial(executive, number=3, unit=Unit.CLEAR_WORKING, valid_from=FIRST_REGULATIONS, valid_to=LAST_OF_THREE)
five_days = partial(executive, number=5, unit=Unit.CLEAR_WORKING, valid_from=FIVE_DAYS, valid_to=LAST_OF_2000)
of_2012 = partial(executive, valid_from=SECOND_REGULATIONS)
counted_2012 = partial(of_2012, number=5, unit=Unit.CLEAR_WORKING, mark=Mark.TEXT)

REGULATIONS_OF_2000 = (
    of_2000(
        matter=Matter.OPEN,
        words="The executive meets in public where a key decision is to be made or discussed; otherwise it may meet in private.",
        source=f"{SI_2000}, reg 7",
        mark=Mark.UNCHECKED,
    ),
    of_2000(
        matter=Matter.CONFIDENTIAL,
        words="The public must be excluded from a public meeting while confidential information would be disclosed.",
        source=f"{SI_2000}, reg 21",
        mark=Mark.UNCHECKED,
    ),
    of_2000(
        matter=Matter.EXEMPT,
        words="The public may be excluded from a public meeting, by a resolution, while exempt information would be disclosed.",
        source=f"{SI_2000}, reg 21",
        mark=Mark.UNCHECKED,
    ),
    *(
        counts(
            matter=Matter.NOTICE,
            words=f"Public notice of a public meeting at least {number} clear days before; of a meeting called later, when it is called.",
            source=source,
            mark=Mark.UNCHECKED,
        )
        for counts, number, source in ((three_days, "three", SI_2000), (five_days, "five", SI_2002))
    ),
    *(
        counts(
            matter=matter,
            words=f"{words} at least {number} clear days before a public meeting; of a meeting called later, when it is called.",
            source=source,
            mark=Mark.UNCHECKED,
        )
        for matter, words in (
            (Matter.AGENDA, "Agenda and reports open to inspection"),
            (Matter.SUPPLEMENT, "An item added later is open to inspection from when it is added, and may be considered if that was"),
        )
        for counts, number, source in ((three_days, "three", SI_2000), (five_days, "five", SI_2002))
    ),
    of_2000(
        matter=Matter.URGENT_ITEM,
        words="An item that was not open in time may be considered if the person presiding is of the opinion, for special circumstances "
        "specified in the minutes, that it is urgent.",
        source=f"{SI_2000}: the regulation has not been read",
        mark=Mark.UNCHECKED,
    ),
    of_2000(
        matter=Matter.FORWARD_PLAN,
        words="A forward plan of key decisions covers four months, is rolled on each month, and is published at least 14 days before "
        "the first day that it covers.",
        source=SI_2002,
        mark=Mark.SUMMARY,
        number=14,
        unit=Unit.CALENDAR,
    ),
    *(
        counts(
            matter=Matter.GENERAL_EXCEPTION,
            words=f"A key decision that is not in the forward plan: notice to the chair of overview and scrutiny, and {number} clear days.",
            source=f"{source}: reg 15",
            mark=Mark.UNCHECKED,
        )
        for counts, number, source in ((three_days, "three", SI_2000), (five_days, "five", SI_2002))
    ),
    of_2000(
        matter=Matter.STATEMENT,
        words="After a meeting, as soon as reasonably practicable, a written statement of each executive decision: the decision, reasons, "
        "alternatives rejected, conflicts declared, and any dispensation by the standards committee.",
        source=f"{SI_2000}, reg 3 (a single member's decision: reg 4)",
        mark=Mark.TEXT,
    ),
)

REGULATIONS_OF_2012 = (
    of_2012(
        matter=Matter.OPEN,
        words="A meeting of the executive is held in public, except while the public are excluded.",
        source=f"{SI_2012}, regs 3 and 4(1)",
        mark=Mark.TEXT,
    ),
    of_2012(
        matter=Matter.CONFIDENTIAL,
        words="The public must be excluded during an item while confidential information would be disclosed. No resolution is needed.",
        source=f"{SI_2012}, reg 4(2)(a)",
        mark=Mark.TEXT,
    ),
    of_2012(
        matter=Matter.EXEMPT,
        words="The public may be excluded, by a resolution, during an item while exempt information would be disclosed. The resolution "
        "names the proceedings and the description in Schedule 12A.",
        source=f"{SI_2012}, reg 4(2)(b) and (3)",
        mark=Mark.TEXT,
    ),
    of_2012(
        matter=Matter.PRIVATE_FIRST,
        words="Before a private meeting, a notice with the reasons at the offices and on the website, at least 28 clear days before.",
        source=f"{SI_2012}, reg 5(2) and (3)",
        mark=Mark.TEXT,
        number=28,
        unit=Unit.CLEAR_CALENDAR,
    ),
    counted_2012(
        matter=Matter.PRIVATE_SECOND,
        words="A further notice at least five clear days before, with the reasons, the representations received, and a response to them.",
        source=f"{SI_2012}, reg 5(4) and (5)",
    ),
    of_2012(
        matter=Matter.PRIVATE_URGENT,
        words="Where the date makes those notices impracticable, the meeting may be private only if the chair of the relevant overview "
        "and scrutiny committee agrees that it is urgent and cannot reasonably be deferred; if there is none or the chair cannot act, the "
        "chair of the council; if there is no chair of either, the vice-chair of the council. A notice of the reasons follows as soon as "
        "reasonably practicable.",
        source=f"{SI_2012}, reg 5(6) and (7)",
        mark=Mark.TEXT,
    ),
    counted_2012(
        matter=Matter.NOTICE,
        words="Notice of the time and place at the offices and on the website at least five clear days before; of a meeting called later, "
        "when it is called.",
        source=f"{SI_2012}, reg 6(1)",
    ),
    counted_2012(
        matter=Matter.AGENDA,
        words="Agenda and reports at the offices and on the website. An item may be considered only if the agenda with it was open at "
        "least five clear days before; of a meeting called later, from when it was called.",
        source=f"{SI_2012}, regs 6(2) and 7",
    ),
    of_2012(
        matter=Matter.SUPPLEMENT,
        words="An item added later is open as soon as it is added, on a revised agenda. It may be considered only if that was five clear "
        "days before; the Regulations name no opinion of the chair that could replace them.",
        source=f"{SI_2012}, regs 6(2) and 7",
        mark=Mark.SUMMARY,
        number=5,
        unit=Unit.CLEAR_WORKING,
    ),
    of_2012(
        matter=Matter.NOT_FOR_PUBLICATION,
        words="A withheld report or part is marked “Not for publication”, with the reason: confidential information, or the description "
        "in Schedule 12A.",
        source=f"{SI_2012}, reg 7",
        mark=Mark.TEXT,
    ),
    of_2012(
        matter=Matter.STATEMENT,
        words="After a meeting, as soon as reasonably practicable, a written statement of every executive decision: the decision and its "
        "date, reasons, alternatives rejected, conflicts declared, and any dispensation by the head of paid service.",
        source=f"{SI_2012}, reg 12 (a single member's decision: reg 13)",
        mark=Mark.TEXT,
    ),
)

POLICY = (
    executive(
        matter=Matter.CONFIRMATION,
        words="The minutes are confirmed at the next meeting.",
        source="Custom of constitutions; the Regulations do not speak of minutes",
        mark=Mark.UNCHECKED,
    ),
    *(
        executive(matter=matter, words=words, source="Custom of constitutions", mark=Mark.UNCHECKED, number=years, unit=Unit.YEARS)
        for matter, years, words in (
            (Matter.INSPECTION, 6, "What is published of a meeting stays open for six years beginning with the day of the meeting."),
            (Matter.BACKGROUND, 4, "Background papers stay open for four years beginning with the day of the meeting."),
        )
    ),
)

EXECUTIVE = (*REGULATIONS_OF_2000, *REGULATIONS_OF_2012, *POLICY)
